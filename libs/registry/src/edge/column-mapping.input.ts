import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { type Defect, Invalid } from '#kernel';
import { PlainText } from '#platform';
import { type Column, type ColumnMapping, SEVERAL_COLUMNS, SYNONYMS, TARGET_FIELDS, type TargetField } from '../import/index.js';

const TargetFieldEnum = Object.fromEntries(TARGET_FIELDS.map((field) => [field, field]));
registerEnumType(TargetFieldEnum, {
  name: 'ImportField',
  description: 'What a column of a table may be read as.',
  valuesMap: Object.fromEntries(
    TARGET_FIELDS.map((field) => [
      field,
      { description: `As a column that is called “${SYNONYMS[field][0]}”.${SEVERAL_COLUMNS.has(field) ? ' Several columns may be.' : ''}` },
    ]),
  ),
});

@InputType({ description: 'Which column of a table to read as which field; a list may be given once for each of its columns.' })
export class ColumnMappingInput {
  @Field(() => TargetFieldEnum, { description: 'The field of an activity.' })
  @IsIn(TARGET_FIELDS)
  field: TargetField;
  @Field(() => String, { description: 'The header of the column, or its position from 1.' })
  @PlainText(200)
  column: string;
}

/** A column that is a number is a position. Throws Invalid where a field that takes one column is given several. */
export function mappingOf(inputs: readonly ColumnMappingInput[]): ColumnMapping {
  const columns = new Map<TargetField, Column[]>();
  const defects: Defect[] = [];
  for (const [i, { field, column }] of inputs.entries()) {
    const wanted = /^[1-9]\d{0,2}$/.test(column) ? Number(column) : column;
    const chosen = columns.get(field) ?? [];
    if (chosen.includes(wanted)) continue;
    if (chosen.length > 0 && !SEVERAL_COLUMNS.has(field)) defects.push(oneColumn(`mapping.${i}.column`, field, String(chosen[0])));
    columns.set(field, [...chosen, wanted]);
  }
  if (defects.length > 0) throw new Invalid(defects);
  return Object.fromEntries([...columns].map(([field, list]) => [field, list.length === 1 ? list[0]! : list]));
}

const oneColumn = (path: string, field: TargetField, column: string): Defect => ({
  path,
  code: 'ONE_COLUMN',
  vi: `Mục ${field} chỉ đọc từ một cột và đã được chọn cột "${column}"; hãy bỏ một trong hai. Cột không được chọn được ghi vào phần ghi chú. Chỉ các danh sách mới lấy được nhiều cột: ${[...SEVERAL_COLUMNS].join(', ')}.`,
  en: `Field ${field} is read from one column, and column "${column}" is chosen for it; take out one of the two. A column that is not chosen goes to the notes. Lists alone may have several columns: ${[...SEVERAL_COLUMNS].join(', ')}.`,
});

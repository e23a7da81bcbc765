import { Field, InputType, registerEnumType } from '@nestjs/graphql';
import { IsIn } from 'class-validator';
import { PlainText } from '#platform';
import { type ColumnMapping, SYNONYMS, TARGET_FIELDS, type TargetField } from '../import/index.js';

const TargetFieldEnum = Object.fromEntries(TARGET_FIELDS.map((field) => [field, field]));
registerEnumType(TargetFieldEnum, {
  name: 'ImportField',
  description: 'What a column of a table may be read as.',
  valuesMap: Object.fromEntries(
    TARGET_FIELDS.map((field) => [field, { description: `As a column that is called “${SYNONYMS[field][0]}”.` }]),
  ),
});

@InputType({ description: 'Which column of a table to read as which field.' })
export class ColumnMappingInput {
  @Field(() => TargetFieldEnum, { description: 'The field of an activity.' })
  @IsIn(TARGET_FIELDS)
  field: TargetField;
  @Field(() => String, { description: 'The header of the column, or its position from 1.' })
  @PlainText(200)
  column: string;
}

/** A column that is a number is a position. */
export function mappingOf(inputs: readonly ColumnMappingInput[]): ColumnMapping {
  return Object.fromEntries(inputs.map(({ field, column }) => [field, /^[1-9]\d{0,2}$/.test(column) ? Number(column) : column]));
}

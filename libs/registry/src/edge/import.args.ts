import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsEnum, IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { type Defect, Invalid } from '#kernel';
import { PageArgs, PlainText } from '#platform';
import { CHOOSABLE, type ChosenTerm } from '../import/index.js';
import { ColumnMappingInput } from './column-mapping.input.js';
import { ImportPolicyEnum, RowDecisionEnum } from './import.enums.js';

@InputType({ description: 'What a foreign term of the review list means.' })
export class ImportTermInput {
  @Field(() => String, { description: '`kind` of the finding.' })
  @IsIn([...CHOOSABLE.keys()])
  kind: string;
  @Field(() => String, { description: '`term` of the finding.' })
  @PlainText(10_000, { required: true })
  term: string;
  @Field(() => String, { description: 'The code that it stands for.' })
  @PlainText(200, { required: true })
  code: string;
}

@ArgsType()
export class CheckImportArgs {
  @Field(() => ID, { description: 'The ticket under which the file came.' })
  @IsUUID()
  ticketId: string;
  @Field(() => [ColumnMappingInput], {
    nullable: true,
    description:
      'For a table that is no known register: which columns to read as what; absent: as remembered, or guessed from the headers.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ColumnMappingInput)
  mapping?: ColumnMappingInput[] | null;
  @Field(() => ImportPolicyEnum, {
    defaultValue: ImportPolicyEnum.SKIP,
    description: 'What becomes of rows whose activity the register has.',
  })
  @IsEnum(ImportPolicyEnum)
  policy: ImportPolicyEnum;
  @Field(() => [ImportTermInput], {
    nullable: true,
    description: 'What terms of the review list of an earlier check mean; remembered once committed.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ImportTermInput)
  terms?: ImportTermInput[] | null;
}

/** The choices, each for a code that its vocabulary has. Throws Invalid. */
export function chosenTerms(inputs: readonly ImportTermInput[]): ChosenTerm[] {
  const chosen = inputs as readonly ChosenTerm[];
  const defects = chosen.flatMap(({ kind, code }, i): Defect[] =>
    CHOOSABLE.get(kind)!.has(code)
      ? []
      : [
          {
            path: `terms.${i}.code`,
            code: 'UNKNOWN_CODE',
            vi: 'Danh mục này không có mã đó; hãy chọn một mã có trong danh mục.',
            en: 'This vocabulary has no such code; choose one that it has.',
          },
        ],
  );
  if (defects.length > 0) throw new Invalid(defects);
  return [...chosen];
}

@ArgsType()
export class ImportRowArgs extends PageArgs {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  importId: string;
  @Field(() => RowDecisionEnum, { nullable: true, description: 'Only rows with this decision.' })
  @IsOptional()
  @IsEnum(RowDecisionEnum)
  decision?: RowDecisionEnum | null;
}

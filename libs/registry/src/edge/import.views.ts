import { Field, ID, Int } from '@nestjs/graphql';
import { SentenceView, View } from '#platform';

@View('part', 'A finding of the check, with the place in the file.')
export class ImportProblemView {
  @Field(() => String, { description: '`ERROR` stops the import; `REVIEW` wants a person’s choice later; `NOTICE` is only told.' })
  severity: string;
  @Field(() => String, { nullable: true, description: 'Sheet.' })
  sheet: string | null;
  @Field(() => Int, { nullable: true, description: 'Row as Excel counts it.' })
  row: number | null;
  @Field(() => String, { nullable: true, description: 'Column letter.' })
  column: string | null;
  @Field(() => String, { description: 'What it is.' })
  code: string;
  @Field(() => String, { description: 'In Vietnamese.' })
  vi: string;
  @Field(() => String, { description: 'In English.' })
  en: string;
  @Field(() => [String], { nullable: true, description: 'Codes that may be meant, best first.' })
  suggestions: string[] | null;
}

@View('part', 'Which column of a table was read as which field.')
export class ColumnMappingView {
  @Field(() => String, { description: 'The field of an activity.' })
  field: string;
  @Field(() => String, { description: 'The header of the column, or its position from 1 where headers are not unique.' })
  column: string;
}

@View('RegisterImport', 'A file brought in: checked first, then committed as drafts in one transaction.')
export class RegisterImportView {
  @Field(() => ID, { description: 'Id of the import.' })
  id: string;
  @Field(() => String, { description: 'Name of the file.' })
  fileName: string;
  @Field(() => String, { description: 'Hex SHA-256 of the original, which is kept.' })
  sha256: string;
  @Field(() => String, { description: '`CHECKED` or `COMMITTED`.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'Recognised format; null where none was.' })
  format: string | null;
  @Field(() => SentenceView, { nullable: true, description: 'The name of the format.' })
  formatName: SentenceView | null;
  @Field(() => [String], { description: 'Fields of the format that come as text, for want of a place of their own.' })
  carriedAsText: string[];
  @Field(() => [String], { description: 'Fields of the format of which nothing comes.' })
  lost: string[];
  @Field(() => [ColumnMappingView], {
    description: 'Of a table that is read by its headers: which columns were read as what. To be corrected and sent with another check.',
  })
  mapping: ColumnMappingView[];
  @Field(() => Int, { description: 'Activities found.' })
  activityCount: number;
  @Field(() => Int, { description: 'Errors found; any of them stops the import.' })
  errorCount: number;
  @Field(() => Int, { description: 'Terms that want a person’s choice.' })
  reviewCount: number;
  @Field(() => Boolean, { description: 'Whether it can be committed.' })
  committable: boolean;
  @Field(() => [ImportProblemView], { description: 'Findings with sheet, row and column.' })
  problems: ImportProblemView[];
}

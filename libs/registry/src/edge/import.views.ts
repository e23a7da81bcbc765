import { Field, ID, Int } from '@nestjs/graphql';
import { FactChangeView, Instant, PageInfo, SentenceView, View } from '#platform';
import { ImportPolicyEnum, RowDecisionEnum } from './import.enums.js';

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
  @Field(() => String, { nullable: true, description: 'The foreign term, where one wants a choice.' })
  term: string | null;
  @Field(() => String, { nullable: true, description: 'Its vocabulary; with the term and a code it is sent back as a choice.' })
  kind: string | null;
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

@View('part', 'How far a commit is that is under way.')
export class ImportProgressView {
  @Field(() => String, { description: '`MATCHING` with the register, `WRITING` rows, `RECORDING` in the log.' })
  phase: string;
  @Field(() => Int, { description: 'Rows done in this phase.' })
  done: number;
  @Field(() => Int, { description: 'Rows of this phase.' })
  of: number;
}

@View('RegisterImport', 'A file brought in: checked first, then committed as drafts in one transaction, undone within a day.')
export class RegisterImportView {
  @Field(() => ID, { description: 'Id of the import.' })
  id: string;
  @Field(() => String, { description: 'Name of the file.' })
  fileName: string;
  @Field(() => String, { description: 'Hex SHA-256 of the original, which is kept.' })
  sha256: string;
  @Field(() => String, { description: '`CHECKED`, `COMMITTED` or `UNDONE`.' })
  state: string;
  @Field(() => ImportPolicyEnum, { description: 'What becomes of rows whose activity the register has.' })
  policy: ImportPolicyEnum;
  @Field(() => Instant, { description: 'When it was checked.' })
  createdAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was committed.' })
  committedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'Until when it can be undone; null where there is nothing to undo.' })
  undoableUntil: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it was undone.' })
  undoneAt: Date | null;
  @Field(() => ImportProgressView, { nullable: true, description: 'How far its commit is, while one is under way.' })
  progress: ImportProgressView | null;
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
  @Field(() => String, {
    nullable: true,
    description: 'Where the mapping is from: `GIVEN` with the check, `REMEMBERED` from an earlier import of such a table, or `GUESSED`.',
  })
  mappingFrom: string | null;
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

@View('RegisterImport', 'A page of imports, newest first.')
export class RegisterImportPage {
  @Field(() => [RegisterImportView], { description: 'The imports.' })
  nodes: RegisterImportView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('RegisterImport', 'One activity of a file: what its import would do, or did.')
export class ImportRowView {
  @Field(() => ID, { description: 'Id of the row.' })
  id: string;
  @Field(() => String, { description: 'Sheet, or list, of the file.' })
  sheet: string;
  @Field(() => Int, { description: 'Row in it.' })
  row: number;
  @Field(() => String, { description: 'Code that the activity has or gets.' })
  code: string;
  @Field(() => String, { description: 'Name in the file.' })
  name: string;
  @Field(() => RowDecisionEnum, { description: 'What the commit does, or did.' })
  decision: RowDecisionEnum;
  @Field(() => ID, { nullable: true, description: 'The activity that the register has, or was given.' })
  activityId: string | null;
  @Field(() => [FactChangeView], { description: 'Of an update: what changes, field by field; at most 200.' })
  changes: FactChangeView[];
}

@View('RegisterImport', 'A page of rows, in the order of the file.')
export class ImportRowPage {
  @Field(() => [ImportRowView], { description: 'The rows.' })
  nodes: ImportRowView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View(
  'RememberedMapping',
  'How the columns of a table are read, as somebody confirmed by a commit; offered for the next table with these headers.',
)
export class RememberedMappingView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => [String], { description: 'The headers of the table.' })
  headers: string[];
  @Field(() => [ColumnMappingView], { description: 'Which column is read as which field.' })
  mapping: ColumnMappingView[];
  @Field(() => Instant, { description: 'When it was confirmed.' })
  confirmedAt: Date;
}

@View('RememberedMapping', 'A page of remembered mappings.')
export class RememberedMappingPage {
  @Field(() => [RememberedMappingView], { description: 'The mappings.' })
  nodes: RememberedMappingView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

@View('RememberedTerm', 'What a foreign term means, as somebody chose from a review list.')
export class RememberedTermView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Which vocabulary it belongs to, e.g. `LEGAL_BASIS`.' })
  kind: string;
  @Field(() => String, { description: 'The term as it was written.' })
  term: string;
  @Field(() => String, { description: 'The code that it is read as.' })
  code: string;
  @Field(() => Instant, { description: 'When it was confirmed.' })
  confirmedAt: Date;
}

@View('RememberedTerm', 'A page of remembered terms.')
export class RememberedTermPage {
  @Field(() => [RememberedTermView], { description: 'The terms.' })
  nodes: RememberedTermView[];
  @Field(() => PageInfo, { description: 'Where the page ends.' })
  pageInfo: PageInfo;
}

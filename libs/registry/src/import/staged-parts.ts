import { finding } from './findings.js';
import type { RowReader } from './row-reader.js';
import type {
  ActorRole,
  DateMeaning,
  StagedActor,
  StagedDataType,
  StagedDate,
  StagedNote,
  StagedOperation,
  StagedProcessor,
  StagedPurpose,
  StagedRecipient,
  StagedSubjectGroup,
  StagedText,
  StagedTransfer,
} from './staged-activity.js';
import type { Choices } from './staging.js';
import { COUNTRIES } from './vocabulary/countries.js';
import { DATA_TYPES } from './vocabulary/data-types.js';
import { DATA_USES } from './vocabulary/data-uses.js';
import { LEGAL_BASES } from './vocabulary/legal-bases.js';
import { OPERATIONS } from './vocabulary/operations.js';
import { RECIPIENT_KINDS, RELATIONSHIPS, SUBJECT_GROUPS, TRANSFER_MECHANISMS } from './vocabulary/parties.js';
import { TermBook, type Vocabulary } from './vocabulary/term.js';

/** The vocabularies of the source, opened for one import with what the organisation chose. */
export function openBooks(choices: Choices = new Map()) {
  const open = (vocabulary: Vocabulary) => new TermBook(vocabulary, choices.get(vocabulary.kind));
  return {
    legalBases: open(LEGAL_BASES),
    dataTypes: open(DATA_TYPES),
    subjectGroups: open(SUBJECT_GROUPS),
    recipientKinds: open(RECIPIENT_KINDS),
    relationships: open(RELATIONSHIPS),
    mechanisms: open(TRANSFER_MECHANISMS),
    countries: open(COUNTRIES),
    operations: open(OPERATIONS),
    dataUses: open(DATA_USES),
  };
}

export type Books = ReturnType<typeof openBooks>;

/** Each function stages one row of its kind, or null where the row has no name at all. */
export function stagePurpose(row: RowReader, books: Books): StagedPurpose | null {
  const name = row.partName('description');
  const legalBasis = row.term('legalBasis', books.legalBases);
  const article9Condition = row.text('article9Condition');
  if (article9Condition !== null) row.note(finding('ARTICLE_9_AS_TEXT', row.at('article9Condition')));
  const dataUse = row.term('dataUse', books.dataUses, false);
  if (name === null) return null;
  const purpose = { source: row.at(), name, description: row.text('description'), legalBasis, article9Condition };
  return dataUse ? { ...purpose, dataUse } : purpose;
}

export function stageDataType(row: RowReader, books: Books): StagedDataType | null {
  const name = row.partName('category');
  const type = row.term('category', books.dataTypes);
  const flaggedSensitive = row.flag('isSensitive');
  if (name === null) return null;
  return {
    source: row.at(),
    name,
    description: row.text('description'),
    type,
    flaggedSensitive,
    retention: row.text('retention'),
    deletionPolicy: row.text('deletionPolicy'),
    systems: row.list('systems'),
  };
}

export function stageSubjectGroup(row: RowReader, books: Books): StagedSubjectGroup | null {
  const name = row.partName('category');
  const category = row.term('category', books.subjectGroups);
  return name === null ? null : { source: row.at(), name, description: row.text('description'), category };
}

export function stageRecipient(row: RowReader, books: Books): StagedRecipient | null {
  const name = row.partName('category');
  const kind = row.term('category', books.recipientKinds);
  return name === null ? null : { source: row.at(), name, description: row.text('description'), kind };
}

export function stageProcessor(row: RowReader, books: Books): StagedProcessor | null {
  const name = row.partName('entity');
  const relationship = row.term('relationship', books.relationships);
  const country = row.term('country', books.countries);
  const documentationLink = row.link('documentationLink');
  if (name === null) return null;
  return {
    source: row.at(),
    name,
    description: row.text('description'),
    entity: row.text('entity'),
    relationship,
    country,
    documentationLink,
  };
}

export function stageTransfer(row: RowReader, books: Books): StagedTransfer | null {
  const name = row.partName('entity');
  const country = row.term('country', books.countries);
  if (country?.code === 'VN') row.note(finding('TRANSFER_WITHIN_VIETNAM', row.at('country')));
  const mechanism = row.term('mechanism', books.mechanisms, false);
  if (mechanism) row.note(finding('MECHANISM_AS_TEXT', row.at('mechanism')));
  const documentationLink = row.link('documentationLink');
  if (name === null) return null;
  return {
    source: row.at(),
    name,
    description: row.text('description'),
    entity: row.text('entity'),
    country,
    mechanism,
    guarantees: row.text('guarantees'),
    documentationLink,
  };
}

export function stageOperation(row: RowReader, books: Books): StagedOperation | null {
  const operation = row.term('text', books.operations, false);
  return operation && { source: row.at(), operation };
}

export function stageText(row: RowReader): StagedText | null {
  const text = row.text('text');
  return text === null ? null : { source: row.at('text'), text };
}

export function stageNote(row: RowReader): StagedNote | null {
  const text = stageText(row);
  return text && { ...text, heading: row.text('heading') ?? '' };
}

/** Vietnamese law knows no joint controller: whoever is one gets a part of the law's own from a person. */
export function stageActor(row: RowReader, books: Books): StagedActor | null {
  const contact = row.text('contact');
  const name = row.text('name') ?? contact;
  if (name === null) return null;
  row.term('relationship', books.relationships, false);
  return { source: row.at(), role: row.text('role') as ActorRole, name, contact };
}

const DATES: readonly (readonly [field: string, DateMeaning])[] = [
  ['firstProcessedOn', 'FIRST_PROCESSED'],
  ['lastProcessedOn', 'LAST_PROCESSED'],
  ['recordCreatedOn', 'RECORD_CREATED'],
  ['recordUpdatedOn', 'RECORD_UPDATED'],
];

export function stageDates(row: RowReader): StagedDate[] {
  return DATES.flatMap(([field, meaning]) => {
    const raw = row.text(field);
    return raw === null ? [] : [{ source: row.at(field), meaning, raw, date: row.date(field) }];
  });
}

import { finding } from './findings.js';
import type { RowReader } from './row-reader.js';
import type {
  ActorRole,
  DateMeaning,
  MappedTerm,
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
import { ACTIVITY_ROLE } from './vocabulary/activity-roles.js';
import { COUNTRIES } from './vocabulary/countries.js';
import { DATA_TYPES } from './vocabulary/data-types.js';
import { DATA_USES } from './vocabulary/data-uses.js';
import { LEGAL_BASES } from './vocabulary/legal-bases.js';
import { OPERATIONS } from './vocabulary/operations.js';
import { RECIPIENT_KINDS, RELATIONSHIPS, SUBJECT_GROUPS, TRANSFER_MECHANISMS } from './vocabulary/parties.js';
import { TermBook, type Vocabulary } from './vocabulary/term.js';

export const VOCABULARIES = {
  legalBases: LEGAL_BASES,
  dataTypes: DATA_TYPES,
  subjectGroups: SUBJECT_GROUPS,
  recipientKinds: RECIPIENT_KINDS,
  relationships: RELATIONSHIPS,
  mechanisms: TRANSFER_MECHANISMS,
  countries: COUNTRIES,
  operations: OPERATIONS,
  dataUses: DATA_USES,
  roles: ACTIVITY_ROLE,
} as const satisfies Readonly<Record<string, Vocabulary>>;

export type Books = Readonly<Record<keyof typeof VOCABULARIES, TermBook>>;

/** The vocabularies, opened for one import with what the organisation chose. */
export function openBooks(choices: Choices): Books {
  return Object.fromEntries(
    Object.entries(VOCABULARIES).map(([name, vocabulary]) => [name, new TermBook(vocabulary, choices.get(vocabulary.kind))]),
  ) as Books;
}

/** Each function stages one row of its kind, or null where the row has no name at all. */
export function stagePurpose(row: RowReader, books: Books): StagedPurpose | null {
  const name = row.partName('description');
  const legalBasis = row.term('legalBasis', books.legalBases);
  const article9Condition = row.text('article9Condition');
  if (article9Condition !== null) row.note(finding('ARTICLE_9_AS_TEXT', row.at('article9Condition')));
  const dataUse = row.wordOf('dataUse', books.dataUses);
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
    ...(flaggedSensitive === null && optional({ flaggedAs: row.text('isSensitive') })),
    retention: row.text('retention'),
    ...optional({ retentionBasis: row.text('retentionBasis') }),
    deletionPolicy: row.text('deletionPolicy'),
    systems: row.list('systems'),
  };
}

export function stageSubjectGroup(row: RowReader, books: Books): StagedSubjectGroup | null {
  const name = row.partName('category');
  const category = row.wordOf('category', books.subjectGroups, false);
  const count = row.text('count');
  return name === null
    ? null
    : { source: row.at(), name, description: row.text('description'), category, ...(count !== null && { count: Number(count) }) };
}

export function stageRecipient(row: RowReader, books: Books): StagedRecipient | null {
  return recipientOf(row, row.term('category', books.recipientKinds), books);
}

/** A third party is one whatever its kind, which nobody has to choose. */
export function stageThirdParty(row: RowReader, books: Books): StagedRecipient | null {
  return recipientOf(row, row.wordOf('category', books.recipientKinds, false), books);
}

function recipientOf(row: RowReader, kind: MappedTerm | null, books: Books): StagedRecipient | null {
  const name = row.partName('category');
  if (name === null) return null;
  const recipient = { source: row.at(), name, description: row.text('description'), kind };
  return name === kind?.raw && books.recipientKinds.knows(name) ? { ...recipient, isCategory: true } : recipient;
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
    ...optional({ contractNumber: row.text('contractNumber') }),
  };
}

export function stageTransfer(row: RowReader, books: Books): StagedTransfer | null {
  const name = row.partName('entity');
  const country = row.term('country', books.countries);
  if (country?.code === 'VN') row.note(finding('TRANSFER_WITHIN_VIETNAM', row.at('country')));
  const mechanism = row.wordOf('mechanism', books.mechanisms);
  if (mechanism?.code) row.note(finding('MECHANISM_AS_TEXT', row.at('mechanism')));
  const documentationLink = row.link('documentationLink');
  const firstTransferredOn = row.date('firstTransferredOn');
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
    ...optional({ firstTransferredOn, firstTransferredAs: firstTransferredOn === null ? row.text('firstTransferredOn') : null }),
  };
}

/** Members that say something. */
function optional<T extends Record<string, string | null>>(members: T): { [Key in keyof T]?: string } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) as { [Key in keyof T]?: string };
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
  const relationship = row.term('relationship', books.relationships, false);
  return { source: row.at(), role: row.text('role') as ActorRole, name, contact, ...(relationship && { relationship }) };
}

const DATES: readonly (readonly [field: string, DateMeaning])[] = [
  ['firstProcessedOn', 'FIRST_PROCESSED'],
  ['lastProcessedOn', 'LAST_PROCESSED'],
  ['reviewOn', 'REVIEW'],
  ['recordCreatedOn', 'RECORD_CREATED'],
  ['recordUpdatedOn', 'RECORD_UPDATED'],
];

export function stageDates(row: RowReader): StagedDate[] {
  return DATES.flatMap(([field, meaning]) => {
    const raw = row.text(field);
    return raw === null ? [] : [{ source: row.at(field), meaning, raw, date: row.date(field) }];
  });
}

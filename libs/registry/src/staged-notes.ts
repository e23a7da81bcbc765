import { NOTES_LENGTH } from './entities.js';
import {
  type ActorRole,
  type DateMeaning,
  FIELD_WORDS,
  headingWords,
  type MappedTerm,
  type StagedActivity,
  type StagedDate,
  VOCABULARIES,
  wordsFor,
} from './import/index.js';
import { isOutside, recipientWords, remarksOn } from './staged-parties.js';

type Line = readonly [heading: string, ...texts: readonly (string | null | undefined)[]];

const ACTORS: Readonly<Record<ActorRole, string>> = {
  CONTROLLER: 'Bên kiểm soát',
  JOINT_CONTROLLER: 'Đồng kiểm soát',
  REPRESENTATIVE: 'Người đại diện',
  DPO: 'Người phụ trách bảo vệ dữ liệu',
  DPO_COMPANY: 'Đơn vị của người phụ trách bảo vệ dữ liệu',
};
const DATES: Readonly<Record<DateMeaning, string>> = {
  FIRST_PROCESSED: FIELD_WORDS.firstProcessedOn,
  LAST_PROCESSED: FIELD_WORDS.lastProcessedOn,
  REVIEW: FIELD_WORDS.reviewOn,
  RECORD_CREATED: FIELD_WORDS.recordCreatedOn,
  RECORD_UPDATED: FIELD_WORDS.recordUpdatedOn,
};

/** What the source tells and the register has no place for, a line for each heading; whole, however long. */
export function wholeNotesOf(staged: StagedActivity): string {
  const { dpiaRequired, dataTypes, subjectGroups, purposes } = staged;
  const recipients = [...staged.recipients, ...(staged.thirdParties ?? [])];
  const lines: Line[] = [
    [FIELD_WORDS.description, purposes.length > 0 ? staged.description : null],
    ['Cách thức xử lý', ...staged.natures.map((nature) => wordsFor(nature))],
    ['Kênh thông báo', staged.informationChannel],
    ['Kênh sử dụng', staged.usageChannel],
    [FIELD_WORDS.dpiaRequired, dpiaRequired === null ? null : dpiaRequired ? 'có' : 'không'],
    [FIELD_WORDS.dpiaReference, staged.dpiaReference],
    [FIELD_WORDS.labels, ...staged.labels],
    [FIELD_WORDS.role, undecided(staged.role, 'roles')],
    [FIELD_WORDS.operations, ...(staged.operations ?? []).map(({ operation }) => undecided(operation, 'operations'))],
    [FIELD_WORDS.legalBasis, ...purposes.map(({ legalBasis }) => undecided(legalBasis, 'legalBases'))],
    ['Điều kiện GDPR Điều 9', ...purposes.map(({ article9Condition }) => article9Condition && wordsFor(article9Condition))],
    ['Mục đích sử dụng theo nguồn', ...purposes.map(({ dataUse }) => dataUse?.raw)],
    ...dataTypes.map(
      (type): Line => [
        `Loại dữ liệu "${wordsFor(type.name, VOCABULARIES.dataTypes)}"`,
        type.description,
        apart(type.name, type.type, 'dataTypes'),
      ],
    ),
    ...dataTypes.map(({ name, flaggedAs }): Line => [`Dữ liệu nhạy cảm, "${name}"`, flaggedAs]),
    ['Nguồn ghi là nhạy cảm', ...dataTypes.map(({ name, flaggedSensitive }) => (flaggedSensitive === true ? name : null))],
    ['Nguồn ghi là không nhạy cảm', ...dataTypes.map(({ name, flaggedSensitive }) => (flaggedSensitive === false ? name : null))],
    ...subjectGroups.map(
      (group): Line => [
        `Nhóm chủ thể "${wordsFor(group.name, VOCABULARIES.subjectGroups)}"`,
        group.description,
        apart(group.name, group.category, 'subjectGroups'),
      ],
    ),
    ['Bộ phận nội bộ', ...recipients.filter((one) => !isOutside(one) && !one.isCategory).map(recipientWords)],
    ['Loại bên nhận', ...recipients.filter(({ isCategory }) => isCategory).map(recipientWords)],
    // What is too long for the note of a party.
    ...[...recipients.filter(isOutside), ...staged.processors].map((one): Line => [`"${one.name}"`, ...remarksOn(one).left]),
    [FIELD_WORDS.dataSources, ...(staged.dataSources ?? []).map(({ text }) => text)],
    [FIELD_WORDS.dataPlaces, ...(staged.dataPlaces ?? []).map(({ text }) => text)],
    ...(staged.actors ?? []).map(
      ({ role, name, contact }): Line => [ACTORS[role], [name, contact === name ? null : contact].filter(Boolean).join(', ')],
    ),
    ...(staged.dates ?? []).map((date): Line => [DATES[date.meaning], untold(date)]),
    [FIELD_WORDS.firstTransferredOn, ...staged.transfers.map(({ firstTransferredAs }) => firstTransferredAs)],
    ...(['crossBorder', 'automatedDecisions', 'children', 'recording', 'aiUse'] as const).map((field): Line => {
      const flag = staged[field];
      return [FIELD_WORDS[field], flag?.value === null ? flag.raw : null];
    }),
    ...(staged.notes ?? []).map(({ heading, text }): Line => [headingWords(heading), text]),
  ];
  return lines
    .map(([heading, ...texts]) => [heading, [...new Set(texts.filter(Boolean))].join('; ')] as const)
    .filter(([, text]) => text !== '')
    .map(([heading, text]) => (heading ? `${heading}: ${text}` : text))
    .join('\n');
}

/** The same as the form takes it; what is beyond stays in the file, which is kept, and the last line says so. */
export function notesOf(staged: StagedActivity): string | null {
  const whole = wholeNotesOf(staged);
  if (charactersOf(whole) <= NOTES_LENGTH) return whole || null;
  return `${[...whole].slice(0, NOTES_LENGTH - CUT.length).join('')}${CUT}`;
}

/** As the form counts; few texts are near the bound, where it matters that one character may be two of UTF-16. */
export function charactersOf(text: string): number {
  return text.length <= NOTES_LENGTH ? text.length : [...text].length;
}

export const CUT = '…\n[Phần còn lại có trong tệp gốc của lần nhập này.]';

/** The words of a term for which nobody chose a code. */
function undecided(term: MappedTerm | null | undefined, book: keyof typeof VOCABULARIES): string | null {
  return term && term.code === undefined ? wordsFor(term.raw, VOCABULARIES[book]) : null;
}

/** The category under which the source has a part, where that is not its name and no code of the part says it. */
function apart(name: string, term: MappedTerm | null, book: 'dataTypes' | 'subjectGroups'): string | null {
  if (!term || term.raw === name || (book === 'dataTypes' && term.code)) return null;
  return wordsFor(term.raw, VOCABULARIES[book], term.code);
}

/** A day that the content has no place for, or that could not be told. */
function untold({ meaning, raw, date }: StagedDate): string | null {
  if (date === null) return raw;
  return meaning === 'RECORD_CREATED' || meaning === 'RECORD_UPDATED' ? date : null;
}

import { type Defect, foldText, Invalid, spellingOf } from '#kernel';
import type { ActivityInput } from './edge/activity.input.js';

/** The content of an activity without what the database adds. */
export type ActivityContent = ActivityInput;

type Rows<Key extends keyof ActivityContent> = NonNullable<ActivityContent[Key]>;

/** An activity as it is kept: rows where rows were given, and the summaries that follow from them. */
export interface SettledContent extends ActivityContent {
  readonly purposes: Rows<'purposes'>;
  readonly transfers: Rows<'transfers'>;
  readonly sources: Rows<'sources'>;
  readonly measureKinds: string[];
}

/** Rows and summaries made one. Throws Invalid with every place where two of them say different things. */
export function settledContent(input: ActivityContent): SettledContent {
  const defects = contradictions(input);
  if (defects.length > 0) throw new Invalid(defects);
  const { purposes, protectionMeasures, transfers } = input;
  return {
    ...input,
    purpose: purposes?.length ? summaryOf(purposes) : input.purpose,
    legalBases: purposes?.length ? basesOf(purposes) : input.legalBases,
    measures: protectionMeasures?.length ? protectionMeasures.map(({ text }) => text) : input.measures,
    measureKinds: (protectionMeasures ?? []).map(({ kind }) => kind),
    crossBorder: transfers?.length ? true : input.crossBorder,
    parties: input.parties.map((party) => ({ ...party, hasContract: party.hasContract ?? (told(party) ? true : null) })),
    purposes: purposes ?? [],
    transfers: transfers ?? [],
    dataTypes: input.dataTypes.map((type) => ({ ...type, subjectGroup: groupOf(input, type.subjectGroup) })),
    sources: input.sources ?? [],
  };
}

const summaryOf = (rows: Rows<'purposes'>): string => rows.map(({ text }) => text).join('\n');
const basesOf = (rows: Rows<'purposes'>): string[] => [...new Set(rows.flatMap(({ legalBasis }) => legalBasis ?? []))];
const told = ({ contractNumber, contractDate }: ActivityContent['parties'][number]): boolean => Boolean(contractNumber || contractDate);
const same = (some: readonly string[], others: readonly string[]): boolean =>
  JSON.stringify([...new Set(some)].sort()) === JSON.stringify([...new Set(others)].sort());

/** How the group that a type of data names is called in its list: as it is spelt, or else the only one that differs in diacritics alone. */
function groupOf({ subjectGroups }: ActivityContent, named: string | null | undefined): string | null {
  if (!named) return null;
  const names = [...new Set(subjectGroups.map(({ name }) => name))];
  const spelt = names.find((name) => name === named) ?? names.find((name) => spellingOf(name) === spellingOf(named));
  const alike = names.filter((name) => foldText(name) === foldText(named));
  return spelt ?? (alike.length === 1 ? alike[0]! : null);
}

function contradictions(input: ActivityContent): Defect[] {
  const { purposes, protectionMeasures, transfers, firstProcessedOn, endedOn } = input;
  return [
    ...(purposes?.length && input.purpose && input.purpose !== summaryOf(purposes) ? [notOfRows('purpose', 'purposes')] : []),
    ...(purposes?.length && input.legalBases.length > 0 && !same(input.legalBases, basesOf(purposes))
      ? [notOfRows('legalBases', 'purposes')]
      : []),
    ...(protectionMeasures?.length &&
    input.measures.length > 0 &&
    !same(
      input.measures,
      protectionMeasures.map(({ text }) => text),
    )
      ? [notOfRows('measures', 'protectionMeasures')]
      : []),
    ...(transfers?.length && input.crossBorder === false ? [NOT_CROSSING] : []),
    ...input.dataTypes.flatMap(({ subjectGroup }, i) =>
      subjectGroup && groupOf(input, subjectGroup) === null ? [unknownGroup(`dataTypes.${i}.subjectGroup`)] : [],
    ),
    ...input.parties.flatMap((party, i) => (party.hasContract === false && told(party) ? [noContract(`parties.${i}.hasContract`)] : [])),
    ...(firstProcessedOn && endedOn && endedOn < firstProcessedOn ? [ENDED_BEFORE_START] : []),
  ];
}

const notOfRows = (path: string, rows: string): Defect => ({
  path,
  code: 'NOT_OF_ROWS',
  vi: `Nội dung tóm tắt khác với các dòng trong "${rows}"; hãy để trống phần tóm tắt hoặc ghi đúng như các dòng.`,
  en: `The summary says something else than the rows of "${rows}"; leave it out, or give what follows from the rows.`,
});
const NOT_CROSSING: Defect = {
  path: 'crossBorder',
  code: 'NOT_OF_ROWS',
  vi: 'Có dòng chuyển dữ liệu ra nước ngoài nhưng lại ghi là không chuyển; hãy sửa một trong hai.',
  en: 'There are transfers across the border, but the activity says that there is none; correct one of the two.',
};
const unknownGroup = (path: string): Defect => ({
  path,
  code: 'UNKNOWN_GROUP',
  vi: 'Nhóm chủ thể này không có trong danh sách nhóm chủ thể của hoạt động.',
  en: 'This group is not among the groups of data subjects of the activity.',
});
const noContract = (path: string): Defect => ({
  path,
  code: 'CONTRACT_DENIED',
  vi: 'Đã ghi số hoặc ngày hợp đồng nhưng lại ghi là không có hợp đồng.',
  en: 'A number or date of a contract is given, but it says that there is no contract.',
});
const ENDED_BEFORE_START: Defect = {
  path: 'endedOn',
  code: 'END_BEFORE_START',
  vi: 'Ngày kết thúc xử lý sớm hơn ngày đầu tiên xử lý.',
  en: 'The last day of processing is before the first.',
};

import { spellingOf } from '#kernel';
import { isDataTypeCode } from '#law';
import type { ActivityContent } from './activity-content.js';
import { TransferCaseEnum } from './edge/activity.enums.js';
import { type DateMeaning, type StagedActivity, type StagedTransfer, VOCABULARIES, wordsFor } from './import/index.js';
import { notesOf } from './staged-notes.js';
import { partiesOf, placeOf } from './staged-parties.js';

/** A staged activity as the content of a draft: what did not match a code keeps its own words, what has no place goes to the notes. */
export function contentOf(staged: StagedActivity, taken: Set<string>): ActivityContent {
  if (staged.content) return staged.content;
  const drawn = DRAWN.get(staged) ?? drawnFrom(staged);
  DRAWN.set(staged, drawn);
  return { code: freeCode(staged, taken), ...drawn };
}

/** A row is judged, and then planned: both ask for the content, which does not change. */
const DRAWN = new WeakMap<StagedActivity, Omit<ActivityContent, 'code'>>();

function drawnFrom(staged: StagedActivity): Omit<ActivityContent, 'code'> {
  return {
    name: staged.name,
    orgUnit: staged.ownerUnit,
    role: (staged.role?.code ?? 'CONTROLLER') as ActivityContent['role'],
    ...purposesOf(staged),
    operations: unique((staged.operations ?? []).map(({ operation }) => operation.code ?? null)),
    measures: unique((staged.measures ?? []).map(({ text }) => text)),
    retention: unique([staged.retention?.text ?? null, ...staged.dataTypes.map(({ retention }) => retention)]).join('; ') || null,
    deletionMethod: unique(staged.dataTypes.map(({ deletionPolicy }) => deletionPolicy && wordsFor(deletionPolicy))).join('; ') || null,
    crossBorder: staged.transfers.length > 0 ? true : (staged.crossBorder?.value ?? null),
    transfers: staged.transfers.map(transferOf),
    children: staged.children?.value ?? (staged.subjectGroups.some(({ category }) => category?.code === 'CHILD') ? true : null),
    automatedDecision: staged.automatedDecisions?.value ?? null,
    recording: staged.recording?.value ?? null,
    aiUse: staged.aiUse?.value ?? null,
    firstProcessedOn: dayOf(staged, 'FIRST_PROCESSED'),
    endedOn: dayOf(staged, 'LAST_PROCESSED'),
    reviewOn: dayOf(staged, 'REVIEW'),
    ownerName: staged.assignedTo.join(', ') || null,
    notes: notesOf(staged),
    subjectGroups: staged.subjectGroups.map(({ name, category, count }) => ({
      name: wordsFor(name, VOCABULARIES.subjectGroups, category?.code),
      subjectCount: count ?? null,
    })),
    dataTypes: staged.dataTypes.map(({ name, type, retention, retentionBasis }) => ({
      code: type?.code && isDataTypeCode(type.code) ? type.code : null,
      label: wordsFor(name, VOCABULARIES.dataTypes),
      retention,
      ...(retentionBasis && { retentionBasis }),
    })),
    systems: staged.systems.map((name) => ({ name, location: 'UNKNOWN' as ActivityContent['systems'][number]['location'], country: null })),
    parties: partiesOf(staged).map(({ party }) => party),
  };
}

/** Whether the file says which part the organisation has. */
export function saysRole({ role }: StagedActivity): boolean {
  return role?.code !== undefined;
}

/** What the form takes as a purpose of its own, and how many of them; a longer text, and more, stay in the summary. */
const [PURPOSE_ROW, PURPOSES] = [900, 20];

function purposesOf({ purposes, description }: StagedActivity): Pick<ActivityContent, 'purpose' | 'legalBases' | 'purposes'> {
  const rows = purposes.map((one) => ({
    text: [one.name, one.description].filter(Boolean).join(': '),
    legalBasis: one.legalBasis?.code ?? null,
  }));
  if (rows.length > 0 && rows.length <= PURPOSES && rows.every(({ text }) => text !== '' && [...text].length <= PURPOSE_ROW))
    return { purpose: '', legalBases: [], purposes: rows };
  const bases = rows.flatMap(({ legalBasis }) => legalBasis ?? []);
  return { purpose: rows.map(({ text }) => text).join('\n') || (description ?? ''), legalBases: [...new Set(bases)] };
}

/** How data cross the border is a question of our law that no source answers. Who receives them is said where the file names somebody. */
function transferOf({ name, description, entity, country, mechanism, guarantees, documentationLink, firstTransferredOn }: StagedTransfer) {
  const detail = [name === entity || name === country?.raw ? null : name, description].filter(Boolean).join(': ') || null;
  const way = mechanism && wordsFor(mechanism.raw, VOCABULARIES.mechanisms, mechanism.code);
  return {
    case: TransferCaseEnum.OTHER,
    detail,
    country: country && placeOf(country),
    recipient: entity,
    safeguards: [way, guarantees, documentationLink].filter(Boolean).join('; ') || null,
    ...(firstTransferredOn && { firstTransferredOn }),
  };
}

function dayOf({ dates }: StagedActivity, meaning: DateMeaning): string | null {
  return dates?.find((one) => one.meaning === meaning)?.date ?? null;
}

/** The source's reference, or a code made from the row where it has none or the code is taken. */
function freeCode(staged: StagedActivity, taken: Set<string>): string {
  const wanted = staged.ref ?? `IMP-${String(staged.source.row).padStart(4, '0')}`;
  let code = wanted;
  for (let n = 2; taken.has(spellingOf(code)); n++) code = `${wanted}-${n}`;
  taken.add(spellingOf(code));
  return code;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))];
}

import { spellingOf } from '#kernel';
import { isDataTypeCode } from '#law';
import type { ActivityContent } from './activity-content.js';
import { TransferCaseEnum } from './edge/activity.enums.js';
import type { DateMeaning, StagedActivity, StagedTransfer } from './import/index.js';

/** A staged activity as the content of a draft: what did not match a code keeps its own words. */
export function contentOf(staged: StagedActivity, taken: Set<string>): ActivityContent {
  if (staged.content) return staged.content;
  const countries = staged.transfers.map(({ country }) => country?.code ?? country?.raw ?? null);
  return {
    code: freeCode(staged, taken),
    name: staged.name,
    orgUnit: staged.ownerUnit,
    role: 'CONTROLLER' as ActivityContent['role'],
    ...purposesOf(staged),
    operations: unique((staged.operations ?? []).map(({ operation }) => operation.code ?? null)),
    measures: unique((staged.measures ?? []).map(({ text }) => text)),
    retention: unique([staged.retention?.text ?? null, ...staged.dataTypes.map(({ retention }) => retention)]).join('; ') || null,
    deletionMethod: unique(staged.dataTypes.map(({ deletionPolicy }) => deletionPolicy)).join('; ') || null,
    crossBorder: staged.transfers.length > 0 ? true : (staged.crossBorder?.value ?? null),
    transfers: staged.transfers.map(transferOf),
    children: staged.children?.value ?? null,
    automatedDecision: staged.automatedDecisions?.value ?? null,
    firstProcessedOn: dayOf(staged, 'FIRST_PROCESSED'),
    endedOn: dayOf(staged, 'LAST_PROCESSED'),
    ownerName: staged.assignedTo.join(', ') || null,
    subjectGroups: staged.subjectGroups.map(({ name }) => ({ name, subjectCount: null })),
    dataTypes: staged.dataTypes.map(({ name, type, retention }) => ({
      code: type?.code && isDataTypeCode(type.code) ? type.code : null,
      label: name,
      retention,
    })),
    systems: staged.systems.map((name) => ({ name, location: 'UNKNOWN' as ActivityContent['systems'][number]['location'], country: null })),
    parties: [
      ...staged.recipients.map(({ name }) => party('RECIPIENT', name, null)),
      ...staged.processors.map(({ name, entity, country, documentationLink }) =>
        party('PROCESSOR', entity ?? name, country?.code ?? country?.raw ?? null, documentationLink ? true : null),
      ),
      ...staged.transfers.map(({ name, entity }, i) => party('RECIPIENT', entity ?? name, countries[i] ?? null)),
    ],
  };
}

/** A longer text than a row may hold stays in the summary. */
const PURPOSE_ROW = 1000;

function purposesOf({ purposes, description }: StagedActivity): Pick<ActivityContent, 'purpose' | 'legalBases' | 'purposes'> {
  const rows = purposes.map((one) => ({
    text: [one.name, one.description].filter(Boolean).join(': '),
    legalBasis: one.legalBasis?.code ?? null,
  }));
  if (rows.length > 0 && rows.every(({ text }) => text !== '' && text.length <= PURPOSE_ROW))
    return { purpose: '', legalBases: [], purposes: rows };
  const bases = rows.flatMap(({ legalBasis }) => legalBasis ?? []);
  return { purpose: rows.map(({ text }) => text).join('\n') || (description ?? ''), legalBases: [...new Set(bases)] };
}

/** How data cross the border is a question of our law that no source answers. */
function transferOf({ name, description, entity, country, mechanism, guarantees }: StagedTransfer) {
  return {
    case: TransferCaseEnum.OTHER,
    detail: [name, description].filter(Boolean).join(': '),
    country: country?.code ?? country?.raw ?? null,
    recipient: entity ?? name,
    safeguards: [mechanism?.raw, guarantees].filter(Boolean).join('; ') || null,
  };
}

function dayOf({ dates }: StagedActivity, meaning: DateMeaning): string | null {
  return dates?.find((one) => one.meaning === meaning)?.date ?? null;
}

function party(
  kind: 'RECIPIENT' | 'PROCESSOR',
  name: string,
  country: string | null,
  hasContract: boolean | null = null,
): ActivityContent['parties'][number] {
  return { kind: kind as ActivityContent['parties'][number]['kind'], name, country, hasContract };
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

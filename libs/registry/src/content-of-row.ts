import { spellingOf } from '#kernel';
import type { ActivityContent } from './activity-content.js';

type Rows<Key extends keyof ActivityContent> = NonNullable<ActivityContent[Key]>;
type PartyRow = Omit<Rows<'parties'>[number], 'kind'>;

/** An activity as `ACTIVITY_COLUMNS` bring it: parties by their kinds, lines with links into the registers. */
export interface WholeRow extends Omit<ActivityContent, 'parties'> {
  readonly recipients: readonly PartyRow[];
  readonly processors: readonly PartyRow[];
  readonly thirdParties: readonly PartyRow[];
}

/**
 * What a row says, as it can be written again: lines are called as their registers call them, and no summary is repeated that
 * follows from rows. So two activities that say the same have the same content.
 */
export function contentOfRow(row: WholeRow): ActivityContent {
  const kind = (kind: string, parties: readonly PartyRow[]) =>
    parties.map(({ name, country, hasContract, contractNumber, contractDate, service, note }) => ({
      kind: kind as Rows<'parties'>[number]['kind'],
      ...{ name, country, hasContract, contractNumber, contractDate, service, note },
    }));
  return normalContent({
    ...pick(row, SCALARS),
    parties: [...kind('RECIPIENT', row.recipients), ...kind('PROCESSOR', row.processors), ...kind('THIRD_PARTY', row.thirdParties)],
  } as ActivityContent);
}

/** The one form of what a content says: rows instead of summaries where there are rows, no links into registers. */
export function normalContent(content: ActivityContent): ActivityContent {
  const { purposes, measures, protectionMeasures, transfers, systems } = content;
  return {
    ...content,
    ...(purposes?.length ? { purpose: '', legalBases: [] } : {}),
    purposes: purposes ?? [],
    measures: [],
    protectionMeasures: protectionMeasures?.length ? protectionMeasures : measures.map((text) => ({ kind: 'OTHER' as never, text })),
    crossBorder: transfers?.length ? true : content.crossBorder,
    transfers: (transfers ?? []).map((transfer) => without(transfer, 'partyId')),
    systems: systems.map((system) => without(system, 'informationSystemId')),
    sources: content.sources ?? [],
  };
}

/** The same without what is true of one activity alone: days, and how many people. */
export function withoutParticulars(content: ActivityContent): ActivityContent {
  return {
    ...content,
    firstProcessedOn: null,
    reviewOn: null,
    endedOn: null,
    subjectGroups: content.subjectGroups.map((group) => ({ ...group, subjectCount: null })),
    transfers: content.transfers?.map((transfer) => ({ ...transfer, firstTransferredOn: null })),
  };
}

/** Groups and transfers taken over from elsewhere, with the numbers and days that were known here of those of the same name. */
export function withParticularsOf(content: ActivityContent, here: ActivityContent): ActivityContent {
  const counts = new Map(here.subjectGroups.map(({ name, subjectCount }) => [spellingOf(name), subjectCount]));
  const wayOf = (transfer: Rows<'transfers'>[number]) => `${transfer.case} ${spellingOf(transfer.recipient ?? '')}`;
  const days = new Map(here.transfers?.map((transfer) => [wayOf(transfer), transfer.firstTransferredOn]));
  return {
    ...content,
    subjectGroups: content.subjectGroups.map((group) => ({ ...group, subjectCount: counts.get(spellingOf(group.name)) ?? null })),
    transfers: content.transfers?.map((transfer) => ({ ...transfer, firstTransferredOn: days.get(wayOf(transfer)) ?? null })),
  };
}

const SCALARS = [
  'code',
  'name',
  'orgUnit',
  'role',
  'purpose',
  'legalBases',
  'operations',
  'measures',
  'retention',
  'deletionMethod',
  'crossBorder',
  'firstProcessedOn',
  'ownerName',
  'notes',
  'subjectGroups',
  'dataTypes',
  'systems',
  'purposes',
  'protectionMeasures',
  'transfers',
  'sources',
  'children',
  'automatedDecision',
  'recording',
  'aiUse',
  'reviewOn',
  'endedOn',
] as const satisfies readonly (keyof WholeRow)[];

export function pick<Row extends object, Key extends keyof Row>(row: Row, keys: readonly Key[]): Pick<Row, Key> {
  return Object.fromEntries(keys.map((key) => [key, row[key]])) as Pick<Row, Key>;
}

function without<Row extends object>(row: Row, key: string): Row {
  const { [key]: _, ...rest } = row as Record<string, unknown>;
  return rest as Row;
}

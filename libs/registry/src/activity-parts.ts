import { newId, spellingOf } from '#kernel';
import type { Tx } from '#platform';
import type { SettledContent } from './activity-content.js';
import {
  ActivityDataType,
  ActivityParty,
  ActivityPurpose,
  ActivitySubjectGroup,
  ActivitySystem,
  ActivityTransfer,
  type ProcessingActivity,
} from './entities.js';
import type { Named } from './name-in-registers.js';

/** Collections of an activity that a revision replaces as a whole. */
export const ACTIVITY_PARTS = ['subjectGroups', 'dataTypes', 'purposes', 'transfers', 'systems', 'parties'] as const;

export function columnsOf(content: SettledContent) {
  return {
    code: content.code,
    name: content.name,
    orgUnit: content.orgUnit ?? null,
    role: content.role,
    purpose: content.purpose,
    legalBases: content.legalBases,
    operations: content.operations,
    measures: content.measures,
    measureKinds: content.measureKinds,
    sources: content.sources,
    retention: content.retention ?? null,
    deletionMethod: content.deletionMethod ?? null,
    crossBorder: content.crossBorder ?? null,
    firstProcessedOn: content.firstProcessedOn ?? null,
    ownerName: content.ownerName ?? null,
    notes: content.notes || null,
    children: content.children ?? null,
    automatedDecision: content.automatedDecision ?? null,
    recording: content.recording ?? null,
    aiUse: content.aiUse ?? null,
    reviewOn: content.reviewOn ?? null,
    endedOn: content.endedOn ?? null,
  };
}

type Part<Of> = Readonly<Omit<Of, 'activity'> & Record<string, unknown>>;

/** The parts of an activity as rows, by collection; the links into the registers by the spelling of names. */
export function partRows(organisationId: string, content: SettledContent, named: Named) {
  const owned = (position: number) => ({ id: newId(), organisationId, position });
  return {
    subjectGroups: content.subjectGroups.map(
      (group, i): Part<ActivitySubjectGroup> => ({ ...owned(i), name: group.name, subjectCount: group.subjectCount ?? null }),
    ),
    dataTypes: content.dataTypes.map(
      (type, i): Part<ActivityDataType> => ({
        ...owned(i),
        code: type.code ?? null,
        label: type.label ?? null,
        subjectGroup: type.subjectGroup || null,
        retention: type.retention ?? null,
        retentionBasis: type.retentionBasis ?? null,
        retentionTrigger: type.retentionTrigger ?? null,
        finalFate: type.finalFate ?? null,
      }),
    ),
    purposes: content.purposes.map(
      ({ text, legalBasis }, i): Part<ActivityPurpose> => ({ ...owned(i), description: text, legalBasis: legalBasis ?? null }),
    ),
    transfers: content.transfers.map(
      (transfer, i): Part<ActivityTransfer> => ({
        ...owned(i),
        transferCase: transfer.case,
        detail: transfer.detail ?? null,
        country: transfer.country ?? null,
        recipient: transfer.recipient || null,
        partyId: transfer.recipient ? named.parties.get(spellingOf(transfer.recipient))! : null,
        safeguards: transfer.safeguards ?? null,
        firstTransferredOn: transfer.firstTransferredOn ?? null,
      }),
    ),
    systems: content.systems.map(
      (system, i): Part<ActivitySystem> => ({
        ...owned(i),
        informationSystemId: named.systems.get(spellingOf(system.name))!,
        name: system.name,
        location: system.location,
        country: system.country ?? null,
        note: system.note ?? null,
      }),
    ),
    parties: content.parties.map(
      (party, i): Part<ActivityParty> => ({
        ...owned(i),
        partyId: named.parties.get(spellingOf(party.name))!,
        kind: party.kind,
        name: party.name,
        country: party.country ?? null,
        hasContract: party.hasContract ?? null,
        contractNumber: party.contractNumber ?? null,
        contractDate: party.contractDate ?? null,
        service: party.service ?? null,
        note: party.note ?? null,
      }),
    ),
  };
}

/** Whose rows each collection holds. */
export const PART_ENTITIES = {
  subjectGroups: ActivitySubjectGroup,
  dataTypes: ActivityDataType,
  purposes: ActivityPurpose,
  transfers: ActivityTransfer,
  systems: ActivitySystem,
  parties: ActivityParty,
} as const satisfies Record<(typeof ACTIVITY_PARTS)[number], new () => object>;

export function setParts(tx: Tx, activity: ProcessingActivity, content: SettledContent, named: Named): void {
  const rows = partRows(activity.organisationId, content, named);
  for (const part of ACTIVITY_PARTS)
    activity[part].set(rows[part].map((row) => tx.em.create(PART_ENTITIES[part] as never, { ...row, activity } as never)) as never);
}

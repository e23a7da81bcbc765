import { foldText, newId } from '#kernel';
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
    children: content.children ?? null,
    automatedDecision: content.automatedDecision ?? null,
    recording: content.recording ?? null,
    aiUse: content.aiUse ?? null,
    reviewOn: content.reviewOn ?? null,
    endedOn: content.endedOn ?? null,
  };
}

export function setParts(tx: Tx, activity: ProcessingActivity, content: SettledContent, named: Named): void {
  const owned = (position: number) => ({ id: newId(), organisationId: activity.organisationId, activity, position });
  activity.subjectGroups.set(
    content.subjectGroups.map((group, i) =>
      tx.em.create(ActivitySubjectGroup, { ...owned(i), name: group.name, subjectCount: group.subjectCount ?? null }),
    ),
  );
  activity.dataTypes.set(
    content.dataTypes.map((type, i) =>
      tx.em.create(ActivityDataType, {
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
  );
  activity.purposes.set(
    content.purposes.map(({ text, legalBasis }, i) =>
      tx.em.create(ActivityPurpose, { ...owned(i), description: text, legalBasis: legalBasis ?? null }),
    ),
  );
  activity.transfers.set(
    content.transfers.map((transfer, i) =>
      tx.em.create(ActivityTransfer, {
        ...owned(i),
        transferCase: transfer.case,
        detail: transfer.detail ?? null,
        country: transfer.country ?? null,
        recipient: transfer.recipient || null,
        partyId: transfer.recipient ? named.parties.get(foldText(transfer.recipient))! : null,
        safeguards: transfer.safeguards ?? null,
        firstTransferredOn: transfer.firstTransferredOn ?? null,
      }),
    ),
  );
  activity.systems.set(
    content.systems.map((system, i) =>
      tx.em.create(ActivitySystem, {
        ...owned(i),
        informationSystemId: named.systems.get(foldText(system.name))!,
        name: system.name,
        location: system.location,
        country: system.country ?? null,
        note: system.note ?? null,
      }),
    ),
  );
  activity.parties.set(
    content.parties.map((party, i) =>
      tx.em.create(ActivityParty, {
        ...owned(i),
        partyId: named.parties.get(foldText(party.name))!,
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
  );
}

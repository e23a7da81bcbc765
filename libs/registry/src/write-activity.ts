import { Invalid, newId, StaleVersion, WrongState } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import type { ActivityInput } from './edge/activity.input.js';
import { ActivityDataType, ActivityParty, ActivitySubjectGroup, ActivitySystem, ProcessingActivity } from './entities.js';

/** The content of an activity without what the database adds. */
export type ActivityContent = Omit<ActivityInput, never>;

/** A new draft. Codes are unique within an organisation; a taken one is refused by name. */
export async function draftProcessingActivity(tx: Tx, input: ActivityContent, importId: string | null = null): Promise<ProcessingActivity> {
  const organisationId = tx.actor.kind === 'member' ? tx.actor.organisationId : '';
  const activity = tx.em.create(ProcessingActivity, {
    ...columnsOf(input),
    id: newId(),
    organisationId,
    state: 'DRAFT',
    publishedVersion: 0,
    importId,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('draft', activity);
  setChildren(tx, activity, input);
  await flushOrRefuseCode(tx, input.code);
  if (!importId) tx.record({ type: 'ActivityDrafted', subjects: [activity.id] });
  return activity;
}

/** Replaces the content; the published version stays as it was until the next publication. */
export async function reviseProcessingActivity(
  tx: Tx,
  id: string,
  expectedVersion: number,
  input: ActivityContent,
): Promise<ProcessingActivity> {
  const activity = await tx.load(ProcessingActivity, id, { lock: true });
  tx.authorize('revise', activity);
  if (activity.state === 'ARCHIVED') throw new WrongState('processing activity', 'revise', activity.state, []);
  if (activity.version !== expectedVersion) throw new StaleVersion('processing activity', activity.version);
  await tx.em.populate(activity, ['subjectGroups', 'dataTypes', 'systems', 'parties']);
  Object.assign(activity, { ...columnsOf(input), state: 'DRAFT', updatedAt: tx.now });
  setChildren(tx, activity, input);
  await flushOrRefuseCode(tx, input.code);
  tx.record({ type: 'ActivityRevised', subjects: [activity.id] });
  return activity;
}

function columnsOf(input: ActivityContent) {
  return {
    code: input.code,
    name: input.name,
    orgUnit: input.orgUnit ?? null,
    role: input.role,
    purpose: input.purpose,
    legalBases: input.legalBases,
    operations: input.operations,
    measures: input.measures,
    retention: input.retention ?? null,
    deletionMethod: input.deletionMethod ?? null,
    crossBorder: input.crossBorder ?? null,
    firstProcessedOn: input.firstProcessedOn ?? null,
    ownerName: input.ownerName ?? null,
  };
}

function setChildren(tx: Tx, activity: ProcessingActivity, input: ActivityContent): void {
  const owned = (position: number) => ({ id: newId(), organisationId: activity.organisationId, activity, position });
  activity.subjectGroups.set(
    input.subjectGroups.map((group, i) =>
      tx.em.create(ActivitySubjectGroup, { ...owned(i), name: group.name, subjectCount: group.subjectCount ?? null }),
    ),
  );
  activity.dataTypes.set(
    input.dataTypes.map((type, i) =>
      tx.em.create(ActivityDataType, {
        ...owned(i),
        code: type.code ?? null,
        label: type.label ?? null,
        retention: type.retention ?? null,
      }),
    ),
  );
  activity.systems.set(
    input.systems.map((system, i) =>
      tx.em.create(ActivitySystem, { ...owned(i), name: system.name, location: system.location, country: system.country ?? null }),
    ),
  );
  activity.parties.set(
    input.parties.map((party, i) =>
      tx.em.create(ActivityParty, {
        ...owned(i),
        kind: party.kind,
        name: party.name,
        country: party.country ?? null,
        hasContract: party.hasContract ?? null,
      }),
    ),
  );
}

async function flushOrRefuseCode(tx: Tx, code: string): Promise<void> {
  try {
    await tx.em.flush();
  } catch (error) {
    if (!violatedConstraint(error)?.includes('code')) throw error;
    throw new Invalid([
      {
        path: 'code',
        code: 'CODE_TAKEN',
        vi: `Mã "${code}" đã được dùng cho một hoạt động khác trong tổ chức; hãy chọn mã khác.`,
        en: `The code "${code}" is taken by another activity of your organisation; choose another.`,
      },
    ]);
  }
}

import { Invalid, newId } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { type ActivityContent, settledContent } from './activity-content.js';
import { ACTIVITY_PARTS, columnsOf, setParts } from './activity-parts.js';
import { ProcessingActivity } from './entities.js';
import { nameInRegisters } from './name-in-registers.js';
import { openActivity } from './open-activity.js';
import { personOf } from './review-activity.js';

/** A new draft. Codes are unique within an organisation; a taken one is refused by name. */
export async function draftProcessingActivity(tx: Tx, input: ActivityContent, importId: string | null = null): Promise<ProcessingActivity> {
  const organisationId = tx.actor.kind === 'member' ? tx.actor.organisationId : '';
  const content = settledContent(input);
  const activity = tx.em.create(ProcessingActivity, {
    ...columnsOf(content),
    id: newId(),
    organisationId,
    state: 'DRAFT',
    publishedVersion: 0,
    writtenBy: personOf(tx),
    presentedBy: null,
    returnReason: null,
    templateId: null,
    templateNumber: null,
    importId,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('draft', activity);
  setParts(tx, activity, content, await nameInRegisters(tx, content));
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
  const activity = await openActivity(tx, id, 'revise', expectedVersion);
  const content = settledContent(input);
  await tx.em.populate(activity, ACTIVITY_PARTS);
  Object.assign(activity, { ...columnsOf(content), writtenBy: personOf(tx) });
  setParts(tx, activity, content, await nameInRegisters(tx, content));
  await flushOrRefuseCode(tx, input.code);
  tx.record({ type: 'ActivityRevised', subjects: [activity.id] });
  return activity;
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

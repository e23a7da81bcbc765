import { DomainError, newId } from '#kernel';
import type { Tx } from '#platform';
import { ActivityVersion, type ProcessingActivity } from './entities.js';
import { openActivity } from './open-activity.js';
import { contentOf, personOf, refuseEmpty } from './review-activity.js';

/**
 * Publishes what was presented, or a draft, as its next numbered version. Four eyes: whoever presented it, or wrote the draft
 * last, does not publish it while somebody else of the organisation may; where nobody else may, the version says so (`alone`).
 */
export async function publishProcessingActivity(tx: Tx, id: string, expectedVersion: number | null = null): Promise<ProcessingActivity> {
  const activity = await openActivity(tx, id, 'publish', expectedVersion);
  const publishedBy = personOf(tx)!;
  const presentedBy = activity.presentedBy ?? activity.writtenBy;
  const alone = isOwnWork(presentedBy, publishedBy);
  if (alone && (await anotherMayPublish(tx))) throw new OwnWork();
  const content = await contentOf(tx, id);
  refuseEmpty(content, tx.now);
  activity.publishedVersion += 1;
  activity.presentedBy = null;
  activity.returnReason = null;
  tx.em.create(ActivityVersion, {
    id: newId(),
    organisationId: activity.organisationId,
    activityId: activity.id,
    number: activity.publishedVersion,
    snapshot: { ...content, state: 'PUBLISHED', publishedVersion: activity.publishedVersion },
    presentedBy,
    publishedBy,
    alone,
    publishedAt: tx.now,
  });
  tx.record({ type: 'ActivityPublished', subjects: [activity.id], payload: { number: activity.publishedVersion, alone } });
  return activity;
}

/** A draft of an unknown hand, from before that was kept, counts as one's own. */
export const isOwnWork = (presentedBy: string | null | undefined, publishedBy: string | null): boolean =>
  !presentedBy || presentedBy === publishedBy;

async function anotherMayPublish(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql<{ answer: boolean }>('select app.another_may_publish() as answer');
  return row!.answer;
}

export class OwnWork extends DomainError {
  constructor() {
    super('OWN_WORK', 'forbidden', {
      vi: 'Người trình hoặc người soạn lần cuối không tự ban hành được khi tổ chức còn người khác có quyền ban hành. Không có gì thay đổi; hãy trình để người đó xem và ban hành.',
      en: 'Whoever presented it, or wrote it last, does not publish it while somebody else of the organisation may. Nothing was changed; present it and let them publish.',
    });
  }
}

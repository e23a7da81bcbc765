import { DomainError, Invalid, newId } from '#kernel';
import type { Tx } from '#platform';
import { ActivityVersion, type ProcessingActivity } from './entities.js';
import { openActivity } from './open-activity.js';
import { contentOf, personOf, refuseEmpty } from './review-activity.js';

/**
 * Publishes what was presented, or a draft, as its next numbered version. Four eyes: neither who presented it nor who wrote it last
 * publishes it while somebody else of the organisation may; where nobody else may, the version says so (`alone`). Who agrees to
 * another's work says which version they read: Invalid, `VERSION_MISSING`, where they do not.
 */
export async function publishProcessingActivity(tx: Tx, id: string, expectedVersion: number | null = null): Promise<ProcessingActivity> {
  const activity = await openActivity(tx, id, 'publish', expectedVersion);
  const publishedBy = personOf(tx)!;
  const [presentedBy, writtenBy] = [activity.presentedBy ?? null, activity.writtenBy ?? null];
  const alone = isOwnWork(activity, publishedBy);
  if (alone && (await anotherMayPublish(tx, [presentedBy, writtenBy]))) throw new OwnWork();
  if (!alone && expectedVersion === null) throw new Invalid([VERSION_MISSING]);
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
    presentedBy: presentedBy ?? writtenBy,
    publishedBy,
    alone,
    publishedAt: tx.now,
  });
  tx.record({ type: 'ActivityPublished', subjects: [activity.id], payload: { number: activity.publishedVersion, alone } });
  return activity;
}

/** What one presented or wrote last; a draft of an unknown hand, from before that was kept, counts as one's own. */
export function isOwnWork({ presentedBy, writtenBy }: Hands, person: string | null): boolean {
  const hands = [presentedBy, writtenBy].filter(Boolean);
  return hands.length === 0 || hands.includes(person);
}
type Hands = Pick<ProcessingActivity, 'presentedBy' | 'writtenBy'>;

/** Whether somebody may publish whose work it is not. */
async function anotherMayPublish(tx: Tx, hands: readonly (string | null)[]): Promise<boolean> {
  const [row] = await tx.sql<{ answer: boolean }>('select app.another_may_publish(?::uuid[]) as answer', [hands]);
  return row!.answer;
}

const VERSION_MISSING = {
  path: 'expectedVersion',
  code: 'VERSION_MISSING',
  vi: 'Hãy ghi phiên bản mà bạn đã xem (expectedVersion): nội dung do người khác soạn hoặc trình. Chưa có gì được ban hành.',
  en: 'Give the version that you read (expectedVersion): somebody else wrote or presented it. Nothing was published.',
};

export class OwnWork extends DomainError {
  constructor() {
    super('OWN_WORK', 'forbidden', {
      vi: 'Người trình và người soạn lần cuối không tự ban hành được khi tổ chức còn người khác có quyền ban hành. Không có gì thay đổi; hãy trình để người đó xem và ban hành.',
      en: 'Neither who presented it nor who wrote it last publishes it while somebody else of the organisation may. Nothing was changed; present it and let them publish.',
    });
  }
}

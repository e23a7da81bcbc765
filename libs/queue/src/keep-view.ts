import { DomainError, Forbidden, newId } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { QueueView } from './entities.js';
import { type WorkSort } from './work-codes.js';
import type { WorkFilter } from './work-filter.js';

/** Views of one person; more are no help. */
const VIEWS = 50;

export interface ViewToKeep {
  readonly name: string;
  readonly shared: boolean;
  readonly filter: WorkFilter;
  readonly sort: WorkSort;
}

/** Keeps a look at the queue under a name; one of this name of the same person is replaced. */
export async function keepView(tx: Tx, { name, shared, filter, sort }: ViewToKeep): Promise<QueueView> {
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('save', 'QueueView');
  const mine = { unitId: actor.unitId, ownerId: actor.userId };
  const kept = await tx.em.find(QueueView, { ...mine, removedAt: null });
  const same = kept.find((view) => view.name === name);
  if (!same && kept.length >= VIEWS) throw new TooManyViews();
  const view = same ?? tx.em.create(QueueView, { id: newId(), ...mine, name, shared, filter, sort, createdAt: tx.now });
  tx.authorize('save', view);
  Object.assign(view, { shared, filter: JSON.parse(JSON.stringify(filter)) as WorkFilter, sort });
  tx.record({ type: 'QueueViewKept', subjects: [view.id] });
  await tx.em.flush().catch((error: unknown) => {
    throw violatedConstraint(error)?.includes('queue_view_name') ? new SameNameAtOnce() : error;
  });
  return view;
}

export async function removeView(tx: Tx, id: string): Promise<void> {
  // A colleague's that is shared is read and cannot be locked: whoever tries is refused, and not told that there is none.
  tx.authorize('remove', await tx.load(QueueView, id));
  const view = await tx.load(QueueView, id, { lock: true });
  view.removedAt = tx.now;
  tx.record({ type: 'QueueViewRemoved', subjects: [id] });
}

class TooManyViews extends DomainError {
  constructor() {
    super('TOO_MANY_VIEWS', 'limit', {
      vi: `Mỗi người lưu được ${VIEWS} chế độ xem. Chưa có gì thay đổi; hãy xóa bớt một chế độ xem cũ.`,
      en: `A person keeps up to ${VIEWS} views. Nothing was changed; remove an old one first.`,
    });
  }
}

class SameNameAtOnce extends DomainError {
  constructor() {
    super('CONFLICT', 'conflict', {
      vi: 'Chế độ xem cùng tên vừa được lưu ở nơi khác. Hãy tải lại rồi lưu lại.',
      en: 'A view of this name was saved elsewhere just now. Reload, and save it again.',
    });
  }
}

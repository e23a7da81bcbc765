import { newId } from '#kernel';
import type { StoredEvent, Tx } from '#platform';
import { Delivery, Notification } from './entities.js';
import { queueMails } from './notification-mails.js';

/** News for the people of an organisation or of a unit, or for one of a unit alone: what, about which reference. */
export interface News {
  readonly to: { readonly organisationId: string } | { readonly unitId: string; readonly userId?: string | null };
  /** The aggregate behind it; the log names it. */
  readonly subjectId: string;
  readonly reference: string;
  /** A code or number that says more; never content. */
  readonly detail?: string | null;
}

/** Puts news of an event before people, each once an event. */
export async function notify(tx: Tx, event: StoredEvent, news: readonly News[]): Promise<void> {
  const known = await tx.em.find(Notification, { eventId: event.id });
  const fresh = news.filter(({ to }) =>
    known.every((one) =>
      'unitId' in to ? one.unitId !== to.unitId || one.userId !== (to.userId ?? null) : one.organisationId !== to.organisationId,
    ),
  );
  if (fresh.length === 0) return;
  const told = fresh.map(({ to, subjectId, reference, detail = null }) =>
    tx.em.create(Notification, {
      id: newId(),
      organisationId: 'organisationId' in to ? to.organisationId : null,
      unitId: 'unitId' in to ? to.unitId : null,
      userId: 'unitId' in to ? (to.userId ?? null) : null,
      eventId: event.id,
      type: event.type,
      subjectId,
      reference,
      detail,
      createdAt: tx.now,
      readAt: null,
    }),
  );
  await queueMails(tx, told);
  tx.record({ type: 'PeopleNotified', subjects: [...new Set(told.map(({ subjectId }) => subjectId))] });
}

/** Tells the filing organisation what became of a filing. */
export async function notifyFiler(tx: Tx, event: StoredEvent): Promise<void> {
  await notifyAbout(tx, event, ({ organisationId }) => [{ organisationId }]);
}

/** Tells the unit what a filer, or a second officer, waits for. */
export async function notifyUnit(tx: Tx, event: StoredEvent): Promise<void> {
  await notifyAbout(tx, event, ({ unitId }) => [{ unitId }]);
}

/** Tells both sides: trouble on the way is nobody's alone. */
export async function notifyBoth(tx: Tx, event: StoredEvent): Promise<void> {
  await notifyAbout(tx, event, ({ organisationId, unitId }) => [{ organisationId }, { unitId }]);
}

async function notifyAbout(tx: Tx, event: StoredEvent, people: (delivery: Delivery) => News['to'][]): Promise<void> {
  const delivery = await tx.load(Delivery, String(event.payload.deliveryId));
  const common = { subjectId: delivery.filingId, reference: delivery.reference, detail: detailOf(event) };
  await notify(
    tx,
    event,
    people(delivery).map((to) => ({ to, ...common })),
  );
}

/** What the event says besides: after how many minutes, the code of a failure, a reason. */
function detailOf({ payload }: StoredEvent): string | null {
  const detail = payload.minutes ?? payload.failure ?? payload.reason ?? payload.code ?? null;
  return detail === null ? null : String(detail);
}

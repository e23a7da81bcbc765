import { Filing } from '#filings';
import { newId } from '#kernel';
import type { RecordedEvent, StoredEvent, Tx } from '#platform';
import { Delivery, notify } from '#routing';
import { isWithdrawn, prepareSupplement } from '#violations';
import { ReportHandling } from './entities.js';
import { HandlingBlocked, moveHandling, tell } from './handle-report.js';
import { sayProgress } from './say-progress.js';

/**
 * In the transaction of an acceptance by the unit in the lead: the initial filing opens the handling; a supplement or the
 * final filing answers what the filer was asked (H4); a withdrawal that is agreed to ends it (F11), unless the report is
 * linked to a live case.
 */
export async function followAcceptance(tx: Tx, recorded: RecordedEvent): Promise<void> {
  const { deliveryId, filingId } = recorded.event.payload!;
  const delivery = await tx.em.findOneOrFail(Delivery, { id: String(deliveryId) });
  if (delivery.part !== 'LEAD' || delivery.subject !== 'VIOLATION_NOTICE') return;
  const filing = await tx.em.findOneOrFail(Filing, { id: String(filingId) });
  const handling = await tx.em.findOne(ReportHandling, { reportId: filing.matterId, unitId: delivery.unitId });
  if (!handling) {
    // Where the withdrawal was agreed to first, there is nothing left to deal with.
    if (filing.kind !== 'WITHDRAWAL_REQUEST' && !(await isWithdrawn(tx, filing.matterId))) open(tx, recorded, delivery, filing);
    return;
  }
  if (filing.kind === 'WITHDRAWAL_REQUEST') await withdraw(tx, handling, delivery);
  else if (handling.state === 'AWAITING_FILER') answered(tx, handling);
}

function open(tx: Tx, recorded: RecordedEvent, delivery: Delivery, filing: Filing): void {
  const handling = tx.em.create(ReportHandling, {
    id: newId(),
    organisationId: filing.organisationId,
    reportId: filing.matterId,
    unitId: delivery.unitId,
    reference: filing.reference,
    organisationName: delivery.organisationName,
    drill: filing.drill,
    state: 'NEW',
    noticeClass: filing.noticeClass,
    openedAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('open', handling);
  recorded.alsoChanged(handling.id);
}

async function withdraw(tx: Tx, handling: ReportHandling, delivery: Delivery): Promise<void> {
  if (handling.state === 'CLOSED') return;
  if (handling.state === 'LINKED_TO_CASE') {
    if (tx.actor.kind !== 'system') throw new HandlingBlocked('LINKED_TO_CASE');
    return contradict(tx, handling, delivery);
  }
  tx.authorize('withdraw', handling);
  moveHandling(handling, 'withdraw');
  Object.assign(handling, {
    outcome: 'WITHDRAWN',
    summary: 'Rút theo yêu cầu của bên nộp, đã được chấp nhận.',
    requestDue: null,
    updatedAt: tx.now,
  });
  handling.firstClosedAt ??= tx.now;
  tell(tx, handling, 'withdraw', true);
  await sayProgress(tx, handling, 'withdraw');
}

/**
 * The unit agreed by its word 03 from outside, though it linked the report to a live case here. The word was said and is
 * kept; what contradicts it stays as it is, is marked, and people are told: only they can decide which of the two holds.
 */
function contradict(tx: Tx, handling: ReportHandling, delivery: Delivery): void {
  const { id, organisationId, unitId, reportId, reference, state } = handling;
  delivery.conflict = '03';
  tx.record({
    type: 'WithdrawalContradicted',
    subjects: [id, delivery.id],
    payload: { handlingId: id, deliveryId: delivery.id, filingId: delivery.filingId, reportId, organisationId, unitId, reference, state },
  });
}

/** Worker: the unit hears that its word and its handling of a report contradict each other. */
export async function notifyOfContradiction(tx: Tx, event: StoredEvent): Promise<void> {
  const { unitId, filingId, reference } = event.payload;
  await notify(tx, event, [
    { to: { unitId: String(unitId) }, subjectId: String(filingId), reference: String(reference), detail: 'LINKED_TO_CASE' },
  ]);
}

/** H4. */
export function answered(tx: Tx, handling: ReportHandling): void {
  tx.authorize('answered', handling);
  moveHandling(handling, 'answered');
  handling.requestDue = null;
  handling.updatedAt = tx.now;
  tell(tx, handling, 'answered', false);
}

/** Sweep, H4: the time to answer has passed; the officer goes on with what there is. */
export async function stopWaiting(tx: Tx): Promise<number> {
  const waiting = await tx.sql<{ id: string }>(
    "select id from report_handling where state = 'AWAITING_FILER' and request_due < ? order by request_due limit 500",
    [tx.now],
  );
  for (const { id } of waiting) answered(tx, await tx.em.findOneOrFail(ReportHandling, { id }));
  return waiting.length;
}

/** Worker: the filer hears of a step that concerns it; where it is asked, the supplement in which it answers is opened for it (H3). */
export async function notifyOfHandling(tx: Tx, { payload, ...event }: StoredEvent): Promise<void> {
  const { organisationId, reportId, reference, step } = payload;
  await notify(tx, { payload, ...event }, [
    { to: { organisationId: String(organisationId) }, subjectId: String(reportId), reference: String(reference), detail: String(step) },
  ]);
  if (step === 'askFiler') await prepareSupplement(tx, String(reportId));
}

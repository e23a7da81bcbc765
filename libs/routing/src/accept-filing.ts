import { Filing, FilingReturn, moveFiling, moveReturn, supersedeEarlier, waiveReturn } from '#filings';
import { type Defect, formatReference } from '#kernel';
import { requiredFacts, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { digestOfWord, moveDelivery, payloadOf, say } from './arrive.js';
import { Delivery, FilingRefusal } from './entities.js';
import { DeliveryBlocked } from './routing-refusals.js';

/**
 * F6: an officer of the addressed unit receives the filing into the register, under the unit's next number of the year
 * (gapless: the counter's row is locked until the commit). The filer gets word 03. What the form asks for is there, or
 * `waiver` says why it is accepted all the same; so too for a filing that was given back and is taken as it is. A copy gets
 * a number and decides nothing.
 */
export async function acceptFiling(tx: Tx, deliveryId: string, note: string | null, waiver: string | null = null): Promise<Delivery> {
  const delivery = await tx.load(Delivery, deliveryId, { lock: true });
  tx.authorize('accept', delivery);
  const before = delivery.businessState;
  moveDelivery(delivery, 'accept');
  const filing = await tx.load(Filing, delivery.filingId, { lock: true });
  const withdrawn = delivery.part === 'LEAD' && filing.kind === 'WITHDRAWAL_REQUEST';
  if (withdrawn) tx.authorize('decideWithdrawal', delivery);
  const superseded = delivery.part === 'LEAD' ? await acceptByLead(tx, delivery, filing, before === 'RETURNED', waiver) : [];
  const unanswered = withdrawn ? await endReturns(tx, filing.matterId) : [];
  delivery.registryNumber = await nextRegistryNumber(tx, delivery);
  delivery.acceptedBy = 'userId' in tx.actor ? tx.actor.userId : null;
  delivery.waitsFor = null;
  const word = { code: '03', registryNumber: delivery.registryNumber, note };
  await say(tx, delivery, word);
  tx.record({
    type: 'FilingAccepted',
    subjects: [delivery.id, filing.id, delivery.unitId, ...superseded.map(({ id }) => id), ...unanswered],
    payload: { ...payloadOf(delivery), waived: waiver !== null },
    digest: digestOfWord(word, tx.now, filing),
  });
  return delivery;
}

/** Of a report that is withdrawn nothing is completed any more: nobody waits for it, and nobody is reminded. Answers with what changed. */
async function endReturns(tx: Tx, reportId: string): Promise<readonly string[]> {
  const filings = await tx.em.find(Filing, { matterId: reportId, state: 'RETURNED' });
  const filingId = { $in: filings.map(({ id }) => id) };
  const returns = await tx.em.find(FilingReturn, { filingId, state: ['OPEN', 'LAPSED'] });
  for (const one of returns) moveReturn(one, 'waive');
  const deliveries = await tx.em.find(Delivery, { filingId, businessState: 'RETURNED', waitsFor: { $ne: null } });
  for (const one of deliveries) one.waitsFor = null;
  return [...returns.map((one) => one.filingId), ...deliveries.map(({ id }) => id)];
}

async function acceptByLead(
  tx: Tx,
  delivery: Delivery,
  filing: Filing,
  returned: boolean,
  waiver: string | null,
): Promise<readonly Filing[]> {
  const transition = returned ? 'acceptAsItIs' : 'accept';
  tx.authorize(transition, filing);
  const missing = missingOf(filing);
  if (!waiver && missing.length > 0) throw new DeliveryBlocked('INCOMPLETE', { defects: missing });
  if (!waiver && (await tx.em.count(FilingReturn, { filingId: filing.id, state: 'OPEN' })) > 0) throw new DeliveryBlocked('RETURN_OPEN');
  if ((await tx.em.count(FilingRefusal, { deliveryId: delivery.id, state: 'PROPOSED' })) > 0) throw new DeliveryBlocked('REFUSAL_PROPOSED');
  if (returned) await waiveReturn(tx, filing);
  else moveFiling(filing, 'accept');
  return supersedeEarlier(tx, filing);
}

/**
 * The completeness list (F6): what the form needs at once and this filing did not say, as it was judged at its submission.
 * What the law lets follow later (D13 23.4) is no reason to hold a filing up, except in the last one; what that says could not
 * be established never is.
 */
export function missingOf({
  subject,
  content,
  kind,
  regime,
  formCode,
}: Pick<Filing, 'subject' | 'content' | 'kind' | 'regime' | 'formCode'>): readonly Defect[] {
  const { missing = [], facts } = JSON.parse(content) as {
    missing?: { path: string; article: string | null }[];
    facts?: { notEstablished?: { path: string }[] | null };
  };
  const declared = new Set(facts?.notEstablished?.map(({ path }) => path));
  const asked = subject === 'VIOLATION_NOTICE' ? requiredFacts(regime, formCode) : [];
  const mayFollow = new Set(asked.flatMap(({ need, path }) => (need === 'MAY_FOLLOW' ? path : [])));
  return missing
    .filter(({ path }) => !declared.has(path) && (kind === 'FINAL' ? !path.startsWith('organisation.') : !mayFollow.has(path)))
    .map(({ path, article }) => ({
      path,
      code: 'MISSING',
      ...(article ? { article } : {}),
      vi: 'Mẫu hỏi mục này; nội dung đã nộp chưa có.',
      en: 'The form asks for this; the filing does not say it.',
    }));
}

/**
 * The unit's next number of the year; the counter's row stays locked until the commit, so that none is left out. An exercise
 * has a desk, so a counter, of its own, and `DN` (diễn tập) where a register has `TN` (tiếp nhận).
 */
async function nextRegistryNumber(tx: Tx, { unitId, drill }: Pick<Delivery, 'unitId' | 'drill'>): Promise<string> {
  const year = Number(vietnamDate(tx.now).slice(0, 4));
  const [counter] = await tx.sql<{ last: number }>(
    'insert into register_counter as c (unit_id, year, last) values (?, ?, 1) on conflict (unit_id, year) do update set last = c.last + 1 returning last',
    [unitId, year],
  );
  return formatReference(drill ? 'DN' : 'TN', year, counter!.last);
}

import { type Filing } from '#filings';
import { newId } from '#kernel';
import { dayClock, dossierRule, vietnamDate } from '#law';
import type { Tx } from '#platform';
import type { Desk } from './competence.js';
import { Delivery } from './entities.js';
import { GIVE_UP_AFTER } from './retry.js';

const HOUR = 3_600_000;

/** From filing to register: the service promise of a desk (lifecycles.md 1.3, D7), in hours; no statute. */
const ACCEPT_WITHIN_HOURS = 24;

/**
 * Until when a desk is to receive it into its register: a report within the promise, a dossier once it is assessed, within 15 days (D356 18.5,
 * 19.5; Decree 13 gives no time, and the same is the careful one).
 */
export function acceptBy({ subject }: Pick<Filing, 'subject'>, since: Date): Date {
  if (subject === 'VIOLATION_NOTICE') return new Date(since.getTime() + ACCEPT_WITHIN_HOURS * HOUR);
  return dayClock(dossierRule('D356-ASSESS'), vietnamDate(since)).dueAt!;
}

type Queued = Pick<
  Delivery,
  'organisationName' | 'provinceCode' | 'sector' | 'verdict' | 'statutoryDueAt' | 'rule' | 'ruleVersion' | 'ruleInputs'
> &
  Partial<Pick<Delivery, 'message' | 'part' | 'recallsId' | 'reason' | 'forwardedFromId'>>;

/** A message for a desk, to be carried by whoever finds it: the worker at once, or a later sweep. */
export function newDelivery(tx: Tx, filing: Filing, desk: Desk, queued: Queued): Delivery {
  const { message = 'FILING', part = 'LEAD', recallsId = null, reason = null, forwardedFromId = null, ...rest } = queued;
  // A filing that goes elsewhere later, or is asked back, starts anew: its desk and its line get their time from then.
  const since = message === 'FILING' && forwardedFromId === null ? filing.submittedAt : tx.now;
  const lastChance = Math.max(since.getTime(), queued.statutoryDueAt?.getTime() ?? 0) + GIVE_UP_AFTER * HOUR;
  return tx.em.create(Delivery, {
    ...rest,
    id: newId(),
    message,
    part,
    recallsId,
    reason,
    forwardedFromId,
    forwardTo: null,
    filingId: filing.id,
    subject: filing.subject,
    matterId: filing.matterId,
    filingNumber: filing.number,
    organisationId: filing.organisationId,
    unitId: desk.id,
    destinationId: desk.destinationId,
    drill: filing.drill,
    reference: filing.reference,
    noticeClass: filing.noticeClass,
    submittedAt: filing.submittedAt,
    queuedAt: tx.now,
    acceptBy: acceptBy(filing, since),
    transportState: 'QUEUED',
    businessState: 'NONE',
    recallState: 'NONE',
    waitsFor: null,
    nextAttemptAt: desk.destinationId === null ? null : tx.now,
    giveUpAt: new Date(lastChance),
    attempts: 0,
    triedAt: null,
    packedAt: null,
    leaseOwner: null,
    leasedUntil: null,
    failingSince: null,
    failure: null,
    alerted: 0,
    reminded: 0,
    conflict: null,
    conflictNote: null,
    deliveredAt: null,
    registryNumber: null,
    acceptedBy: null,
  });
}

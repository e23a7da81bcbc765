import { ClockVerdict, type Filing } from '#filings';
import { newId } from '#kernel';
import type { Verdict } from '#law';
import type { Tx } from '#platform';

/** The part of a canonical filing that a verdict rests on; judged by the time of the initial filing. */
interface Judged {
  readonly rule: string;
  readonly article: string;
  readonly lateReason: string | null;
  readonly clock: {
    readonly startEvent: string;
    readonly startedAt: string | null;
    readonly dueAt: string | null;
    readonly statutory: boolean;
  };
  readonly verdict: { readonly verdict: Verdict; readonly lateByMs: number | null };
}

/**
 * What a report says in effect starts the clock of its notice at another time, or under another rule: one more verdict on
 * the initial filing, as the effective filing stated it. Those before stay; the last one is in force. Null where neither
 * start nor rule is another.
 */
export async function addVerdict(tx: Tx, initial: Filing, effective: Filing): Promise<ClockVerdict | null> {
  const last = await tx.em.findOneOrFail(ClockVerdict, { filingId: initial.id }, { orderBy: { decidedAt: 'desc', id: 'desc' } });
  const { rule, article, lateReason, clock, verdict } = JSON.parse(effective.content) as Judged;
  const startedAt = clock.startedAt === null ? null : new Date(clock.startedAt);
  if (last.rule === rule && last.startedAt?.getTime() === startedAt?.getTime()) return null;
  return tx.em.create(ClockVerdict, {
    id: newId(),
    organisationId: initial.organisationId,
    filingId: initial.id,
    rule,
    article,
    startEvent: clock.startEvent,
    startedAt,
    dueAt: clock.statutory && clock.dueAt !== null ? new Date(clock.dueAt) : null,
    verdict: verdict.verdict,
    lateByMs: verdict.lateByMs,
    lateReason,
    decidedAt: tx.now,
  });
}

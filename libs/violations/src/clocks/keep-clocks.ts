import { Filing } from '#filings';
import { newId } from '#kernel';
import { vietnamDate } from '#law';
import type { Tx } from '#platform';
import { type ViolationReport } from '../entities.js';
import { type StoredFacts, toViolationFacts } from '../facts.js';
import { effectiveOf } from '../follow-up.js';
import { digestOf } from '../mark-report-ready.js';
import { stepsOf } from './clock-steps.js';
import { FACT_CLOCK_KINDS } from './entities.js';
import { NOTICE_SLOT, type OrganisationForClocks, type WantedClock, wantedClocks } from './wanted-clocks.js';

const ROW = `id uuid, slot text, kind text, rule text, "ruleVersion" text, article text, "startEvent" text, "startedAt" timestamptz,
  "dueAt" timestamptz, statutory boolean, "filingId" uuid, path text, "computedFrom" text, "nextEscalationAt" timestamptz`;
const COLUMNS = `id, organisation_id, report_id, slot, kind, rule, rule_version, article, law_day, start_event, started_at, due_at, statutory,
  filing_id, path, computed_from, computed_at, next_escalation_at, stopped_at, stopped_by, stopped_event, breached_at`;
const VALUES = `w.id, ?::uuid, ?::uuid, w.slot, w.kind, w.rule, w."ruleVersion", w.article, ?::date, w."startEvent", w."startedAt", w."dueAt",
  w.statutory, w."filingId", w.path, w."computedFrom", ?::timestamptz, w."nextEscalationAt"`;

/**
 * One statement: what is in force and no longer wanted as it stands is superseded, what is wanted and not in force as it
 * stands is added. A duty that was done stays done under its new clock: the stop of the slot goes with it, as its last
 * row has it. Answers with how many rows were moved.
 */
const KEEP = `with wanted as (select * from jsonb_to_recordset(?::jsonb) as w (${ROW})),
  held as (select * from report_clock c where c.report_id = ? and c.superseded_at is null and c.kind = any (?::text[])),
  same as (select h.id, h.slot from held h join wanted w on w.slot = h.slot and (w.kind, w.rule, w."ruleVersion", w."startedAt", w."dueAt", w.statutory)
    is not distinct from (h.kind, h.rule, h.rule_version, h.started_at, h.due_at, h.statutory)),
  gone as (update report_clock c set superseded_at = ?, next_escalation_at = null from held h
    where c.id = h.id and h.id not in (select id from same) returning c.id),
  added as (insert into report_clock (${COLUMNS})
    select ${VALUES}, done.stopped_at, done.stopped_by, done.stopped_event, case when w."dueAt" < done.stopped_at then ?::timestamptz end
    from wanted w left join lateral (select p.stopped_at, p.stopped_by, p.stopped_event from report_clock p
      where p.report_id = ? and p.slot = w.slot order by p.computed_at desc limit 1) done on true
    where w.slot not in (select slot from same) and (select count(*) from gone) >= 0 returning id)
  select ((select count(*) from gone) + (select count(*) from added))::integer as moved`;

/** A clock that something else than the facts started stands beside the others, once a slot. */
const START = `insert into report_clock (${COLUMNS})
  select ${VALUES}, null, null, null, null from jsonb_to_recordset(?::jsonb) as w (${ROW})
  on conflict (report_id, slot) where superseded_at is null do nothing returning id`;

/**
 * The clocks of the duties that follow from the facts as they stand, recomputed: equal ones stay, others are superseded.
 * Once a report is filed, its effective view rules. What is filed and not decided yet, and after it what is only being
 * prepared, begins what else it would owe and takes nothing away: else the filer alone could end a duty of the law. A
 * withdrawn report owes nothing more. The report must be written already; the event of the change names it. Answers with
 * how many clocks were moved.
 */
export async function keepClocks(tx: Tx, report: ViolationReport, organisation: OrganisationForClocks): Promise<number> {
  const filings = report.reference === null ? [] : await tx.em.find(Filing, { matterId: report.id }, { orderBy: { number: 'asc' } });
  if (filings.some(({ kind, state }) => kind === 'WITHDRAWAL_REQUEST' && state === 'ACCEPTED')) return 0;
  const effective = effectiveOf(filings);
  const wanted = new Map<string, ReturnType<typeof rowOf>>();
  const want = (clocks: readonly WantedClock[], from: string) => {
    for (const clock of clocks) if (!wanted.has(clock.slot)) wanted.set(clock.slot, rowOf(clock, from));
  };
  if (effective) for (const filing of [effective, ...undecidedAfter(effective, filings)]) want(statedClocks(filing, tx.now), filing.digest);
  if (!effective || report.state !== 'SUBMITTED') {
    const prepared = wantedClocks(toViolationFacts(report.facts, {}), organisation, tx.now);
    want(effective ? prepared.filter(({ slot }) => slot !== NOTICE_SLOT) : prepared, digestOf(report));
  }
  const [kept] = await tx.sql<{ moved: number }>(KEEP, [
    JSON.stringify([...wanted.values()]),
    report.id,
    FACT_CLOCK_KINDS,
    tx.now,
    report.organisationId,
    report.id,
    vietnamDate(tx.now),
    tx.now,
    tx.now,
    report.id,
  ]);
  return kept!.moved;
}

function undecidedAfter({ number }: Filing, filings: readonly Filing[]): readonly Filing[] {
  return filings.filter(
    (filing) =>
      filing.number > number && filing.kind !== 'WITHDRAWAL_REQUEST' && ['SUBMITTED', 'RECEIVED', 'RETURNED'].includes(filing.state),
  );
}

function statedClocks({ content }: Filing, now: Date): readonly WantedClock[] {
  const { facts, organisation } = JSON.parse(content) as { facts: StoredFacts; organisation: { sector: string } };
  return wantedClocks(toViolationFacts(facts, {}), { sector: organisation.sector }, now);
}

export interface StartedClock extends WantedClock {
  readonly filingId?: string;
  /** The fact that was promised. */
  readonly path?: string;
}

/** Starts clocks that an event brings about; one that runs in the same slot stays. Returns how many were started. */
export async function startClocks(
  tx: Tx,
  report: { readonly id: string; readonly organisationId: string },
  eventId: string,
  clocks: readonly StartedClock[],
): Promise<number> {
  if (clocks.length === 0) return 0;
  const values = [report.organisationId, report.id, vietnamDate(tx.now), tx.now];
  const started = await tx.sql(START, [...values, JSON.stringify(clocks.map((clock) => rowOf(clock, eventId)))]);
  return started.length;
}

/** SQL: a row of `report_clock` as {@link StoredClock}. */
export const STORED_CLOCK = `slot, kind, rule, rule_version as "ruleVersion", article, start_event as "startEvent", started_at as "startedAt",
  due_at as "dueAt", statutory, filing_id as "filingId", path`;

export type StoredClock = Omit<StartedClock, 'startedAt' | 'dueAt'> & { readonly startedAt: string | null; readonly dueAt: string | null };

/** Clocks that ended begin anew, as new rows, from the same start and due as before; `from` is what brings it about. */
export function startAnew(
  tx: Tx,
  report: { readonly id: string; readonly organisationId: string },
  from: string,
  clocks: readonly StoredClock[],
): Promise<number> {
  const dated = (text: string | null) => (text === null ? null : new Date(text));
  return startClocks(
    tx,
    report,
    from,
    clocks.map((clock) => ({ ...clock, startedAt: dated(clock.startedAt), dueAt: dated(clock.dueAt) })),
  );
}

function rowOf(clock: StartedClock, computedFrom: string) {
  return { ...clock, id: newId(), computedFrom, nextEscalationAt: stepsOf(clock)[0]?.at ?? null };
}

import { newId } from '#kernel';
import { vietnamDate } from '#law';
import type { Tx } from '#platform';
import type { ViolationReport } from '../entities.js';
import { toViolationFacts } from '../facts.js';
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
 * stands is added. A duty that was done stays done under its new clock: the stop of the slot goes with it.
 */
const KEEP = `with wanted as (select * from jsonb_to_recordset(?::jsonb) as w (${ROW})),
  held as (select * from report_clock c where c.report_id = ? and c.superseded_at is null and c.kind = any (?::text[]) and c.slot <> all (?::text[])),
  same as (select h.id, h.slot from held h join wanted w on w.slot = h.slot and (w.kind, w.rule, w."ruleVersion", w."startedAt", w."dueAt", w.statutory)
    is not distinct from (h.kind, h.rule, h.rule_version, h.started_at, h.due_at, h.statutory)),
  gone as (update report_clock c set superseded_at = ?, next_escalation_at = null from held h
    where c.id = h.id and h.id not in (select id from same) returning c.id)
  insert into report_clock (${COLUMNS})
    select ${VALUES}, done.stopped_at, done.stopped_by, done.stopped_event, case when w."dueAt" < done.stopped_at then ?::timestamptz end
    from wanted w left join lateral (select p.stopped_at, p.stopped_by, p.stopped_event from report_clock p
      where p.report_id = ? and p.slot = w.slot and p.stopped_at is not null order by p.computed_at desc limit 1) done on true
    where w.slot not in (select slot from same) and (select count(*) from gone) >= 0`;

/** A clock that something else than the facts started stands beside the others, once a slot. */
const START = `insert into report_clock (${COLUMNS})
  select ${VALUES}, null, null, null, null from jsonb_to_recordset(?::jsonb) as w (${ROW})
  on conflict (report_id, slot) where superseded_at is null do nothing returning id`;

/**
 * The clocks of the duties that follow from the facts as they stand, recomputed: equal ones stay, others are superseded.
 * While a further filing is only being prepared, the clock of the notice stays with what was filed. The report must be
 * written already; the event of the change names it.
 */
export async function keepClocks(tx: Tx, report: ViolationReport, organisation: OrganisationForClocks): Promise<void> {
  const prepared = report.reference !== null && report.state !== 'SUBMITTED' ? [NOTICE_SLOT] : [];
  const wanted = wantedClocks(toViolationFacts(report.facts, {}), organisation, tx.now).filter(({ slot }) => !prepared.includes(slot));
  const from = digestOf(report);
  await tx.sql(KEEP, [
    JSON.stringify(wanted.map((clock) => rowOf(clock, from))),
    report.id,
    FACT_CLOCK_KINDS,
    prepared,
    tx.now,
    report.organisationId,
    report.id,
    vietnamDate(tx.now),
    tx.now,
    tx.now,
    report.id,
  ]);
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

function rowOf(clock: StartedClock, computedFrom: string) {
  return { ...clock, id: newId(), computedFrom, nextEscalationAt: stepsOf(clock)[0]?.at ?? null };
}

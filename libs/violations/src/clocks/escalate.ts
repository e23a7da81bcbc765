import { newId } from '#kernel';
import type { Tx } from '#platform';
import { type ClockStep, stepsOf } from './clock-steps.js';
import type { ClockKind } from './entities.js';

/**
 * Clocks and reminders in one transaction, which holds the lock of the log for its events: about half a second at the most
 * (measured: 500 reminders of 100 clocks in 0.43 s). What is left over is found by the next sweep.
 */
const BATCH = 300;
const REMINDERS = 500;
/** The worker sweeps every minute; what comes later than this was held up. */
const LATE_AFTER_MS = 5 * 60_000;

interface DueClock {
  readonly id: string;
  readonly organisationId: string;
  readonly reportId: string;
  readonly kind: ClockKind;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly computedAt: string;
  readonly reference: string | null;
  readonly drill: boolean;
  /** What people were reminded of already: under this clock, or under one that this one superseded. */
  readonly told: readonly { readonly hour: number; readonly own: boolean }[];
}

/**
 * Another worker's clocks are left to it; once it has committed, the condition no longer holds for them. A report that
 * somebody is changing is left for the next sweep: to wait for it while holding its clocks would be a deadlock.
 */
const DUE = `select c.id, c.organisation_id as "organisationId", c.report_id as "reportId", c.kind, c.started_at as "startedAt", c.due_at as "dueAt",
    c.computed_at as "computedAt", r.reference, r.drill,
    (select coalesce(json_agg(json_build_object('hour', e.hour, 'own', e.clock_id = c.id)), '[]') from clock_escalation e
      join report_clock o on o.id = e.clock_id where o.report_id = c.report_id and o.slot = c.slot) as told
  from report_clock c join violation_report r on r.id = c.report_id
  where c.next_escalation_at <= ? and c.stopped_at is null and c.superseded_at is null
  order by c.next_escalation_at limit ${BATCH}
  for update of c skip locked for key share of r skip locked`;

const TELL = `with told as (insert into clock_escalation (id, organisation_id, report_id, clock_id, hour, due_at, at, late)
    select t.id, t."organisationId", t."reportId", t."clockId", t.hour, t."dueAt", ?, t.late from jsonb_to_recordset(?::jsonb) as t (id uuid,
      "organisationId" uuid, "reportId" uuid, "clockId" uuid, hour integer, "dueAt" timestamptz, late boolean))
  update report_clock c set next_escalation_at = n.next from jsonb_to_recordset(?::jsonb) as n (id uuid, next timestamptz) where c.id = n.id`;

/**
 * Sweep: reminds people of running clocks at each of their steps, once a step. It goes by the state of the rows: what a
 * worker that was down has missed is all made up for, marked late. Returns how many reminders there were.
 */
export async function escalate(tx: Tx): Promise<number> {
  const found = await tx.sql<DueClock>(DUE, [tx.now]);
  if (found.length === 0) return 0;
  const reminders: Reminder[] = [];
  const clocks: DueClock[] = [];
  for (const clock of found) {
    if (reminders.length >= REMINDERS) break;
    clocks.push(clock);
    for (const step of dueSteps(clock, tx.now)) reminders.push(reminder(clock, step, tx.now));
  }
  const next = clocks.map((clock) => ({ id: clock.id, next: nextStep(clock, tx.now) }));
  await tx.sql(TELL, [tx.now, JSON.stringify(reminders), JSON.stringify(next)]);
  const byId = new Map(clocks.map((clock) => [clock.id, clock]));
  for (const { id, reportId, organisationId, clockId, hour, late } of reminders) {
    const { kind, reference, drill } = byId.get(clockId)!;
    tx.record({
      type: 'ClockEscalated',
      subjects: [reportId],
      payload: { escalationId: id, clockId, reportId, organisationId, kind, hour, late, reference, drill },
    });
  }
  const told = new Set(reminders.map(({ clockId }) => clockId));
  const silent = clocks.filter(({ id }) => !told.has(id)).map(({ reportId }) => reportId);
  if (silent.length > 0) tx.record({ type: 'RemindersCarriedOver', subjects: [...new Set(silent)] });
  return reminders.length;
}

function stepsOfRow({ kind, startedAt, dueAt }: DueClock): readonly ClockStep[] {
  return stepsOf({ kind, startedAt: new Date(startedAt), dueAt: new Date(dueAt) });
}

/**
 * Steps whose time has come and of which nobody was told. A step that was past already when the facts last changed is not
 * told again where people had heard of it under the clock before.
 */
function dueSteps(clock: DueClock, now: Date): readonly ClockStep[] {
  const computed = new Date(clock.computedAt);
  return stepsOfRow(clock).filter(
    ({ hour, at }) => at <= now && !clock.told.some((told) => told.hour === hour && (told.own || at <= computed)),
  );
}

function nextStep(clock: DueClock, now: Date): Date | null {
  return stepsOfRow(clock).find(({ at }) => at > now)?.at ?? null;
}

type Reminder = ReturnType<typeof reminder>;

/** Late where the worker was not there: neither at the step's time nor when the clock came into being. */
function reminder({ id: clockId, reportId, organisationId, computedAt }: DueClock, { hour, at }: ClockStep, now: Date) {
  const possible = Math.max(at.getTime(), new Date(computedAt).getTime());
  return { id: newId(), organisationId, reportId, clockId, hour, dueAt: at, late: now.getTime() - possible > LATE_AFTER_MS };
}

const BREACHED = `update report_clock c set breached_at = ? from violation_report r
  where r.id = c.report_id and c.id in (select b.id from report_clock b where b.due_at < ? and b.stopped_at is null and b.superseded_at is null
    and b.breached_at is null and b.kind <> 'RETENTION' order by b.due_at limit ${BATCH} for update skip locked)
  returning c.id as "clockId", c.report_id as "reportId", c.organisation_id as "organisationId", c.kind, c.statutory, r.reference, r.drill`;

interface BreachedClock {
  readonly clockId: string;
  readonly reportId: string;
  readonly organisationId: string;
  readonly kind: ClockKind;
  readonly statutory: boolean;
  readonly reference: string | null;
  readonly drill: boolean;
}

/** Sweep: marks clocks whose due time has passed without a stop, once each. What is kept long enough was not missed. */
export async function breachClocks(tx: Tx): Promise<number> {
  const breached = await tx.sql<BreachedClock>(BREACHED, [tx.now, tx.now]);
  for (const clock of breached) tx.record({ type: 'ClockBreached', subjects: [clock.reportId], payload: { ...clock } });
  return breached.length;
}

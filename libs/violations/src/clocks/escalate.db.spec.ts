import type { Organisation } from '#identity';
import { drafted, factsUnderLaw91, hoursAgo, reportContent } from '../../../../test/support/facts.js';
import { recordsOf, tamper } from '../../../../test/support/records.js';
import { type Person, World } from '../../../../test/support/world.js';
import { reviseViolationReport } from '../draft-violation-report.js';
import type { StoredFacts } from '../facts.js';
import { discardViolationReport } from '../mark-report-ready.js';
import { breachClocks, escalate } from './escalate.js';

interface Told {
  readonly hour: number;
  readonly late: boolean;
  readonly kind: string;
}

/** The notice in 72 hours, and no other clock. */
const factsOfOneClock = (detectedAt: string): StoredFacts =>
  factsUnderLaw91({ occurredFrom: hoursAgo(200), detectedAt, dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }] });

describe('reminders of a running clock', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  });
  afterAll(() => world.destroy());

  const sweep = () => world.workerHouse.uow.run({ kind: 'system', name: 'escalate' }, escalate);
  const sweepBreaches = () => world.workerHouse.uow.run({ kind: 'system', name: 'breach-clocks' }, breachClocks);
  const told = async (reportId: string): Promise<Told[]> =>
    (
      await world.admin.query<Told>(
        'select e.hour, e.late, c.kind from clock_escalation e join report_clock c on c.id = e.clock_id where e.report_id = $1 order by e.due_at, e.at',
        [reportId],
      )
    ).rows;
  const hours = async (reportId: string) => (await told(reportId)).map(({ hour }) => hour);
  const events = async (reportId: string, type: string) => (await recordsOf(world, reportId)).filter((record) => record.type === type);
  /** As if so many hours had gone by: every moment of the report's clocks moves back. */
  const pass = async (reportId: string, by: number) => {
    const moved = (columns: readonly string[]) => columns.map((column) => `${column} = ${column} - $2 * interval '1 hour'`).join(', ');
    const times = ['started_at', 'due_at', 'computed_at', 'next_escalation_at', 'stopped_at', 'superseded_at', 'breached_at'];
    await tamper(world, `update report_clock set ${moved(times)} where report_id = $1`, [reportId, by]);
    await tamper(world, `update clock_escalation set ${moved(['due_at', 'at'])} where report_id = $1`, [reportId, by]);
  };
  const running = async (hoursRunning: number) => {
    const { id, version } = await drafted(world, dpo, factsOfOneClock(hoursAgo(0)));
    await pass(id, hoursRunning);
    return { id, version };
  };

  it('come at 24, 48, 60, 66 and 70 hours, each once, and not before', async () => {
    const { id } = await running(23.9);
    await sweep();
    expect(await hours(id)).toEqual([]);
    const seen: number[][] = [];
    for (const [by, expected] of [
      [0.11, [24]],
      [24, [24, 48]],
      [12, [24, 48, 60]],
      [6, [24, 48, 60, 66]],
      [4, [24, 48, 60, 66, 70]],
    ] as const) {
      await pass(id, by);
      await sweep();
      expect(await hours(id)).toEqual(expected);
      await sweep();
      seen.push(await hours(id));
    }
    expect(seen.at(-1)).toEqual([24, 48, 60, 66, 70]);
    await pass(id, 100);
    await sweep();
    expect(await hours(id)).toEqual([24, 48, 60, 66, 70]);
  });

  it('are all made up for in one sweep after a worker was down for twelve hours, each once, marked late', async () => {
    const { id } = await running(24.01);
    await sweep();
    await pass(id, 30.5);
    await sweep();
    expect(await told(id)).toEqual([
      { hour: 24, late: false, kind: 'STATUTORY_72H' },
      { hour: 48, late: true, kind: 'STATUTORY_72H' },
    ]);
    // Down from hour 54.5 to hour 66.5.
    await pass(id, 12);
    await sweep();
    expect((await told(id)).slice(2)).toEqual([
      { hour: 60, late: true, kind: 'STATUTORY_72H' },
      { hour: 66, late: true, kind: 'STATUTORY_72H' },
    ]);
    await pass(id, 3.51);
    await sweep();
    expect((await told(id)).at(-1)).toEqual({ hour: 70, late: false, kind: 'STATUTORY_72H' });
    expect((await events(id, 'ClockEscalated')).map(({ payload }) => [payload.hour, payload.late])).toEqual([
      [24, false],
      [48, true],
      [60, true],
      [66, true],
      [70, false],
    ]);
  });

  it('are given once by two workers at once', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push((await running(61)).id);
    const counts = await Promise.all([sweep(), sweep(), sweep(), sweep()]);
    for (const id of ids) expect(await hours(id)).toEqual([24, 48, 60]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(60);
  });

  it('would be given twice without the lock and the constraint, which is seen', async () => {
    const { id } = await running(25);
    await sweep();
    // Two workers that know nothing of each other: the second still believes that the step is due and untold.
    const again = () =>
      tamper(
        world,
        'insert into clock_escalation select gen_random_uuid(), organisation_id, report_id, clock_id, hour, due_at, at, late from clock_escalation where report_id = $1',
        [id],
      );
    await expect(again()).rejects.toMatchObject({ code: '23505' });
    await world.admin.query('alter table clock_escalation drop constraint clock_escalation_clock_id_hour_key');
    try {
      await again();
      expect(await hours(id)).toEqual([24, 24]);
    } finally {
      await tamper(world, 'delete from clock_escalation where report_id = $1', [id]);
      await world.admin.query('alter table clock_escalation add unique (clock_id, hour)');
    }
  });

  it('end with the clock, also where the sweep comes a moment later', async () => {
    const { id } = await running(25);
    await world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, id));
    await sweep();
    expect(await told(id)).toEqual([]);
    const raced = await Promise.all(Array.from({ length: 6 }, () => running(25)));
    await Promise.all([sweep(), ...raced.map((report) => world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, report.id)))]);
    await sweep();
    for (const report of raced) {
      const types = (await recordsOf(world, report.id)).map(({ type }) => type).filter((type) => type !== 'ReportDrafted');
      expect([['ReportDiscarded'], ['ClockEscalated', 'ReportDiscarded']]).toContainEqual(types);
    }
  });

  it('are not repeated because a detail was corrected; for a later deadline they come anew', async () => {
    const facts = factsOfOneClock(hoursAgo(30));
    const { id, version } = await drafted(world, dpo, facts);
    await sweep();
    expect(await hours(id)).toEqual([24]);
    const corrected = await world.uow.run(dpo.caller, (tx) =>
      reviseViolationReport(tx, id, version, reportContent({ ...facts, detectedAt: hoursAgo(30.1) })),
    );
    await sweep();
    expect(await hours(id)).toEqual([24]);
    await world.uow.run(dpo.caller, (tx) =>
      reviseViolationReport(tx, id, corrected.version, reportContent({ ...facts, detectedAt: hoursAgo(2) })),
    );
    await sweep();
    expect(await hours(id)).toEqual([24]);
    await pass(id, 22.05);
    await sweep();
    expect(await hours(id)).toEqual([24, 24]);
  });

  it('are not called late where the facts came late, not the worker', async () => {
    const { id } = await drafted(world, dpo, factsOfOneClock(hoursAgo(50)));
    await sweep();
    expect(await told(id)).toEqual([
      { hour: 24, late: false, kind: 'STATUTORY_72H' },
      { hour: 48, late: false, kind: 'STATUTORY_72H' },
    ]);
  });

  it('a clock whose due time passes without a stop is marked once; one that was stopped never', async () => {
    const { id } = await running(72.01);
    const stopped = await running(10);
    await world.uow.run(dpo.caller, (tx) => discardViolationReport(tx, stopped.id));
    await pass(stopped.id, 100);
    expect(await sweepBreaches()).toBeGreaterThanOrEqual(1);
    await sweepBreaches();
    expect((await events(id, 'ClockBreached')).map(({ payload }) => [payload.kind, payload.statutory])).toEqual([['STATUTORY_72H', true]]);
    expect(await events(stopped.id, 'ClockBreached')).toEqual([]);
  });

  it('of hundreds of reports are given in steps, so that nobody waits long for the log', async () => {
    const { id } = await running(71);
    await tamper(
      world,
      `with r as (insert into violation_report (id, organisation_id, title, facts, state, created_by, created_at, updated_at)
         select gen_random_uuid(), organisation_id, title, facts, state, created_by, created_at, updated_at
         from violation_report, generate_series(1, 500) where id = $1 returning id)
       insert into report_clock (id, organisation_id, report_id, slot, kind, rule, rule_version, article, law_day, start_event, started_at, due_at, statutory,
         computed_from, computed_at, next_escalation_at)
       select gen_random_uuid(), c.organisation_id, r.id, slot, kind, rule, rule_version, article, law_day, start_event, started_at, due_at, statutory,
         computed_from, computed_at, next_escalation_at from report_clock c, r where c.report_id = $1 and c.slot = 'NOTICE'`,
      [id],
    );
    const counts: number[] = [];
    for (let count = await sweep(); count > 0; count = await sweep()) counts.push(count);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2505);
    expect(Math.max(...counts)).toBeLessThanOrEqual(504);
  });
});

import { drafted, factsUnderLaw91, filed, without } from '../../../test/support/facts.js';
import { recordsOf, tamper } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { StoredFacts } from './facts.js';
import { openFollowUp } from './follow-up.js';

/** lifecycles.md F12: warned of at 60 and 80 days, ended at 90, never while a clock runs. */
describe('a draft that nobody touches', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(() => world.destroy());

  /** Without times no clock runs. */
  const TIMELESS: StoredFacts = without(factsUnderLaw91(), 'detectedAt', 'occurredFrom', 'occurrencePrecision');
  const age = (id: string, days: number) =>
    tamper(
      world,
      `update violation_report set updated_at = now() - make_interval(days => $2),
         idle_warned_at = case when idle_warned_at is null then null else now() - interval '11 days' end where id = $1`,
      [id, days],
    );
  const sweep = async () => {
    await world.worker.sweep();
  };
  const told = async (id: string) => (await recordsOf(world, id)).map(({ type }) => type).filter((type) => /Idle|Expired/.test(type));
  const stateOf = async (id: string) => (await world.admin.query('select state from violation_report where id = $1', [id])).rows[0].state;

  it('is warned of twice, then ends; each once, however often the worker looks', async () => {
    const { id } = await drafted(world, dpo, TIMELESS);
    const seen: string[][] = [];
    for (const days of [59, 60, 79, 90, 91]) {
      await age(id, days);
      await sweep();
      await sweep();
      seen.push(await told(id));
    }
    expect(seen).toEqual([
      [],
      ['ReportIdle'],
      ['ReportIdle', 'ReportIdle'],
      ['ReportIdle', 'ReportIdle', 'ReportExpired'],
      ['ReportIdle', 'ReportIdle', 'ReportExpired'],
    ]);
    expect(await stateOf(id)).toBe('EXPIRED');
  });

  it('is not ended unwarned, though the worker was away for a year', async () => {
    const { id } = await drafted(world, dpo, TIMELESS);
    await age(id, 365);
    await sweep();
    expect([await told(id), await stateOf(id)]).toEqual([['ReportIdle'], 'DRAFT']);
  });

  it('stays while a clock of it runs that is a target and no statute, until that has been over for 90 days', async () => {
    const { id } = await drafted(world, dpo, factsUnderLaw91({ harmInterests: [] }));
    const { rows } = await world.admin.query('select kind, statutory from report_clock where report_id = $1', [id]);
    expect(rows).toEqual([{ kind: 'NO_DEADLINE', statutory: false }]);
    const overFor = (days: number) =>
      tamper(
        world,
        'update report_clock set due_at = now() - make_interval(days => $2), started_at = now() - make_interval(days => $2, hours => 72) where report_id = $1',
        [id, days],
      );
    for (const days of [0, 89]) {
      await overFor(days);
      await age(id, 400);
      await sweep();
      expect([await told(id), await stateOf(id)]).toEqual([[], 'DRAFT']);
    }
    await overFor(91);
    await sweep();
    await age(id, 400);
    await sweep();
    expect([await told(id), await stateOf(id)]).toEqual([['ReportIdle', 'ReportExpired'], 'EXPIRED']);
  });

  it('stays while a statutory clock of it runs, and where it is the draft of a further filing', async () => {
    const { id } = await drafted(world, dpo);
    const { matterId: reportId } = await filed(world, dpo);
    await world.uow.run(dpo.caller, (tx) => openFollowUp(tx, reportId, 'supplement'));
    for (const stays of [id, reportId]) {
      await age(stays, 400);
      await sweep();
      expect([await told(stays), await stateOf(stays)]).toEqual([[], 'DRAFT']);
    }
  });
});

import { activityInput } from '../../../test/support/played.js';
import { tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { draftProcessingActivity, publishProcessingActivity, reviseProcessingActivity } from './index.js';

const COUNTERS = `{ subjectCounters { activities stale all { atLeast counted unknown } sensitive { atLeast counted unknown }
  thresholds { code standing article } contributions { code group subjectCount sensitive revisedSince versionNumber }
  exemption { cumulativeSubjects processesSensitive } caution { vi en } } }`;

interface Counters {
  readonly activities: number;
  readonly stale: number;
  readonly all: object;
  readonly sensitive: object;
  readonly thresholds: readonly { readonly code: string; readonly standing: string }[];
  readonly contributions: readonly Record<string, unknown>[];
  readonly exemption: object;
}

describe('the counters of data subjects', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.app();
  });
  afterAll(() => world.destroy());
  beforeEach(async () => {
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });

  const content = (code: string, groups: readonly [string, number | null][], kinds: readonly string[], ofGroup?: string) =>
    ({
      ...activityInput('mau'),
      ...{ role: 'CONTROLLER', operations: [], measures: [] },
      code,
      subjectGroups: groups.map(([name, subjectCount]) => ({ name, subjectCount })),
      dataTypes: kinds.map((kind) => ({ code: kind, subjectGroup: ofGroup })),
    }) as never;
  const publish = (code: string, ...rest: [Parameters<typeof content>[1], readonly string[], string?]) =>
    world.uow.run(dpo.caller, async (tx) => {
      const activity = await draftProcessingActivity(tx, content(code, ...rest));
      return publishProcessingActivity(tx, activity.id);
    });
  const counters = async (person: Person = dpo) =>
    (await world.gql<{ subjectCounters: Counters }>(COUNTERS, {}, person)).data.subjectCounters;
  const standings = ({ thresholds }: Counters) => Object.fromEntries(thresholds.map(({ code, standing }) => [code, standing]));

  it('count a group of one name once, with its largest number, whatever its case', async () => {
    await publish('A', [['Khách hàng', 70_000]], ['PHONE_NUMBER']);
    await publish(
      'B',
      [
        ['KHÁCH HÀNG', 90_000],
        ['Người lao động', 300],
      ],
      ['PHONE_NUMBER'],
    );
    const found = await counters();
    expect(found).toMatchObject({
      activities: 2,
      stale: 0,
      all: { atLeast: 90_000, counted: 90_300, unknown: 0 },
      sensitive: { atLeast: 0, counted: 0, unknown: 0 },
      exemption: { cumulativeSubjects: 90_300, processesSensitive: false },
    });
    await publish('C', [['Khách hãng', 200]], ['PHONE_NUMBER']);
    expect(await counters()).toMatchObject({ all: { atLeast: 90_000, counted: 90_500, unknown: 0 } });
    expect(standings(found)).toEqual({
      LARGE_SCALE: 'NEAR',
      SECURITY_ALL: 'NEAR',
      SECURITY_SENSITIVE: 'BELOW',
      SYSTEM_LEVEL_ALL: 'NEAR',
      SYSTEM_LEVEL_SENSITIVE: 'BELOW',
    });
  });

  it('miss nobody whose group is written otherwise where its data are named, also in versions from before that was put right', async () => {
    const { id } = await publish('A', [['Khách hàng', 30_000]], ['HEALTH'], 'khach hang');
    const { rows } = await world.admin.query('select subject_group from activity_data_type where activity_id = $1', [id]);
    expect(rows).toEqual([{ subject_group: 'Khách hàng' }]);
    const sensitive = { atLeast: 30_000, counted: 30_000, unknown: 0 };
    expect(await counters()).toMatchObject({ sensitive });
    await tamper(
      world,
      `update activity_version set snapshot = jsonb_set(snapshot, '{dataTypes,0,subjectGroup}', '"khach hang"') where activity_id = $1`,
      [id],
    );
    expect(await counters()).toMatchObject({ sensitive });
  });

  it('tell groups with sensitive data apart, and a sum that may count people twice from a group that passes by itself', async () => {
    await publish(
      'A',
      [
        ['Khách hàng', 60_000],
        ['Bệnh nhân', 12_000],
      ],
      ['HEALTH'],
      'bệnh nhân',
    );
    await publish('B', [['Học viên', 50_000]], ['PHONE_NUMBER']);
    const found = await counters();
    // Of the customers no kind of data is named, so nobody can say that none is sensitive.
    expect(found.sensitive).toEqual({ atLeast: 12_000, counted: 12_000, unknown: 1 });
    expect(standings(found)).toMatchObject({ LARGE_SCALE: 'LIKELY', SECURITY_SENSITIVE: 'PASSED' });
    expect(found.exemption).toEqual({ cumulativeSubjects: 122_000, processesSensitive: true });
  });

  it('say which number is missing, first of all', async () => {
    await publish(
      'A',
      [
        ['Khách hàng', 500],
        ['Khách vãng lai', null],
      ],
      ['PHONE_NUMBER'],
    );
    const found = await counters();
    expect(standings(found)).toMatchObject({ LARGE_SCALE: 'UNKNOWN' });
    expect(found.contributions.map(({ group, subjectCount }) => [group, subjectCount])).toEqual([
      ['Khách vãng lai', null],
      ['Khách hàng', 500],
    ]);
    expect(found.exemption).toEqual({ cumulativeSubjects: null, processesSensitive: false });
  });

  it('keep to what was published, and say where it was revised since', async () => {
    const { id, version } = await publish('A', [['Khách hàng', 500]], ['PHONE_NUMBER']);
    await world.uow.run(dpo.caller, (tx) =>
      reviseProcessingActivity(tx, id, version, content('A', [['Khách hàng', 900]], ['PHONE_NUMBER'])),
    );
    await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, content('B', [['Học viên', 900]], [])));
    expect(await counters()).toMatchObject({
      activities: 1,
      stale: 1,
      all: { counted: 500 },
      contributions: [{ code: 'A', versionNumber: 1, revisedSince: true }],
    });
  });

  it('are the organisation’s own, and one statement however many activities there are', async () => {
    const other = await world.person(['VIEWER'], { organisationId: (await world.organisation()).id });
    await counters(); // Now and then a session is told that it lives, with a statement of its own.
    const none = await statementsOf(world, () => counters());
    await publish('A', [['Khách hàng', 500]], ['PHONE_NUMBER']);
    await publish('B', [['Khách hàng', 500]], ['PHONE_NUMBER']);
    expect(await statementsOf(world, () => counters())).toBe(none);
    expect(await counters(other)).toMatchObject({
      activities: 0,
      all: { counted: 0 },
      exemption: { cumulativeSubjects: null, processesSensitive: null },
    });
    const officer = await world.person(['UNIT_HEAD'], { unitId: (await world.unit()).id });
    const { errors } = await world.gql(COUNTERS, {}, officer);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

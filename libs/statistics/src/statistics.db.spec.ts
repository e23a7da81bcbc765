import { type HandlingInputs, type HandlingStep, handleReport } from '#handling';
import type { AuthorityUnit, Organisation } from '#identity';
import { DomainError, UNIT_ROLES } from '#kernel';
import { acceptFiling, forwardFiling, returnFiling } from '#routing';
import { draftViolationReport, markViolationReportReady, openExercise, submitViolationReport } from '#violations';
import { factsUnderLaw91, filed, hoursAgo, reportContent, submissionOf } from '../../../test/support/facts.js';
import { refusal, tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { foldStatistics, recountStatistics } from './fold-statistics.js';
import { releaseStatistics } from './release-statistics.js';

const SUMS = `reports acknowledged meanMinutesToAcknowledge decided meanMinutesToDecide closed meanMinutesToClose returned supplemented meanMinutesToSupplement`;
const ASK = `query ($filter: StatisticFilterInput!, $groupBy: [StatisticDimension!]! = [], $asOf: Int) {
  it: statistics(filter: $filter, groupBy: $groupBy, asOf: $asOf) {
    digest watermark countedAt waiting more total { ${SUMS} } groups { keys { dimension code label { vi en } } sums { ${SUMS} } } } }`;
const ROWS = `query ($filter: StatisticFilterInput!, $first: Int! = 100, $after: String, $asOf: Int) {
  it: statisticsRows(filter: $filter, first: $first, after: $after, asOf: $asOf) {
    nodes { id reportId unitCode reference title dataTypes outcome } pageInfo { hasNextPage endCursor } } }`;
const FIGURES =
  '{ it: deskFigures(from: "2026-01", to: "2099-12") { openByAge { fromDays toDays reports } overdue dueToday defects { path reports } } }';
const RELEASES = '{ it: statisticReleases { quarter total digest tables { by adds cells { code reports } } } }';
const ALL = { from: '2025-01', to: '2099-12' };

interface Group {
  readonly keys: readonly { dimension: string; code: string; label: { vi: string; en: string } }[];
  readonly sums: Readonly<Record<string, number>>;
}
interface Answer {
  readonly digest: string;
  readonly watermark: number;
  readonly countedAt: string | null;
  readonly waiting: boolean;
  readonly more: boolean;
  readonly total: Readonly<Record<string, number>>;
  readonly groups: readonly Group[];
}
interface Rows {
  readonly nodes: readonly {
    id: string;
    reportId: string;
    unitCode: string;
    reference: string | null;
    title: string | null;
    outcome: string;
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Repeatable dice. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

describe('statistics of violation reports', () => {
  let world: World;
  let agency: AuthorityUnit;
  let province: AuthorityUnit;
  let bank: Organisation;
  let filers: Person[];
  let desk: Person;
  let provincial: Person;
  beforeAll(async () => {
    world = await World.create();
    agency = await world.unit();
    province = await world.unit('PA05-31');
    bank = await world.organisation({ name: 'Ngân hàng Thử', sector: 'BANKING', provinceCode: '79' });
    const shop = await world.organisation({ name: 'Cửa hàng Thử' });
    filers = [
      await world.person(['PDP_OFFICER'], { organisationId: bank.id }),
      await world.person(['PDP_OFFICER'], { organisationId: shop.id }),
    ];
    desk = await world.person([...UNIT_ROLES], { unitId: agency.id });
    provincial = await world.person([...UNIT_ROLES], { unitId: province.id });
  });
  afterAll(() => world.destroy());

  const fold = () => world.workerHouse.uow.run({ kind: 'system', name: 'fold-statistics' }, foldStatistics);
  const recount = () => world.workerHouse.uow.run({ kind: 'system', name: 'recount' }, recountStatistics);
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, person = desk): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const refused = async (query: string, variables: Record<string, unknown>, person = desk) =>
    (await world.gql(query, variables, person)).errors?.[0]?.extensions.code ?? 'OK';
  const count = (more: Record<string, unknown> = {}, groupBy: string[] = [], asOf: number | null = null, person = desk) =>
    ask<Answer>(ASK, { filter: { ...ALL, scope: 'COUNTRY', ...more }, groupBy, asOf }, person);
  const rows = (more: Record<string, unknown> = {}, asOf: number | null = null, person = desk) =>
    ask<Rows>(ROWS, { filter: { ...ALL, scope: 'COUNTRY', ...more }, asOf }, person);
  const bare = (groups: readonly Group[]) => groups.map(({ keys, sums }) => [...keys.map(({ code }) => code), sums.reports]);

  const deliveryOf = async (filingId: string) => {
    const { rows: found } = await world.admin.query<{ id: string; unit_id: string }>(
      "select id, unit_id from delivery where filing_id = $1 and part = 'LEAD' and message = 'FILING' and business_state <> 'REFUSED'",
      [filingId],
    );
    return found[0]!;
  };
  const handlingOf = async (reportId: string) =>
    (await world.admin.query<{ id: string; unit_id: string }>('select id, unit_id from report_handling where report_id = $1', [reportId]))
      .rows[0];
  const step = (person: Person, id: string, code: HandlingStep, input: HandlingInputs[HandlingStep] = {}) =>
    world.uow.run(person.caller, (tx) => handleReport(tx, id, code, input as never));
  const TRIAGE = {
    severity: 'LOW',
    noticeClass: 'URGENT_72H',
    crossBorder: false,
    sensitiveSector: false,
    subjectBand: 'UNDER_1000',
    similarViewed: true,
  } as const;

  /** What maintained cells and those counted from the reports themselves say differently. */
  const differing = async () =>
    (
      await world.admin.query(
        `(select * from statistic_cell where (reports, acknowledged, decided, closed, returned, supplemented) <> (0, 0, 0, 0, 0, 0) except select * from app.statistics_anew())
         union all (select * from app.statistics_anew() except select * from statistic_cell)`,
      )
    ).rows;

  it('counts nothing where nothing is, and says up to where', async () => {
    expect(await count()).toMatchObject({ watermark: 0, countedAt: null, waiting: false, more: false, total: { reports: 0 }, groups: [] });
  });

  describe('of reports that are filed, handled and closed', () => {
    const reports: string[] = [];
    beforeAll(async () => {
      for (const [who, facts] of [
        [0, factsUnderLaw91()],
        [0, factsUnderLaw91({ detectedAt: hoursAgo(100), occurredFrom: hoursAgo(120) })],
        [
          1,
          factsUnderLaw91({
            actType: 'UNAUTH_ACCESS',
            dataTypes: [
              { code: 'PHONE_NUMBER', state: 'AFFECTED' },
              { code: 'HEALTH', state: 'UNKNOWN' },
            ],
          } as never),
        ],
      ] as const) {
        const filing = await filed(world, filers[who]!, facts, { lateReason: 'Phải đối chiếu' } as never);
        reports.push(filing.matterId);
      }
      await world.settle();
      const { rows: first } = await world.admin.query<{ id: string }>("select id from delivery where matter_id = $1 and part = 'LEAD'", [
        reports[0],
      ]);
      await world.uow.run(desk.caller, (tx) => acceptFiling(tx, first[0]!.id, null, 'Bổ sung sau'));
      await world.settle();
      await fold();
    });

    it('by province, sector, act, data, verdict and outcome, each with its words', async () => {
      const { groups, total } = await count({}, ['PROVINCE', 'SECTOR']);
      expect(bare(groups)).toEqual([
        ['31', 'OTHER', 1],
        ['79', 'BANKING', 2],
      ]);
      expect(total).toMatchObject({ reports: 3, acknowledged: 1, closed: 0 });
      expect(groups[1]!.keys[1]!.label.vi).toMatch(/[Nn]gân hàng/);
      expect(bare((await count({}, ['VERDICT'])).groups)).toEqual([
        ['LATE', 1],
        ['ON_TIME', 2],
      ]);
      expect(bare((await count({}, ['OUTCOME', 'REGIME'])).groups)).toEqual([['OPEN', 'VN-PDPL-2025', 3]]);
      expect(bare((await count({}, ['UNIT'])).groups)).toEqual([['A05', 3]]);
    });

    it('counts a report with two types of data once in the total, and in each of its types', async () => {
      const { groups, total } = await count({}, ['DATA_TYPE']);
      expect(bare(groups)).toEqual([
        ['HEALTH', 1],
        ['PHONE_NUMBER', 3],
      ]);
      expect(total.reports).toBe(3);
      expect((await count({ dataType: 'HEALTH' })).total.reports).toBe(1);
    });

    it('opens the rows of every number, with the same filter, under the reader’s own policies', async () => {
      for (const dimension of [
        'PROVINCE',
        'SECTOR',
        'CAUSE',
        'SUBJECT_BAND',
        'VERDICT',
        'OUTCOME',
        'REGIME',
        'DATA_TYPE',
        'UNIT',
        'MONTH',
      ]) {
        const { groups, watermark } = await count({}, [dimension]);
        expect(groups.length).toBeGreaterThan(0);
        for (const { keys, sums } of groups) {
          const { code } = keys[0]!;
          const filter: Record<string, unknown> = {
            ...{
              PROVINCE: { provinceCodes: [code] },
              SECTOR: { sectors: [code] },
              CAUSE: { causes: [code] },
              SUBJECT_BAND: { subjectBands: [code] },
            }[dimension],
            ...{ VERDICT: { verdicts: [code] }, OUTCOME: { outcomes: [code] }, REGIME: { regimes: [code] }, DATA_TYPE: { dataType: code } }[
              dimension
            ],
            ...{ UNIT: { unitCodes: [code] }, MONTH: { from: code, to: code } }[dimension],
          };
          expect([dimension, code, (await rows(filter, watermark)).nodes.length]).toEqual([dimension, code, sums.reports]);
          expect([dimension, code, (await count(filter)).total.reports]).toEqual([dimension, code, sums.reports]);
        }
      }
      const found = await rows({ sectors: ['BANKING'] });
      expect(found.nodes.map(({ title }) => title)).toEqual(['Ngân hàng Thử', 'Ngân hàng Thử']);
      expect(new Set(found.nodes.map(({ reportId }) => reportId))).toEqual(new Set(reports.slice(0, 2)));
    });

    it('gives pages by key', async () => {
      const first = await ask<Rows>(ROWS, { filter: { ...ALL, scope: 'MY_UNIT' }, first: 2 });
      const next = await ask<Rows>(ROWS, { filter: { ...ALL, scope: 'MY_UNIT' }, first: 2, after: first.pageInfo.endCursor });
      expect([first.pageInfo.hasNextPage, next.pageInfo.hasNextPage]).toEqual([true, false]);
      expect([...first.nodes, ...next.nodes].map(({ reportId }) => reportId).sort()).toEqual([...reports].sort());
    });

    it('answers with the same digest and the same numbers for the same watermark, whatever happened since', async () => {
      const before = await count({}, ['PROVINCE', 'DATA_TYPE']);
      const opened = await rows({ outcomes: ['OPEN'] }, before.watermark);
      const { id } = (await handlingOf(reports[0]!))!;
      await step(desk, id, 'triage', TRIAGE);
      await step(desk, id, 'assess');
      await step(desk, id, 'takeNoAction');
      await step(desk, id, 'close', { outcome: 'NO_ACTION', summary: 'Không cần biện pháp', waiver: 'Đã đủ' });
      await filed(world, filers[1]!, factsUnderLaw91());
      await world.settle();
      expect(await count({}, ['PROVINCE', 'DATA_TYPE'])).toMatchObject({
        waiting: true,
        watermark: before.watermark,
        digest: before.digest,
      });
      await fold();
      const after = await count({}, ['PROVINCE', 'DATA_TYPE']);
      expect(after).toMatchObject({ waiting: false, total: { reports: 4, decided: 1, closed: 1 } });
      expect([after.digest === before.digest, after.watermark > before.watermark]).toEqual([false, true]);
      const again = await count({}, ['PROVINCE', 'DATA_TYPE'], before.watermark);
      expect({ ...again, waiting: false }).toEqual({ ...before, waiting: false });
      expect(await rows({ outcomes: ['OPEN'] }, before.watermark)).toEqual(opened);
      expect((await rows({ outcomes: ['OPEN'] })).nodes).toHaveLength(3);
      expect(bare((await count({}, ['OUTCOME'])).groups)).toEqual([
        ['NO_ACTION', 1],
        ['OPEN', 3],
      ]);
    });

    it('gives another question another digest, and the same question one, however its lists are ordered', async () => {
      const digest = async (...asked: Parameters<typeof count>) => (await count(...asked)).digest;
      const one = await digest({ sectors: ['BANKING', 'OTHER'] }, ['PROVINCE']);
      expect(await digest({ sectors: ['OTHER', 'BANKING', 'OTHER'], causes: [] }, ['PROVINCE'])).toBe(one);
      for (const other of [
        [{ sectors: ['OTHER'] }, ['PROVINCE']],
        [{ sectors: ['BANKING', 'OTHER'] }, []],
        [{ sectors: ['BANKING', 'OTHER'], scope: 'MY_UNIT' }, ['PROVINCE']],
      ] as const)
        expect(await digest(other[0], [...other[1]])).not.toBe(one);
    });

    it('tells the desk what is open by age, overdue, and returned', async () => {
      const { rows: next } = await world.admin.query<{ id: string }>("select id from delivery where matter_id = $1 and part = 'LEAD'", [
        reports[1],
      ]);
      await world.uow.run(desk.caller, (tx) =>
        returnFiling(
          tx,
          next[0]!.id,
          [{ path: 'facts.counts.0.value', code: 'UNCLEAR', text: 'Bao nhiêu?' }],
          new Date(Date.now() + 86_400_000),
        ),
      );
      await tamper(world, "update work_item set due_at = now() - interval '3 days' where subject_id = $1", [reports[2]]);
      await world.admin.query(
        'insert into statistic_change (unit_id, report_id) select unit_id, subject_id from work_item where subject_id = $1',
        [reports[2]],
      );
      await fold();
      const figures = await ask<{ openByAge: { reports: number }[]; overdue: number; defects: object[] }>(FIGURES);
      expect(figures.openByAge.map(({ reports: open }) => open)).toEqual([3, 0, 0, 0, 0]);
      expect(figures).toMatchObject({ overdue: 1, defects: [{ path: 'facts.counts.value', reports: 1 }] });
      expect((await count({}, ['SECTOR'])).groups.map(({ sums }) => sums.returned)).toEqual([1, 0]);
    });

    it('asks the database once, whatever is asked', async () => {
      const few = await statementsOf(world, () => count());
      expect(await statementsOf(world, () => count({ verdicts: ['LATE'] }, ['PROVINCE', 'CAUSE', 'MONTH', 'VERDICT'], 1))).toBe(few);
      expect(await statementsOf(world, () => rows())).toBe(few);
    });
  });

  it('never counts an exercise', async () => {
    const before = (await count()).total.reports;
    await world.unit('A05-DT');
    const exercise = await world.uow.run(desk.caller, (tx) =>
      openExercise(tx, { code: 'DT-THONG-KE', title: 'Diễn tập', deskCode: 'A05-DT' }),
    );
    const report = await world.uow.run(filers[0]!.caller, (tx) => draftViolationReport(tx, reportContent(), exercise.code));
    await world.uow.run(filers[0]!.caller, (tx) => markViolationReportReady(tx, report.id));
    await world.uow.run(filers[0]!.caller, (tx) => submitViolationReport(tx, submissionOf(report.id)));
    await world.settle();
    const drills = async () => (await world.admin.query('select 1 from work_item where subject_id = $1 and drill', [report.id])).rowCount;
    expect(await drills()).toBe(1);
    await fold();
    expect((await count()).total.reports).toBe(before);
    expect((await world.admin.query('select 1 from statistic_fact where report_id = $1', [report.id])).rowCount).toBe(0);
    await recount();
    expect((await count()).total.reports).toBe(before);
  });

  describe('who counts what', () => {
    it('is the unit its own; the specialised agency the country; an organisation nothing', async () => {
      expect((await count({ scope: 'MY_UNIT' }, [], null, provincial)).total.reports).toBe(0);
      expect(await refused(ASK, { filter: { ...ALL, scope: 'COUNTRY' } }, provincial)).toBe('FORBIDDEN');
      expect(await refused(ROWS, { filter: { ...ALL, scope: 'COUNTRY' } }, provincial)).toBe('FORBIDDEN');
      for (const query of [ASK, ROWS]) expect(await refused(query, { filter: ALL }, filers[0]!)).toBe('FORBIDDEN');
      expect(await refused(FIGURES, {}, filers[0]!)).toBe('FORBIDDEN');
    });

    it('and what went on to another unit is counted there, once; the agency opens it without its name', async () => {
      const filing = await filed(world, filers[0]!, factsUnderLaw91());
      await world.settle();
      await fold();
      const before = await count();
      await world.uow.run(desk.caller, async (tx) => forwardFiling(tx, (await deliveryOf(filing.id)).id, 'PA05-31', 'Thuộc địa phương'));
      await world.settle();
      await fold();
      expect((await count()).total.reports).toBe(before.total.reports);
      expect((await count({ scope: 'MY_UNIT' }, [], null, provincial)).total.reports).toBe(1);
      const [row] = (await rows({ unitCodes: ['PA05-31'] })).nodes;
      expect(row).toMatchObject({ reportId: filing.matterId, unitCode: 'PA05-31', reference: null, title: null });
      const [own] = (await rows({ scope: 'MY_UNIT' }, null, provincial)).nodes;
      expect(own).toMatchObject({ reportId: filing.matterId, title: 'Ngân hàng Thử' });
    });
  });

  it.each([
    [{ filter: { ...ALL, provinceCodes: ['31'], sectors: ['BANKING'] }, groupBy: ['CAUSE'] }, 'NOT_COUNTED'],
    [{ filter: ALL, groupBy: ['REGIME', 'CAUSE'] }, 'NOT_COUNTED'],
    [{ filter: { from: '2026-05', to: '2026-04' } }, 'BACKWARDS'],
    [{ filter: ALL, asOf: 2_000_000_000 }, 'NOT_COUNTED_YET'],
    [{ filter: { from: '2026-13', to: '2026-14' } }, null],
    [{ filter: ALL, groupBy: ['CAUSE', 'CAUSE'] }, null],
  ])('refuses %j', async (variables, code) => {
    const { errors } = await world.gql(ASK, variables, desk);
    expect(errors![0]!.extensions.code).toBe('INVALID');
    if (code) expect(errors![0]!.extensions.defects).toMatchObject([{ code }]);
  });

  describe('after work in any order, at once', () => {
    const reports: string[] = [];
    const random = dice(20_261_128);
    /** What may be refused is refused, and nothing of it is counted. */
    const attempt = (work: () => Promise<unknown>) =>
      work().catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
    const act = async (reportId: string) => {
      const handling = await handlingOf(reportId);
      if (!handling) {
        const { rows: waiting } = await world.admin.query<{ id: string; unit_id: string }>(
          "select id, unit_id from delivery where matter_id = $1 and part = 'LEAD' and business_state = 'ARRIVED' limit 1",
          [reportId],
        );
        const [delivery] = waiting;
        if (!delivery) return;
        const person = delivery.unit_id === agency.id ? desk : provincial;
        const choice = random(5);
        if (choice === 0)
          return attempt(() =>
            world.uow.run(person.caller, (tx) => forwardFiling(tx, delivery.id, person === desk ? 'PA05-31' : 'A05', 'Chuyển')),
          );
        if (choice === 1)
          return attempt(() =>
            world.uow.run(person.caller, (tx) =>
              returnFiling(tx, delivery.id, [{ path: 'facts.place', code: 'UNCLEAR', text: '?' }], new Date(Date.now() + 86_400_000)),
            ),
          );
        return attempt(() => world.uow.run(person.caller, (tx) => acceptFiling(tx, delivery.id, null, 'Bổ sung sau')));
      }
      const person = handling.unit_id === agency.id ? desk : provincial;
      const steps: readonly (readonly [HandlingStep, HandlingInputs[HandlingStep]])[] = [
        ['triage', TRIAGE],
        ['assess', {}],
        ['takeNoAction', {}],
        ['close', { outcome: 'NO_ACTION', summary: 'Xong', waiver: 'Đủ' }],
        ['reopen', { reason: 'Tin mới' }],
        ['advise', { text: 'Nên', article: 'L91 23.4', deadline: new Date(Date.now() + 86_400_000) }],
      ];
      const [code, input] = steps[random(steps.length)]!;
      return attempt(() => step(person, handling.id, code, input));
    };
    const work = async (times: number) => {
      for (let i = 0; i < times; i++) {
        const some = Array.from({ length: 4 }, () => reports[random(reports.length)]!);
        await Promise.all([...some.map(act), ...(random(3) === 0 ? [fold(), fold()] : [])]);
        if (random(4) === 0) await world.settle();
      }
      await world.settle();
    };
    const foldAll = async () => {
      while ((await fold()) > 0);
    };

    beforeAll(async () => {
      for (let i = 0; i < 12; i++)
        reports.push((await filed(world, filers[i % 2]!, factsUnderLaw91(i % 3 ? {} : ({ actType: 'ILLEGAL_SALE' } as never)))).matterId);
      await world.settle();
    });

    it('the cells are what counting the reports themselves gives', async () => {
      await work(25);
      await foldAll();
      const { groups } = await count({}, ['OUTCOME', 'UNIT']);
      expect(groups.length).toBeGreaterThan(2);
      expect(await differing()).toEqual([]);
      expect(await recount()).toBe(0);
    }, 120_000);

    it('and at every earlier fold they are what its facts add up to', async () => {
      const { watermark } = await count();
      for (const fold of [1, Math.floor(watermark / 2), watermark]) {
        const { rows: facts } = await world.admin.query<{ count: number }>(
          'select count(*)::integer as count from statistic_fact where from_fold <= $1 and (until_fold is null or until_fold > $1)',
          [fold],
        );
        expect((await count({}, [], fold)).total.reports).toBe(facts[0]!.count);
        for (const { keys, sums } of (await count({}, ['OUTCOME'], fold)).groups)
          expect((await rows({ outcomes: [keys[0]!.code] }, fold)).nodes).toHaveLength(sums.reports!);
      }
    });

    it('positive control: with the trigger off they are not, and counting anew mends them', async () => {
      await world.admin.query('alter table work_item disable trigger note_statistic');
      try {
        const id = await filed(world, filers[0]!, factsUnderLaw91());
        reports.push(id.matterId);
        await work(8);
        await foldAll();
        expect((await differing()).length).toBeGreaterThan(0);
      } finally {
        await world.admin.query('alter table work_item enable trigger note_statistic');
      }
      expect(await recount()).toBeGreaterThan(0);
      expect(await differing()).toEqual([]);
    }, 60_000);

    it('positive control: a cell that somebody changed is found and mended', async () => {
      await world.admin.query("update statistic_cell set reports = reports + 1 where rollup = '' and reports > 0");
      expect(await recount()).toBeGreaterThan(0);
      expect(await differing()).toEqual([]);
    });

    it('submissions do not wait for a fold', async () => {
      const client = await world.admin.connect();
      try {
        await client.query(
          "begin; select pg_advisory_xact_lock(hashtextextended('khien statistics', 0)); lock table statistic_cell in exclusive mode",
        );
        reports.push((await filed(world, filers[0]!, factsUnderLaw91())).matterId);
        await world.settle();
        expect(await fold()).toBe(0);
      } finally {
        await client.query('rollback');
        client.release();
      }
      expect(await fold()).toBeGreaterThan(0);
    });
  });

  describe('public figures', () => {
    const release = (quarter: string, person = desk) => world.uow.run(person.caller, (tx) => releaseStatistics(tx, quarter));

    it('are released by the head of the specialised agency, once, after the quarter', async () => {
      const clerk = await world.person(['CLERK'], { unitId: agency.id });
      for (const person of [clerk, provincial, filers[0]!])
        expect((await refusal(() => release('2026-Q1', person))).code).toBe('FORBIDDEN');
      expect((await refusal(() => release('2099-Q1'))).details.defects![0]!.code).toBe('NOT_OVER');
      await release('2026-Q1');
      expect((await refusal(() => release('2026-Q1'))).code).toBe('ALREADY_RELEASED');
    });

    it('hide what is under five, also where the total would tell', async () => {
      await tamper(world, `update statistic_cell set month = '2026-05-01'`);
      await tamper(world, `update statistic_fact set month = '2026-05-01'`);
      const { tables, digest } = await release('2026-Q2');
      expect(digest).toMatch(/^[0-9a-f]{64}$/);
      const real = (await count({ from: '2026-04', to: '2026-06' }, ['PROVINCE'])).groups;
      expect(tables.total).toBe(real.reduce((sum, { sums }) => sum + sums.reports!, 0));
      for (const { adds, cells } of tables.tables) {
        for (const { reports } of cells) expect(reports === null || reports === 0 || reports >= 5).toBe(true);
        if (adds) expect(cells.filter(({ reports }) => reports === null)).not.toHaveLength(1);
      }
      const [shown] = await ask<{ quarter: string; total: number }[]>(RELEASES, {}, filers[0]!);
      expect(shown).toMatchObject({ quarter: '2026-Q2', total: tables.total });
    });
  });
});

import type { AuthorityUnit, Organisation } from '#identity';
import { UNIT_ROLES } from '#kernel';
import { acceptFiling } from '#routing';
import { factsUnderLaw91, filed } from '../../../test/support/facts.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';

const NODE = `id kind subjectId reference title state stage waiting dueOf dueAt minutesLeft risk riskReasons { code points sentence { vi en } }
  assigneeId assignee offeredTo unread escalatedAt assignBy possible version severity receivedAt verdict steps { step byId fromId toId reason }`;
const QUEUE = `query ($filter: WorkFilterInput, $sort: WorkSort! = RISK, $first: Int, $after: String) {
  it: workQueue(filter: $filter, sort: $sort, first: $first, after: $after) { nodes { ${NODE} } pageInfo { hasNextPage endCursor } } }`;
const ITEM = `query ($id: ID!) { it: workItem(id: $id) { ${NODE} } }`;
const COUNTS = '{ it: workCounts { open unread unassigned mine offeredToMe overdue } }';
const OFFICERS = '{ it: deskOfficers { userId name roles } }';
const stepBy = (name: string, type: string) => `mutation ($input: ${type}!) { it: ${name}(input: $input) { ${NODE} } }`;
const TAKE = stepBy('takeWork', 'WorkInput');
const STEAL = stepBy('stealWork', 'WorkStealInput');
const ASSIGN = stepBy('assignWork', 'WorkToInput');
const RELEASE = stepBy('releaseWork', 'WorkReasonInput');
const OFFER = stepBy('offerWork', 'WorkToInput');
const ACCEPT = stepBy('acceptWork', 'WorkInput');
const DECLINE = stepBy('declineWork', 'WorkReasonInput');
const BULK = 'mutation ($input: BulkInput!) { it: actOnWork(input: $input) { id done code sentence { vi en } } }';
const TRIAGE = 'mutation ($input: TriageInput!) { it: triageReport(input: $input) { id state } }';
const ASSESS = 'mutation ($input: StepInput!) { it: assessReport(input: $input) { id state } }';
const ENTER = 'mutation ($input: EnterReportInput!) { it: enterReport(input: $input) { id reference } }';
const VIEWS = '{ it: queueViews { id name shared mine sort filter { who kinds riskAtLeast dueBefore } } }';
const KEEP = 'mutation ($input: QueueViewInput!) { it: keepQueueView(input: $input) { id name shared mine sort } }';
const REMOVE = 'mutation ($id: ID!) { it: removeQueueView(id: $id) }';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly reference: string;
  readonly title: string;
  readonly state: string;
  readonly stage: string;
  readonly waiting: number;
  readonly dueOf: string | null;
  readonly dueAt: string | null;
  readonly minutesLeft: number | null;
  readonly risk: number;
  readonly riskReasons: readonly { code: string; points: number; sentence: { vi: string; en: string } }[];
  readonly assigneeId: string | null;
  readonly assignee: string | null;
  readonly offeredTo: string | null;
  readonly unread: boolean;
  readonly escalatedAt: string | null;
  readonly assignBy: string | null;
  readonly possible: readonly string[];
  readonly version: number;
  readonly severity: string | null;
  readonly steps: readonly { step: string; byId: string; fromId: string | null; toId: string | null; reason: string | null }[];
}
interface Page {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('the queue of a unit', () => {
  let world: World;
  let unit: AuthorityUnit;
  let organisation: Organisation;
  let dpo: Person;
  let clerk: Person;
  let liaison: Person;
  let second: Person;
  let head: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    organisation = await world.organisation({ name: 'Công ty Đường Sắt Mẫu' });
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    clerk = await world.person(['CLERK'], { unitId: unit.id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    second = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    elsewhere = await world.person([...UNIT_ROLES], { unitId: (await world.unit('PA05-79')).id });
  });
  afterAll(() => world.destroy());

  const gql = <T>(query: string, variables: Record<string, unknown>, person: Person) => world.gql<{ it: T }>(query, variables, person);
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, person = liaison): Promise<T> => {
    const { data, errors } = await gql<T>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const refused = async (query: string, variables: Record<string, unknown>, person = liaison) =>
    (await gql(query, variables, person)).errors?.[0]?.extensions.code ?? 'OK';
  const queue = async (filter: Record<string, unknown> = {}, person = liaison, more: Record<string, unknown> = {}) =>
    (await ask<Page>(QUEUE, { filter, first: 100, ...more }, person)).nodes;
  const itemOf = async (subjectId: string, person = liaison) => {
    const found = (await queue({ stages: ['NEW', 'WORKING', 'WAITING', 'DONE'] }, person)).find((item) => item.subjectId === subjectId);
    if (!found) throw new Error(`no item of ${subjectId}`);
    return found;
  };
  const arrived = async (facts = factsUnderLaw91()) => {
    const filing = await filed(world, dpo, facts);
    await world.settle();
    return { filing, item: await itemOf(filing.matterId) };
  };
  const accepted = async () => {
    const { filing } = await arrived();
    const { rows } = await world.admin.query<{ id: string }>('select id from delivery where filing_id = $1', [filing.id]);
    await world.uow.run(clerk.caller, (tx) => acceptFiling(tx, rows[0]!.id, null, 'Phần còn thiếu sẽ bổ sung'));
    await world.settle();
    const handling = await world.admin.query<{ id: string }>('select id from report_handling where report_id = $1', [filing.matterId]);
    return { handlingId: handling.rows[0]!.id, item: await itemOf(filing.matterId) };
  };
  const assessed = async () => {
    const { handlingId, item } = await accepted();
    await ask(TRIAGE, {
      input: {
        id: handlingId,
        severity: 'HIGH',
        noticeClass: 'URGENT_72H',
        crossBorder: true,
        sensitiveSector: false,
        subjectBand: 'UNDER_10000',
        similarViewed: true,
      },
    });
    await ask(ASSESS, { input: { id: handlingId } });
    await world.settle();
    return itemOf(item.subjectId);
  };
  const tip = async () => {
    const { id } = await ask<{ id: string }>(ENTER, {
      input: {
        channel: 'PHONE',
        receivedAt: new Date(Date.now() - 60_000).toISOString(),
        reporter: { kind: 'INDIVIDUAL' },
        about: { name: 'Kênh rao bán dữ liệu' },
        facts: {
          actType: 'ILLEGAL_SALE',
          actDescription: 'Rao bán danh sách.',
          occurrencePrecision: 'UNKNOWN',
          dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
        },
      },
    });
    await world.settle();
    return itemOf(id);
  };

  it('has what arrives at once, with its risk, the reasons of it, and what is due', async () => {
    const { filing, item } = await arrived(factsUnderLaw91({ actType: 'ILLEGAL_SALE', illegalSale: { channel: 'MESSENGER' } }));
    expect(item).toMatchObject({
      ...{ kind: 'REPORT', reference: filing.reference, title: 'Công ty Đường Sắt Mẫu', state: 'ARRIVED', stage: 'NEW', waiting: 1 },
      ...{ dueOf: 'ACCEPT', assigneeId: null, unread: true, escalatedAt: null, possible: ['TAKE'] },
    });
    expect(item.riskReasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['HARM', 'TRADE', 'MANY_PEOPLE']));
    expect(item.riskReasons[0]!.sentence.vi).toMatch(/tổn hại/);
    expect(item.risk).toBe(item.riskReasons.reduce((sum, { points }) => sum + points, 0));
    expect(item.minutesLeft).toBe(Math.floor((Date.parse(item.dueAt!) - Date.now()) / 60_000));
    expect(Date.parse(item.assignBy!)).toBeGreaterThan(Date.now());
  });

  it('follows the handling: accepted it is to be triaged, and what the triage finds weighs', async () => {
    const { item, handlingId } = await accepted();
    expect(item).toMatchObject({ state: 'NEW', stage: 'NEW', waiting: 0, dueOf: 'TRIAGE' });
    await ask(TRIAGE, {
      input: {
        id: handlingId,
        severity: 'CRITICAL',
        noticeClass: 'URGENT_72H',
        crossBorder: true,
        sensitiveSector: false,
        subjectBand: 'UNDER_100',
        similarViewed: true,
      },
    });
    await world.settle();
    const triaged = await itemOf(item.subjectId);
    expect(triaged).toMatchObject({
      state: 'TRIAGED',
      stage: 'WORKING',
      dueOf: null,
      dueAt: null,
      minutesLeft: null,
      severity: 'CRITICAL',
    });
    const codes = triaged.riskReasons.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['SEVERITY_CRITICAL', 'CROSS_BORDER']));
    expect(codes).not.toContain('MANY_PEOPLE');
  });

  it('has reports by others beside them', async () => {
    const item = await tip();
    expect(item).toMatchObject({ kind: 'TIP', state: 'UNVERIFIED', stage: 'NEW', title: 'Kênh rao bán dữ liệu' });
    expect(item.riskReasons.map(({ code }) => code)).toContain('TRADE');
  });

  it('shows another unit nothing of it, and an organisation no queue', async () => {
    const { item } = await arrived();
    expect(await queue({}, elsewhere)).toEqual([]);
    expect(await refused(ITEM, { id: item.id }, elsewhere)).toBe('NOT_FOUND');
    expect(await refused(TAKE, { input: { id: item.id } }, elsewhere)).toBe('NOT_FOUND');
    expect(await refused(QUEUE, {}, dpo)).toBe('FORBIDDEN');
    expect(await refused(COUNTS, {}, dpo)).toBe('FORBIDDEN');
    expect(await refused(OFFICERS, {}, dpo)).toBe('FORBIDDEN');
    const names = (await ask<{ userId: string }[]>(OFFICERS, {}, elsewhere)).map(({ userId }) => userId);
    expect(names).toEqual([elsewhere.userId]);
  });

  describe('who has an item', () => {
    it('is whoever takes it first; the other is told, and takes over with a reason that is kept', async () => {
      const { item } = await arrived();
      expect(await ask<Item>(TAKE, { input: { id: item.id } })).toMatchObject({
        assigneeId: liaison.userId,
        possible: ['RELEASE', 'OFFER'],
      });
      expect(await refused(TAKE, { input: { id: item.id } }, second)).toBe('TAKEN');
      expect(await refused(TAKE, { input: { id: item.id } })).toBe('YOURS_ALREADY');
      expect(await refused(STEAL, { input: { id: item.id, reason: ' ' } }, second)).toBe('INVALID');
      expect(await refused(STEAL, { input: { id: item.id, reason: 'Trực đêm' } }, clerk)).toBe('FORBIDDEN');
      const taken = await ask<Item>(STEAL, { input: { id: item.id, reason: 'Trực đêm' } }, second);
      expect(taken.assigneeId).toBe(second.userId);
      expect(taken.steps).toEqual([
        { step: 'TAKE', byId: liaison.userId, fromId: null, toId: liaison.userId, reason: null },
        { step: 'STEAL', byId: second.userId, fromId: liaison.userId, toId: second.userId, reason: 'Trực đêm' },
      ]);
    });

    it('is one of many who take it at the same moment', async () => {
      const { item } = await arrived();
      const people = [clerk, liaison, second, head];
      const answers = await Promise.all(people.map((person) => gql<Item>(TAKE, { input: { id: item.id } }, person)));
      const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK');
      expect(codes.toSorted()).toEqual(['OK', 'TAKEN', 'TAKEN', 'TAKEN']);
      expect((await itemOf(item.subjectId)).assigneeId).toBe(people[codes.indexOf('OK')]!.userId);
    });

    it('stays with whoever offers it until the colleague accepts, and is handed over to nobody else', async () => {
      const { item } = await arrived();
      const to = (person: Person, reason: string | null = null) => ({ input: { id: item.id, to: person.userId, reason } });
      await ask(TAKE, { input: { id: item.id } });
      expect(await refused(OFFER, to(liaison))).toBe('TO_ONESELF');
      expect(await refused(OFFER, to(elsewhere))).toBe('INVALID');
      expect(await refused(OFFER, to(dpo))).toBe('INVALID');
      expect(await refused(OFFER, to(head), second)).toBe('NOT_YOURS');
      const offered = await ask<Item>(OFFER, to(second, 'Nghỉ phép'));
      expect(offered).toMatchObject({ assigneeId: liaison.userId, offeredTo: second.userId, possible: ['RELEASE', 'DECLINE'] });
      expect(await refused(OFFER, to(head))).toBe('OFFERED_ALREADY');
      expect((await queue({ who: 'OFFERED_TO_ME' }, second)).map(({ id }) => id)).toEqual([item.id]);
      expect(await refused(ACCEPT, { input: { id: item.id } }, head)).toBe('NOT_OFFERED');
      expect(await ask<Item>(DECLINE, { input: { id: item.id, reason: 'Quá tải' } }, second)).toMatchObject({
        assigneeId: liaison.userId,
        offeredTo: null,
      });
      await ask(OFFER, to(second));
      expect(await ask<Item>(ACCEPT, { input: { id: item.id } }, second)).toMatchObject({ assigneeId: second.userId, offeredTo: null });
      expect((await itemOf(item.subjectId)).steps.map(({ step }) => step)).toEqual(['TAKE', 'OFFER', 'DECLINE', 'OFFER', 'ACCEPT']);
      expect(await refused(RELEASE, { input: { id: item.id } })).toBe('NOT_YOURS');
      expect(await ask<Item>(RELEASE, { input: { id: item.id, reason: 'Nhầm' } }, second)).toMatchObject({ assigneeId: null });
    });

    it('is given by the head alone, to who works at the desk, and not on a version that was overtaken', async () => {
      const { item } = await arrived();
      const input = { id: item.id, to: clerk.userId };
      expect(await refused(ASSIGN, { input })).toBe('FORBIDDEN');
      expect(await refused(ASSIGN, { input: { ...input, to: elsewhere.userId } }, head)).toBe('INVALID');
      expect(await ask<Item>(ASSIGN, { input }, head)).toMatchObject({ assigneeId: clerk.userId, possible: ['STEAL', 'ASSIGN'] });
      expect(await refused(ASSIGN, { input: { ...input, to: second.userId, expectedVersion: item.version } }, head)).toBe('CONFLICT');
    });

    it('cannot be changed past its verbs: what no event tells fails at its commit', async () => {
      const { item } = await arrived();
      const written = world.uow.run(liaison.caller, async (tx) => {
        await tx.sql('update work_item set assignee_id = ? where id = ?', [liaison.userId, item.id]);
      });
      await expect(written).rejects.toThrow();
      await expect(
        world.uow.run(liaison.caller, (tx) => tx.sql("update work_item set state = 'CLOSED' where id = ?", [item.id])),
      ).rejects.toThrow(/permission denied/);
    });
  });

  describe('a look at it', () => {
    it('filters by what is said, and by all of it at once', async () => {
      const { item } = await arrived();
      await ask(TAKE, { input: { id: item.id } });
      const has = async (filter: Record<string, unknown>) => (await queue(filter)).some(({ id }) => id === item.id);
      const risk = item.risk;
      const fits: Record<string, unknown>[] = [
        ...[{ kinds: ['REPORT'] }, { stages: ['NEW'] }, { states: ['ARRIVED'] }, { who: 'ME' }, { who: liaison.userId }, { unread: true }],
        ...[
          { dueOf: ['ACCEPT'] },
          { riskAtLeast: risk },
          { noticeClasses: ['URGENT_72H'] },
          { verdicts: ['ON_TIME'] },
          { provinceCodes: ['31'] },
        ],
        ...[
          { sectors: ['OTHER'] },
          { channels: ['FILING'] },
          { drill: false },
          { escalated: false },
          { text: 'duong sat' },
          { text: item.reference },
        ],
        ...[
          { receivedTo: new Date(Date.now() + 60_000).toISOString() },
          { dueBefore: '2100-01-01T00:00:00Z' },
          { text: 'ĐƯỜNG  SẮT', kinds: ['REPORT'] },
        ],
      ];
      for (const filter of fits) expect([filter, await has(filter)]).toEqual([filter, true]);
      const misses: Record<string, unknown>[] = [
        ...[{ kinds: ['TIP'] }, { stages: ['DONE'] }, { states: ['CLOSED'] }, { who: 'NOBODY' }, { who: second.userId }, { overdue: true }],
        ...[
          { dueOf: ['TRIAGE'] },
          { riskAtLeast: risk + 1 },
          { noticeClasses: ['GENERAL'] },
          { verdicts: ['LATE'] },
          { provinceCodes: ['01'] },
        ],
        ...[
          { sectors: ['HEALTH'] },
          { channels: ['PHONE'] },
          { drill: true },
          { escalated: true },
          { text: 'hang khong' },
          { severities: ['HIGH'] },
        ],
        ...[
          { receivedFrom: new Date(Date.now() + 60_000).toISOString() },
          { dueBefore: '2020-01-01T00:00:00Z' },
          { subjectBands: ['UNDER_100'] },
        ],
        ...[
          { crossBorder: true },
          { sensitiveSector: true },
          { text: '%', kinds: ['TIP'] },
          { who: 'ME', kinds: ['DOSSIER'] },
          { channels: ['POST'] },
        ],
      ];
      for (const filter of misses) expect([filter, await has(filter)]).toEqual([filter, false]);
    });

    it.each(['RISK', 'DUE', 'ARRIVAL'] as const)('by %s comes page by page, each item once, in order', async (sort) => {
      await tip();
      const whole = await queue({}, liaison, { sort });
      const paged: Item[] = [];
      for (let after: string | null = null; ; ) {
        const { nodes, pageInfo }: Page = await ask<Page>(QUEUE, { sort, first: 3, after });
        paged.push(...nodes);
        if (!pageInfo.hasNextPage) break;
        after = pageInfo.endCursor;
      }
      expect(whole.length).toBeGreaterThan(6);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      const keys = whole.map((item) => (sort === 'RISK' ? 100 - item.risk : sort === 'DUE' ? Date.parse(item.dueAt ?? '9999-01-01') : 0));
      expect(keys).toEqual(keys.toSorted((a, b) => a - b));
    });

    it('takes a cursor that is none for what it is', async () => {
      for (const keys of [
        ['x', 'y', 'z'],
        ['1', 'infinity', 'x'],
        [null, null, null],
      ])
        expect(await refused(QUEUE, { after: Buffer.from(JSON.stringify(keys)).toString('base64url') })).toBe('INVALID');
      expect(await refused(QUEUE, { filter: { who: 'SOMEBODY' } })).toBe('INVALID');
    });

    it('costs the same statements, however much there is', async () => {
      const few = await statementsOf(world, () => ask(QUEUE, { first: 1 }));
      expect(few).toBeLessThanOrEqual(4);
      expect(await statementsOf(world, () => ask(QUEUE, { first: 100, filter: { unread: true, who: 'NOBODY', text: 'đường' } }))).toBe(few);
    });

    it('is kept under a name: replaced by its owner, shared with the unit, removed', async () => {
      const look = {
        name: 'Của tôi, rủi ro cao',
        shared: false,
        sort: 'DUE',
        filter: { who: 'ME', riskAtLeast: 20, dueBefore: '2100-01-01T00:00:00.000Z' },
      };
      const { id } = await ask<{ id: string }>(KEEP, { input: look });
      expect(await ask(VIEWS)).toEqual([
        expect.objectContaining({
          id,
          mine: true,
          shared: false,
          filter: { who: 'ME', kinds: null, riskAtLeast: 20, dueBefore: expect.any(String) },
        }),
      ]);
      expect(await ask(VIEWS, {}, second)).toEqual([]);
      const again = await ask<{ id: string }>(KEEP, { input: { ...look, shared: true } });
      expect(again.id).toBe(id);
      expect(await ask(VIEWS, {}, second)).toEqual([expect.objectContaining({ id, mine: false, shared: true })]);
      expect(await refused(REMOVE, { id }, second)).toBe('FORBIDDEN');
      expect(await refused(REMOVE, { id }, elsewhere)).toBe('NOT_FOUND');
      await ask(REMOVE, { id });
      expect(await ask(VIEWS, {}, second)).toEqual([]);
    });
  });

  describe('what is unread', () => {
    it('is what somebody outside brought since I looked, each of us for ourselves', async () => {
      const { item } = await arrived();
      const [result] = await ask<{ done: boolean }[]>(BULK, { input: { action: 'READ', items: [{ id: item.id }] } });
      expect(result!.done).toBe(true);
      expect((await itemOf(item.subjectId)).unread).toBe(false);
      expect((await itemOf(item.subjectId, second)).unread).toBe(true);
      await world.admin.query("update work_item set news_at = now() + interval '1 second' where id = $1", [item.id]);
      expect((await itemOf(item.subjectId)).unread).toBe(true);
    });

    it('is counted beside what is mine and what nobody has, to a hundred', async () => {
      const counts = await ask<Record<string, number>>(COUNTS, {}, second);
      const all = await queue({}, second);
      expect(counts).toEqual({
        open: all.length,
        unread: all.filter(({ unread }) => unread).length,
        unassigned: all.filter(({ assigneeId }) => assigneeId === null).length,
        mine: all.filter(({ assigneeId }) => assigneeId === second.userId).length,
        offeredToMe: 0,
        overdue: all.filter(({ minutesLeft }) => minutesLeft !== null && minutesLeft < 0).length,
      });
      expect(counts.unassigned).toBeGreaterThan(0);
    });
  });

  it('leaves as a file in words: no code of ours stands in a cell', async () => {
    await tip();
    const app = await world.app();
    const { payload, statusCode } = await app.inject({
      method: 'GET',
      url: '/exports/work-queue.csv',
      headers: { authorization: `Bearer ${liaison.token}` },
    });
    expect(statusCode).toBe(200);
    expect(payload).toContain('Đã đến (01)');
    expect(payload.split('\n').slice(1).join('\n')).not.toMatch(/\b(ARRIVED|UNVERIFIED|ON_TIME|FILING|PHONE|TIP|REPORT|HARM)\b/);
  });

  describe('a step with many', () => {
    it('says of each what became of it: one reason for all, and an outcome of its own where one has it', async () => {
      const [one, two, fresh, other] = [await assessed(), await assessed(), (await arrived()).item, await tip()];
      const items = [{ id: one.id }, { id: two.id, outcome: 'NOT_REMEDIED' }, { id: fresh.id }, { id: other.id }, { id: organisation.id }];
      const input = { action: 'CLOSE', outcome: 'NO_ACTION', reason: 'Cùng một sự cố, đã xử lý.', waiver: 'Không cần báo cáo cuối', items };
      const graveFor = await ask<{ code: string | null }[]>(BULK, { input });
      expect(graveFor.map(({ code }) => code)).toEqual(['HEAD_CLOSES', 'HEAD_CLOSES', 'NOT_OF_THIS_KIND', 'NOT_OF_THIS_KIND', 'NOT_FOUND']);
      const results = await ask<{ id: string; done: boolean; code: string | null; sentence: { vi: string } | null }[]>(
        BULK,
        { input },
        head,
      );
      expect(results.map(({ id, done }) => [id, done])).toEqual(items.map(({ id }, i) => [id, i < 2]));
      expect(results.slice(2).map(({ sentence }) => sentence?.vi)).toEqual([
        expect.stringMatching(/không áp dụng/),
        expect.stringMatching(/không áp dụng/),
        expect.stringMatching(/Không tìm thấy/),
      ]);
      const closed = await world.admin.query<{ outcome: string; summary: string }>(
        `select outcome, summary from report_handling where report_id = any ($1) order by outcome collate "C"`,
        [[one.subjectId, two.subjectId]],
      );
      expect(closed.rows).toEqual([
        { outcome: 'NOT_REMEDIED', summary: 'Cùng một sự cố, đã xử lý.' },
        { outcome: 'NO_ACTION', summary: 'Cùng một sự cố, đã xử lý.' },
      ]);
      expect(await itemOf(one.subjectId)).toMatchObject({ state: 'CLOSED', stage: 'DONE' });
      expect((await queue()).map(({ id }) => id)).not.toContain(one.id);
    });

    it('takes, gives, dismisses; refuses what lacks its reason or its person', async () => {
      const [one, two] = [await tip(), await tip()];
      const items = [{ id: one.id }, { id: two.id }];
      const codes = async (input: Record<string, unknown>, person = liaison) =>
        (await ask<{ code: string | null }[]>(BULK, { input: { items, ...input } }, person)).map(({ code }) => code);
      expect(await codes({ action: 'TAKE' })).toEqual([null, null]);
      expect(await codes({ action: 'STEAL' }, second)).toEqual(['INVALID', 'INVALID']);
      expect(await codes({ action: 'STEAL', reason: 'Trực thay' }, second)).toEqual([null, null]);
      expect(await codes({ action: 'ASSIGN' }, head)).toEqual(['INVALID', 'INVALID']);
      expect(await codes({ action: 'ASSIGN', to: clerk.userId }, head)).toEqual([null, null]);
      expect(await codes({ action: 'DISMISS', reason: 'Không rõ' })).toEqual(['INVALID', 'INVALID']);
      expect(await codes({ action: 'DISMISS', dismissal: 'SPAM' }, clerk)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
      expect(await codes({ action: 'DISMISS', dismissal: 'SPAM' })).toEqual([null, null]);
      expect(await codes({ action: 'DISMISS', dismissal: 'SPAM' })).toEqual(['WRONG_STATE', 'WRONG_STATE']);
      expect(await itemOf(one.subjectId)).toMatchObject({ state: 'DISMISSED', stage: 'DONE' });
    });
  });

  describe('what nobody takes', () => {
    const news = async (subjectId: string) =>
      (
        await world.admin.query<{ detail: string }>(
          "select detail from notification where type = 'WorkUnassigned' and subject_id = $1 and unit_id = $2",
          [subjectId, unit.id],
        )
      ).rows;
    const late = (id: string) => world.admin.query("update work_item set assign_by = now() - interval '1 minute' where id = $1", [id]);

    it('is told to the unit once its four office hours have passed, once', async () => {
      const { item } = await arrived();
      await world.worker.sweep();
      await world.settle();
      expect(await news(item.subjectId)).toEqual([]);
      await late(item.id);
      await world.worker.sweep();
      await world.settle();
      expect(await news(item.subjectId)).toEqual([{ detail: 'NOBODY_HAS_IT' }]);
      expect((await queue({ escalated: true })).map(({ id }) => id)).toContain(item.id);
      await world.worker.sweep();
      await world.settle();
      expect(await news(item.subjectId)).toHaveLength(1);
    });

    it('is not told of where somebody has it', async () => {
      const { item } = await arrived();
      await ask(TAKE, { input: { id: item.id } });
      await late(item.id);
      await world.worker.sweep();
      await world.settle();
      expect(await news(item.subjectId)).toEqual([]);
    });
  });
});

import type { AuthorityUnit } from '#identity';
import { UNIT_ROLES } from '#kernel';
import { countRows, recordsOf, tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import type { Challenge } from './challenge.js';
import { solve } from './testing/solve.js';

const CHALLENGE = 'mutation { it: requestReportChallenge { challenge prefix maxNumber signature expiresAt } }';
const REPORT = `mutation ($input: ThirdPartyReportInput!, $solution: ChallengeSolutionInput!) {
  it: reportViolationAnonymously(input: $input, solution: $solution) { reference code } }`;
const ENTER = 'mutation ($input: EnterReportInput!) { it: enterReport(input: $input) { id part deskCode copies } }';
const READ = `query ($id: ID!) { it: intakeReport(id: $id) { id part deskCode copies content digest state decisionNote hasContact
  messages { text } attachments { id } availableTransitions { enabled blockedBy } } }`;
const QUEUE = `query ($first: Int, $after: String) { it: intakeQueue(first: $first, after: $after) {
  nodes { id part deskCode receivedAt } pageInfo { hasNextPage endCursor } } }`;
const SIMULATE = `query ($provinceCode: String!) {
  it: simulateRouting(input: { kind: THIRD_PARTY_REPORT, regime: VN_PDPL_2025, noticeClass: "GENERAL", provinceCode: $provinceCode }) { lead copies notSetUp } }`;
const decideBy = (name: string, type: string) => `mutation ($input: ${type}!) { it: ${name}(input: $input) { id state } }`;
const VERIFY = decideBy('verifyThirdPartyReport', 'DecideInput');
const DISMISS = decideBy('dismissThirdPartyReport', 'DismissReportInput');
const UNSEAL = 'mutation ($id: ID!) { it: readReporterContact(id: $id) { fullName } }';
const WRITE = 'mutation ($input: WriteToReporterInput!) { it: writeToReporter(input: $input) { id } }';

/** Set up here; another province has no unit, and none is known where the code is empty. */
const SET_UP = ['01', '31', '48', '79', '92'];
const NOT_SET_UP = '38';

const told = (about: Record<string, unknown> = {}) => ({
  reporter: { kind: 'INDIVIDUAL', contact: { fullName: 'Người báo tin' } },
  about: { name: 'Cửa hàng rao bán dữ liệu', ...about },
  facts: { actType: 'ILLEGAL_SALE', actDescription: 'Rao bán danh sách khách hàng.', occurrencePrecision: 'UNKNOWN' },
});

describe('copies of reports by others', () => {
  let world: World;
  const units = new Map<string, AuthorityUnit>();
  const officers = new Map<string, Person>();
  beforeAll(async () => {
    world = await World.create({ KHIEN_CHALLENGE_DIFFICULTY: '50' });
    for (const code of ['A05', 'A05-DT', ...SET_UP.map((province) => `PA05-${province}`)]) {
      const unit = await world.unit(code);
      units.set(code, unit);
      officers.set(code, await world.person(['LIAISON_OFFICER', 'UNIT_HEAD'], { unitId: unit.id }));
    }
    await world.organisation({ taxCode: '0109998887', provinceCode: '48' });
  });
  beforeEach(() => world.admin.query('update sign_in_attempt set attempts = 0'));
  afterAll(() => world.destroy());

  const at = (code: string) => officers.get(code)!;
  const gql = <T>(query: string, variables: Record<string, unknown>, person?: Person) => world.gql<{ it: T }>(query, variables, person);
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, person?: Person): Promise<T> => {
    const { data, errors } = await gql<T>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const refused = async (query: string, variables: Record<string, unknown>, person: Person) =>
    (await gql(query, variables, person)).errors?.[0]?.extensions ?? { code: 'OK' };
  const report = async (about: Record<string, unknown> = {}) => {
    const solution = solve(await ask<Challenge>(CHALLENGE));
    const { reference, code } = await ask<{ reference: string; code: string }>(REPORT, { input: told(about), solution });
    const { rows } = await world.admin.query<{ id: string }>('select id from third_party_report where reference = $1', [reference]);
    return { id: rows[0]!.id, code };
  };
  const enter = (code: string, about: Record<string, unknown> = {}, minutesAgo = 60) => {
    const receivedAt = new Date(Date.now() - minutesAgo * 60_000).toISOString();
    return ask<{ id: string; part: string; deskCode: string; copies: string[] }>(
      ENTER,
      { input: { ...told(about), channel: 'PHONE', receivedAt } },
      at(code),
    );
  };
  /** The desk and the units with a copy, as the rows say. */
  const whereIs = async (id: string) => {
    const { rows } = await world.admin.query<{ lead: string; copies: string[]; province: string }>(
      `select u.code as lead, r.routing_inputs->>'provinceCode' as province, array(select c.code from third_party_copy t join authority_unit c on c.id = t.unit_id
         where t.third_party_report_id = r.id order by 1) as copies from third_party_report r join authority_unit u on u.id = r.unit_id where r.id = $1`,
      [id],
    );
    return rows[0]!;
  };
  /** Who finds the report at all. */
  const seenBy = async (id: string) => {
    const seen = [];
    for (const [code, person] of officers) if ((await refused(READ, { id }, person)).code === 'OK') seen.push(code);
    return seen.sort();
  };

  it.each([...SET_UP, NOT_SET_UP, ''])(
    'go where the simulator says, for province "%s": from the web, and from the common desk',
    async (provinceCode) => {
      const { lead, copies, notSetUp } = await ask<{ lead: string; copies: string[]; notSetUp: string[] }>(
        SIMULATE,
        { provinceCode },
        at('A05'),
      );
      const expected = { lead, copies: copies.filter((code) => !notSetUp.includes(code)), province: provinceCode };
      expect(expected.copies).toEqual(SET_UP.includes(provinceCode) ? [`PA05-${provinceCode}`] : []);
      const about = provinceCode === '' ? {} : { provinceCode };
      const [{ id: filed }, { id: entered }] = [await report(about), await enter(lead, about)];
      for (const id of [filed, entered]) {
        expect(await whereIs(id)).toEqual(expected);
        expect(await seenBy(id)).toEqual([lead, ...expected.copies].sort());
        // The copy is told by the event of the report: it came with it.
        expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual(['ThirdPartyReportReceived']);
      }
    },
  );

  it('go to the province of the register, whatever the reporter says of it', async () => {
    const about = { taxCode: '0109998887', provinceCode: '79' };
    const expected = { lead: 'A05', copies: ['PA05-48'], province: '48' };
    expect(await whereIs((await report(about)).id)).toEqual(expected);
    expect(await whereIs((await report({ taxCode: '0109998887' })).id)).toEqual(expected);
    expect(await whereIs((await enter('A05', about)).id)).toEqual(expected);
  });

  it('are refused for a province that is none, with nothing kept', async () => {
    const solution = solve(await ask<Challenge>(CHALLENGE));
    const before = await countRows(world);
    const { errors } = await gql(REPORT, { input: told({ provinceCode: '99' }), solution });
    expect(errors?.[0]?.extensions).toMatchObject({ defects: [{ path: 'about.provinceCode', code: 'UNKNOWN_PROVINCE' }] });
    expect({ ...(await countRows(world)), sign_in_attempt: before.sign_in_attempt }).toEqual(before);
  });

  it('of what a province entered reach the unit that leads, and the province that it is about', async () => {
    expect(await enter('PA05-31', { provinceCode: '31' })).toMatchObject({ part: 'LEAD', deskCode: 'PA05-31', copies: ['A05'] });
    expect(await enter('PA05-31', { provinceCode: '79' })).toMatchObject({ copies: ['A05', 'PA05-79'] });
    expect(await enter('PA05-31')).toMatchObject({ copies: ['A05'] });
  });

  it('leave the desk of an exercise for nobody, whatever a statement says', async () => {
    const { id, copies } = await enter('A05-DT', { provinceCode: '79' });
    expect(copies).toEqual([]);
    expect(await seenBy(id)).toEqual(['A05-DT']);
    const careless = (sandbox: boolean) =>
      world.admin.query('insert into third_party_copy (third_party_report_id, unit_id, desk_id, sandbox) values ($1, $2, $3, $4)', [
        id,
        units.get('PA05-79')!.id,
        units.get('A05-DT')!.id,
        sandbox,
      ]);
    for (const sandbox of [true, false]) await expect(careless(sandbox)).rejects.toMatchObject({ code: '23503' });
  });

  it('are read in full, without the contact, the words, the scans and the notes of the desk', async () => {
    const { id, code } = await report({ provinceCode: '79' });
    await ask('mutation ($code: String!) { it: writeToDesk(code: $code, text: "Số của tôi là 0900") { state } }', { code });
    await ask(VERIFY, { input: { id, note: 'đã gọi lại số 0900' } }, at('A05'));
    const own = await ask<Record<string, unknown>>(READ, { id }, at('A05'));
    expect(own).toMatchObject({ part: 'LEAD', copies: ['PA05-79'], decisionNote: 'đã gọi lại số 0900', messages: [{}] });
    expect(await ask(READ, { id }, at('PA05-79'))).toEqual({
      ...own,
      part: 'COPY',
      messages: [],
      decisionNote: null,
      availableTransitions: [
        { enabled: false, blockedBy: 'ROLE' },
        { enabled: false, blockedBy: 'ROLE' },
      ],
    });
    const administrator = await world.person(['UNIT_ADMIN'], { unitId: units.get('PA05-79')!.id });
    expect((await refused(READ, { id }, administrator)).code).toBe('NOT_FOUND');
  });

  it('are for reading: no role of the unit decides, opens the contact or writes to the reporter', async () => {
    const { id } = await report({ provinceCode: '79' });
    const everything = await world.person([...UNIT_ROLES], { unitId: units.get('PA05-79')!.id });
    const before = await countRows(world);
    for (const [query, variables] of [
      [VERIFY, { input: { id } }],
      [DISMISS, { input: { id, reason: 'SPAM' } }],
      [UNSEAL, { id }],
      [WRITE, { input: { id, text: 'x' } }],
    ] as const) {
      expect([query, (await refused(query, variables, everything)).code]).toEqual([query, 'FORBIDDEN']);
      expect([query, (await refused(query, variables, at('PA05-01'))).code]).toEqual([query, 'NOT_FOUND']);
    }
    expect(await countRows(world)).toEqual(before);
    expect((await whereIs(id)).lead).toBe('A05');
  });

  it('are guarded by the database too: their unit changes nothing, adds nothing, and copies nothing on', async () => {
    const { id } = await report({ provinceCode: '79' });
    const [desk, copy, third] = ['A05', 'PA05-79', 'PA05-01'].map((code) => units.get(code)!.id);
    const attempt = (code: string, text: string, values: unknown[]) =>
      world.uow
        .run(at(code).caller, async (tx) => {
          const rows = await tx.sql(text, values);
          throw new Tried(rows.length);
        })
        .catch((error: { code?: string }) => (error instanceof Tried ? error.rows : error.code));
    const update = "update third_party_report set state = 'VERIFIED', decided_at = now() where id = ? returning 1";
    const message =
      "insert into third_party_message (id, unit_id, third_party_report_id, text, at) values (gen_random_uuid(), ?, ?, 'x', now()) returning 1";
    const passOn = 'insert into third_party_copy (third_party_report_id, unit_id, desk_id, sandbox) values (?, ?, ?, false) returning 1';
    // The desk itself may do each of them, so that what follows means something.
    expect(await attempt('A05', update, [id])).toBe(1);
    expect(await attempt('A05', message, [desk, id])).toBe(1);
    expect(await attempt('A05', passOn, [id, third, desk])).toBe(1);
    expect(await attempt('PA05-79', update, [id])).toBe(0);
    for (const [text, values] of [
      [message, [desk, id]],
      [message, [copy, id]],
      [passOn, [id, third, desk]],
      [passOn, [id, third, copy]],
    ] as const)
      expect(await attempt('PA05-79', text, [...values])).not.toBe(1);
  });

  it('would be caught leaking: a policy that lets every unit read copies shows the report to all provinces', async () => {
    const { id } = await report({ provinceCode: '79' });
    expect(await seenBy(id)).toEqual(['A05', 'PA05-79']);
    const { rows } = await world.admin.query<{ rule: string }>(
      "select pg_get_expr(polqual, polrelid) as rule from pg_policy where polname = 'copy_select' and polrelid = 'third_party_report'::regclass",
    );
    const set = (rule: string) => world.admin.query(`alter policy copy_select on third_party_report using (${rule})`);
    try {
      await set('(select app.unit_id()) is not null');
      expect(await seenBy(id)).toEqual([...officers.keys()].sort());
      await set('false and (select app.unit_id()) is not null');
      expect(await seenBy(id)).toEqual(['A05']);
    } finally {
      await set(rows[0]!.rule);
    }
    expect(await seenBy(id)).toEqual(['A05', 'PA05-79']);
  });

  it('stand in the queue of their unit beside what came to it, oldest first, for a fixed number of statements', async () => {
    await tamper(world, 'delete from third_party_copy where unit_id = $1', [units.get('PA05-92')!.id]);
    const entered = [];
    for (const [index, desk] of ['PA05-92', 'A05', 'A05', 'PA05-92', 'A05', 'PA05-92'].entries())
      entered.push((await enter(desk, { provinceCode: '92' }, 600 - index)).id);
    const seen: { id: string; part: string; deskCode: string }[] = [];
    type Page = { nodes: typeof seen; pageInfo: { hasNextPage: boolean; endCursor: string } };
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo }: Page = await ask<Page>(QUEUE, { first: 2, after }, at('PA05-92'));
      seen.push(...nodes);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen.map(({ id }) => id)).toEqual(entered);
    expect(seen.map(({ part, deskCode }) => `${part} ${deskCode}`)).toEqual([
      'LEAD PA05-92',
      'COPY A05',
      'COPY A05',
      'LEAD PA05-92',
      'COPY A05',
      'LEAD PA05-92',
    ]);
    const counts = [];
    for (const first of [1, 6]) counts.push(await statementsOf(world, () => ask(QUEUE, { first }, at('PA05-92'))));
    expect(counts[0]).toBe(counts[1]);
  });
});

/** Ends a transaction that was only tried. */
class Tried extends Error {
  constructor(readonly rows: number) {
    super('tried');
  }
}

import type { AuthorityUnit } from '#identity';
import { DomainError, type Role, transitionsFrom, UNIT_ROLES } from '#kernel';
import { playMainJob } from '../../../test/support/played.js';
import { recordsOf } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { CASE_STATES, CASE_TRANSITIONS, type CaseState } from './case.states.js';
import { type CaseInputs, stepCase } from './step-case.js';

const HEADER =
  'id reference state tlp restricted leadId dismissalProposed reviewOn availableTransitions { code enabled blockedBy } version';
const CASES = `query ($state: CaseState, $first: Int, $after: String) { it: cases(state: $state, first: $first, after: $after) { nodes { ${HEADER} } pageInfo { hasNextPage endCursor } } }`;
const ONE = `query ($id: ID!) { it: caseHeader(id: $id) { ${HEADER} } }`;
const READ = `mutation ($id: ID!, $purpose: String!) { it: readCase(id: $id, purpose: $purpose) { ${HEADER} title plan sourceNote list { userId level reason revokedAt } steps { step byId reason } readings { userId purpose } } }`;
const OPEN = `mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { ${HEADER} } }`;
const PUT = `mutation ($input: PutOnListInput!) { it: putOnListOfCase(input: $input) { ${HEADER} } }`;
const TAKE_OFF = `mutation ($input: TakeOffListInput!) { it: takeOffListOfCase(input: $input) { ${HEADER} } }`;

interface Header {
  readonly id: string;
  readonly reference: string;
  readonly state: CaseState;
  readonly restricted: boolean;
  readonly availableTransitions: readonly { code: string; enabled: boolean; blockedBy: string | null }[];
  readonly version: number;
}

/** lifecycles.md 1.2, C2–C9, written a second time; the steps after the verification: libs/investigations. */
type CaseStep = keyof CaseInputs;
const FROM: { readonly [Step in CaseStep]: readonly CaseState[] } = {
  take: ['LEAD'],
  dismiss: ['TRIAGE'],
  reconsider: ['DISMISSED'],
  verify: ['TRIAGE'],
  proposeDismissal: ['VERIFICATION'],
  confirmDismissal: ['VERIFICATION'],
  declineDismissal: ['VERIFICATION'],
  hold: ['TRIAGE', 'VERIFICATION', 'INVESTIGATION', 'DECISION', 'ENFORCEMENT'],
  resume: ['ON_HOLD'],
};
const MAY: Readonly<Partial<Record<Role, readonly CaseStep[]>>> = {
  LIAISON_OFFICER: ['take', 'dismiss', 'reconsider'],
  UNIT_HEAD: ['take', 'dismiss', 'reconsider', 'verify', 'confirmDismissal', 'declineDismissal', 'hold', 'resume'],
};
const LEAD_MAY: readonly CaseStep[] = ['proposeDismissal', 'hold', 'resume'];
const STEPS = Object.keys(FROM) as CaseStep[];
const REACHED = ['LEAD', 'TRIAGE', 'VERIFICATION', 'ON_HOLD', 'DISMISSED'] as const;

describe('cases', () => {
  let world: World;
  let unit: AuthorityUnit;
  let clerk: Person;
  let liaison: Person;
  let colleague: Person;
  let head: Person;
  let otherHead: Person;
  let elsewhere: Person;
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    clerk = await world.person(['CLERK'], { unitId: unit.id });
    liaison = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    colleague = await world.person(['LIAISON_OFFICER'], { unitId: unit.id });
    head = await world.person(['UNIT_HEAD'], { unitId: unit.id });
    otherHead = await world.person(['UNIT_HEAD'], { unitId: unit.id });
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
  const opened = (more: Record<string, unknown> = {}, person = liaison) =>
    ask<Header>(OPEN, { input: { title: 'Rao bán trên mạng', acts: ['ILLEGAL_SALE'], source: 'OWN', ...more } }, person);
  const nextDay = (days: number) => new Date(Date.now() + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
  const inputs = (): CaseInputs => ({
    take: {},
    dismiss: { reason: 'NOT_CREDIBLE', note: 'Không có căn cứ' },
    reconsider: { note: 'Có tin mới' },
    verify: { leadId: liaison.userId, memberIds: [clerk.userId], plan: 'Xác minh người bán' },
    proposeDismissal: { reason: 'NOT_CREDIBLE', note: 'Mẫu dữ liệu giả' },
    confirmDismissal: {},
    declineDismissal: { note: 'Xác minh thêm' },
    hold: { cause: 'EXPERT_OPINION', note: 'Chờ giám định', reviewOn: nextDay(10) },
    resume: { note: 'Đã có kết quả' },
  });
  const step = <Step extends CaseStep>(id: string, code: Step, person: Person, input = inputs()[code] as CaseInputs[Step]) =>
    world.uow.run(person.caller, (tx) => stepCase(tx, id, code, input));
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'OK',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
  const verified = async () => {
    const { id } = await opened();
    await step(id, 'take', liaison);
    await step(id, 'verify', head);
    return id;
  };
  /** A case in a state, with the steps that lead there. */
  const at: Readonly<Record<(typeof REACHED)[number], () => Promise<string>>> = {
    LEAD: async () => (await opened()).id,
    TRIAGE: async () => {
      const { id } = await opened();
      await step(id, 'take', liaison);
      return id;
    },
    VERIFICATION: verified,
    ON_HOLD: async () => {
      const id = await verified();
      await step(id, 'hold', liaison);
      return id;
    },
    DISMISSED: async () => {
      const id = await at.TRIAGE();
      await step(id, 'dismiss', liaison);
      return id;
    },
  };
  const idsOf = async (person: Person) => (await ask<{ nodes: Header[] }>(CASES, { first: 100 }, person)).nodes.map(({ id }) => id);

  describe('go through the steps of their table, and no others', () => {
    it('has every step that the second writing has', () => {
      for (const state of CASE_STATES)
        expect([state, transitionsFrom(CASE_TRANSITIONS, state).flatMap(({ code }) => (code in FROM ? [code] : []))]).toEqual([
          state,
          STEPS.filter((code) => FROM[code].includes(state)),
        ]);
    });

    it.each(REACHED)('from %s, for every role and every step', async (state) => {
      const people: readonly (readonly [role: Role, person: Person])[] = [
        ['CLERK', clerk],
        ['LIAISON_OFFICER', liaison],
        ['UNIT_HEAD', head],
      ];
      for (const code of STEPS)
        for (const [role, person] of people) {
          const id = await at[state]();
          const led = person === liaison && (state === 'VERIFICATION' || state === 'ON_HOLD');
          const may = (MAY[role] ?? []).includes(code) || (led && LEAD_MAY.includes(code));
          const possible = FROM[code].includes(state);
          // Nothing is proposed yet.
          const expected = !may
            ? 'FORBIDDEN'
            : !possible
              ? 'WRONG_STATE'
              : code.endsWith('firmDismissal') || code === 'declineDismissal'
                ? 'NOTHING_PROPOSED'
                : 'OK';
          expect([state, role, code, await codeOf(step(id, code, person))]).toEqual([state, role, code, expected]);
          expect(await codeOf(step(id, code, elsewhere))).toBe('NOT_FOUND');
        }
    });

    it('tells each officer beforehand what they may', async () => {
      const { id } = await opened();
      await step(id, 'take', liaison);
      const told = async (person: Person) =>
        Object.fromEntries((await ask<Header>(ONE, { id }, person)).availableTransitions.map(({ code, blockedBy }) => [code, blockedBy]));
      // Whether one was proposed the mutation says.
      const DUPLICATES = { proposeDuplicate: null, confirmDuplicate: null, declineDuplicate: null };
      expect(await told(liaison)).toEqual({ ...DUPLICATES, dismiss: null, verify: 'ROLE', hold: 'ROLE' });
      expect(await told(head)).toEqual({ ...DUPLICATES, dismiss: null, verify: null, hold: null });
      expect(await told(clerk)).toEqual({ ...DUPLICATES, proposeDuplicate: 'ROLE', dismiss: 'ROLE', verify: 'ROLE', hold: 'ROLE' });
    });

    it('not on a version that was overtaken', async () => {
      const { id, version } = await opened();
      await step(id, 'take', liaison);
      expect(await codeOf(world.uow.run(liaison.caller, (tx) => stepCase(tx, id, 'dismiss', inputs().dismiss, version)))).toBe('CONFLICT');
    });

    it('one of those that are tried at once', async () => {
      const id = await at.LEAD();
      const codes = await Promise.all([liaison, colleague, head, otherHead].map((person) => codeOf(step(id, 'take', person))));
      expect(codes.toSorted()).toEqual(['OK', 'WRONG_STATE', 'WRONG_STATE', 'WRONG_STATE']);
    });

    it('each told by an event with codes and no words', async () => {
      const id = await at.DISMISSED();
      const events = (await recordsOf(world, id)).filter(({ type }) => type === 'CaseStepped');
      expect(events.map(({ payload }) => payload.step)).toEqual(['open', 'take', 'dismiss']);
      expect(JSON.stringify(events)).not.toContain('căn cứ');
    });
  });

  describe('need a second person', () => {
    it('to be dismissed once they are verified: not the one who proposed it', async () => {
      const id = await verified();
      await step(id, 'proposeDismissal', liaison);
      expect(await codeOf(step(id, 'confirmDismissal', otherHead))).toBe('NOT_FOUND');
      await step(id, 'declineDismissal', head);
      // A head who leads proposes and may not confirm.
      const { id: led } = await opened();
      await step(led, 'take', head);
      await step(led, 'verify', head, { ...inputs().verify, leadId: head.userId, memberIds: [otherHead.userId] });
      await step(led, 'proposeDismissal', head);
      expect(await codeOf(step(led, 'confirmDismissal', head))).toBe('SECOND_PERSON');
      expect(await codeOf(step(led, 'confirmDismissal', otherHead))).toBe('OK');
      expect(await ask<Header>(ONE, { id: led }, head)).toMatchObject({ state: 'DISMISSED', restricted: true });
    });

    it('the head, where it is known who told of them', async () => {
      const { thirdPartyReportId } = await playMainJob(world, 'vu-viec', unit);
      const { id } = await opened({ source: 'TIP', sourceId: thirdPartyReportId });
      await step(id, 'take', liaison);
      expect((await ask<Header>(ONE, { id })).availableTransitions).toContainEqual({
        code: 'dismiss',
        enabled: false,
        blockedBy: 'HEAD_DISMISSES',
      });
      expect(await codeOf(step(id, 'dismiss', liaison))).toBe('HEAD_DISMISSES');
      expect(await codeOf(step(id, 'dismiss', head))).toBe('OK');
    });
  });

  describe('rest', () => {
    it('and go on from where they were held, whichever that was', async () => {
      for (const state of ['TRIAGE', 'VERIFICATION'] as const) {
        const id = await at[state]();
        await step(id, 'hold', head);
        expect(await ask<Header>(ONE, { id }, head)).toMatchObject({ state: 'ON_HOLD', reviewOn: nextDay(10) });
        await step(id, 'resume', head);
        expect((await ask<Header>(ONE, { id }, head)).state).toBe(state);
      }
    });

    it('no longer than thirty days, and not until yesterday', async () => {
      const id = await at.TRIAGE();
      const until = (reviewOn: string) => codeOf(step(id, 'hold', head, { ...inputs().hold, reviewOn }));
      expect(await until(nextDay(31))).toBe('REVIEW_TOO_FAR');
      expect(await until(nextDay(0))).toBe('REVIEW_IN_THE_PAST');
      expect(await until(nextDay(30))).toBe('OK');
    });
  });

  describe('that are being verified', () => {
    it('are there for those on their list, and for nobody else in any way', async () => {
      const id = await verified();
      for (const person of [liaison, head, clerk]) expect(await idsOf(person)).toContain(id);
      const { rows } = await world.admin.query<{ reference: string }>('select reference from case_file where id = $1', [id]);
      for (const person of [colleague, otherHead, elsewhere]) {
        expect(await idsOf(person)).not.toContain(id);
        expect(await refused(ONE, { id }, person)).toBe('NOT_FOUND');
        expect(await refused(READ, { id, purpose: 'Tò mò' }, person)).toBe('NOT_FOUND');
        for (const code of STEPS) expect([code, await codeOf(step(id, code, person))]).toEqual([code, 'NOT_FOUND']);
        expect(await refused(PUT, { input: { id, userId: person.userId, level: 'WORK', reason: 'Tôi muốn xem' } }, person)).toBe(
          'NOT_FOUND',
        );
        const hits = await ask<unknown[]>(
          'query ($q: String!) { it: search(query: $q, first: 20) { code } }',
          { q: rows[0]!.reference },
          person,
        );
        expect(hits).toEqual([]);
        const news = await ask<{ nodes: unknown[] }>('{ it: notifications(first: 100) { nodes { reference } } }', {}, person);
        expect(JSON.stringify(news)).not.toContain(rows[0]!.reference);
        for (const table of ['case_file', 'case_access', 'case_step', 'case_reading']) {
          const seen = await world.uow.read<number>(person.caller, {
            name: `seen_${table}`,
            text: `select count(*)::integer as value from ${table} where ${table === 'case_file' ? 'id' : 'case_id'} = $1`,
            values: [id],
          });
          expect([table, seen.value]).toEqual([table, 0]);
        }
      }
    });

    it('take as many statements to be denied as what does not exist', async () => {
      const id = await verified();
      const count = (of: string) => statementsOf(world, () => gql(ONE, { id: of }, colleague));
      expect(await count(id)).toBe(await count('00000000-0000-7000-8000-00000000dead'));
    });

    it('let a colleague in by the lead, and out again', async () => {
      const id = await verified();
      const put = (person: Person, level = 'WORK', by = liaison) =>
        refused(PUT, { input: { id, userId: person.userId, level, reason: 'Biết người bán' } }, by);
      expect(await put(colleague, 'WORK', clerk)).toBe('FORBIDDEN');
      expect(await put(elsewhere)).toBe('INVALID');
      expect(await put(colleague, 'READ')).toBe('OK');
      expect(await put(colleague)).toBe('ON_LIST_ALREADY');
      expect(await idsOf(colleague)).toContain(id);
      const off = (person: Person, by = liaison) => refused(TAKE_OFF, { input: { id, userId: person.userId, reason: 'Hết việc' } }, by);
      expect(await off(liaison, head)).toBe('LEAD_STAYS');
      expect(await off(otherHead)).toBe('INVALID');
      expect(await off(colleague)).toBe('OK');
      expect(await idsOf(colleague)).not.toContain(id);
      // Whoever takes themselves off is told nothing more of it.
      expect((await gql<Header | null>(TAKE_OFF, { input: { id, userId: head.userId, reason: 'Nghỉ hưu' } }, head)).data.it).toBeNull();
      expect(await refused(ONE, { id }, head)).toBe('NOT_FOUND');
    });

    it('are read by a head who may only read, and not acted on', async () => {
      const id = await verified();
      await ask(PUT, { input: { id, userId: otherHead.userId, level: 'READ', reason: 'Giám sát' } });
      expect(await refused(READ, { id, purpose: 'Giám sát' }, otherHead)).toBe('OK');
      expect(await codeOf(step(id, 'hold', otherHead))).toBe('FORBIDDEN');
      expect(await refused(PUT, { input: { id, userId: colleague.userId, level: 'READ', reason: 'x' } }, otherHead)).toBe('FORBIDDEN');
    });

    it('have a lead and members who work at the desk', async () => {
      const id = await at.TRIAGE();
      expect(await codeOf(step(id, 'verify', head, { ...inputs().verify, leadId: elsewhere.userId }))).toBe('INVALID');
      expect(await codeOf(step(id, 'verify', head, { ...inputs().verify, memberIds: [elsewhere.userId] }))).toBe('INVALID');
      expect(await refused(PUT, { input: { id, userId: colleague.userId, level: 'READ', reason: 'x' } }, head)).toBe('NO_LIST_YET');
    });
  });

  it('are read with a purpose, and each reading is kept and told', async () => {
    const id = await verified();
    expect(await refused(READ, { id, purpose: ' ' })).toBe('INVALID');
    const read = await ask<{ title: string; plan: string; list: { userId: string }[]; steps: { step: string }[]; readings: unknown[] }>(
      READ,
      { id, purpose: 'Lập kế hoạch' },
    );
    expect(read).toMatchObject({
      title: 'Rao bán trên mạng',
      plan: 'Xác minh người bán',
      readings: [{ userId: liaison.userId, purpose: 'Lập kế hoạch' }],
    });
    expect(read.list.map(({ userId }) => userId).toSorted()).toEqual([liaison.userId, head.userId, clerk.userId].toSorted());
    expect(read.steps.map(({ step: code }) => code)).toEqual(['open', 'take', 'verify']);
    expect((await recordsOf(world, id)).some(({ type }) => type === 'CaseRead')).toBe(true);
  });

  it('have numbers that are drawn: of two that follow each other nobody tells how many lie between', async () => {
    const [one, two] = [await opened(), await opened()];
    const serial = ({ reference }: Header) => Number(reference.split('-')[1]);
    expect(one.reference).toMatch(/^VV\d{2}-\d{6,8}-\d$/);
    expect(Math.abs(serial(one) - serial(two))).toBeGreaterThan(1);
  });

  it('name what they come from, which must be there', async () => {
    expect(await refused(OPEN, { input: { title: 'x', acts: ['ILLEGAL_SALE'], source: 'TIP' } })).toBe('INVALID');
    expect(await refused(OPEN, { input: { title: 'x', acts: ['ILLEGAL_SALE'], source: 'OWN', sourceId: unit.id } })).toBe('INVALID');
    for (const source of ['TIP', 'REPORT'])
      expect(await refused(OPEN, { input: { title: 'x', acts: ['ILLEGAL_SALE'], source, sourceId: unit.id } })).toBe('NOT_FOUND');
    expect(await refused(OPEN, { input: { title: 'x', acts: [], source: 'OWN' } })).toBe('INVALID');
  });
});

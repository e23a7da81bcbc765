import { walk } from '../../../test/support/pages.js';
import { requestInput } from '../../../test/support/played.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';

const DAY = 86_400_000;
const KINDS = ['ACCESS', 'DELETION', 'RESTRICTION', 'PROTECTIVE_MEASURES'];

describe('the requests of an organisation as a list', () => {
  let world: World;
  let dpo: Person;
  const ids: string[] = [];

  const enter = async (more: object = {}) => {
    const { data, errors } = await world.gql<{ it: { id: string } }>(
      'mutation ($input: EnterRequestInput!) { it: enterDataSubjectRequest(input: $input) { id } }',
      { input: { ...requestInput('mẫu'), ...more } },
      dpo,
    );
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it.id;
  };

  beforeAll(async () => {
    world = await World.create();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    for (let i = 0; i < 24; i++)
      ids.push(await enter({ kind: KINDS[i % KINDS.length], receivedAt: new Date(Date.now() - ((i * 5) % 7) * DAY).toISOString() }));
    // Under Decree 13, and without a number there.
    ids.push(await enter({ kind: 'DELETION', receivedAt: '2025-12-30T01:00:00Z' }));
    for (let i = 0; i < 2; i++) ids.push(await enter({ kind: 'CORRECTION', receivedAt: '2025-12-30T01:00:00Z' }));
    for (const id of ids.slice(0, 3))
      await world.gql('mutation ($id: ID!) { withdrawRequest(input: { id: $id, text: "Đã rút" }) { id } }', { id }, dpo);
  });
  afterAll(() => world.destroy());

  it.each([1, 5, 24, 100])('shows what is open once, what is due next first, what has no deadline last, in pages of %d', async (first) => {
    const selection = 'id clocks { dueAt secondsLeft }';
    type Row = { id: string; clocks: { dueAt: string | null; secondsLeft: number | null }[] };
    const rows = (await walk<Row>(world, dpo, 'dataSubjectRequests', { first, selection })).flat();
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(ids.slice(3)));
    expect(rows).toHaveLength(24);
    const due = rows.map(({ clocks }) =>
      Math.min(...clocks.map(({ dueAt, secondsLeft }) => (dueAt && secondsLeft !== null ? Date.parse(dueAt) : Number.POSITIVE_INFINITY))),
    );
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    expect(due.filter((at) => at === Number.POSITIVE_INFINITY)).toHaveLength(2);
    expect(rows[0]!.clocks[0]!.secondsLeft).toBeLessThan(0);
  });

  it('shows one state where one is asked for', async () => {
    const of = async (state: string) =>
      (await walk<{ id: string }>(world, dpo, 'dataSubjectRequests', { first: 2, selection: 'id', filter: `, state: ${state}` })).flat();
    expect(new Set((await of('WITHDRAWN')).map(({ id }) => id))).toEqual(new Set(ids.slice(0, 3)));
    expect(await of('REFUSED')).toEqual([]);
  });

  it('takes the same number of statements for 1 and 20 rows, clocks, histories and steps included', async () => {
    const list = (first: number) =>
      statementsOf(world, async () => {
        const { data, errors } = await world.gql<{ it: { nodes: unknown[] } }>(
          `query ($first: Int!) { it: dataSubjectRequests(first: $first) { nodes { reference clocks { dueAt } history { step }
             refusalGrounds { ground } availableTransitions { code enabled } } } }`,
          { first },
          dpo,
        );
        expect(errors).toBeUndefined();
        expect(data.it.nodes).toHaveLength(first);
      });
    await list(1);
    const [one, twenty] = [await list(1), await list(20)];
    expect(twenty).toBe(one);
  });

  it('is nobody else’s, and not a unit’s', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    expect((await walk(world, stranger, 'dataSubjectRequests', { first: 10, selection: 'id' })).flat()).toEqual([]);
    const officer = await world.person(['UNIT_HEAD'], { unitId: (await world.unit()).id });
    const { errors } = await world.gql('{ dataSubjectRequests(first: 1) { nodes { id } } }', {}, officer);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

import type { AuthorityUnit } from '#identity';
import { drafted, filed, readied } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import { acceptFiling } from './accept-filing.js';

interface Row {
  readonly id: string;
  readonly acceptBy: string;
  readonly reference: string;
}

describe('the queue of a desk', () => {
  let world: World;
  let unit: AuthorityUnit;
  let officer: Person;
  const filers: Person[] = [];
  const filings: { id: string; reference: string }[] = [];
  const file = async (count: number) => {
    const made = [];
    for (let i = 0; i < count; i++) made.push(await filed(world, filers[i % filers.length]!));
    await world.settle();
    return made;
  };
  const queue = (first: number, between?: (page: number) => Promise<unknown>) =>
    walk<Row>(world, officer, 'deskQueue', { first, selection: 'id reference acceptBy', ...(between ? { between } : {}) });
  beforeAll(async () => {
    world = await World.create();
    unit = await world.unit();
    officer = await world.person(['CLERK'], { unitId: unit.id });
    for (let i = 0; i < 3; i++) filers.push(await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id }));
    filings.push(...(await file(60)));
    // Times left that differ, repeat, and do not follow the order in which the filings came.
    await tamper(
      world,
      "update delivery set accept_by = date_trunc('hour', now()) + make_interval(hours => (('x' || substr(md5(id::text), 1, 4))::bit(16)::int % 11) - 5)",
    );
    await drafted(world, filers[0]!);
    await readied(world, filers[0]!);
  });
  afterAll(() => world.destroy());

  it.each([1, 7, 59, 60, 61, 100])('shows all 60, each once, least time left first, in pages of %d', async (first) => {
    const pages = await queue(first);
    expect(pages.map((page) => page.length)).toEqual([
      ...Array.from({ length: Math.ceil(60 / first) - 1 }, () => first),
      60 - first * (Math.ceil(60 / first) - 1),
    ]);
    const rows = pages.flat();
    expect(rows.map(({ reference }) => reference).toSorted()).toEqual(filings.map(({ reference }) => reference).toSorted());
    const times = rows.map(({ acceptBy }) => Date.parse(acceptBy));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(new Set(times).size).toBeGreaterThan(5);
  });

  it('never lists a report that was not filed, nor a filing that has not arrived', async () => {
    const waiting = await filed(world, filers[0]!);
    const references = (await queue(100)).flat().map(({ reference }) => reference);
    expect(references).toHaveLength(60);
    expect(references).not.toContain(waiting.reference);
    await world.settle();
    expect((await queue(100)).flat().map(({ reference }) => reference)).toContain(waiting.reference);
    const [late] = (await queue(100)).flat().filter(({ reference }) => reference === waiting.reference);
    await world.uow.run(officer.caller, (tx) => acceptFiling(tx, late!.id, null));
    expect((await queue(100)).flat()).toHaveLength(60);
  });

  it('loses and repeats nothing where filings come and go between the pages', async () => {
    const before = (await queue(100)).flat();
    const gone: string[] = [];
    const pages = await queue(7, async () => {
      const [made] = await file(1);
      await tamper(world, "update delivery set accept_by = date_trunc('hour', now()) where filing_id = $1", [made!.id]);
      const next = before.at(-1 - gone.length)!;
      gone.push(next.id);
      await world.uow.run(officer.caller, (tx) => acceptFiling(tx, next.id, null));
    });
    const seen = pages.flat().map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter(({ id }) => !seen.includes(id) && !gone.includes(id))).toEqual([]);
  });

  it('takes the same number of statements for 1, 10 and 50 rows', async () => {
    const list = (first: number) =>
      statementsOf(world, async () => {
        const { data, errors } = await world.gql<{ it: { nodes: unknown[] } }>(
          'query ($first: Int!) { it: deskQueue(first: $first) { nodes { reference acknowledgements { code } filing { digest verdicts { verdict } } } } }',
          { first },
          officer,
        );
        expect(errors).toBeUndefined();
        expect(data.it.nodes).toHaveLength(first);
      });
    expect([await list(1), await list(10), await list(50)]).toEqual([4, 4, 4]);
  });

  it('is another one at another desk', async () => {
    const head = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('PA05-79')).id });
    expect((await walk(world, head, 'deskQueue', { first: 10, selection: 'id' })).flat()).toEqual([]);
  });
});

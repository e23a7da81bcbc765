import { drafted, filed, readied } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';

describe('the reports of an organisation as a list', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    for (let i = 0; i < 25; i++) await drafted(world, dpo);
    for (let i = 0; i < 5; i++) await filed(world, dpo);
    await readied(world, dpo);
    await tamper(world, "update violation_report set created_at = date_trunc('second', created_at)");
  });
  afterAll(() => world.destroy());

  it.each([1, 7, 31, 100])('shows each once, newest first, in pages of %d, those of the same moment included', async (first) => {
    const rows = (
      await walk<{ id: string; createdAt: string }>(world, dpo, 'violationReports', { first, selection: 'id createdAt' })
    ).flat();
    expect(rows).toHaveLength(31);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(31);
    const times = rows.map(({ createdAt }) => Date.parse(createdAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(new Set(times).size).toBeLessThan(31);
  });

  it('loses and repeats nothing where others are opened between the pages', async () => {
    const before = (await walk<{ id: string }>(world, dpo, 'violationReports', { first: 100, selection: 'id' })).flat();
    const seen = (
      await walk<{ id: string }>(world, dpo, 'violationReports', { first: 7, selection: 'id', between: () => drafted(world, dpo) })
    ).flat();
    expect(seen).toEqual(before);
  });

  it('takes the same number of statements for 1, 10 and 30 rows, assessments and filings included', async () => {
    const list = (first: number) =>
      statementsOf(world, async () => {
        const { data, errors } = await world.gql<{ it: { nodes: unknown[] } }>(
          `query ($first: Int!) { it: violationReports(first: $first) { nodes { title facts { place } filings { digest verdicts { verdict } deliveries { unitCode } }
             assessment { regime missing { path } } availableTransitions { code enabled } } } }`,
          { first },
          dpo,
        );
        expect(errors).toBeUndefined();
        expect(data.it.nodes).toHaveLength(first);
      });
    await list(1);
    const [ten, thirty] = [await list(10), await list(30)];
    expect(thirty).toBe(ten);
  });

  it('is nobody else’s', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    expect((await walk(world, stranger, 'violationReports', { first: 10, selection: 'id' })).flat()).toEqual([]);
  });
});

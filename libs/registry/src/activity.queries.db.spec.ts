import { activityContent } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import type { ActivityContent } from './activity-content.js';
import { publishProcessingActivity } from './publish-activity.js';
import { draftProcessingActivity } from './write-activity.js';

const SELECTION =
  'id name code state version dataTypes { code label dataClass } recipients { name } systems { name } gaps { path code vi en article severity confidence }';

describe('the register as a list', () => {
  let world: World;
  let dpo: Person;
  const drafts = (contents: readonly ActivityContent[], person = dpo) =>
    world.uow.run(person.caller, async (tx) => {
      const made: string[] = [];
      for (const content of contents) made.push((await draftProcessingActivity(tx, content)).id);
      return made;
    });
  const newcomer = async () => world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  beforeAll(async () => {
    world = await World.create();
    dpo = await newcomer();
    const names = [
      'Ăn trưa',
      'Bảo hành',
      'Bảo hành',
      'Bảo hành',
      'an ninh',
      'Đào tạo',
      "O'Neil; --",
      'Zalo',
      ...Array.from({ length: 112 }, (_, i) => `Hoạt động ${i % 9}`),
    ];
    await drafts(names.map((name) => activityContent({ name })));
    await drafts([activityContent({ name: 'Của người khác' })], await newcomer());
  });
  afterAll(() => world.destroy());

  it.each([1, 7, 50, 100])('visits every activity once in pages of %d, by name, equal names included', async (first) => {
    const pages = await walk<{ id: string; name: string }>(world, dpo, 'processingActivities', { first, selection: 'id name' });
    const all = pages.flat();
    expect(pages.slice(0, -1).every((page) => page.length === first)).toBe(true);
    expect(new Set(all.map(({ id }) => id)).size).toBe(120);
    expect(all).toHaveLength(120);
    const { rows } = await world.admin.query<{ id: string }>(
      'select id from processing_activity where organisation_id = (select organisation_id from membership where id = $1) order by name, id',
      [dpo.membershipId],
    );
    expect(all.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  it('neither repeats nor loses what was there when others write between the pages', async () => {
    const person = await newcomer();
    const before = await drafts(
      Array.from({ length: 30 }, (_, i) => activityContent({ name: `B ${i % 4}` })),
      person,
    );
    const pages = await walk<{ id: string }>(world, person, 'processingActivities', {
      first: 7,
      selection: 'id',
      between: () =>
        drafts([activityContent({ name: 'A trước' }), activityContent({ name: 'B 2' }), activityContent({ name: 'C sau' })], person),
    });
    const seen = pages.flat().map(({ id }) => id);
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((id) => !seen.includes(id))).toEqual([]);
  });

  it('takes one flight of the same number of statements for 10, 50 and 100 rows, whatever is selected', async () => {
    const count = (first: number, selection: string) =>
      statementsOf(world, async () => {
        const { data, errors } = await world.gql<{ it: { nodes: unknown[] } }>(
          `query ($first: Int!) { it: processingActivities(first: $first) { nodes { ${selection} } } }`,
          { first },
          dpo,
        );
        expect(errors).toBeUndefined();
        expect(data.it.nodes).toHaveLength(first);
      });
    const counts = [];
    for (const selection of ['id', SELECTION]) for (const first of [10, 50, 100]) counts.push(await count(first, selection));
    expect(counts).toEqual([4, 4, 4, 4, 4, 4]);
  });

  it('filters by state and by import', async () => {
    const person = await newcomer();
    const [first] = await drafts([activityContent(), activityContent()], person);
    await world.uow.run(person.caller, (tx) => publishProcessingActivity(tx, first!));
    const states = async (filter: string) =>
      (await walk<{ state: string }>(world, person, 'processingActivities', { first: 10, selection: 'state', filter }))
        .flat()
        .map(({ state }) => state);
    expect(await states(', state: PUBLISHED')).toEqual(['PUBLISHED']);
    expect(await states(', state: DRAFT')).toEqual(['DRAFT']);
    expect(await states(', state: ARCHIVED')).toEqual([]);
    expect(await states(', importId: "01890000-0000-7000-8000-000000000000"')).toEqual([]);
    expect((await states('')).sort()).toEqual(['DRAFT', 'PUBLISHED']);
  });

  it('shows a page and its activities alike, with gaps under the law in force, mandatory first', async () => {
    const person = await newcomer();
    const [id] = await drafts(
      [activityContent({ purpose: '', legalBases: [], dataTypes: [], retention: null, firstProcessedOn: null })],
      person,
    );
    type Shown = {
      id: string;
      gaps: { path: string; severity: string; vi: string; en: string; article: string | null; confidence: string }[];
    };
    const [[listed]] = (await walk<Shown>(world, person, 'processingActivities', { first: 5, selection: SELECTION })) as [[Shown]];
    const { data } = await world.gql<{ it: Shown }>(
      `query ($id: ID!) { it: processingActivity(id: $id) { ${SELECTION} } }`,
      { id },
      person,
    );
    expect(data.it).toEqual(listed);
    const paths = listed.gaps.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['purpose', 'legalBases', 'dataTypes', 'retention', 'firstProcessedOn']));
    const severities = listed.gaps.map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort((a, b) => (a === b ? 0 : a === 'MANDATORY' ? -1 : 1)));
    for (const gap of listed.gaps)
      expect(gap).toMatchObject({
        vi: expect.stringMatching(/\S/),
        en: expect.stringMatching(/\S/),
        confidence: expect.stringMatching(/^(C1|C2|U|I)$/),
      });
    expect(listed.gaps.filter(({ severity }) => severity === 'MANDATORY').every(({ article }) => Boolean(article))).toBe(true);
  });

  it('tells basic from sensitive by the law in force, and neither of an unmatched term', async () => {
    const person = await newcomer();
    await drafts([activityContent({ dataTypes: [{ code: 'PHONE_NUMBER' }, { code: 'HEALTH' }, { label: 'Mã riêng' }] })], person);
    const [[shown]] = (await walk<{ dataTypes: unknown }>(world, person, 'processingActivities', { first: 5, selection: SELECTION })) as [
      [{ dataTypes: unknown }],
    ];
    expect(shown.dataTypes).toEqual([
      { code: 'PHONE_NUMBER', label: null, dataClass: 'BASIC' },
      { code: 'HEALTH', label: null, dataClass: 'SENSITIVE' },
      { code: null, label: 'Mã riêng', dataClass: null },
    ]);
  });

  it('shows nothing to an officer, who is told so, and nothing of one organisation to another', async () => {
    const officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
    const { errors } = await world.gql('{ processingActivities { nodes { id } } }', {}, officer);
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    const stranger = await newcomer();
    expect((await walk(world, stranger, 'processingActivities', { first: 5, selection: 'id' })).flat()).toEqual([]);
    const [first] = (await walk<{ id: string }>(world, dpo, 'processingActivities', { first: 100, selection: 'id' })).flat();
    const { errors: hidden } = await world.gql('query ($id: ID!) { processingActivity(id: $id) { id } }', { id: first!.id }, stranger);
    expect(hidden).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

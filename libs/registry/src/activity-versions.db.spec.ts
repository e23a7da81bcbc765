import { activityContent, wholeActivity } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { type Person, World } from '../../../test/support/world.js';
import type { ActivityContent } from './activity-content.js';
import { publishProcessingActivity } from './publish-activity.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

describe('the versions of an activity', () => {
  let world: World;
  let dpo: Person;
  let id: string;
  const first = wholeActivity({ code: 'A' });
  const second = wholeActivity({
    code: 'A',
    name: first.name,
    purposes: [first.purposes![0]!, { text: 'Phân tích hành vi', legalBasis: 'CONSENT' }],
    systems: [{ ...first.systems[0]!, location: 'ABROAD', country: 'SG' }] as ActivityContent['systems'],
    transfers: [{ ...first.transfers![0]!, safeguards: 'Mã hóa hai lớp' }],
    aiUse: false,
    recording: true,
  });
  beforeAll(async () => {
    world = await World.create();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    ({ id } = await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, first)));
    await world.uow.run(dpo.caller, (tx) => publishProcessingActivity(tx, id));
    await world.uow.run(dpo.caller, (tx) => reviseProcessingActivity(tx, id, 2, second));
    await world.uow.run(dpo.caller, (tx) => publishProcessingActivity(tx, id));
  });
  afterAll(() => world.destroy());

  const ask = (query: string, variables: object, person = dpo) =>
    world.gql<{ it: Record<string, unknown> & { path: string }[] }>(query, { id, ...variables }, person);
  const changes = (before: number, after: number, person = dpo) =>
    ask(
      'query ($id: ID!, $before: Int!, $after: Int!) { it: activityVersionChanges(activityId: $id, before: $before, after: $after) { path change before after } }',
      { before, after },
      person,
    );

  it('are listed newest first, page by page, and read one by one', async () => {
    const pages = await walk<{ number: number }>(world, dpo, 'activityVersions', {
      first: 1,
      selection: 'number alone presentedBy publishedBy publishedAt',
      filter: `, activityId: "${id}"`,
    });
    const person = { alone: true, presentedBy: dpo.userId, publishedBy: dpo.userId };
    expect(pages).toMatchObject([[{ number: 2, ...person }], [{ number: 1, ...person }]]);
    const { data } = await ask('query ($id: ID!) { it: activityVersion(activityId: $id, number: 1) { number content } }', {});
    expect(JSON.parse(data.it.content as string)).toMatchObject({
      state: 'PUBLISHED',
      publishedVersion: 1,
      aiUse: true,
      purposes: [{ text: 'Giao hàng' }, { text: 'Gửi tin quảng cáo' }],
      firstTransferredOn: '2026-02-01',
    });
  });

  it('are compared field by field, rows by what identifies them', async () => {
    const { data, errors } = await changes(1, 2);
    expect(errors).toBeUndefined();
    const told = Object.fromEntries(data.it.map(({ path, ...change }) => [path, change]));
    expect(told).toMatchObject({
      aiUse: { change: 'CHANGED', before: 'true', after: 'false' },
      recording: { change: 'ADDED', before: null, after: 'true' },
      'purposes[Gửi tin quảng cáo].legalBasis': { change: 'REMOVED' },
      'purposes[Phân tích hành vi].legalBasis': { change: 'ADDED', after: '"CONSENT"' },
      'systems[CRM mẫu].location': { change: 'CHANGED', before: '"VN"', after: '"ABROAD"' },
      'systems[CRM mẫu].country': { change: 'ADDED', after: '"SG"' },
      'transfers[Đám mây mẫu].safeguards': { change: 'CHANGED', after: '"Mã hóa hai lớp"' },
      'transfers[OTHER].detail': { change: 'REMOVED' },
      firstTransferredOn: { change: 'CHANGED', before: '"2026-02-01"', after: '"2026-03-02"' },
    });
    expect(Object.keys(told).filter((path) => /Id$|version|updatedAt|state/.test(path))).toEqual([]);
    expect((await changes(2, 2)).data.it).toEqual([]);
    expect((await changes(2, 1)).data.it).toHaveLength(data.it.length);
  });

  it('are compared only where both are there', async () => {
    for (const [before, after] of [
      [1, 3],
      [0, 1],
      [-1, 2],
      [1, 2 ** 31 - 1],
    ] as const)
      expect((await changes(before, after)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('are nobody else’s, and none before the first publication', async () => {
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
    const draft = await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, activityContent()));
    const listed = (activityId: string, person: Person) =>
      walk(world, person, 'activityVersions', { first: 5, selection: 'number', filter: `, activityId: "${activityId}"` });
    expect(await listed(draft.id, dpo)).toEqual([[]]);
    for (const person of [stranger, officer]) {
      const { errors } = await ask('query ($id: ID!) { it: activityVersions(activityId: $id) { nodes { number } } }', {}, person);
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect((await changes(1, 2, person)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    }
  });
});

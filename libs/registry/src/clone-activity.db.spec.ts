import { activityInput } from '../../../test/support/played.js';
import { recordsOf, refusedWithoutTrace } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { cloneProcessingActivity, draftProcessingActivity, publishProcessingActivity } from './index.js';

const READ = `query ($id: ID!) { processingActivity(id: $id) { code name state publishedVersion purpose measures crossBorder firstProcessedOn returnReason
  purposes { text legalBasis } protectionMeasures { kind text } subjectGroups { name subjectCount }
  dataTypes { code label subjectGroup finalFate retention } systems { name location note informationSystemId } recipients { name contractNumber partyId }
  processors { name } transfers { case recipient country firstTransferredOn } sources children aiUse reviewOn templateId } }`;

describe('a clone of an activity', () => {
  let world: World;
  let dpo: Person;
  let viewer: Person;
  let stranger: Person;
  let id: string;

  beforeAll(async () => {
    world = await World.create();
    await world.app();
    const place = { organisationId: (await world.organisation()).id };
    dpo = await world.person(['PDP_OFFICER'], place);
    viewer = await world.person(['VIEWER'], place);
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const content = {
      ...activityInput('mau'),
      role: 'CONTROLLER',
      operations: ['COLLECT'],
      measures: [],
      firstProcessedOn: '2026-01-05',
      reviewOn: '2027-01-05',
    };
    id = await world.uow.run(dpo.caller, async (tx) => {
      const activity = await draftProcessingActivity(tx, content as never);
      return (await publishProcessingActivity(tx, activity.id)).id;
    });
  });
  afterAll(() => world.destroy());

  const read = async (of: string) =>
    (await world.gql<{ processingActivity: Record<string, unknown> }>(READ, { id: of }, dpo)).data.processingActivity;
  const clone = (person: Person, code: string, name?: string) =>
    world.uow.run(person.caller, (tx) => cloneProcessingActivity(tx, id, code, name));

  it('says the same, as a new draft, but for what is true of one activity alone', async () => {
    const before = await read(id);
    const copy = await clone(dpo, 'BẢN-SAO');
    expect(await read(copy.id)).toEqual({
      ...before,
      code: 'BẢN-SAO',
      state: 'DRAFT',
      publishedVersion: 0,
      firstProcessedOn: null,
      reviewOn: null,
      subjectGroups: [{ name: 'Khách hàng mau', subjectCount: null }],
      transfers: [{ case: 'FOREIGN_CLOUD', recipient: 'Đám mây mau', country: 'SG', firstTransferredOn: null }],
    });
    expect(await read(id)).toEqual(before);
    expect((await recordsOf(world, copy.id)).map(({ type }) => type)).toEqual(['ActivityDrafted', 'ActivityCloned']);
  });

  it('takes a name of its own', async () => {
    expect(await read((await clone(dpo, 'BS-2', 'Bản khác')).id)).toMatchObject({ code: 'BS-2', name: 'Bản khác' });
  });

  it('needs a free code, a right to draft, and an activity of one’s own', async () => {
    const refused = (person: Person, code: string) =>
      refusedWithoutTrace(world, person.caller, (tx) => cloneProcessingActivity(tx, id, code));
    expect(await refused(dpo, 'HD-mau')).toMatchObject({ code: 'INVALID', details: { defects: [{ path: 'code', code: 'CODE_TAKEN' }] } });
    expect(await refused(viewer, 'X')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(stranger, 'X')).toMatchObject({ code: 'NOT_FOUND' });
  });
});

import { activityInput } from '../../../test/support/played.js';
import { recordsOf, refusedWithoutTrace } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import {
  commentOnActivity,
  draftProcessingActivity,
  reopenThread,
  replyToThread,
  resolveThread,
  reviseProcessingActivity,
} from './index.js';

const THREADS = `query ($activityId: ID!, $state: ThreadState, $first: Int! = 50, $after: String) {
  activityThreads(activityId: $activityId, state: $state, first: $first, after: $after) {
    nodes { id path about aboutVersion state openedBy movedBy comments { text writtenBy } } pageInfo { hasNextPage endCursor } } }`;

interface Threads {
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('comments pinned to a field of an activity', () => {
  let world: World;
  let writer: Person;
  let approver: Person;
  let viewer: Person;
  let stranger: Person;
  let activityId: string;

  beforeAll(async () => {
    world = await World.create();
    await world.app();
    const place = { organisationId: (await world.organisation()).id };
    writer = await world.person(['PREPARER'], place);
    approver = await world.person(['APPROVER'], place);
    viewer = await world.person(['VIEWER'], place);
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  });
  afterAll(() => world.destroy());
  beforeEach(async () => {
    const content = { ...activityInput('mau'), code: `HD-${Math.random()}`, role: 'CONTROLLER', operations: [], measures: [] };
    activityId = (await world.uow.run(writer.caller, (tx) => draftProcessingActivity(tx, content as never))).id;
  });

  const comment = (person: Person, path: string, text = 'Mục này chưa rõ') =>
    world.uow.run(person.caller, (tx) => commentOnActivity(tx, activityId, path, text));
  const threads = async (person: Person, more: Record<string, unknown> = {}) =>
    (await world.gql<{ activityThreads: Threads }>(THREADS, { activityId, ...more }, person)).data.activityThreads;

  it('are begun, answered, settled and taken up again, each by name and in the log, without their words', async () => {
    const { id } = await comment(approver, 'purposes.0.legalBasis', 'Có chắc là đồng ý?');
    await world.uow.run(writer.caller, (tx) => replyToThread(tx, id, 'Đã đính kèm mẫu đồng ý'));
    await world.uow.run(approver.caller, (tx) => resolveThread(tx, id));
    expect((await threads(viewer)).nodes).toEqual([
      {
        id,
        path: 'purposes.0.legalBasis',
        about: 'CONSENT',
        aboutVersion: 1,
        state: 'RESOLVED',
        openedBy: approver.userId,
        movedBy: approver.userId,
        comments: [
          { text: 'Có chắc là đồng ý?', writtenBy: approver.userId },
          { text: 'Đã đính kèm mẫu đồng ý', writtenBy: writer.userId },
        ],
      },
    ]);
    expect((await threads(viewer, { state: 'OPEN' })).nodes).toEqual([]);
    await world.uow.run(writer.caller, (tx) => reopenThread(tx, id));
    expect((await threads(viewer, { state: 'OPEN' })).nodes).toMatchObject([{ id, movedBy: writer.userId }]);
    const records = await recordsOf(world, id);
    expect(records.map(({ type }) => type)).toEqual([
      'ActivityThreadOpened',
      'ActivityThreadReplied',
      'ActivityThreadResolved',
      'ActivityThreadReopened',
    ]);
    expect(JSON.stringify(records)).not.toContain('đồng ý');
  });

  it('keep what stood there, also where its row is gone or another has come in its place', async () => {
    await comment(approver, 'purposes.0.text');
    await comment(approver, 'purposes');
    await comment(approver, 'deletionMethod');
    const { rows } = await world.admin.query<{ description: string }>('select description from activity_purpose where activity_id = $1', [
      activityId,
    ]);
    const content = { ...activityInput('mau'), code: `HD-${Math.random()}`, role: 'CONTROLLER', operations: [], measures: [] };
    await world.uow.run(writer.caller, (tx) =>
      reviseProcessingActivity(tx, activityId, 1, { ...content, purpose: '', legalBases: [], purposes: [{ text: 'Việc khác' }] } as never),
    );
    const { nodes } = await threads(viewer);
    expect(nodes[0]).toMatchObject({ path: 'purposes.0.text', about: rows[0]!.description, aboutVersion: 1 });
    expect(JSON.parse(nodes[1]!.about as string)).toMatchObject([{ text: rows[0]!.description }]);
    expect(nodes[2]).toMatchObject({ path: 'deletionMethod', about: null, aboutVersion: 1 });
  });

  it.each(['name', 'retention', 'recipients.0.contractNumber', 'dataTypes.1', 'transfers', 'deletionMethod'])(
    'may stand at %s',
    async (path) => {
      expect(await comment(writer, path)).toMatchObject({ path, state: 'OPEN' });
    },
  );

  it.each([
    '',
    'nothing',
    'purposes.7',
    'purposes.length',
    'name.length',
    'version',
    'organisationId',
    'constructor',
    'purposes.0.__proto__',
  ])('cannot stand at "%s"', async (path) => {
    const error = await refusedWithoutTrace(world, writer.caller, (tx) => commentOnActivity(tx, activityId, path, 'x'));
    expect(error).toMatchObject({ code: 'INVALID', details: { defects: [{ path: 'path', code: 'UNKNOWN_FIELD' }] } });
  });

  it('are for the people of the organisation, and not written by who only looks', async () => {
    const { id } = await comment(writer, 'name');
    for (const verb of [replyToThread, resolveThread] as const) {
      const refused = (person: Person) => refusedWithoutTrace(world, person.caller, (tx) => verb(tx, id, 'x'));
      expect(await refused(viewer)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await refused(stranger)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await refusedWithoutTrace(world, viewer.caller, (tx) => commentOnActivity(tx, activityId, 'name', 'x'))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const officer = await world.person(['UNIT_HEAD'], { unitId: (await world.unit()).id });
    for (const person of [stranger, officer])
      expect((await world.gql(THREADS, { activityId }, person)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('are not answered once settled, nor settled twice', async () => {
    const { id } = await comment(writer, 'name');
    await world.uow.run(writer.caller, (tx) => resolveThread(tx, id));
    for (const verb of [resolveThread, replyToThread] as const)
      expect(await refusedWithoutTrace(world, writer.caller, (tx) => verb(tx, id, 'x'))).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('come in pages, and one statement however many there are', async () => {
    await threads(writer); // Now and then a session is told that it lives, with a statement of its own.
    const none = await statementsOf(world, () => threads(writer));
    const ids: string[] = [];
    for (const path of ['name', 'code', 'retention']) ids.push((await comment(writer, path)).id);
    expect(await statementsOf(world, () => threads(writer))).toBe(none);
    const first = await threads(writer, { first: 2 });
    const rest = await threads(writer, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes].map(({ id }) => id)).toEqual(ids);
    expect([first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});

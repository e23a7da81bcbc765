import { ORGANISATION_ROLES, type OrganisationRole } from '#kernel';
import { activityContent } from '../../../test/support/facts.js';
import { recordsOf, refusal, refusedWithoutTrace, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import { ACTIVITY_STATES, type ActivityState } from './entities.js';
import { publishProcessingActivity } from './publish-activity.js';
import {
  archiveProcessingActivity,
  giveBackProcessingActivity,
  presentProcessingActivity,
  reopenProcessingActivity,
} from './review-activity.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

type Verb = Parameters<typeof wouldAnswer>[2];

describe('the review of an activity', () => {
  let world: World;
  let preparer: Person;
  let dpo: Person;
  let approver: Person;
  let stranger: Person;
  let officer: Person;
  beforeAll(async () => {
    world = await World.create();
    const { id: organisationId } = await world.organisation();
    preparer = await world.person(['PREPARER'], { organisationId });
    dpo = await world.person(['PDP_OFFICER'], { organisationId });
    approver = await world.person(['APPROVER'], { organisationId });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
  });
  afterAll(() => world.destroy());

  const run = (person: Person, verb: Verb) => world.uow.run(person.caller, verb);
  const drafted = async (person = preparer, more = {}) => {
    const { id } = await world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, activityContent(more)));
    return id;
  };
  const stepsOf = async (id: string, person: Person) => {
    const { data } = await world.gql<{ it: { availableTransitions: { code: string; enabled: boolean; blockedBy: string | null }[] } }>(
      'query ($id: ID!) { it: processingActivity(id: $id) { availableTransitions { code enabled blockedBy } } }',
      { id },
      person,
    );
    return Object.fromEntries(data.it.availableTransitions.map(({ code, blockedBy }) => [code, blockedBy]));
  };

  it('goes from the draft over the review to a version, and from there to the next, the first one staying', async () => {
    const id = await drafted();
    const ask = async (name: string, args: string, person: Person) => {
      const { data, errors } = await world.gql<{ it: Record<string, unknown> }>(
        `mutation ($id: ID!) { it: ${name}ProcessingActivity(id: $id${args}) { state version publishedVersion returnReason } }`,
        { id },
        person,
      );
      expect(errors).toBeUndefined();
      return data.it;
    };
    expect(await ask('present', ', expectedVersion: 1', preparer)).toMatchObject({ state: 'IN_REVIEW', version: 2 });
    expect(await ask('giveBack', ', expectedVersion: 2, reason: "Thiếu bên nhận"', dpo)).toMatchObject({
      state: 'DRAFT',
      returnReason: 'Thiếu bên nhận',
    });
    expect(await ask('present', ', expectedVersion: 3', preparer)).toMatchObject({ state: 'IN_REVIEW', returnReason: null });
    expect(await ask('publish', ', expectedVersion: 4', dpo)).toMatchObject({ state: 'PUBLISHED', publishedVersion: 1 });
    await run(preparer, (tx) => reviseProcessingActivity(tx, id, 5, activityContent({ purpose: 'Mục đích mới' })));
    const { rows } = await world.admin.query(
      'select a.state, a.published_version, v.number, v.snapshot from processing_activity a join activity_version v on v.activity_id = a.id where a.id = $1',
      [id],
    );
    expect(rows).toMatchObject([
      { state: 'DRAFT', published_version: 1, number: 1, snapshot: { purpose: expect.not.stringContaining('mới') } },
    ]);
    expect(await ask('archive', ', expectedVersion: 6', dpo)).toMatchObject({ state: 'ARCHIVED', publishedVersion: 1 });
    expect(await ask('reopen', ', expectedVersion: 7', dpo)).toMatchObject({ state: 'DRAFT', publishedVersion: 1, version: 8 });
    expect((await recordsOf(world, id)).map(({ type }) => type)).toEqual([
      'ActivityDrafted',
      'ActivityPresented',
      'ActivityGivenBack',
      'ActivityPresented',
      'ActivityPublished',
      'ActivityRevised',
      'ActivityArchived',
      'ActivityReopened',
    ]);
  });

  describe('four eyes', () => {
    const versions = async (id: string) =>
      (await world.admin.query('select presented_by, published_by, alone from activity_version where activity_id = $1', [id])).rows;

    it('refuse the presenter, who may publish otherwise, and let somebody else', async () => {
      const id = await drafted(dpo);
      await run(dpo, (tx) => presentProcessingActivity(tx, id, 1));
      expect(await stepsOf(id, dpo)).toMatchObject({ publish: 'OWN_WORK', giveBack: null });
      expect(await stepsOf(id, approver)).toMatchObject({ publish: null });
      const own = await refusedWithoutTrace(world, dpo.caller, (tx) => publishProcessingActivity(tx, id));
      expect(own).toMatchObject({ code: 'OWN_WORK', kind: 'forbidden' });
      const unread = await refusedWithoutTrace(world, approver.caller, (tx) => publishProcessingActivity(tx, id));
      expect(unread).toMatchObject({ code: 'INVALID', details: { defects: [{ path: 'expectedVersion', code: 'VERSION_MISSING' }] } });
      expect(await refusal(() => run(approver, (tx) => publishProcessingActivity(tx, id, 1)))).toMatchObject({ code: 'CONFLICT' });
      await run(approver, (tx) => publishProcessingActivity(tx, id, 2));
      expect(await versions(id)).toEqual([{ presented_by: dpo.userId, published_by: approver.userId, alone: false }]);
    });

    it('take a draft that is published at once for the work of whoever wrote it last', async () => {
      const id = await drafted(preparer);
      await run(dpo, (tx) => reviseProcessingActivity(tx, id, 1, activityContent()));
      expect(await refusal(() => run(dpo, (tx) => publishProcessingActivity(tx, id)))).toMatchObject({ code: 'OWN_WORK' });
      await run(approver, (tx) => publishProcessingActivity(tx, id, 2));
      expect(await versions(id)).toEqual([{ presented_by: dpo.userId, published_by: approver.userId, alone: false }]);
    });

    it('refuse whoever wrote it last, also where somebody else presented it', async () => {
      const id = await drafted(dpo);
      await run(preparer, (tx) => presentProcessingActivity(tx, id, 1));
      expect(await stepsOf(id, dpo)).toMatchObject({ publish: 'OWN_WORK' });
      expect(await refusedWithoutTrace(world, dpo.caller, (tx) => publishProcessingActivity(tx, id, 2))).toMatchObject({
        code: 'OWN_WORK',
      });
      await run(approver, (tx) => publishProcessingActivity(tx, id, 2));
      expect(await versions(id)).toEqual([{ presented_by: preparer.userId, published_by: approver.userId, alone: false }]);
    });

    it('leave nobody stuck where one of two wrote it and the other presented it: the version says so', async () => {
      const { id: organisationId } = await world.organisation();
      const [writer, presenter] = [
        await world.person(['PDP_OFFICER'], { organisationId }),
        await world.person(['PDP_OFFICER'], { organisationId }),
      ];
      const id = await drafted(writer);
      await run(presenter, (tx) => presentProcessingActivity(tx, id, 1));
      expect(await stepsOf(id, writer)).toMatchObject({ publish: null });
      await run(writer, (tx) => publishProcessingActivity(tx, id, 2));
      expect(await versions(id)).toEqual([{ presented_by: presenter.userId, published_by: writer.userId, alone: true }]);
    });

    it('take a draft of an unknown hand, from before hands were kept, for one’s own', async () => {
      const id = await drafted(preparer);
      await tamper(world, 'update processing_activity set written_by = null where id = $1', [id]);
      expect(await refusal(() => run(approver, (tx) => publishProcessingActivity(tx, id)))).toMatchObject({ code: 'OWN_WORK' });
    });

    it('are two where there is nobody else: the version says so, and only while it is so', async () => {
      const { id: organisationId } = await world.organisation();
      const only = await world.person(['PDP_OFFICER'], { organisationId });
      await world.person(['PREPARER', 'ORG_ADMIN', 'VIEWER'], { organisationId });
      const [first, second] = [await drafted(only), await drafted(only)];
      for (const id of [first, second]) await run(only, (tx) => presentProcessingActivity(tx, id, 1));
      expect(await stepsOf(first, only)).toMatchObject({ publish: null });
      await run(only, (tx) => publishProcessingActivity(tx, first));
      expect(await versions(first)).toEqual([{ presented_by: only.userId, published_by: only.userId, alone: true }]);
      const other = await world.person(['APPROVER'], { organisationId });
      expect(await refusal(() => run(only, (tx) => publishProcessingActivity(tx, second)))).toMatchObject({ code: 'OWN_WORK' });
      await tamper(world, 'update membership set ended_at = now() where id = $1', [other.membershipId]);
      await run(only, (tx) => publishProcessingActivity(tx, second));
      expect(await versions(second)).toMatchObject([{ alone: true }]);
    });
  });

  it('does not begin without purpose or data', async () => {
    const id = await drafted(preparer, { purpose: '', dataTypes: [] });
    expect(await stepsOf(id, preparer)).toEqual({ revise: null, present: 'FACTS', publish: 'ROLE', archive: 'ROLE' });
    expect(await refusedWithoutTrace(world, preparer.caller, (tx) => presentProcessingActivity(tx, id, 1))).toMatchObject({
      code: 'FACTS_MISSING',
    });
  });

  const STEPS: Readonly<Record<string, (id: string, version: number) => Verb>> = {
    revise: (id, version) => (tx) => reviseProcessingActivity(tx, id, version, activityContent()),
    present: (id, version) => (tx) => presentProcessingActivity(tx, id, version),
    giveBack: (id, version) => (tx) => giveBackProcessingActivity(tx, id, version, 'Thiếu bên nhận'),
    publish: (id, version) => (tx) => publishProcessingActivity(tx, id, version),
    archive: (id, version) => (tx) => archiveProcessingActivity(tx, id, version),
    reopen: (id, version) => (tx) => reopenProcessingActivity(tx, id, version),
  };
  /** Said once more here, so that table and policy are compared with something. */
  const FROM: Readonly<Record<ActivityState, readonly string[]>> = {
    DRAFT: ['revise', 'present', 'publish', 'archive'],
    IN_REVIEW: ['giveBack', 'publish'],
    PUBLISHED: ['revise', 'archive'],
    ARCHIVED: ['reopen'],
  };
  const MAY: Readonly<Record<OrganisationRole, readonly string[]>> = {
    ORG_ADMIN: [],
    PDP_OFFICER: Object.keys(STEPS),
    PREPARER: ['revise', 'present'],
    APPROVER: ['giveBack', 'publish', 'archive', 'reopen'],
    VIEWER: [],
  };
  const standingIn = async (state: ActivityState) => {
    const id = await drafted();
    await tamper(
      world,
      "update processing_activity set state = $2::text, presented_by = case when $2::text = 'IN_REVIEW' then written_by end where id = $1",
      [id, state],
    );
    return id;
  };

  it.each(ACTIVITY_STATES)('from %s takes the steps of the table, and says of any other which there are', async (state) => {
    const id = await standingIn(state);
    for (const [code, step] of Object.entries(STEPS)) {
      const answer = await wouldAnswer(world, dpo.caller, step(id, 1));
      expect({ code, answer }).toMatchObject({
        code,
        answer: FROM[state].includes(code) ? 'OK' : { code: 'WRONG_STATE', details: { state, allowed: FROM[state] } },
      });
    }
    expect(Object.keys(await stepsOf(id, dpo))).toEqual(FROM[state]);
  });

  it.each(ORGANISATION_ROLES)('lets %s do what its role may, and says so beforehand', async (role) => {
    const member = await world.admin.query<{ id: string }>('select organisation_id as id from membership where id = $1', [
      dpo.membershipId,
    ]);
    const person = await world.person([role], { organisationId: member.rows[0]!.id });
    for (const state of ACTIVITY_STATES) {
      const id = await standingIn(state);
      const steps = await stepsOf(id, person);
      for (const code of FROM[state]) {
        const may = MAY[role].includes(code);
        expect([state, code, steps[code]]).toEqual([state, code, may ? null : 'ROLE']);
        const answer = await wouldAnswer(world, person.caller, STEPS[code]!(id, 1));
        expect({ code, answer }).toMatchObject({ code, answer: may ? 'OK' : { code: 'FORBIDDEN' } });
      }
    }
  });

  it('is found by nobody of another organisation or of a unit', async () => {
    const id = await drafted();
    for (const { caller } of [stranger, officer])
      for (const step of Object.values(STEPS)) expect(await wouldAnswer(world, caller, step(id, 1))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets one of many writers of a version win, 25 times over, whatever the step and also where nothing differs', async () => {
    const content = activityContent();
    const { id } = await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, content));
    for (let version = 1; version <= 25; version++) {
      const answers = await Promise.allSettled(
        Array.from({ length: 8 }, () => run(dpo, (tx) => reviseProcessingActivity(tx, id, version, content))),
      );
      const losers = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect({ version, losers: losers.length }).toEqual({ version, losers: 7 });
      for (const loser of losers) expect(loser).toMatchObject({ code: 'CONFLICT', details: { current: version + 1 } });
    }
    const mixed = [STEPS.present!, STEPS.archive!, STEPS.revise!, STEPS.present!, STEPS.archive!, STEPS.revise!];
    const answers = await Promise.allSettled(mixed.map((step) => run(dpo, step(id, 26))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { rows } = await world.admin.query('select version from processing_activity where id = $1', [id]);
    expect(rows).toEqual([{ version: 27 }]);
  });
});

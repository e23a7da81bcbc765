import type { Organisation } from '#identity';
import { ORGANISATION_ROLES, type OrganisationRole } from '#kernel';
import { activityContent } from '../../../test/support/facts.js';
import { recordsOf, refusal, refusedWithoutTrace, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { ActivityContent } from './activity-content.js';
import { ActivityVersion, ProcessingActivity } from './entities.js';
import { publishProcessingActivity } from './publish-activity.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

describe('processing activities', () => {
  let world: World;
  let organisation: Organisation;
  let dpo: Person;
  let stranger: Person;
  let officer: Person;
  beforeAll(async () => {
    world = await World.create();
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
  });
  afterAll(() => world.destroy());

  const draft = (content: ActivityContent = activityContent(), person = dpo) =>
    world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, content));
  const revise = (id: string, version: number, content: ActivityContent = activityContent(), person = dpo) =>
    world.uow.run(person.caller, (tx) => reviseProcessingActivity(tx, id, version, content));
  const publish = (id: string, person = dpo) => world.uow.run(person.caller, (tx) => publishProcessingActivity(tx, id));
  const children = async (id: string) => {
    const { rows } = await world.admin.query(
      `select (select json_agg(json_build_array(name, subject_count) order by position) from activity_subject_group where activity_id = $1) as groups,
        (select json_agg(json_build_array(code, label, retention) order by position) from activity_data_type where activity_id = $1) as types,
        (select json_agg(json_build_array(name, location, country) order by position) from activity_system where activity_id = $1) as systems,
        (select json_agg(json_build_array(kind, name, country, has_contract) order by position) from activity_party where activity_id = $1) as parties`,
      [id],
    );
    return rows[0] as Record<string, unknown>;
  };

  it('keeps a draft with its children, and tells it once in the log', async () => {
    const activity = await draft(activityContent({ code: 'A-1' }));
    const { rows } = await world.admin.query(
      'select code, state, published_version, version, organisation_id from processing_activity where id = $1',
      [activity.id],
    );
    expect(rows).toEqual([{ code: 'A-1', state: 'DRAFT', published_version: 0, version: 1, organisation_id: organisation.id }]);
    expect(await children(activity.id)).toEqual({
      groups: [['Khách hàng', 1200]],
      types: [
        ['PHONE_NUMBER', null, null],
        [null, 'Mã khách hàng', '1 năm'],
      ],
      systems: [['CRM mẫu', 'VN', null]],
      parties: [['RECIPIENT', 'Bên nhận mẫu', 'VN', null]],
    });
    expect(await recordsOf(world, activity.id)).toEqual([
      {
        index: expect.any(Number),
        type: 'ActivityDrafted',
        subjects: [activity.id],
        actor: { kind: 'member', userId: dpo.userId, organisationId: organisation.id, roles: ['PDP_OFFICER'] },
        payload: {},
        dispatched: true,
      },
    ]);
  });

  it('replaces every child on a revision and goes up one version', async () => {
    const activity = await draft();
    const revised = await revise(
      activity.id,
      1,
      activityContent({ subjectGroups: [], dataTypes: [{ code: 'HEALTH' }], systems: [], parties: [] }),
    );
    expect(revised.version).toBe(2);
    expect(await children(activity.id)).toEqual({ groups: null, types: [['HEALTH', null, null]], systems: null, parties: null });
    expect((await recordsOf(world, activity.id)).map(({ type }) => type)).toEqual(['ActivityDrafted', 'ActivityRevised']);
  });

  it('goes up one version also where only the children differ', async () => {
    const content = activityContent();
    const activity = await draft(content);
    const revised = await revise(activity.id, 1, { ...content, subjectGroups: [{ name: 'Nhân viên', subjectCount: 3 }] });
    expect(revised.version).toBe(2);
  });

  it('refuses a code that the organisation uses already, by name, and takes it from another organisation', async () => {
    await draft(activityContent({ code: 'TAKEN' }));
    const other = await draft();
    const again = await refusedWithoutTrace(world, dpo.caller, (tx) => draftProcessingActivity(tx, activityContent({ code: 'TAKEN' })));
    expect(again).toMatchObject({ code: 'INVALID', details: { defects: [{ path: 'code', code: 'CODE_TAKEN' }] } });
    const renamed = await refusedWithoutTrace(world, dpo.caller, (tx) =>
      reviseProcessingActivity(tx, other.id, 1, activityContent({ code: 'TAKEN' })),
    );
    expect(renamed.details.defects).toMatchObject([{ code: 'CODE_TAKEN' }]);
    await expect(draft(activityContent({ code: 'TAKEN' }), stranger)).resolves.toMatchObject({ code: 'TAKEN' });
  });

  it('lets exactly one of ten concurrent revisions of a version win, and tells the others the version', async () => {
    const activity = await draft();
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => revise(activity.id, 1)));
    const losers = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
    expect(losers).toHaveLength(9);
    for (const loser of losers) expect(loser).toMatchObject({ code: 'CONFLICT', kind: 'conflict', details: { current: 2 } });
    expect((await recordsOf(world, activity.id)).map(({ type }) => type)).toEqual(['ActivityDrafted', 'ActivityRevised']);
    const { rows } = await world.admin.query('select count(*)::int as n from activity_data_type where activity_id = $1', [activity.id]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('publishes versions 1, 2, … without gaps, each a snapshot of its own that nothing changes', async () => {
    const first = activityContent({ purpose: 'Mục đích thứ nhất' });
    const activity = await draft(first);
    expect(await publish(activity.id)).toMatchObject({ state: 'PUBLISHED', publishedVersion: 1, version: 2 });
    await revise(activity.id, 2, { ...first, purpose: 'Mục đích thứ hai' });
    expect(await publish(activity.id)).toMatchObject({ state: 'PUBLISHED', publishedVersion: 2 });
    const { rows } = await world.admin.query(
      'select number, snapshot, published_by from activity_version where activity_id = $1 order by number',
      [activity.id],
    );
    expect(rows).toMatchObject([
      { number: 1, published_by: dpo.userId, snapshot: { purpose: 'Mục đích thứ nhất', state: 'PUBLISHED', publishedVersion: 1 } },
      { number: 2, published_by: dpo.userId, snapshot: { purpose: 'Mục đích thứ hai', state: 'PUBLISHED', publishedVersion: 2 } },
    ]);
    expect(rows[0]!.snapshot.dataTypes).toMatchObject([
      { code: 'PHONE_NUMBER', label: null, retention: null },
      { code: null, label: 'Mã khách hàng', retention: '1 năm' },
    ]);
    const records = await recordsOf(world, activity.id);
    expect(records.map(({ type, payload }) => [type, payload])).toEqual([
      ['ActivityDrafted', {}],
      ['ActivityPublished', { number: 1, alone: true }],
      ['ActivityRevised', {}],
      ['ActivityPublished', { number: 2, alone: true }],
    ]);
  });

  it('cannot change a published version, even from within', async () => {
    const activity = await draft();
    await publish(activity.id);
    const rewrite = world.uow.run(dpo.caller, async (tx) => {
      const version = await tx.em.findOneOrFail(ActivityVersion, { activityId: activity.id });
      version.snapshot = {};
      tx.record({ type: 'ActivityRevised', subjects: [activity.id] });
    });
    await expect(rewrite).rejects.toThrow(/permission denied/);
  });

  it('names the state and what is possible where a step is not', async () => {
    const activity = await draft();
    await publish(activity.id);
    const twice = await refusedWithoutTrace(world, dpo.caller, (tx) => publishProcessingActivity(tx, activity.id));
    expect(twice).toMatchObject({ code: 'WRONG_STATE', kind: 'state', details: { state: 'PUBLISHED', allowed: ['revise', 'archive'] } });
    await tamper(world, "update processing_activity set state = 'ARCHIVED' where id = $1", [activity.id]);
    const archived = await refusal(() => revise(activity.id, 2));
    expect(archived).toMatchObject({ code: 'WRONG_STATE', details: { state: 'ARCHIVED', allowed: ['reopen'] } });
  });

  it('publishes one version where two people publish at once', async () => {
    const activity = await draft();
    const answers = await Promise.allSettled([publish(activity.id), publish(activity.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'WRONG_STATE' } });
  });

  it('does not publish without purpose or data, and says both with their articles', async () => {
    const activity = await draft(activityContent({ purpose: '', dataTypes: [] }));
    const error = await refusedWithoutTrace(world, dpo.caller, (tx) => publishProcessingActivity(tx, activity.id));
    expect(error.code).toBe('FACTS_MISSING');
    expect(error.details.defects!.map(({ path }) => path).sort()).toEqual(['dataTypes', 'purpose']);
    for (const defect of error.details.defects!)
      expect(defect).toMatchObject({
        code: expect.any(String),
        vi: expect.any(String),
        en: expect.any(String),
        article: expect.any(String),
      });
  });

  describe('who may do it', () => {
    /** Said once more here, so that the policy is compared with something. */
    const MAY: Readonly<Record<OrganisationRole, readonly string[]>> = {
      ORG_ADMIN: [],
      PDP_OFFICER: ['draft', 'revise', 'publish'],
      PREPARER: ['draft', 'revise'],
      APPROVER: ['publish'],
      VIEWER: [],
    };
    let activity: ProcessingActivity;
    const verbs = () =>
      ({
        draft: (tx) => draftProcessingActivity(tx, activityContent()),
        revise: (tx) => reviseProcessingActivity(tx, activity.id, 1, activityContent()),
        publish: (tx) => publishProcessingActivity(tx, activity.id, 1),
      }) satisfies Record<string, Parameters<typeof wouldAnswer>[2]>;
    beforeAll(async () => {
      activity = await draft();
    });

    it.each(ORGANISATION_ROLES)('%s within the organisation', async (role) => {
      const person = await world.person([role], { organisationId: organisation.id });
      for (const [name, verb] of Object.entries(verbs()))
        expect({ name, answer: await wouldAnswer(world, person.caller, verb) }).toMatchObject({
          name,
          answer: MAY[role].includes(name) ? 'OK' : { code: 'FORBIDDEN', kind: 'forbidden' },
        });
    });

    it('nobody outside: another organisation and an officer do not even find it', async () => {
      for (const { caller } of [stranger, officer])
        for (const verb of [verbs().revise, verbs().publish])
          expect(await wouldAnswer(world, caller, verb)).toMatchObject({ code: 'NOT_FOUND', kind: 'not_found' });
      expect(await wouldAnswer(world, officer.caller, verbs().draft)).toMatchObject({ code: 'FORBIDDEN' });
    });

    it('no id that is not one', async () => {
      for (const id of ['', 'x', '00000000-0000-7000-8000-000000000000', `${activity.id} `, "' or 1=1 --"])
        expect(await refusal(() => publish(id))).toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('fails at its commit where a change is told by no event', async () => {
    const activity = await draft();
    const silent = world.uow.run(dpo.caller, async (tx) => {
      const row = await tx.load(ProcessingActivity, activity.id, { lock: true });
      row.name = 'Đổi lặng lẽ';
    });
    await expect(silent).rejects.toThrow('a change was recorded by no event');
  });
});

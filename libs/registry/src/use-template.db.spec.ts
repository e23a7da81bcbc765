import { activityInput } from '../../../test/support/played.js';
import { recordsOf, refusedWithoutTrace, tamper } from '../../../test/support/records.js';
import { statementsOf } from '../../../test/support/statements.js';
import { type Person, World } from '../../../test/support/world.js';
import {
  type ActivityContent,
  draftFromTemplate,
  draftProcessingActivity,
  publishModelActivity,
  renewActivityTemplate,
  renewModelActivity,
  retireActivityTemplate,
  reviseProcessingActivity,
  saveActivityAsTemplate,
  takeOverFromTemplate,
} from './index.js';

const DRIFT = `query ($id: ID!) { activityDrift(activityId: $id) { templateName madeFrom currentNumber state
  fields { field side there { path before after } here { path } } } }`;
const MODELS = '{ modelActivities { nodes { id name unitName sectors currentNumber content } } }';

interface Drift {
  readonly madeFrom: number;
  readonly currentNumber: number | null;
  readonly fields: readonly { readonly field: string; readonly side: string }[];
}

describe('templates', () => {
  let world: World;
  let dpo: Person;
  let stranger: Person;
  let head: Person;
  let unitId: string;
  let code = 0;

  beforeAll(async () => {
    world = await World.create();
    await world.app();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation({ sector: 'BANKING' })).id });
    stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    unitId = (await world.unit()).id;
    head = await world.person(['UNIT_HEAD'], { unitId });
  });
  afterAll(() => world.destroy());

  const content = (more: Partial<ActivityContent> = {}) =>
    ({
      ...activityInput('mau'),
      code: `HD-${++code}`,
      role: 'CONTROLLER',
      operations: ['COLLECT'],
      measures: [],
      ...more,
    }) as ActivityContent;
  const draft = (more: Partial<ActivityContent> = {}) => world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, content(more)));
  const save = async () => {
    const { id } = await draft();
    return world.uow.run(dpo.caller, (tx) => saveActivityAsTemplate(tx, id, 'Mẫu chăm sóc khách hàng'));
  };
  const make = (templateId: string, person = dpo) =>
    world.uow.run(person.caller, (tx) => draftFromTemplate(tx, templateId, `TM-${++code}`));
  const drift = async (id: string, person = dpo) => (await world.gql<{ activityDrift: Drift }>(DRIFT, { id }, person)).data.activityDrift;
  const sides = ({ fields }: Drift) => Object.fromEntries(fields.map(({ field, side }) => [field, side]));
  const readBack = async (id: string) => {
    const { rows } = await world.admin.query<Record<string, unknown>>(
      `select a.state, a.retention, a.template_id as "templateId", a.template_number as "templateNumber", a.version,
         (select subject_count from activity_subject_group g where g.activity_id = a.id) as people from processing_activity a where a.id = $1`,
      [id],
    );
    return rows[0]!;
  };

  it('of the organisation make drafts that remember template and version', async () => {
    const template = await save();
    const activity = await make(template.id);
    expect(await readBack(activity.id)).toMatchObject({ state: 'DRAFT', templateId: template.id, templateNumber: 1, people: null });
    expect(await drift(activity.id)).toMatchObject({ madeFrom: 1, currentNumber: 1, fields: [] });
    expect((await recordsOf(world, activity.id)).map(({ type }) => type)).toEqual(['ActivityDrafted', 'ActivityDraftedFromTemplate']);
  });

  it('show the drift three ways, and chosen fields are taken over while people and days stay', async () => {
    const template = await save();
    const made = await make(template.id);
    const groups = [{ name: 'Khách hàng mau', subjectCount: 41 }];
    const mine = content({ operations: ['COLLECT', 'STORE'], retention: '7 năm', subjectGroups: groups });
    await world.uow.run(dpo.caller, (tx) => reviseProcessingActivity(tx, made.id, made.version, mine));
    const source = await draft({
      retention: '10 năm',
      subjectGroups: [{ name: 'Khách hàng mau' }],
      dataTypes: [{ code: 'HEALTH' }],
      operations: ['COLLECT'],
    });
    await world.uow.run(dpo.caller, (tx) => renewActivityTemplate(tx, template.id, template.version, source.id));
    const apart = await drift(made.id);
    expect(apart).toMatchObject({ madeFrom: 1, currentNumber: 2 });
    expect(sides(apart)).toEqual({ data: 'THERE', operations: 'HERE', retention: 'BOTH' });

    const before = await readBack(made.id);
    await world.uow.run(dpo.caller, (tx) => takeOverFromTemplate(tx, made.id, before.version as number, ['data']));
    expect(await readBack(made.id)).toMatchObject({ retention: '7 năm', templateNumber: 2, people: 41 });
    // What was not taken is a difference of the activity's own from now on.
    expect(sides(await drift(made.id))).toEqual({ operations: 'HERE', retention: 'HERE' });
    expect((await recordsOf(world, made.id)).map(({ type }) => type)).toContain('ActivityTookOver');
    const stale = await refusedWithoutTrace(world, dpo.caller, (tx) =>
      takeOverFromTemplate(tx, made.id, before.version as number, ['retention']),
    );
    expect(stale).toMatchObject({ kind: 'conflict' });
  });

  it('are kept by one hand at a time, and not used once retired', async () => {
    const template = await save();
    const { id } = await draft();
    await world.uow.run(dpo.caller, (tx) => renewActivityTemplate(tx, template.id, template.version, id));
    const refused = (verb: Parameters<typeof refusedWithoutTrace>[2]) => refusedWithoutTrace(world, dpo.caller, verb);
    expect(await refused((tx) => renewActivityTemplate(tx, template.id, template.version, id))).toMatchObject({ kind: 'conflict' });
    const { version } = await world.uow.run(dpo.caller, (tx) => retireActivityTemplate(tx, template.id, template.version + 1));
    expect(await refused((tx) => draftFromTemplate(tx, template.id, 'X'))).toMatchObject({ code: 'TEMPLATE_RETIRED' });
    expect(await refused((tx) => renewActivityTemplate(tx, template.id, version, id))).toMatchObject({ code: 'TEMPLATE_RETIRED' });
  });

  it('are nobody else’s', async () => {
    const template = await save();
    const made = await make(template.id);
    const refused = (person: Person, verb: Parameters<typeof refusedWithoutTrace>[2]) => refusedWithoutTrace(world, person.caller, verb);
    for (const person of [stranger, head])
      expect(await refused(person, (tx) => draftFromTemplate(tx, template.id, 'X'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(stranger, (tx) => retireActivityTemplate(tx, template.id, 1))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await world.gql(DRIFT, { id: made.id }, stranger)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { id } = await draft();
    expect((await world.gql(DRIFT, { id }, dpo)).errors?.[0]?.extensions.code).toBe('NOT_FROM_TEMPLATE');
    expect(await refused(dpo, (tx) => takeOverFromTemplate(tx, id, 1, ['data']))).toMatchObject({ code: 'NOT_FROM_TEMPLATE' });
    expect(await refused(stranger, (tx) => saveActivityAsTemplate(tx, id, 'X'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  describe('that a unit publishes as models', () => {
    const models = async (person: Person) => {
      const { data } = await world.gql<{ modelActivities: { nodes: { name: string; content: string }[] } }>(MODELS, {}, person);
      return data.modelActivities.nodes;
    };
    const publish = (name: string, sectors: readonly string[] = [], person = head) =>
      world.uow.run(person.caller, (tx) => publishModelActivity(tx, name, sectors, content()));

    it('reach the organisations in its area and sectors, without code, people and days', async () => {
      await publish('Mẫu cho tất cả');
      await publish('Mẫu cho ngân hàng', ['BANKING']);
      const found = await models(dpo);
      expect(found.map(({ name }) => name)).toEqual(['Mẫu cho ngân hàng', 'Mẫu cho tất cả']);
      expect((await models(stranger)).map(({ name }) => name)).toEqual(['Mẫu cho tất cả']);
      const said = JSON.parse(found[0]!.content) as ActivityContent;
      expect(said).toMatchObject({ subjectGroups: [{ subjectCount: null }], transfers: [{ firstTransferredOn: null }] });
      expect(said).not.toHaveProperty('code');
    });

    it('of a province reach that province alone, and none from a desk of exercises reaches anybody', async () => {
      const province = await world.unit('PA05-79');
      await tamper(world, "update authority_unit set province_codes = '{79}' where id = $1", [province.id]);
      const sandbox = await world.person(['UNIT_HEAD'], { unitId: (await world.unit('A05-DT')).id });
      await publish('Mẫu diễn tập', [], sandbox);
      const provincial = await world.person(['UNIT_HEAD'], { unitId: province.id });
      await publish('Mẫu của tỉnh', [], provincial);
      const names = (await models(dpo)).map(({ name }) => name);
      expect(names).not.toContain('Mẫu diễn tập');
      expect(names).not.toContain('Mẫu của tỉnh');
      const there = await world.person(['VIEWER'], { organisationId: (await world.organisation({ provinceCode: '79' })).id });
      expect((await models(there)).map(({ name }) => name)).toContain('Mẫu của tỉnh');
    });

    it('show their drift to whoever made an activity from them, in one statement', async () => {
      const model = await publish('Mẫu có sửa');
      const made = await make(model.id);
      await drift(made.id); // Now and then a session is told that it lives, with a statement of its own.
      const once = await statementsOf(world, () => drift(made.id));
      await world.uow.run(head.caller, (tx) => renewModelActivity(tx, model.id, model.version, content({ retention: '10 năm' })));
      expect(await statementsOf(world, () => drift(made.id))).toBe(once);
      const apart = await drift(made.id);
      expect(apart).toMatchObject({ madeFrom: 1, currentNumber: 2 });
      expect(sides(apart)).toEqual({ retention: 'THERE' });
      const { version } = await readBack(made.id);
      await world.uow.run(dpo.caller, (tx) => takeOverFromTemplate(tx, made.id, version as number, ['retention']));
      expect(await readBack(made.id)).toMatchObject({ retention: '10 năm', templateNumber: 2 });
      expect((await drift(made.id)).fields).toEqual([]);
    });

    it('are published and renewed by the head of the unit alone, and by no organisation', async () => {
      const model = await publish('Mẫu của người đứng đầu');
      const clerk = await world.person(['CLERK'], { unitId });
      const refused = (person: Person, verb: Parameters<typeof refusedWithoutTrace>[2]) => refusedWithoutTrace(world, person.caller, verb);
      // To whom it is only shown, a model is nothing that could be locked for writing.
      for (const [person, code] of [[clerk, 'FORBIDDEN'] as const, [dpo, 'NOT_FOUND'] as const]) {
        expect(await refused(person, (tx) => publishModelActivity(tx, 'X', [], content()))).toMatchObject({ code: 'FORBIDDEN' });
        expect(await refused(person, (tx) => renewModelActivity(tx, model.id, model.version, content()))).toMatchObject({ code });
        expect(await refused(person, (tx) => retireActivityTemplate(tx, model.id, model.version))).toMatchObject({ code });
      }
    });
  });
});

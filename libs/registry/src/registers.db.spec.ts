import { ORGANISATION_ROLES } from '#kernel';
import type { Tx } from '#platform';
import { activityContent, wholeActivity } from '../../../test/support/facts.js';
import { walk } from '../../../test/support/pages.js';
import { recordsOf, refusal, refusedWithoutTrace, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { ActivityContent } from './activity-content.js';
import type { InformationSystemInput } from './edge/registers.input.js';
import { enterInformationSystem, enterParty } from './enter-in-registers.js';
import { publishProcessingActivity } from './publish-activity.js';
import { removeInformationSystem, removeParty } from './remove-from-registers.js';
import { reviseInformationSystem, reviseParty } from './revise-registers.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly activityCount: number;
  readonly location?: string;
  readonly version: number;
}

describe('the registers of systems and parties', () => {
  let world: World;
  const newcomer = async () => world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());

  const draft = (content: ActivityContent, person: Person) => world.uow.run(person.caller, (tx) => draftProcessingActivity(tx, content));
  const listed = async (list: string, person: Person) =>
    (await walk<Row>(world, person, list, { first: 2, selection: 'id name activityCount version' })).flat();
  const named = async (list: string, name: string, person: Person) => (await listed(list, person)).find((row) => row.name === name)!;
  const system = (more: Partial<InformationSystemInput> = {}) =>
    ({ name: 'CRM mẫu', location: 'VN', ownerName: 'Phòng CNTT', securityLevel: 3, ...more }) as InformationSystemInput;
  const activitiesOf = async (filter: string, person: Person) =>
    (await walk<{ code: string }>(world, person, 'processingActivities', { first: 2, selection: 'code', filter: `, ${filter}` }))
      .flat()
      .map(({ code }) => code)
      .sort();

  it('list each system and party once, with how many activities use it, and those activities page by page', async () => {
    const person = await newcomer();
    for (const code of ['A', 'B', 'C']) await draft(wholeActivity({ code }), person);
    await draft(activityContent({ code: 'D' }), person);
    expect((await listed('informationSystems', person)).map(({ name, activityCount }) => [name, activityCount])).toEqual([['CRM mẫu', 4]]);
    expect((await listed('parties', person)).map(({ name, activityCount }) => [name, activityCount])).toEqual([
      ['Bên nhận mẫu', 1],
      ['Vận chuyển mẫu', 3],
      ['Đám mây mẫu', 3],
    ]);
    const crm = await named('informationSystems', 'CRM mẫu', person);
    expect(await activitiesOf(`informationSystemId: "${crm.id}"`, person)).toEqual(['A', 'B', 'C', 'D']);
    const cloud = await named('parties', 'Đám mây mẫu', person);
    expect(await activitiesOf(`partyId: "${cloud.id}"`, person)).toEqual(['A', 'B', 'C']);
    expect(await activitiesOf(`partyId: "${(await newcomer()).userId}"`, person)).toEqual([]);
  });

  it('are revised by their own verbs; activities show the new name, and where they said nothing themselves, the rest', async () => {
    const person = await newcomer();
    const { id } = await draft(activityContent({ systems: [{ name: 'Kho', location: 'UNKNOWN' }] as ActivityContent['systems'] }), person);
    const { id: systemId } = await named('informationSystems', 'Kho', person);
    const { data, errors } = await world.gql<{ it: object }>(
      `mutation ($id: ID!) { it: reviseInformationSystem(id: $id, expectedVersion: 1,
        input: { name: "Kho dữ liệu", location: ABROAD, country: "SG", securityLevel: 4, cloudProvider: "Mây mẫu" })
        { name location country securityLevel cloudProvider version activityCount } }`,
      { id: systemId },
      person,
    );
    expect(errors).toBeUndefined();
    expect(data.it).toEqual({
      name: 'Kho dữ liệu',
      location: 'ABROAD',
      country: 'SG',
      securityLevel: 4,
      cloudProvider: 'Mây mẫu',
      version: 2,
      activityCount: 1,
    });
    const read = await world.gql<{ it: object }>(
      'query ($id: ID!) { it: processingActivity(id: $id) { systems { name location country } gaps { path code } } }',
      { id },
      person,
    );
    expect(read.data.it).toMatchObject({ systems: [{ name: 'Kho dữ liệu', location: 'ABROAD', country: 'SG' }] });
    expect(read.data.it).toHaveProperty('gaps', expect.arrayContaining([{ path: 'systems.0.location', code: 'ABROAD_WITHOUT_TRANSFER' }]));
    expect((await recordsOf(world, systemId)).map(({ type }) => type)).toEqual(['RegisterRowsAdded', 'InformationSystemRevised']);
  });

  it('keep what a party is asked for in part B, and refuse what is no tax code', async () => {
    const person = await newcomer();
    await draft(wholeActivity(), person);
    const party = await named('parties', 'Vận chuyển mẫu', person);
    const revise = (taxCode: string) =>
      world.gql<{ it: object }>(
        `mutation ($id: ID!, $taxCode: String) { it: reviseParty(id: $id, expectedVersion: 1,
          input: { name: "Vận chuyển mẫu", taxCode: $taxCode, country: "VN", pdpContact: "Nhân sự mẫu" }) { taxCode country pdpContact } }`,
        { id: party.id, taxCode },
        person,
      );
    expect((await revise('12')).errors).toMatchObject([{ extensions: { code: 'INVALID', defects: [{ path: 'taxCode' }] } }]);
    expect((await revise('0200000001')).data.it).toEqual({ taxCode: '0200000001', country: 'VN', pdpContact: 'Nhân sự mẫu' });
    expect((await recordsOf(world, party.id)).map(({ type }) => type)).toEqual(['RegisterRowsAdded', 'PartyRevised']);
  });

  it('keep two parties apart whose names differ in a diacritic, each under its own name', async () => {
    const person = await newcomer();
    const processor = (name: string) => [{ kind: 'PROCESSOR', name }] as ActivityContent['parties'];
    const [one, other] = ['Công ty TNHH Minh Tú', 'Công ty TNHH Minh Tư'] as const;
    await draft(activityContent({ code: 'TU-1', parties: processor(one) }), person);
    await draft(activityContent({ code: 'TU-2', parties: processor(other) }), person);
    await draft(activityContent({ code: 'TU-3', parties: processor('công ty  TNHH minh tư'.normalize('NFD')) }), person);
    const { data } = await world.gql<{ parties: { nodes: { name: string; activityCount: number }[] } }>(
      '{ parties { nodes { name activityCount } } }',
      {},
      person,
    );
    expect(data.parties.nodes).toEqual([
      { name: one, activityCount: 1 },
      { name: other, activityCount: 2 },
    ]);
    const { data: read } = await world.gql<{ it: { nodes: object[] } }>(
      '{ it: processingActivities { nodes { code processors { name } } } }',
      {},
      person,
    );
    const shown = [one, other, other].map((name, i) => ({ code: `TU-${i + 1}`, processors: [{ name }] }));
    expect(read.it.nodes).toHaveLength(3);
    expect(read.it.nodes).toEqual(expect.arrayContaining(shown));
  });

  it('refuse a name that another row has, however it is typed', async () => {
    const person = await newcomer();
    await draft(
      wholeActivity({ systems: ['Kho', 'CRM mẫu'].map((name) => ({ name, location: 'VN' })) as ActivityContent['systems'] }),
      person,
    );
    const { id } = await named('informationSystems', 'Kho', person);
    const error = await refusedWithoutTrace(world, person.caller, (tx) => reviseInformationSystem(tx, id, 1, system({ name: 'crm  MẪU' })));
    expect(error).toMatchObject({ code: 'INVALID', details: { defects: [{ path: 'name', code: 'NAME_TAKEN' }] } });
    await world.uow.run(person.caller, (tx) => reviseInformationSystem(tx, id, 1, system({ name: 'crm MAU' })));
  });

  it('are not revised by a preparer where a published activity names them; whoever sees it is told that a row changed since', async () => {
    const organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    const preparer = await world.person(['PREPARER'], { organisationId: organisation.id });
    const { id } = await draft(wholeActivity({ code: 'BH-1' }), dpo);
    const [crm, party] = [await named('informationSystems', 'CRM mẫu', dpo), await named('parties', 'Đám mây mẫu', dpo)];
    const shown = async () =>
      (
        await world.gql<{ it: { state: string; changedSincePublished: boolean; systems: { name: string }[] } }>(
          'query ($id: ID!) { it: processingActivity(id: $id) { state changedSincePublished systems { name } } }',
          { id },
          preparer,
        )
      ).data.it;
    await world.uow.run(dpo.caller, (tx) => publishProcessingActivity(tx, id));
    expect(await shown()).toEqual({ state: 'PUBLISHED', changedSincePublished: false, systems: [{ name: 'CRM mẫu' }] });
    for (const verb of [
      (tx) => reviseInformationSystem(tx, crm.id, 1, system({ name: 'CRM khác' })),
      (tx) => reviseParty(tx, party.id, 1, { name: 'Đám mây khác' }),
    ] as Parameters<typeof wouldAnswer>[2][])
      expect(await refusedWithoutTrace(world, preparer.caller, verb)).toMatchObject({
        code: 'NAMED_BY_PUBLISHED',
        kind: 'forbidden',
        sentence: { vi: expect.stringContaining('BH-1') },
      });
    await world.uow.run(dpo.caller, (tx) => reviseInformationSystem(tx, crm.id, 1, system({ name: 'CRM khác' })));
    expect(await shown()).toEqual({ state: 'PUBLISHED', changedSincePublished: true, systems: [{ name: 'CRM khác' }] });
    const { data } = await world.gql<{ it: { content: string } }>(
      'query ($id: ID!) { it: activityVersion(activityId: $id, number: 1) { content } }',
      { id },
      preparer,
    );
    expect(JSON.parse(data.it.content)).toMatchObject({ systems: [{ name: 'CRM mẫu' }] });
    await world.uow.run(dpo.caller, (tx) => reviseProcessingActivity(tx, id, 2, wholeActivity({ code: 'BH-1' })));
    await world.uow.run(dpo.caller, (tx) => publishProcessingActivity(tx, id));
    expect(await shown()).toMatchObject({ changedSincePublished: false });
  });

  it('let one of many writers of a version win, also where all write what is there', async () => {
    const person = await newcomer();
    await draft(wholeActivity(), person);
    const { id } = await named('informationSystems', 'CRM mẫu', person);
    for (const version of [1, 2, 3]) {
      const answers = await Promise.allSettled(
        Array.from({ length: 6 }, () => world.uow.run(person.caller, (tx) => reviseInformationSystem(tx, id, version, system()))),
      );
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'CONFLICT' });
    }
  });

  it('are entered before an activity names them, and removed while none does', async () => {
    const person = await newcomer();
    const run = <T>(verb: (tx: Tx) => Promise<T>) => world.uow.run(person.caller, verb);
    const entered = await run((tx) => enterInformationSystem(tx, system({ name: 'Kho mới' })));
    const party = await run((tx) => enterParty(tx, { name: 'Đối tác mới', taxCode: '0200000001' }));
    expect(await named('informationSystems', 'Kho mới', person)).toMatchObject({ id: entered.id, activityCount: 0 });
    expect(await refusedWithoutTrace(world, person.caller, (tx) => enterInformationSystem(tx, system({ name: 'kho  MỚI' })))).toMatchObject(
      { details: { defects: [{ code: 'NAME_TAKEN' }] } },
    );
    // What is named is found there, and stays as long as it is.
    await draft(activityContent({ systems: [{ name: 'Kho mới', location: 'UNKNOWN' }] as ActivityContent['systems'] }), person);
    expect(await named('informationSystems', 'Kho mới', person)).toMatchObject({ id: entered.id, activityCount: 1 });
    expect(await refusedWithoutTrace(world, person.caller, (tx) => removeInformationSystem(tx, entered.id, entered.version))).toMatchObject(
      { code: 'NAMED_BY_ACTIVITY' },
    );
    expect(await refusal(() => run((tx) => removeParty(tx, party.id, party.version + 1)))).toMatchObject({ code: 'CONFLICT' });
    await run((tx) => removeParty(tx, party.id, party.version));
    expect(await named('parties', 'Đối tác mới', person)).toBeUndefined();
    expect((await recordsOf(world, party.id)).map(({ type }) => type)).toEqual(['PartyEntered', 'PartyRemoved']);
  });

  it('are written by whom the policy names, and found by nobody of another organisation', async () => {
    const organisation = await world.organisation();
    const dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
    await draft(wholeActivity(), dpo);
    const [crm, party] = [await named('informationSystems', 'CRM mẫu', dpo), await named('parties', 'Vận chuyển mẫu', dpo)];
    const spare = await world.uow.run(dpo.caller, (tx) => enterInformationSystem(tx, system({ name: 'Kho dự phòng' })));
    const idle = await world.uow.run(dpo.caller, (tx) => enterParty(tx, { name: 'Không còn hợp tác' }));
    const verbs: Parameters<typeof wouldAnswer>[2][] = [
      (tx) => reviseInformationSystem(tx, crm.id, 1, system()),
      (tx) => reviseParty(tx, party.id, 1, { name: 'Vận chuyển mẫu' }),
      (tx) => removeInformationSystem(tx, spare.id, 1),
      (tx) => removeParty(tx, idle.id, 1),
    ];
    const enter: (typeof verbs)[number] = (tx) => enterParty(tx, { name: 'Đối tác khác' });
    for (const role of ORGANISATION_ROLES) {
      const person = await world.person([role], { organisationId: organisation.id });
      for (const verb of [...verbs, enter])
        expect([role, await wouldAnswer(world, person.caller, verb)]).toEqual([
          role,
          ['PDP_OFFICER', 'PREPARER'].includes(role) ? 'OK' : expect.objectContaining({ code: 'FORBIDDEN' }),
        ]);
    }
    const stranger = await newcomer();
    const officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
    for (const { caller } of [stranger, officer])
      for (const verb of verbs) expect(await refusal(() => world.uow.run(caller, verb))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await listed('informationSystems', stranger)).toEqual([]);
    expect(await activitiesOf(`informationSystemId: "${crm.id}"`, stranger)).toEqual([]);
    expect(await refusal(() => world.uow.run(officer.caller, enter))).toMatchObject({ code: 'FORBIDDEN' });
    for (const list of ['informationSystems', 'parties']) {
      const { errors } = await world.gql(`{ ${list} { nodes { id } } }`, {}, officer);
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
  });
});

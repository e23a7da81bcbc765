import { stepCase } from '#cases';
import { MISP, STIX } from '../../libs/peers/testing/published.js';
import { recordsOf } from '../support/records.js';
import { type Person, World } from '../support/world.js';

const SCHEMAS = { misp: MISP, stix: STIX } as const;
const OPEN = 'mutation ($input: OpenCaseInput!) { it: openCase(input: $input) { id reference } }';
const INDICATOR = 'mutation ($input: AddIndicatorInput!) { it: addIndicator(input: $input) { id } }';
const PARTY = 'mutation ($input: CasePartyInput!) { it: keepCaseParty(input: $input) { id } }';

describe('a case for peer systems', () => {
  let world: World;
  let lead: Person;
  let head: Person;
  let reader: Person;
  let outsider: Person;
  beforeAll(async () => {
    world = await World.create();
    const unitId = (await world.unit()).id;
    lead = await world.person(['LIAISON_OFFICER'], { unitId });
    head = await world.person(['UNIT_HEAD'], { unitId });
    reader = await world.person(['CLERK'], { unitId });
    outsider = await world.person(['LIAISON_OFFICER', 'UNIT_HEAD'], { unitId });
  });
  afterAll(() => world.destroy());

  const ask = async <T>(query: string, variables: Record<string, unknown>, person = lead): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, person);
    if (errors) throw new Error(JSON.stringify(errors));
    return data.it;
  };
  const verified = async (tlp = 'AMBER') => {
    const input = { title: 'Rao bán', acts: ['ILLEGAL_SALE'], source: 'OWN', tlp };
    const { id, reference } = await ask<{ id: string; reference: string }>(OPEN, { input });
    await world.uow.run(lead.caller, (tx) => stepCase(tx, id, 'take', {}));
    await world.uow.run(head.caller, (tx) => stepCase(tx, id, 'verify', { leadId: lead.userId, memberIds: [], plan: 'Kế hoạch' }));
    await ask('mutation ($input: PutOnListInput!) { it: putOnListOfCase(input: $input) { id } }', {
      input: { id, userId: reader.userId, level: 'READ', reason: 'Cần biết' },
    });
    return { id, reference };
  };
  const get = async (path: string, person?: Person) =>
    (await world.app()).inject({
      method: 'GET',
      url: `/exports/cases/${path}`,
      headers: person ? { authorization: `Bearer ${person.token}` } : {},
    });
  const PURPOSE = `purpose=${encodeURIComponent('Trao đổi với đơn vị bạn')}`;

  it.each(['misp', 'stix'] as const)(
    'leaves as %s with what was confirmed and with bodies alone, and says so from then on',
    async (format) => {
      const { id, reference } = await verified();
      for (const [level, text] of [
        ['CONFIRMED', '0987 654 321'],
        ['MENTION', '0912 345 678'],
      ] as const)
        await ask(INDICATOR, { input: { caseId: id, type: 'PHONE', text, level } });
      await ask(PARTY, { input: { caseId: id, role: 'SELLER', kind: 'ORGANISATION', name: 'Cửa hàng Dữ Liệu Thử' } });
      await ask(PARTY, { input: { caseId: id, role: 'BUYER', kind: 'INDIVIDUAL', name: 'Người Mua Thử' } });
      const answer = await get(`${id}/${format}.json?tlp=AMBER&${PURPOSE}`, lead);
      expect(answer.statusCode).toBe(200);
      expect(SCHEMAS[format].safeParse(answer.json()).error).toBeUndefined();
      for (const there of [reference, 'Cửa hàng Dữ Liệu Thử', '84987654321']) expect(answer.payload).toContain(there);
      for (const absent of ['Người Mua Thử', '84912345678', 'Rao bán']) expect(answer.payload).not.toContain(absent);
      const { rows } = await world.admin.query("select reason from case_step where case_id = $1 and step = 'share'", [id]);
      expect(rows).toEqual([{ reason: 'Trao đổi với đơn vị bạn (TLP:AMBER)' }]);
      const readings = await world.admin.query('select purpose from case_reading where case_id = $1', [id]);
      expect(readings.rows).toEqual([{ purpose: 'Trao đổi với đơn vị bạn' }]);
      expect((await recordsOf(world, id)).map(({ type }) => type)).toContain('CaseRead');
    },
  );

  it('goes under its own level or a stricter one, and red never leaves', async () => {
    const status = async (tlp: string, asked: string) => {
      const answer = await get(`${(await verified(tlp)).id}/stix.json?tlp=${asked}&${PURPOSE}`, lead);
      return [answer.statusCode, answer.statusCode === 200 ? null : answer.json().code];
    };
    expect(await status('AMBER', 'GREEN')).toEqual([409, 'TLP_FORBIDS']);
    expect(await status('AMBER', 'AMBER_STRICT')).toEqual([200, null]);
    expect(await status('RED', 'AMBER_STRICT')).toEqual([409, 'TLP_FORBIDS']);
    expect(await status('GREEN', 'RED')).toEqual([422, 'INVALID']);
  });

  it('is for whoever works on it, with a purpose, and does not exist for others', async () => {
    const { id } = await verified();
    const codeOf = async (path: string, person?: Person) => (await get(path, person)).statusCode;
    expect(await codeOf(`${id}/stix.json?${PURPOSE}`, outsider)).toBe(404);
    expect(await codeOf(`${id}/stix.json?${PURPOSE}`, reader)).toBe(403);
    expect(await codeOf(`${id}/stix.json?${PURPOSE}`)).toBe(401);
    expect(await codeOf(`${id}/stix.json`, lead)).toBe(422);
    expect(await codeOf(`${id}/veris.json?${PURPOSE}`, lead)).toBe(404);
    expect(await codeOf(`khong-phai-ma/stix.json?${PURPOSE}`, lead)).toBe(404);
    const { rows } = await world.admin.query('select count(*)::int as n from case_reading where case_id = $1', [id]);
    expect(rows).toEqual([{ n: 0 }]);
  });
});

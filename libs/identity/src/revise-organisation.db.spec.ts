import type { Organisation } from '#identity';
import { saltedDigest } from '#platform/log';
import { type Person, World } from '../../../test/support/world.js';

const READ = `{ it: myOrganisation { id version name foreignName taxCode sector provinceCode defenceScope headOffice transactionOffice phone website
  establishmentDocument { number issuer issuedOn place } pdpContact { fullName title phones email } missing { path need } } }`;
const REVISE = `mutation ($id: ID!, $version: Int!, $input: OrganisationBlockInput!) {
  it: reviseOrganisation(id: $id, expectedVersion: $version, input: $input) { version name missing { path } } }`;

const BLOCK = {
  name: 'Công ty Mẫu',
  foreignName: 'Sample Co.',
  taxCode: '0123456789001',
  sector: 'BANKING',
  provinceCode: '79',
  defenceScope: true,
  headOffice: 'Số 1 đường Mẫu',
  transactionOffice: 'Số 2 đường Mẫu',
  phone: '+84 28 3822 0000 máy lẻ 12',
  website: 'không có',
  establishmentDocument: { number: '0123456789', issuer: 'Sở Tài chính', issuedOn: '2015-03-02', place: 'TP Hồ Chí Minh' },
  pdpContact: { fullName: 'Nhân sự Mới', title: 'Trưởng ban', phones: ['(028) 3822 0001', '0900 000 001'], email: 'moi@mau.example' },
};

interface Block extends Omit<typeof BLOCK, 'taxCode'> {
  readonly id: string;
  readonly version: number;
  readonly taxCode: string | null;
  readonly missing: { path: string; need: string }[];
}

describe('the block of an organisation', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());

  const bare = (): Promise<Organisation> => world.organisation({ pdpContact: undefined, headOffice: '', phone: null });
  const officerOf = ({ id }: Organisation) => world.person(['PDP_OFFICER'], { organisationId: id });
  const read = async (person: Person) => (await world.gql<{ it: Block }>(READ, {}, person)).data.it;
  const revise = async (person: Person, id: string, input: unknown = BLOCK, version = 1) => {
    const { data, errors } = await world.gql<{ it: { version: number } } | null>(REVISE, { id, version, input }, person);
    return {
      it: data?.it,
      code: errors?.[0]?.extensions.code,
      defects: errors?.[0]?.extensions.defects as { path: string; code: string }[],
    };
  };

  it('shows what the forms miss, takes the whole block, and then nothing is missing', async () => {
    const organisation = await bare();
    const dpo = await officerOf(organisation);
    const before = await read(dpo);
    expect(before.missing.filter(({ need }) => need === 'MINIMUM').map(({ path }) => path)).toEqual([
      'organisation.pdpContact.fullName',
      'organisation.pdpContact',
    ]);
    expect(before.missing.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['organisation.headOfficeAddress', 'organisation.taxCode']),
    );
    expect((await revise(dpo, organisation.id)).it).toEqual({ version: 2, name: 'Công ty Mẫu', missing: [] });
    expect(await read(dpo)).toEqual({ ...BLOCK, id: organisation.id, version: 2, taxCode: '0123456789-001', missing: [] });
  });

  it('is for the data protection officer and the administrator of the organisation, and shown to all its members', async () => {
    const organisation = await bare();
    for (const role of ['PREPARER', 'APPROVER', 'VIEWER'] as const) {
      const person = await world.person([role], { organisationId: organisation.id });
      expect((await read(person)).id).toBe(organisation.id);
      expect((await revise(person, organisation.id, { ...BLOCK, taxCode: null })).code).toBe('FORBIDDEN');
    }
    const admin = await world.person(['ORG_ADMIN'], { organisationId: organisation.id });
    expect((await revise(admin, organisation.id, { ...BLOCK, taxCode: null })).it).toMatchObject({ version: 2 });
  });

  it('is, of another organisation and for officers, not there', async () => {
    const theirs = await bare();
    const everyRole = await world.person(['ORG_ADMIN', 'PDP_OFFICER'], { organisationId: (await bare()).id });
    const officer = await world.person(['UNIT_HEAD', 'UNIT_ADMIN'], { unitId: (await world.unit()).id });
    for (const person of [everyRole, officer, await world.person(['PLATFORM_ADMIN'])])
      expect((await revise(person, theirs.id, { ...BLOCK, taxCode: null })).code).toBe('NOT_FOUND');
    expect((await world.gql(READ, {}, officer)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('keeps who changed what when, under a digest that the log holds without a word of the content', async () => {
    const organisation = await bare();
    const dpo = await officerOf(organisation);
    const input = { ...BLOCK, taxCode: '0123456790' };
    await revise(dpo, organisation.id, input);
    const { rows } = await world.admin.query<{ number: number; content: object; salt: string; digest: string; writtenBy: string | null }>(
      'select number, content, salt, digest, written_by as "writtenBy" from organisation_version where organisation_id = $1 order by number',
      [organisation.id],
    );
    expect(rows.map(({ number, writtenBy }) => [number, writtenBy])).toEqual([
      [1, null],
      [2, dpo.userId],
    ]);
    expect(rows[1]!.content).toEqual(input);
    const leaves = await world.admin.query<{ type: string; entry: string }>(
      "select event_type as type, entry from log_leaf where subject_ids @> array[$1::uuid] and event_type like 'Organisation%' order by idx",
      [organisation.id],
    );
    expect(leaves.rows.map(({ type }) => type)).toEqual(['OrganisationRegistered', 'OrganisationRevised']);
    for (const [i, { content, salt, digest }] of rows.entries()) {
      expect(saltedDigest(content, salt)).toBe(digest);
      expect(JSON.parse(leaves.rows[i]!.entry)).toMatchObject({ digest });
    }
    const outbox = await world.admin.query<{ payload: object }>("select payload from outbox where type = 'OrganisationRevised'");
    const told = JSON.stringify([leaves.rows, outbox.rows]);
    for (const word of ['Nhân sự Mới', 'moi@mau.example', '0900 000 001', '0123456790', 'đường Mẫu']) expect(told).not.toContain(word);
  });

  it('takes no version but the newest, one of two who come at once, and records nothing where nothing changes', async () => {
    const organisation = await bare();
    const dpo = await officerOf(organisation);
    const input = { ...BLOCK, taxCode: null };
    const both = await Promise.all([revise(dpo, organisation.id, input), revise(dpo, organisation.id, { ...input, name: 'Tên khác' })]);
    expect(both.map(({ code }) => code ?? 'written').sort()).toEqual(['CONFLICT', 'written']);
    const { id, version, missing, ...now } = await read(dpo);
    expect((await revise(dpo, id, now, version)).it).toMatchObject({ version: 2 });
    const { rows } = await world.admin.query('select 1 from organisation_version where organisation_id = $1', [id]);
    expect(rows).toHaveLength(2);
    expect(missing.map(({ path }) => path)).toEqual(['organisation.taxCode']);
  });

  it.each<[string, object, string, string]>([
    ['a tax code of 9 digits', { taxCode: '012345678' }, 'taxCode', 'TAX_CODE'],
    ['letters for a tax code', { taxCode: 'MST 01234567' }, 'taxCode', 'TAX_CODE'],
    ['a province that was merged away', { provinceCode: '02' }, 'provinceCode', 'IS_IN'],
    ['a sector that is none', { sector: 'SHOP' }, 'sector', 'IS_IN'],
    ['a name of blanks', { name: ' \u200b ' }, 'name', 'EMPTY'],
    ['a name that turns its direction', { name: 'Công ty \u202e' }, 'name', 'DECEPTIVE_CHARACTERS'],
    ['an address of a book’s length', { headOffice: 'x'.repeat(501) }, 'headOffice', 'TOO_LONG'],
    ['a telephone number of letters', { phone: 'gọi tôi' }, 'phone', 'PHONE'],
    ['two numbers in one', { phone: '0225 000 0000; 0900 000 000' }, 'phone', 'PHONE'],
    ['a number too long to call', { pdpContact: { phones: ['0900', '1'.repeat(16)] } }, 'pdpContact.phones.1', 'PHONE'],
    ['an address that is no e-mail', { pdpContact: { email: 'dpo tại mau.example' } }, 'pdpContact.email', 'IS_EMAIL'],
    ['a document of a day to come', { establishmentDocument: { issuedOn: '2199-01-01' } }, 'establishmentDocument.issuedOn', 'DATE'],
  ])('refuses %s, and changes nothing', async (_what, wrong, path, code) => {
    const organisation = await bare();
    const dpo = await officerOf(organisation);
    const refused = await revise(dpo, organisation.id, { ...BLOCK, taxCode: null, ...wrong });
    expect([refused.code, refused.defects.map((defect) => [defect.path, defect.code])]).toEqual(['INVALID', [[path, code]]]);
    expect((await read(dpo)).version).toBe(1);
  });

  it('refuses the tax code of another organisation, in whatever way it is written', async () => {
    await world.organisation({ taxCode: '0999999999-001' });
    const organisation = await bare();
    const { code, defects } = await revise(await officerOf(organisation), organisation.id, { ...BLOCK, taxCode: '0999999999001' });
    expect([code, defects]).toMatchObject(['INVALID', [{ path: 'taxCode', code: 'TAX_CODE_TAKEN' }]]);
  });

  it('has a history that is added to and never changed, and that nobody else reads', async () => {
    const organisation = await bare();
    const dpo = await officerOf(organisation);
    const other = await officerOf(await bare());
    const count = async (person: Person) =>
      (
        await world.uow.read<number>(person.caller, {
          name: 'versions-of',
          text: 'select to_json(count(*)::int) as value from organisation_version where organisation_id = $1',
          values: [organisation.id],
        })
      ).value;
    expect([await count(dpo), await count(other)]).toEqual([1, 0]);
    for (const text of ['update organisation_version set number = 9', 'delete from organisation_version'])
      await expect(world.uow.run(dpo.caller, (tx) => tx.sql(text))).rejects.toMatchObject({ code: '42501' });
  });
});

import { recordsOf, refusal, wouldAnswer } from '../../../test/support/records.js';
import { World } from '../../../test/support/world.js';
import { forgetImportMapping, forgetImportTerm } from './import-memory.js';
import { csv, ImportDesk } from './testing/import-desk.js';

const HEADER = 'Mã;Việc;Mục đích xử lý;Căn cứ pháp lý;Loại dữ liệu';
const rows = (code: string) => csv(HEADER, `${code};Chấm công ${code};Tính công;Căn cứ của chúng tôi;Họ tên`);
const MAPPING = { name: 'Việc', ref: 'Mã', purpose: 'Mục đích xử lý', legalBasis: 'Căn cứ pháp lý' };
const TERM = { kind: 'LEGAL_BASIS', term: 'Căn cứ của chúng tôi', code: 'CONTRACT' } as const;

describe('what was chosen at one import is offered at the next', () => {
  let world: World;
  let desk: ImportDesk;
  beforeAll(async () => {
    world = await World.create();
  });
  beforeEach(async () => {
    desk = await ImportDesk.open(world);
  });
  afterAll(() => world.destroy());

  const codesOf = async (bytes: Buffer, options = {}) => {
    const report = desk.reportOf(await desk.check(bytes, options));
    return { ...report, codes: report.problems.map(({ code }) => code) };
  };
  const list = async <Row>(query: string, person = desk.dpo) => {
    const { data, errors } = await world.gql<{ it: { nodes: Row[] } }>(query, {}, person);
    expect(errors).toBeUndefined();
    return data.it.nodes;
  };
  const mappings = () =>
    list<{ id: string; headers: string[]; mapping: object[] }>(
      '{ it: importMappings { nodes { id headers mapping { field column } confirmedAt } } }',
    );
  const terms = () => list<{ id: string; kind: string; term: string; code: string }>('{ it: importTerms { nodes { id kind term code } } }');

  it('a mapping, by the headers of the table, once it was committed', async () => {
    const checked = await desk.check(rows('A'), { mapping: MAPPING });
    expect(desk.reportOf(checked).mappingFrom).toBe('GIVEN');
    expect((await codesOf(rows('B'))).mappingFrom).toBe('GUESSED');
    await desk.commit(checked.id);
    const next = await codesOf(rows('B'));
    expect(next).toMatchObject({ mappingFrom: 'REMEMBERED', mapping: MAPPING });
    expect(next.codes).toContain('MAPPING_REMEMBERED');
    expect(next.codes).not.toContain('MAPPING_GUESSED');
    // Case, diacritics and blanks of a header make no difference; another column does.
    expect((await codesOf(Buffer.from(rows('C').toString().replace('Việc;', ' VIEC ;')))).mappingFrom).toBe('REMEMBERED');
    expect((await codesOf(Buffer.from(rows('C').toString().replace('Mã;', 'Số;')))).mappingFrom).not.toBe('REMEMBERED');
    // What a person sends goes before, and is remembered in its place.
    await desk.bring(rows('D'), { mapping: { name: 'Việc', purpose: 'Mục đích xử lý' } });
    expect((await codesOf(rows('E'))).mapping).toEqual({ name: 'Việc', purpose: 'Mục đích xử lý' });
    expect(await mappings()).toMatchObject([
      { headers: HEADER.split(';'), mapping: expect.arrayContaining([{ field: 'name', column: 'Việc' }]) },
    ]);
  });

  it('the order of day and month in a column, by its header, and what yes and no are called', async () => {
    const file = (code: string, day: string) =>
      csv('Ref;Name;Purpose;Retention;Start date;Children', `${code};${code};P;1 year;${day};sometimes`);
    const first = await codesOf(file('A', '05/03/2026'));
    expect(first.problems.find(({ kind }) => kind === 'DATE')).toMatchObject({ code: 'DAY_ORDER', term: 'Start date' });
    const terms = [
      { kind: 'DATE', term: 'Start date', code: 'DAY_FIRST' },
      { kind: 'BOOLEAN', term: 'sometimes', code: 'TRUE' },
    ] as const;
    const id = await desk.bring(file('A', '05/03/2026'), { terms });
    const next = await codesOf(file('B', '06/03/2026'));
    expect(next.codes).not.toContain('DAY_ORDER');
    expect(next.codes.filter((code) => code === 'TERM_REMEMBERED')).toHaveLength(2);
    const { rows: written } = await world.admin.query(
      'select first_processed_on::text as day, children from processing_activity where import_id = $1',
      [id],
    );
    expect(written).toEqual([{ day: '2026-03-05', children: true }]);
  });

  it('a term of the review list, once it was committed, and said each time', async () => {
    const first = await codesOf(rows('A'));
    expect(first.problems.find(({ kind }) => kind === 'LEGAL_BASIS')).toMatchObject({ code: 'TERM_UNKNOWN', term: TERM.term });
    const id = await desk.bring(rows('A'), { terms: [TERM] });
    const { rows: bases } = await world.admin.query(
      'select p.legal_basis from activity_purpose p join processing_activity a on a.id = p.activity_id where a.import_id = $1',
      [id],
    );
    expect(bases).toEqual([{ legal_basis: 'CONTRACT' }]);
    const next = await codesOf(rows('B'));
    expect(next.problems.find(({ code }) => code === 'TERM_REMEMBERED')).toMatchObject({ severity: 'NOTICE', row: 2, column: 'D' });
    expect(next.problems.filter(({ kind }) => kind === 'LEGAL_BASIS')).toEqual([]);
    expect(await terms()).toMatchObject([TERM]);
  });

  it('can be forgotten, and is then guessed and asked about again', async () => {
    await desk.bring(rows('A'), { mapping: MAPPING, terms: [TERM] });
    const [[mapping], [term]] = [await mappings(), await terms()];
    const viewer = await world.person(['VIEWER'], { organisationId: desk.organisation.id });
    expect(await refusal(() => world.uow.run(viewer.caller, (tx) => forgetImportTerm(tx, term!.id)))).toMatchObject({ code: 'FORBIDDEN' });
    for (const [verb, id] of [
      ['forgetImportMapping', mapping!.id],
      ['forgetImportTerm', term!.id],
    ]) {
      const { errors } = await world.gql(`mutation ($id: ID!) { ${verb}(id: $id) { id confirmedAt } }`, { id }, desk.dpo);
      expect(errors).toBeUndefined();
    }
    expect([await mappings(), await terms()]).toEqual([[], []]);
    expect((await recordsOf(world, term!.id)).map(({ type }) => type)).toEqual(['ImportChoicesRemembered', 'ImportChoiceForgotten']);
    const next = await codesOf(rows('B'));
    expect(next.mappingFrom).toBe('GUESSED');
    expect(next.codes).toContain('TERM_UNKNOWN');
  });

  it('is of one organisation', async () => {
    await desk.bring(rows('A'), { mapping: MAPPING, terms: [TERM] });
    const [[mapping], [term]] = [await mappings(), await terms()];
    const other = await ImportDesk.open(world);
    const report = other.reportOf(await other.check(rows('A')));
    expect(report.mappingFrom).toBe('GUESSED');
    expect(report.problems.map(({ code }) => code)).not.toContain('TERM_REMEMBERED');
    expect(await list('{ it: importMappings { nodes { id } } }', other.dpo)).toEqual([]);
    expect(await wouldAnswer(world, other.dpo.caller, (tx) => forgetImportMapping(tx, mapping!.id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await wouldAnswer(world, other.dpo.caller, (tx) => forgetImportTerm(tx, term!.id))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('takes no code that the vocabulary does not have', async () => {
    const { errors } = await world.gql(
      'mutation ($id: ID!, $terms: [ImportTermInput!]) { checkRegisterImport(ticketId: $id, terms: $terms) { id } }',
      { id: await desk.send(rows('A')), terms: [{ ...TERM, code: 'NO_SUCH_BASIS' }] },
      desk.dpo,
    );
    expect(JSON.stringify(errors)).toContain('UNKNOWN_CODE');
  });
});

import { join } from 'node:path';
import { createUploadTicket } from '#attachments';
import type { Organisation } from '#identity';
import { ORGANISATION_ROLES } from '#kernel';
import { FileStore } from '#platform';
import { activityContent } from '../../../test/support/facts.js';
import { countRows, recordsOf, refusal, refusedWithoutTrace, tamper, wouldAnswer } from '../../../test/support/records.js';
import { type Person, World } from '../../../test/support/world.js';
import type { RegisterImport } from './entities.js';
import { dryRun, type ImportReport } from './import/index.js';
import { type CraftedCell, craftWorkbook, craftZip } from './import/testing/crafted-workbook.js';
import { realOrSample } from './import/testing/real-workbook.js';
import { checkRegisterImport, commitRegisterImport } from './import-register.js';
import { draftProcessingActivity } from './write-activity.js';

const { bytes: WORKBOOK, real } = realOrSample('sample_processing_workbook.xlsx');

describe(`importing a register (${real ? 'a file that none of us wrote' : 'our own sample'})`, () => {
  let world: World;
  let files: FileStore;
  let organisation: Organisation;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    files = new FileStore(join(world.folder, 'files'));
  });
  beforeEach(async () => {
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  });
  afterAll(() => world.destroy());

  /** Sends a file through the real endpoint; answers its ticket. */
  const send = async (bytes: Uint8Array, person = dpo): Promise<string> => {
    const { id } = await world.uow.run(person.caller, (tx) => createUploadTicket(tx, 'Sổ đăng ký.xlsx', bytes.length));
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${person.token}` };
    const answer = await (await world.app()).inject({ method: 'PUT', url: `/uploads/${id}`, headers, payload: Buffer.from(bytes) });
    expect(answer.statusCode).toBe(200);
    return id;
  };
  const check = async (bytes: Uint8Array = WORKBOOK, person = dpo): Promise<RegisterImport> =>
    checkRegisterImport(world.uow, files, person.caller, await send(bytes, person));
  const commit = (id: string, person = dpo) => world.uow.run(person.caller, (tx) => commitRegisterImport(tx, id));
  const reportOf = ({ report }: RegisterImport) => report as unknown as ImportReport;
  const rowsOf = async ({ id }: RegisterImport) => {
    const { rows } = await world.admin.query<{ sheet: string; row: number; name: string; decision: string; target: string | null }>(
      'select sheet, source_row as row, name, decision, target from import_row where import_id = $1 order by position',
      [id],
    );
    return rows;
  };
  const register = async () => {
    const { rows } = await world.admin.query<{ id: string; code: string; name: string; state: string; import_id: string | null }>(
      'select id, code, name, state, import_id from processing_activity where organisation_id = $1 order by code',
      [organisation.id],
    );
    return rows;
  };
  const sheet = (...rows: CraftedCell[][]) => craftWorkbook({ Processing: [['ref_id', 'name', 'description'], ...rows] });

  it('writes nothing on a dry run but the report itself, told once', async () => {
    const ticket = await send(WORKBOOK);
    const before = await countRows(world);
    const checked = await checkRegisterImport(world.uow, files, dpo.caller, ticket);
    const after = await countRows(world);
    const changed = Object.fromEntries(
      Object.entries(after).flatMap(([table, n]) => (n === before[table] ? [] : [[table, n - before[table]!]])),
    );
    const rows = await rowsOf(checked);
    expect(changed).toEqual({ register_import: 1, import_row: rows.length, log_leaf: 1, log_node: expect.any(Number), outbox: 1 });
    expect(await register()).toEqual([]);
    const report = reportOf(checked);
    expect(report).toMatchObject({ format: 'CISO_ASSISTANT_WORKBOOK', committable: true, counts: { errors: 0 } });
    expect(rows.length).toBe(report.counts.activities);
    expect(rows.length).toBeGreaterThan(0);
    const [told] = await recordsOf(world, checked.id);
    expect(told).toMatchObject({ type: 'RegisterChecked', digest: checked.sha256, actor: { userId: dpo.userId } });
  });

  it('commits every activity of the file as a draft, in one transaction with one leaf that names them all', async () => {
    const checked = await check();
    const activities = await rowsOf(checked);
    await commit(checked.id);
    const rows = await register();
    expect(rows.map(({ name, state, import_id }) => ({ name, state, import_id }))).toEqual(
      expect.arrayContaining(activities.map(({ name }) => ({ name, state: 'DRAFT', import_id: checked.id }))),
    );
    expect(rows).toHaveLength(activities.length);
    const told = (await recordsOf(world, checked.id)).at(-1)!;
    expect(told).toMatchObject({ type: 'RegisterImported', payload: { activities: rows.length }, digest: checked.sha256 });
    expect([...told.subjects].sort()).toEqual([checked.id, ...rows.map(({ id }) => id)].sort());
    const { rows: children } = await world.admin.query(
      'select count(distinct xmin::text)::int as transactions from (select xmin from processing_activity where organisation_id = $1 union all select xmin from activity_data_type where organisation_id = $1) as all_rows',
      [organisation.id],
    );
    expect(children).toEqual([{ transactions: 1 }]);
  });

  it('refuses to commit twice, also at the same time', async () => {
    const checked = await check();
    const answers = await Promise.allSettled([commit(checked.id), commit(checked.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rows = await register();
    const again = await refusedWithoutTrace(world, dpo.caller, (tx) => commitRegisterImport(tx, checked.id));
    expect(again).toMatchObject({ code: 'ALREADY_COMMITTED', kind: 'state', details: { state: 'COMMITTED', allowed: ['undo'] } });
    expect(await register()).toEqual(rows);
  });

  it('finds on a second import what the register has, says where, and doubles nothing', async () => {
    await commit((await check()).id);
    const rows = await register();
    const second = await check();
    const { problems } = reportOf(second);
    const activities = await rowsOf(second);
    expect(activities.every(({ decision, target }) => decision === 'SKIP' && target !== null)).toBe(true);
    expect(problems.filter(({ code }) => code === 'ALREADY_REGISTERED')).toHaveLength(activities.length);
    for (const problem of problems.filter(({ code }) => code === 'ALREADY_REGISTERED'))
      expect(problem).toMatchObject({ severity: 'REVIEW', sheet: 'Processing', row: expect.any(Number), column: expect.any(String) });
    await commit(second.id);
    expect(await register()).toEqual(rows);
  });

  it('doubles nothing either where the same file was checked twice before the first was committed', async () => {
    const [first, second] = [await check(), await check()];
    await commit(first.id);
    const rows = await register();
    await commit(second.id);
    expect(await register()).toEqual(rows);
  });

  it('doubles nothing where two checked imports of the same file are committed at the same time', async () => {
    const [first, second] = [await check(), await check()];
    const answers = await Promise.allSettled([commit(first.id), commit(second.id)]);
    expect(await register()).toHaveLength(reportOf(first).counts.activities);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(['REGISTER_CHANGED', 'BUSY']).toContain((answer.reason as { code: string }).code);
  });

  it('brings the activities that are new beside those that the register has', async () => {
    await world.uow.run(dpo.caller, (tx) => draftProcessingActivity(tx, activityContent({ code: 'PRC-1', name: 'Có sẵn' })));
    const checked = await check(sheet(['prc-1', 'Có sẵn, tên khác', ''], ['PRC-2', 'Mới', ''], ['', 'Không mã', '']));
    await commit(checked.id);
    expect((await register()).map(({ code, name }) => [code, name])).toEqual([
      ['IMP-0004', 'Không mã'],
      ['PRC-1', 'Có sẵn'],
      ['PRC-2', 'Mới'],
    ]);
  });

  it('writes none of the rows where one of them fails', async () => {
    const checked = await check(sheet(['A', 'Thứ nhất', ''], ['B', 'Thứ hai', ''], ['C', 'Thứ ba', '']));
    await tamper(world, `update import_row set content = jsonb_set(content, '{name}', '""') where import_id = $1 and position = 2`, [
      checked.id,
    ]);
    const before = await countRows(world);
    await expect(commit(checked.id)).rejects.toMatchObject({ code: '23514' });
    expect(await countRows(world)).toEqual(before);
    await tamper(world, `update import_row set content = jsonb_set(content, '{name}', '"Thứ ba"') where import_id = $1 and position = 2`, [
      checked.id,
    ]);
    await commit(checked.id);
    expect(await register()).toHaveLength(3);
  });

  it('stops at what the form would not take, naming the row, and so never at the commit', async () => {
    const long = Array.from({ length: 1200 }, (_, i) => (i * 7919).toString(36)).join(' ');
    const bytes = craftWorkbook({
      Processing: [
        ['ref_id', 'name'],
        ['R'.repeat(101), long.slice(0, 5000)],
      ],
      'Personal Data': [
        ['name', 'category', 'retention'],
        ['Ngắn', 'Email', ''],
        [long.slice(0, 301), 'Email', long.slice(0, 501)],
      ],
    });
    const checked = await check(bytes);
    const report = reportOf(checked);
    expect(report.committable).toBe(false);
    const errors = report.problems.filter(({ severity }) => severity === 'ERROR');
    expect(errors.map(({ sheet: name, row, code, en }) => [name, row, code, en.split(':')[0]])).toEqual(
      expect.arrayContaining([
        ['Processing', 2, 'TOO_LONG', 'code'],
        ['Processing', 2, 'TOO_LONG', 'name'],
        ['Personal Data', 3, 'TOO_LONG', 'dataTypes.1.label'],
        ['Personal Data', 3, 'TOO_LONG', 'dataTypes.1.retention'],
      ]),
    );
    expect(report.counts.errors).toBe(errors.length);
    expect(await refusal(() => commit(checked.id))).toMatchObject({
      code: 'NOT_COMMITTABLE',
      kind: 'state',
      details: { state: 'CHECKED', allowed: [] },
    });
    expect(await register()).toEqual([]);
  });

  it.each<[string, string, () => Uint8Array]>([
    ['is no workbook', 'FILE_PLAIN_TEXT', () => Buffer.from('ref_id;name\nA;B\n')],
    ['is a page', 'FILE_MARKUP', () => Buffer.from('<html><body>sổ</body></html>')],
    ['is cut off', 'FILE_DAMAGED', () => WORKBOOK.subarray(0, WORKBOOK.length / 2)],
    ['is noise', 'FILE_NOT_WORKBOOK', () => Uint8Array.from({ length: 500 }, (_, i) => (i * 197 + 131) % 256)],
    ['is an empty zip', 'FILE_NOT_WORKBOOK', () => craftZip([{ name: 'a.txt', content: Buffer.from('a') }])],
    [
      'has 201 sheets',
      'WORKBOOK_TOO_MANY_SHEETS',
      () => craftWorkbook(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`S${i}`, [['a']]]))),
    ],
    ['unpacks without end', 'ZIP_BOMB', () => craftZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(30_000_000) }])],
    ['computes its names', 'FORMULA', () => sheet(['A', { formula: '1+1', cached: 'Lương' }, ''])],
    ['has nothing in it', 'NO_ACTIVITIES', () => sheet()],
  ])('tells in a report that a file %s', async (_what, code, bytes) => {
    const checked = await check(bytes());
    const report = reportOf(checked);
    expect(report.problems.map((problem) => problem.code)).toContain(code);
    expect(report).toMatchObject({ committable: false });
    expect(await refusal(() => commit(checked.id))).toMatchObject({ code: 'NOT_COMMITTABLE' });
    expect(await register()).toEqual([]);
  });

  it('keeps cells that look like code as the text that they are', async () => {
    const cells = ['=1+1', '<script>alert(1)</script>', "'; drop table filing; --", '{"$ne":null}', '😀 Đường Trần Hưng Đạo'];
    const checked = await check(sheet(...cells.map((text, i) => [`R${i}`, text, text])));
    await commit(checked.id);
    expect((await register()).map(({ name }) => name)).toEqual(cells);
  });

  it('gives the same report as the pure dry run of the same bytes', async () => {
    const pure = await dryRun(WORKBOOK);
    const checked = await check();
    const { problems, counts } = reportOf(checked);
    expect({ problems, counts }).toEqual(JSON.parse(JSON.stringify({ problems: pure.problems, counts: pure.counts })));
    expect((await rowsOf(checked)).map(({ sheet, row, name }) => ({ sheet, row, name }))).toEqual(
      pure.activities.map(({ source: { sheet, row }, name }) => ({ sheet, row, name })),
    );
  });

  it('is for those who keep the register, and of nobody else’s concern', async () => {
    const checked = await check();
    for (const role of ORGANISATION_ROLES) {
      const person = await world.person([role], { organisationId: organisation.id });
      const answer = await wouldAnswer(world, person.caller, (tx) => commitRegisterImport(tx, checked.id));
      expect({ role, answer }).toMatchObject({
        role,
        answer: role === 'PDP_OFFICER' || role === 'PREPARER' ? 'OK' : { code: 'FORBIDDEN' },
      });
    }
    const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const officer = await world.person(['LIAISON_OFFICER'], { unitId: (await world.unit()).id });
    const ticket = await send(WORKBOOK);
    for (const { caller } of [stranger, officer]) {
      expect(await wouldAnswer(world, caller, (tx) => commitRegisterImport(tx, checked.id))).toMatchObject({ code: 'NOT_FOUND' });
      expect(await refusal(() => checkRegisterImport(world.uow, files, caller, ticket))).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('checks no file that has not come yet', async () => {
    const { id } = await world.uow.run(dpo.caller, (tx) => createUploadTicket(tx, 'Sổ đăng ký.xlsx', 3));
    expect(await refusal(() => checkRegisterImport(world.uow, files, dpo.caller, id))).toMatchObject({
      code: 'WRONG_STATE',
      details: { state: 'WAITING', allowed: ['upload'] },
    });
  });

  describe('a table that is no known register', () => {
    const CSV = Buffer.from(
      [
        'Tên hoạt động;Mục đích xử lý;Căn cứ pháp lý;Loại dữ liệu;Biện pháp bảo vệ;Ghi chú riêng',
        '"Chấm công";"Tính công";"Sự đồng ý";"Họ tên";"Mã hóa";"không đọc"',
      ].join('\n'),
    );
    const CHECK = `mutation ($ticketId: ID!, $mapping: [ColumnMappingInput!]) { it: checkRegisterImport(ticketId: $ticketId, mapping: $mapping) {
      id format formatName { vi } carriedAsText lost mapping { field column } committable activityCount problems { code } } }`;
    const checked = async (mapping?: object[]) => {
      const { data, errors } = await world.gql<{
        it: Record<string, unknown> & { id: string; mapping: { field: string; column: string }[] };
      }>(CHECK, { ticketId: await send(CSV), mapping }, dpo);
      expect(errors).toBeUndefined();
      return data.it;
    };

    it('is read by its headers, which the report names so that they can be corrected', async () => {
      const guessed = await checked();
      expect(guessed).toMatchObject({
        format: 'MAPPED_TABLE',
        committable: true,
        activityCount: 1,
        formatName: { vi: 'Bảng bất kỳ, đọc theo tiêu đề cột' },
      });
      expect(guessed.mapping).toEqual(
        expect.arrayContaining([
          { field: 'name', column: 'Tên hoạt động' },
          { field: 'purpose', column: 'Mục đích xử lý' },
        ]),
      );
      const corrected = guessed.mapping.map((one) => (one.field === 'name' ? { ...one, column: '6' } : one));
      expect((await checked(corrected)).mapping).toContainEqual({ field: 'name', column: '6' });
    });

    it('becomes a draft with its parts as rows', async () => {
      const { id } = await checked();
      await commit(id);
      const { rows } = await world.admin.query<{ id: string; purpose: string; measures: string[]; legal_bases: string[] }>(
        'select id, purpose, measures, legal_bases from processing_activity where import_id = $1',
        [id],
      );
      expect(rows).toMatchObject([{ purpose: 'Tính công', measures: ['Mã hóa'], legal_bases: ['CONSENT'] }]);
      const { rows: purposes } = await world.admin.query('select description, legal_basis from activity_purpose where activity_id = $1', [
        rows[0]!.id,
      ]);
      expect(purposes).toEqual([{ description: 'Tính công', legal_basis: 'CONSENT' }]);
    });

    it('refuses a mapping to a field that there is not', async () => {
      const { errors } = await world.gql(CHECK, { ticketId: await send(CSV), mapping: [{ field: 'nonsense', column: '1' }] }, dpo);
      expect(errors).toBeDefined();
    });
  });

  it('brings the transfers of a workbook as rows, with what protects them', async () => {
    const newcomer = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    const checked = await check(WORKBOOK, newcomer);
    await commit(checked.id, newcomer);
    const { rows } = await world.admin.query<{ way: string; safeguards: string | null }>(
      `select t.transfer_case as way, t.safeguards from activity_transfer t join processing_activity a on a.id = t.activity_id where a.import_id = $1`,
      [checked.id],
    );
    const { activities } = await dryRun(WORKBOOK);
    expect(rows.length).toBe(activities.flatMap(({ transfers }) => transfers).length);
    expect(rows.length).toBeGreaterThan(0);
    for (const { way, safeguards } of rows) expect([way, Boolean(safeguards)]).toEqual(['OTHER', true]);
    const { rows: parties } = await world.admin.query<{ name: string }>(
      'select name from party where organisation_id = (select organisation_id from membership where id = $1)',
      [newcomer.membershipId],
    );
    // A transfer whose recipient the file does not name makes no party.
    const unnamed = activities.flatMap(({ transfers }) => transfers).filter(({ entity }) => entity === null);
    expect(parties.filter(({ name }) => unnamed.some((transfer) => transfer.name === name))).toEqual([]);
    const { rows: notes } = await world.admin.query<{ notes: string }>('select notes from processing_activity where import_id = $1', [
      checked.id,
    ]);
    for (const { notes: told } of notes) expect(told).toContain('Cần đánh giá tác động: ');
  });
});

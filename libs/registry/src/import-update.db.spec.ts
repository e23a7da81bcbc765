import { activityContent } from '../../../test/support/facts.js';
import { recordsOf, refusal, refusedWithoutTrace } from '../../../test/support/records.js';
import { World } from '../../../test/support/world.js';
import type { ActivityContent } from './activity-content.js';
import { realOrSample } from './import/testing/real-workbook.js';
import { commitRegisterImport } from './import-register.js';
import { publishProcessingActivity } from './publish-activity.js';
import { presentProcessingActivity } from './review-activity.js';
import { csv, ImportDesk } from './testing/import-desk.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

const HEADER = 'Mã hoạt động;Tên hoạt động;Mục đích xử lý;Căn cứ pháp lý;Loại dữ liệu;Thời hạn lưu trữ';
const { bytes: WORKBOOK } = realOrSample('sample_processing_workbook.xlsx');

describe('what becomes of rows whose activity the register has', () => {
  let world: World;
  let desk: ImportDesk;
  beforeAll(async () => {
    world = await World.create();
  });
  beforeEach(async () => {
    desk = await ImportDesk.open(world);
  });
  afterAll(() => world.destroy());

  const draft = (more: Partial<ActivityContent>) =>
    world.uow.run(desk.dpo.caller, (tx) => draftProcessingActivity(tx, activityContent(more)));
  const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);
  const three = csv(
    HEADER,
    'CO-1;Có sẵn, tên khác;Mục đích mới;;Họ tên;3 năm',
    ';Cùng tên;Mục đích khác;;Họ tên;4 năm',
    'MOI;Mới;Mục đích;;Họ tên;5 năm',
  );
  const known = async () => [await draft({ code: 'CO-1', name: 'Có sẵn' }), await draft({ code: 'CO-2', name: 'cùng TÊN' })] as const;

  it('STOP: each is an error at its row, and nothing can be committed', async () => {
    await known();
    const checked = await desk.check(three, { policy: 'STOP' });
    expect(await desk.decisionsOf(checked.id)).toEqual(['CO-1 CONFLICT', 'CO-2 CONFLICT', 'MOI CREATE']);
    const { problems, committable } = desk.reportOf(checked);
    expect(committable).toBe(false);
    expect(problems.filter(({ severity }) => severity === 'ERROR').map(({ code, row, column }) => [code, row, column])).toEqual([
      ['ALREADY_STOPS', 2, 'A'],
      ['ALREADY_STOPS', 3, 'B'],
    ]);
    expect(await refusal(() => desk.commit(checked.id))).toMatchObject({ code: 'NOT_COMMITTABLE' });
  });

  it('SKIP: they are left out, the others come', async () => {
    await known();
    const before = (await desk.register()).map(({ code, version }) => [code, version]);
    const checked = await desk.check(three);
    expect(await desk.decisionsOf(checked.id)).toEqual(['CO-1 SKIP', 'CO-2 SKIP', 'MOI CREATE']);
    await desk.commit(checked.id);
    expect((await desk.register()).map(({ code, version }) => [code, version])).toEqual([...before, ['MOI', 1]]);
  });

  it('UPDATE: found by code, else by name; the check shows field by field what the commit then does', async () => {
    const [first, second] = await known();
    await world.uow.run(desk.dpo.caller, (tx) => publishProcessingActivity(tx, first.id));
    const checked = await desk.check(three, { policy: 'UPDATE' });
    const rows = await desk.rowsOf(checked.id);
    expect(rows.map(({ code, decision }) => `${code} ${decision}`)).toEqual(['CO-1 UPDATE', 'CO-2 UPDATE', 'MOI CREATE']);
    expect(rows[0]!.changes).toEqual(
      expect.arrayContaining([
        { path: 'name', change: 'CHANGED', before: '"Có sẵn"', after: '"Có sẵn, tên khác"' },
        { path: 'retention', change: 'CHANGED', before: '"5 năm"', after: '"3 năm"' },
      ]),
    );
    expect(codes(desk.reportOf(checked).problems).filter((code) => code === 'UPDATES')).toHaveLength(2);
    expect((await desk.register()).map(({ version }) => version)).toEqual([2, 1]);

    await desk.commit(checked.id);
    expect(await desk.register()).toMatchObject([
      { id: first.id, code: 'CO-1', name: 'Có sẵn, tên khác', state: 'DRAFT', version: 3 },
      { id: second.id, code: 'CO-2', name: 'Cùng tên', state: 'DRAFT', version: 2 },
      { code: 'MOI', state: 'DRAFT', version: 1 },
    ]);
    const { rows: kept } = await world.admin.query(
      `select a.published_version, a.org_unit, a.written_by, (select count(*)::int from activity_version v where v.activity_id = a.id) as versions
        from processing_activity a where a.id = $1`,
      [first.id],
    );
    expect(kept).toEqual([{ published_version: 1, org_unit: 'Phòng mẫu', written_by: desk.dpo.userId, versions: 1 }]);
    expect((await recordsOf(world, first.id)).at(-1)).toMatchObject({ type: 'RegisterImported', payload: { activities: 1, updated: 2 } });
  });

  it('finds a row with a code of its own by that alone: two branches name their cameras alike', async () => {
    const first = await draft({ code: 'CN1-01', name: 'Camera an ninh' });
    const branches = csv(
      HEADER,
      'CN2-01;Camera an ninh;Mục đích;;Họ tên;3 năm',
      'CN3-01;Camera an ninh;Mục đích;;Họ tên;4 năm',
      ';Không mã;Mục đích;;Họ tên;1 năm',
    );
    for (const policy of ['SKIP', 'STOP'] as const)
      expect(await desk.decisionsOf((await desk.check(branches, { policy })).id)).toEqual(
        expect.arrayContaining(['CN2-01 CREATE', 'CN3-01 CREATE']),
      );
    const checked = await desk.check(branches, { policy: 'UPDATE' });
    const { problems, committable } = desk.reportOf(checked);
    expect(committable).toBe(true);
    expect(
      codes(problems)
        .filter((code) => ['SIMILAR_REGISTERED', 'SAME_NAME'].includes(code))
        .sort(),
    ).toEqual(['SAME_NAME', 'SIMILAR_REGISTERED', 'SIMILAR_REGISTERED'].sort());
    await desk.commit(checked.id);
    expect((await desk.register()).map(({ code, version }) => [code, version])).toEqual([
      ['CN1-01', 1],
      ['CN2-01', 1],
      ['CN3-01', 1],
      ['IMP-0004', 1],
    ]);
    expect(first.code).toBe('CN1-01');
    // A code that we made up says nothing against the one that the row brings now.
    const numbered = csv(HEADER, 'CN1-02;Không mã;Mục đích;;Họ tên;2 năm');
    expect(await desk.decisionsOf((await desk.check(numbered, { policy: 'UPDATE' })).id)).toEqual(['IMP-0004 UPDATE']);
  });

  it('keeps codes and names apart that differ in a diacritic, and says which look alike', async () => {
    const both = csv(HEADER, 'HĐ-01;Hợp đồng;Mục đích;;Họ tên;3 năm', 'HD-01;Hướng dẫn;Mục đích;;Họ tên;4 năm');
    const fresh = await desk.check(both);
    await desk.commit(fresh.id);
    expect((await desk.register()).map(({ code, name }) => [code, name]).sort()).toEqual([
      ['HD-01', 'Hướng dẫn'],
      ['HĐ-01', 'Hợp đồng'],
    ]);
    await draft({ code: 'B-1', name: 'Bán hàng' });
    const again = csv(HEADER, 'Z9;Bạn hàng;Mục đích;;Họ tên;3 năm', 'hd-01;Hướng dẫn;Mục đích;;Họ tên;9 năm');
    const checked = await desk.check(again, { policy: 'UPDATE' });
    expect(await desk.decisionsOf(checked.id)).toEqual(['Z9 CREATE', 'HD-01 UPDATE']);
    const { problems, committable } = desk.reportOf(checked);
    expect(problems.find(({ code }) => code === 'SIMILAR_REGISTERED')).toMatchObject({
      severity: 'REVIEW',
      row: 2,
      vi: expect.stringContaining('B-1 "Bán hàng"'),
    });
    expect(committable).toBe(true);
    await desk.commit(checked.id);
    expect((await desk.register()).map(({ code, retention }) => `${code} ${retention}`).sort()).toEqual(
      ['HD-01 9 năm', 'HĐ-01 3 năm', 'B-1 5 năm', 'Z9 3 năm'].sort(),
    );
  });

  it.each<[string, () => Buffer]>([
    ['a table', () => csv(HEADER, 'A;Một;Mục đích;Sự đồng ý;Họ tên, Số điện thoại;1 năm', ';Hai;Mục đích;;Vân tay;2 năm')],
    ['a workbook of another product', () => Buffer.from(WORKBOOK)],
  ])('the same file twice, %s: nothing to do', async (_what, file) => {
    await desk.bring(file(), { policy: 'UPDATE' });
    const before = await desk.everything();
    const again = await desk.check(file(), { policy: 'UPDATE' });
    expect([...new Set((await desk.rowsOf(again.id)).map(({ decision }) => decision))]).toEqual(['UNCHANGED']);
    await desk.commit(again.id);
    expect(await desk.everything()).toEqual(before);
  });

  it('UPDATE: errors where an activity is in review, is meant twice, has a name that several have, or would contradict itself', async () => {
    const [first] = await known();
    await world.uow.run(desk.dpo.caller, (tx) => presentProcessingActivity(tx, first.id, 1));
    await draft({ code: 'D-1', name: 'Đôi' });
    await draft({ code: 'D-2', name: 'đôi' });
    await draft({
      code: 'T-1',
      name: 'Có chuyển',
      crossBorder: true,
      transfers: [{ case: 'OTHER' as never, recipient: 'Bên X', country: 'SG' }],
    });
    const checked = await desk.check(
      csv(
        `${HEADER};Chuyển dữ liệu ra nước ngoài`,
        'CO-1;Có sẵn;Mục đích khác;;Họ tên;3 năm;',
        'CO-2;Tên mới;Mục đích;;Họ tên;4 năm;',
        ';Cùng tên;Mục đích;;Họ tên;4 năm;',
        ';Đôi;Mục đích;;Họ tên;4 năm;',
        'T-1;Có chuyển;Mục đích;;Họ tên;4 năm;Không',
      ),
      { policy: 'UPDATE' },
    );
    const errors = desk.reportOf(checked).problems.filter(({ severity }) => severity === 'ERROR');
    expect(errors.map(({ code, row }) => [code, row])).toEqual([
      ['NOT_REVISABLE', 2],
      ['ONE_ACTIVITY_TWICE', 4],
      ['SEVERAL_OF_THIS_NAME', 5],
      ['CONTRADICTORY', 6],
    ]);
    expect(desk.reportOf(checked)).toMatchObject({ committable: false, counts: { errors: 4 } });
  });

  it('UPDATE: where an activity was changed after the check, nothing is written, for that is not what was agreed to', async () => {
    const [first] = await known();
    const checked = await desk.check(three, { policy: 'UPDATE' });
    await world.uow.run(desk.dpo.caller, (tx) =>
      reviseProcessingActivity(tx, first.id, 1, activityContent({ code: 'CO-1', name: 'Sửa tay' })),
    );
    const refused = await refusedWithoutTrace(world, desk.dpo.caller, (tx) => commitRegisterImport(tx, checked.id));
    expect(refused).toMatchObject({ code: 'REGISTER_CHANGED', kind: 'conflict' });
    const again = await desk.check(three, { policy: 'UPDATE' });
    await desk.commit(again.id);
    expect((await desk.register()).map(({ code, name }) => [code, name])).toContainEqual(['CO-1', 'Có sẵn, tên khác']);
  });

  it('is listed row by row over GraphQL, in pages, by decision', async () => {
    await known();
    const { id } = await desk.check(three, { policy: 'UPDATE' });
    const ask = async (variables: object) => {
      const { data, errors } = await world.gql<{ it: { nodes: object[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
        `query ($id: ID!, $first: Int!, $after: String, $decision: ImportDecision) { it: registerImportRows(importId: $id, first: $first, after: $after, decision: $decision) {
          nodes { sheet row code decision activityId changes { path change before after } } pageInfo { endCursor hasNextPage } } }`,
        { id, ...variables },
        desk.dpo,
      );
      expect(errors).toBeUndefined();
      return data.it;
    };
    const page = await ask({ first: 2 });
    expect(page.nodes).toMatchObject([
      { sheet: 'CSV', row: 2, code: 'CO-1', decision: 'UPDATE' },
      { row: 3, code: 'CO-2', decision: 'UPDATE' },
    ]);
    expect((await ask({ first: 2, after: page.pageInfo.endCursor })).nodes).toMatchObject([
      { code: 'MOI', decision: 'CREATE', activityId: null, changes: [] },
    ]);
    expect((await ask({ first: 5, decision: 'CREATE' })).nodes).toHaveLength(1);
  });
});

import { ORGANISATION_ROLES } from '#kernel';
import { activityContent } from '../../../test/support/facts.js';
import { countRows, recordsOf, refusal, refusedWithoutTrace, tamper, wouldAnswer } from '../../../test/support/records.js';
import { World } from '../../../test/support/world.js';
import { publishProcessingActivity } from './publish-activity.js';
import { Party } from './registers.entities.js';
import { archiveProcessingActivity } from './review-activity.js';
import { reviseParty } from './revise-registers.js';
import { csv, ImportDesk } from './testing/import-desk.js';
import { undoableUntil, undoRegisterImport } from './undo-import.js';
import { draftProcessingActivity, reviseProcessingActivity } from './write-activity.js';

const HEADER = 'Mã hoạt động;Tên hoạt động;Mục đích xử lý;Loại dữ liệu;Hệ thống;Bên nhận;Thời hạn lưu trữ';
const FILE = csv(HEADER, 'A-1;Chấm công;Tính công;Họ tên;CRM mới;Bên mới;1 năm', 'A-2;Ra vào;An ninh;Vân tay;CRM mẫu;Bên nhận mẫu;2 năm');

describe('undoing an import', () => {
  let world: World;
  let desk: ImportDesk;
  beforeAll(async () => {
    world = await World.create();
  });
  beforeEach(async () => {
    desk = await ImportDesk.open(world);
  });
  afterAll(() => world.destroy());

  const draft = (code: string, more = {}) =>
    world.uow.run(desk.dpo.caller, (tx) => draftProcessingActivity(tx, activityContent({ code, name: `Có sẵn ${code}`, ...more })));
  const publish = (id: string) => world.uow.run(desk.dpo.caller, (tx) => publishProcessingActivity(tx, id));

  it('removes what it created, in every table, and nothing else', async () => {
    await draft('CO-1');
    const before = await desk.everything();
    const id = await desk.bring(FILE);
    const brought = (await desk.register()).filter(({ import_id }) => import_id === id).map((row) => row.id);
    expect(brought).toHaveLength(2);
    // That people were reminded of one of them does not keep it.
    await tamper(world, "insert into opening_reminder values ($1, $2, 'DPIA', current_date, 0, now())", [desk.organisation.id, brought[0]]);
    expect((await desk.undo(id)).state).toBe('UNDONE');
    expect(await desk.everything()).toEqual(before);
    expect((await world.admin.query('select from opening_reminder where activity_id = $1', [brought[0]])).rows).toEqual([]);
    const told = (await recordsOf(world, id)).at(-1)!;
    expect(told).toMatchObject({
      type: 'RegisterImportUndone',
      actor: { userId: desk.dpo.userId },
      // "CRM mới" and "Bên mới" go; what was there before the import was not added by it.
      payload: { removed: 2, restored: 0, registerRowsRemoved: 2, registerRowsKept: 0 },
    });
    expect(told.subjects).toEqual(expect.arrayContaining(brought));
  });

  it('puts back what it updated, as a version of its own, in the state that it had', async () => {
    const [published, drafted] = [await draft('A-1'), await draft('A-2', { retention: '9 năm' })];
    await publish(published.id);
    const before = await desk.everything(false);
    const versions = await desk.register();
    const id = await desk.bring(FILE, { policy: 'UPDATE' });
    expect((await desk.register()).map(({ code, state, retention }) => [code, state, retention])).toEqual([
      ['A-1', 'DRAFT', '1 năm'],
      ['A-2', 'DRAFT', '2 năm'],
    ]);
    await desk.undo(id);
    expect(await desk.everything(false)).toEqual(before);
    expect((await desk.register()).map(({ code, state, version }) => [code, state, version])).toEqual(
      versions.map(({ code, state, version }) => [code, state, version + 2]),
    );
    expect((await recordsOf(world, drafted.id)).at(-1)).toMatchObject({
      type: 'RegisterImportUndone',
      payload: { removed: 0, restored: 2 },
    });
  });

  it('lets the same file be brought in again', async () => {
    await desk.undo(await desk.bring(FILE));
    const again = await desk.check(FILE);
    expect(await desk.decisionsOf(again.id)).toEqual(['A-1 CREATE', 'A-2 CREATE']);
    await desk.commit(again.id);
    expect(await desk.register()).toHaveLength(2);
  });

  it('keeps a party that somebody revised or named since', async () => {
    const id = await desk.bring(csv(HEADER, 'A-1;Một;Mục đích;Họ tên;Hệ A, Hệ B;Bên A, Bên B;1 năm'));
    const { rows } = await world.admin.query<{ id: string; name: string }>(
      'select id, name from party where organisation_id = $1 order by name',
      [desk.organisation.id],
    );
    await world.uow.run(desk.dpo.caller, (tx) => reviseParty(tx, rows[0]!.id, 1, { name: 'Bên A, đổi tên' }));
    await draft('KHAC', { systems: [{ name: 'hệ b', location: 'VN', country: null }], parties: [] });
    await desk.undo(id);
    const names = async (table: string) =>
      (await world.admin.query<{ name: string }>(`select name from ${table} where organisation_id = $1`, [desk.organisation.id])).rows.map(
        ({ name }) => name,
      );
    expect([await names('party'), await names('information_system')]).toEqual([['Bên A, đổi tên'], ['Hệ B']]);
    expect((await recordsOf(world, id)).at(-1)).toMatchObject({ payload: { registerRowsRemoved: 2, registerRowsKept: 2 } });
  });

  describe('is refused row by row, with nothing done,', () => {
    const file = csv(HEADER, 'A-1;Một;M;Họ tên;;;1 năm', 'A-2;Hai;M;Họ tên;;;1 năm', 'A-3;Ba;M;Họ tên;;;1 năm', 'A-4;Bốn;M;Họ tên;;;1 năm');

    it('where a row was revised, published or named by a report since', async () => {
      const id = await desk.bring(file);
      const [a1, a2, a3] = await desk.register();
      await world.uow.run(desk.dpo.caller, (tx) =>
        reviseProcessingActivity(tx, a1!.id, 1, activityContent({ code: 'A-1', name: 'Sửa tay' })),
      );
      await publish(a2!.id);
      await world.gql(
        'mutation ($input: ReportContentInput!) { draftViolationReport(input: $input) { id } }',
        { input: { title: 'Vụ việc', activityIds: [a3!.id], facts: {} } },
        desk.dpo,
      );
      expect((await world.admin.query('select 1 from report_activity where activity_id = $1', [a3!.id])).rowCount).toBe(1);
      const before = await desk.everything();
      const refused = await refusedWithoutTrace(world, desk.dpo.caller, (tx) => undoRegisterImport(tx, id));
      expect(refused).toMatchObject({ code: 'NOT_UNDOABLE', kind: 'state' });
      expect(refused.details.defects!.map(({ path, code }) => [path, code])).toEqual([
        ['CSV.2', 'CHANGED_SINCE'],
        ['CSV.3', 'PUBLISHED_SINCE'],
        ['CSV.4', 'NAMED_BY_REPORT'],
      ]);
      for (const { vi, en } of refused.details.defects!) expect([vi.length > 20, en.length > 20]).toEqual([true, true]);
      expect(await desk.everything()).toEqual(before);
    });

    it('where people talked about one, and says that it is archived instead', async () => {
      const id = await desk.bring(file);
      const [, a2] = await desk.register();
      const comment = `mutation ($id: ID!) { it: commentOnActivity(activityId: $id, path: "name", text: "Có cần không?") { id } }`;
      const { data } = await world.gql<{ it: { id: string } }>(comment, { id: a2!.id }, desk.dpo);
      await world.gql('mutation ($id: ID!) { resolveThread(id: $id) { id } }', { id: data.it.id }, desk.dpo);
      const refused = await refusal(() => desk.undo(id));
      expect(refused.details.defects).toMatchObject([
        { path: 'CSV.3', code: 'DISCUSSED', vi: expect.stringContaining('lưu trữ'), en: expect.stringContaining('Archive') },
      ]);
      expect(refused.details.defects![0]!.vi).not.toContain('bỏ liên kết');
      await world.uow.run(desk.dpo.caller, (tx) => archiveProcessingActivity(tx, a2!.id, 1));
    });

    it('where something refers to it of which nobody thought, by its foreign key', async () => {
      const id = await desk.bring(file);
      const [, , , a4] = await desk.register();
      await world.admin.query(
        `create table later_dossier (id uuid primary key, organisation_id uuid, activity_id uuid, foreign key (organisation_id, activity_id) references processing_activity (organisation_id, id));
         grant select on later_dossier to khien_api`,
      );
      try {
        await world.admin.query('insert into later_dossier values (gen_random_uuid(), $1, $2)', [desk.organisation.id, a4!.id]);
        const refused = await refusal(() => desk.undo(id));
        expect(refused.details.defects).toMatchObject([{ path: 'CSV.5', code: 'REFERRED_TO' }]);
      } finally {
        await world.admin.query('drop table later_dossier');
      }
      await desk.undo(id);
    });

    it('after 24 hours, before the commit, and a second time', async () => {
      const { id } = await desk.check(file);
      expect(await refusal(() => desk.undo(id))).toMatchObject({ code: 'WRONG_STATE', details: { state: 'CHECKED' } });
      const committed = await desk.commit(id);
      expect(undoableUntil(committed)!.getTime() - committed.committedAt!.getTime()).toBe(24 * 3_600_000);
      await tamper(world, "update register_import set committed_at = committed_at - interval '24 hours 1 second' where id = $1", [id]);
      const late = await refusal(() => desk.undo(id));
      expect(late).toMatchObject({ code: 'UNDO_TOO_LATE', kind: 'state' });
      // The clock of Vietnam, in either language without a day that may be a month.
      expect(late.sentence.vi).toMatch(/đến \d\d:\d\d \d\d\/\d\d\/\d{4} \(giờ Việt Nam\)/);
      expect(late.sentence.en).toMatch(/until \d\d:\d\d on \d{4}-\d\d-\d\d, Vietnam time/);
      await tamper(world, "update register_import set committed_at = committed_at + interval '24 hours 1 second' where id = $1", [id]);
      await desk.undo(id);
      expect(await refusal(() => desk.undo(id))).toMatchObject({ code: 'ALREADY_UNDONE' });
      expect(await refusal(() => desk.commit(id))).toMatchObject({ code: 'ALREADY_COMMITTED', details: { state: 'UNDONE', allowed: [] } });
    });

    it('to whoever may not import', async () => {
      const id = await desk.bring(file);
      for (const role of ORGANISATION_ROLES) {
        const { caller } = await world.person([role], { organisationId: desk.organisation.id });
        const answer = await wouldAnswer(world, caller, (tx) => undoRegisterImport(tx, id));
        expect([role, answer]).toMatchObject([role, ['PDP_OFFICER', 'PREPARER'].includes(role) ? 'OK' : { code: 'FORBIDDEN' }]);
      }
      const stranger = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
      expect(await wouldAnswer(world, stranger.caller, (tx) => undoRegisterImport(tx, id))).toMatchObject({ code: 'NOT_FOUND' });
    });
  });

  it('is done by exactly one of many at the same time', async () => {
    const before = await desk.everything();
    const id = await desk.bring(FILE);
    const answers = await Promise.allSettled(Array.from({ length: 6 }, () => desk.undo(id)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'ALREADY_UNDONE' });
    expect(await desk.everything()).toEqual(before);
    expect((await recordsOf(world, id)).filter(({ type }) => type === 'RegisterImportUndone')).toHaveLength(1);
  });

  it('is the only way in which the API deletes an activity: untouched drafts of an import, by the policy', async () => {
    await publish((await draft('CO-1')).id);
    await draft('CO-2');
    await desk.bring(FILE);
    const counted = await countRows(world);
    await world.uow
      .run(desk.dpo.caller, async (tx) => {
        for (const part of ['subject_group', 'data_type', 'purpose', 'transfer', 'system', 'party'])
          await tx.sql(`delete from activity_${part} where organisation_id = ?`, [desk.organisation.id]);
        const gone = await tx.sql<{ code: string }>('delete from processing_activity where organisation_id = ? returning code', [
          desk.organisation.id,
        ]);
        expect(gone.map(({ code }) => code).sort()).toEqual(['A-1', 'A-2']);
        throw new Error('undone');
      })
      .catch((error: Error) => expect(error.message).toBe('undone'));
    expect(await countRows(world)).toEqual(counted);
    expect(await world.uow.run(desk.dpo.caller, (tx) => tx.em.find(Party, { version: 1 }))).not.toEqual([]);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ApiClient } from '../api-client.js';
import type { Play, Scenario } from '../play.js';
import { activity, wholeRegister } from '../register.js';
import { check, commit, type RegisterImport, rowsOf, undo, upload } from '../register-import.js';
import { ROOT } from '../settings.js';

/** A file of the collection beside the repository, the format that it must be told to be, and how many activities it holds. */
const FILES: readonly (readonly [path: string, format: string, activities: number])[] = [
  ['ciso-assistant/sample_processing_workbook.xlsx', 'CISO_ASSISTANT_WORKBOOK', 1],
  ['ciso-assistant/processings_template.xlsx', 'CISO_ASSISTANT_TEMPLATE', 2],
  ['fideslang/demo_system.yml', 'FIDESLANG_SYSTEMS', 2],
  ['cnil-pia/2018-02-21-pia-example.json', 'CNIL_PIA', 1],
  // Only an example and a blank record: told, and nothing brought.
  ['cnil-ods/registre-traitement-simplifie.ods', 'CNIL_SIMPLIFIED_REGISTER', 0],
];

/** A table of nobody's format, as an office keeps it. */
const OWN_TABLE = [
  'Mã hoạt động;Tên hoạt động;Mục đích xử lý;Căn cứ pháp lý;Đối tượng;Loại dữ liệu;Thời hạn lưu trữ;Biện pháp bảo vệ',
  'BANG-01;Chấm công;Tính ngày công;Sự đồng ý;Người lao động;Họ tên, Vân tay;05 năm;Mã hóa',
  'BANG-02;Khách ra vào cảng;Bảo đảm an ninh cảng;Theo quy định của pháp luật;Khách;Họ tên, Số CCCD;01 năm;Kiểm soát ra vào',
].join('\r\n');

export const imports: Scenario = {
  name: 'imports',
  tells: 'sổ đăng ký từ mọi công cụ: đọc, báo cáo, ghi / registers of every tool: read, reported, committed',
  play: async (play: Play) => {
    const dpo = await play.as('dpo@sao-bien.example');
    const folder = join(play.settings.sharedFolder, 'data/registers');
    for (const [path, format, activities] of FILES) {
      const file = join(folder, path);
      if (existsSync(file)) await bring(play, dpo, { name: basename(path), bytes: readFileSync(file) }, format, activities);
      else play.saw(`Không có / not there: ${path}`);
    }
    const sample = { name: 'sample-register.xlsx', bytes: readFileSync(join(ROOT, 'apps/cli/assets/sample-register.xlsx')) };
    if (!existsSync(folder)) await bring(play, dpo, sample, 'CISO_ASSISTANT_WORKBOOK', null);
    await bring(play, dpo, { name: 'Bảng của phòng nhân sự.csv', bytes: Buffer.from(OWN_TABLE) }, 'MAPPED_TABLE', 2);
    await updateAndTakeBack(play, dpo);
    await refuse(play, dpo);
  },
};

async function bring(
  play: Play,
  dpo: ApiClient,
  file: { readonly name: string; readonly bytes: Buffer },
  format: string,
  activities: number | null,
): Promise<void> {
  play.step(`${file.name}`);
  const report = await check(dpo, (await upload(dpo, file)).ticketId);
  show(play, report);
  play.expect(report.format === format, `nhận ra định dạng theo nội dung / told by its content: ${report.formatName?.vi}`, report.format);
  if (activities !== null) play.expect(report.activityCount === activities, `${activities} hoạt động / activities`, report.activityCount);
  if (report.activityCount === 0)
    return play.expect(
      !report.committable && report.problems.length > 0,
      'không có gì để ghi, và báo cáo nói vì sao / nothing to commit, and why',
      report.problems,
    );
  const [before, known] = [await wholeRegister(dpo), report.problems.filter(({ code }) => code === 'ALREADY_REGISTERED').length];
  const done = await commit(dpo, report.id);
  play.expect(done.state === 'COMMITTED', 'đã ghi thành bản nháp, tất cả hoặc không / committed as drafts, all or none', done);
  const after = await wholeRegister(dpo);
  play.expect(
    after.length - before.length === report.activityCount - known,
    `thêm đúng ${report.activityCount - known}, đã có từ trước ${known} / so many new, so many known before`,
    after.length - before.length,
  );
  const again = await check(dpo, (await upload(dpo, file)).ticketId);
  play.expect(
    again.problems.filter(({ code }) => code === 'ALREADY_REGISTERED').length === report.activityCount,
    'nhập lại: báo cáo nói là đã có hết / brought again: the report says that all are there',
    again.problems,
  );
}

/** The same table with one cell changed: shown, written as the next draft, and taken back. */
async function updateAndTakeBack(play: Play, dpo: ApiClient): Promise<void> {
  play.step('Cập nhật rồi hoàn tác trong 24 giờ / updated, then undone within 24 hours');
  const known = (await wholeRegister(dpo)).find(({ code }) => code === 'BANG-01')!;
  const before = await activity(dpo, known.id);
  const file = { name: 'Bảng của phòng nhân sự, sửa.csv', bytes: Buffer.from(OWN_TABLE.replace('05 năm', '10 năm')) };
  const report = await check(dpo, (await upload(dpo, file)).ticketId, 'UPDATE');
  const rows = await rowsOf(dpo, report.id);
  for (const { code, decision, changes } of rows)
    play.saw([`${code} ${decision}`, ...changes.map((one) => `${one.path}: ${one.before} → ${one.after}`)].join('; '));
  play.expect(
    rows.some(({ code, decision, changes }) => code === before.code && decision === 'UPDATE' && changes.length > 0),
    'trước khi ghi đã thấy từng thay đổi / each change is seen before the commit',
    rows,
  );
  const done = await commit(dpo, report.id);
  const updated = await activity(dpo, known.id);
  play.expect(
    updated.retention !== before.retention && done.undoableUntil !== null,
    `đã cập nhật, hoàn tác được đến ${done.undoableUntil} / updated, can be undone until then`,
    updated,
  );
  await undo(dpo, report.id);
  const after = await activity(dpo, known.id);
  play.expect(
    JSON.stringify({ ...after, version: 0 }) === JSON.stringify({ ...before, version: 0 }) && after.version > updated.version,
    'hoạt động trở lại như trước, thành một phiên bản mới / the activity is as before, as a version of its own',
    after,
  );
  await play.refused('ALREADY_UNDONE', 'hoàn tác lần nữa bị từ chối / undoing once more is refused', () => undo(dpo, report.id));
}

/** A file that is broken is told where, and what to do. */
async function refuse(play: Play, dpo: ApiClient): Promise<void> {
  play.step('Tệp hỏng: nói rõ chỗ nào và làm gì / a broken file: where, and what to do');
  const broken = Buffer.from('system:\n  - fides_key: [x\n');
  const report = await check(dpo, (await upload(dpo, { name: 'hỏng.yml', bytes: broken })).ticketId);
  show(play, report);
  play.expect(
    report.format === null && !report.committable,
    'không đọc được nên không ghi gì / unread, so nothing is written',
    report.format,
  );
}

function show(play: Play, { formatName, activityCount, errorCount, reviewCount, lost, mapping, problems }: RegisterImport): void {
  play.saw(`${formatName?.vi ?? '?'}: ${activityCount} hoạt động, ${errorCount} lỗi, ${reviewCount} chỗ cần chọn`);
  if (lost.length > 0) play.saw(`Không mang theo được / cannot be carried: ${lost.slice(0, 6).join(', ')}${lost.length > 6 ? ', …' : ''}`);
  if (mapping.length > 0) play.saw(`Cột / columns: ${mapping.map(({ field, column }) => `${column} → ${field}`).join('; ')}`);
  for (const { severity, sheet, row, column, vi } of problems.slice(0, 4))
    play.saw(`${severity} ${sheet ?? ''}!${column ?? ''}${row ?? ''} ${vi}`);
  if (problems.length > 4) play.saw(`… và ${problems.length - 4} mục nữa / more`);
}

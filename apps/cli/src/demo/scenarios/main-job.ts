import type { ApiClient } from '../api-client.js';
import { accept, arrived, deliveriesOf, notificationsAbout, wholeQueue } from '../deliveries.js';
import type { Play, Scenario } from '../play.js';
import { checkReceipt } from '../receipts.js';
import { type Activity, activity, completeActivity, type Gap, publishActivity, wholeRegister } from '../register.js';
import { type RegisterFile, registerFile } from '../register-file.js';
import { check, commit, upload } from '../register-import.js';
import { draftReport, factsOfToday, markReady, reviseReport, type Submitted, submit } from '../reports.js';

export const mainJob: Scenario = {
  name: 'main-job',
  tells: 'từ sổ đăng ký đến số tiếp nhận và biên nhận / from the register to the registry number and the receipt',
  play: async (play: Play) => {
    const registered = await bringRegister(play);
    const complete = await completeAndPublish(play, registered);
    const reportId = await prepareReport(play, complete);
    const submitted = await submitOnce(play, reportId);
    await receiveAtDesk(play, reportId, submitted);
    await checkReceipt(play, submitted);
  },
};

async function bringRegister(play: Play): Promise<Activity> {
  play.step('Nhập sổ đăng ký: xin phiếu, gửi tệp, kiểm tra, ghi / bring the register: ticket, upload, check, commit');
  const dpo = await play.as('dpo@sao-bien.example');
  const file = registerFile(play);
  const before = await wholeRegister(dpo);
  const has = before.some(({ code }) => code === file.activityCode);
  const created = await importFile(play, dpo, file, has);
  const after = await wholeRegister(dpo);
  if (has) play.saw(`${file.activityCode} đã có từ lần chạy trước / is there from an earlier run`);
  play.expect(
    after.length === before.length + created,
    `sổ đăng ký thêm đúng ${created} bản nháp / the register grew by exactly ${created} drafts`,
    after.length - before.length,
  );

  play.step('Nhập lại đúng tệp đó: không gì bị nhân đôi / bring the same file again: nothing is doubled');
  await importFile(play, dpo, file, true);
  const again = await wholeRegister(dpo);
  play.expect(
    again.length === after.length,
    `sổ đăng ký vẫn có ${after.length} hoạt động / the register still has ${after.length}`,
    again.length,
  );
  const codes = again.filter(({ code }) => code === file.activityCode);
  play.expect(codes.length === 1, `đúng một hoạt động mang mã ${file.activityCode} / exactly one activity with that code`, codes.length);
  return activity(dpo, codes[0]!.id);
}

/** Returns how many activities it must have made. */
async function importFile(play: Play, dpo: ApiClient, file: RegisterFile, has: boolean): Promise<number> {
  const { ticketId, sha256 } = await upload(dpo, file);
  play.saw(`${file.name}: ${file.bytes.length} byte, SHA-256 ${sha256.slice(0, 16)}…`);
  const report = await check(dpo, ticketId);
  play.saw(`${report.format}: ${report.activityCount} hoạt động, ${report.errorCount} lỗi, ${report.reviewCount} chỗ cần chọn`);
  for (const { severity, sheet, row, column, vi } of report.problems)
    play.saw(`${severity} ${sheet ?? ''}!${column ?? ''}${row ?? ''} ${vi}`);
  play.expect(report.committable && report.activityCount > 0, 'ghi được / it can be committed', report);
  const existing = report.problems.filter(({ code }) => code === 'ALREADY_REGISTERED').length;
  if (has)
    play.expect(existing === report.activityCount, 'báo cáo nói là đã có / the report says that all are registered already', existing);
  else play.expect(existing === 0, 'chưa có hoạt động nào trong số này / none of them is registered yet', existing);
  const done = await commit(dpo, report.id);
  play.expect(done.state === 'COMMITTED', 'đã ghi trong một giao dịch / committed in one transaction', done.state);
  await play.refused('ALREADY_COMMITTED', 'ghi lần nữa bị từ chối / committing it once more is refused', () => commit(dpo, report.id));
  return report.activityCount - existing;
}

async function completeAndPublish(play: Play, known: Activity): Promise<Activity> {
  play.step(`Bổ sung hoạt động ${known.code} rồi ban hành / complete the activity and publish it`);
  const dpo = await play.as('dpo@sao-bien.example');
  play.saw(`Còn thiếu trước khi bổ sung / gaps before: ${known.gaps.length}`);
  showGaps(play, known.gaps);
  const complete = await completeActivity(dpo, known);
  play.saw(`Còn thiếu sau khi bổ sung / gaps after: ${complete.gaps.length}`);
  showGaps(play, complete.gaps);
  if (known.publishedVersion === 0) {
    play.expect(
      mandatory(known).length > 0,
      'bản nhập còn thiếu điều luật đòi / what was imported lacks what the law asks for',
      known.gaps,
    );
    play.expect(
      known.gaps.every(({ article }) => article),
      'mỗi chỗ thiếu nêu điều luật / every gap names its article',
      known.gaps,
    );
  }
  play.expect(mandatory(complete).length === 0, 'không còn thiếu điều bắt buộc / nothing mandatory is missing any more', complete.gaps);
  play.expect(
    complete.dataTypes.some(({ code, dataClass }) => code === 'BANK_CARD_AND_TX' && dataClass === 'SENSITIVE'),
    'dữ liệu tài khoản ngân hàng là nhạy cảm theo luật hiện hành / bank data are sensitive under the law in force',
    complete.dataTypes,
  );
  const staff = await play.as('staff@sao-bien.example');
  await play.refused('FORBIDDEN', 'nhân viên không được ban hành / staff may not publish', () => publishActivity(staff, complete));
  const published = await publishActivity(await play.as('director@sao-bien.example'), complete);
  play.expect(
    published.state === 'PUBLISHED' && published.publishedVersion === known.publishedVersion + 1,
    `giám đốc ban hành phiên bản ${known.publishedVersion + 1} / the director publishes it`,
    published,
  );
  return published;
}

async function prepareReport(play: Play, about: Activity): Promise<string> {
  play.step('Nhân viên soạn báo cáo vi phạm từ hoạt động đó / staff drafts a report on that activity');
  const staff = await play.as('staff@sao-bien.example');
  const facts = factsOfToday();
  const { reporterRole: _, actType: __, dataTypes: ___, place: ____, ...partial } = facts;
  const title = `Gửi nhầm bảng lương (${play.run})`;
  const draft = await draftReport(staff, { title, activityIds: [about.id], facts: partial });
  const types = draft.facts.dataTypes ?? [];
  play.saw(
    `Điền sẵn / prefilled: ${types.map(({ code, state }) => `${code} ${state}`).join(', ')}; ${(draft.facts.systems ?? []).join(', ')}`,
  );
  play.expect(
    about.dataTypes.every(({ code }) => types.some((type) => type.code === code && type.state === 'UNKNOWN')),
    'loại dữ liệu của hoạt động được điền sẵn, chưa rõ có bị ảnh hưởng / its data types are prefilled as not yet known',
    types,
  );
  play.expect(
    about.systems.every(({ name }) => draft.facts.systems?.includes(name)),
    'hệ thống của hoạt động được điền sẵn / its systems are prefilled',
    draft.facts.systems,
  );
  const { assessment } = draft;
  play.saw(`${assessment?.regime}, mẫu ${assessment?.formCode}, ${assessment?.noticeClass}; ${assessment?.clock.arithmetic.vi}`);

  play.step('Trình ký khi còn thiếu thì bị từ chối, có danh sách / presenting it too early is refused, with the list');
  const refusal = await play.refused('FACTS_MISSING', 'chưa đủ để trình ký / not enough to be signed', () => markReady(staff, draft.id));
  for (const { path, vi, article } of refusal.defects ?? []) play.saw(`${path}: ${vi} (${article})`);
  for (const path of ['reporterRole', 'actType'])
    play.expect(
      refusal.defects?.some((defect) => defect.path === path && defect.article && defect.vi && defect.en),
      `danh sách nêu ${path} cùng điều luật, tiếng Việt và tiếng Anh / the list names it with its article in both languages`,
      refusal.defects,
    );
  const revised = await reviseReport(staff, draft, { title, activityIds: [about.id], facts });
  const ready = await markReady(staff, revised.id);
  play.expect(ready.state === 'READY', 'bổ sung xong thì trình ký được / once complete it can be presented', ready.state);
  play.saw(`Còn có thể báo sau / may follow later: ${(ready.assessment?.missing ?? []).map(({ path }) => path).join(', ') || '-'}`);
  return ready.id;
}

async function submitOnce(play: Play, reportId: string): Promise<Submitted> {
  play.step('Giám đốc ký gửi, một khóa của mình / the director submits, under a key of his own');
  const staff = await play.as('staff@sao-bien.example');
  const director = await play.as('director@sao-bien.example');
  const key = `demo-${play.run}`;
  await play.refused('FORBIDDEN', 'nhân viên không được gửi / staff may not submit', () => submit(staff, reportId, key));
  const first = await submit(director, reportId, key);
  const { filing } = first;
  const [verdict] = filing.verdicts;
  play.saw(
    `${filing.reference}, mẫu ${filing.formCode}, ${filing.regime}, ${filing.submittedAt}; ${verdict?.verdict} (${verdict?.article}), hạn ${verdict?.dueAt}`,
  );
  play.expect(
    /^BC\d{2}-\d{6}-[0-9A-Z]$/.test(filing.reference),
    'mã hồ sơ có ký tự kiểm tra / a reference with its check character',
    filing.reference,
  );
  play.expect(filing.regime === 'VN_PDPL_2025' && filing.formCode === '08', 'theo Luật 91/2025, mẫu 08 / under Law 91, form 08', filing);
  play.expect(filing.verdicts.length === 1 && verdict?.verdict === 'ON_TIME', 'đúng hạn, đã chốt / in time, frozen', filing.verdicts);

  play.step('Gửi lại cùng khóa / the same key again');
  const second = await submit(director, reportId, key);
  play.expect(
    second.filing.id === first.filing.id && second.receipt.file === first.receipt.file,
    'cùng hồ sơ, biên nhận giống từng byte / the same filing, a receipt equal byte by byte',
  );
  await play.refused('KEY_REUSED', 'cùng khóa, nội dung khác bị từ chối / the same key with another payload is refused', () =>
    submit(director, reportId, key, 'nội dung khác'),
  );
  const state = await play.refused(
    'WRONG_STATE',
    'khóa mới cho báo cáo đã gửi bị từ chối / a new key on a report that is sent is refused',
    () => submit(director, reportId, `${key}-2`),
  );
  play.expect(state.state === 'SUBMITTED', 'câu từ chối nêu trạng thái / the refusal names the state', state);
  return first;
}

async function receiveAtDesk(play: Play, reportId: string, { filing }: Submitted): Promise<void> {
  play.step('Hồ sơ đến bàn của A05; cán bộ đầu mối tiếp nhận / it reaches the desk of A05; the liaison officer accepts it');
  const director = await play.as('director@sao-bien.example');
  const liaison = await play.as('liaison@a05.example');
  const delivery = await play.eventually('đã đến bàn / it has arrived', () => arrived(director, reportId));
  const queue = await wholeQueue(liaison);
  const queued = queue.find(({ reference }) => reference === filing.reference);
  play.saw(`Hàng chờ của A05 / queue of A05: ${queue.length}`);
  play.expect(
    queued?.id === delivery.id && queued.unitCode === 'A05',
    `${filing.reference} nằm trong hàng chờ của A05 / is in the queue of A05`,
    queued,
  );
  const sorted = queue.every((one, i) => i === 0 || one.acceptBy >= queue[i - 1]!.acceptBy);
  play.expect(sorted, 'hàng chờ xếp theo thời gian còn lại / the queue stands by time left');
  const note = `Đã nhận đủ hồ sơ ${play.run}`;
  const accepted = await accept(liaison, delivery.id, note);
  play.expect(
    accepted.businessState === 'ACCEPTED' && accepted.registryNumber,
    `đã vào sổ, số ${accepted.registryNumber} / received into the register`,
    accepted,
  );
  await play.refused('WRONG_STATE', 'tiếp nhận lần nữa bị từ chối / accepting it twice is refused', () =>
    accept(liaison, delivery.id, note),
  );
  const left = await wholeQueue(liaison);
  play.expect(!left.some(({ id }) => id === delivery.id), 'không còn trong hàng chờ / it has left the queue');

  play.step('Người gửi thấy phản hồi của cơ quan / the filer sees what the authority said');
  const [seen] = await deliveriesOf(director, reportId);
  for (const { code, registryNumber, note: word } of seen?.acknowledgements ?? [])
    play.saw(`${code} ${registryNumber ?? ''} ${word ?? ''}`);
  const [came, received] = seen?.acknowledgements ?? [];
  play.expect(came?.code === '01' && received?.code === '03', 'hai xác nhận 01 và 03 / acknowledgements 01 and 03', seen?.acknowledgements);
  play.expect(
    received.registryNumber === accepted.registryNumber && received.note === note,
    'có số vào sổ và lời nhắn / with the registry number and the note',
    received,
  );
  await play.eventually('có thông báo "đã đến" và "đã tiếp nhận" / news of both has come', async () => {
    const news = await notificationsAbout(director, filing.id);
    return news.includes('FilingArrived') && news.includes('FilingAccepted');
  });
}

function mandatory({ gaps }: Activity): Gap[] {
  return gaps.filter(({ severity }) => severity === 'MANDATORY');
}

function showGaps(play: Play, gaps: readonly Gap[]): void {
  for (const { severity, path, vi, article } of gaps)
    play.saw(`- ${severity === 'MANDATORY' ? 'bắt buộc' : 'nên có'} ${path}: ${vi} (${article ?? '-'})`);
}

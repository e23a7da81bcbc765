import { randomUUID } from 'node:crypto';
import type { ApiClient } from '../api-client.js';
import { accept, arrived, notificationsAbout, wholeQueue } from '../deliveries.js';
import type { Play, Scenario } from '../play.js';
import { activity, completeActivity, draftActivity, publishActivity, wholeRegister } from '../register.js';
import { registerFile } from '../register-file.js';
import { check, commit, upload } from '../register-import.js';
import { draftReport, factsOfToday, fileReport, markReady, report, reviseReport, submit } from '../reports.js';

/** Something of Sao Biển, and a way to touch it by its id. */
type Touch = readonly [what: string, touch: (client: ApiClient) => Promise<unknown>];

export const otherOrganisation: Scenario = {
  name: 'other-organisation',
  tells:
    'tổ chức khác, đơn vị khác, vai trò khác không thấy và không làm được gì / another organisation, unit or role sees and does nothing',
  play: async (play: Play) => {
    const dpo = await play.as('dpo@sao-bien.example');
    const world = await makeThings(play, dpo);
    await strangerSeesNothing(play, dpo, world);
    await unitsSeeTheirOwn(play, world);
    await rolesAreHeld(play, world);
  },
};

type World = Awaited<ReturnType<typeof makeThings>>;

async function makeThings(play: Play, dpo: ApiClient) {
  play.step(
    'Sao Biển có: hoạt động, bản nháp báo cáo, hồ sơ đã gửi, tệp đã kiểm tra / Sao Biển has an activity, a draft, a filing, a checked file',
  );
  const drafted = await draftActivity(dpo, `DEMO-${play.run}`, `Hoạt động mẫu ${play.run}`);
  const file = registerFile(play);
  const { ticketId } = await upload(dpo, file);
  const imported = await check(dpo, ticketId);
  const open = await dpo.ask<{ createUploadTicket: { id: string; url: string } }>(
    'mutation { createUploadTicket(fileName: "x.xlsx", size: 4) { id url } }',
  );
  const draft = await draftReport(dpo, { title: `Bản nháp ${play.run}`, activityIds: [], facts: factsOfToday() });
  const filed = await fileReport(dpo, play.run, 'Hồ sơ cho kịch bản tổ chức khác');
  const delivery = await play.eventually('hồ sơ đã đến A05 / the filing has arrived at A05', () => arrived(dpo, filed.reportId));
  return { drafted, ticketId, imported, openTicket: open.createUploadTicket, draft, filed, delivery };
}

async function strangerSeesNothing(play: Play, dpo: ApiClient, world: World): Promise<void> {
  const { drafted, draft, filed, delivery } = world;
  play.step('DPO của Hoa Sen xem danh sách / the officer of Hoa Sen lists');
  const stranger = await play.as('dpo@hoa-sen.example');
  const own = await draftActivity(stranger, `DEMO-${play.run}`, `Hoạt động mẫu của Hoa Sen ${play.run}`);
  const mine = await wholeRegister(dpo);
  const theirs = await wholeRegister(stranger);
  play.expect(
    mine.some(({ id }) => id === drafted.id),
    'chính chủ thấy hoạt động trong sổ của mình / its owner sees the activity in the list',
  );
  play.expect(
    !theirs.some(({ id }) => mine.some((one) => one.id === id)),
    `${theirs.length} hoạt động, không có của Sao Biển / none of Sao Biển`,
    theirs,
  );
  play.expect(
    theirs.some(({ id }) => id === own.id) && !mine.some(({ id }) => id === own.id),
    'hoạt động cùng mã của Hoa Sen chỉ Hoa Sen thấy / an activity of Hoa Sen under the same code is seen by Hoa Sen alone',
  );
  const reports = await reportIds(stranger);
  play.expect(
    (await reportIds(dpo)).includes(filed.reportId),
    'chính chủ thấy báo cáo trong danh sách / its owner sees the report in the list',
  );
  play.expect(
    ![draft.id, filed.reportId].some((id) => reports.includes(id)),
    'không có báo cáo của Sao Biển / no report of Sao Biển',
    reports,
  );
  play.expect(
    (await notificationsAbout(stranger, filed.filing.id)).length === 0,
    'không có tin về hồ sơ của Sao Biển / no news about its filing',
  );

  play.step('… và thử từng mã / … and tries every id');
  const reads: Touch[] = [
    ['hoạt động / activity', (client) => activity(client, drafted.id)],
    ['bản nháp / draft report', (client) => report(client, draft.id)],
    ['báo cáo đã gửi / filed report', (client) => report(client, filed.reportId)],
    ['biên nhận / receipt', (client) => client.ask('query ($id: ID!) { receipt(filingId: $id) { file } }', { id: filed.filing.id })],
    ['lượt chuyển / delivery', (client) => client.ask('query ($id: ID!) { delivery(id: $id) { id } }', { id: delivery.id })],
  ];
  for (const [what, read] of reads) {
    await read(dpo);
    await play.refused('NOT_FOUND', `đọc / read: ${what}`, () => read(stranger));
  }
  const content = { title: 'x', activityIds: [], facts: factsOfToday() };
  const writes: Touch[] = [
    ['sửa hoạt động / revise the activity', (client) => completeActivity(client, drafted)],
    ['ban hành hoạt động / publish it', (client) => publishActivity(client, drafted)],
    ['báo cáo trên hoạt động đó / a report on that activity', (client) => draftReport(client, { ...content, activityIds: [drafted.id] })],
    ['kiểm tra tệp / check the file', (client) => check(client, world.ticketId)],
    ['ghi tệp / commit the import', (client) => commit(client, world.imported.id)],
    ['gửi byte vào phiếu / send bytes under the ticket', (client) => client.put(world.openTicket.url, Buffer.from('PK\u0003\u0004'))],
    ['sửa bản nháp / revise the draft', (client) => reviseReport(client, draft, content)],
    ['trình ký / mark ready', (client) => markReady(client, draft.id)],
    ['gửi / submit', (client) => submit(client, draft.id, `demo-${play.run}-x`)],
    [
      'gửi lại bằng đúng khóa của người khác / submit again with the very key of the other',
      (client) => submit(client, filed.reportId, filed.clientKey),
    ],
    ['bỏ báo cáo / discard', (client) => client.ask('mutation ($id: ID!) { discardViolationReport(id: $id) { id } }', { id: draft.id })],
    ['mở lại báo cáo / reopen', (client) => client.ask(REOPEN, { id: draft.id })],
    ['tiếp nhận / accept', (client) => accept(client, delivery.id, 'x')],
  ];
  for (const [what, write] of writes) await play.refused('NOT_FOUND', `ghi / write: ${what}`, () => write(stranger));
  const unknown = await play.refused(
    'NOT_FOUND',
    'mã không có thật trả lời y như vậy / an id that does not exist gets the same answer',
    () => report(stranger, randomUUID()),
  );
  const foreign = await play.refused('NOT_FOUND', 'và mã của người khác / and one of somebody else', () => report(stranger, draft.id));
  play.expect(
    unknown.messageEn === foreign.messageEn && unknown.messageVi === foreign.messageVi,
    'hai câu trả lời giống hệt nhau / the two answers are equal',
  );
  const untouched = await report(dpo, draft.id);
  play.expect(
    untouched.state === 'DRAFT' && untouched.version === draft.version,
    'bản nháp còn nguyên / the draft is untouched',
    untouched,
  );
}

const REOPEN = 'mutation ($id: ID!) { reopenViolationReport(id: $id, reason: "Bổ sung số lượng trước khi ký") { id } }';

async function unitsSeeTheirOwn(play: Play, { draft, filed, delivery, drafted }: World): Promise<void> {
  play.step('Các đơn vị / the units: A05, và Công an Hải Phòng nơi Sao Biển đóng / and the police of Hải Phòng, where Sao Biển is');
  const a05 = await play.as('liaison@a05.example');
  const haiPhong = await play.as('liaison@pa05-31.example');
  const queue = await wholeQueue(a05);
  play.expect(
    queue.some(({ id }) => id === delivery.id),
    'A05 thấy hồ sơ gửi cho mình / A05 sees what was sent to it',
  );
  play.expect(
    queue.every(({ reference, businessState }) => /^BC/.test(reference) && businessState === 'ARRIVED'),
    `cả ${queue.length} mục trong hàng chờ đều là hồ sơ đã gửi, không có bản nháp / all in the queue are filings, none a draft`,
  );
  const local = await wholeQueue(haiPhong);
  play.expect(
    !local.some((one) => queue.some(({ id }) => id === one.id)),
    `hàng chờ Hải Phòng (${local.length}) không có gì của A05 / nothing of A05 in it`,
    local.length,
  );
  await play.refused('NOT_FOUND', 'Hải Phòng đọc lượt chuyển của A05 / reads the delivery', () =>
    haiPhong.ask('query ($id: ID!) { delivery(id: $id) { id filing { content } } }', { id: delivery.id }),
  );
  await play.refused('NOT_FOUND', 'Hải Phòng tiếp nhận thay A05 / accepts it', () => accept(haiPhong, delivery.id, 'x'));
  for (const [unit, officer] of [
    ['A05', a05],
    ['PA05-31', haiPhong],
  ] as const) {
    await play.refused('NOT_FOUND', `${unit} đọc bản nháp / reads the draft`, () => report(officer, draft.id));
    await play.refused('NOT_FOUND', `${unit} đọc báo cáo phía tổ chức / reads the organisation’s own report`, () =>
      report(officer, filed.reportId),
    );
    await play.refused('NOT_FOUND', `${unit} đọc sổ đăng ký / reads the register`, () => activity(officer, drafted.id));
    await play.refused('FORBIDDEN', `${unit} liệt kê báo cáo / lists reports`, () => reportIds(officer));
  }
}

async function rolesAreHeld(play: Play, { draft, drafted, filed }: World): Promise<void> {
  play.step('Các vai trò trong Sao Biển, và người chưa đăng nhập / the roles in Sao Biển, and nobody');
  const viewer = await play.as('viewer@sao-bien.example');
  const staff = await play.as('staff@sao-bien.example');
  const director = await play.as('director@sao-bien.example');
  const admin = await play.as('admin@khien.example');
  await report(viewer, draft.id);
  play.expect(true, 'người xem đọc được báo cáo / the viewer reads the report');
  const content = { title: 'x', activityIds: [], facts: factsOfToday() };
  await play.refused('FORBIDDEN', 'người xem soạn báo cáo / the viewer drafts', () => draftReport(viewer, content));
  await play.refused('FORBIDDEN', 'người xem trình ký / the viewer marks ready', () => markReady(viewer, draft.id));
  await play.refused('FORBIDDEN', 'người xem sửa sổ đăng ký / the viewer revises the register', () => completeActivity(viewer, drafted));
  await markReady(staff, draft.id);
  await play.refused('FORBIDDEN', 'người xem gửi / the viewer submits', () => submit(viewer, draft.id, `demo-${play.run}-v`));
  await play.refused('FORBIDDEN', 'nhân viên gửi / staff submits', () => submit(staff, draft.id, `demo-${play.run}-s`));
  await play.refused('FORBIDDEN', 'giám đốc soạn báo cáo / the director drafts', () => draftReport(director, content));
  play.expect((await report(director, draft.id)).state === 'READY', 'báo cáo vẫn chờ ký / the report still waits');
  await play.refused('NOT_FOUND', 'quản trị hệ thống đọc báo cáo / the platform’s administrator reads a report', () =>
    report(admin, filed.reportId),
  );
  await play.refused('FORBIDDEN', 'quản trị hệ thống mở hàng chờ / opens the queue', () => wholeQueue(admin));
  await play.refused('UNAUTHENTICATED', 'chưa đăng nhập / not signed in', () => wholeRegister(play.anybody()));
  await director.ask(REOPEN, { id: draft.id });
  await staff.ask('mutation ($id: ID!) { discardViolationReport(id: $id) { id } }', { id: draft.id });
  play.expect(
    (await report(director, draft.id)).state === 'DISCARDED',
    'bản nháp được bỏ, hàng vẫn còn / the draft is discarded, its row stays',
  );
}

async function reportIds(client: ApiClient): Promise<string[]> {
  const { violationReports } = await client.ask<{ violationReports: { nodes: { id: string }[] } }>(
    '{ violationReports(first: 100) { nodes { id } } }',
  );
  return violationReports.nodes.map(({ id }) => id);
}

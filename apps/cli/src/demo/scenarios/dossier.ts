import type { ApiClient } from '../api-client.js';
import { accept } from '../deliveries.js';
import {
  attach,
  beginUpdate,
  complete,
  type Dossier,
  excuse,
  openDossier,
  present,
  dossier as read,
  recordChange,
  reviseDossier,
  sendFile,
  submitDossier,
} from '../dossiers.js';
import type { Play, Scenario } from '../play.js';
import { checkReceipt } from '../receipts.js';
import { publishActivity } from '../register.js';

const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

export const dossier: Scenario = {
  name: 'dossier',
  tells:
    'hồ sơ chuyển dữ liệu xuyên biên giới: lập, gửi, hoàn thiện, đạt, cập nhật / a transfer dossier: made, filed, completed, met, updated',
  play: async (play: Play) => {
    const staff = await play.as('staff@sao-bien.example');
    const dpo = await play.as('dpo@sao-bien.example');
    const director = await play.as('director@sao-bien.example');
    const activityId = await transferring(play, staff, dpo);

    play.step('Lập hồ sơ từ sổ đăng ký / make the dossier from the register');
    const opened = await openDossier(staff, `Lưu trữ đám mây (${play.run})`, [activityId]);
    showClocks(play, opened);
    const taken = opened.answers.map(({ path, source }) => `${path} ← ${source}`);
    play.expect(
      taken.length > 10,
      `${taken.length} câu trả lời lấy sẵn, mỗi câu có nguồn / answers are there, each with its source`,
      taken,
    );
    const missing = mandatory(opened);
    play.saw(`Điểm / score ${opened.completeness.score}; còn thiếu / open: ${missing.length}`);
    const refusal = await play.refused('FACTS_MISSING', 'thiếu thì chưa trình ký được / incomplete, it cannot be presented', () =>
      present(staff, opened.id),
    );
    for (const { path, article, vi } of refusal.defects ?? []) play.saw(`- ${path} (${article ?? '-'}): ${vi}`);

    play.step('Trả lời phần còn thiếu, đính kèm tài liệu / answer what is open, attach the documents');
    await reviseDossier(staff, opened, ANSWERS);
    const contract = await sendFile(staff, 'hop-dong-dam-may.txt', `Hợp đồng mẫu ${play.run}`);
    await attach(staff, opened.id, 'CONTRACT', contract, 'Hợp đồng dịch vụ đám mây');
    for (const kind of ['FLOW_DIAGRAM', 'SYSTEM_DIAGRAM'])
      await attach(staff, opened.id, kind, await sendFile(staff, `${kind.toLowerCase()}.txt`, `${kind} ${play.run}`), 'Sơ đồ');
    const filled = await excuse(staff, opened.id, 'POLICIES', 'Đang trình ban hành, sẽ gửi bổ sung');
    play.expect(
      mandatory(filled).length === 0,
      `điểm / score ${filled.completeness.score}: không còn thiếu / nothing is open`,
      mandatory(filled),
    );
    if (filled.securityPart) play.saw(filled.securityPart.reason.vi);
    const readied = await present(staff, opened.id);
    play.saw(`Mẫu / forms: ${readied.forms.letter}, ${readied.forms.report}`);

    play.step('Ký và gửi / sign and file');
    const submitted = await submitDossier(director, opened.id, `demo-${play.run}-1`);
    const again = await submitDossier(director, opened.id, `demo-${play.run}-1`);
    play.expect(again.receipt.file === submitted.receipt.file, 'gửi lại: cùng một biên nhận / sent again: the same receipt');
    const { reference, verdicts } = submitted.filing;
    play.saw(`${reference}: ${verdicts.map(({ rule, verdict }) => `${rule} ${verdict}`).join(', ')}`);
    const { officer, deliveryId } = await atDesk(play, staff, opened.id, 1);
    for (const paper of ['form.pdf', 'report.pdf', 'package.zip'])
      play.saw(`${paper}: ${(await officer.file(`/papers/filings/${submitted.filing.id}/${paper}`)).length} byte`);
    await checkReceipt(play, submitted);

    play.step('Cơ quan yêu cầu hoàn thiện / the agency asks for completion');
    const defects = [
      { path: 'facts.overview', code: 'UNCLEAR', text: 'Nêu rõ quy mô dữ liệu được chuyển.' },
      { path: 'documents.POLICIES', code: 'ATTACHMENT', text: 'Gửi quy chế bảo vệ dữ liệu cá nhân.' },
    ];
    const soon = await play.refused('INVALID', 'không cho ít hơn 30 ngày của luật / not less than the 30 days of the law', () =>
      giveBack(officer, deliveryId, defects, inDays(10)),
    );
    for (const { vi } of soon.defects ?? []) play.saw(vi);
    await giveBack(officer, deliveryId, defects, inDays(31));
    const returned = await play.eventually('hồ sơ trở lại bàn người lập / it is back', async () => {
      const found = await read(staff, opened.id);
      return found.state === 'RETURNED' && found;
    });
    showClocks(play, returned);

    play.step('Hoàn thiện, trả lời từng điểm, gửi lại / complete, answer each point, file again');
    const again2 = await complete(staff, opened.id);
    await reviseDossier(staff, again2, { overview: `${ANSWERS.overview} Mỗi tháng khoảng 1.250 hồ sơ người lao động.` });
    const policies = await sendFile(staff, 'quy-che.txt', `Quy chế mẫu ${play.run}`);
    await attach(staff, opened.id, 'POLICIES', policies, 'Quy chế bảo vệ dữ liệu cá nhân');
    await present(
      staff,
      opened.id,
      defects.map(({ path }) => ({ path, answer: 'FIXED' })),
    );
    const second = await submitDossier(director, opened.id, `demo-${play.run}-2`);
    play.expect(second.filing.reference === reference, 'cùng mã hồ sơ / the same reference', second.filing.reference);
    const desk = await atDesk(play, staff, opened.id, 2);
    await accept(desk.officer, desk.deliveryId, 'Đạt yêu cầu');
    const met = await play.eventually('đạt yêu cầu / it is met', async () => {
      const found = await read(staff, opened.id);
      return found.state === 'ACCEPTED' && found;
    });
    play.expect(
      met.filings[0]!.filingReturn?.state === 'ANSWERED' && met.filings[0]!.verdicts.length === 1 && met.filings[1]!.verdicts.length === 0,
      'kết luận về 60 ngày là của lần gửi đầu / the verdict on the 60 days is that of the first filing',
      met.filings,
    );

    play.step('Thay đổi phải báo trong 10 ngày / a change that is to be told within ten days');
    await play.refused('NO_CHANGE', 'không có thay đổi thì không cập nhật / without a change there is no update', () =>
      beginUpdate(staff, opened.id),
    );
    const changed = await recordChange(staff, {
      dossierId: opened.id,
      kind: 'BUSINESS_LINE',
      changedOn: dayOf(new Date(Date.now() + 7 * 3_600_000)),
      content: 'Bổ sung ngành lưu giữ hàng hóa',
      reason: 'Mở rộng kho bãi',
    });
    play.saw(changed.changes.map(({ kind, clock }) => `${kind}: ${clock?.ruleId ?? '-'}, hạn / due ${clock?.dueOn ?? '-'}`).join('\n'));
    await beginUpdate(staff, opened.id);
    await present(staff, opened.id);
    const update = await submitDossier(director, opened.id, `demo-${play.run}-3`);
    play.expect(
      update.filing.kind === 'UPDATE' && update.filing.formCode === '03a' && update.filing.verdicts[0]?.verdict === 'ON_TIME',
      'mẫu 03a, đúng hạn / Form 03a, in time',
      update.filing,
    );
    const last = await atDesk(play, staff, opened.id, 3);
    await accept(last.officer, last.deliveryId, 'Đã ghi nhận thay đổi');
    await play.eventually(
      'bản cập nhật được ghi nhận / the update is accepted',
      async () => (await read(staff, opened.id)).state === 'ACCEPTED',
    );
  },
};

/** An activity that stores salaries in a cloud abroad since last month, published by a second person. */
async function transferring(play: Play, staff: ApiClient, dpo: ApiClient): Promise<string> {
  play.step('Hoạt động xử lý có chuyển dữ liệu ra nước ngoài / an activity with a transfer across the border');
  const input = {
    code: `DM-${play.run}`,
    name: 'Lưu trữ bảng lương trên đám mây',
    role: 'CONTROLLER',
    purposes: [{ text: 'Tính và trả lương cho người lao động', legalBasis: 'CONTRACT' }],
    operations: ['COLLECT', 'ENCRYPT', 'TRANSFER', 'DELETE'],
    protectionMeasures: [
      { kind: 'TECHNICAL', text: 'Mã hóa khi lưu và khi truyền' },
      { kind: 'MANAGERIAL', text: 'Phân quyền theo vai trò, rà soát mỗi quý' },
      { kind: 'TRAINING', text: 'Đào tạo hằng năm' },
    ],
    retention: '10 năm sau khi chấm dứt hợp đồng',
    deletionMethod: 'Xóa an toàn theo quy trình, có biên bản',
    firstProcessedOn: '2026-03-02',
    ownerName: 'Trưởng phòng Nhân sự (mẫu)',
    subjectGroups: [{ name: 'Người lao động', subjectCount: 1250 }],
    dataTypes: [
      { code: 'FULL_BIRTH_NAME', subjectGroup: 'Người lao động', retention: '10 năm' },
      { code: 'BANK_CARD_AND_TX', subjectGroup: 'Người lao động', retention: '10 năm' },
    ],
    systems: [{ name: 'Hệ thống tính lương', location: 'VN' }],
    transfers: [
      {
        case: 'FOREIGN_CLOUD',
        country: 'SG',
        recipient: 'Đám mây mẫu',
        safeguards: 'Điều khoản bảo vệ dữ liệu trong hợp đồng',
        firstTransferredOn: dayOf(inDays(-30)),
      },
    ],
  };
  const { draftProcessingActivity: drafted } = await staff.ask<{ draftProcessingActivity: { id: string; version: number } }>(
    'mutation ($input: ActivityInput!) { draftProcessingActivity(input: $input) { id version } }',
    { input },
  );
  await publishActivity(dpo, drafted);
  return drafted.id;
}

/** The desk at which the filing of this number arrived, by the table of competence, with its officer. */
async function atDesk(play: Play, filer: ApiClient, id: string, number: number): Promise<{ officer: ApiClient; deliveryId: string }> {
  const { unitCode, id: deliveryId } = await play.eventually('đã đến bàn tiếp nhận / it has arrived at its desk', async () => {
    const filing = (await read(filer, id)).filings.find((one) => one.number === number);
    return filing?.deliveries.find(({ businessState }) => businessState !== 'NONE');
  });
  play.saw(`Đơn vị / unit: ${unitCode}`);
  return { officer: await play.as(`liaison@${unitCode.toLowerCase()}.example`), deliveryId };
}

async function giveBack(officer: ApiClient, deliveryId: string, defects: readonly object[], respondBy: Date): Promise<void> {
  await officer.ask('mutation ($input: ReturnFilingInput!) { returnFiling(input: $input) { id } }', {
    input: { deliveryId, defects, respondBy: respondBy.toISOString() },
  });
}

function mandatory({ completeness }: Dossier) {
  return completeness.open.filter(({ need }) => need === 'MANDATORY');
}

function showClocks(play: Play, { clocks }: Dossier): void {
  for (const { ruleId, arithmetic } of clocks) play.saw(`${ruleId}: ${arithmetic.vi}`);
}

const IMPACT = {
  aspects: 'Quyền riêng tư, tài sản của người lao động',
  goal: 'Không lộ thông tin lương',
  measures: 'Mã hóa, phân quyền, giám sát truy cập',
  effectiveness: 'Rủi ro còn lại thấp',
  recommendation: 'Rà soát mỗi quý',
};

/** What no register knows. */
const ANSWERS = {
  filer: { email: 'dpo@sao-bien.example', businessLines: [{ name: 'Bốc xếp hàng hóa', vsicCode: '5224' }], branchCount: 1 },
  transferFlows: [
    {
      subjectGroup: 'Người lao động',
      purpose: 'Tính và trả lương cho người lao động',
      recipient: 'Đám mây mẫu',
      country: 'Singapore',
      sensitive: true,
      laterProcessing: 'Lưu trữ và sao lưu; bên nhận không khai thác dữ liệu',
    },
  ],
  consent: [{ subjectGroup: 'Người lao động', otherBasis: 'Thực hiện hợp đồng lao động' }],
  domesticTransfer: false,
  dataExchange: false,
  serviceBusiness: false,
  safetyPlan: 'Phương án ứng cứu sự cố, sao lưu hằng ngày',
  standards: 'ISO/IEC 27001:2022',
  securityChecks: [{ content: 'Kiểm thử xâm nhập', target: 'Hệ thống tính lương', frequency: 'Hằng năm', purpose: 'Phát hiện lỗ hổng' }],
  recipientPlan: 'Bên nhận có phương án ứng cứu sự cố và sao lưu tại hai vùng',
  compliance: { form: 'Tự đánh giá', time: 'Quý 3 năm 2026', result: 'Đạt, hai khuyến nghị đã khắc phục' },
  overview: 'Bảng lương được lưu trên đám mây tại Singapore để tính lương hằng tháng.',
  impactOnSubjects: IMPACT,
  impactOnSystems: IMPACT,
  recipientStorage: 'Lưu mã hóa, khóa do bên chuyển giữ',
  recipientMeasures: 'Mã hóa, kiểm soát truy cập, nhật ký',
  recipientSystem: 'Cụm máy chủ tại Singapore, hai trung tâm dữ liệu',
  onwardTransfer: 'Không cung cấp cho bên thứ ba',
  recipientAssessment: 'Mức bảo vệ tương đương',
  bindingDocument: 'Hợp đồng dịch vụ đám mây số 12/2026',
};

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
    for (const { article, label } of opened.transferExceptions) play.saw(`Không phải lập nếu / not owed if (${article}): ${label.vi}`);
    play.expect(
      opened.transferExceptions.length === 8 && opened.transferExceptions.every(({ because }) => because === null),
      'không câu trả lời nào chỉ tới một trường hợp được miễn / no answer points at an exception',
      opened.transferExceptions,
    );
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
    for (const [kind, name] of Object.entries(DOCUMENTS))
      await attach(staff, opened.id, kind, await sendFile(staff, `${kind.toLowerCase()}.txt`, `${kind} ${play.run}`), name);
    const reason = 'Đang trình ban hành, sẽ gửi bổ sung';
    const filled = await excuse(staff, opened.id, 'POLICIES', reason);
    play.expect(
      mandatory(filled)
        .map(({ path }) => path)
        .join() === 'documents.POLICIES',
      `điểm / score ${filled.completeness.score}: chỉ còn thiếu quy chế / only the rules are missing`,
      mandatory(filled),
    );
    if (filled.securityPart) play.saw(filled.securityPart.reason.vi);
    await play.refused(
      'FORBIDDEN',
      'gửi thiếu tài liệu là quyết định của nhân sự bảo vệ dữ liệu / to file without it, the officer decides',
      () => present(staff, opened.id, null, reason),
    );
    const readied = await present(dpo, opened.id, null, reason);
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
    await reviseDossier(staff, again2, { overview: `${ANSWERS.overview} Khoảng 1.250 khách hàng.` });
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

/** An activity that keeps customers in a cloud abroad since last month, published by a second person. */
async function transferring(play: Play, staff: ApiClient, dpo: ApiClient): Promise<string> {
  play.step('Hoạt động xử lý có chuyển dữ liệu ra nước ngoài / an activity with a transfer across the border');
  const input = {
    code: `DM-${play.run}`,
    name: 'Lưu trữ dữ liệu khách hàng trên đám mây',
    role: 'CONTROLLER',
    purposes: [{ text: 'Chăm sóc khách hàng thân thiết', legalBasis: 'CONSENT' }],
    operations: ['COLLECT', 'ENCRYPT', 'TRANSFER', 'DELETE'],
    protectionMeasures: [
      { kind: 'TECHNICAL', text: 'Mã hóa khi lưu và khi truyền' },
      { kind: 'MANAGERIAL', text: 'Phân quyền theo vai trò, rà soát mỗi quý' },
      { kind: 'TRAINING', text: 'Đào tạo hằng năm' },
    ],
    retention: '05 năm sau khi khách hàng rời chương trình',
    deletionMethod: 'Xóa an toàn theo quy trình, có biên bản',
    firstProcessedOn: '2026-03-02',
    ownerName: 'Trưởng phòng Khách hàng (mẫu)',
    subjectGroups: [{ name: 'Khách hàng', subjectCount: 1250 }],
    dataTypes: [
      { code: 'FULL_BIRTH_NAME', subjectGroup: 'Khách hàng', retention: '05 năm' },
      { code: 'BANK_CARD_AND_TX', subjectGroup: 'Khách hàng', retention: '05 năm' },
    ],
    systems: [{ name: 'Hệ thống khách hàng', location: 'VN' }],
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
  aspects: 'Quyền riêng tư, tài sản của khách hàng',
  goal: 'Không lộ thông tin giao dịch',
  measures: 'Mã hóa, phân quyền, giám sát truy cập',
  effectiveness: 'Rủi ro còn lại thấp',
  recommendation: 'Rà soát mỗi quý',
};

/** What no register knows. */
const ANSWERS = {
  filer: {
    email: 'dpo@sao-bien.example',
    businessLines: [{ name: 'Bốc xếp hàng hóa', vsicCode: '5224' }],
    branchCount: 1,
    pdpContact: { fullName: 'Nhân sự mẫu', title: 'Chuyên viên pháp chế', phones: ['0900 000 001'], email: 'dpo@sao-bien.example' },
    internalPdp: { headName: 'Nhân sự mẫu', headTitle: 'Chuyên viên pháp chế', mobile: '0900 000 001', email: 'dpo@sao-bien.example' },
  },
  parties: [
    {
      part: 'RECIPIENT',
      name: 'Đám mây mẫu',
      country: 'SG',
      pdpContact: 'privacy@dam-may.example',
      contractNumber: '12/2026',
      contractDate: '2026-01-15',
      service: 'Điện toán đám mây',
    },
  ],
  transferFlows: [
    {
      subjectGroup: 'Khách hàng',
      purpose: 'Chăm sóc khách hàng thân thiết',
      recipient: 'Đám mây mẫu',
      country: 'Singapore',
      sensitive: true,
      laterProcessing: 'Lưu trữ và sao lưu; bên nhận không khai thác dữ liệu',
    },
  ],
  consent: [
    { subjectGroup: 'Khách hàng', content: 'Chăm sóc, lưu ở nước ngoài', form: 'Ô chọn trên ứng dụng', process: 'Hỏi khi đăng ký' },
  ],
  domesticTransfer: false,
  dataExchange: false,
  serviceBusiness: false,
  safetyPlan: 'Phương án ứng cứu sự cố, sao lưu hằng ngày',
  standards: 'ISO/IEC 27001:2022',
  securityChecks: [{ content: 'Kiểm thử xâm nhập', target: 'Hệ thống khách hàng', frequency: 'Hằng năm', purpose: 'Phát hiện lỗ hổng' }],
  recipientPlan: 'Bên nhận có phương án ứng cứu sự cố và sao lưu tại hai vùng',
  compliance: { form: 'Tự đánh giá', time: 'Quý 3 năm 2026', result: 'Đạt, hai khuyến nghị đã khắc phục' },
  overview: 'Dữ liệu khách hàng thân thiết được lưu trên đám mây tại Singapore.',
  impactOnSubjects: IMPACT,
  impactOnSystems: IMPACT,
  recipientStorage: 'Lưu mã hóa, khóa do bên chuyển giữ',
  recipientMeasures: 'Mã hóa, kiểm soát truy cập, nhật ký',
  recipientSystem: 'Cụm máy chủ tại Singapore, hai trung tâm dữ liệu',
  onwardTransfer: 'Không cung cấp cho bên thứ ba',
  recipientAssessment: 'Mức bảo vệ tương đương',
  bindingDocument: 'Hợp đồng dịch vụ đám mây số 12/2026',
};

/** What is attached beside the contract. */
const DOCUMENTS = {
  PERSON_DECISION: 'Quyết định phân công nhân sự bảo vệ dữ liệu',
  PERSON_QUALIFICATION: 'Bằng cấp, chứng chỉ của nhân sự',
  FLOW_DIAGRAM: 'Sơ đồ luồng dữ liệu',
  SYSTEM_DIAGRAM: 'Sơ đồ hệ thống',
};

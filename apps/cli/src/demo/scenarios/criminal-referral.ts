import { createHash } from 'node:crypto';
import type { ApiClient } from '../api-client.js';
import { advise, checklist, proposeDecision, showBand, toInvestigation, worksheet } from '../case-law.js';
import { type CaseTeam, caseTeam, reads, verifyHidden } from '../case-team.js';
import { act, type CaseHeader, day, dong, indicatorsOf, instant, investigation, myId, piece, step } from '../cases.js';
import { collect, onItem } from '../evidence.js';
import { khien } from '../khien-program.js';
import type { Play, Scenario } from '../play.js';

/** As the published case was; counts of people and payments are our own, within that frame. */
const RECORDS = 53_000_000;
const GIGABYTES = 306;
const SUBJECTS = { basicSubjects: 21_000_000, sensitiveSubjects: 4_100_000 };
const PAYMENTS_VND = [420_000_000, 350_000_000, 230_000_000];
const GAIN_VND = PAYMENTS_VND.reduce((sum, amount) => sum + amount, 0);
const CHANNELS = [
  { kind: 'FACEBOOK', name: 'Nhóm kín (mẫu)', members: 30_000, closed: true },
  { kind: 'ZALO', name: 'Nhóm trao đổi (mẫu)', members: 900, closed: true },
  { kind: 'TELEGRAM', name: 'Kênh rao bán (mẫu)', members: 12_000, closed: false },
  { kind: 'EMAIL', name: 'Hộp thư giao tệp (mẫu)' },
];
const EARLIER = 'Bán các gói dữ liệu 2019–2024';
const LATER = 'Bán các gói dữ liệu sau ngày 19/8/2026';

export const criminalReferral: Scenario = {
  name: 'criminal-referral',
  tells: `${RECORDS.toLocaleString('vi-VN')} bản ghi, ${GIGABYTES} GB, nhiều kênh, dấu hiệu Điều 288 Bộ luật Hình sự: chuyển truy cứu trách nhiệm hình sự / tens of millions of records, signs of a crime: transferred to the criminal authorities`,
  play: async (play: Play) => {
    const team = await caseTeam(play);
    const file = await opened(play, team);
    await verifyHidden(play, team, file, {
      leadId: await myId(team.lead),
      memberIds: [await myId(team.legal)],
      plan: 'Sao lưu ổ cứng, lập bảng kê tệp, sao kê tài khoản nhận tiền.',
    });
    const of = await gathered(play, team, file);
    play.step('Chuyển sang điều tra, làm rõ (C7) / the case is investigated');
    await toInvestigation(play, team, file);
    const worksheetId = await weighed(play, team, file, of);
    await locked(play, team, file, of.partyId, worksheetId);
    await transferred(play, team, file);
    await packaged(play, team, file);
    await concluded(play, team, file, of.partyId, worksheetId);
  },
};

async function opened(play: Play, { lead }: CaseTeam): Promise<CaseHeader> {
  play.step(
    'Cơ quan khác chuyển nguồn tin; cán bộ mở vụ việc và lấy dấu hiệu từ văn bản / another body hands it on; a case with what its letter mentions',
  );
  const file = await step(lead, 'openCase', 'OpenCaseInput', {
    title: `Đường dây thu thập, mua bán dữ liệu cá nhân trên nhiều tỉnh, thành (${play.run})`,
    acts: ['ILLEGAL_COLLECTION', 'ILLEGAL_SALE'],
    tlp: 'RED',
    source: 'OTHER_BODY',
    sourceNote: 'Công an tỉnh chuyển nguồn tin về tội phạm.',
  });
  const text = `Các đối tượng giao dịch qua Telegram @duong_day_${play.run.replace('-', '_')}, giao tệp qua hộp thư giaotep.${play.run}@duong-day.example.`;
  const { taken } = await lead.ask<{ taken: number }>('mutation ($input: TakeMentionsInput!) { taken: takeMentions(input: $input) }', {
    input: { caseId: file.id, text },
  });
  play.expect(
    taken >= 2,
    `${file.reference}: ${taken} dấu hiệu lấy từ văn bản, văn bản không bị giữ / mentions taken; the text is not kept`,
  );
  await step(lead, 'takeCase', 'CaseStepInput', { id: file.id });
  for (const { id, type, shown } of await indicatorsOf(lead, file.id)) {
    await act(lead, 'confirmIndicator', 'ConfirmIndicatorInput', { id, confidence: 'HIGH' }, 'id');
    play.saw(`${type} ${shown}: đã xác nhận / confirmed`);
  }
  return file;
}

interface Parts {
  readonly partyId: string;
  readonly datasetIds: readonly string[];
}

async function gathered(play: Play, { lead }: CaseTeam, { id: caseId }: CaseHeader): Promise<Parts> {
  play.step('Vật chứng, bảng kê tệp, các bên, kênh, bộ dữ liệu, giao dịch / what was seized, parties, channels, datasets, payments');
  const collectedAt = instant(-1);
  const disk = await onItem(lead, 'collectEvidence', 'CollectEvidenceInput', {
    ...{ caseId, kind: 'PHYSICAL', title: `Ổ cứng chứa ${GIGABYTES} GB dữ liệu`, source: 'Khám xét nơi ở', place: 'Tại nơi khám xét' },
    ...{ collectedAt, bag: `NP-${play.run}` },
  });
  const manifest = Buffer.from(`bảng kê bịa ${play.run}\n${'goi-du-lieu-mau.csv;1000000\n'.repeat(53)}`);
  const list = await collect(lead, 'bang-ke.csv', manifest, {
    ...{ caseId, kind: 'DIGITAL', title: 'Bảng kê tệp trong ổ cứng', source: 'Bản sao ổ cứng', parentId: disk.id, collectedAt },
  });
  play.saw(`${disk.label}: vật chứng niêm phong / a thing, sealed\n${list.label}: ${manifest.length} byte, SHA-256 ${list.sha256}`);

  const party = (more: object) => piece(lead, 'keepCaseParty', 'CasePartyInput', { caseId, kind: 'INDIVIDUAL', ...more });
  const partyId = await party({ role: 'RESPONDENT', name: 'Đối tượng cầm đầu (mẫu)', provinceCode: '46' });
  await party({ role: 'SELLER', note: 'Năm người mua đi bán lại' });
  await party({ role: 'SOURCE', kind: 'ORGANISATION', name: 'Sàn giao dịch (mẫu)' });
  for (const channel of CHANNELS) await piece(lead, 'keepCaseChannel', 'CaseChannelInput', { caseId, ...channel });
  const datasetId = await piece(lead, 'keepCaseDataset', 'CaseDatasetInput', {
    ...{
      caseId,
      partyId,
      dataTypes: ['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'BANK_CARD_AND_TX'],
      ...SUBJECTS,
      method: 'SAMPLED',
      records: RECORDS,
    },
    note: `${GIGABYTES} GB`,
  });
  for (const [index, amountVnd] of PAYMENTS_VND.entries())
    await piece(lead, 'keepCasePayment', 'CasePaymentInput', {
      ...{ caseId, partyId, amountVnd, paidAt: instant(index - 20), evidenceType: 'BANK_STATEMENT', act: LATER, means: 'BORROWED_ACCOUNT' },
    });
  play.saw(`${CHANNELS.length} kênh / channels; ${RECORDS.toLocaleString('vi-VN')} bản ghi / records; ${dong(GAIN_VND)}`);
  return { partyId, datasetIds: [datasetId] };
}

async function weighed(play: Play, { lead }: CaseTeam, { id: caseId }: CaseHeader, of: Parts): Promise<string> {
  play.step(
    'Hành vi trước Nghị định 330 không có khung phạt của nghị định này; hành vi sau thì có / acts before Decree 330 have no band of it, later ones do',
  );
  const earlier = { caseId, ...of, act: EARLIER, endedOn: '2024-12-15' };
  reads(play, await play.refused('ACT_BEFORE_D330', EARLIER, () => worksheet(lead, earlier)));
  const worksheetId = await worksheet(lead, { caseId, ...of, act: LATER, endedOn: day(-15) });
  showBand(play, await investigation(lead, caseId, 'Xem bảng tính'), worksheetId);

  play.step('Bảng kiểm dấu hiệu tội phạm / the checklist of the signs of a crime');
  const mustTransfer = await checklist(play, lead, caseId, { illicitGainVnd: GAIN_VND, onNetwork: true, intrusion: false });
  play.expect(mustTransfer, `thu lợi ${dong(GAIN_VND)}: phải chuyển cơ quan điều tra / has to be transferred`);
  return worksheetId;
}

async function locked(play: Play, { lead }: CaseTeam, { id: caseId }: CaseHeader, partyId: string, worksheetId: string): Promise<void> {
  play.step('Khóa xử phạt hành chính khi có dấu hiệu tội phạm / no administrative decision while a sign of a crime is met');
  const refusal = await play.refused('MUST_TRANSFER', 'đề xuất xử phạt / a decision is proposed', () =>
    proposeDecision(lead, caseId, partyId, worksheetId),
  );
  reads(play, refusal);
  // Điều 4 khoản 4 (D330 4.4).
  play.expect(
    refusal.messageVi?.includes('khoản 4 Điều 4'),
    'câu trả lời nêu khoản 4 Điều 4 Nghị định 330 / it names D330 4.4',
    refusal.messageVi,
  );
}

async function transferred(play: Play, { lead, legal, head }: CaseTeam, { id: caseId }: CaseHeader): Promise<void> {
  play.step(
    'Chuyển cơ quan điều tra (C10): người chủ trì đề xuất, pháp chế cho ý kiến, chỉ huy ký; ba người / proposed, advised on, signed: three people',
  );
  const note = 'Có dấu hiệu tội phạm theo Điều 288 Bộ luật Hình sự.';
  await step(lead, 'proposeTransferOfCase', 'InvestigationNoteInput', { caseId, note });
  const transfer = (who: ApiClient) => step(who, 'transferCase', 'InvestigationNoteInput', { caseId, note: 'Đồng ý chuyển hồ sơ.' });
  reads(play, await play.refused('OPINION_MISSING', 'chưa có ý kiến pháp lý / without a legal opinion', () => transfer(head)));
  await play.refused('SECOND_PERSON', 'người chủ trì không tự cho ý kiến / the lead gives no opinion on it', () => advise(lead, caseId));
  await advise(legal, caseId);
  await play.refused('FORBIDDEN', 'người chủ trì không ký / nor signs it', () => transfer(lead));
  const file = await transfer(head);
  play.expect(file.state === 'CRIMINAL_TRACK', `${file.reference}: ${file.state}`, file);
}

interface Package {
  readonly id: string;
  readonly sha256: string;
  readonly content: string;
}

async function packaged(play: Play, { legal, duty }: CaseTeam, { id, reference }: CaseHeader): Promise<void> {
  play.step('Hồ sơ đã chuyển, đối chiếu với nhật ký / what was transferred, compared with the log');
  const query = 'mutation ($id: ID!) { it: readTransferPackage(id: $id, purpose: "Đối chiếu hồ sơ chuyển") { id sha256 content } }';
  const read = async (who: ApiClient) => (await who.ask<{ it: Package }>(query, { id })).it;
  const file = await read(legal);
  const content = JSON.parse(file.content) as {
    reference: string;
    evidence: { label: string; sha256: string | null; custody: unknown[] }[];
  };
  play.saw(
    content.evidence.map(({ label, sha256, custody }) => `${label}: ${custody.length} mắt xích / links, ${sha256 ?? '–'}`).join('\n'),
  );
  play.expect(
    content.reference === reference && content.evidence.length === 2 && content.evidence.every(({ custody }) => custody.length > 0),
    'hồ sơ có bảng kê chứng cứ với mã băm và chuỗi giám sát / it has the index of evidence, with hashes and custody',
  );
  const computed = createHash('sha256').update(file.content).digest('hex');
  play.expect(computed === file.sha256, `SHA-256 tính lại khớp / recomputed: ${computed}`, file.sha256);
  const log = khien('export-log');
  const entry = log.stdout.split('\n').find((line) => line.includes(computed));
  play.expect(
    log.code === 0 && entry?.includes('CaseTransferred'),
    'nhật ký có đúng mã băm ấy / the log has that very digest',
    entry ?? log.output.slice(0, 300),
  );
  await play.refused('NOT_FOUND', 'người ngoài danh sách không đọc được / nobody off the list reads it', () => read(duty));
}

async function concluded(
  play: Play,
  { lead, head }: CaseTeam,
  { id: caseId, reference }: CaseHeader,
  partyId: string,
  worksheetId: string,
): Promise<void> {
  play.step(
    'Trong khi cơ quan điều tra giải quyết thì không xử phạt; kết quả được ghi lại (C16) / meanwhile nothing is decided; what came of it is recorded',
  );
  reads(
    play,
    await play.refused('WRONG_STATE', 'đề xuất xử phạt / a decision is proposed', () =>
      proposeDecision(lead, caseId, partyId, worksheetId),
    ),
  );
  const close = (outcome: string, note: string) => step(head, 'closeCriminalCase', 'CloseCriminalInput', { caseId, outcome, note });
  const closed = await close('CONVICTED', 'Tòa án tuyên có tội theo Điều 288 Bộ luật Hình sự (bản án mẫu).');
  play.expect(closed.state === 'CLOSED' && closed.outcome === 'CONVICTED', `${reference}: ${closed.state}, ${closed.outcome}`, closed);
}

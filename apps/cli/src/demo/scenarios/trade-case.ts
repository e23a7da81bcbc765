import { randomInt } from 'node:crypto';
import type { ApiClient } from '../api-client.js';
import { blindHit } from '../blind-hit.js';
import { brokenGlass } from '../broken-glass.js';
import { advise, checklist, proposeDecision, showBand, toInvestigation, worksheet } from '../case-law.js';
import { type CaseTeam, caseTeam, reads, verifyHidden } from '../case-team.js';
import { act, type CaseHeader, day, dong, indicatorsOf, instant, investigation, myId, piece, recordTitle, step } from '../cases.js';
import { custody } from '../custody-steps.js';
import { type EvidenceItem, onItem } from '../evidence.js';
import type { Play, Scenario } from '../play.js';
import { seenByTeller, type Tip, tell } from '../tips.js';

/** What the published case is like; counts and payments are our own, within that frame. */
const MEMBERS = 300;
const PRICE_VND = 1_000;
const PAYMENTS_VND = [20_000_000, 12_500_000, 6_000_000];
const PROCEEDS_VND = PAYMENTS_VND.reduce((sum, amount) => sum + amount, 0);
const RECORDS = PROCEEDS_VND / PRICE_VND;
const SUBJECTS = { basicSubjects: 31_200, sensitiveSubjects: 420 };
const ACT = 'Bán danh sách khách hàng, đợt 1';
const FINE_VND = 3 * PROCEEDS_VND;

export const tradeCase: Scenario = {
  name: 'trade-case',
  tells: `nhóm kín ${MEMBERS} thành viên bán lại danh sách khách hàng, ${dong(PRICE_VND)} một bản ghi: từ tin báo đến khi thi hành xong quyết định / a closed group resells customer lists: from the tip to the sanction that was complied with`,
  play: async (play: Play) => {
    const team = await caseTeam(play);
    // An invented number, told as it was before 2018 and noted by the other unit as it is today.
    const digits = `00${randomInt(100_000).toString().padStart(5, '0')}`;
    const theirs = await hiddenElsewhere(play, `070${digits}`);
    const { file, tip } = await openedFromTip(play, team, `0120 ${digits.slice(0, 3)} ${digits.slice(3)}`);
    await blindHit(play, team, file, theirs);
    await verifyHidden(play, team, file, {
      leadId: await myId(team.lead),
      memberIds: await Promise.all([team.legal, await play.as('director@a05.example')].map(myId)),
      plan: 'Lưu giữ nội dung nhóm, xác định người bán, đếm mẫu dữ liệu.',
    });
    const seen = JSON.stringify(await seenByTeller(play.anybody(), tip));
    play.expect(
      ![file.id, file.reference].some((one) => seen.includes(one)),
      'người báo tin xem bằng mã: không thấy vụ việc / whoever told of it sees nothing of the case by their code',
      seen,
    );
    const item = await custody(play, team, file);
    await brokenGlass(play, team, file);
    const { partyId, datasetId } = await investigate(play, team, file);
    const worksheetId = await weigh(play, team, file, partyId, datasetId);
    await decide(play, team, file, partyId, worksheetId);
    await sign(play, team, file, worksheetId);
    await carryOut(play, team, file, item);
  },
};

async function hiddenElsewhere(play: Play, phone: string): Promise<CaseHeader> {
  play.step(
    'Hải Phòng đang xác minh kín một vụ có số điện thoại này / the police of Hải Phòng verify a case with that number, behind a list',
  );
  const [officer, head] = [await play.as('liaison@pa05-31.example'), await play.as('head@pa05-31.example')];
  const { id } = await step(officer, 'openCase', 'OpenCaseInput', {
    title: `Gọi điện mời chào theo danh sách mua được (${play.run})`,
    acts: ['ILLEGAL_TRANSFER'],
    source: 'OWN',
  });
  await step(officer, 'takeCase', 'CaseStepInput', { id });
  await act(officer, 'addIndicator', 'AddIndicatorInput', { caseId: id, type: 'PHONE', text: phone, level: 'CONFIRMED' }, 'shown');
  const plan = { leadId: await myId(officer), memberIds: [], plan: 'Xác minh người bán danh sách.' };
  const theirs = await step(head, 'verifyCase', 'VerifyCaseInput', { id, ...plan });
  play.expect(theirs.restricted, 'vụ việc của Hải Phòng chỉ người trong danh sách thấy / only those on its list see it', theirs);
  return theirs;
}

async function openedFromTip(play: Play, { lead }: CaseTeam, phone: string): Promise<{ file: CaseHeader; tip: Tip }> {
  play.step('Một người báo tin, không cần tài khoản / somebody tells of it, without an account');
  const tip = await tell(play.anybody(), {
    reporter: { kind: 'INDIVIDUAL' },
    about: { name: `Nhóm kín rao bán danh sách khách hàng (mẫu ${play.run})` },
    facts: {
      actType: 'ILLEGAL_SALE',
      actDescription: `Trong nhóm Facebook kín, một thành viên rao bán danh sách khách hàng, liên hệ số ${phone} hoặc Telegram @kho_mau_${play.run.replace('-', '_')}.`,
      occurrencePrecision: 'ONGOING',
      occurredFrom: instant(-30),
      detectedAt: instant(-6),
      illegalSale: {
        channel: 'SOCIAL_NETWORK',
        channelDetail: `Nhóm kín khoảng ${MEMBERS} thành viên`,
        priceText: '1.000 đồng một bản ghi',
        priceVnd: PRICE_VND,
        volume: RECORDS,
        offeredAt: instant(-6),
      },
    },
  });
  play.saw(`${tip.reference}: người báo tin giữ mã theo dõi, không ai biết họ là ai / they keep a code, and nobody knows who they are`);
  const found = await play.eventually('tin nằm trong hàng việc của A05 / it lies in the queue of A05', async () => {
    const { workQueue } = await lead.ask<{ workQueue: { nodes: { id: string; subjectId: string; reference: string }[] } }>(
      'query ($text: String!) { workQueue(filter: { kinds: [TIP], text: $text }) { nodes { id subjectId reference } } }',
      { text: tip.reference },
    );
    return workQueue.nodes.find(({ reference }) => reference === tip.reference);
  });
  await act(lead, 'takeWork', 'WorkInput', { id: found.id }, 'id');
  const { state } = await act<{ state: string }>(
    lead,
    'verifyThirdPartyReport',
    'DecideInput',
    { id: found.subjectId, note: 'Nhóm có thật, đang rao bán.' },
    'state',
  );
  play.expect(state === 'VERIFIED', 'cán bộ nhận việc và xác minh tin / an officer takes it, and finds that it is so', state);

  play.step(
    'Mở vụ việc từ tin báo (C1): các dấu hiệu trong tin được lấy ngay / a case is opened from it: what it mentions is taken at once',
  );
  const file = await step(lead, 'openCase', 'OpenCaseInput', {
    title: `Rao bán danh sách khách hàng trong nhóm kín (${play.run})`,
    acts: ['ILLEGAL_SALE'],
    source: 'TIP',
    sourceId: found.subjectId,
  });
  const mentions = await indicatorsOf(lead, file.id);
  play.saw(mentions.map(({ type, shown, level }) => `${type} ${shown} (${level})`).join('\n'));
  play.expect(
    ['PHONE', 'TELEGRAM'].every((type) => mentions.some((one) => one.type === type && one.level === 'MENTION')),
    `${file.reference}: số điện thoại (đầu số cũ 0120 đọc thành 070) và Telegram / the number, of the old prefix 0120, as it is today`,
    mentions,
  );
  play.step('Nhận sàng lọc (C2), xác nhận từng dấu hiệu / triage, and each indicator confirmed');
  await step(lead, 'takeCase', 'CaseStepInput', { id: file.id });
  for (const { id } of mentions) await act(lead, 'confirmIndicator', 'ConfirmIndicatorInput', { id, confidence: 'HIGH' }, 'id');
  const confirmed = await indicatorsOf(lead, file.id);
  play.expect(
    confirmed.every(({ level }) => level === 'CONFIRMED'),
    `${confirmed.length} dấu hiệu đã xác nhận / indicators confirmed`,
    confirmed,
  );
  return { file, tip };
}

async function investigate(play: Play, team: CaseTeam, file: CaseHeader): Promise<{ partyId: string; datasetId: string }> {
  play.step('Các bên, kênh, bộ dữ liệu, giao dịch / parties, channels, datasets, payments');
  const caseId = file.id;
  const party = (more: object) => piece(team.lead, 'keepCaseParty', 'CasePartyInput', { caseId, ...more });
  const [partyId] = [
    await party({ role: 'RESPONDENT', kind: 'INDIVIDUAL', name: 'Người bán thứ nhất (mẫu)', provinceCode: '46' }),
    await party({ role: 'SELLER', kind: 'INDIVIDUAL', note: 'Bốn người bán lại trong cùng nhóm' }),
    await party({ role: 'VICTIMS', provinceCode: '46', people: 1_900 }),
  ];
  await piece(team.lead, 'keepCaseChannel', 'CaseChannelInput', {
    caseId,
    kind: 'FACEBOOK',
    name: 'Nhóm kín (mẫu)',
    members: MEMBERS,
    closed: true,
  });
  await piece(team.lead, 'keepCaseChannel', 'CaseChannelInput', { caseId, kind: 'ZALO', name: 'Tài khoản giao hàng (mẫu)' });
  const datasetId = await piece(team.lead, 'keepCaseDataset', 'CaseDatasetInput', {
    ...{ caseId, partyId, dataTypes: ['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'BANK_CARD_AND_TX'], ...SUBJECTS, method: 'COUNTED' },
    ...{ records: RECORDS, priceVnd: PRICE_VND, pricePer: 'RECORD' },
  });
  for (const [index, amountVnd] of PAYMENTS_VND.entries())
    await piece(team.lead, 'keepCasePayment', 'CasePaymentInput', {
      ...{ caseId, partyId, amountVnd, paidAt: instant(index - 12), evidenceType: 'BANK_STATEMENT', act: ACT, means: 'BORROWED_ACCOUNT' },
    });
  play.saw(
    `${MEMBERS} thành viên / members; ${RECORDS} bản ghi / records; ${SUBJECTS.basicSubjects} + ${SUBJECTS.sensitiveSubjects} chủ thể / data subjects; ${dong(PROCEEDS_VND)}`,
  );

  play.step('Chuyển sang điều tra, làm rõ (C7) / the case is investigated');
  await toInvestigation(play, team, file);
  return { partyId, datasetId };
}

async function weigh(play: Play, { lead }: CaseTeam, { id: caseId }: CaseHeader, partyId: string, datasetId: string): Promise<string> {
  play.step('Bảng tính mức phạt và bảng kiểm dấu hiệu tội phạm / the worksheet, and the checklist of signs of a crime');
  const worksheetId = await worksheet(lead, { caseId, partyId, datasetIds: [datasetId], act: ACT, endedOn: day(-9) });
  const seen = await investigation(lead, caseId, 'Xem bảng tính');
  showBand(play, seen, worksheetId);
  const sheet = seen.worksheets.find(({ id }) => id === worksheetId)!;
  // Decree 330, 53.1: twice the proceeds at least; a person pays half.
  play.expect(
    sheet.article === 'D330 53.1' && sheet.minVnd === PROCEEDS_VND,
    'từ hai lần khoản thu, cá nhân một nửa / from twice the proceeds, half for a person',
    sheet,
  );
  const mustTransfer = await checklist(play, lead, caseId, {
    ...{ illicitGainVnd: PROCEEDS_VND, damageVnd: 0, bankAccounts: 0, reputationHarmed: false, intrusion: false, propertyTaken: false },
    ...{ correspondenceInfringed: false, sanctionedBefore: false },
  });
  play.expect(!mustTransfer, 'thu lợi dưới 50 triệu đồng: xử lý hành chính / a gain below 50 million: an administrative matter');
  return worksheetId;
}

async function decide(play: Play, team: CaseTeam, file: CaseHeader, partyId: string, worksheetId: string): Promise<void> {
  play.step('Đề xuất theo biên bản, ý kiến pháp lý, trình ký (C11) / proposed by the minutes, a legal opinion, brought to the signer');
  const { lead, legal } = team;
  await proposeDecision(lead, file.id, partyId, worksheetId);
  const bring = () => step(lead, 'bringCaseToDecision', 'InvestigationStepInput', { caseId: file.id });
  reads(play, await play.refused('OPINION_MISSING', 'chưa có ý kiến pháp lý / without a legal opinion', bring));
  await advise(legal, file.id);
  const brought = await bring();
  play.expect(brought.state === 'DECISION', 'có ý kiến đồng ý, đã trình / with an opinion that agrees it is brought', brought);
}

async function sign(play: Play, { head }: CaseTeam, { id: caseId }: CaseHeader, worksheetId: string): Promise<void> {
  play.step('Chức danh do quản trị đơn vị ghi nhận; ký theo thẩm quyền (C12) / titles are recorded; signed by whoever may');
  const [personnel, director] = [await play.as('personnel@a05.example'), await play.as('director@a05.example')];
  const [headId, directorId, personnelId] = await Promise.all([head, director, personnel].map(myId));
  await recordTitle(personnel, headId!, 'DIVISION_HEAD');
  await recordTitle(personnel, directorId!, 'A05_DIRECTOR');
  const own = { userId: personnelId, title: 'A05_DIRECTOR', document: 'x' };
  await play.refused('OWN_TITLE', 'không tự ghi nhận chức danh cho mình / nobody records their own title', () =>
    piece(personnel, 'recordSigningTitle', 'SigningTitleInput', own),
  );
  const sanction = (amountVnd: number, measures: readonly string[]) => ({
    ...{ worksheetId, amountVnd, dueOn: day(10), measures: measures.map((code) => ({ code, dueOn: day(30) })) },
    omitted: [{ code: 'CONFISCATE', reason: 'Điện thoại đã hỏng, không còn giá trị sử dụng' }],
  });
  const ORDERED = ['DESTROY_DATA', 'DISGORGE', 'NOTIFY_SUBJECTS'];
  const enforce = (who: ApiClient, title: string, amountVnd: number, measures: readonly string[] = ORDERED) =>
    step(who, 'enforceCase', 'EnforceInput', { caseId, number: `QĐ-XPHC ${play.run}`, title, sanctions: [sanction(amountVnd, measures)] });
  reads(
    play,
    await play.refused('ABOVE_CEILING', 'trưởng phòng ký quá mức của chức danh / the head of a division above the ceiling', () =>
      enforce(head, 'DIVISION_HEAD', 1_250_000_000),
    ),
  );
  reads(
    play,
    await play.refused('BAND_ABOVE_CEILING', `${dong(FINE_VND)}: khung phạt vẫn vượt chức danh / the top of the band still is`, () =>
      enforce(head, 'DIVISION_HEAD', FINE_VND),
    ),
  );
  reads(
    play,
    await play.refused('MEASURE_LEFT_OUT', 'thiếu biện pháp mà điều luật buộc / without a measure that the article orders', () =>
      enforce(director, 'A05_DIRECTOR', FINE_VND, ['DESTROY_DATA']),
    ),
  );
  const signed = await enforce(director, 'A05_DIRECTOR', FINE_VND);
  play.expect(
    signed.state === 'ENFORCEMENT',
    `cục trưởng ký: phạt ${dong(FINE_VND)}, ba biện pháp / signed by the director, with three measures`,
    signed,
  );
}

async function carryOut(
  play: Play,
  { lead, legal, head }: CaseTeam,
  { id: caseId, reference }: CaseHeader,
  item: EvidenceItem,
): Promise<void> {
  play.step('Theo dõi thi hành (C14) đến khi kết thúc (C15) / carried out, until the case ends');
  const close = () =>
    step(head, 'closeCase', 'CloseCaseInput', { caseId, outcome: 'FINE_AND_REMEDY', note: 'Đã nộp phạt, đã khắc phục hậu quả.' });
  reads(play, await play.refused('MEASURES_OPEN', 'chưa thi hành xong / not carried out yet', close));
  for (const { id: measureId } of (await investigation(lead, caseId, 'Tống đạt quyết định')).measures) {
    const of = { caseId, measureId };
    await piece(lead, 'stepMeasureOfCase', 'MeasureStepInput', { ...of, step: 'SERVE', on: day(0), proof: 'Biên bản giao quyết định' });
    await piece(lead, 'stepMeasureOfCase', 'MeasureStepInput', { ...of, step: 'COMPLY', proof: 'Giấy nộp tiền; biên bản hủy dữ liệu' });
  }
  const { measures } = await investigation(lead, caseId, 'Theo dõi thi hành');
  play.saw(measures.map(({ code, state, amountVnd }) => `${code}${amountVnd ? ` ${dong(amountVnd)}` : ''}: ${state}`).join('\n'));
  play.expect(
    measures.length === 4 && measures.every(({ state }) => state === 'COMPLIED'),
    'mọi mục đã thi hành / everything is complied with',
    measures,
  );
  await play.refused('EVIDENCE_HELD', 'còn chứng cứ chưa xử lý / evidence is still held', close);
  const archived = await onItem(legal, 'archiveEvidence', 'EvidenceReasonInput', { id: item.id, reason: 'Lưu cùng hồ sơ vụ việc' });
  play.expect(archived.state === 'ARCHIVED', `${archived.label} lưu cùng hồ sơ / archived with the file`, archived);
  const closed = await close();
  play.expect(
    closed.state === 'CLOSED' && closed.outcome === 'FINE_AND_REMEDY',
    `${reference}: ${closed.state}, ${closed.outcome}`,
    closed,
  );
}

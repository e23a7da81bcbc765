import type { ApiClient } from './api-client.js';
import type { CaseTeam } from './case-team.js';
import { type CaseHeader, day, dong, type Investigation, investigation, piece, step } from './cases.js';
import type { Play } from './play.js';

/** C7: the lead proposes, the head decides, under a number. */
export async function toInvestigation(play: Play, { lead, head }: CaseTeam, { id: caseId }: CaseHeader): Promise<void> {
  await step(lead, 'proposeInvestigationOfCase', 'InvestigationNoteInput', {
    caseId,
    note: 'Đã rõ dấu hiệu, số chủ thể dữ liệu và có chứng cứ.',
  });
  const file = await step(head, 'investigateCase', 'InvestigateInput', { caseId, number: `QĐ-ĐT ${play.run}` });
  play.expect(
    file.state === 'INVESTIGATION',
    'chỉ huy ký quyết định, không phải người đề xuất / signed by the head, who did not propose it',
    file,
  );
}

export interface ActToWeigh {
  readonly caseId: string;
  readonly partyId: string;
  readonly datasetIds: readonly string[];
  readonly act: string;
  readonly endedOn: string;
}

export function worksheet(lead: ApiClient, act: ActToWeigh): Promise<string> {
  return piece(lead, 'makeCaseWorksheet', 'CaseWorksheetInput', { basis: 'TRADE', harm: false, discoveredOn: day(-6), ...act });
}

/** Between what amounts, and why. */
export function showBand(play: Play, { worksheets }: Investigation, worksheetId: string): void {
  const sheet = worksheets.find(({ id }) => id === worksheetId)!;
  play.saw(`${sheet.article}: ${dong(sheet.minVnd)} – ${dong(sheet.maxVnd)}`);
  for (const { vi } of sheet.reasons) play.saw(vi);
}

/** Answers the checklist of the signs of a crime; what it comes to. */
export async function checklist(play: Play, lead: ApiClient, caseId: string, facts: Readonly<Record<string, unknown>>): Promise<boolean> {
  const checkId = await piece(lead, 'checkCaseForCrime', 'CrimeCheckInput', { caseId, ...facts });
  const { crimeChecks } = await investigation(lead, caseId, 'Rà soát dấu hiệu tội phạm');
  const check = crimeChecks.find(({ id }) => id === checkId)!;
  const [met, unknown] = (['MET', 'UNKNOWN'] as const).map((standing) => check.signs.filter((sign) => sign.standing === standing));
  for (const { code, article } of met!) play.saw(`${code} (${article}): thỏa mãn / met`);
  play.saw(`${check.signs.length} dấu hiệu / signs: ${met!.length} thỏa mãn / met, ${unknown!.length} chưa rõ / unknown`);
  return check.mustTransfer;
}

export function proposeDecision(lead: ApiClient, caseId: string, partyId: string, worksheetId: string) {
  return step(lead, 'proposeDecisionOnCase', 'ProposeDecisionInput', {
    caseId,
    note: 'Đề xuất phạt tiền và buộc khắc phục hậu quả.',
    minutesNumber: 'BB-01/VPHC (mẫu)',
    minutesOn: day(-1),
    worksheetIds: [worksheetId],
    hearings: [{ partyId, how: 'HEARD', on: day(-1) }],
  });
}

export function advise(adviser: ApiClient, caseId: string) {
  return step(adviser, 'adviseOnProposalOfCase', 'AdviseInput', { caseId, note: 'Đủ căn cứ, đúng thẩm quyền.', agrees: true });
}

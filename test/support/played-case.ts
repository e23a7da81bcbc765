import { collectEvidence } from '#evidence';
import type { Person, World } from './world.js';

/** What there is of the cases of a played world. */
export interface PlayedCase {
  /** Parts of the case that is being verified, its worksheet, and a case of which the decision is enforced. */
  readonly casePartyId: string;
  readonly caseDatasetId: string;
  readonly caseChannelId: string;
  readonly casePaymentId: string;
  readonly caseTaskId: string;
  readonly caseWorksheetId: string;
  readonly enforcedCaseId: string;
  readonly caseMeasureId: string;
  /** From the first to the second. */
  readonly caseLinkId: string;
  /** That a colleague of the officer holds a title. */
  readonly signingTitleId: string;
}

export const caseParty = (canary: string) => ({ role: 'RESPONDENT', kind: 'ORGANISATION', name: `Công ty ${canary}`, provinceCode: '46' });
export const caseDataset = (canary: string) => ({
  ...{ dataTypes: ['PHONE_NUMBER'], basicSubjects: 1500, sensitiveSubjects: 0, method: 'SAMPLED', records: 5000, priceVnd: 1000 },
  ...{ pricePer: 'RECORD', sampleSha256: 'a'.repeat(64), note: canary },
});
export const caseChannel = (canary: string) => ({ kind: 'TELEGRAM', name: `Nhóm ${canary}`, members: 300, closed: true });
export const casePayment = (canary: string) => ({
  ...{ amountVnd: 5_000_000, paidAt: '2026-11-01T08:00:00+07:00', evidenceType: 'BANK_STATEMENT', act: `Bán ${canary}`, means: 'CASH' },
});
export const caseTask = (canary: string) => ({ what: `Sao kê ${canary}`, dueOn: '2026-12-31', done: false });
export const caseSheet = (canary: string) => ({ basis: 'TRADE', act: `Lần khác ${canary}`, harm: false, discoveredOn: '2026-11-20' });

/** Plays a case of the officer that is being verified, and another one to its decision, through the public API. */
export async function playCase(world: World, canary: string, officer: Person, unitId: string, caseId: string): Promise<PlayedCase> {
  const colleague = await world.person(['UNIT_HEAD'], { unitId });
  const ask = async <T>(query: string, input: object, person = officer): Promise<T> => {
    const { data, errors } = await world.gql<{ it: T }>(query, { input }, person);
    if (errors) throw new Error(`${query}: ${JSON.stringify(errors)}`);
    return data.it;
  };
  const on = async (name: string, type: string, input: object, person = officer) =>
    (await ask<{ id: string }>(`mutation ($input: ${type}!) { it: ${name}(input: $input) { id } }`, input, person)).id;
  const weigh = async (id: string) => {
    const casePartyId = await on('keepCaseParty', 'CasePartyInput', { caseId: id, ...caseParty(canary) });
    const caseDatasetId = await on('keepCaseDataset', 'CaseDatasetInput', { caseId: id, partyId: casePartyId, ...caseDataset(canary) });
    const sheet = { caseId: id, partyId: casePartyId, datasetIds: [caseDatasetId], ...caseSheet(canary) };
    const caseWorksheetId = await on('makeCaseWorksheet', 'CaseWorksheetInput', sheet);
    await on('checkCaseForCrime', 'CrimeCheckInput', { caseId: id, illicitGainVnd: 0 });
    return { casePartyId, caseDatasetId, caseWorksheetId };
  };

  const parts = await weigh(caseId);
  const caseChannelId = await on('keepCaseChannel', 'CaseChannelInput', { caseId, ...caseChannel(canary) });
  const casePaymentId = await on('keepCasePayment', 'CasePaymentInput', { caseId, partyId: parts.casePartyId, ...casePayment(canary) });
  const caseTaskId = await on('keepCaseTask', 'CaseTaskInput', { caseId, assigneeId: officer.userId, ...caseTask(canary) });

  const enforcedCaseId = await on('openCase', 'OpenCaseInput', { title: `Vụ hai ${canary}`, acts: ['ILLEGAL_SALE'], source: 'OWN' });
  await on('takeCase', 'CaseStepInput', { id: enforcedCaseId });
  const memberIds = [colleague.userId];
  await on('verifyCase', 'VerifyCaseInput', { id: enforcedCaseId, leadId: officer.userId, memberIds, plan: `Kế hoạch hai ${canary}` });
  const { casePartyId, caseWorksheetId } = await weigh(enforcedCaseId);
  await on('keepCaseParty', 'CasePartyInput', { caseId: enforcedCaseId, ...caseParty(canary), role: 'SELLER' });
  const item = { kind: 'PHYSICAL', title: `Điện thoại ${canary}`, source: 'Khám xét', collectedAt: new Date(Date.now() - 60_000) } as const;
  await world.uow.run(officer.caller, (tx) => collectEvidence(tx, { caseId: enforcedCaseId, ...item }));
  await on('proposeInvestigationOfCase', 'InvestigationNoteInput', { caseId: enforcedCaseId, note: `Đủ căn cứ ${canary}` });
  await on('investigateCase', 'InvestigateInput', { caseId: enforcedCaseId, number: 'QĐ-00' }, colleague);
  await on('proposeDecisionOnCase', 'ProposeDecisionInput', {
    ...{
      caseId: enforcedCaseId,
      note: `Đề xuất ${canary}`,
      minutesNumber: 'BB-01',
      minutesOn: '2026-11-25',
      worksheetIds: [caseWorksheetId],
    },
    hearings: [{ partyId: casePartyId, how: 'WAIVED', on: '2026-11-25' }],
  });
  await on('adviseOnProposalOfCase', 'AdviseInput', { caseId: enforcedCaseId, note: `Ý kiến ${canary}`, agrees: true }, colleague);
  await on('bringCaseToDecision', 'InvestigationStepInput', { caseId: enforcedCaseId });
  const signingTitleId = await on('recordSigningTitle', 'SigningTitleInput', {
    ...{ userId: colleague.userId, title: 'A05_DIRECTOR', document: `QĐ ${canary}` },
  });
  const sanctions = [
    {
      ...{ worksheetId: caseWorksheetId, amountVnd: 200_000_000, measures: [{ code: 'DESTROY_DATA' }, { code: 'NOTIFY_SUBJECTS' }] },
      omitted: [{ code: 'CONFISCATE', reason: `Lý do ${canary}` }],
    },
  ];
  await on(
    'enforceCase',
    'EnforceInput',
    { caseId: enforcedCaseId, number: `QĐ ${enforcedCaseId}`, title: 'A05_DIRECTOR', sanctions },
    colleague,
  );
  const { measures } = (
    await world.gql<{ it: { measures: { id: string }[] } }>(
      'mutation ($id: ID!) { it: readInvestigation(id: $id, purpose: "Xem quyết định") { measures { id } } }',
      { id: enforcedCaseId },
      officer,
    )
  ).data.it;
  const caseLinkId = await on('linkCase', 'LinkCaseInput', {
    caseId,
    targetId: enforcedCaseId,
    note: `Cùng nhóm ${canary}`,
    kind: 'SAME_SELLER',
  });
  return { ...parts, caseLinkId, caseChannelId, casePaymentId, caseTaskId, enforcedCaseId, caseMeasureId: measures[0]!.id, signingTitleId };
}

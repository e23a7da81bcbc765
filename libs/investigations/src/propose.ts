import { CaseBlocked, type CaseFile, moveCase } from '#cases';
import { soundEvidence } from '#evidence';
import { confirmedIndicators } from '#indicators';
import { newId, userIdOf } from '#kernel';
import { limitationOf } from '#law';
import type { Tx } from '#platform';
import { rowsOf } from './case-rows.js';
import { InvestigationBlocked } from './investigation-refusals.js';
import { CaseDataset, CaseParty } from './part-entities.js';
import { CaseCrimeCheck, CaseProposal, CaseWorksheet, type Hearing, type ProposalContent, type ProposalKind } from './sanction-entities.js';
import { keepPackage } from './transfer-package.js';

/** A step on a case that is investigated, and what is said to it. */
export interface CaseStepNote {
  readonly caseId: string;
  readonly expectedVersion?: number;
  readonly note: string;
}

export interface DecisionProposal extends CaseStepNote {
  /** Of the minutes of the violation (biên bản vi phạm hành chính). */
  readonly minutesNumber: string;
  readonly minutesOn: string;
  readonly worksheetIds: readonly string[];
  readonly hearings: readonly Hearing[];
}

/** The lead proposes a decision (C11): by the minutes, with a worksheet for every respondent, each heard or having waived it, and in time. */
export function proposeDecision(tx: Tx, { caseId, expectedVersion, ...content }: DecisionProposal): Promise<CaseFile> {
  let worksheets: readonly CaseWorksheet[] = [];
  return moveCase(tx, caseId, 'proposeDecision', {
    expectedVersion,
    note: content.note,
    named: async () => {
      worksheets = await rowsOf(tx, CaseWorksheet, caseId, content.worksheetIds);
      const parties = content.hearings.map(({ partyId }) => partyId);
      await rowsOf(tx, CaseParty, caseId, parties, { droppedAt: null });
    },
    guard: async () => {
      await refuseSecondProposal(tx, caseId);
      await refuseUncovered(tx, caseId, worksheets, content.hearings);
      await refuseUntried(tx, caseId, worksheets);
    },
    behave: (file) => propose(tx, file, 'DECISION', content),
  });
}

/** The lead proposes to transfer the case to the criminal authorities (C10); some sign of a crime is met, or may be. */
export function proposeTransfer(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'proposeTransfer', {
    expectedVersion,
    note,
    guard: async () => {
      await refuseSecondProposal(tx, caseId);
      const check = await lastCheck(tx, caseId);
      if (!check?.signs.some(({ standing }) => standing !== 'NOT_MET')) throw new InvestigationBlocked('NO_SIGN_OF_CRIME');
    },
    behave: (file) => propose(tx, file, 'TRANSFER', { note }),
  });
}

/** The lead proposes that what was verified is investigated (C7). */
export function proposeInvestigation(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'proposeInvestigation', {
    expectedVersion,
    note,
    guard: async (file) => {
      await refuseSecondProposal(tx, caseId);
      await refuseUnfounded(tx, file);
    },
    behave: (file) => propose(tx, file, 'INVESTIGATION', { note }),
  });
}

/** C7: a head who did not propose it signs, under the number of the decision, with something to go on: who or what, how many people, and evidence. */
export function investigate(
  tx: Tx,
  { caseId, expectedVersion, number }: Omit<CaseStepNote, 'note'> & { readonly number: string },
): Promise<CaseFile> {
  return moveCase(tx, caseId, 'investigate', {
    expectedVersion,
    note: number,
    guard: async (file) => {
      const proposal = await openProposal(tx, caseId);
      if (proposal.proposedBy === userIdOf(tx.actor)) throw new CaseBlocked('SECOND_PERSON');
      await refuseUnfounded(tx, file);
      decide(tx, proposal, 'ACCEPTED');
    },
  });
}

export function declineInvestigation(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'declineInvestigation', {
    expectedVersion,
    note,
    behave: async () => decide(tx, await openProposal(tx, caseId), 'DECLINED'),
  });
}

/** A legal opinion on what was proposed, by somebody who neither leads the case nor proposed it. */
export function advise(tx: Tx, { caseId, expectedVersion, note, agrees }: CaseStepNote & { readonly agrees: boolean }): Promise<CaseFile> {
  return moveCase(tx, caseId, 'advise', {
    expectedVersion,
    note,
    behave: async (file) => {
      const proposal = await openProposal(tx, caseId);
      const adviser = userIdOf(tx.actor);
      if (adviser === file.leadId || adviser === proposal.proposedBy) throw new CaseBlocked('SECOND_PERSON');
      Object.assign(proposal, { opinion: note, agrees, advisedBy: adviser, advisedAt: tx.now });
    },
  });
}

export function declineProposal(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'declineProposal', {
    expectedVersion,
    note,
    behave: async () => decide(tx, await openProposal(tx, caseId), 'DECLINED'),
  });
}

/** C11: with a legal opinion that agrees, what was proposed is brought to whoever signs it. */
export function bringToDecision(tx: Tx, { caseId, expectedVersion }: Omit<CaseStepNote, 'note'>): Promise<CaseFile> {
  return moveCase(tx, caseId, 'bringToDecision', {
    expectedVersion,
    guard: async () => {
      const proposal = await advisedProposal(tx, caseId, 'DECISION');
      await refuseUntried(tx, caseId, await rowsOf(tx, CaseWorksheet, caseId, proposal.content.worksheetIds ?? []));
      decide(tx, proposal, 'ACCEPTED');
    },
  });
}

/** C10: a head signs the transfer that the lead proposed and somebody else gave a legal opinion on; three people. What goes is kept; while it runs nothing is decided. */
export function transfer(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'transfer', {
    expectedVersion,
    note,
    guard: async () => {
      const proposal = await advisedProposal(tx, caseId, 'TRANSFER');
      if ([proposal.proposedBy, proposal.advisedBy].includes(userIdOf(tx.actor))) throw new CaseBlocked('SECOND_PERSON');
      decide(tx, proposal, 'ACCEPTED');
    },
    behave: async (file) => {
      await keepPackage(tx, file);
    },
  });
}

/** The proposal by which the case was brought to its decision. */
export async function acceptedDecision(tx: Tx, caseId: string): Promise<CaseProposal> {
  const proposal = await tx.em.findOne(
    CaseProposal,
    { caseId, kind: 'DECISION', outcome: 'ACCEPTED' },
    { orderBy: { decidedAt: 'desc', id: 'desc' } },
  );
  if (!proposal) throw new CaseBlocked('NOTHING_PROPOSED');
  return proposal;
}

export async function refuseSecondProposal(tx: Tx, caseId: string): Promise<void> {
  if (await tx.em.count(CaseProposal, { caseId, outcome: null })) throw new InvestigationBlocked('PROPOSAL_OPEN');
}

/** Signs of a crime are looked at and none is met, and no worksheet is out of time. */
export async function refuseUntried(tx: Tx, caseId: string, worksheets: readonly CaseWorksheet[]): Promise<void> {
  if (!(await lastCheck(tx, caseId))) throw new InvestigationBlocked('CHECKLIST_MISSING');
  await refuseCrime(tx, caseId);
  for (const { inputs } of worksheets) {
    const { expired, lastDay } = limitationOf(inputs, tx.now);
    if (expired || lastDay === null) throw new InvestigationBlocked('LIMITATION_PASSED');
  }
}

/** A sign of a crime that is met goes to the criminal authorities first, until they give the case back. */
export async function refuseCrime(tx: Tx, caseId: string): Promise<void> {
  const check = await lastCheck(tx, caseId);
  if (!check?.mustTransfer) return;
  const [given] = await tx.sql<{ back: boolean }>(
    `select exists (select 1 from case_step where case_id = ? and step = 'takeBack' and at > ?) as back`,
    [caseId, check.madeAt],
  );
  if (!given!.back) throw new InvestigationBlocked('MUST_TRANSFER');
}

function propose(tx: Tx, { id, unitId }: CaseFile, kind: ProposalKind, content: ProposalContent): void {
  tx.em.create(CaseProposal, {
    ...{ id: newId(), caseId: id, unitId, kind, content, proposedBy: userIdOf(tx.actor), proposedAt: tx.now },
  });
}

function decide(tx: Tx, proposal: CaseProposal, outcome: 'ACCEPTED' | 'DECLINED'): void {
  Object.assign(proposal, { outcome, decidedBy: userIdOf(tx.actor), decidedAt: tx.now });
}

async function openProposal(tx: Tx, caseId: string): Promise<CaseProposal> {
  const proposal = await tx.em.findOne(CaseProposal, { caseId, outcome: null });
  if (!proposal) throw new CaseBlocked('NOTHING_PROPOSED');
  return proposal;
}

async function advisedProposal(tx: Tx, caseId: string, kind: ProposalKind): Promise<CaseProposal> {
  const proposal = await openProposal(tx, caseId);
  if (proposal.kind !== kind) throw new CaseBlocked('NOTHING_PROPOSED');
  if (proposal.opinion === null) throw new InvestigationBlocked('OPINION_MISSING');
  if (!proposal.agrees) throw new InvestigationBlocked('OPINION_AGAINST');
  return proposal;
}

async function refuseUnfounded(tx: Tx, { id: caseId, proposal }: CaseFile): Promise<void> {
  if (proposal) throw new InvestigationBlocked('DISMISSAL_PROPOSED');
  const traders = await tx.em.count(CaseParty, { caseId, role: { $in: ['SELLER', 'BUYER'] }, droppedAt: null });
  if (traders === 0 && (await confirmedIndicators(tx, caseId)) === 0) throw new InvestigationBlocked('NO_TRACE');
  if ((await tx.em.count(CaseDataset, { caseId, droppedAt: null, method: { $ne: null } })) === 0)
    throw new InvestigationBlocked('SUBJECTS_NOT_COUNTED');
  if ((await soundEvidence(tx, caseId)) === 0) throw new InvestigationBlocked('NO_SOUND_EVIDENCE');
}

async function refuseUncovered(tx: Tx, caseId: string, worksheets: readonly CaseWorksheet[], hearings: readonly Hearing[]): Promise<void> {
  const respondents = await tx.em.find(CaseParty, { caseId, role: 'RESPONDENT', droppedAt: null });
  const covered = (partyId: string) => worksheets.some((sheet) => sheet.partyId === partyId);
  if (respondents.length === 0 || !respondents.every(({ id }) => covered(id))) throw new InvestigationBlocked('RESPONDENT_NOT_COVERED');
  if (!worksheets.every(({ partyId }) => respondents.some(({ id }) => id === partyId)))
    throw new InvestigationBlocked('RESPONDENT_NOT_COVERED');
  if (!respondents.every(({ id }) => hearings.some(({ partyId }) => partyId === id)))
    throw new InvestigationBlocked('RESPONDENT_NOT_HEARD');
}

function lastCheck(tx: Tx, caseId: string): Promise<CaseCrimeCheck | null> {
  return tx.em.findOne(CaseCrimeCheck, { caseId }, { orderBy: { madeAt: 'desc', id: 'desc' } });
}

import { CaseBlocked, type CaseFile, type CaseOutcome, type CaseTransition, moveCase } from '#cases';
import { undisposedEvidence } from '#evidence';
import { userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { InvestigationBlocked } from './investigation-refusals.js';
import { SETTLED } from './measure.states.js';
import { type CaseStepNote, refuseCrime, refuseSecondProposal } from './propose.js';
import { CaseMeasure } from './sanction-entities.js';

/** By which step a case may end how. */
export const OUTCOMES_OF = {
  closeWithoutSanction: ['NO_SANCTION', 'NO_SUSPECT_FOUND', 'LIMITATION_EXPIRED'],
  close: ['WARNING', 'FINE', 'FINE_AND_REMEDY', 'LICENCE_SUSPENDED', 'TRANSFER_STOPPED', 'NO_SANCTION'],
  closeCriminal: ['CRIMINAL_CHARGED', 'CRIMINAL_DECLINED', 'CONVICTED', 'ACQUITTED'],
} as const satisfies Readonly<Partial<Record<CaseTransition, readonly CaseOutcome[]>>>;
export type ClosingStep = keyof typeof OUTCOMES_OF;

export interface Closing<Step extends ClosingStep> extends CaseStepNote {
  readonly outcome: (typeof OUTCOMES_OF)[Step][number];
}

/** C13: no sanction, by a head who does not lead the case; before there is a draft only where nobody was found or the time has passed. */
export function closeWithoutSanction(tx: Tx, closing: Closing<'closeWithoutSanction'>): Promise<CaseFile> {
  return end(tx, 'closeWithoutSanction', closing, async (file) => {
    if (file.state === 'INVESTIGATION' && closing.outcome === 'NO_SANCTION') throw new InvestigationBlocked('DECIDED_BEFORE');
    if (file.leadId === userIdOf(tx.actor)) throw new CaseBlocked('SECOND_PERSON');
    await refuseSecondProposal(tx, file.id);
    await refuseCrime(tx, file.id);
    await refuseHeld(tx, file.id);
  });
}

/** C15: every fine and measure is settled, all evidence is disposed of, and the report that the case comes from is closed. */
export function closeCase(tx: Tx, closing: Closing<'close'>): Promise<CaseFile> {
  return end(tx, 'close', closing, async (file) => {
    if (await tx.em.count(CaseMeasure, { caseId: file.id, state: { $nin: [...SETTLED] } })) throw new InvestigationBlocked('MEASURES_OPEN');
    await refuseHeld(tx, file.id);
    if (file.reportId === null) return;
    const [open] = await tx.sql<{ id: string }>(
      `select h.report_id as id from report_handling h where h.report_id = ? and h.unit_id = (select app.unit_id()) and h.state <> 'CLOSED'`,
      [file.reportId],
    );
    if (open) throw new InvestigationBlocked('REPORT_OPEN');
  });
}

/** C16: what the prosecution or the court came to; the note names the article and the penalty. */
export function closeCriminal(tx: Tx, closing: Closing<'closeCriminal'>): Promise<CaseFile> {
  return end(tx, 'closeCriminal', closing);
}

/** C10′: the prosecution gives the case back, to be sanctioned. */
export function takeBack(tx: Tx, step: CaseStepNote): Promise<CaseFile> {
  return plain(tx, 'takeBack', step);
}

/** A draft goes back to the investigation: the respondent brought something new, or a sign of a crime turned up. */
export function withdrawDraft(tx: Tx, step: CaseStepNote): Promise<CaseFile> {
  return plain(tx, 'withdrawDraft', step);
}

/** C17: on new evidence, or after a decision was annulled. When it was first taken stands; it ends anew. */
export function reopenCase(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'reopen', {
    expectedVersion,
    note,
    behave: (file) => {
      Object.assign(file, { outcome: null, outcomeNote: null, endedAt: null });
    },
  });
}

/** What the unit still holds has to end before the case does; what goes to a court goes with its file. */
async function refuseHeld(tx: Tx, caseId: string): Promise<void> {
  if ((await undisposedEvidence(tx, caseId)) > 0) throw new InvestigationBlocked('EVIDENCE_HELD');
}

function plain(tx: Tx, step: 'takeBack' | 'withdrawDraft', { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, step, { expectedVersion, note });
}

function end<Step extends ClosingStep>(
  tx: Tx,
  step: Step,
  { caseId, expectedVersion, note, outcome }: Closing<Step>,
  guard?: (file: CaseFile) => Promise<void>,
): Promise<CaseFile> {
  return moveCase(tx, caseId, step, {
    expectedVersion,
    note,
    ...(guard && { guard }),
    behave: (file) => {
      Object.assign(file, { outcome, outcomeNote: note, endedAt: tx.now });
    },
  });
}

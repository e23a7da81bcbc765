import { Filing } from '#filings';
import { advance } from '#kernel';
import type { Tx } from '#platform';
import { type DismissalReason, ThirdPartyReport } from './entities.js';
import { THIRD_PARTY_TRANSITIONS, type ThirdPartyTransition } from './third-party-report.states.js';

/** Held for true: an officer has seen enough to work on it. */
export async function verifyReport(tx: Tx, id: string, note: string | null): Promise<void> {
  await decide(tx, id, 'verify', note);
  tx.record({ type: 'ThirdPartyReportVerified', subjects: [id], payload: { thirdPartyReportId: id } });
}

/** Leads to nothing, for a reason that the reporter is told; the note stays between officers. */
export async function dismissReport(tx: Tx, id: string, reason: DismissalReason, note: string | null): Promise<void> {
  const report = await decide(tx, id, 'dismiss', note);
  report.decision = reason;
  tx.record({ type: 'ThirdPartyReportDismissed', subjects: [id], payload: { thirdPartyReportId: id, reason } });
}

/** Belongs to a report whose filing was addressed to the same desk. Its organisation hears nothing of it. */
export async function linkReport(tx: Tx, id: string, filingId: string, note: string | null): Promise<void> {
  const filing = await tx.load(Filing, filingId);
  const report = await decide(tx, id, 'link', note);
  report.linkedReportId = filing.matterId;
  report.linkedReference = filing.reference;
  tx.record({ type: 'ThirdPartyReportLinked', subjects: [id], payload: { thirdPartyReportId: id } });
}

async function decide(tx: Tx, id: string, transition: ThirdPartyTransition, note: string | null): Promise<ThirdPartyReport> {
  // A unit with a copy reads the row and cannot lock it: it is refused, and not told that there is nothing.
  tx.authorize(transition, await tx.load(ThirdPartyReport, id));
  const report = await tx.load(ThirdPartyReport, id, { lock: true });
  report.state = advance('report by others', THIRD_PARTY_TRANSITIONS, report.state, transition);
  report.decisionNote = note;
  report.decidedBy = 'userId' in tx.actor ? tx.actor.userId : null;
  report.decidedAt = tx.now;
  return report;
}

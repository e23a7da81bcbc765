import { refuseStrangers } from '#identity';
import type { DismissalReason } from '#intake';
import { hasRole, newId, userIdOf } from '#kernel';
import { daysLater, vietnamDate } from '#law';
import type { Tx } from '#platform';
import type { CaseState } from './case.states.js';
import { CaseBlocked, HOLD_DAYS } from './case-refusals.js';
import { CaseAccess, type CaseFile, type Hold } from './entities.js';
import { moveCase } from './move-case.js';

/** What each step brings with it. */
export interface CaseInputs {
  readonly take: object;
  readonly dismiss: { readonly reason: DismissalReason; readonly note: string };
  readonly reconsider: { readonly note: string };
  readonly verify: { readonly leadId: string; readonly memberIds: readonly string[]; readonly plan: string };
  readonly proposeDismissal: { readonly reason: DismissalReason; readonly note: string };
  readonly confirmDismissal: object;
  readonly declineDismissal: { readonly note: string };
  readonly hold: Hold;
  readonly resume: { readonly note: string };
}

type Behaviour<Step extends keyof CaseInputs> = (tx: Tx, file: CaseFile, input: CaseInputs[Step], from: CaseState) => void | Promise<void>;

const BEHAVE: { readonly [Step in keyof CaseInputs]: Behaviour<Step> } = {
  take: (tx, file) => {
    file.firstTriagedAt ??= tx.now;
  },
  dismiss: (tx, file, { reason, note }) => {
    if (file.reporterKnown && !hasRole(tx.actor, 'UNIT_HEAD')) throw new CaseBlocked('HEAD_DISMISSES');
    Object.assign(file, { dismissal: reason, dismissalNote: note, endedAt: tx.now });
  },
  reconsider: (_tx, file) => {
    Object.assign(file, { dismissal: null, dismissalNote: null, endedAt: null });
  },
  // From now on by the list alone: who signs is on it, for what is signed has to be answered for.
  verify: async (tx, file, { leadId, memberIds, plan }) => {
    const people = [...new Set([leadId, userIdOf(tx.actor), ...memberIds])];
    const before = await tx.em.find(CaseAccess, { caseId: file.id, revokedAt: null });
    for (const userId of people.filter((one) => before.every((access) => access.userId !== one)))
      grant(tx, file, userId, 'WORK', userId === leadId ? 'Chủ trì vụ việc' : 'Theo kế hoạch xác minh');
    Object.assign(file, { restricted: true, leadId, plan });
  },
  proposeDismissal: (tx, file, { reason, note }) => {
    file.proposal = { reason, note, proposedBy: userIdOf(tx.actor), proposedAt: tx.now.toISOString() };
  },
  confirmDismissal: (tx, file) => {
    const { proposal } = file;
    if (!proposal) throw new CaseBlocked('NOTHING_PROPOSED');
    if (proposal.proposedBy === userIdOf(tx.actor)) throw new CaseBlocked('SECOND_PERSON');
    Object.assign(file, { dismissal: proposal.reason, dismissalNote: proposal.note, endedAt: tx.now, proposal: null });
  },
  declineDismissal: (_tx, file) => {
    if (!file.proposal) throw new CaseBlocked('NOTHING_PROPOSED');
    file.proposal = null;
  },
  hold: (tx, file, hold, from) => {
    const today = vietnamDate(tx.now);
    if (hold.reviewOn <= today) throw new CaseBlocked('REVIEW_IN_THE_PAST');
    if (hold.reviewOn > daysLater(today, HOLD_DAYS)) throw new CaseBlocked('REVIEW_TOO_FAR');
    Object.assign(file, { hold, heldFrom: from });
  },
  resume: (_tx, file) => {
    Object.assign(file, { state: file.heldFrom, hold: null, heldFrom: null });
  },
};

/** One step of a case up to its verification, C2–C9; throws what {@link moveCase} throws, and CaseBlocked. */
export function stepCase<Step extends keyof CaseInputs>(
  tx: Tx,
  id: string,
  step: Step,
  input: CaseInputs[Step],
  expectedVersion?: number,
): Promise<CaseFile> {
  return moveCase(tx, id, step, {
    expectedVersion,
    note: noteOf(input),
    named: async () => {
      if ('leadId' in input) await refuseStrangers(tx, [input.leadId, ...input.memberIds], 'leadId');
    },
    behave: (file, from) => BEHAVE[step](tx, file, input, from),
  });
}

function noteOf(input: object): string | null {
  return 'note' in input && typeof input.note === 'string' ? input.note : null;
}

/** Puts somebody on the list. */
export function grant(tx: Tx, { id, unitId }: CaseFile, userId: string, level: CaseAccess['level'], reason: string): void {
  tx.em.create(CaseAccess, {
    ...{ id: newId(), caseId: id, unitId, userId, level, reason },
    ...{ grantedBy: userIdOf(tx.actor), grantedAt: tx.now, revokedBy: null, revokedAt: null, until: null },
  });
}

import { refuseStrangers } from '#identity';
import type { DismissalReason } from '#intake';
import { advance, Forbidden, hasRole, newId, StaleVersion, userIdOf } from '#kernel';
import { daysLater, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { CASE_TRANSITIONS, type CaseState, type CaseTransition } from './case.states.js';
import { CaseBlocked, HOLD_DAYS } from './case-refusals.js';
import { CaseAccess, CaseFile, CaseStep, type Hold } from './entities.js';

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

type Behaviour<Step extends CaseTransition> = (tx: Tx, file: CaseFile, input: CaseInputs[Step]) => void | Promise<void>;

const BEHAVE: { readonly [Step in CaseTransition]: Behaviour<Step> } = {
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
  hold: (tx, file, hold) => {
    const today = vietnamDate(tx.now);
    if (hold.reviewOn <= today) throw new CaseBlocked('REVIEW_IN_THE_PAST');
    if (hold.reviewOn > daysLater(today, HOLD_DAYS)) throw new CaseBlocked('REVIEW_TOO_FAR');
    file.hold = hold;
  },
  resume: (_tx, file) => {
    Object.assign(file, { hold: null, heldFrom: null });
  },
};

/** One step of a case, C2–C9; throws NotFound, Forbidden, StaleVersion, WrongState, CaseBlocked. */
export async function stepCase<Step extends CaseTransition>(
  tx: Tx,
  id: string,
  step: Step,
  input: CaseInputs[Step],
  expectedVersion?: number,
): Promise<CaseFile> {
  const file = await tx.load(CaseFile, id, { lock: true });
  tx.authorize(step, file);
  await refuseReaders(tx, file, step);
  if (expectedVersion !== undefined && file.version !== expectedVersion) throw new StaleVersion('case', file.version);
  // Whoever is named is looked for before the state is judged.
  if ('leadId' in input) await refuseStrangers(tx, [input.leadId, ...input.memberIds], 'leadId');
  const from = file.state;
  const to = advance<CaseState, CaseTransition>('case', CASE_TRANSITIONS, from, step);
  file.state = step === 'resume' ? file.heldFrom! : to;
  if (step === 'hold') file.heldFrom = from as CaseFile['heldFrom'];
  await BEHAVE[step](tx, file, input);
  noteStep(tx, file, step, noteOf(input));
  return file;
}

function noteOf(input: object): string | null {
  return 'note' in input && typeof input.note === 'string' ? input.note : null;
}

/** What was done, for those who see the case; its event has codes alone. */
export function noteStep(tx: Tx, { id, unitId, state }: CaseFile, step: string, reason: string | null): void {
  tx.em.create(CaseStep, { id: newId(), caseId: id, unitId, step, byId: userIdOf(tx.actor), reason, at: tx.now });
  tx.record({ type: 'CaseStepped', subjects: [id], payload: { caseId: id, unitId, step, state } });
}

/** Puts somebody on the list. */
export function grant(tx: Tx, { id, unitId }: CaseFile, userId: string, level: CaseAccess['level'], reason: string): void {
  tx.em.create(CaseAccess, {
    ...{ id: newId(), caseId: id, unitId, userId, level, reason },
    ...{ grantedBy: userIdOf(tx.actor), grantedAt: tx.now, revokedBy: null, revokedAt: null },
  });
}

/** Who is on the list to read it, does nothing with the case, whatever their role. */
export async function refuseReaders(tx: Tx, { id, restricted }: CaseFile, step: string): Promise<void> {
  if (!restricted) return;
  const access = await tx.em.findOne(CaseAccess, { caseId: id, userId: userIdOf(tx.actor), revokedAt: null });
  if (access?.level !== 'WORK') throw new Forbidden(step, 'CaseFile');
}

import { advance, Forbidden, newId, StaleVersion, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { CASE_TRANSITIONS, type CaseState, type CaseTransition } from './case.states.js';
import { CaseAccess, CaseFile, CaseStep } from './entities.js';

/** What belongs to a step beside its row in the table. */
export interface Move {
  readonly expectedVersion?: number;
  /** What is said to it; stands with the step. */
  readonly note?: string | null;
  /** Whoever and whatever is named is looked for before the state is judged. */
  readonly named?: (file: CaseFile) => void | Promise<void>;
  /** Throws what stands in the way, though the state would allow the step. */
  readonly guard?: (file: CaseFile) => void | Promise<void>;
  readonly behave?: (file: CaseFile, from: CaseState) => void | Promise<void>;
}

/** The one way of a case from state to state; throws NotFound, Forbidden, StaleVersion, WrongState, and what `named` and `guard` throw. */
export async function moveCase(tx: Tx, id: string, step: CaseTransition, move: Move): Promise<CaseFile> {
  const file = await workOn(tx, id, step);
  if (move.expectedVersion !== undefined && file.version !== move.expectedVersion) throw new StaleVersion('case', file.version);
  await move.named?.(file);
  const from = file.state;
  const to = advance<CaseState, CaseTransition>('case', CASE_TRANSITIONS, from, step);
  await move.guard?.(file);
  file.state = to;
  await move.behave?.(file, from);
  noteStep(tx, file, step, move.note ?? null);
  return file;
}

/** A case, locked, for somebody who may do this with it. */
export async function workOn(tx: Tx, id: string, action: string): Promise<CaseFile> {
  const file = await tx.load(CaseFile, id, { lock: true });
  tx.authorize(action, file);
  await refuseReaders(tx, file, action);
  return file;
}

/** What was done, for those who see the case; its event has codes alone. */
export function noteStep(tx: Tx, { id, unitId, state }: CaseFile, step: string, reason: string | null): void {
  tx.em.create(CaseStep, { id: newId(), caseId: id, unitId, step, byId: userIdOf(tx.actor), reason, at: tx.now });
  tx.record({ type: 'CaseStepped', subjects: [id], payload: { caseId: id, unitId, step, state } });
}

/** Who is on the list to read it, does nothing with the case, whatever their role. */
export async function refuseReaders(tx: Tx, { id, restricted }: CaseFile, step: string): Promise<void> {
  if (!restricted) return;
  const access = await tx.em.findOne(CaseAccess, { caseId: id, userId: userIdOf(tx.actor), revokedAt: null });
  if (access?.level !== 'WORK') throw new Forbidden(step, 'CaseFile');
}

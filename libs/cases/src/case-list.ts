import { refuseStrangers } from '#identity';
import { StaleVersion, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { CaseBlocked, notOnList } from './case-refusals.js';
import { type AccessLevel, CaseAccess, type CaseFile } from './entities.js';
import { noteStep, workOn } from './move-case.js';
import { grant } from './step-case.js';

/** Puts a colleague on the list of a case; its lead does that, or a head who is on it. */
export async function putOnList(
  tx: Tx,
  id: string,
  { userId, level, reason }: { readonly userId: string; readonly level: AccessLevel; readonly reason: string },
  expectedVersion?: number,
): Promise<CaseFile> {
  const file = await ofList(tx, id, expectedVersion, () => refuseStrangers(tx, [userId], 'userId'));
  const there = await tx.em.findOne(CaseAccess, { caseId: id, userId, revokedAt: null });
  if (there && !there.until) throw new CaseBlocked('ON_LIST_ALREADY');
  // Broken glass lets in for some hours; from now on the list does. One access of a person is open at a time.
  if (there) {
    Object.assign(there, { revokedBy: userIdOf(tx.actor), revokedAt: tx.now });
    await tx.em.flush();
  }
  grant(tx, file, userId, level, reason);
  noteStep(tx, file, 'putOnList', reason);
  return file;
}

/** Takes somebody off the list; from the commit on they see nothing of the case. */
export async function takeOffList(
  tx: Tx,
  id: string,
  { userId, reason }: { readonly userId: string; readonly reason: string },
  expectedVersion?: number,
): Promise<CaseFile> {
  const file = await ofList(tx, id, expectedVersion);
  if (file.leadId === userId) throw new CaseBlocked('LEAD_STAYS');
  const access = await tx.em.findOne(CaseAccess, { caseId: id, userId, revokedAt: null });
  if (!access) throw notOnList();
  Object.assign(access, { revokedBy: userIdOf(tx.actor), revokedAt: tx.now });
  noteStep(tx, file, 'takeOffList', reason);
  return file;
}

async function ofList(tx: Tx, id: string, expectedVersion?: number, named = async (): Promise<void> => {}): Promise<CaseFile> {
  const file = await workOn(tx, id, 'keepList');
  await named();
  if (!file.restricted) throw new CaseBlocked('NO_LIST_YET');
  if (expectedVersion !== undefined && file.version !== expectedVersion) throw new StaleVersion('case', file.version);
  return file;
}

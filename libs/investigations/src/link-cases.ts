import { CaseAccess, CaseBlocked, CaseFile, grant, moveCase, noteStep, TLPS, workOn } from '#cases';
import { hasRole, NotFound, newId, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { refuseEnded, rowOf } from './case-rows.js';
import { InvestigationBlocked } from './investigation-refusals.js';
import { CaseLink, type CaseLinkKind, type LooseLinkKind } from './link-entity.js';
import type { CaseStepNote } from './propose.js';

export interface LinkRequest extends CaseStepNote {
  readonly targetId: string;
}

/** C4: a case that is triaged is proposed as a duplicate of a live one that the acting person sees. */
export function proposeDuplicate(tx: Tx, { caseId, targetId, expectedVersion, note }: LinkRequest): Promise<CaseFile> {
  return moveCase(tx, caseId, 'proposeDuplicate', {
    expectedVersion,
    note,
    named: async () => {
      await targetOf(tx, caseId, targetId);
    },
    guard: async () => {
      refuseEnded(await targetOf(tx, caseId, targetId));
      if (await proposed(tx, caseId)) throw new InvestigationBlocked('PROPOSAL_OPEN');
    },
    behave: (file) => {
      link(tx, file, targetId, 'DUPLICATE_OF', note);
    },
  });
}

/**
 * C4: the lead of the target agrees; of a target that nobody leads yet, somebody else than whoever proposed it. From then on the strictest of both holds:
 * who sees the target alone sees that this is a duplicate of it.
 */
export function confirmDuplicate(tx: Tx, { caseId, expectedVersion }: Omit<CaseStepNote, 'note'>): Promise<CaseFile> {
  return moveCase(tx, caseId, 'confirmDuplicate', {
    expectedVersion,
    guard: async () => {
      const link = await openLink(tx, caseId);
      const target = await targetOf(tx, caseId, link.targetId);
      refuseEnded(target);
      const me = userIdOf(tx.actor);
      const may = target.leadId ? target.leadId === me : link.linkedBy !== me && hasRole(tx.actor, 'LIAISON_OFFICER', 'UNIT_HEAD');
      if (!may) throw new InvestigationBlocked('TARGET_LEAD_AGREES');
    },
    behave: async (file) => {
      const link = await openLink(tx, caseId);
      const target = await targetOf(tx, caseId, link.targetId);
      Object.assign(link, { confirmedBy: userIdOf(tx.actor), confirmedAt: tx.now });
      if (target.restricted) {
        const list = await tx.em.find(CaseAccess, { caseId: target.id, revokedAt: null });
        for (const { userId, level, reason } of list) grant(tx, file, userId, level, reason);
      }
      const tlp = TLPS[Math.max(TLPS.indexOf(file.tlp), TLPS.indexOf(target.tlp))]!;
      Object.assign(file, { tlp, restricted: target.restricted, duplicateOf: target.id, endedAt: tx.now });
    },
  });
}

export function declineDuplicate(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'declineDuplicate', {
    expectedVersion,
    note,
    behave: async () => undo(tx, await openLink(tx, caseId), note),
  });
}

/** C4′: it was none; it is triaged again, and seen by those who saw it last. */
export function undoDuplicate(tx: Tx, { caseId, expectedVersion, note }: CaseStepNote): Promise<CaseFile> {
  return moveCase(tx, caseId, 'undoDuplicate', {
    expectedVersion,
    note,
    behave: async (file) => {
      const link = await tx.em.findOne(CaseLink, { caseId, kind: 'DUPLICATE_OF', undoneAt: null });
      if (link) undo(tx, link, note);
      Object.assign(file, { duplicateOf: null, endedAt: null });
    },
  });
}

/** Ties two cases together, in one direction; neither ends by that. */
export async function linkCase(
  tx: Tx,
  { caseId, targetId, note, kind }: LinkRequest & { readonly kind: LooseLinkKind },
): Promise<CaseLink> {
  const file = await workOn(tx, caseId, 'keepParts');
  await targetOf(tx, caseId, targetId);
  refuseEnded(file);
  if (await tx.em.count(CaseLink, { caseId, targetId, kind, undoneAt: null })) throw new InvestigationBlocked('LINKED_ALREADY');
  noteStep(tx, file, `link.${kind}`, note);
  return link(tx, file, targetId, kind, note);
}

export async function unlinkCase(tx: Tx, { caseId, linkId, note }: CaseStepNote & { readonly linkId: string }): Promise<CaseLink> {
  const file = await workOn(tx, caseId, 'keepParts');
  const found = await rowOf(tx, CaseLink, caseId, linkId, { undoneAt: null, kind: { $ne: 'DUPLICATE_OF' } });
  refuseEnded(file);
  undo(tx, found, note);
  noteStep(tx, file, 'unlink', note);
  return found;
}

/** A case that is seen, and is another one. */
async function targetOf(tx: Tx, caseId: string, targetId: string): Promise<CaseFile> {
  if (targetId === caseId) throw new NotFound('case');
  return tx.load(CaseFile, targetId);
}

function link(tx: Tx, { id, unitId }: CaseFile, targetId: string, kind: CaseLinkKind, reason: string): CaseLink {
  return tx.em.create(CaseLink, {
    ...{ id: newId(), caseId: id, unitId, targetId, kind, reason, linkedBy: userIdOf(tx.actor), linkedAt: tx.now },
  });
}

function undo(tx: Tx, found: CaseLink, why: string): void {
  Object.assign(found, { undoneBy: userIdOf(tx.actor), undoneAt: tx.now, undoneWhy: why });
}

function proposed(tx: Tx, caseId: string): Promise<CaseLink | null> {
  return tx.em.findOne(CaseLink, { caseId, kind: 'DUPLICATE_OF', confirmedAt: null, undoneAt: null });
}

async function openLink(tx: Tx, caseId: string): Promise<CaseLink> {
  const found = await proposed(tx, caseId);
  if (!found) throw new CaseBlocked('NOTHING_PROPOSED');
  return found;
}

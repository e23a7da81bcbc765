import { Filing, FilingReturn } from '#filings';
import { vietnamDate } from '#law';
import type { StoredEvent, Tx } from '#platform';
import { DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from './dossier.states.js';
import { tellAgain } from './dossier-changes.js';
import { keepReminder } from './dossier-times.js';
import { Dossier } from './entities.js';
import { step } from './revise-dossier.js';

const DECISIONS: Readonly<Partial<Record<Filing['state'], DossierTransition>>> = {
  ACCEPTED: 'accept',
  RETURNED: 'return',
  REFUSED: 'refuse',
};

/**
 * What the agency decided of the last filing of a dossier: it goes on to where that leads. By what the filing says now, so that news that
 * comes twice or late changes nothing; a copy decides nothing, for the filing follows its lead alone.
 */
export async function followDecision(tx: Tx, { payload }: StoredEvent): Promise<void> {
  if (payload.dossierId === undefined) return;
  const dossier = await tx.load(Dossier, String(payload.dossierId), { lock: true });
  const filing = await tx.em.findOneOrFail(Filing, { matterId: dossier.id }, { orderBy: { number: 'desc' } });
  const decision = filing.id === payload.filingId ? DECISIONS[filing.state] : undefined;
  const inWork = dossier.state === 'DRAFT' || dossier.state === 'READY';
  // Of what is in work only an answer to this very filing is overtaken by its acceptance.
  if (!decision || (inWork && dossier.revisesId !== filing.id) || !mayGo(dossier.state, decision)) return;
  tx.authorize(decision, dossier);
  step(tx, dossier, decision);
  dossier.completeBy =
    decision === 'return' ? vietnamDate((await tx.em.findOneOrFail(FilingReturn, { filingId: filing.id })).respondBy) : null;
  dossier.revisesId = null;
  dossier.defectAnswers = null;
  dossier.readyDigest = null;
  if (decision === 'refuse') await tellAgain(tx, dossier, filing.id);
  keepReminder(dossier);
  tx.record({ type: 'DossierDecided', subjects: [dossier.id, filing.id], payload: { dossierId: dossier.id, state: dossier.state } });
}

/**
 * The agency agreed to give back the filing that it has not decided: the dossier is in work again, to be filed anew, and its changes are to be
 * told again. What the recall of a copy says, or of an earlier filing, changes nothing.
 */
export async function followRecall(tx: Tx, { payload }: StoredEvent): Promise<void> {
  if (payload.dossierId === undefined || payload.part !== 'LEAD') return;
  const dossier = await tx.load(Dossier, String(payload.dossierId), { lock: true });
  const filing = await tx.em.findOneOrFail(Filing, { matterId: dossier.id }, { orderBy: { number: 'desc' } });
  const undecided = filing.state === 'SUBMITTED' || filing.state === 'RECEIVED';
  if (filing.id !== payload.filingId || !undecided || !mayGo(dossier.state, 'takeBack')) return;
  tx.authorize('takeBack', dossier);
  step(tx, dossier, 'takeBack');
  dossier.revisesId = null;
  dossier.defectAnswers = null;
  dossier.readyDigest = null;
  await tellAgain(tx, dossier, filing.id);
  tx.record({ type: 'DossierTakenBack', subjects: [dossier.id, filing.id], payload: { dossierId: dossier.id, state: dossier.state } });
}

function mayGo(state: DossierState, code: DossierTransition): boolean {
  return DOSSIER_TRANSITIONS.some((one) => one.code === code && (one.from as readonly DossierState[]).includes(state));
}

import { Filing, FilingReturn } from '#filings';
import { vietnamDate } from '#law';
import type { StoredEvent, Tx } from '#platform';
import { DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from './dossier.states.js';
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
  keepReminder(dossier);
  tx.record({ type: 'DossierDecided', subjects: [dossier.id, filing.id], payload: { dossierId: dossier.id, state: dossier.state } });
}

function mayGo(state: DossierState, code: DossierTransition): boolean {
  return DOSSIER_TRANSITIONS.some((one) => one.code === code && (one.from as readonly DossierState[]).includes(state));
}

import { transitionsFrom } from '#kernel';
import type { AvailableTransition, Reading } from '#platform';
import { DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from './dossier.states.js';
import { mayDropUpdate } from './dossier-changes.js';
import { openDefects, type Standing } from './dossier-standing.js';
import { wasFiled } from './dossier-times.js';
import type { Dossier } from './entities.js';

/** The steps that the organisation itself takes; the others are the agency's. */
const STEPS: readonly DossierTransition[] = [
  'revise',
  'markReady',
  'reopen',
  'submit',
  'complete',
  'recordChange',
  'beginUpdate',
  'dropUpdate',
  'discard',
];

interface Standpoint extends Pick<Dossier, 'state' | 'kind' | 'revisesId'> {
  readonly reference: string | null;
  readonly receivedOn: string | null;
  readonly changes: readonly { readonly filingId: string | null }[];
}

/** The steps that the table knows from here, and what stands in the way of each for the reader. */
export function availableDossierSteps(
  subject: Dossier,
  { state, kind, revisesId, reference, receivedOn, changes }: Standpoint,
  { completeness }: Standing,
  { ability }: Pick<Reading<unknown>, 'ability'>,
): AvailableTransition[] {
  const { letter, rest } = openDefects(completeness);
  const untold = changes.some(({ filingId }) => filingId === null);
  const factsOpen = () => letter.length > 0 || (kind === 'INITIAL' && rest.length > 0 && !ability.can('presentIncomplete', subject));
  const blockOf = (code: DossierTransition): string | null => {
    if (!ability.can(code, subject)) return 'ROLE';
    if (code === 'beginUpdate' || (code === 'markReady' && kind === 'UPDATE')) return untold ? null : 'NO_CHANGE';
    return code === 'markReady' && factsOpen() ? 'FACTS' : null;
  };
  // What a step is there for at all, beside the state.
  const fits: Readonly<Partial<Record<DossierTransition, boolean>>> = {
    recordChange: wasFiled({ reference, receivedOn }),
    dropUpdate: mayDropUpdate({ kind, revisesId }),
    discard: reference === null && kind === 'INITIAL',
  };
  return transitionsFrom<DossierState, DossierTransition>(DOSSIER_TRANSITIONS, state)
    .filter(({ code }) => STEPS.includes(code) && (fits[code] ?? true))
    .map(({ code }) => {
      const blockedBy = blockOf(code);
      return { code, enabled: blockedBy === null, blockedBy };
    });
}

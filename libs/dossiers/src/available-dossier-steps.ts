import { transitionsFrom } from '#kernel';
import type { AvailableTransition, Reading } from '#platform';
import { DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from './dossier.states.js';
import { openDefects, type Standing } from './dossier-standing.js';
import type { Dossier } from './entities.js';

/** The steps that the organisation itself takes here. */
const STEPS: readonly DossierTransition[] = ['revise', 'markReady', 'reopen', 'discard'];

/** The steps that the table knows from here, and what stands in the way of each for the reader. */
export function availableDossierSteps(
  subject: Dossier,
  state: DossierState,
  { completeness }: Standing,
  { ability }: Pick<Reading<unknown>, 'ability'>,
): AvailableTransition[] {
  const { letter, rest } = openDefects(completeness);
  const blockOf = (code: DossierTransition): string | null => {
    if (!ability.can(code, subject)) return 'ROLE';
    const blocked = letter.length > 0 || (rest.length > 0 && !ability.can('presentIncomplete', subject));
    return code === 'markReady' && blocked ? 'FACTS' : null;
  };
  return transitionsFrom<DossierState, DossierTransition>(DOSSIER_TRANSITIONS, state)
    .filter(({ code }) => STEPS.includes(code))
    .map(({ code }) => {
      const blockedBy = blockOf(code);
      return { code, enabled: blockedBy === null, blockedBy };
    });
}

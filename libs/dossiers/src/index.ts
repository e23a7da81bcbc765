import type { DomainLib } from '#platform';
import { dossierPolicy } from './dossier.policy.js';
import { Dossier, DossierActivity, DossierChange, DossierDocument } from './entities.js';
import { followDecision, followRecall } from './follow-decision.js';
import { remindOfDossiers } from './remind-dossiers.js';
import { remindOfOpenings } from './remind-openings.js';

export * from './answer-return.js';
export * from './answers.js';
export * from './canonical-dossier.js';
export * from './dossier.states.js';
export * from './dossier-changes.js';
export * from './dossier-clocks.js';
export * from './dossier-documents.js';
export * from './dossier-openings.js';
export * from './dossier-reminder.js';
export * from './dossier-sources.js';
export * from './dossier-standing.js';
export * from './dossier-times.js';
export { DOSSIER_LIST } from './dossiers.list.js';
export { DossierFilingsResolver } from './edge/dossier-filings.resolver.js';
export { DossierStepsResolver } from './edge/dossier-steps.resolver.js';
export { DossiersResolver } from './edge/dossiers.resolver.js';
export { DossierView } from './edge/dossiers.views.js';
export * from './entities.js';
export * from './mark-dossier-ready.js';
export * from './open-dossier.js';
export * from './propose-changes.js';
export * from './register-answers.js';
export { remindOfDossiers } from './remind-dossiers.js';
export { remindOfOpenings, stillUncovered } from './remind-openings.js';
export * from './return-rules.js';
export * from './revise-dossier.js';
export * from './settled-values.js';
export * from './staleness.js';
export * from './submit-dossier.js';

export const dossiers: DomainLib = {
  entities: [Dossier, DossierActivity, DossierDocument, DossierChange],
  policies: [dossierPolicy],
  handlers: {
    FilingAccepted: followDecision,
    FilingReturned: followDecision,
    FilingRefused: followDecision,
    RecallAgreed: followRecall,
  },
  sweeps: { 'remind-dossiers': remindOfDossiers, 'remind-openings': remindOfOpenings },
};

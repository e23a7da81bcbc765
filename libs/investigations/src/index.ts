import type { DomainLib } from '#platform';
import { investigationsPolicy } from './investigations.policy.js';
import { CaseLink } from './link-entity.js';
import { CaseChannel, CaseDataset, CaseParty, CasePayment, CaseTask } from './part-entities.js';
import { CaseCrimeCheck, CaseDecision, CaseMeasure, CasePackage, CaseProposal, CaseWorksheet, SigningTitle } from './sanction-entities.js';

export { CaseLinksResolver } from './edge/case-links.resolver.js';
export { InvestigationResolver } from './edge/investigation.resolver.js';
export { SanctionsResolver } from './edge/sanctions.resolver.js';
export * from './end-case.js';
export * from './enforce.js';
export * from './keep-part.js';
export * from './link-cases.js';
export * from './link-entity.js';
export * from './measure.states.js';
export * from './part-entities.js';
export * from './propose.js';
export * from './sanction-entities.js';
export * from './signing-titles.js';
export * from './step-measure.js';
export * from './transfer-package.js';
export * from './weigh-case.js';

export const investigations: DomainLib = {
  entities: [
    ...[CaseParty, CaseDataset, CaseChannel, CasePayment, CaseTask],
    ...[CaseWorksheet, CaseCrimeCheck, CaseProposal, CaseDecision, CaseMeasure, SigningTitle, CaseLink, CasePackage],
  ],
  policies: [investigationsPolicy],
};

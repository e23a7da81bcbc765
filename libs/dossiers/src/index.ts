import type { DomainLib } from '#platform';
import { dossierPolicy } from './dossier.policy.js';
import { Dossier, DossierActivity, DossierDocument } from './entities.js';

export * from './answers.js';
export * from './dossier.states.js';
export * from './entities.js';

export const dossiers: DomainLib = { entities: [Dossier, DossierActivity, DossierDocument], policies: [dossierPolicy] };

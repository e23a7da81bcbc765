import type { DomainLib } from '#platform';
import { IssuedPaper, SignedCopy } from './entities.js';
import { papersPolicy } from './papers.policy.js';

export * from './dossier-package.js';
export * from './dossier-paper.js';
export { PapersResolver } from './edge/papers.resolver.js';
export * from './entities.js';
export * from './papers-of-filing.js';
export * from './print-dossier.js';
export * from './print-draft-form.js';
export * from './print-duty-paper.js';
export * from './print-filed-dossier.js';
export * from './print-filing.js';
export { REGISTER_PAPER, registerDocument, registerPaper } from './print-register.js';
export * from './print-request-letter.js';
export * from './record-signed-copy.js';

export const papers: DomainLib = { entities: [IssuedPaper, SignedCopy], policies: [papersPolicy] };

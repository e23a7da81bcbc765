import type { DomainLib } from '#platform';
import { UnitLetter } from './entities.js';
import { lettersPolicy } from './letters.policy.js';
import { notifyOfLetter } from './sign-letter.js';

export * from './draft-letter.js';
export { LettersResolver } from './edge/letters.resolver.js';
export * from './entities.js';
export * from './letters.states.js';
export * from './print-letter.js';
export * from './sign-letter.js';

export const letters: DomainLib = { entities: [UnitLetter], policies: [lettersPolicy], handlers: { LetterSent: notifyOfLetter } };

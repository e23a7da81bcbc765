import { advance } from '#kernel';
import type { UnitLetter } from './entities.js';
import { LETTER_TRANSITIONS, type LetterState, type LetterTransition } from './letters.states.js';

/** Takes the letter through one transition of its table, or throws WrongState. */
export function moveLetter(letter: UnitLetter, step: LetterTransition): void {
  letter.state = advance<LetterState, LetterTransition>('letter', LETTER_TRANSITIONS, letter.state, step);
}

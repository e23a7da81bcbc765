import { advance } from '#kernel';
import type { Filing, FilingReturn } from './entities.js';
import { FILING_TRANSITIONS, type FilingTransition, RETURN_TRANSITIONS, type ReturnTransition } from './filings.states.js';

/** Takes a filing through one transition of its table, or throws WrongState. */
export function moveFiling(filing: Filing, transition: FilingTransition): void {
  filing.state = advance('filing', FILING_TRANSITIONS, filing.state, transition);
}

/** Takes a return for completion through one transition of its table, or throws WrongState. */
export function moveReturn(filingReturn: FilingReturn, transition: ReturnTransition): void {
  filingReturn.state = advance('return', RETURN_TRANSITIONS, filingReturn.state, transition);
}

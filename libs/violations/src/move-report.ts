import { advance } from '#kernel';
import type { Filing, FilingReturn, ViolationReport } from './entities.js';
import {
  FILING_TRANSITIONS,
  type FilingTransition,
  REPORT_TRANSITIONS,
  RETURN_TRANSITIONS,
  type ReportTransition,
  type ReturnTransition,
} from './violation-report.states.js';

/** Takes a report through one transition of its table, or throws WrongState. */
export function move(report: ViolationReport, transition: ReportTransition): void {
  report.state = advance('violation report', REPORT_TRANSITIONS, report.state, transition);
}

/** Takes a filing through one transition of its table, or throws WrongState. */
export function moveFiling(filing: Filing, transition: FilingTransition): void {
  filing.state = advance('filing', FILING_TRANSITIONS, filing.state, transition);
}

/** Takes a return for completion through one transition of its table, or throws WrongState. */
export function moveReturn(filingReturn: FilingReturn, transition: ReturnTransition): void {
  filingReturn.state = advance('return', RETURN_TRANSITIONS, filingReturn.state, transition);
}

import { advance } from '#kernel';
import type { Filing, ViolationReport } from './entities.js';
import { FILING_TRANSITIONS, type FilingTransition, REPORT_TRANSITIONS, type ReportTransition } from './violation-report.states.js';

/** Takes a report through one transition of its table, or throws WrongState. */
export function move(report: ViolationReport, transition: ReportTransition): void {
  report.state = advance('violation report', REPORT_TRANSITIONS, report.state, transition);
}

/** Takes a filing through one transition of its table, or throws WrongState. */
export function moveFiling(filing: Filing, transition: FilingTransition): void {
  filing.state = advance('filing', FILING_TRANSITIONS, filing.state, transition);
}

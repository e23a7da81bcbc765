import { advance } from '#kernel';
import type { ViolationReport } from './entities.js';
import { REPORT_TRANSITIONS, type ReportTransition } from './violation-report.states.js';

/** Takes a report through one transition of its table, or throws WrongState. */
export function move(report: ViolationReport, transition: ReportTransition): void {
  report.state = advance('violation report', REPORT_TRANSITIONS, report.state, transition);
}

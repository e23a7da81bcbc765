import type { DomainLib } from '#platform';
import { ClockVerdict, Filing, ReportActivity, ViolationReport } from './entities.js';
import { violationReportPolicy } from './violation-report.policy.js';

export * from './assess.js';
export * from './draft-violation-report.js';
export { LawResolver } from './edge/law.resolver.js';
export { LOG_SIGNER, ReportContentInput, SubmitViolationReportInput, ViolationResolver } from './edge/violation.resolver.js';
export { FilingView } from './edge/violation.views.js';
export * from './entities.js';
export * from './facts.js';
export * from './mark-report-ready.js';
export { moveFiling } from './move-report.js';
export * from './receipt.js';
export * from './submit-violation-report.js';
export * from './violation-report.queries.js';
export * from './violation-report.states.js';

export const violations: DomainLib = {
  entities: [ViolationReport, ReportActivity, Filing, ClockVerdict],
  policies: [violationReportPolicy],
};

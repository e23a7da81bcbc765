import type { DomainLib } from '#platform';
import { clockReactions, followDecision, followOrganisation, startServiceClocks } from './clocks/clock-reactions.js';
import { ClockEscalation, ReportClock } from './clocks/entities.js';
import { breachClocks, escalate } from './clocks/escalate.js';
import { reportClockPolicy } from './clocks/report-clock.policy.js';
import { dutiesPolicy } from './duties/duties.policy.js';
import { NoticeMistake, OutsideNotice, SubjectNotice, ViolationMinutes } from './duties/entities.js';
import { Exercise, ReportActivity, ViolationReport } from './entities.js';
import { expireDrafts } from './expire-drafts.js';
import { violationReportPolicy } from './violation-report.policy.js';

export * from './answer-in-report.js';
export * from './assess.js';
export * from './canonical-filing.js';
export * from './clocks/entities.js';
export { keepClocks } from './clocks/keep-clocks.js';
export * from './clocks/promise-supplement.js';
export * from './clocks/reminder.js';
export * from './clocks/stop-clocks.js';
export * from './draft-violation-report.js';
export * from './duties/declare-notice-mistaken.js';
export * from './duties/duties.states.js';
export * from './duties/entities.js';
export { snapshotOf } from './duties/notice-snapshot.js';
export * from './duties/record-outside-notice.js';
export * from './duties/subject-notice.js';
export * from './duties/violation-minutes.js';
export { ClocksResolver } from './edge/clocks.resolver.js';
export { DutiesResolver, SubjectNoticeResolver } from './edge/duties.resolver.js';
export { ExerciseResolver } from './edge/exercise.resolver.js';
export { DataTypeCodeEnum, FactsInput } from './edge/facts.input.js';
export { FollowUpResolver } from './edge/follow-up.resolver.js';
export { LawResolver } from './edge/law.resolver.js';
export { OrganisationGapsResolver } from './edge/organisation-gaps.resolver.js';
export { ReportContentInput, SubmitViolationReportInput, ViolationResolver } from './edge/violation.resolver.js';
export { ViolationReportView } from './edge/violation.views.js';
export * from './entities.js';
export * from './facts.js';
export * from './follow-up.js';
export * from './mark-report-ready.js';
export * from './open-exercise.js';
export * from './return-rules.js';
export * from './submit-violation-report.js';
export { REPORT_LIST } from './violation-report.list.js';
export * from './violation-report.queries.js';
export * from './violation-report.states.js';

export const violations: DomainLib = {
  entities: [
    Exercise,
    ViolationReport,
    ReportActivity,
    ReportClock,
    ClockEscalation,
    ViolationMinutes,
    SubjectNotice,
    OutsideNotice,
    NoticeMistake,
  ],
  policies: [violationReportPolicy, reportClockPolicy, dutiesPolicy],
  reactions: clockReactions,
  handlers: {
    FilingSubmitted: startServiceClocks,
    FilingAccepted: followDecision,
    FilingRefused: followDecision,
    OrganisationRevised: followOrganisation,
  },
  sweeps: { 'expire-drafts': expireDrafts, escalate, 'breach-clocks': breachClocks },
};

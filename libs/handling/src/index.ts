import type { DomainLib } from '#platform';
import { ReportHandling } from './entities.js';
import { followAcceptance, notifyOfContradiction, notifyOfHandling, stopWaiting } from './follow-filings.js';
import { handlingPolicy } from './handling.policy.js';

export { HandlingResolver } from './edge/handling.resolver.js';
export * from './entities.js';
export * from './handle-report.js';
export { HANDLING_LIST, HANDLING_STATE_WORDS, SEVERITY_WORDS, SUBJECT_BAND_WORDS } from './handling.list.js';
export * from './handling.states.js';

export const handling: DomainLib = {
  entities: [ReportHandling],
  policies: [handlingPolicy],
  reactions: { FilingAccepted: followAcceptance },
  handlers: { ReportHandlingTold: notifyOfHandling, WithdrawalContradicted: notifyOfContradiction },
  sweeps: { 'stop-waiting': stopWaiting },
};

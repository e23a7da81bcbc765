import type { DomainLib } from '#platform';
import { ThirdPartyMessage, ThirdPartyReport } from './entities.js';
import { intakePolicy } from './intake.policy.js';

export * from './attach-file.js';
export { issueChallenge, type Solution } from './challenge.js';
export * from './decide-report.js';
export { FilingFilesResolver, ReportFilesResolver } from './edge/files.resolver.js';
export { IntakeResolver } from './edge/intake.resolver.js';
export { CHALLENGE_DIFFICULTY, INTAKE_KEYS, ReportWithoutAccountResolver } from './edge/report-without-account.resolver.js';
export * from './enter-report.js';
export * from './entities.js';
export { DISMISSAL_WORDS, INTAKE_CHANNEL_WORDS, INTAKE_LIST, THIRD_PARTY_STATE_WORDS } from './intake.list.js';
export type { IntakeKeys } from './intake-keys.js';
export * from './reach-reporter.js';
export * from './third-party-report.states.js';

export const intake: DomainLib = { entities: [ThirdPartyReport, ThirdPartyMessage], policies: [intakePolicy] };

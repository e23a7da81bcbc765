import type { DomainLib } from '#platform';
import { casesPolicy } from './cases.policy.js';
import { CaseAccess, CaseFile, CaseReading, CaseStep } from './entities.js';

export * from './case.states.js';
export * from './case-list.js';
export { CaseBlocked } from './case-refusals.js';
export { CASE_LIST } from './cases.list.js';
export { CaseReportsResolver } from './edge/case-reports.resolver.js';
export { CaseContentResolver, CasesResolver, readHeader } from './edge/cases.resolver.js';
export { CaseActEnum, CaseHeaderView, CaseStateEnum, TlpEnum } from './edge/cases.views.js';
export {
  CASE_ACTS,
  CASE_OUTCOMES,
  CASE_SOURCES,
  CaseAccess,
  type CaseAct,
  CaseFile,
  type CaseOutcome,
  CaseReading,
  type CaseSource,
  CaseStep,
  TLPS,
  type Tlp,
} from './entities.js';
export * from './link-report.js';
export { type Move, moveCase, noteStep, refuseReaders, workOn } from './move-case.js';
export * from './open-case.js';
export * from './read-case.js';
export { type CaseInputs, grant, stepCase } from './step-case.js';

export const cases: DomainLib = { entities: [CaseFile, CaseAccess, CaseStep, CaseReading], policies: [casesPolicy] };

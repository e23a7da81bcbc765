import type { DomainLib } from '#platform';
import { notifyOfGlass, remindOfGlass } from './break-glass.js';
import { casesPolicy } from './cases.policy.js';
import { CaseAccess, CaseFile, CaseGlass, CaseReading, CaseStep } from './entities.js';
import { notifyOfManyRead } from './read-case.js';

export * from './break-glass.js';
export * from './case.states.js';
export * from './case-list.js';
export { CaseBlocked } from './case-refusals.js';
export { CASE_LIST } from './cases.list.js';
export { BreakGlassResolver } from './edge/break-glass.resolver.js';
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
  CaseGlass,
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

export const cases: DomainLib = {
  entities: [CaseFile, CaseAccess, CaseStep, CaseReading, CaseGlass],
  policies: [casesPolicy],
  handlers: { GlassBroken: notifyOfGlass, GlassUnreviewed: notifyOfGlass, ManyCasesRead: notifyOfManyRead },
  sweeps: { 'remind-glass': remindOfGlass },
};

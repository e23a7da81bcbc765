import type { DutyContext } from '../notice/duties.js';
import type { ViolationFacts } from '../notice/violation-facts.js';

/** What the decision helper asks; every answer may be absent or null: *not yet known*. */
export type AdviceAnswers = Pick<
  ViolationFacts,
  | 'reporterRole'
  | 'actType'
  | 'harmInterests'
  | 'dataTypes'
  | 'dataTypesUnknown'
  | 'occurredFrom'
  | 'occurredTo'
  | 'occurrencePrecision'
  | 'detectedAt'
  | 'cyberIncident'
  | 'collectsDirectly'
> &
  Pick<DutyContext, 'sector' | 'defenceScope'>;

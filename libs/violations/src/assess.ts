import { type Defect, DomainError, Invalid } from '#kernel';
import {
  blockingFacts,
  type Clock,
  clockFor,
  type FormCode,
  knownOccurrence,
  type MissingFact,
  missingFacts,
  type NoticeClassDecision,
  noticeClassOf,
  type Recipient,
  type RegimeChoice,
  type RegimeCode,
  recipientOf,
  regimeAt,
  type Timeliness,
  timeDefects,
  timeliness,
  timesOf,
  type ViolationFacts,
} from '#law';

/** What the law makes of the facts as they stand: regime, class, recipient, form, clock, and what is still missing. */
export interface Assessment {
  readonly regime: RegimeChoice;
  readonly decision: NoticeClassDecision;
  readonly recipient: Recipient;
  readonly formCode: string;
  readonly clock: Clock;
  /** As if it were submitted at `at`. */
  readonly timeliness: Timeliness;
  readonly missing: readonly MissingFact[];
  /** Times that cannot be: in the future, in the wrong order. */
  readonly timeDefects: readonly Defect[];
}

/** Throws `NO_REGIME` or Invalid (`detectedAt`) where no regime can be told. */
export function assess(facts: ViolationFacts, at: Date): Assessment {
  const impossible = timeDefects(facts, at);
  const regime = regimeAt(timesOf(facts));
  const { decision, form } = decide(regime.regime.code, facts);
  const clock = clockFor(decision.rule, timesOf(facts));
  const verdict = timeliness(clock, at);
  return {
    regime,
    decision,
    recipient: recipientOf(decision.rule),
    formCode: form,
    clock,
    timeliness: verdict,
    missing: missingFacts(regime.regime.code, form, facts, verdict),
    timeDefects: impossible,
  };
}

/**
 * The same for a step of the report: throws Invalid (`FACTS_MISSING`) with everything that stands in its way. While the
 * times cannot tell the regime, what is missing is read from the law in force at `at`.
 */
export function assessFor(step: 'READY' | 'SUBMITTED', facts: ViolationFacts, at: Date): Assessment {
  const impossible = timeDefects(facts, at);
  const times = timesOf(facts);
  if (impossible.length > 0 || !(times.detectedAt || knownOccurrence(times))) {
    const { code } = regimeAt(at).regime;
    throw new Invalid([...impossible, ...blockingFacts(missingFacts(code, decide(code, facts).form, facts), step)], 'FACTS_MISSING');
  }
  const assessment = assess(facts, at);
  const blocking = blockingFacts(assessment.missing, step);
  if (blocking.length > 0) throw new Invalid(blocking, 'FACTS_MISSING');
  return assessment;
}

function decide(regime: RegimeCode, facts: ViolationFacts): { readonly decision: NoticeClassDecision; readonly form: FormCode } {
  const { harmInterests = null, reporterRole: role = null, actType = null } = facts;
  const decision = noticeClassOf(regime, { harmInterests, role, actType });
  if (decision.rule.form) return { decision, form: decision.rule.form };
  throw new DomainError('NO_FORM', 'invalid', {
    vi: 'Vai trò này báo cho bên kiểm soát, không gửi mẫu cho cơ quan chuyên trách.',
    en: 'This role tells its controller and sends no form to the agency.',
  });
}

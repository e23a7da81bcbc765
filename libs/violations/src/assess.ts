import { type Defect, DomainError, Invalid } from '#kernel';
import {
  blockingFacts,
  type Clock,
  type Duty,
  type DutyContext,
  dutiesOf,
  type FormCode,
  factDefects,
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
  /** Everything owed from these facts; the first is the notice to the agency. */
  readonly duties: readonly Duty[];
  /** The clock of that notice. Its rule is `decision.rule`, or the sector's own where only that one has a limit. */
  readonly clock: Clock;
  /** As if it were submitted at `at`, or by the initial filing where there is one. */
  readonly timeliness: Timeliness;
  readonly missing: readonly MissingFact[];
  /** What cannot be: times in the future or in the wrong order, counts without figures, answers against each other. */
  readonly impossible: readonly Defect[];
}

/** Throws `NO_REGIME` or Invalid (`detectedAt`) where no regime can be told. */
export function assess(facts: ViolationFacts, at: Date, filedAt: Date = at, organisation: DutyContext = {}): Assessment {
  const impossible = factDefects(facts, at);
  const regime = regimeAt(timesOf(facts));
  const { decision, form } = decide(regime.regime.code, facts);
  const duties = dutiesOf(regime.regime.code, facts, organisation);
  const { clock } = duties[0]!;
  const verdict = timeliness(clock, filedAt);
  return {
    regime,
    decision,
    recipient: recipientOf(decision.rule),
    formCode: form,
    duties,
    clock,
    timeliness: verdict,
    missing: missingFacts(regime.regime.code, form, facts, verdict, organisation),
    impossible,
  };
}

/**
 * The same for a step of the report: throws Invalid (`FACTS_MISSING`) with everything that stands in its way. While the
 * times cannot tell the regime, what is missing is read from the law in force at `at`.
 */
export function assessFor(
  step: 'READY' | 'SUBMITTED',
  facts: ViolationFacts,
  at: Date,
  filedAt?: Date,
  organisation?: DutyContext,
): Assessment {
  const impossible = factDefects(facts, at);
  const times = timesOf(facts);
  if (impossible.length > 0 || !(times.detectedAt || knownOccurrence(times))) {
    const { code } = regimeAt(at).regime;
    throw new Invalid([...impossible, ...blockingFacts(missingFacts(code, decide(code, facts).form, facts), step)], 'FACTS_MISSING');
  }
  const assessment = assess(facts, at, filedAt, organisation);
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

import { type Defect, DomainError } from '#kernel';
import {
  type Clock,
  clockFor,
  type MissingFact,
  missingFacts,
  type NoticeClassDecision,
  noticeClassOf,
  type Recipient,
  type RegimeChoice,
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
  const decision = noticeClassOf(regime.regime.code, {
    harmInterests: facts.harmInterests ?? null,
    role: facts.reporterRole ?? null,
    actType: facts.actType ?? null,
  });
  const { rule } = decision;
  if (!rule.form)
    throw new DomainError('NO_FORM', 'invalid', {
      vi: 'Vai trò này báo cho bên kiểm soát, không gửi mẫu cho cơ quan chuyên trách.',
      en: 'This role tells its controller and sends no form to the agency.',
    });
  const clock = clockFor(rule, timesOf(facts));
  const verdict = timeliness(clock, at);
  return {
    regime,
    decision,
    recipient: recipientOf(rule),
    formCode: rule.form,
    clock,
    timeliness: verdict,
    missing: missingFacts(regime.regime.code, rule.form, facts, verdict),
    timeDefects: impossible,
  };
}

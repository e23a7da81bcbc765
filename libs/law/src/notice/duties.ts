import { dataClassOf } from '../data/data-type-classes.js';
import { DATA_TYPE_CODES, type DataTypeCode } from '../data/data-types.js';
import type { Article } from '../regime/article.js';
import { type Confidence, type Reason, weakest } from '../regime/confidence.js';
import { inForceAt } from '../regime/interval.js';
import { type OpenQuestion, openQuestions } from '../regime/open-questions.js';
import type { RegimeCode } from '../regime/regimes.js';
import { type Clock, clockFor } from './clock.js';
import { CONTROLLERS, DUTY_RULES, type DutyRule, dutyRule } from './duty-rules.js';
import type { FormCode } from './forms.js';
import { noticeClassOf } from './notice-class.js';
import { type Recipient, recipientOf } from './recipients.js';
import type { NoticeRule } from './rules.js';
import type { RuleId } from './timed-rule.js';
import { timesOf, type ViolationFacts } from './violation-facts.js';
import { ACT_TYPE_LABELS, type ActType, type DutyKind, FINANCE_SECTORS } from './vocabulary.js';

/** What the duties depend on beside the facts of the violation; absent or null is *not known*. */
export interface DutyContext {
  /** One of `SECTORS`, or another; what is not known is not taken for finance. */
  readonly sector?: string | null;
  /** Within the scope of the Ministry of National Defence. */
  readonly defenceScope?: boolean | null;
}

/** One duty that follows from the facts, with everything that explains it. */
export interface Duty {
  readonly ruleId: RuleId;
  readonly kind: DutyKind;
  readonly recipient: Recipient;
  /** Who is told as well: the defence authority, within its scope. */
  readonly alsoTo: readonly Recipient[];
  readonly form: FormCode | null;
  /** Where the least content stands; null where it is that of the form, or nowhere. */
  readonly content: Article | null;
  /** The very point that applies. */
  readonly article: Article;
  readonly reasons: readonly Reason[];
  /** The weakest of the rule and the reasons: `I` where it is owed only by the careful reading. */
  readonly confidence: Confidence;
  readonly openQuestions: readonly OpenQuestion[];
  readonly clock: Clock;
  /** Other rules that the same act meets: same recipient, same content, none stricter. */
  readonly meets: readonly RuleId[];
}

type Answer = 'YES' | 'UNKNOWN' | 'NO';

/** Whether one of these types is affected. Nothing said is not known; a type left out of a list is not affected. */
function affects({ dataTypes, dataTypesUnknown }: ViolationFacts, codes: readonly DataTypeCode[]): Answer {
  const states = (dataTypes ?? []).filter(({ code }) => codes.includes(code)).map(({ state }) => state);
  if (states.includes('AFFECTED')) return 'YES';
  return dataTypesUnknown || !dataTypes?.length || states.includes('UNKNOWN') ? 'UNKNOWN' : 'NO';
}

const LEAKS: readonly ActType[] = ['LEAK', 'LOSS', 'UNAUTH_DISCLOSURE', 'ILLEGAL_SALE', 'ILLEGAL_TRANSFER'];
const NO_LEAKS: readonly ActType[] = ['WRONG_PURPOSE', 'OFF_AGREEMENT', 'RIGHTS_FAILURE', 'ILLEGAL_COLLECTION'];
/** Whether the act is a leak or loss (lộ, mất); an intrusion or ransom may be one. */
function isLeak(act: ActType | null | undefined): Answer {
  if (!act) return 'UNKNOWN';
  return LEAKS.includes(act) ? 'YES' : NO_LEAKS.includes(act) ? 'NO' : 'UNKNOWN';
}

const SENSITIVE = DATA_TYPE_CODES.filter((code) => dataClassOf('VN-PDPL-2025', code).class === 'SENSITIVE');
const ACCOUNTS: readonly DataTypeCode[] = ['BANK_CREDENTIALS', 'BANK_CARD_AND_TX', 'FINANCIAL_SECURITIES_INSURANCE'];

const careful = (vi: string, en: string, article: Article): Reason => ({
  vi: `${vi} (cách hiểu thận trọng).`,
  en: `${en} (the careful reading).`,
  article,
  confidence: 'I',
});
const stated = (vi: string, en: string, article: Article, confidence: Confidence = 'C1'): Reason => ({ vi, en, article, confidence });

function financeReasons(facts: ViolationFacts, context: DutyContext, id: 'D356-FIN-NOTICE' | 'L91-FIN-SUBJECTS'): readonly Reason[] | null {
  const { article } = dutyRule(id);
  const narrow = id === 'L91-FIN-SUBJECTS';
  const leak = isLeak(facts.actType);
  const data = affects(facts, narrow ? ACCOUNTS : SENSITIVE);
  if (!context.sector || !FINANCE_SECTORS.includes(context.sector) || leak === 'NO' || data === 'NO') return null;
  if (!narrow && facts.collectsDirectly === false) return null;
  const reasons = [
    stated(
      'Tổ chức hoạt động trong lĩnh vực tài chính, ngân hàng hoặc thông tin tín dụng.',
      'The organisation works in finance, banking or credit information.',
      article,
    ),
  ];
  if (data === 'YES')
    reasons.push(
      narrow
        ? stated('Thông tin tài khoản bị ảnh hưởng.', 'Account information is affected.', article)
        : stated('Dữ liệu nhạy cảm bị ảnh hưởng.', 'Sensitive data are affected.', 'D356 4.1; D356 8.3'),
    );
  else
    reasons.push(
      careful(
        'Chưa loại trừ dữ liệu thuộc diện này bị ảnh hưởng: coi là có',
        'It is not ruled out that such data are affected: taken as affected',
        article,
      ),
    );
  if (leak === 'UNKNOWN')
    reasons.push(
      careful(
        facts.actType ? `${ACT_TYPE_LABELS[facts.actType].vi}: có thể đã lộ, mất dữ liệu` : 'Chưa rõ hành vi: coi là lộ, mất dữ liệu',
        facts.actType
          ? `${ACT_TYPE_LABELS[facts.actType].en}: data may have leaked or been lost`
          : 'The act is not yet known: taken for a leak or loss',
        article,
      ),
    );
  if (!narrow && facts.collectsDirectly == null)
    reasons.push(
      careful(
        'Chưa rõ ai trực tiếp thu thập dữ liệu: coi là tổ chức này',
        'Who collected the data is not yet known: taken for this organisation',
        article,
      ),
    );
  return reasons;
}

function locationBiometricReasons(facts: ViolationFacts): readonly Reason[] | null {
  const answer = affects(facts, ['LOCATION', 'BIOMETRIC']);
  if (answer === 'NO') return null;
  if (answer === 'YES')
    return [stated('Dữ liệu vị trí hoặc sinh trắc học bị ảnh hưởng.', 'Location or biometric data are affected.', 'D356 29.1')];
  return [
    careful(
      'Chưa loại trừ dữ liệu vị trí hoặc sinh trắc học bị ảnh hưởng: coi là có',
      'It is not ruled out that location or biometric data are affected: taken as affected',
      'D356 29.1',
    ),
  ];
}

function cyberReasons({ cyberIncident, detectedAt }: ViolationFacts, rule: DutyRule): readonly Reason[] | null {
  if (!cyberIncident?.isCyberIncident || (detectedAt && !inForceAt(rule, detectedAt))) return null;
  const is = stated('Sự việc cũng là sự cố an ninh mạng.', 'The event is a cyber incident too.', rule.article, 'C2');
  if (rule.id === 'L116-CYBER-72') return [is];
  const answer = rule.id === 'L116-CYBER-24' ? cyberIncident.serious : cyberIncident.disruptsOrNationalSecurity;
  if (answer === false) return null;
  const [vi, en] =
    rule.id === 'L116-CYBER-24'
      ? ['sự cố nghiêm trọng', 'a serious incident']
      : ['xâm phạm an ninh, trật tự hoặc gián đoạn nghiêm trọng', 'against security or order, or a serious disruption'];
  return [
    is,
    answer
      ? stated(`Đã xác định: ${vi}.`, `Established: ${en}.`, rule.article, 'C2')
      : careful(`Chưa đánh giá, coi là ${vi}`, `Not yet assessed, taken for ${en}`, rule.article),
  ];
}

const MINUTES_REASON: Readonly<Record<RegimeCode, Reason>> = {
  'VN-PDPD-2023': stated(
    'Bên kiểm soát phải lập biên bản xác nhận vi phạm; không ấn định thời hạn.',
    'A controller writes minutes that confirm the violation; no deadline is stated.',
    'D13 23.5',
  ),
  'VN-PDPL-2025': stated(
    'Bên kiểm soát phải lập biên bản xác nhận vi phạm; không ấn định thời hạn.',
    'A controller writes minutes that confirm the violation; no deadline is stated.',
    'L91 23.2',
  ),
};

/** Why a rule applies to these facts; null where it does not. The role is looked at before. */
function reasonsFor(rule: DutyRule, facts: ViolationFacts, context: DutyContext): readonly Reason[] | null {
  switch (rule.id) {
    case 'D13-MINUTES':
    case 'L91-MINUTES':
      return [MINUTES_REASON[rule.regime]];
    case 'D356-FIN-NOTICE':
    case 'D356-FIN-SUBJECTS':
      return financeReasons(facts, context, 'D356-FIN-NOTICE');
    case 'L91-FIN-SUBJECTS':
      return financeReasons(facts, context, 'L91-FIN-SUBJECTS');
    case 'D356-LOCBIO':
    case 'D356-FILE-5Y':
      return locationBiometricReasons(facts);
    default:
      return cyberReasons(facts, rule);
  }
}

/** A role that is not yet known is taken for the controller's, as {@link noticeClassOf} does. */
const CAREFUL_ROLE = careful(
  'Chưa rõ vai trò: tạm hiểu là bên kiểm soát',
  'The role is not yet known: taken for a controller',
  'L91 23.2; D13 23.5',
);

/**
 * Everything that is owed from one set of facts under a regime. First, and once, the notice to the agency: under the rule
 * of its class, or of D356 8.3 where that has a limit and the class has none. Then the processor's word to its controller,
 * minutes, notices to the people concerned, the reports of a cyber incident and the keeping of the file. What is not known
 * is read carefully: the duty is there, marked `I`, with the reason. Pure; the sources stand on `NOTICE_RULES` and
 * `DUTY_RULES`. Never throws on missing facts.
 */
export function dutiesOf(regime: RegimeCode, facts: ViolationFacts, context: DutyContext = {}): readonly Duty[] {
  const times = { ...timesOf(facts), remediatedAt: facts.remediatedAt };
  const defence = context.defenceScope ? [recipientOf({ regime, recipient: 'DEFENCE_AUTHORITY' })] : [];
  const duty = (rule: NoticeRule | DutyRule, kind: DutyKind, reasons: readonly Reason[], rest: Partial<Duty> = {}): Duty => ({
    ruleId: rule.id,
    kind,
    recipient: recipientOf(rule),
    alsoTo: rule.recipient === 'SPECIALISED_AGENCY' ? defence : [],
    form: rule.form,
    content: 'content' in rule ? rule.content : null,
    article: rule.article,
    reasons,
    confidence: weakest(rule.confidence, ...reasons.map(({ confidence }) => confidence)),
    openQuestions: openQuestions(rule.openQuestions),
    clock: clockFor(rule, times),
    meets: [],
    ...rest,
  });
  const { harmInterests = null, reporterRole: role = null, actType = null } = facts;
  const applying = DUTY_RULES.flatMap((rule) => {
    const reasons = rule.regime === regime && rule.actors.includes(role ?? 'CONTROLLER') ? reasonsFor(rule, facts, context) : null;
    return reasons ? [{ rule, reasons: role === null && rule.actors === CONTROLLERS ? [CAREFUL_ROLE, ...reasons] : reasons }] : [];
  });

  const decision = noticeClassOf(regime, { harmInterests, role, actType });
  const finance = applying.find(({ rule }) => rule.kind === 'NOTICE');
  return [
    finance && decision.rule.limit.kind === 'UNSTATED'
      ? duty(finance.rule, 'NOTICE', [...decision.reasons, ...finance.reasons], { meets: [decision.rule.id] })
      : duty(decision.rule, 'NOTICE', decision.reasons, { article: decision.article, meets: finance ? [finance.rule.id] : [] }),
    ...decision.alsoOwed.map((rule) =>
      duty(rule, 'PROCESSOR_NOTICE', [stated(rule.trigger.vi, rule.trigger.en, rule.article, rule.confidence)]),
    ),
    ...applying
      .filter(({ rule }) => rule.kind !== 'NOTICE' && !(rule.id === 'L91-FIN-SUBJECTS' && finance))
      .map(({ rule, reasons }) => {
        const meets = applying.filter((other) => rule.id === 'D356-FIN-SUBJECTS' && other.rule.id === 'L91-FIN-SUBJECTS');
        return duty(rule, rule.kind, reasons, { meets: meets.map((other) => other.rule.id) });
      }),
  ];
}

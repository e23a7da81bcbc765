import { DomainError, Invalid, type Sentence } from '#kernel';
import { formatDay } from '../calendar/civil-days.js';
import type { Article } from '../regime/article.js';
import { type Confidence, confidenceNote, type Reason, weakest } from '../regime/confidence.js';
import { type CivilDate, isCivilDate } from '../regime/interval.js';
import { type OpenQuestion, openQuestions } from '../regime/open-questions.js';
import { D330_IN_FORCE, type FineRule } from './fine-rules.js';
import { percentOf, vndInWords } from './whole-vnd.js';

/** Who is fined. Business households, households and communities are fined as individuals (D330 2.3). */
export const RESPONDENTS = ['ORGANISATION', 'INDIVIDUAL'] as const;
export type Respondent = (typeof RESPONDENTS)[number];

/** The general maximum of a fine in the field of personal data, for organisations (L91 8.5; D330 7.4(c)). */
export const GENERAL_MAXIMUM_VND = 3_000_000_000;

/** Between what amounts a fine lies, in whole dong, with the reasons. */
export interface FineBand {
  readonly ruleId: string;
  readonly article: Article;
  readonly respondent: Respondent;
  readonly minVnd: number;
  readonly maxVnd: number;
  /** Where the fine is a multiple of the proceeds. */
  readonly timesProceeds: { readonly min: number; readonly max: number } | null;
  /** Where it is hundredths of the revenue in Vietnam. */
  readonly percentOfRevenue: { readonly min: number; readonly max: number } | null;
  /** A warning may take the place of the fine. */
  readonly warning: boolean;
  /** The maximum of the law that stands above the band, always that for organisations: ceilings of signers are shares of it (D330 7.4, 72 to 77). */
  readonly maximumVnd: number;
  /** Another band that the words also allow, where they overlap and we chose this one. */
  readonly other: Pick<FineBand, 'ruleId' | 'article' | 'minVnd' | 'maxVnd'> | null;
  readonly reasons: readonly Reason[];
  readonly confidence: Confidence;
  readonly note: Sentence | null;
  readonly openQuestions: readonly OpenQuestion[];
}

/** The act lies before 2026-08-19: Decree 330/2026 does not punish it (D330 80, 81.1). */
export class ActBeforeDecree330 extends DomainError {
  readonly article: Article = 'D330 80; D330 81.1';

  constructor(actOn: CivilDate) {
    const [act, first] = [formatDay(actOn), formatDay(D330_IN_FORCE.from)];
    super('ACT_BEFORE_D330', 'invalid', {
      vi: `Hành vi xảy ra ngày ${act}, trước khi Nghị định 330/2026/NĐ-CP có hiệu lực (${first}): không tính được khung phạt theo nghị định này. Áp dụng nghị định xử phạt có hiệu lực khi đó; nếu Nghị định 330 nhẹ hơn hoặc không quy định trách nhiệm thì theo Nghị định 330 (khoản 1 Điều 81). Nếu hành vi còn kéo dài, hãy ghi ngày kết thúc.`,
      en: `The act of ${act} lies before Decree 330/2026 took effect (${first}), so no band of it applies. The sanctions decree then in force governs, unless Decree 330 is milder or imposes nothing (Article 81(1)). If the act went on, give the day on which it ended.`,
    });
  }
}

/**
 * Passes for a day on which Decree 330 is in force. `actOn` is the day of the act in Vietnam; of an act that went on, the day on which it
 * ended or, while it goes on, today (our reading). Throws {@link ActBeforeDecree330}, and `Invalid` where it is not a day.
 */
export function requirePunishable(actOn: CivilDate): void {
  if (!isCivilDate(actOn))
    throw new Invalid([
      {
        path: 'actOn',
        code: 'DATE_INVALID',
        vi: 'Cần ngày xảy ra hành vi (năm-tháng-ngày).',
        en: 'The day of the act is needed (year-month-day).',
      },
    ]);
  if (actOn < D330_IN_FORCE.from) throw new ActBeforeDecree330(actOn);
}

interface BandParts extends Partial<Pick<FineBand, 'timesProceeds' | 'percentOfRevenue' | 'other' | 'maximumVnd'>> {
  readonly minVnd: number;
  readonly maxVnd: number;
  readonly reasons: readonly Reason[];
}

/** A band of a rule for an organisation; as sure as its rule and the weakest of its reasons. */
export function bandOf(rule: FineRule, parts: BandParts): FineBand {
  const confidence = weakest(rule.confidence, ...parts.reasons.map((reason) => reason.confidence));
  return {
    ruleId: rule.id,
    article: rule.article,
    respondent: 'ORGANISATION',
    timesProceeds: null,
    percentOfRevenue: null,
    warning: rule.warning,
    maximumVnd: GENERAL_MAXIMUM_VND,
    other: null,
    ...parts,
    confidence,
    note: confidenceNote(confidence),
    openQuestions: openQuestions(rule.openQuestions),
  };
}

/**
 * The band of a rule that states amounts, for an organisation. Throws {@link ActBeforeDecree330}, and RangeError for a rule that is measured by
 * proceeds or revenue.
 */
export function statedBand(rule: FineRule, actOn: CivilDate): FineBand {
  requirePunishable(actOn);
  if (rule.measure.kind !== 'AMOUNT') throw new RangeError(`${rule.id} states no amounts`);
  const { minVnd, maxVnd } = rule.measure;
  return bandOf(rule, { minVnd, maxVnd, reasons: [rangeReason(rule, minVnd, maxVnd)] });
}

/** `Khung 70.000.000 đồng đến 100.000.000 đồng.` with the article of the rule. */
function rangeReason(rule: FineRule, minVnd: number, maxVnd: number): Reason {
  const [min, max] = [vndInWords(minVnd), vndInWords(maxVnd)];
  return {
    vi: `Khung phạt đối với tổ chức: ${min.vi} đến ${max.vi}.`,
    en: `Band for organisations: ${min.en} to ${max.en}.`,
    article: rule.article,
    confidence: rule.confidence,
  };
}

/**
 * The band as it stands for this respondent: individuals are fined half of what organisations are (D330 7.1; L91 8.6), each end rounded down
 * to whole dong, in their favour (our reading; the amounts of the decree are even). A band that is one of individuals already is left alone.
 */
export function forRespondent(band: FineBand, respondent: Respondent): FineBand {
  if (band.respondent === respondent) return band;
  if (respondent === 'ORGANISATION') throw new RangeError('a band of individuals does not become one of organisations');
  const half = { minVnd: percentOf(band.minVnd, 50), maxVnd: percentOf(band.maxVnd, 50) };
  const [min, max] = [vndInWords(half.minVnd), vndInWords(half.maxVnd)];
  return {
    ...band,
    ...half,
    respondent,
    other: band.other && { ...band.other, minVnd: percentOf(band.other.minVnd, 50), maxVnd: percentOf(band.other.maxVnd, 50) },
    reasons: [
      ...band.reasons,
      {
        vi: `Cá nhân bị phạt bằng một nửa mức của tổ chức: ${min.vi} đến ${max.vi}.`,
        en: `Individuals are fined half of what organisations are: ${min.en} to ${max.en}.`,
        article: 'D330 7.1; L91 8.6',
        confidence: 'C1',
      },
    ],
  };
}

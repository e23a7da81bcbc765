import type { CivilDate } from '../regime/interval.js';
import { bandOf, type FineBand, GENERAL_MAXIMUM_VND, requirePunishable } from './fine-band.js';
import { FINE_RULES, type FineRule } from './fine-rules.js';
import { bandByTier } from './illegal-trade.js';
import { type TierChoice, tierFor } from './subject-tiers.js';
import { percentOf, requireWhole, vndInWords } from './whole-vnd.js';

export interface CrossBorderFacts {
  /** Vietnamese citizens whose data leaked or were lost; null or 0: none. */
  readonly citizens: number | null;
  /** Revenue in Vietnam in the preceding financial year, in whole dong; null or 0: none. */
  readonly revenueInVietnamVnd: number | null;
  /** Transferred on after a stop order, harming defence or national security: the heaviest tier whatever the number. */
  readonly harmAfterStopOrder: boolean;
  /** Day of the act in Vietnam; see `requirePunishable`. */
  readonly actOn: CivilDate;
}

const BY_REVENUE = FINE_RULES.filter(({ id }) => id.startsWith('SANC-330-56.3'));
const BY_AMOUNT = FINE_RULES.filter(({ id }) => id.startsWith('SANC-330-56.4'));
/** The cap of fines for transfers, in hundredths of the preceding year's revenue (L91 8.4; D330 7.4(b)). */
const CAP_PERCENT = 5;

/**
 * Between what amounts an organisation is fined for a transfer across the border without a dossier, declared falsely, or after a stop order, by which
 * data leaked or were lost (D330 56.3, 56.4): hundredths of its revenue in Vietnam, or stated amounts where there is none or the top of the percentage
 * stays below 3 billion (our reading, open question 17). Null below 10,000 citizens without such harm: clauses 1 and 2 remain.
 *
 * Throws `ActBeforeDecree330`, and `Invalid` (`NOT_WHOLE`).
 */
export function crossBorderBand({ citizens, revenueInVietnamVnd, harmAfterStopOrder, actOn }: CrossBorderFacts): FineBand | null {
  requirePunishable(actOn);
  requireWhole({ citizens, revenueInVietnamVnd });
  const revenue = revenueInVietnamVnd ?? 0;
  const of = (rules: readonly FineRule[]) => (harmAfterStopOrder ? heaviest(rules) : tierFor(rules, { CITIZENS: citizens }));
  const choice = of(BY_REVENUE);
  if (!choice) return null;
  const maximumVnd = Math.max(percentOf(revenue, CAP_PERCENT), GENERAL_MAXIMUM_VND);
  const { measure } = choice.rule;
  if (measure.kind !== 'PERCENT_OF_REVENUE') throw new RangeError(`${choice.rule.id} is no percentage`);
  const { min, max } = measure;
  const maxVnd = percentOf(revenue, max);
  const [most, limit] = [vndInWords(maxVnd), vndInWords(GENERAL_MAXIMUM_VND)];
  if (maxVnd < GENERAL_MAXIMUM_VND) {
    const stated = of(BY_AMOUNT)!;
    const band = bandByTier({
      ...stated,
      reasons: [
        ...stated.reasons,
        {
          vi: `${revenue === 0 ? 'Không có doanh thu tại Việt Nam' : `${max}% doanh thu tại Việt Nam (${most.vi}) thấp hơn ${limit.vi}`}: áp dụng mức tiền của khoản 4.`,
          en: `${revenue === 0 ? 'There is no revenue in Vietnam' : `${max} % of the revenue in Vietnam (${most.en}) is less than ${limit.en}`}: the amounts of clause 4 apply.`,
          article: 'D330 56.4',
          confidence: revenue === 0 ? 'C1' : 'I',
        },
      ],
    });
    return { ...band, maximumVnd };
  }
  const minVnd = percentOf(revenue, min);
  const [year, least] = [vndInWords(revenue), vndInWords(minVnd)];
  return bandOf(choice.rule, {
    minVnd,
    maxVnd,
    maximumVnd,
    percentOfRevenue: { min, max },
    reasons: [
      ...choice.reasons,
      {
        vi: `Doanh thu năm trước tại Việt Nam ${year.vi}: ${min}% (${least.vi}) đến ${max}% (${most.vi}), làm tròn xuống đồng.`,
        en: `Revenue in Vietnam of the preceding year ${year.en}: ${min} % (${least.en}) to ${max} % (${most.en}), rounded down to whole dong.`,
        article: choice.rule.article,
        confidence: choice.rule.confidence,
      },
    ],
  });
}

function heaviest(rules: readonly FineRule[]): TierChoice {
  const rule = rules.at(-1)!;
  return {
    rule,
    other: null,
    reasons: [
      {
        vi: 'Chuyển tiếp sau quyết định ngừng, gây tổn hại quốc phòng, an ninh quốc gia: khung cao nhất, không phụ thuộc số chủ thể.',
        en: 'Transferred on after a stop order, harming defence or national security: the heaviest band, whatever the number.',
        article: rule.article,
        confidence: rule.confidence,
      },
    ],
  };
}

import type { Reason } from '../regime/confidence.js';
import type { CivilDate } from '../regime/interval.js';
import { bandOf, type FineBand, GENERAL_MAXIMUM_VND, requirePunishable, statedBand } from './fine-band.js';
import { FINE_RULES, fineRule } from './fine-rules.js';
import { requireSubjects, type TierChoice, tierFor } from './subject-tiers.js';
import { requireWhole, vndInWords } from './whole-vnd.js';

export interface TradeFacts {
  /** Data subjects whose basic data were traded; null or 0: none. */
  readonly basicSubjects: number | null;
  readonly sensitiveSubjects: number | null;
  /** All proceeds of the act, in whole dong, without deduction (`proceedsOf`); null or 0: none. */
  readonly proceedsVnd: number | null;
  /** Defence, security, order, foreign relations, the economy, life, health, honour, dignity, property, or lawful rights were harmed (D330 53.3(đ)). */
  readonly harm: boolean;
  /** Day of the act in Vietnam; see `requirePunishable`. */
  readonly actOn: CivilDate;
}

const TIERS = FINE_RULES.filter(({ id, tiers }) => id.startsWith('SANC-330-53.3') && tiers.length > 0);
const COLLECTION_TIERS = FINE_RULES.filter(({ id }) => id.startsWith('SANC-330-48.3'));

/**
 * Between what amounts an organisation is fined for the illegal purchase or sale of personal data (D330 53; L91 8.3). With proceeds twice to ten times
 * as much, the top being at least 3 billion; without, the tiers of 53.3 by numbers of data subjects, or 1 to 3 billion where there was harm.
 *
 * Throws `ActBeforeDecree330`, and `Invalid` where a number is not whole (`NOT_WHOLE`) or nothing is there to go by (`SUBJECTS_REQUIRED`).
 */
export function illegalTradeBand({ basicSubjects, sensitiveSubjects, proceedsVnd, harm, actOn }: TradeFacts): FineBand {
  requirePunishable(actOn);
  requireWhole({ basicSubjects, sensitiveSubjects, proceedsVnd });
  if (proceedsVnd) return bandByProceeds(proceedsVnd);
  if (harm) return statedBand(fineRule('SANC-330-53.3đ'), actOn);
  const counts = { BASIC: basicSubjects, SENSITIVE: sensitiveSubjects };
  requireSubjects(counts);
  return bandByTier(tierFor(TIERS, counts)!);
}

export type CollectionFacts = Pick<TradeFacts, 'basicSubjects' | 'sensitiveSubjects' | 'actOn'>;

/** As {@link illegalTradeBand}, for collecting data unlawfully by technical means (D330 48.3). */
export function technicalCollectionBand({ basicSubjects, sensitiveSubjects, actOn }: CollectionFacts): FineBand {
  requirePunishable(actOn);
  requireWhole({ basicSubjects, sensitiveSubjects });
  const counts = { BASIC: basicSubjects, SENSITIVE: sensitiveSubjects };
  requireSubjects(counts);
  return bandByTier(tierFor(COLLECTION_TIERS, counts)!);
}

/** The band of a tier that states amounts, with the one that overlaps. */
export function bandByTier({ rule, other, reasons }: TierChoice): FineBand {
  const amounts = (one: typeof rule) => {
    if (one.measure.kind !== 'AMOUNT') throw new RangeError(`${one.id} states no amounts`);
    return { minVnd: one.measure.minVnd, maxVnd: one.measure.maxVnd };
  };
  return bandOf(rule, {
    ...amounts(rule),
    other: other && { ruleId: other.id, article: other.article, ...amounts(other) },
    reasons,
  });
}

function bandByProceeds(proceedsVnd: number): FineBand {
  const rule = fineRule('SANC-330-53.1');
  if (rule.measure.kind !== 'TIMES_PROCEEDS') throw new RangeError(`${rule.id} is no multiple of proceeds`);
  const { min, max } = rule.measure;
  const [minVnd, tenfold] = [min * proceedsVnd, max * proceedsVnd];
  const maxVnd = Math.max(tenfold, GENERAL_MAXIMUM_VND);
  const [proceeds, least, most, top] = [proceedsVnd, minVnd, tenfold, GENERAL_MAXIMUM_VND].map(vndInWords);
  const reasons: Reason[] = [
    {
      vi: `Khoản thu ${proceeds!.vi}: phạt từ ${min} lần (${least!.vi}) đến ${max} lần (${most!.vi}).`,
      en: `Proceeds of ${proceeds!.en}: ${min} times (${least!.en}) to ${max} times (${most!.en}).`,
      article: rule.article,
      confidence: 'C1',
    },
  ];
  if (tenfold < GENERAL_MAXIMUM_VND)
    reasons.push({
      vi: `${max} lần khoản thu thấp hơn ${top!.vi}: mức tối đa của khung là ${top!.vi}.`,
      en: `${max} times the proceeds is less than ${top!.en}: the top of the band is ${top!.en}.`,
      article: 'D330 53.2; L91 8.3',
      confidence: 'I',
    });
  return bandOf(rule, { minVnd, maxVnd, maximumVnd: maxVnd, timesProceeds: { min, max }, reasons });
}

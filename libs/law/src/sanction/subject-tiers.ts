import { Invalid, type Sentence } from '#kernel';
import type { Reason } from '../regime/confidence.js';
import type { FineRule, SubjectKind } from './fine-rules.js';
import { numberInWords, vndInWords } from './whole-vnd.js';

const NAMES: Readonly<Record<SubjectKind, Sentence>> = {
  BASIC: { vi: 'chủ thể dữ liệu cơ bản', en: 'subjects of basic data' },
  SENSITIVE: { vi: 'chủ thể dữ liệu nhạy cảm', en: 'subjects of sensitive data' },
  CITIZENS: { vi: 'chủ thể là công dân Việt Nam', en: 'data subjects who are Vietnamese citizens' },
};

/** How many data subjects there are of each kind; null, absent or 0: none of it. */
export type SubjectCounts = Readonly<Partial<Record<SubjectKind, number | null>>>;

export interface TierChoice {
  readonly rule: FineRule;
  /** The rule that overlaps with the chosen one and would be heavier, if any. */
  readonly other: FineRule | null;
  readonly reasons: readonly Reason[];
}

/**
 * The rule of a row of tiers, lightest first, that numbers of data subjects fall under. Of two kinds of data the heavier tier decides, and where one
 * number falls under two tiers the lighter: both our readings (open questions 21 and 9). Null where no number reaches the first tier.
 */
export function tierFor(rules: readonly FineRule[], counts: SubjectCounts): TierChoice | null {
  const found = Object.entries(counts).flatMap(([kind, count]) => {
    const of = kind as SubjectKind;
    const under = count
      ? rules.filter(({ tiers }) => tiers.some((one) => one.of === of && one.from <= count && (one.below ?? Infinity) > count))
      : [];
    return under.length > 0 ? [{ of, count: count!, under, at: rules.indexOf(under[0]!) }] : [];
  });
  if (found.length === 0) return null;
  const at = Math.max(...found.map((one) => one.at));
  const rule = rules[at]!;
  const overlap = found.find((one) => one.at === at && one.under.length > 1);
  const other = overlap?.under.at(-1) ?? null;
  return {
    rule,
    other,
    reasons: [
      ...found.map(({ of, count, under }) => countReason(of, count, under[0]!)),
      ...(found.some((one) => one.at !== at) ? [HEAVIER_DECIDES] : []),
      ...(overlap && other ? [overlapReason(overlap.of, overlap.count, other)] : []),
    ].map((reason) => ({ article: rule.article, ...reason })),
  };
}

/** Throws `Invalid` (`SUBJECTS_REQUIRED`) where no number of data subjects is given. */
export function requireSubjects(counts: SubjectCounts): void {
  if (!Object.values(counts).some((count) => count))
    throw new Invalid([
      {
        path: 'basicSubjects',
        code: 'SUBJECTS_REQUIRED',
        vi: 'Cần số chủ thể dữ liệu cơ bản hoặc nhạy cảm để biết khung phạt.',
        en: 'The number of data subjects, basic or sensitive, is needed to tell the band.',
      },
    ]);
}

function band({ measure }: FineRule): Sentence {
  if (measure.kind !== 'AMOUNT') return { vi: `${measure.min}% đến ${measure.max}%`, en: `${measure.min} to ${measure.max} %` };
  const [min, max] = [vndInWords(measure.minVnd), vndInWords(measure.maxVnd)];
  return { vi: `${min.vi} đến ${max.vi}`, en: `${min.en} to ${max.en}` };
}

function countReason(of: SubjectKind, count: number, rule: FineRule): Reason {
  const [number, range] = [numberInWords(count), band(rule)];
  return {
    vi: `${number.vi} ${NAMES[of].vi}: khung ${range.vi}.`,
    en: `${number.en} ${NAMES[of].en}: band of ${range.en}.`,
    article: rule.article,
    confidence: rule.confidence,
  };
}

const HEAVIER_DECIDES: Reason = {
  vi: 'Dữ liệu cơ bản và nhạy cảm thuộc hai khung khác nhau: áp dụng khung cao hơn.',
  en: 'Basic and sensitive data fall under different bands: the heavier one decides.',
  confidence: 'I',
};

function overlapReason(of: SubjectKind, count: number, other: FineRule): Reason {
  const [number, range] = [numberInWords(count), band(other)];
  return {
    vi: `Đúng ${number.vi} ${NAMES[of].vi} thuộc cả hai khung theo câu chữ: áp dụng khung có lợi cho người bị xử lý; khung còn lại là ${range.vi}.`,
    en: `Exactly ${number.en} ${NAMES[of].en} fall under two bands by the words: the one that favours the respondent is taken; the other is ${range.en}.`,
    article: other.article,
    confidence: 'I',
  };
}

import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { CivilDate, Interval } from '../regime/interval.js';
import type { FineBand, Respondent } from './fine-band.js';
import { D330_IN_FORCE } from './fine-rules.js';
import { percentOf, vndInWords } from './whole-vnd.js';

/** Titles that may fine, as far as the work on personal data meets them. */
export const SIGNER_TITLES = [
  'POLICE_ON_DUTY',
  'COMMUNE_POLICE_CHIEF',
  'DIVISION_HEAD',
  'PROVINCIAL_POLICE_DIRECTOR',
  'A05_DIRECTOR',
  'COMMUNE_CHAIR',
  'PROVINCIAL_CHAIR',
  'MPS_INSPECTOR',
  'PROVINCIAL_INSPECTION_HEAD',
  'PROVINCIAL_CHIEF_INSPECTOR',
  'MPS_CHIEF_INSPECTOR',
  'SBV_CHIEF_INSPECTOR',
] as const;
export type SignerTitle = (typeof SIGNER_TITLES)[number];

/** What a title may impose in the field of personal data (D330 72 to 74). */
export interface Competence extends Interval {
  readonly title: SignerTitle;
  readonly label: Sentence;
  /** Hundredths of the maximum of the law. */
  readonly sharePercent: number;
  /** May also suspend licences and activities, and order remedial measures; the others warn, fine and confiscate things of limited value. */
  readonly mayOrderMeasures: boolean;
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

const row = (title: SignerTitle, sharePercent: number, clause: string, vi: string, en: string, mayOrderMeasures = true): Competence => ({
  title,
  label: { vi, en },
  sharePercent,
  mayOrderMeasures,
  ...D330_IN_FORCE,
  article: `D330 ${clause}(b)`,
  confidence: 'C1',
  openQuestions: [18],
});

export const COMPETENCES: readonly Competence[] = [
  row('POLICE_ON_DUTY', 10, '72.1', 'Chiến sĩ Công an nhân dân đang thi hành công vụ', 'Police officer on duty', false),
  row('COMMUNE_POLICE_CHIEF', 50, '72.2', 'Trưởng Công an cấp xã', 'Chief of commune police'),
  row(
    'DIVISION_HEAD',
    80,
    '72.3',
    'Trưởng phòng thuộc A05; Trưởng phòng Công an cấp tỉnh (PA05)',
    'Head of a division of A05, or of provincial police (PA05)',
  ),
  row('PROVINCIAL_POLICE_DIRECTOR', 100, '72.5', 'Giám đốc Công an cấp tỉnh', 'Director of provincial police'),
  row('A05_DIRECTOR', 100, '72.6', 'Cục trưởng A05', 'Director of A05'),
  row('COMMUNE_CHAIR', 50, '73.1', 'Chủ tịch Ủy ban nhân dân cấp xã', "Chair of a commune People's Committee"),
  row('PROVINCIAL_CHAIR', 100, '73.2', 'Chủ tịch Ủy ban nhân dân cấp tỉnh', "Chair of a provincial People's Committee"),
  row('MPS_INSPECTOR', 10, '74.1', 'Thanh tra viên Bộ Công an', 'Inspector of the MPS', false),
  row(
    'PROVINCIAL_INSPECTION_HEAD',
    50,
    '74.2',
    'Trưởng đoàn thanh tra Công an tỉnh',
    'Head of an inspection team of provincial police',
    false,
  ),
  row('PROVINCIAL_CHIEF_INSPECTOR', 80, '74.3', 'Chánh Thanh tra Công an cấp tỉnh', 'Chief inspector of provincial police'),
  row('MPS_CHIEF_INSPECTOR', 100, '74.4', 'Chánh Thanh tra Bộ Công an', 'Chief inspector of the MPS'),
  row('SBV_CHIEF_INSPECTOR', 100, '74.4', 'Chánh Thanh tra Ngân hàng Nhà nước Việt Nam', 'Chief inspector of the State Bank'),
];

function competenceOn(title: SignerTitle, on: CivilDate): Competence | null {
  return COMPETENCES.find((one) => one.title === title && one.from <= on && (one.to === null || on <= one.to)) ?? null;
}

/**
 * The most that a title may impose for one act, in whole dong: its share of the maximum of the law for organisations, `FineBand.maximumVnd`,
 * rounded down, and half of that for individuals (D330 7.2). Null on a day on which the title has no competence.
 */
export function ceilingOf(title: SignerTitle, maximumVnd: number, respondent: Respondent, on: CivilDate): number | null {
  const competence = competenceOn(title, on);
  if (!competence) return null;
  const ceiling = percentOf(maximumVnd, competence.sharePercent);
  return respondent === 'INDIVIDUAL' ? percentOf(ceiling, 50) : ceiling;
}

/** Why somebody may not sign a fine. */
export interface SignRefusal extends Sentence {
  /** `BAND_ABOVE_CEILING`: the amount would do, but competence goes by the top of the band (open question 18). */
  readonly code: 'NOT_COMPETENT' | 'OUTSIDE_BAND' | 'ABOVE_CEILING' | 'BAND_ABOVE_CEILING';
  readonly article: Article;
  readonly confidence: Confidence;
  readonly ceilingVnd: number | null;
  /** The titles with the least share that suffices; empty where the amount itself is wrong. */
  readonly mayInstead: readonly SignerTitle[];
}

export interface Signing {
  readonly title: SignerTitle;
  /** The fine, in whole dong. */
  readonly amountVnd: number;
  /** As it stands for the respondent (`forRespondent`). */
  readonly band: FineBand;
  /** The day of the decision in Vietnam. */
  readonly on: CivilDate;
}

/**
 * Null where a title may impose this fine, else why not and who may: the amount lies in its band and below the ceiling of the title, and so does the
 * top of the band (LHAV 52.2, a secondary source). Says nothing of area, of measures (`Competence.mayOrderMeasures`) or of who may approve whose act.
 */
export function maySign({ title, amountVnd, band, on }: Signing): SignRefusal | null {
  const competence = competenceOn(title, on);
  const ceilingVnd = ceilingOf(title, band.maximumVnd, band.respondent, on);
  if (!competence || ceilingVnd === null)
    return {
      code: 'NOT_COMPETENT',
      vi: 'Vào ngày này chức danh chưa có thẩm quyền phạt theo Nghị định 330/2026/NĐ-CP; chưa có gì được ký.',
      en: 'On that day the title has no power to fine under Decree 330/2026; nothing was signed.',
      article: 'D330 80',
      confidence: 'C1',
      ceilingVnd: null,
      mayInstead: [],
    };
  const [amount, ceiling, min, max] = [amountVnd, ceilingVnd, band.minVnd, band.maxVnd].map(vndInWords) as [
    Sentence,
    Sentence,
    Sentence,
    Sentence,
  ];
  if (!Number.isInteger(amountVnd) || amountVnd < band.minVnd || amountVnd > band.maxVnd)
    return {
      code: 'OUTSIDE_BAND',
      vi: `Mức ${amount.vi} nằm ngoài khung ${min.vi} đến ${max.vi}; chưa có gì được ký. Hãy chọn mức trong khung.`,
      en: `${amount.en} lies outside the band of ${min.en} to ${max.en}; nothing was signed. Choose an amount within it.`,
      article: band.article,
      confidence: band.confidence,
      ceilingVnd,
      mayInstead: [],
    };
  const above = amountVnd > ceilingVnd;
  if (!above && band.maxVnd <= ceilingVnd) return null;
  const mayInstead = nearestTo(band.maxVnd, band, on);
  const names = mayInstead.map((one) => competenceOn(one, on)!.label);
  const [who, whoEn] = [names.map(({ vi }) => vi).join('; '), names.map(({ en }) => en).join('; ')];
  const limit = {
    vi: `${competence.label.vi} được phạt đến ${ceiling.vi}`,
    en: `${competence.label.en} may fine up to ${ceiling.en}`,
  };
  return above
    ? {
        code: 'ABOVE_CEILING',
        vi: `${limit.vi}; mức ${amount.vi} vượt thẩm quyền và chưa được ký. Hãy trình: ${who}.`,
        en: `${limit.en}; ${amount.en} is above that and was not signed. Submit it to: ${whoEn}.`,
        article: competence.article,
        confidence: competence.confidence,
        ceilingVnd,
        mayInstead,
      }
    : {
        code: 'BAND_ABOVE_CEILING',
        vi: `${limit.vi}; thẩm quyền tính theo mức tối đa của khung, ở đây là ${max.vi}, nên chưa được ký. Hãy trình: ${who}.`,
        en: `${limit.en}; competence goes by the top of the band, here ${max.en}, so it was not signed. Submit it to: ${whoEn}.`,
        article: `LHAV 52.2; ${competence.article}`,
        confidence: 'C2',
        ceilingVnd,
        mayInstead,
      };
}

/** The titles whose ceiling reaches an amount, of those with the least share. */
function nearestTo(amountVnd: number, { maximumVnd, respondent }: FineBand, on: CivilDate): readonly SignerTitle[] {
  const able = COMPETENCES.filter(({ title }) => (ceilingOf(title, maximumVnd, respondent, on) ?? -1) >= amountVnd);
  const least = Math.min(...able.map(({ sharePercent }) => sharePercent));
  return able.filter(({ sharePercent }) => sharePercent === least).map(({ title }) => title);
}

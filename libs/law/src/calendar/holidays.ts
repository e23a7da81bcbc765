import type { Sentence } from '#kernel';
import type { Confidence } from '../regime/confidence.js';
import type { CivilDate } from '../regime/interval.js';

/** Days on which nobody has to work, both inclusive. */
export interface Holiday {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly name: Sentence;
  readonly confidence: Confidence;
}

const NEW_YEAR: Sentence = { vi: 'Tết Dương lịch', en: 'New Year' };
const TET: Sentence = { vi: 'Tết Âm lịch', en: 'Lunar New Year (Tết)' };
const HUNG_KINGS: Sentence = { vi: 'Giỗ Tổ Hùng Vương', en: "Hùng Kings' Commemoration Day" };
const VICTORY: Sentence = { vi: 'Ngày Chiến thắng, Ngày Quốc tế Lao động', en: 'Victory Day and Labour Day' };
const NATIONAL: Sentence = { vi: 'Quốc khánh', en: 'National Day' };

const day = (name: Sentence, from: CivilDate, to = from, confidence: Confidence = 'U'): Holiday => ({ name, from, to, confidence });

/** The days that Art 112 gives by the solar calendar; those of the moon, and the second one of National Day, wait for the year's decision. */
function fixedDays(year: number): readonly Holiday[] {
  return [day(NEW_YEAR, `${year}-01-01`), day(VICTORY, `${year}-04-30`, `${year}-05-01`), day(NATIONAL, `${year}-09-02`)];
}

/**
 * Public holidays (Labour Code 45/2019 Art 112), with the days in lieu of those that fall on a weekend (Art 111.3), as they were announced
 * for each year. Days that are only exchanged for a Saturday bind state bodies alone and are left out, as is 24 November
 * (Vietnam Culture Day), of which we know a plan and no law: a holiday that is missing here brings a deadline forward,
 * never back. Another year is another handful of rows.
 */
export const HOLIDAYS: readonly Holiday[] = [
  day(NATIONAL, '2023-09-01', '2023-09-04'),
  day(NEW_YEAR, '2024-01-01'),
  day(TET, '2024-02-08', '2024-02-14'),
  day(HUNG_KINGS, '2024-04-18'),
  day(VICTORY, '2024-04-30', '2024-05-01'),
  day(NATIONAL, '2024-09-02', '2024-09-03'),
  day(NEW_YEAR, '2025-01-01'),
  day(TET, '2025-01-27', '2025-01-31'),
  day(HUNG_KINGS, '2025-04-07'),
  day(VICTORY, '2025-04-30', '2025-05-01'),
  day(NATIONAL, '2025-09-01', '2025-09-02'),
  day(NEW_YEAR, '2026-01-01'),
  day(TET, '2026-02-16', '2026-02-20', 'C2'),
  day(HUNG_KINGS, '2026-04-27', '2026-04-27', 'C2'),
  day(VICTORY, '2026-04-30', '2026-05-01', 'C2'),
  day(NATIONAL, '2026-09-01', '2026-09-02'),
  ...[2027, 2028, 2029, 2030].flatMap(fixedDays),
];

/** First and last day that the table knows whole. */
export const HOLIDAYS_KNOWN: { readonly from: CivilDate; readonly to: CivilDate } = { from: '2023-07-01', to: '2026-12-31' };

import { PROVINCES } from '#identity';
import { SCOPES, type Scope, type StatisticFilter } from './statistic.js';

/** A month, a quarter or a year. */
export interface Period {
  readonly from: string;
  readonly to: string;
  /** `tháng 11 năm 2026`, `quý IV năm 2026`, `năm 2026`. */
  readonly words: string;
}

const PERIOD = /^(20\d\d)(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?$/;
const ROMAN = ['I', 'II', 'III', 'IV'];

/** So many months from January of the year 0 on, as a month. */
const monthAt = (index: number) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const indexOf = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** `2026-11`, `2026-Q4` or `2026`; null where the text is none of them. */
export function periodOf(text: string): Period | null {
  const [, year, month, quarter] = PERIOD.exec(text) ?? [];
  if (!year) return null;
  if (month) return { from: text, to: text, words: `tháng ${Number(month)} năm ${year}` };
  const first = quarter ? (Number(quarter) - 1) * 3 : 0;
  const from = Number(year) * 12 + first;
  return {
    from: monthAt(from),
    to: monthAt(from + (quarter ? 2 : 11)),
    words: quarter ? `quý ${ROMAN[Number(quarter) - 1]} năm ${year}` : `năm ${year}`,
  };
}

/** As many months, right before. */
export function before({ from, to }: Pick<Period, 'from' | 'to'>): Pick<Period, 'from' | 'to'> {
  const [first, months] = [indexOf(from), indexOf(to) - indexOf(from) + 1];
  return { from: monthAt(first - months), to: monthAt(first - 1) };
}

export const isFold = (text: string): boolean => /^\d{1,9}$/.test(text);

/** What a report on a period is asked for by; every value has been looked at. */
export const REPORT_FILTERS = {
  period: (text: string) => periodOf(text) !== null,
  scope: (text: string) => (SCOPES as readonly string[]).includes(text),
  province: (text: string) => Object.hasOwn(PROVINCES, text),
  /** The number of a fold: as it was counted then. */
  asOf: isFold,
} as const;

/** The filter of a report: one province is a part of the country. */
export function reportFilter({ period = '', scope, province }: Readonly<Record<string, string>>): StatisticFilter {
  const { from, to } = periodOf(period)!;
  return { from, to, scope: province ? 'COUNTRY' : ((scope ?? 'MY_UNIT') as Scope), ...(province ? { provinceCodes: [province] } : {}) };
}

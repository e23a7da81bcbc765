/** What comes first in a date. */
export const DAY_ORDERS = ['DAY_FIRST', 'MONTH_FIRST'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

function day(year: string, month: string, date: string): string[] {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? [iso] : [];
}

const WRITTEN = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/**
 * The days that a text may mean, as `YYYY-MM-DD`: one where it is certain; two where either number may be the month, the
 * day first; none where it is no date.
 */
export function daysOf(text: string): readonly string[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.,+Z-]*)?$/.exec(text);
  if (iso) return day(iso[1]!, iso[2]!, iso[3]!);
  const written = WRITTEN.exec(text);
  if (!written) return [];
  const [, first, , second, year] = written;
  return [...new Set([...day(year!, second!, first!), ...day(year!, first!, second!)])];
}

/** The order that a date shows by itself; undefined where either number may be the month, or it is no date. */
export function orderShownBy(text: string): DayOrder | undefined {
  const days = daysOf(text);
  const written = WRITTEN.exec(text);
  if (!written || days.length !== 1 || Number(written[1]) === Number(written[3])) return undefined;
  return Number(written[1]) > 12 ? 'DAY_FIRST' : 'MONTH_FIRST';
}

/** One of the two days that a text may mean. */
export function dayOf(text: string, order: DayOrder): string {
  return daysOf(text)[order === 'DAY_FIRST' ? 0 : 1]!;
}

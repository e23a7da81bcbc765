function day(year: string, month: string, date: string): string[] {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const instant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? [iso] : [];
}

/**
 * The days that a text may mean, as `YYYY-MM-DD`: one where it is certain; two where either number may be the month, the
 * day first; none where it is no date.
 */
export function daysOf(text: string): readonly string[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.,+Z-]*)?$/.exec(text);
  if (iso) return day(iso[1]!, iso[2]!, iso[3]!);
  const written = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (!written) return [];
  const [, first, , second, year] = written;
  return [...new Set([...day(year!, second!, first!), ...day(year!, first!, second!)])];
}

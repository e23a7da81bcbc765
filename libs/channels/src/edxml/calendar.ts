/** Vietnam has one zone, UTC+7, and no summer time since 1975. */
const OFFSET = 7 * 3_600_000;

/** `2026/11/22 15:04:05`, Vietnam time. */
export function edxmlTimestamp(at: Date): string {
  return new Date(at.getTime() + OFFSET).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ');
}

/** `2026-11-22` → `2026/11/22`. */
export function edxmlDate(day: string): string {
  return day.replaceAll('-', '/');
}

/** `2026/11/22` → `2026-11-22`; undefined for what is no such day. */
export function readEdxmlDate(text: string): string | undefined {
  const day = text.replaceAll('/', '-');
  return /^\d{4}\/\d\d\/\d\d$/.test(text) && isDay(day) ? day : undefined;
}

/** `2026/11/22 15:04:05` or `2026/11/22`, Vietnam time. */
export function readEdxmlTimestamp(text: string): Date | undefined {
  const [, date, time = '00:00:00'] = /^(\d{4}\/\d\d\/\d\d)(?: ((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d))?$/.exec(text) ?? [];
  const day = date === undefined ? undefined : readEdxmlDate(date);
  return day === undefined ? undefined : new Date(`${day}T${time}+07:00`);
}

function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

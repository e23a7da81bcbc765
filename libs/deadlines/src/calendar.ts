import { createHash } from 'node:crypto';
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { citeArticle, endOfDay, VIETNAM_ZONE, vietnamDate } from '#law';
import type { DeadlineOfRow } from './deadline.js';

const HOUR = 3600;

/**
 * Deadlines as an iCalendar (RFC 5545): kind and reference, never a title or a name, for a calendar goes through other hands. What ends
 * with a day of Vietnam is a day there, anything else an instant; a day before, people are reminded (of a day: at nine in the morning).
 */
export function calendarOf(deadlines: readonly DeadlineOfRow[], now: Date): string {
  const calendar = ical({
    prodId: { company: 'Khien', product: 'deadlines', language: 'VI' },
    name: 'Khiên: thời hạn / deadlines',
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR,
    x: [{ key: 'X-WR-TIMEZONE', value: VIETNAM_ZONE }],
  });
  for (const deadline of deadlines) {
    const day = vietnamDate(deadline.dueAt);
    const allDay = endOfDay(day).getTime() === deadline.dueAt.getTime();
    const summary = summaryOf(deadline);
    const event = calendar.createEvent({
      id: `${keyOf(deadline)}@khien`,
      stamp: now,
      start: allDay ? new Date(`${day}T00:00:00Z`) : deadline.dueAt,
      allDay,
      summary,
      description: descriptionOf(deadline),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: (allDay ? 15 : 24) * HOUR, description: summary });
  }
  // RFC 5545 3.1: the last line ends as every line does, which the library leaves out.
  return `${calendar.toString()}\r\n`;
}

/** The same for the same deadline of the same subject, wherever it moves to. */
function keyOf({ kind, subjectId, slot }: DeadlineOfRow): string {
  return createHash('sha256').update(`${kind}|${subjectId}|${slot}`).digest('hex').slice(0, 32);
}

function summaryOf({ what, reference, subjectId, drill }: DeadlineOfRow): string {
  const which = reference ?? `#${subjectId.slice(-8)}`;
  return `${drill ? 'DIỄN TẬP: ' : ''}Hạn ${what.vi} (${which}) / Due: ${what.en}`;
}

function descriptionOf({ article, statutory }: DeadlineOfRow): string {
  const cited = article ? citeArticle(article) : null;
  const law = statutory ? '' : 'Mốc của hệ thống, không phải thời hạn luật định. / A date of the system, not a deadline of the law.';
  return [cited ? `${cited.vi} / ${cited.en}` : '', law].filter((text) => text !== '').join('\n');
}

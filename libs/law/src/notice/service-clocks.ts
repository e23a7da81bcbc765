import type { Sentence } from '#kernel';
import { daysLater, endOfDay } from '../calendar/civil-days.js';
import { workingDaysLater } from '../calendar/working-days.js';
import { vietnamDate } from '../regime/vietnam-time.js';

const HOUR = 3_600_000;

export const SERVICE_CLOCK_KINDS = ['ACK', 'TRIAGE', 'RETURN_RESPOND', 'SUPPLEMENT_PROMISED', 'FINAL_EXPECTED'] as const;
export type ServiceClockKind = (typeof SERVICE_CLOCK_KINDS)[number];

/** A length in hours (`H`), days (`D`, to the end of the day) or working days (`BD`, to the end of the day; public holidays do not count). */
export interface ServiceLength {
  readonly amount: number;
  readonly unit: 'H' | 'D' | 'BD';
}

/** A clock of the product: a promise of service or a reminder. None of them is law, and none makes anybody late. */
export interface ServiceClock {
  readonly label: Sentence;
  readonly starts: Sentence;
  readonly stops: Sentence;
  /** Null where somebody names the day. */
  readonly length: ServiceLength | null;
}

export const SERVICE_CLOCKS: Readonly<Record<ServiceClockKind, ServiceClock>> = {
  ACK: {
    label: { vi: 'Cơ quan xác nhận đã đến', en: 'The authority acknowledges arrival' },
    starts: { vi: 'khi hồ sơ được gửi', en: 'when it was filed' },
    stops: { vi: 'khi có xác nhận đã đến (01)', en: 'with the acknowledgement of arrival (01)' },
    length: { amount: 24, unit: 'H' },
  },
  TRIAGE: {
    label: { vi: 'Cơ quan phân loại', en: 'The authority triages' },
    starts: { vi: 'khi hồ sơ được tiếp nhận (03)', en: 'when it was accepted (03)' },
    stops: { vi: 'khi được phân loại hoặc phân công', en: 'when it was triaged or assigned' },
    length: { amount: 1, unit: 'BD' },
  },
  RETURN_RESPOND: {
    label: { vi: 'Trả lời yêu cầu bổ sung', en: 'Answer to a return for completion' },
    starts: { vi: 'khi hồ sơ bị trả lại để bổ sung', en: 'when it was returned for completion' },
    stops: { vi: 'khi gửi bản sửa đổi, bổ sung', en: 'when the completed filing was sent' },
    length: null,
  },
  SUPPLEMENT_PROMISED: {
    label: { vi: 'Bổ sung đã hẹn', en: 'A supplement that was promised' },
    starts: { vi: 'khi hẹn ngày bổ sung', en: 'when the day was promised' },
    stops: { vi: 'khi dữ kiện đã hẹn được gửi', en: 'when the promised fact was filed' },
    length: null,
  },
  FINAL_EXPECTED: {
    label: { vi: 'Báo cáo kết thúc', en: 'The final filing' },
    starts: { vi: 'khi gửi lần đầu', en: 'when it was first filed' },
    stops: { vi: 'khi gửi báo cáo kết thúc', en: 'when the final filing was sent' },
    length: { amount: 30, unit: 'D' },
  },
};

/** When a service clock that starts at a moment ends: its last millisecond; null where somebody names the day. */
export function serviceDue(kind: ServiceClockKind, startedAt: Date): Date | null {
  const { length } = SERVICE_CLOCKS[kind];
  if (!length) return null;
  if (length.unit === 'H') return new Date(startedAt.getTime() + length.amount * HOUR);
  const day = vietnamDate(startedAt);
  return endOfDay(length.unit === 'D' ? daysLater(day, length.amount) : workingDaysLater(day, length.amount));
}

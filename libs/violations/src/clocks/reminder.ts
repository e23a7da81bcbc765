import type { Sentence } from '#kernel';
import { formatDuration, formatVietnam } from '#law';
import type { ClockKind } from './entities.js';

/** What a clock waits for, as it stands in a reminder. */
export const CLOCK_LABELS: Readonly<Record<ClockKind, Sentence>> = {
  STATUTORY_72H: { vi: 'thông báo vi phạm cho cơ quan chuyên trách', en: 'the violation notice to the agency' },
  NO_DEADLINE: { vi: 'thông báo vi phạm cho cơ quan chuyên trách', en: 'the violation notice to the agency' },
  SUBJECT_NOTICE: { vi: 'thông báo cho chủ thể dữ liệu', en: 'the notice to the data subjects' },
  PROCESSOR_NOTICE: { vi: 'thông báo của bên xử lý cho bên kiểm soát', en: "the processor's notice to its controller" },
  CYBER_NOW: { vi: 'thông báo ngay sự cố an ninh mạng', en: 'the immediate notice of the cyber incident' },
  CYBER_24H: { vi: 'thông báo ban đầu về sự cố an ninh mạng', en: 'the initial notice of the cyber incident' },
  CYBER_72H: { vi: 'báo cáo sự cố an ninh mạng', en: 'the report of the cyber incident' },
  RETENTION: { vi: 'lưu hồ sơ vụ việc về dữ liệu vị trí, sinh trắc học', en: 'the keeping of the file on location or biometric data' },
  ACK: { vi: 'xác nhận đã đến của đơn vị tiếp nhận', en: 'the acknowledgement of arrival' },
  TRIAGE: { vi: 'phân loại hồ sơ tại đơn vị tiếp nhận', en: 'the triage at the receiving unit' },
  RETURN_RESPOND: { vi: 'trả lời yêu cầu sửa đổi, bổ sung', en: 'the answer to the request for completion' },
  FINAL_EXPECTED: { vi: 'báo cáo kết thúc vụ việc', en: 'the final filing' },
  SUPPLEMENT_PROMISED: { vi: 'bổ sung nội dung đã hẹn', en: 'the promised supplement' },
  SUBJECT_CATCH_UP: {
    vi: 'thông báo riêng cho từng chủ thể sau khi đã thông báo công khai',
    en: 'the individual notices after the public one',
  },
};

export interface Reminded {
  readonly kind: ClockKind;
  readonly article: string;
  readonly statutory: boolean;
  readonly dueAt: Date;
  readonly reportId: string;
  readonly reference: string | null;
  readonly drill: boolean;
}

/** A report as a reminder may name it: by its reference, or by the first digits of its id; never by its title. */
export function nameOfReport({ reportId, reference }: Pick<Reminded, 'reportId' | 'reference'>): string {
  return reference ?? `#${reportId.slice(-8)}`;
}

/** A reminder in one sentence: what, why, which; no personal data. `at` is the moment of which it speaks. */
export function reminderText(clock: Reminded, at: Date): Sentence {
  const { vi: whatVi, en: whatEn } = CLOCK_LABELS[clock.kind];
  const due = formatVietnam(clock.dueAt);
  const left = clock.dueAt.getTime() - at.getTime();
  const gap = formatDuration(Math.floor(Math.abs(left) / 60_000) * 60_000);
  const which = nameOfReport(clock);
  const [drillVi, drillEn] = clock.drill ? ['DIỄN TẬP. ', 'EXERCISE. '] : ['', ''];
  const law: Sentence = clock.statutory
    ? { vi: `theo ${clock.article}`, en: `under ${clock.article}` }
    : { vi: 'mốc của hệ thống, không phải thời hạn luật định', en: 'a date of the system, not a deadline of the law' };
  return left > 0
    ? {
        vi: `${drillVi}Còn ${gap.vi} đến hạn ${whatVi} (${due}, ${law.vi}). Vụ việc ${which}: hãy hoàn tất trước hạn.`,
        en: `${drillEn}${gap.en} left for ${whatEn} (${due}, ${law.en}). Case ${which}: complete it before then.`,
      }
    : {
        vi: `${drillVi}Đã qua hạn ${whatVi} ${gap.vi} (${due}, ${law.vi}). Vụ việc ${which}: hãy làm ngay và ghi lý do chậm.`,
        en: `${drillEn}${whatEn[0]!.toUpperCase()}${whatEn.slice(1)} is ${gap.en} overdue (${due}, ${law.en}). Case ${which}: do it now and say why it is late.`,
      };
}

/** Whose clocks nobody of the organisation is reminded of: what the authority owes is shown at its desk. */
export const OF_THE_DESK: readonly ClockKind[] = ['ACK', 'TRIAGE'];

/** A reminder as a notification keeps it: codes and a moment, from which {@link textOfReminder} makes its sentence again. */
export function detailOfReminder({ kind, article, statutory, dueAt, drill }: Reminded): string {
  return [kind, article, statutory ? 'LAW' : 'PRODUCT', dueAt.toISOString(), ...(drill ? ['DRILL'] : [])].join('|');
}

/** The sentence of a kept reminder; null where the text is none. */
export function textOfReminder(detail: string | null, name: string, at: Date): Sentence | null {
  const [kind = '', article = '', basis = '', due = '', drill] = (detail ?? '').split('|');
  if (!(kind in CLOCK_LABELS) || Number.isNaN(Date.parse(due))) return null;
  const clock = { kind: kind as ClockKind, article, statutory: basis === 'LAW', dueAt: new Date(due), drill: drill === 'DRILL' };
  return reminderText({ ...clock, reference: name, reportId: '' }, at);
}

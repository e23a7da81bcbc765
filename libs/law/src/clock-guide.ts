import type { Sentence } from '#kernel';
import { clockFor } from './notice/clock.js';
import { DUTY_RULES } from './notice/duty-rules.js';
import { escalationsOf } from './notice/escalations.js';
import { NOTICE_RULES } from './notice/rules.js';
import { SERVICE_CLOCK_KINDS, SERVICE_CLOCKS, type ServiceLength } from './notice/service-clocks.js';
import type { Limit, RuleId, StartEvent } from './notice/timed-rule.js';
import { type DutyKind, NOTICE_CLASS_LABELS } from './notice/vocabulary.js';
import { citeArticle } from './regime/article.js';
import { formatVietnam } from './regime/vietnam-time.js';

/** The tables of `docs/clocks.md`: what an officer reads, in one language. The same input gives the same bytes. */
export type GuideLanguage = keyof Sentence;

const row = (cells: readonly string[]): string => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly Sentence[], rows: readonly (readonly string[])[], language: GuideLanguage): string =>
  [row(head.map((cell) => cell[language])), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const STARTS: Readonly<Record<StartEvent, Sentence>> = {
  OCCURRED: { vi: 'khi **xảy ra** vi phạm', en: 'when the violation **occurred**' },
  DETECTED: { vi: 'khi **phát hiện** vi phạm', en: 'when it was **detected**' },
  REMEDIATED: { vi: 'khi khắc phục xong', en: 'when it was remedied' },
};
const STOPS: Readonly<Record<DutyKind, Sentence>> = {
  NOTICE: { vi: 'gửi hồ sơ lần đầu', en: 'the first filing' },
  PROCESSOR_NOTICE: { vi: 'ghi nhận đã báo bên kiểm soát', en: 'recorded: the controller was told' },
  SUBJECT_NOTICE: { vi: 'ghi nhận đã gửi đến **mọi** chủ thể dữ liệu', en: 'recorded: **all** the people were told' },
  CYBER: { vi: 'ghi nhận đã báo cơ quan an ninh mạng', en: 'recorded: the cyber agency was told' },
  MINUTES: { vi: 'nghĩa vụ, không có đồng hồ; xong khi chốt biên bản', en: 'a duty without a clock; done when the minutes are finalised' },
  RETENTION: { vi: 'tự hết khi hết thời hạn lưu', en: 'ends by itself, when it was kept so long' },
};
const NAMES: Readonly<Partial<Record<RuleId, Sentence>>> = {
  'D13-BREACH': { vi: 'Thông báo vi phạm, Mẫu số 03', en: 'Violation notice, Form 03' },
  'D13-BREACH-ANYONE': { vi: 'Thông báo của người khác', en: 'Notice by anybody else' },
  'D13-BREACH-PROC': { vi: 'Bên xử lý báo bên kiểm soát', en: 'Processor to controller' },
  'L91-BREACH-72': { vi: 'Thông báo khi có thể gây tổn hại, Mẫu số 08', en: 'Notice where there may be harm, Form 08' },
  'L91-BREACH-GEN': { vi: `${NOTICE_CLASS_LABELS.GENERAL.vi}, Mẫu số 08`, en: `${NOTICE_CLASS_LABELS.GENERAL.en}, Form 08` },
  'L91-BREACH-PROC': { vi: 'Bên xử lý báo bên kiểm soát', en: 'Processor to controller' },
  'D13-MINUTES': { vi: 'Biên bản xác nhận vi phạm', en: 'Minutes of the violation' },
  'L91-MINUTES': { vi: 'Biên bản xác nhận vi phạm', en: 'Minutes of the violation' },
  'D356-FIN-NOTICE': { vi: 'Tài chính: báo cơ quan, Mẫu số 08', en: 'Finance: to the agency, Form 08' },
  'D356-FIN-SUBJECTS': { vi: 'Tài chính: báo chủ thể dữ liệu', en: 'Finance: to the people' },
  'L91-FIN-SUBJECTS': { vi: 'Tài khoản ngân hàng, tín dụng: báo chủ thể', en: 'Bank and credit accounts: to the people' },
  'D356-LOCBIO': { vi: 'Vị trí, sinh trắc học: báo chủ thể dữ liệu', en: 'Location, biometrics: to the people' },
  'D356-FILE-5Y': { vi: 'Vị trí, sinh trắc học: lưu hồ sơ', en: 'Location, biometrics: keep the file' },
  'L116-CYBER-NOW': {
    vi: 'Sự cố an ninh mạng xâm phạm an ninh, gián đoạn nghiêm trọng',
    en: 'Cyber incident against security, grave disruption',
  },
  'L116-CYBER-24': { vi: 'Sự cố an ninh mạng nghiêm trọng', en: 'Serious cyber incident' },
  'L116-CYBER-72': { vi: 'Mọi sự cố an ninh mạng', en: 'Any cyber incident' },
};

function limitOf(limit: Limit, language: GuideLanguage): string {
  const unit = { H: { vi: 'giờ', en: 'h' }, Y: { vi: 'năm', en: 'y' } };
  if (limit.kind === 'STATED') return `**${limit.length.amount} ${unit[limit.length.unit][language]}**`;
  const words = `"${limit.words[language]}"`;
  if (!limit.careful) return words;
  const target = `${limit.careful.amount} ${unit[limit.careful.unit][language]}`;
  return language === 'vi' ? `${words}; mục tiêu ${target}, không phải luật` : `${words}; target ${target}, not law`;
}

/** Which clocks the law starts, from what, for how long, and what stops them. */
export function renderClockTable(language: GuideLanguage): string {
  const rules = [
    ...NOTICE_RULES.map((rule) => ({ rule, kind: rule.recipient === 'CONTROLLER' ? ('PROCESSOR_NOTICE' as const) : ('NOTICE' as const) })),
    ...DUTY_RULES.map((rule) => ({ rule, kind: rule.kind })),
  ];
  return table(
    [
      { vi: 'Đồng hồ', en: 'Clock' },
      { vi: 'Bắt đầu', en: 'Starts' },
      { vi: 'Hạn', en: 'Limit' },
      { vi: 'Dừng khi', en: 'Stopped by' },
      { vi: 'Căn cứ', en: 'Article' },
      { vi: 'Chắc chắn', en: 'Sure' },
    ],
    rules.map(({ rule, kind }) => [
      `${NAMES[rule.id]![language]} (\`${rule.id}\`)`,
      STARTS[rule.startEvent][language],
      limitOf(rule.limit, language),
      STOPS[kind][language],
      citeArticle(rule.article)[language],
      rule.confidence,
    ]),
    language,
  );
}

function serviceLength(length: ServiceLength | null, language: GuideLanguage): string {
  if (!length) return language === 'vi' ? 'đến ngày đã ấn định' : 'to the day that was named';
  const unit = { H: { vi: 'giờ', en: 'h' }, D: { vi: 'ngày', en: 'days' }, BD: { vi: 'ngày làm việc', en: 'business day' } };
  return `${length.amount} ${unit[length.unit][language]}`;
}

/** The clocks of the product: nobody is late by them. */
export function renderServiceTable(language: GuideLanguage): string {
  return table(
    [
      { vi: 'Đồng hồ của hệ thống', en: 'Clock of the system' },
      { vi: 'Bắt đầu', en: 'Starts' },
      { vi: 'Hạn', en: 'Limit' },
      { vi: 'Dừng', en: 'Stops' },
    ],
    SERVICE_CLOCK_KINDS.map((kind) => {
      const { label, starts, stops, length } = SERVICE_CLOCKS[kind];
      return [`${label[language]} (\`${kind}\`)`, starts[language], serviceLength(length, language), stops[language]];
    }),
    language,
  );
}

const at = (text: string): Date => new Date(`${text}:00.000+07:00`);
const EXAMPLES: readonly { readonly rule: RuleId; readonly what: Sentence; readonly occurred?: Date; readonly detected: Date }[] = [
  {
    rule: 'L91-BREACH-72',
    what: { vi: 'Phát hiện tối thứ Sáu', en: 'Detected on a Friday night' },
    detected: at('2026-11-20T23:15'),
  },
  {
    rule: 'L91-BREACH-72',
    what: { vi: 'Phát hiện đêm giao thừa: đồng hồ chạy suốt Tết', en: 'Detected on the eve of Tết: it runs through the holidays' },
    detected: at('2026-02-16T20:00'),
  },
  {
    rule: 'D13-BREACH',
    what: {
      vi: 'Xảy ra tháng 3/2025, tám ngày sau mới phát hiện: đã quá hạn, phải nêu lý do',
      en: 'Occurred in March 2025, detected eight days later: late already, the reason is owed',
    },
    occurred: at('2025-03-01T10:00'),
    detected: at('2025-03-09T10:00'),
  },
  {
    rule: 'L91-BREACH-72',
    what: {
      vi: 'Xảy ra năm 2025, phát hiện năm 2026: Luật 91, tính từ phát hiện',
      en: 'Occurred in 2025, detected in 2026: Law 91, from detection',
    },
    occurred: at('2025-12-30T08:00'),
    detected: at('2026-01-01T00:00'),
  },
  {
    rule: 'L116-CYBER-24',
    what: { vi: 'Cũng là sự cố an ninh mạng nghiêm trọng', en: 'A serious cyber incident as well' },
    detected: at('2026-11-20T23:15'),
  },
];

/** Worked examples, counted by the very functions that run. */
export function renderClockExamples(language: GuideLanguage): string {
  return table(
    [
      { vi: 'Ví dụ', en: 'Example' },
      { vi: 'Phép tính', en: 'The sum' },
      { vi: 'Nhắc lúc', en: 'Reminders' },
    ],
    EXAMPLES.map(({ rule: id, what, occurred, detected }) => {
      const rule = [...NOTICE_RULES, ...DUTY_RULES].find((one) => one.id === id)!;
      const clock = clockFor(rule, { occurredAt: occurred, detectedAt: detected });
      const steps = escalationsOf(clock).map((step) => formatVietnam(step.at).replace(/\/\d{4}$/, ''));
      return [what[language], clock.arithmetic[language].replace(/ \([^)]*\)$/, ''), steps.join(', ') || '–'];
    }),
    language,
  );
}

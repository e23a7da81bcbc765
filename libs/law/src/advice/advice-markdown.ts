import type { Sentence } from '#kernel';
import type { Duty } from '../notice/duties.js';
import { escalationsOf } from '../notice/escalations.js';
import { DUTY_KIND_LABELS, NOTICE_CLASS_LABELS } from '../notice/vocabulary.js';
import { citeArticle } from '../regime/article.js';
import { CONFIDENCE_MEANING } from '../regime/confidence.js';
import { formatVietnam } from '../regime/vietnam-time.js';
import type { Advice } from './advise-on.js';

const WORDS = {
  title: { vi: 'Kết quả tra cứu nghĩa vụ khi có vi phạm dữ liệu cá nhân', en: 'What is owed after a violation of personal data rules' },
  notAdvice: {
    vi: 'Không phải tư vấn pháp lý; không có gì được lưu lại. Bản tiếng Việt của văn bản pháp luật có giá trị quyết định.',
    en: 'Not legal advice; nothing was kept. The Vietnamese texts of the law control.',
  },
  read: { vi: 'Luật được đọc ngày', en: 'The law as read on' },
  tables: { vi: 'bảng luật', en: 'tables of the law' },
  regime: { vi: 'Luật áp dụng', en: 'The law that governs' },
  provisional: { vi: 'tạm thời, còn thiếu thời điểm', en: 'provisional, a time is missing' },
  class: { vi: 'Loại thông báo', en: 'Class of notice' },
  duties: { vi: 'Phải làm gì', en: 'What is owed' },
  to: { vi: 'Nơi nhận', en: 'To' },
  form: { vi: 'Mẫu số', en: 'Form' },
  content: { vi: 'Nội dung tối thiểu', en: 'Least content' },
  limit: { vi: 'Thời hạn', en: 'Limit' },
  reminders: { vi: 'Hệ thống nhắc lúc', en: 'The system reminds at' },
  why: { vi: 'Vì', en: 'Because' },
  sure: { vi: 'Độ chắc chắn', en: 'How sure' },
  article: { vi: 'Căn cứ', en: 'Article' },
  rule: { vi: 'quy tắc', en: 'rule' },
  meets: { vi: 'Đồng thời đáp ứng quy tắc', en: 'Meets as well' },
  open: { vi: 'Chưa trả lời, có thể làm thay đổi kết quả', en: 'Not answered, and may change this' },
  questions: { vi: 'Văn bản pháp luật còn để ngỏ', en: 'Left open by the texts themselves' },
  careful: { vi: 'Đang hiểu thận trọng', en: 'Read carefully as' },
  nothing: { vi: 'Không có.', en: 'Nothing.' },
} as const satisfies Record<string, Sentence>;

type Language = keyof Sentence;

function dutyText(duty: Duty, place: number, language: Language): string {
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const { clock } = duty;
  const steps = escalationsOf(clock).map(({ at }) => formatVietnam(at));
  return [
    `### ${place}. ${DUTY_KIND_LABELS[duty.kind][language]}`,
    [
      `- ${say('article')}: ${citeArticle(duty.article)[language]} (${say('rule')} \`${duty.ruleId}\`)`,
      `- ${say('to')}: ${[duty.recipient, ...duty.alsoTo].map(({ name }) => name[language]).join('; ')}`,
      ...(duty.form ? [`- ${say('form')}: ${duty.form}`] : []),
      ...(duty.content ? [`- ${say('content')}: ${citeArticle(duty.content)[language]}`] : []),
      `- ${say('limit')}: ${clock.arithmetic[language]}`,
      ...(steps.length > 0 ? [`- ${say('reminders')}: ${steps.join('; ')}`] : []),
      ...(duty.meets.length > 0 ? [`- ${say('meets')}: ${duty.meets.map((id) => `\`${id}\``).join(', ')}`] : []),
      `- ${say('sure')}: ${duty.confidence}, ${CONFIDENCE_MEANING[duty.confidence][language]}`,
      ...duty.reasons.map((reason) => `- ${say('why')}: ${reason[language]}`),
    ].join('\n'),
  ].join('\n\n');
}

function inLanguage({ regime, decision, duties, open, openQuestions, day }: Advice, tables: string, language: Language): string {
  const say = (word: keyof typeof WORDS) => WORDS[word][language];
  const list = (lines: readonly string[]) => (lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : say('nothing'));
  return [
    `# ${say('title')}`,
    `${say('notAdvice')} ${say('read')} ${day}; ${say('tables')} \`${tables.slice(0, 16)}\`.`,
    `## ${say('regime')}`,
    `${regime.regime.title[language]}${regime.provisional ? ` (${say('provisional')})` : ''}.`,
    list(regime.reasons.map((reason) => reason[language])),
    `${say('class')}: ${NOTICE_CLASS_LABELS[decision.noticeClass][language]} (${citeArticle(decision.article)[language]}).`,
    list(decision.reasons.map((reason) => reason[language])),
    `## ${say('duties')}`,
    ...duties.map((duty, i) => dutyText(duty, i + 1, language)),
    `## ${say('open')}`,
    list(open.map((one) => `${one[language]} (${citeArticle(one.article)[language]})`)),
    `## ${say('questions')}`,
    list(
      openQuestions.map(
        ({ question, careful }) => `${question[language].replace(/([^?])$/, '$1.')} ${say('careful')}: ${careful[language]}.`,
      ),
    ),
  ].join('\n\n');
}

/**
 * The advice to print: Vietnamese first, English beneath, all times in Vietnam time. It holds no word that the asker wrote.
 * `tables` as in `adviceRecord`.
 */
export function renderAdvice(advice: Advice, tables: string): string {
  return `${inLanguage(advice, tables, 'vi')}\n\n---\n\n${inLanguage(advice, tables, 'en')}\n`;
}

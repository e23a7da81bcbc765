import { citeArticle } from '#law';
import { GIVE_UP_AFTER, gapAfter, LONGEST_GAP, TROUBLE_MINUTES } from './retry.js';
import { ROUTING_RULES_1, type RoutedKind, type RoutingRule } from './routing-rules.js';

type Language = 'vi' | 'en';

const KINDS: Readonly<Record<RoutedKind, Readonly<Record<Language, string>>>> = {
  VIOLATION_NOTICE: { vi: 'Thông báo vi phạm', en: 'violation notice' },
  DPIA_DOSSIER: { vi: 'hồ sơ đánh giá tác động xử lý', en: 'processing dossier' },
  TRANSFER_DOSSIER: { vi: 'hồ sơ chuyển dữ liệu ra nước ngoài', en: 'transfer dossier' },
  CYBER_INCIDENT: { vi: 'Báo cáo sự cố an ninh mạng', en: 'report of a cyber incident' },
  THIRD_PARTY_REPORT: { vi: 'Phản ánh của người khác', en: 'report by others' },
};
const HEADS = {
  vi: ['Quy tắc', 'Gửi gì', 'Khi', 'Chủ trì', 'Đồng gửi', 'Căn cứ', 'Chắc chắn'],
  en: ['Rule', 'What', 'When', 'Leads', 'Copies', 'Article', 'Sure'],
} as const;

/** The table of competence as people read it, in the order in which its rules are asked. */
export function renderRoutingTable(language: Language, rules: readonly RoutingRule[] = ROUTING_RULES_1): string {
  const rows = [...rules]
    .sort((a, b) => a.priority - b.priority)
    .map((rule) => [
      `\`${rule.code}\``,
      rule.kinds?.map((kind) => KINDS[kind][language]).join(', ') ?? (language === 'vi' ? 'mọi thứ còn lại' : 'whatever is left'),
      condition(rule, language) || '–',
      unit(rule.lead, language),
      rule.copies.map((copy) => unit(copy, language)).join(', ') || '–',
      citeArticle(rule.article)[language],
      rule.confidence,
    ]);
  return table(HEADS[language], rows);
}

/** How a message is carried that does not get through at once. */
export function renderRetryTable(language: Language): string {
  const vi = language === 'vi';
  const gaps = [1, 2, 3, 4].map((tries) =>
    duration(
      gapAfter(tries, () => 0.5),
      vi,
    ),
  );
  const alerts = TROUBLE_MINUTES.map((minutes) => duration(minutes * 60_000, vi));
  return table(vi ? ['Việc', 'Khi nào'] : ['What', 'When'], [
    vi
      ? ['Gửi lại sau lỗi tạm thời', `sau ${gaps.join(', ')}, rồi cách nhau không quá ${duration(LONGEST_GAP, vi)}`]
      : ['Sent again after a passing failure', `after ${gaps.join(', ')}, then never more than ${duration(LONGEST_GAP, vi)} apart`],
    vi
      ? ['Báo người phụ trách hai bên', `khi trục trặc đã kéo dài ${alerts.join(', ')}`]
      : ['People on both sides are told', `after ${alerts.join(', ')} of trouble`],
    vi
      ? ['Thôi gửi, chuyển tay', `${GIVE_UP_AFTER} giờ sau hạn luật định (hoặc sau khi nộp, nếu muộn hơn)`]
      : ['Given up, carried by hand', `${GIVE_UP_AFTER} hours after the statutory due time, or after the filing where that is later`],
  ]);
}

function condition({ regimes, noticeClasses, provinces, defenceScope, validFrom, validTo }: RoutingRule, language: Language): string {
  const vi = language === 'vi';
  return [
    regimes?.join(', '),
    noticeClasses?.join(', '),
    provinces?.join(', '),
    defenceScope === null
      ? null
      : vi
        ? `${defenceScope ? '' : 'không '}thuộc phạm vi Bộ Quốc phòng`
        : `${defenceScope ? '' : 'not '}of defence`,
    validFrom && (vi ? `từ ${validFrom}` : `from ${validFrom}`),
    validTo && (vi ? `đến hết ${validTo}` : `to ${validTo}`),
  ]
    .filter(Boolean)
    .join('; ');
}

function unit(template: string, language: Language): string {
  return template.replace('{province}', language === 'vi' ? '(tỉnh, thành)' : '(province)');
}

function duration(milliseconds: number, vi: boolean): string {
  if (milliseconds < 60_000) return `${milliseconds / 1000} ${vi ? 'giây' : 's'}`;
  const minutes = milliseconds / 60_000;
  return minutes < 60 ? `${minutes} ${vi ? 'phút' : 'min'}` : `${minutes / 60} ${vi ? 'giờ' : 'h'}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

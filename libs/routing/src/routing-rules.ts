import { FILED_SUBJECTS } from '#filings';
import type { Confidence, NoticeClass, RegimeCode } from '#law';

/** What can be sent to an authority. */
export const ROUTED_KINDS = [...FILED_SUBJECTS, 'CYBER_INCIDENT', 'THIRD_PARTY_REPORT'] as const;
export type RoutedKind = (typeof ROUTED_KINDS)[number];

/** One row of competence. A condition that is null asks nothing; days are days of Vietnam, both inclusive. */
export interface RoutingRule {
  readonly code: string;
  /** The smallest that matches decides. */
  readonly priority: number;
  readonly kinds: readonly RoutedKind[] | null;
  readonly regimes: readonly RegimeCode[] | null;
  readonly noticeClasses: readonly NoticeClass[] | null;
  readonly provinces: readonly string[] | null;
  readonly defenceScope: boolean | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** Code of the unit that decides; `{province}` stands for the province of the filer, or of whom a report by others is about. */
  readonly lead: string;
  /** Units that get a copy to know, in the same form. */
  readonly copies: readonly string[];
  readonly article: string;
  readonly confidence: Confidence;
  readonly vi: string;
  readonly en: string;
}

const ANY = {
  kinds: null,
  regimes: null,
  noticeClasses: null,
  provinces: null,
  defenceScope: null,
  validFrom: null,
  validTo: null,
} as const;
const DOSSIERS = ['DPIA_DOSSIER', 'TRANSFER_DOSSIER'] as const;
const TO_BOTH = {
  vi: 'Tổ chức thuộc phạm vi quản lý của Bộ Quốc phòng: gửi cơ quan chuyên trách, đồng gửi Bộ Quốc phòng.',
  en: 'Within the scope of the Ministry of National Defence: to the specialised agency, with a copy to that ministry.',
};

/**
 * Version 1 of the table of competence, as migration 0004 wrote it: released, so never edited. Another version is written by
 * another migration, with rows of its own (docs/decisions/0018-deliveries.md). Violation notices go to the specialised
 * agency whatever the province: Resolution 22/2026 moves dossiers, not notices (its Annex I.7 does not list them).
 */
export const ROUTING_RULES_1: readonly RoutingRule[] = [
  {
    ...ANY,
    code: 'NOTICE-OF-PROCESSOR',
    priority: 10,
    kinds: ['VIOLATION_NOTICE'],
    noticeClasses: ['TO_CONTROLLER'],
    lead: 'A05',
    copies: [],
    article: 'D13 23.2; L91 23.1',
    confidence: 'I',
    vi: 'Luật buộc bên xử lý báo cho bên kiểm soát; nếu vẫn nộp tại đây thì cơ quan chuyên trách đọc.',
    en: 'The law has a processor tell its controller; what is filed here all the same is read by the specialised agency.',
  },
  {
    ...ANY,
    code: 'NOTICE-DEFENCE-D13',
    priority: 20,
    kinds: ['VIOLATION_NOTICE'],
    regimes: ['VN-PDPD-2023'],
    defenceScope: true,
    lead: 'A05',
    copies: ['MOD'],
    article: 'D13 23.1; D13 34',
    confidence: 'I',
    ...TO_BOTH,
  },
  {
    ...ANY,
    code: 'NOTICE-DEFENCE-L91',
    priority: 20,
    kinds: ['VIOLATION_NOTICE'],
    regimes: ['VN-PDPL-2025'],
    defenceScope: true,
    lead: 'A05',
    copies: ['MOD'],
    article: 'L91 23.1; L91 36.3; D356 35.4',
    confidence: 'I',
    ...TO_BOTH,
  },
  {
    ...ANY,
    code: 'NOTICE-TO-SPECIALISED-AGENCY',
    priority: 30,
    kinds: ['VIOLATION_NOTICE'],
    lead: 'A05',
    copies: [],
    article: 'D13 23.1; L91 23.1; D356 28.2',
    confidence: 'I',
    vi: 'Thông báo vi phạm gửi cơ quan chuyên trách, không phụ thuộc tỉnh, thành.',
    en: 'A violation notice goes to the specialised agency, whatever the province.',
  },
  {
    ...ANY,
    code: 'DOSSIER-DEFENCE',
    priority: 20,
    kinds: DOSSIERS,
    defenceScope: true,
    lead: 'A05',
    copies: ['MOD'],
    article: 'D13 34; L91 36.3; D356 35.4',
    confidence: 'I',
    ...TO_BOTH,
  },
  {
    ...ANY,
    code: 'DOSSIER-NQ22',
    priority: 30,
    kinds: DOSSIERS,
    regimes: ['VN-PDPL-2025'],
    validFrom: '2026-04-29',
    validTo: '2027-03-01',
    lead: 'PA05-{province}',
    copies: [],
    article: 'NQ22 Annex I.7',
    confidence: 'C2',
    vi: 'Trong thời gian Nghị quyết 22/2026 có hiệu lực, hồ sơ do Công an tỉnh, thành phố xử lý.',
    en: 'While Resolution 22/2026 is in force, dossiers are handled by the police of the province or city.',
  },
  {
    ...ANY,
    code: 'DOSSIER-TO-SPECIALISED-AGENCY',
    priority: 40,
    kinds: DOSSIERS,
    lead: 'A05',
    copies: [],
    article: 'D13 24.4; D13 25.3; L91 20.2; L91 21.1',
    confidence: 'I',
    vi: 'Hồ sơ gửi cơ quan chuyên trách.',
    en: 'Dossiers go to the specialised agency.',
  },
  {
    ...ANY,
    code: 'CYBER-INCIDENT',
    priority: 30,
    kinds: ['CYBER_INCIDENT'],
    validFrom: '2026-08-19',
    lead: 'A05',
    copies: [],
    article: 'D331 31.2(d)',
    confidence: 'C2',
    vi: 'Báo cáo sự cố an ninh mạng gửi lực lượng chuyên trách bảo vệ an ninh mạng của Bộ Công an.',
    en: 'The report of a cyber incident goes to the cybersecurity agency of the Ministry of Public Security.',
  },
  {
    ...ANY,
    code: 'THIRD-PARTY-REPORT',
    priority: 30,
    kinds: ['THIRD_PARTY_REPORT'],
    lead: 'A05',
    copies: ['PA05-{province}'],
    article: 'D13 23.6; L91 23.3',
    confidence: 'I',
    vi: 'Phản ánh của tổ chức, cá nhân gửi cơ quan chuyên trách; sao gửi Công an tỉnh, thành phố là lựa chọn của sản phẩm.',
    en: 'What others report goes to the specialised agency; the copy to the province is a choice of the product.',
  },
  {
    ...ANY,
    code: 'FALLBACK',
    priority: 1000,
    lead: 'A05',
    copies: [],
    article: 'L91 33.1(a)',
    confidence: 'I',
    vi: 'Hàng chờ chung: trường hợp chưa có quy tắc được A05 đọc và chuyển tiếp.',
    en: 'The common queue: what no rule knows is read by A05, who passes it on.',
  },
];

/** Where everything goes that has nowhere else to go. */
export const FALLBACK_UNIT = 'A05';
export const FALLBACK_RULE = 'FALLBACK';

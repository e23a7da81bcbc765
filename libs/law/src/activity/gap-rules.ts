import type { Sentence } from '#kernel';
import type { Article } from '../regime/article.js';
import type { Confidence } from '../regime/confidence.js';
import type { Interval } from '../regime/interval.js';
import { D13_IN_FORCE, L91_IN_FORCE, type RegimeCode } from '../regime/regimes.js';

export const GAP_CODES = [
  'PURPOSE_MISSING',
  'OPERATIONS_MISSING',
  'SOURCES_MISSING',
  'CHILDREN_NOT_STATED',
  'AUTOMATED_DECISION_NOT_STATED',
  'LEGAL_BASIS_MISSING',
  'LEGAL_BASIS_NOT_VALID',
  'PURPOSE_WITHOUT_BASIS',
  'DATA_TYPES_MISSING',
  'DATA_TYPE_UNKNOWN',
  'SENSITIVE_WITHOUT_BASIS',
  'SUBJECT_GROUPS_MISSING',
  'SUBJECT_COUNT_MISSING',
  'RETENTION_MISSING',
  'DELETION_METHOD_MISSING',
  'MEASURES_MISSING',
  'FIRST_PROCESSED_MISSING',
  'FIRST_PROCESSED_INVALID',
  'CROSS_BORDER_NOT_STATED',
  'ABROAD_WITHOUT_TRANSFER',
  'TRANSFER_NOT_DESCRIBED',
  'TRANSFER_CASE_MISSING',
  'TRANSFER_COUNTRY_MISSING',
  'TRANSFER_RECIPIENT_MISSING',
  'TRANSFER_SAFEGUARDS_MISSING',
  'FIRST_TRANSFER_MISSING',
  'PARTY_COUNTRY_MISSING',
  'PROCESSOR_WITHOUT_CONTRACT',
  'PROCESSOR_CONTRACT_NOT_RECORDED',
  'SYSTEM_MISSING',
  'SYSTEM_LOCATION_UNKNOWN',
  'OWNER_MISSING',
] as const;
export type GapCode = (typeof GAP_CODES)[number];

/** `MANDATORY`: a text asks for the fact. `ADVISED`: we recommend it, or the text asks for something near it. */
export type Severity = 'MANDATORY' | 'ADVISED';

export interface GapRule extends Interval, Sentence {
  readonly regime: RegimeCode;
  readonly code: GapCode;
  readonly severity: Severity;
  readonly article: Article;
  readonly confidence: Confidence;
  readonly openQuestions: readonly number[];
}

type Half = readonly [severity: Severity, article: Article, confidence?: Confidence, openQuestions?: readonly number[]];

const TABLE: Readonly<Record<GapCode, Sentence & { readonly d13: Half; readonly l91: Half }>> = {
  PURPOSE_MISSING: {
    vi: 'Chưa ghi mục đích xử lý dữ liệu cá nhân.',
    en: 'The purpose of the processing is missing.',
    d13: ['MANDATORY', 'D13 3.3; D13 24.1(c)'],
    l91: ['MANDATORY', 'L91 3.2; D356 19.3(c)'],
  },
  OPERATIONS_MISSING: {
    vi: 'Chưa ghi các hoạt động xử lý cụ thể (thu thập, phân tích, cung cấp…).',
    en: 'What is done with the data (collecting, analysing, providing…) is missing.',
    d13: ['ADVISED', 'D13 2.7; D13 24.2(c)', 'I'],
    l91: ['MANDATORY', 'L91 2.6; D356 19.3(c); D356 Form 10'],
  },
  SOURCES_MISSING: {
    vi: 'Chưa ghi nguồn thu thập dữ liệu; sơ đồ luồng dữ liệu bắt đầu từ đây.',
    en: 'Where the data come from is missing; the diagram of the flow begins there.',
    d13: ['ADVISED', 'D13 24.1(c)', 'I'],
    l91: ['ADVISED', 'D356 19.3(c); D356 Form 10', 'I'],
  },
  CHILDREN_NOT_STATED: {
    vi: 'Chưa cho biết có xử lý dữ liệu cá nhân của trẻ em hay không.',
    en: 'It is not stated whether data of children are processed.',
    d13: ['ADVISED', 'D13 20.2', 'I'],
    l91: ['ADVISED', 'L91 24.2', 'I'],
  },
  AUTOMATED_DECISION_NOT_STATED: {
    vi: 'Chưa cho biết có ra quyết định tự động hay không; nếu xử lý tự động thì chủ thể phải được thông báo.',
    en: 'It is not stated whether decisions are taken automatically; data subjects are told of automated processing.',
    d13: ['ADVISED', 'D13 2.13', 'I'],
    l91: ['ADVISED', 'D356 10.3', 'I'],
  },
  LEGAL_BASIS_MISSING: {
    vi: 'Chưa ghi căn cứ xử lý: sự đồng ý hoặc trường hợp không cần sự đồng ý.',
    en: 'The legal basis is missing: consent, or a case in which none is needed.',
    d13: ['MANDATORY', 'D13 11.1; D13 17'],
    l91: ['MANDATORY', 'L91 9.1; L91 19.1'],
  },
  LEGAL_BASIS_NOT_VALID: {
    vi: 'Căn cứ này không có trong quy định đang áp dụng; hãy chọn căn cứ khác.',
    en: 'The law that governs here does not know this legal basis; choose another.',
    d13: ['MANDATORY', 'D13 11.1; D13 17'],
    l91: ['MANDATORY', 'L91 9.1; L91 19.1'],
  },
  PURPOSE_WITHOUT_BASIS: {
    vi: 'Mục đích này chưa có căn cứ xử lý; sự đồng ý, nếu là căn cứ, phải được thể hiện cho từng mục đích.',
    en: 'This purpose has no legal basis; consent, where it is the basis, is given purpose by purpose.',
    d13: ['MANDATORY', 'D13 11.1; D13 11.4'],
    l91: ['MANDATORY', 'L91 9.4(a); L91 19.1'],
  },
  DATA_TYPES_MISSING: {
    vi: 'Chưa ghi loại dữ liệu cá nhân được xử lý.',
    en: 'The types of personal data are missing.',
    d13: ['MANDATORY', 'D13 24.1(d)'],
    l91: ['MANDATORY', 'D356 19.3(c)'],
  },
  DATA_TYPE_UNKNOWN: {
    vi: 'Loại dữ liệu này không có trong danh mục nên chưa biết là cơ bản hay nhạy cảm.',
    en: 'This data type is not in the list, so whether it is basic or sensitive is unknown.',
    d13: ['MANDATORY', 'D13 2.3; D13 2.4'],
    l91: ['MANDATORY', 'D356 3; D356 4'],
  },
  SENSITIVE_WITHOUT_BASIS: {
    vi: 'Có dữ liệu cá nhân nhạy cảm nhưng chưa có căn cứ xử lý hợp lệ; nếu dựa vào sự đồng ý, chủ thể phải được báo đó là dữ liệu nhạy cảm.',
    en: 'There are sensitive data but no valid legal basis; where it is consent, the data subject must be told that the data are sensitive.',
    d13: ['MANDATORY', 'D13 11.8; D13 28.3'],
    l91: ['MANDATORY', 'L91 9.2(a); D356 6.4'],
  },
  SUBJECT_GROUPS_MISSING: {
    vi: 'Chưa ghi nhóm chủ thể dữ liệu.',
    en: 'The groups of data subjects are missing.',
    d13: ['ADVISED', 'D13 24.1(i)', 'I'],
    l91: ['MANDATORY', 'D356 Form 10'],
  },
  SUBJECT_COUNT_MISSING: {
    vi: 'Chưa ghi số lượng chủ thể của nhóm này.',
    en: 'The number of data subjects in this group is missing.',
    d13: ['ADVISED', 'D13 24.1(i)', 'I'],
    l91: ['MANDATORY', 'D356 Form 10'],
  },
  RETENTION_MISSING: {
    vi: 'Chưa ghi thời hạn lưu trữ.',
    en: 'The retention period is missing.',
    d13: ['MANDATORY', 'D13 3.7; D13 24.1(g)'],
    l91: ['MANDATORY', 'L91 3.3; D356 19.3(d)'],
  },
  DELETION_METHOD_MISSING: {
    vi: 'Chưa ghi cách xóa, hủy dữ liệu.',
    en: 'How the data are deleted or destroyed is missing.',
    d13: ['ADVISED', 'D13 24.1(g); D13 27.4', 'I'],
    l91: ['MANDATORY', 'L91 14.3; D356 19.3(d)'],
  },
  MEASURES_MISSING: {
    vi: 'Chưa mô tả biện pháp bảo vệ dữ liệu cá nhân.',
    en: 'The protection measures are missing.',
    d13: ['MANDATORY', 'D13 24.1(h); D13 26.1'],
    l91: ['MANDATORY', 'L91 37.1(c); D356 19.3(đ)'],
  },
  FIRST_PROCESSED_MISSING: {
    vi: 'Chưa ghi ngày đầu tiên xử lý; thời hạn 60 ngày gửi hồ sơ đánh giá tác động tính từ ngày này.',
    en: 'The first day of processing is missing; the 60 days for the impact assessment run from it.',
    d13: ['MANDATORY', 'D13 24.4'],
    l91: ['MANDATORY', 'L91 21.1; D356 19.4', 'C1', [1]],
  },
  FIRST_PROCESSED_INVALID: {
    vi: 'Ngày đầu tiên xử lý không phải là ngày hợp lệ (NĂM-THÁNG-NGÀY).',
    en: 'The first day of processing is not a date (YYYY-MM-DD).',
    d13: ['MANDATORY', 'D13 24.4'],
    l91: ['MANDATORY', 'L91 21.1; D356 19.4', 'C1', [1]],
  },
  CROSS_BORDER_NOT_STATED: {
    vi: 'Chưa cho biết có chuyển dữ liệu cá nhân ra nước ngoài hay không.',
    en: 'It is not stated whether data are transferred across the border.',
    d13: ['MANDATORY', 'D13 24.1(e)'],
    l91: ['MANDATORY', 'L91 20.1; D356 Form 10'],
  },
  ABROAD_WITHOUT_TRANSFER: {
    vi: 'Có bên hoặc hệ thống ở nước ngoài nhưng hoạt động không ghi nhận là có chuyển dữ liệu cá nhân xuyên biên giới.',
    en: 'A party or system lies abroad, but the activity is not recorded as a cross-border transfer.',
    d13: ['MANDATORY', 'D13 2.14; D13 25.3'],
    l91: ['MANDATORY', 'L91 20.1; L91 20.2', 'C1', [2, 6]],
  },
  TRANSFER_NOT_DESCRIBED: {
    vi: 'Dữ liệu cá nhân ra nước ngoài nhưng chưa mô tả trường hợp chuyển nào; hãy ghi từng trường hợp.',
    en: 'Personal data leave the country, but no transfer is described; write down each of them.',
    d13: ['MANDATORY', 'D13 24.1(e); D13 25.2'],
    l91: ['MANDATORY', 'L91 20.1; D356 18.3(c); D356 Form 09', 'C1', [2, 6]],
  },
  TRANSFER_CASE_MISSING: {
    vi: 'Chưa nêu cụ thể đây là trường hợp chuyển nào.',
    en: 'Which case of a transfer this is, is not told.',
    d13: ['ADVISED', 'D13 2.14', 'I'],
    l91: ['MANDATORY', 'L91 20.1; D356 Form 09'],
  },
  TRANSFER_COUNTRY_MISSING: {
    vi: 'Chưa ghi quốc gia mà dữ liệu được chuyển đến.',
    en: 'The country to which the data go is missing.',
    d13: ['ADVISED', 'D13 25.2(a)', 'I'],
    l91: ['ADVISED', 'D356 18.3(a)', 'I'],
  },
  TRANSFER_RECIPIENT_MISSING: {
    vi: 'Chưa ghi bên nhận dữ liệu của trường hợp chuyển này.',
    en: 'Who receives the data of this transfer is missing.',
    d13: ['MANDATORY', 'D13 25.2(a)'],
    l91: ['MANDATORY', 'D356 18.3(a); D356 Form 09'],
  },
  TRANSFER_SAFEGUARDS_MISSING: {
    vi: 'Chưa mô tả phương án bảo đảm an toàn dữ liệu sau khi chuyển.',
    en: 'How the data are kept safe after the transfer is missing.',
    d13: ['MANDATORY', 'D13 25.2(đ)'],
    l91: ['MANDATORY', 'D356 18.3(đ); D356 Form 09'],
  },
  FIRST_TRANSFER_MISSING: {
    vi: 'Chưa ghi ngày đầu tiên chuyển (hoặc không phải ngày hợp lệ); thời hạn 60 ngày gửi hồ sơ đánh giá tác động chuyển dữ liệu tính từ ngày này.',
    en: 'The first day of the transfer is missing, or is no date; the 60 days for the transfer assessment run from it.',
    d13: ['MANDATORY', 'D13 25.3'],
    l91: ['MANDATORY', 'L91 20.2; D356 18.4'],
  },
  PARTY_COUNTRY_MISSING: {
    vi: 'Chưa ghi quốc gia của bên này nên chưa biết dữ liệu có ra nước ngoài không.',
    en: "This party's country is missing, so whether data leave Vietnam is unknown.",
    d13: ['ADVISED', 'D13 24.1(đ)', 'I'],
    l91: ['ADVISED', 'L91 20.1', 'I'],
  },
  PROCESSOR_WITHOUT_CONTRACT: {
    vi: 'Bên xử lý nhận dữ liệu khi chưa có hợp đồng, thỏa thuận.',
    en: 'A processor works without a contract or agreement.',
    d13: ['MANDATORY', 'D13 39.1'],
    l91: ['MANDATORY', 'L91 37.2(a); D356 19.2(b)'],
  },
  PROCESSOR_CONTRACT_NOT_RECORDED: {
    vi: 'Chưa ghi nhận có hợp đồng, thỏa thuận với bên xử lý hay không.',
    en: 'Whether there is a contract with this processor is not recorded.',
    d13: ['ADVISED', 'D13 39.1', 'I'],
    l91: ['ADVISED', 'L91 37.2(a); D356 19.2(b)', 'I'],
  },
  SYSTEM_MISSING: {
    vi: 'Chưa ghi hệ thống xử lý dữ liệu cá nhân.',
    en: 'The systems that hold the data are missing.',
    d13: ['ADVISED', 'D13 27.4', 'I'],
    l91: ['MANDATORY', 'D356 19.3(đ)'],
  },
  SYSTEM_LOCATION_UNKNOWN: {
    vi: 'Chưa biết hệ thống này đặt ở Việt Nam hay nước ngoài.',
    en: 'Whether this system lies in Vietnam or abroad is unknown.',
    d13: ['ADVISED', 'D13 2.14', 'I'],
    l91: ['ADVISED', 'L91 20.1', 'I'],
  },
  OWNER_MISSING: {
    vi: 'Chưa ghi người chịu trách nhiệm về hoạt động này; hồ sơ cần đầu mối liên lạc.',
    en: 'Nobody is named as responsible for this activity; the dossier asks for contacts.',
    d13: ['ADVISED', 'D13 24.1(b)', 'I'],
    l91: ['ADVISED', 'D356 19.3(b)', 'I'],
  },
};

function rowOf(code: GapCode, regime: RegimeCode, half: Half, interval: Interval): GapRule {
  const [severity, article, confidence = 'C1', openQuestions = []] = half;
  const { vi, en } = TABLE[code];
  return { regime, code, severity, article, confidence, openQuestions, vi, en, ...interval };
}

export const GAP_RULES: readonly GapRule[] = GAP_CODES.flatMap((code) => [
  rowOf(code, 'VN-PDPD-2023', TABLE[code].d13, D13_IN_FORCE),
  rowOf(code, 'VN-PDPL-2025', TABLE[code].l91, L91_IN_FORCE),
]);

import type { Sentence } from '#kernel';

type Labels<Code extends string> = Readonly<Record<Code, Sentence>>;

/** In which capacity the reporter acts (bên kiểm soát, bên xử lý, …: D13 2.9–2.12, L91 2.7–2.10). */
export const REPORTER_ROLES = ['CONTROLLER', 'CONTROLLER_PROCESSOR', 'PROCESSOR', 'THIRD_PARTY', 'OTHER'] as const;
export type ReporterRole = (typeof REPORTER_ROLES)[number];
export const REPORTER_ROLE_LABELS: Labels<ReporterRole> = {
  CONTROLLER: { vi: 'Bên kiểm soát dữ liệu cá nhân', en: 'Controller' },
  CONTROLLER_PROCESSOR: { vi: 'Bên kiểm soát và xử lý dữ liệu cá nhân', en: 'Controller-processor' },
  PROCESSOR: { vi: 'Bên xử lý dữ liệu cá nhân', en: 'Processor' },
  THIRD_PARTY: { vi: 'Bên thứ ba', en: 'Third party' },
  OTHER: { vi: 'Cơ quan, tổ chức, cá nhân khác', en: 'Another body, organisation or person' },
};

/** The eight interests of L91 23.1; a violation that may harm one of them is in the 72-hour class. */
export const HARM_INTERESTS = ['DEFENCE', 'SECURITY', 'ORDER', 'LIFE', 'HEALTH', 'HONOUR', 'DIGNITY', 'PROPERTY'] as const;
export type HarmInterest = (typeof HARM_INTERESTS)[number];
export const HARM_INTEREST_LABELS: Labels<HarmInterest> = {
  DEFENCE: { vi: 'quốc phòng', en: 'national defence' },
  SECURITY: { vi: 'an ninh quốc gia', en: 'national security' },
  ORDER: { vi: 'trật tự, an toàn xã hội', en: 'social order and safety' },
  LIFE: { vi: 'tính mạng', en: 'life' },
  HEALTH: { vi: 'sức khỏe', en: 'health' },
  HONOUR: { vi: 'danh dự', en: 'honour' },
  DIGNITY: { vi: 'nhân phẩm', en: 'dignity' },
  PROPERTY: { vi: 'tài sản', en: 'property' },
};

/** Kinds of violating act (hành vi vi phạm), ours for sorting; the form asks for free text. */
export const ACT_TYPES = [
  'UNAUTH_ACCESS',
  'LEAK',
  'LOSS',
  'UNAUTH_DISCLOSURE',
  'ILLEGAL_SALE',
  'ILLEGAL_TRANSFER',
  'WRONG_PURPOSE',
  'OFF_AGREEMENT',
  'RIGHTS_FAILURE',
  'ILLEGAL_COLLECTION',
  'RANSOM',
  'OTHER',
] as const;
export type ActType = (typeof ACT_TYPES)[number];
export const ACT_TYPE_LABELS: Labels<ActType> = {
  UNAUTH_ACCESS: { vi: 'Truy cập trái phép', en: 'Unauthorised access' },
  LEAK: { vi: 'Lộ dữ liệu cá nhân', en: 'Leak of personal data' },
  LOSS: { vi: 'Mất dữ liệu cá nhân', en: 'Loss of personal data' },
  UNAUTH_DISCLOSURE: { vi: 'Tiết lộ, cung cấp trái phép', en: 'Unauthorised disclosure' },
  ILLEGAL_SALE: { vi: 'Mua, bán dữ liệu cá nhân trái phép', en: 'Illegal purchase or sale' },
  ILLEGAL_TRANSFER: { vi: 'Chuyển giao dữ liệu cá nhân trái phép', en: 'Illegal transfer' },
  WRONG_PURPOSE: { vi: 'Xử lý sai mục đích', en: 'Processing for a wrong purpose' },
  OFF_AGREEMENT: { vi: 'Xử lý không đúng thỏa thuận', en: 'Processing off the agreement' },
  RIGHTS_FAILURE: {
    vi: 'Không bảo đảm hoặc thực hiện không đúng quyền của chủ thể dữ liệu',
    en: 'Data-subject rights not ensured or wrongly carried out',
  },
  ILLEGAL_COLLECTION: { vi: 'Thu thập trái phép', en: 'Illegal collection' },
  RANSOM: { vi: 'Mã hóa tống tiền', en: 'Ransom' },
  OTHER: { vi: 'Hành vi khác', en: 'Another act' },
};

/**
 * `VIOLATION`: any violation, by those whom D13 23.1 names. `URGENT_72H`: may harm one of the eight interests
 * (L91 23.1). `GENERAL`: notice with no stated deadline (L91 23.3, D13 23.6). `TO_CONTROLLER`: a processor tells its
 * controller (L91 23.1, D13 23.2).
 */
export const NOTICE_CLASSES = ['VIOLATION', 'URGENT_72H', 'GENERAL', 'TO_CONTROLLER'] as const;
export type NoticeClass = (typeof NOTICE_CLASSES)[number];
export const NOTICE_CLASS_LABELS: Labels<NoticeClass> = {
  VIOLATION: { vi: 'Thông báo vi phạm (72 giờ từ khi xảy ra)', en: 'Violation notice (72 h from occurrence)' },
  URGENT_72H: { vi: 'Thông báo khẩn (72 giờ từ khi phát hiện)', en: 'Urgent notice (72 h from detection)' },
  GENERAL: { vi: 'Thông báo chung (luật không ấn định thời hạn)', en: 'General notice (no deadline in the law)' },
  TO_CONTROLLER: { vi: 'Bên xử lý thông báo cho bên kiểm soát', en: 'Processor tells the controller' },
};

/** To whom a notice goes, by function; which authority that is, is a row of `RECIPIENTS`. */
export type RecipientFunction = 'SPECIALISED_AGENCY' | 'DEFENCE_AUTHORITY' | 'CYBER_AGENCY' | 'CONTROLLER' | 'DATA_SUBJECTS' | 'OWN_FILE';

/** What a duty is: tell the agency, the people, the controller or the cyber agency; write minutes; keep the file. */
export const DUTY_KINDS = ['NOTICE', 'SUBJECT_NOTICE', 'PROCESSOR_NOTICE', 'CYBER', 'MINUTES', 'RETENTION'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];
export const DUTY_KIND_LABELS: Labels<DutyKind> = {
  NOTICE: { vi: 'Thông báo cơ quan chuyên trách', en: 'Notice to the agency' },
  SUBJECT_NOTICE: { vi: 'Thông báo chủ thể dữ liệu', en: 'Notice to the people concerned' },
  PROCESSOR_NOTICE: { vi: 'Bên xử lý báo bên kiểm soát', en: 'The processor tells its controller' },
  CYBER: { vi: 'Báo cáo sự cố an ninh mạng', en: 'Report of the cyber incident' },
  MINUTES: { vi: 'Lập biên bản xác nhận vi phạm', en: 'Minutes that confirm the violation' },
  RETENTION: { vi: 'Lưu hồ sơ vi phạm', en: 'Keeping the file' },
};

/** Sectors that a rule asks for; an organisation may have another, which no rule knows. */
export const SECTORS = [
  'FINANCE',
  'BANKING',
  'CREDIT_INFORMATION',
  'HEALTH',
  'EDUCATION',
  'TELECOM',
  'LOGISTICS',
  'COMMERCE',
  'STATE',
  'OTHER',
] as const;
export type Sector = (typeof SECTORS)[number];
export const SECTOR_LABELS: Labels<Sector> = {
  FINANCE: { vi: 'Tài chính', en: 'Finance' },
  BANKING: { vi: 'Ngân hàng', en: 'Banking' },
  CREDIT_INFORMATION: { vi: 'Hoạt động thông tin tín dụng', en: 'Credit information' },
  HEALTH: { vi: 'Y tế', en: 'Health' },
  EDUCATION: { vi: 'Giáo dục', en: 'Education' },
  TELECOM: { vi: 'Viễn thông', en: 'Telecommunications' },
  LOGISTICS: { vi: 'Vận tải, kho vận', en: 'Logistics' },
  COMMERCE: { vi: 'Thương mại', en: 'Commerce' },
  STATE: { vi: 'Cơ quan nhà nước', en: 'State body' },
  OTHER: { vi: 'Lĩnh vực khác', en: 'Another sector' },
};
/** Tài chính, ngân hàng, hoạt động thông tin tín dụng (L91 27, D356 8). */
export const FINANCE_SECTORS: readonly string[] = ['FINANCE', 'BANKING', 'CREDIT_INFORMATION'] satisfies Sector[];

export const DETECTION_METHODS = [
  'MONITORING',
  'AUDIT',
  'STAFF',
  'DATA_SUBJECT',
  'PROCESSOR',
  'AUTHORITY',
  'PRESS',
  'ATTACKER',
  'OTHER',
] as const;
export type DetectionMethod = (typeof DETECTION_METHODS)[number];

/** What is counted: people and records apart, basic and sensitive apart (số lượng chủ thể, số lượng dữ liệu). */
export const COUNTED_THINGS = ['BASIC_SUBJECTS', 'SENSITIVE_SUBJECTS', 'BASIC_RECORDS', 'SENSITIVE_RECORDS'] as const;
export type CountedThing = (typeof COUNTED_THINGS)[number];
export const COUNTED_THING_LABELS: Labels<CountedThing> = {
  BASIC_SUBJECTS: { vi: 'Số chủ thể có dữ liệu cơ bản', en: 'People with basic data concerned' },
  SENSITIVE_SUBJECTS: { vi: 'Số chủ thể có dữ liệu nhạy cảm', en: 'People with sensitive data concerned' },
  BASIC_RECORDS: { vi: 'Số bản ghi dữ liệu cơ bản', en: 'Records of basic data' },
  SENSITIVE_RECORDS: { vi: 'Số bản ghi dữ liệu nhạy cảm', en: 'Records of sensitive data' },
};

export const COUNT_BASES = ['COUNTED', 'ESTIMATED', 'UNKNOWN'] as const;
export type CountBasis = (typeof COUNT_BASES)[number];
export const COUNT_BASIS_LABELS: Labels<CountBasis> = {
  COUNTED: { vi: 'Đã đếm', en: 'Counted' },
  ESTIMATED: { vi: 'Ước tính', en: 'Estimated' },
  UNKNOWN: { vi: 'Chưa biết', en: 'Not known' },
};

export const DATA_TYPE_STATES = ['AFFECTED', 'NOT_AFFECTED', 'UNKNOWN'] as const;
export type DataTypeState = (typeof DATA_TYPE_STATES)[number];
export const DATA_TYPE_STATE_LABELS: Labels<DataTypeState> = {
  AFFECTED: { vi: 'Bị ảnh hưởng', en: 'Affected' },
  NOT_AFFECTED: { vi: 'Không bị ảnh hưởng', en: 'Not affected' },
  UNKNOWN: { vi: 'Chưa biết', en: 'Not known' },
};

/** Where the violation came from: the reporter itself, its processor, or a third party. */
export const DATA_ORIGINS = ['OWN', 'PROCESSOR', 'THIRD_PARTY', 'UNKNOWN'] as const;
export type DataOrigin = (typeof DATA_ORIGINS)[number];
export const DATA_ORIGIN_LABELS: Labels<DataOrigin> = {
  OWN: { vi: 'Từ chính tổ chức', en: 'From the organisation itself' },
  PROCESSOR: { vi: 'Từ bên xử lý', en: 'From a processor' },
  THIRD_PARTY: { vi: 'Từ bên thứ ba', en: 'From a third party' },
  UNKNOWN: { vi: 'Chưa biết', en: 'Not known' },
};

/** The act kinds that have the questions of an illegal sale. */
export const TRADE_ACTS: readonly ActType[] = ['ILLEGAL_SALE', 'ILLEGAL_TRANSFER'];

/** Through what the data were offered or handed over (fact sheet 4.2). */
export const SALE_CHANNELS = ['FORUM', 'MESSENGER', 'SOCIAL_NETWORK', 'MARKETPLACE', 'DIRECT', 'OTHER', 'UNKNOWN'] as const;
export type SaleChannel = (typeof SALE_CHANNELS)[number];
export const SALE_CHANNEL_LABELS: Labels<SaleChannel> = {
  FORUM: { vi: 'Diễn đàn', en: 'Forum' },
  MESSENGER: { vi: 'Ứng dụng nhắn tin', en: 'Messenger' },
  SOCIAL_NETWORK: { vi: 'Mạng xã hội', en: 'Social network' },
  MARKETPLACE: { vi: 'Trang hoặc sàn mua bán', en: 'Marketplace or shop' },
  DIRECT: { vi: 'Trực tiếp', en: 'Directly' },
  OTHER: { vi: 'Kênh khác', en: 'Another channel' },
  UNKNOWN: { vi: 'Chưa biết', en: 'Not known' },
};

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
export type RecipientFunction = 'SPECIALISED_AGENCY' | 'CONTROLLER';

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

export const COUNT_CONFIDENCES = ['CONFIRMED', 'ESTIMATED', 'UNKNOWN'] as const;
export type CountConfidence = (typeof COUNT_CONFIDENCES)[number];

export const DATA_TYPE_STATES = ['AFFECTED', 'NOT_AFFECTED', 'UNKNOWN'] as const;
export type DataTypeState = (typeof DATA_TYPE_STATES)[number];

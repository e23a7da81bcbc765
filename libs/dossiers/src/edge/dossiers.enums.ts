import {
  CHANGE_KINDS,
  CHANGE_RULES,
  type ChangeKind,
  DOSSIER_DOCUMENT_KINDS,
  DOSSIER_DOCUMENT_RULES,
  DOSSIER_TYPES,
  PROCESSING_SERVICES,
  TRANSFER_EXCEPTION_CODES,
  TRANSFER_EXCEPTIONS,
  type TransferExceptionCode,
} from '#law';
import { listedEnum } from '#platform';
import { DOSSIER_STATES } from '../dossier.states.js';

export const DossierTypeEnum = listedEnum('DossierType', 'What a dossier assesses.', DOSSIER_TYPES, {
  DPIA: 'Đánh giá tác động xử lý dữ liệu cá nhân (D13 24, D356 19).',
  TRANSFER: 'Đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới (D13 25, D356 18).',
});
export const DossierStateEnum = listedEnum('DossierState', 'Where a dossier stands.', DOSSIER_STATES, {
  DRAFT: 'Bản nháp: being written.',
  READY: 'Chờ ký duyệt: frozen, waits for the signature.',
  SUBMITTED: 'Đã gửi.',
  RETURNED: 'Yêu cầu hoàn thiện: the agency asks for completion.',
  REFUSED: 'Từ chối tiếp nhận: can be prepared anew.',
  ACCEPTED: 'Đạt yêu cầu.',
  DISCARDED: 'Đã bỏ: ended without a filing from here.',
  CARRIED_OVER: 'Chuyển tiếp: received before 1 January 2026, goes on being used (L91 39.2).',
});
export const DossierDocumentKindEnum = listedEnum('DossierDocumentKind', 'What a document of a dossier is.', DOSSIER_DOCUMENT_KINDS, {
  ...(Object.fromEntries(DOSSIER_DOCUMENT_RULES.map(({ kind, label }) => [kind, `${label.vi}: ${label.en}.`])) as Record<
    (typeof DOSSIER_DOCUMENT_KINDS)[number],
    string
  >),
  OTHER: 'Tài liệu khác.',
});
export const TransferExceptionEnum = listedEnum(
  'TransferExceptionCode',
  'A case in which the impact of a transfer need not be assessed (L91 20.6; D356 17.3).',
  TRANSFER_EXCEPTION_CODES,
  Object.fromEntries(TRANSFER_EXCEPTIONS.map(({ code, label }) => [code, `${label.vi}: ${label.en}.`])) as Record<
    TransferExceptionCode,
    string
  >,
);
export const PARTY_PARTS = ['CONTROLLER', 'PROCESSOR', 'THIRD_PARTY', 'ON_BEHALF', 'RECIPIENT', 'OTHER'] as const;
export const PartyPartEnum = listedEnum('DossierPartyPart', 'The part of a party in part B of Forms 09 and 10.', PARTY_PARTS, {
  CONTROLLER: 'Bên kiểm soát.',
  PROCESSOR: 'Bên xử lý.',
  THIRD_PARTY: 'Bên thứ ba.',
  ON_BEHALF: 'Bên chuyển thay: transfers on behalf (Form 09 B.I).',
  RECIPIENT: 'Bên nhận dữ liệu.',
  OTHER: 'Bên khác.',
});
export const COPY_TYPES = ['ORIGINAL', 'COPY'] as const;
export const CopyTypeEnum = listedEnum('DocumentCopyType', 'Whether a document is the original.', COPY_TYPES, {
  ORIGINAL: 'Bản chính.',
  COPY: 'Bản sao.',
});
export const OWNERSHIPS = ['DOMESTIC', 'FOREIGN'] as const;
export const OwnershipEnum = listedEnum('EnterpriseOwnership', 'Kind of an enterprise (Form 02a).', OWNERSHIPS, {
  DOMESTIC: 'Doanh nghiệp trong nước.',
  FOREIGN: 'Doanh nghiệp nước ngoài.',
});
export const ProcessingServiceEnum = listedEnum('ProcessingService', 'A processing service (D356 21).', PROCESSING_SERVICES, {
  AUTOMATED_ON_BEHALF: 'Xử lý tự động thay cho bên kiểm soát.',
  CREDIT_SCORING: 'Chấm điểm, xếp hạng, đánh giá mức độ tín nhiệm.',
  ONLINE_COLLECTION: 'Thu thập, xử lý dữ liệu trực tuyến.',
  HEALTH_APPS: 'Ứng dụng theo dõi sức khỏe.',
  EDUCATION_MONITORING: 'Ứng dụng theo dõi, đánh giá giáo dục.',
  ANALYTICS: 'Phân tích, khai thác dữ liệu.',
  ENCRYPTION: 'Mã hóa dữ liệu.',
  BIG_DATA_AI: 'Dữ liệu lớn, trí tuệ nhân tạo.',
  LOCATION_PLATFORM: 'Nền tảng, ứng dụng về vị trí.',
});
export const SOURCE_KINDS = ['REGISTER', 'ORGANISATION', 'PERSON', 'CARRIED'] as const;
export const AnswerSourceEnum = listedEnum('AnswerSource', 'Where an answer of a dossier is from.', SOURCE_KINDS, {
  REGISTER: 'Sổ đăng ký hoạt động xử lý.',
  ORGANISATION: 'Thông tin tổ chức.',
  PERSON: 'Người soạn nhập, or confirmed it.',
  CARRIED: 'Hồ sơ trước.',
});
export const ChangeKindEnum = listedEnum(
  'DossierChangeKind',
  'A change that a filed dossier has to follow (D356 20).',
  CHANGE_KINDS,
  Object.fromEntries(CHANGE_RULES.map(({ kind, label }) => [kind, `${label.vi}: ${label.en}.`])) as Record<ChangeKind, string>,
);

import { NOTICE_CLASS_LABELS } from '#law';
import { among, column, type ExportedList, instant, part, worded } from '#platform';
import { THIRD_PARTY_STATES, type ThirdPartyState } from './entities.js';
import { intakeQueue, intakeReportById } from './intake.queries.js';

export const THIRD_PARTY_STATE_WORDS = worded({
  UNVERIFIED: ['Chưa xác minh', 'Not verified'],
  VERIFIED: ['Đã xác minh bước đầu', 'Verified'],
  DISMISSED: ['Không xử lý tiếp', 'Dismissed'],
  LINKED: ['Đã gắn với báo cáo đã nộp', 'Linked to a filed report'],
});
export const INTAKE_CHANNEL_WORDS = worded({
  WEB: ['Trực tuyến', 'Online'],
  PHONE: ['Điện thoại', 'Telephone'],
  POST: ['Bưu chính', 'Post'],
  IN_PERSON: ['Trực tiếp tại trụ sở', 'In person'],
  EMAIL: ['Thư điện tử', 'E-mail'],
  OFFICIAL_LETTER: ['Công văn', 'Official letter'],
});
const REPORTERS = worded({ INDIVIDUAL: ['Cá nhân', 'A person'], ORGANISATION: ['Tổ chức', 'An organisation'] });
const PARTS = worded({ LEAD: ['Chủ trì', 'Lead'], COPY: ['Để biết', 'Copy'] });
export const DISMISSAL_WORDS = worded({
  NO_PERSONAL_DATA: ['Không liên quan đến dữ liệu cá nhân', 'Not about personal data'],
  NOT_CREDIBLE: ['Không có căn cứ', 'Not credible'],
  OUT_OF_SCOPE: ['Không thuộc thẩm quyền', 'Out of scope'],
  NO_VIETNAM_LINK: ['Không có yếu tố Việt Nam', 'No link to Vietnam'],
  DUPLICATE: ['Trùng với tin báo khác', 'Duplicate'],
  SPAM: ['Tin rác', 'Spam'],
});

/** Reports by others in one state; who the reporter is stays sealed. */
export const INTAKE_LIST: ExportedList = {
  key: 'intake-queue',
  title: { vi: 'Tin báo của bên khác', en: 'Reports by others' },
  noun: 'ThirdPartyReport',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('aboutName', 'Về tổ chức', 'About'),
    column('aboutIsRegistered', 'Tổ chức đã đăng ký', 'Registered here'),
    column('state', 'Trạng thái', 'State', { words: THIRD_PARTY_STATE_WORDS }),
    column('part', 'Vai trò của đơn vị', 'Part of the unit', { words: PARTS }),
    column('deskCode', 'Mã đơn vị chủ trì', 'Unit in the lead'),
    column('copies', 'Đơn vị nhận bản sao', 'Copies'),
    column('channel', 'Cách gửi', 'How it came', { words: INTAKE_CHANNEL_WORDS }),
    column('reporterKind', 'Người báo', 'Reporter', { words: REPORTERS }),
    column('reporterName', 'Tên tổ chức báo', 'Reporting organisation'),
    column('noticeClass', 'Loại thông báo', 'Class of notice', { words: NOTICE_CLASS_LABELS }),
    column('regime', 'Chế độ pháp lý', 'Regime'),
    column('article', 'Điều khoản', 'Article'),
    instant('dueAt', 'Hạn luật định', 'Statutory due time'),
    instant('receivedAt', 'Nhận lúc', 'Received at'),
    instant('enteredAt', 'Nhập lúc', 'Entered at'),
    column('decision', 'Lý do không xử lý', 'Why it leads to nothing', { words: DISMISSAL_WORDS }),
    column('decisionNote', 'Ghi chú của cán bộ', 'Note of the officer'),
    instant('decidedAt', 'Quyết định lúc', 'Decided at'),
    column('linkedReference', 'Báo cáo liên quan', 'Linked report'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [
    part('messages', 'Trao đổi với người báo', 'Messages', [
      column('fromOfficer', 'Do đơn vị viết', 'From the desk'),
      column('text', 'Nội dung', 'Text'),
      instant('at', 'Lúc', 'At'),
    ]),
  ],
  more: ['content', 'digest', 'rule', 'routingRule', 'verdict', 'hasContact', 'hasWayBack', 'reporterIsRegistered'],
  identifiedBy: ['reference'],
  filters: { state: among(THIRD_PARTY_STATES) },
  page: (fields, first, after, { state = 'UNVERIFIED' }) => intakeQueue(fields, state as ThirdPartyState, first, after),
  record: intakeReportById,
  keysOf: ({ receivedAt, id }) => [receivedAt as string, id as string],
};

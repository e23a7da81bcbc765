import { among, column, type ExportedList, instant, part, worded } from '#platform';
import { dossierById, dossierPage } from './dossier.queries.js';
import { DOSSIER_STATES, type DossierState } from './dossier.states.js';

const TYPES = worded({
  DPIA: ['Xử lý dữ liệu cá nhân', 'Processing'],
  TRANSFER: ['Chuyển dữ liệu xuyên biên giới', 'Transfer across the border'],
});
const KINDS = worded({ INITIAL: ['Hồ sơ', 'Dossier'], UPDATE: ['Cập nhật', 'Update'] });
const STATES = worded({
  DRAFT: ['Bản nháp', 'Draft'],
  READY: ['Chờ ký duyệt', 'Waits for the signature'],
  SUBMITTED: ['Đã gửi', 'Filed'],
  RETURNED: ['Yêu cầu hoàn thiện', 'To be completed'],
  REFUSED: ['Từ chối tiếp nhận', 'Refused'],
  ACCEPTED: ['Đạt yêu cầu', 'Met'],
  DISCARDED: ['Đã bỏ', 'Discarded'],
  CARRIED_OVER: ['Chuyển tiếp', 'Carried over'],
});

/** Dossiers as they stand, with their changes; what they tell is printed, by letter and report. */
export const DOSSIER_LIST: ExportedList = {
  key: 'dossiers',
  title: { vi: 'Hồ sơ đánh giá tác động', en: 'Dossiers of impact assessment' },
  noun: 'Dossier',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('title', 'Tên gọi', 'Title'),
    column('type', 'Đánh giá tác động của việc', 'What it assesses', { words: TYPES }),
    column('kind', 'Đang lập hoặc gửi gần nhất', 'In work, or filed last', { words: KINDS }),
    column('state', 'Trạng thái', 'State', { words: STATES }),
    column('regime', 'Chế độ pháp lý', 'Regime'),
    column('role', 'Vai trò', 'Role'),
    column('startsOn', 'Thời hạn 60 ngày tính từ', 'The 60 days run from'),
    column('receivedOn', 'Cơ quan tiếp nhận (trước 2026)', 'Received by the agency (before 2026)'),
    column('receiptNumber', 'Số tiếp nhận', 'Number of that receipt'),
    instant('createdAt', 'Lập lúc', 'Opened at'),
    instant('updatedAt', 'Thay đổi lúc', 'Changed at'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [
    part(
      'changes',
      'Thay đổi phải báo',
      'Changes to be told',
      [
        column('kind', 'Loại thay đổi', 'Kind'),
        column('changedOn', 'Ngày phát sinh', 'Came about on'),
        column('content', 'Nội dung', 'What'),
        column('reason', 'Lý do', 'Why'),
        instant('recordedAt', 'Ghi nhận lúc', 'Recorded at'),
      ],
      ['id', 'filingId'],
    ),
  ],
  identifiedBy: ['reference', 'title'],
  filters: { state: among(DOSSIER_STATES) },
  page: (fields, first, after, { state }) => dossierPage(fields, (state as DossierState | undefined) ?? null, first, after),
  record: dossierById,
  keysOf: ({ createdAt, id }) => [createdAt as string, id as string],
};

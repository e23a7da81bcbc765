import { NOTICE_CLASS_LABELS } from '#law';
import { column, type ExportedList, instant, part, worded } from '#platform';
import { CLOCK_LABELS } from './clocks/reminder.js';
import { reportById, reportPage } from './violation-report.queries.js';

const STATES = worded({
  DRAFT: ['Bản nháp', 'Draft'],
  READY: ['Chờ ký duyệt', 'Waits for the signature'],
  SUBMITTED: ['Đã gửi', 'Filed'],
  DISCARDED: ['Đã bỏ', 'Discarded'],
  EXPIRED: ['Hết hạn', 'Expired'],
});
const KINDS = worded({
  INITIAL: ['Thông báo ban đầu', 'Initial'],
  SUPPLEMENT: ['Bổ sung', 'Supplement'],
  CORRECTION: ['Đính chính', 'Correction'],
  FINAL: ['Kết thúc', 'Final'],
  WITHDRAWAL_REQUEST: ['Yêu cầu rút', 'Request for withdrawal'],
});
const FILING_STATES = worded({
  SUBMITTED: ['Đã gửi, chờ tiếp nhận', 'Filed'],
  RECEIVED: ['Đã đến', 'Arrived'],
  ACCEPTED: ['Đã tiếp nhận, vào sổ', 'Received into the register'],
  RETURNED: ['Yêu cầu sửa đổi, bổ sung', 'Given back for completion'],
  REFUSED: ['Từ chối tiếp nhận', 'Refused'],
  SUPERSEDED: ['Đã được thay thế', 'Superseded'],
});

/** Reports of the acting organisation with their filings and clocks; the salts of filings stay with the receipts. */
export const REPORT_LIST: ExportedList = {
  key: 'violation-reports',
  title: { vi: 'Thông báo vi phạm', en: 'Violation reports' },
  noun: 'ViolationReport',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('title', 'Tên gọi nội bộ', 'Working title'),
    column('state', 'Trạng thái', 'State', { words: STATES }),
    column('kind', 'Loại thông báo', 'Kind', { words: KINDS }),
    column('drill', 'Diễn tập', 'Exercise'),
    column('reason', 'Lý do đính chính hoặc rút', 'Reason'),
    column('reopenReason', 'Lý do trả lại', 'Why it was given back'),
    column('formVersion', 'Phiên bản câu hỏi', 'Version of the questions'),
    column('version', 'Phiên bản ghi', 'Record version'),
    instant('createdAt', 'Mở lúc', 'Opened at'),
    instant('updatedAt', 'Cập nhật lúc', 'Changed at'),
  ],
  parts: [
    part(
      'filings',
      'Văn bản đã gửi',
      'Filings',
      [
        column('reference', 'Số tham chiếu', 'Reference'),
        column('number', 'Lần', 'Number'),
        column('kind', 'Loại', 'Kind', { words: KINDS }),
        column('state', 'Trạng thái', 'State', { words: FILING_STATES }),
        instant('submittedAt', 'Gửi lúc', 'Filed at'),
        column('regime', 'Chế độ pháp lý', 'Regime'),
        column('formCode', 'Mẫu', 'Form'),
        column('noticeClass', 'Loại thông báo theo luật', 'Class of notice', { words: NOTICE_CLASS_LABELS }),
        column('digest', 'Mã băm SHA-256', 'SHA-256'),
      ],
      ['id', 'revisesId', 'content', 'filingReturn', 'verdicts'],
    ),
    part(
      'clocks',
      'Thời hạn',
      'Clocks',
      [
        column('kind', 'Việc phải làm', 'What is due', { words: CLOCK_LABELS }),
        column('article', 'Điều khoản', 'Article'),
        instant('startedAt', 'Bắt đầu', 'Started at'),
        instant('dueAt', 'Đến hạn', 'Due at'),
        instant('stoppedAt', 'Hoàn thành', 'Done at'),
        instant('breachedAt', 'Quá hạn từ', 'Overdue since'),
        instant('supersededAt', 'Được thay thế', 'Superseded at'),
      ],
      ['id', 'ruleId', 'ruleVersion', 'lawDay', 'startEvent', 'statutory', 'filingId', 'computedAt', 'stoppedBy'],
    ),
  ],
  more: ['facts', 'activityIds'],
  identifiedBy: ['reference', 'title'],
  filters: {},
  page: (fields, first, after) => reportPage(fields, first, after),
  record: reportById,
  keysOf: ({ createdAt, id }) => [createdAt as string, id as string],
};

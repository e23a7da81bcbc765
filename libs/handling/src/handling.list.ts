import { NOTICE_CLASS_LABELS } from '#law';
import { among, column, type ExportedList, instant, part, single, worded } from '#platform';
import { handlingById, handlingQueue } from './handling.queries.js';
import { HANDLING_STATES, type HandlingState } from './handling.states.js';

export const HANDLING_STATE_WORDS = worded({
  NEW: ['Mới vào sổ', 'New'],
  TRIAGED: ['Đã phân loại', 'Triaged'],
  ASSESSING: ['Đang đánh giá', 'Being assessed'],
  AWAITING_FILER: ['Chờ bên nộp bổ sung', 'Waits for the filer'],
  NO_ACTION: ['Không cần biện pháp', 'No measure needed'],
  ADVISED: ['Đã khuyến nghị', 'Advised'],
  REMEDIATION_ORDERED: ['Đã yêu cầu khắc phục', 'Remedy ordered'],
  LINKED_TO_CASE: ['Đã gắn với vụ việc', 'Linked to a case'],
  VERIFYING_REMEDY: ['Đang kiểm tra việc khắc phục', 'Remedy being verified'],
  CLOSED: ['Đã kết thúc', 'Closed'],
  REOPENED: ['Đã mở lại', 'Reopened'],
});
export const SEVERITY_WORDS = worded({
  LOW: ['Thấp', 'Low'],
  MEDIUM: ['Trung bình', 'Medium'],
  HIGH: ['Cao', 'High'],
  CRITICAL: ['Rất cao', 'Critical'],
});
export const SUBJECT_BAND_WORDS = worded({
  UNDER_100: ['Dưới 100 người', 'Under 100'],
  UNDER_1000: ['Dưới 1.000 người', 'Under 1,000'],
  UNDER_10000: ['Dưới 10.000 người', 'Under 10,000'],
  UNDER_100000: ['Dưới 100.000 người', 'Under 100,000'],
  FROM_100000: ['Từ 100.000 người', '100,000 or more'],
  UNKNOWN: ['Chưa xác định', 'Not known'],
});
const ANSWERS = worded({
  OPEN: ['Chưa trả lời', 'Open'],
  IN_WORDS: ['Bằng lời', 'In words'],
  IN_REPORT: ['Tại mục', 'In the report'],
  DISPUTED: ['Không đồng ý', 'Disputed'],
});
const MEASURES = worded({ ADVICE: ['Khuyến nghị', 'Advice'], ORDER: ['Yêu cầu khắc phục', 'Order'] });
export const HANDLING_OUTCOME_WORDS = worded({
  NO_ACTION: ['Không cần biện pháp', 'No measure needed'],
  ADVISED: ['Đã khuyến nghị', 'Advised'],
  REMEDIED: ['Đã khắc phục', 'Remedied'],
  LINKED_TO_CASE: ['Gắn với vụ việc', 'Linked to a case'],
  WITHDRAWN: ['Đã rút', 'Withdrawn'],
  NOT_REMEDIED: ['Không khắc phục', 'Not remedied'],
});

/** What the acting unit deals with, in one state. */
export const HANDLING_LIST: ExportedList = {
  key: 'handling-queue',
  title: { vi: 'Báo cáo đang xử lý', en: 'Reports being handled' },
  noun: 'ReportHandling',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('organisationName', 'Bên nộp', 'Filer'),
    column('state', 'Trạng thái', 'State', { words: HANDLING_STATE_WORDS }),
    column('severity', 'Mức độ', 'Severity', { words: SEVERITY_WORDS }),
    column('noticeClass', 'Loại thông báo', 'Class of notice', { words: NOTICE_CLASS_LABELS }),
    column('crossBorder', 'Dữ liệu ra nước ngoài', 'Across the border'),
    column('sensitiveSector', 'Ngành nhạy cảm', 'Sensitive sector'),
    column('subjectBand', 'Số người liên quan', 'People concerned', { words: SUBJECT_BAND_WORDS }),
    instant('requestDue', 'Hạn trả lời của bên nộp', 'Answer asked for by'),
    column('remedy', 'Việc khắc phục bên nộp báo', 'Remedy that the filer reports'),
    column('waiver', 'Lý do kết thúc khi chưa có báo cáo cuối', 'Why closed without a final filing'),
    column('outcome', 'Kết quả', 'Outcome', { words: HANDLING_OUTCOME_WORDS }),
    column('summary', 'Thư kết thúc', 'Closing letter'),
    column('drill', 'Diễn tập', 'Exercise'),
    instant('openedAt', 'Tiếp nhận lúc', 'Accepted at'),
    instant('firstTriagedAt', 'Phân loại lúc', 'Triaged at'),
    instant('firstDecidedAt', 'Quyết định lúc', 'Decided at'),
    instant('firstClosedAt', 'Kết thúc lúc', 'Closed at'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [
    part('questions', 'Nội dung hỏi bên nộp', 'Questions to the filer', [
      column('path', 'Mục', 'Field'),
      column('question', 'Câu hỏi', 'Question'),
      instant('askedAt', 'Hỏi lúc', 'Asked at'),
      column('waits', 'Đang chờ trả lời', 'Waits'),
      column('state', 'Trả lời', 'Answer', { words: ANSWERS }),
      column('words', 'Nội dung trả lời', 'In words'),
      instant('answeredAt', 'Trả lời lúc', 'Answered at'),
    ]),
    single('measure', 'Biện pháp', 'Measure', [
      column('kind', 'Loại', 'Kind', { words: MEASURES }),
      column('text', 'Phải làm', 'What is to be done'),
      column('article', 'Căn cứ', 'Article'),
      instant('deadline', 'Hạn', 'Until'),
    ]),
    single('link', 'Vụ việc', 'Case', [
      column('caseNumber', 'Số vụ việc', 'Number of the case'),
      column('kind', 'Quan hệ', 'How'),
      column('reason', 'Lý do', 'Why'),
    ]),
    single(
      'remedyProof',
      'Chứng minh khắc phục',
      'Proof of the remedy',
      [column('inspection', 'Kiểm tra', 'Inspection')],
      ['attachmentIds'],
    ),
    single('noticeWaiver', 'Không phải báo chủ thể dữ liệu', 'People need not be told', [column('reason', 'Lý do', 'Why')]),
  ],
  more: ['reportId', 'similarViewed'],
  identifiedBy: ['reference'],
  filters: { state: among(HANDLING_STATES) },
  page: (fields, first, after, { state = 'NEW' }) => handlingQueue(fields, state as HandlingState, first, after),
  record: handlingById,
  keysOf: ({ openedAt, id }) => [openedAt as string, id as string],
};

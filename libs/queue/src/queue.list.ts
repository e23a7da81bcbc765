import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { HANDLING_STATE_WORDS, SEVERITY_WORDS, SUBJECT_BAND_WORDS } from '#handling';
import { INTAKE_CHANNEL_WORDS, THIRD_PARTY_STATE_WORDS } from '#intake';
import { NOTICE_CLASS_LABELS, SECTOR_LABELS } from '#law';
import { among, column, type ExportedList, instant, part, worded } from '#platform';
import { BUSINESS_STATE_WORDS, VERDICT_WORDS } from '#routing';
import { WorkFilterInput } from './edge/queue.input.js';
import { RISK_SENTENCES } from './edge/queue.views.js';
import { keysOfWork, workById, workPage } from './queue.queries.js';
import { WORK_SORTS, type WorkSort } from './work-codes.js';
import type { WorkFilter } from './work-filter.js';

const KINDS = worded({
  REPORT: ['Thông báo vi phạm', 'Violation report'],
  DOSSIER: ['Hồ sơ đánh giá tác động', 'Dossier'],
  TIP: ['Tin báo, phản ánh', 'Report by others'],
});
const STAGES = worded({
  NEW: ['Mới', 'New'],
  WORKING: ['Đang xử lý', 'Being worked on'],
  WAITING: ['Đang chờ bên khác', 'Waits for others'],
  DONE: ['Đã xong', 'Done'],
});
/** Of a delivery until the acceptance, then of the handling; of a report by others its own. */
const STATES = {
  ...BUSINESS_STATE_WORDS,
  ...HANDLING_STATE_WORDS,
  ...THIRD_PARTY_STATE_WORDS,
  ...worded({ RECALLED: ['Đã thu hồi', 'Recalled'] }),
};
const CHANNELS = { ...INTAKE_CHANNEL_WORDS, ...worded({ FILING: ['Hồ sơ nộp qua hệ thống', 'Filed here'] }) };
const DUES = worded({
  ACCEPT: ['Tiếp nhận vào sổ', 'To be received'],
  TRIAGE: ['Phân loại', 'To be triaged'],
  ANSWER: ['Bên nộp trả lời', 'Answer of the filer'],
  MEASURE: ['Bên nộp khắc phục', 'Remedy of the filer'],
});
const STEPS = worded({
  TAKE: ['Nhận việc', 'Taken'],
  ASSIGN: ['Giao việc', 'Assigned'],
  STEAL: ['Chuyển về mình', 'Taken over'],
  RELEASE: ['Trả lại', 'Given back'],
  OFFER: ['Đề nghị bàn giao', 'Offered'],
  ACCEPT: ['Nhận bàn giao', 'Accepted'],
  DECLINE: ['Từ chối bàn giao', 'Declined'],
  WITHDRAW: ['Rút đề nghị bàn giao', 'Offer withdrawn'],
});

/** The filter of the query, as JSON; null where it is none. */
function filterOf(text: string): WorkFilter | null {
  try {
    const { dueBefore, receivedFrom, receivedTo, ...said } = JSON.parse(text) as Record<string, unknown>;
    const moments = Object.entries({ dueBefore, receivedFrom, receivedTo }).filter(([, moment]) => moment != null);
    const filter = { ...said, ...Object.fromEntries(moments.map(([key, moment]) => [key, new Date(String(moment))])) };
    const defects = validateSync(plainToInstance(WorkFilterInput, filter), { whitelist: true, forbidNonWhitelisted: true });
    return defects.length === 0 ? (filter as WorkFilter) : null;
  } catch {
    return null;
  }
}

/** What the acting unit has to do. */
export const QUEUE_LIST: ExportedList = {
  key: 'work-queue',
  title: { vi: 'Việc cần xử lý', en: 'Queue' },
  noun: 'WorkItem',
  columns: [
    column('reference', 'Số tham chiếu', 'Reference'),
    column('kind', 'Loại việc', 'About', { words: KINDS }),
    column('title', 'Tổ chức', 'Organisation'),
    column('stage', 'Giai đoạn', 'Stage', { words: STAGES }),
    column('state', 'Trạng thái', 'State', { words: STATES }),
    column('risk', 'Rủi ro (0–100)', 'Risk (0–100)'),
    column('dueOf', 'Việc đến hạn', 'Due next', { words: DUES }),
    instant('dueAt', 'Hạn', 'Until'),
    column('assignee', 'Người giữ việc', 'Who has it'),
    column('waiting', 'Hồ sơ chờ tiếp nhận', 'Filings that wait'),
    column('noticeClass', 'Loại thông báo', 'Class of notice', { words: NOTICE_CLASS_LABELS }),
    column('verdict', 'Đúng hạn', 'In time', { words: VERDICT_WORDS }),
    instant('statutoryDueAt', 'Hạn theo luật của bên nộp', 'Statutory deadline of the filer'),
    column('severity', 'Mức độ', 'Severity', { words: SEVERITY_WORDS }),
    column('subjectBand', 'Số người liên quan', 'People concerned', { words: SUBJECT_BAND_WORDS }),
    column('crossBorder', 'Dữ liệu ra nước ngoài', 'Across the border'),
    column('sensitiveSector', 'Ngành nhạy cảm', 'Sensitive sector'),
    column('provinceCode', 'Tỉnh, thành', 'Province'),
    column('sector', 'Lĩnh vực', 'Sector', { words: SECTOR_LABELS }),
    column('channel', 'Cách gửi', 'How it came', { words: CHANNELS }),
    column('drill', 'Diễn tập', 'Exercise'),
    instant('receivedAt', 'Nhận lúc', 'Received at'),
    instant('newsAt', 'Tin mới nhất lúc', 'Last news at'),
    instant('assignedAt', 'Giao lúc', 'Assigned at'),
    instant('assignBy', 'Cần có người giữ trước', 'To be assigned by'),
    instant('escalatedAt', 'Báo chưa ai giữ lúc', 'Escalated at'),
    instant('closedAt', 'Xong lúc', 'Done at'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [
    part('riskReasons', 'Lý do rủi ro', 'Reasons of the risk', [
      column('code', 'Lý do', 'Reason', { words: RISK_SENTENCES }),
      column('points', 'Điểm', 'Points'),
    ]),
    part('steps', 'Giao, nhận việc', 'Who had it', [
      column('step', 'Bước', 'Step', { words: STEPS }),
      column('reason', 'Lý do', 'Why'),
      instant('at', 'Lúc', 'At'),
    ]),
  ],
  more: ['subjectId', 'unread'],
  identifiedBy: ['reference'],
  filters: { filter: (text) => filterOf(text) !== null, sort: among(WORK_SORTS) },
  page: (fields, first, after, { filter, sort = 'RISK' }) =>
    workPage(fields, { filter: (filter && filterOf(filter)) || {}, sort: sort as WorkSort, first, after }),
  record: workById,
  keysOf: (row, { sort = 'RISK' }) => keysOfWork(sort as WorkSort, row as never),
};

import { column, type ExportedList, instant, worded } from '#platform';
import { type DeadlineRow, deadlineOf } from './deadline.js';
import { deadlineKeys, deadlinePage } from './deadlines.queries.js';

const KINDS = worded({
  REPORT_CLOCK: ['Đồng hồ của vụ việc', 'Clock of a report'],
  FILING_RETURN: ['Bổ sung thông báo', 'Notice given back'],
  SUBJECT_REQUEST: ['Yêu cầu của chủ thể dữ liệu', 'Request of a data subject'],
  ACTIVITY_REVIEW: ['Rà soát hoạt động xử lý', 'Review of an activity'],
  DOSSIER_OPENING: ['Lập hồ sơ', 'Opening of a dossier'],
  DOSSIER_FILING: ['Gửi hồ sơ', 'Filing of a dossier'],
  DOSSIER_COMPLETION: ['Hoàn thiện hồ sơ', 'Completion of a dossier'],
  DOSSIER_UPDATE: ['Cập nhật hồ sơ', 'Update of a dossier'],
});

/** Everything that is due, what is due first first. */
export const DEADLINE_LIST: ExportedList = {
  key: 'deadlines',
  title: { vi: 'Thời hạn', en: 'Deadlines' },
  noun: 'Deadline',
  columns: [
    instant('dueAt', 'Hạn cuối', 'Due at'),
    column('kind', 'Loại', 'Of what', { words: KINDS }),
    column('what', 'Phải làm', 'What is due'),
    column('reference', 'Số tham chiếu', 'Reference'),
    column('article', 'Căn cứ', 'Article'),
    column('statutory', 'Thời hạn luật định', 'Of the law'),
    column('drill', 'Diễn tập', 'Exercise'),
  ],
  parts: [],
  more: ['subjectId'],
  identifiedBy: ['reference'],
  filters: {},
  page: (_fields, first, after) => deadlinePage(first, after),
  rowsOf: (rows: readonly DeadlineRow[]) => rows.map((row) => ({ ...row, ...deadlineOf(row), dueAt: row.dueAt })),
  keysOf: (row) => deadlineKeys(row as unknown as DeadlineRow),
};

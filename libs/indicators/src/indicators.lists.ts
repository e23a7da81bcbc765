import { isId } from '#kernel';
import { among, column, type ExportedList, instant, type ListRow, part, worded } from '#platform';
import { INDICATOR_LEVELS, type IndicatorLevel } from './entities.js';
import { commonValueById, commonValuePage, hitPage, indicatorPage } from './indicator.queries.js';
import { INDICATOR_TYPE_ROWS, INDICATOR_TYPES } from './indicator-types.js';

const TYPES = Object.fromEntries(INDICATOR_TYPES.map((type) => [type, INDICATOR_TYPE_ROWS[type].label]));
const LEVELS = worded({ MENTION: ['Được nhắc đến', 'Mention'], CONFIRMED: ['Đã xác nhận', 'Confirmed'] });
const SOURCES = worded({
  TIP: ['Tin báo', 'Report by others'],
  REPORT: ['Thông báo vi phạm', 'Violation report'],
  TEXT: ['Văn bản dán vào', 'Pasted text'],
  OFFICER: ['Cán bộ nhập', 'Entered'],
});
const CONFIDENCES = worded({ LOW: ['Thấp', 'Low'], MEDIUM: ['Trung bình', 'Medium'], HIGH: ['Cao', 'High'] });
const KINDS = worded({ SAME: ['Cùng giá trị', 'Same'], PART: ['Trùng một phần', 'In part'], HINT: ['Gợi ý', 'Hint'] });
const ANSWERS = worded({
  YES_RELATED: ['Có liên quan', 'Related'],
  NO: ['Không liên quan', 'Not related'],
  TALK: ['Cần trao đổi', 'To talk about'],
});

const INDICATOR_LIST: ExportedList = {
  key: 'indicators',
  title: { vi: 'Dấu hiệu nhận dạng', en: 'Indicators' },
  noun: 'CaseIndicator',
  columns: [
    column('type', 'Loại', 'Type', { words: TYPES }),
    column('shown', 'Giá trị', 'Value'),
    column('level', 'Mức', 'Level', { words: LEVELS }),
    column('confidence', 'Độ tin cậy', 'Confidence', { words: CONFIDENCES }),
    column('source', 'Nguồn', 'Source', { words: SOURCES }),
    instant('firstSeenAt', 'Thấy lần đầu', 'First seen'),
    instant('lastSeenAt', 'Thấy lần cuối', 'Last seen'),
    column('seenCount', 'Số lần', 'Times'),
    column('confirmedBy', 'Người xác nhận', 'Confirmed by'),
    instant('confirmedAt', 'Xác nhận lúc', 'Confirmed at'),
    column('ignoreSimilarity', 'Bỏ qua khi đối chiếu', 'Not compared'),
    column('ignoreReason', 'Lý do bỏ qua', 'Why not compared'),
    instant('droppedAt', 'Loại lúc', 'Dropped at'),
    column('dropReason', 'Lý do loại', 'Why dropped'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [],
  more: ['caseId'],
  identifiedBy: ['type', 'shown'],
  filters: { caseId: isId, level: among(INDICATOR_LEVELS) },
  needs: ['caseId'],
  page: (fields, first, after, { caseId, level }) =>
    indicatorPage(fields, { caseId: caseId!, level: level as IndicatorLevel | undefined }, first, after),
  rowsOf: (value: { readonly opened: boolean; readonly nodes: readonly ListRow[] } | null) => (value?.opened ? value.nodes : null),
  keysOf: ({ firstSeenAt, id }) => [firstSeenAt as string, id as string],
};

const HIT_LIST: ExportedList = {
  key: 'hits-to-answer',
  title: { vi: 'Câu hỏi về dấu hiệu trùng', en: 'Questions about meetings' },
  noun: 'IndicatorHit',
  columns: [
    column('reference', 'Số vụ việc', 'Case'),
    column('askerUnitCode', 'Mã đơn vị hỏi', 'Code of the asking unit'),
    column('askerUnit', 'Đơn vị hỏi', 'Asking unit'),
    column('askerName', 'Người hỏi', 'Who asks'),
    column('askerEmail', 'Thư điện tử', 'E-mail'),
    instant('at', 'Hỏi lúc', 'Asked at'),
    column('answer', 'Trả lời', 'Answer', { words: ANSWERS }),
    column('note', 'Lời nhắn', 'Note'),
    instant('answeredAt', 'Trả lời lúc', 'Answered at'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [
    part(
      'met',
      'Dấu hiệu trùng',
      'What was met',
      [
        column('type', 'Loại', 'Type', { words: TYPES }),
        column('shown', 'Giá trị', 'Value'),
        column('how', 'Mức trùng', 'How', { words: KINDS }),
      ],
      ['indicatorId'],
    ),
  ],
  more: ['caseId', 'leadId'],
  identifiedBy: ['reference'],
  filters: {},
  page: (fields, first, after) => hitPage(fields, first, after),
  keysOf: ({ at, id }) => [at as string, id as string],
};

const COMMON_LIST: ExportedList = {
  key: 'common-values',
  title: { vi: 'Giá trị phổ biến của đơn vị', en: 'Common values of the unit' },
  noun: 'KeptCommonValue',
  columns: [
    column('type', 'Loại', 'Type', { words: TYPES }),
    column('shown', 'Giá trị', 'Value'),
    column('reason', 'Lý do', 'Why'),
    column('owner', 'Người chịu trách nhiệm', 'Owner'),
    instant('createdAt', 'Ghi lúc', 'Since'),
    column('expiresOn', 'Đến hết ngày', 'Last day', { kind: 'date' }),
    instant('endedAt', 'Kết thúc lúc', 'Ended at'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [],
  identifiedBy: ['type', 'shown'],
  filters: {},
  page: (fields, first, after) => commonValuePage(fields, first, after),
  record: commonValueById,
  keysOf: ({ createdAt, id }) => [createdAt as string, id as string],
};

export const INDICATOR_LISTS = [INDICATOR_LIST, HIT_LIST, COMMON_LIST] as const;

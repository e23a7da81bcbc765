import { isId } from '#kernel';
import { among, column, type ExportedList, instant, type ListRow, part, worded } from '#platform';
import { canonicalText } from '#platform/log';
import { versionPage } from '../activity-versions.js';
import { threadPage } from '../discuss.queries.js';
import type { ImportReport } from '../import/index.js';
import { importById, importPage, importRowPage, rememberedPage } from '../imports.queries.js';
import { type TemplateShelf, templateById, templatePage } from '../templates.queries.js';

/** A row that `page` brings inside what it is a list of. */
const within =
  (member: string) =>
  (value: Readonly<Record<string, readonly ListRow[]>> | null | undefined): readonly ListRow[] | null =>
    value?.[member] ?? null;

/** What a version or template says, as the API tells it: canonical JSON. */
const withContentAsText = (row: ListRow): ListRow => (row.content ? { ...row, content: canonicalText(row.content) } : row);
const byId = ({ id }: ListRow) => [id as string];

export const VERSION_LIST: ExportedList = {
  key: 'activity-versions',
  title: { vi: 'Các phiên bản của hoạt động xử lý', en: 'Versions of an activity' },
  noun: 'ActivityVersion',
  action: 'read',
  columns: [
    column('number', 'Phiên bản', 'Version'),
    instant('publishedAt', 'Ban hành lúc', 'Published at'),
    column('publishedBy', 'Người ban hành (mã)', 'Published by (id)'),
    column('presentedBy', 'Người trình (mã)', 'Presented by (id)'),
    column('alone', 'Tự ban hành', 'One’s own work'),
  ],
  parts: [],
  more: ['content'],
  identifiedBy: ['number'],
  filters: { activityId: isId },
  needs: ['activityId'],
  page: (fields, first, after, { activityId }) => versionPage(fields, activityId!, first, after),
  rowsOf: (value: Readonly<Record<string, readonly ListRow[]>> | null | undefined) =>
    within('versions')(value)?.map(withContentAsText) ?? null,
  keysOf: byId,
};

const THREAD_STATES = worded({ OPEN: ['Đang trao đổi', 'Open'], RESOLVED: ['Đã xong', 'Settled'] });

export const THREAD_LIST: ExportedList = {
  key: 'activity-threads',
  title: { vi: 'Trao đổi về hoạt động xử lý', en: 'Comments on an activity' },
  noun: 'ActivityThread',
  columns: [
    column('path', 'Mục', 'Field'),
    column('about', 'Nội dung lúc bắt đầu', 'What stood there'),
    column('state', 'Trạng thái', 'State', { words: THREAD_STATES }),
    instant('openedAt', 'Bắt đầu lúc', 'Begun at'),
    instant('movedAt', 'Thay đổi lúc', 'Moved at'),
  ],
  parts: [
    part(
      'comments',
      'Ý kiến',
      'Comments',
      [column('text', 'Nội dung', 'What was said'), instant('writtenAt', 'Lúc', 'At')],
      ['id', 'writtenBy'],
    ),
  ],
  more: ['activityId', 'openedBy', 'movedBy'],
  identifiedBy: ['path'],
  filters: { activityId: isId, state: among(Object.keys(THREAD_STATES)) },
  needs: ['activityId'],
  page: (fields, first, after, { activityId, state }) => threadPage(fields, activityId!, state ?? null, first, after),
  rowsOf: within('threads'),
  keysOf: byId,
};

const SCOPES = worded({ ORGANISATION: ['Của tổ chức', 'Of the organisation'], UNIT: ['Mẫu dùng chung', 'Model for many'] });
const TEMPLATE_STATES = worded({ ACTIVE: ['Đang dùng', 'In use'], RETIRED: ['Ngừng dùng', 'Retired'] });

const templateList = (key: string, shelf: TemplateShelf, vi: string, en: string): ExportedList => ({
  key,
  title: { vi, en },
  noun: 'ActivityTemplate',
  columns: [
    column('name', 'Tên', 'Name'),
    column('scope', 'Phạm vi', 'Scope', { words: SCOPES }),
    column('unitName', 'Đơn vị ban hành', 'Published by'),
    column('sectors', 'Lĩnh vực', 'Sectors'),
    column('state', 'Trạng thái', 'State', { words: TEMPLATE_STATES }),
    column('currentNumber', 'Phiên bản', 'Version'),
    instant('updatedAt', 'Thay đổi lúc', 'Changed at'),
  ],
  parts: [],
  more: ['content', 'version'],
  identifiedBy: ['name'],
  filters: {},
  page: (fields, first, after) => templatePage(shelf, fields, first, after),
  record: templateById,
  rowsOf: (rows: readonly ListRow[]) => rows.map(withContentAsText),
  keysOf: ({ name, id }) => [name as string, id as string],
});

export const TEMPLATE_LIST = templateList('activity-templates', 'OWN', 'Mẫu hoạt động xử lý', 'Templates of activities');
export const MODEL_LIST = templateList('model-activities', 'MODELS', 'Hoạt động xử lý mẫu dùng chung', 'Model activities');

const POLICIES = worded({ STOP: ['Dừng', 'Stop'], SKIP: ['Bỏ qua', 'Skip'], UPDATE: ['Cập nhật', 'Update'] });
const IMPORT_STATES = worded({
  CHECKED: ['Đã kiểm tra', 'Checked'],
  COMMITTED: ['Đã ghi', 'Committed'],
  UNDONE: ['Đã hoàn tác', 'Undone'],
});

export const IMPORT_LIST: ExportedList = {
  key: 'register-imports',
  title: { vi: 'Các lần nhập sổ đăng ký', en: 'Imports of the register' },
  noun: 'RegisterImport',
  columns: [
    column('fileName', 'Tệp', 'File'),
    column('format', 'Định dạng', 'Format'),
    column('state', 'Trạng thái', 'State', { words: IMPORT_STATES }),
    column('policy', 'Khi đã có trong sổ', 'Where the register has it', { words: POLICIES }),
    column('activityCount', 'Số hoạt động', 'Activities'),
    column('errorCount', 'Số lỗi', 'Errors'),
    column('reviewCount', 'Số từ cần xem lại', 'Terms to review'),
    instant('createdAt', 'Kiểm tra lúc', 'Checked at'),
    instant('committedAt', 'Ghi lúc', 'Committed at'),
    instant('undoneAt', 'Hoàn tác lúc', 'Undone at'),
    column('sha256', 'SHA-256 của tệp gốc', 'SHA-256 of the original'),
  ],
  parts: [],
  identifiedBy: ['fileName'],
  filters: {},
  page: (_fields, first, after) => importPage(false, first, after),
  record: (_fields, id) => importById(id),
  rowsOf: (rows: readonly (ListRow & { readonly report: ImportReport })[]) =>
    rows.map(({ report: { format, counts }, ...row }) => ({
      ...row,
      ...{ format, activityCount: counts.activities, errorCount: counts.errors, reviewCount: counts.reviews },
    })),
  keysOf: ({ createdAt, id }) => [new Date(createdAt as string).toISOString(), id as string],
};

const DECISIONS = worded({
  CREATE: ['Tạo mới', 'Created'],
  UPDATE: ['Cập nhật', 'Updated'],
  SKIP: ['Bỏ qua', 'Left out'],
  UNCHANGED: ['Không đổi', 'Unchanged'],
  CONFLICT: ['Xung đột', 'In conflict'],
});

const CHANGES = worded({ ADDED: ['Thêm', 'Added'], REMOVED: ['Bớt', 'Removed'], CHANGED: ['Sửa', 'Changed'] });

export const IMPORT_ROW_LIST: ExportedList = {
  key: 'register-import-rows',
  title: { vi: 'Từng dòng của một lần nhập', en: 'Rows of an import' },
  noun: 'RegisterImport',
  action: 'read',
  columns: [
    column('sheet', 'Trang tính', 'Sheet'),
    column('row', 'Dòng', 'Row'),
    column('code', 'Mã hoạt động', 'Code'),
    column('name', 'Tên hoạt động xử lý', 'Processing activity'),
    column('decision', 'Khi ghi', 'What the commit does', { words: DECISIONS }),
  ],
  parts: [
    part('changes', 'Thay đổi', 'Changes', [
      column('path', 'Mục', 'Field'),
      column('change', 'Thay đổi', 'Change', { words: CHANGES }),
      column('before', 'Trước', 'Before'),
      column('after', 'Sau', 'After'),
    ]),
  ],
  more: ['activityId'],
  identifiedBy: ['code'],
  filters: { importId: isId, decision: among(Object.keys(DECISIONS)) },
  needs: ['importId'],
  page: (_fields, first, after, { importId, decision }) => importRowPage(importId!, first, after, decision),
  rowsOf: within('rows'),
  keysOf: byId,
};

const remembered = ({ confirmedAt, id }: ListRow) => [new Date(confirmedAt as string).toISOString(), id as string];
const CONFIRMED = instant('confirmedAt', 'Xác nhận lúc', 'Confirmed at');

export const MAPPING_LIST: ExportedList = {
  key: 'import-mappings',
  title: { vi: 'Cách đọc các cột', en: 'How columns are read' },
  noun: 'RememberedMapping',
  columns: [column('headers', 'Tiêu đề của bảng', 'Headers of the table'), CONFIRMED],
  parts: [part('mapping', 'Cột và trường', 'Columns and fields', [column('column', 'Cột', 'Column'), column('field', 'Trường', 'Field')])],
  identifiedBy: ['headers'],
  filters: {},
  page: (_fields, first, after) => rememberedPage('import_mapping', first, after),
  rowsOf: (rows: readonly (ListRow & { readonly mapping: object })[]) =>
    rows.map(({ mapping, ...row }) => ({
      ...row,
      mapping: Object.entries(mapping).map(([field, name]) => ({ field, column: String(name) })),
    })),
  keysOf: remembered,
};

export const TERM_LIST: ExportedList = {
  key: 'import-terms',
  title: { vi: 'Nghĩa của các từ', en: 'What terms mean' },
  noun: 'RememberedTerm',
  columns: [column('term', 'Từ', 'Term'), column('kind', 'Danh mục', 'Vocabulary'), column('code', 'Mã', 'Code'), CONFIRMED],
  parts: [],
  identifiedBy: ['term'],
  filters: {},
  page: (_fields, first, after) => rememberedPage('import_term', first, after),
  keysOf: remembered,
};

/** What is kept beside the register: shown with one activity or one import, or of use when another is brought in. */
export const WORK_LISTS = [
  VERSION_LIST,
  THREAD_LIST,
  TEMPLATE_LIST,
  MODEL_LIST,
  IMPORT_LIST,
  IMPORT_ROW_LIST,
  MAPPING_LIST,
  TERM_LIST,
] as const;

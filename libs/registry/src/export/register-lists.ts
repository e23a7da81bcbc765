import { isId } from '#kernel';
import { DATA_TYPE_LABELS, LEGAL_BASIS_LABELS, OPERATION_LABELS } from '#law';
import { among, column, type ExportedList, instant, type ListColumn, type ListPart, part } from '#platform';
import { type ActivityFilter, activityById, activityPage } from '../activity.queries.js';
import { ACTIVITY_STATES } from '../entities.js';
import { PARTY_REGISTER, registerPage, registerRow, SYSTEM_REGISTER } from '../registers.queries.js';
import { FATES, LOCATIONS, MEASURE_KINDS, ROLES, SOURCES, STATES, TRANSFER_CASES } from './words.js';

const COUNTRY = column('country', 'Quốc gia', 'Country');
const NOTE = column('note', 'Ghi chú', 'Note');
const CHANGES = [column('version', 'Phiên bản ghi', 'Record version'), instant('updatedAt', 'Cập nhật lúc', 'Changed at')];

const COLUMNS: readonly ListColumn[] = [
  column('code', 'Mã hoạt động', 'Code'),
  column('name', 'Tên hoạt động xử lý', 'Processing activity'),
  column('orgUnit', 'Bộ phận phụ trách', 'Department'),
  column('role', 'Vai trò của tổ chức', 'Role of the organisation', { words: ROLES }),
  column('state', 'Trạng thái', 'State', { words: STATES }),
  column('purpose', 'Mục đích xử lý', 'Purpose of processing'),
  column('legalBases', 'Căn cứ xử lý', 'Legal basis', { words: LEGAL_BASIS_LABELS }),
  column('operations', 'Hoạt động xử lý cụ thể', 'Operations', { words: OPERATION_LABELS }),
  column('sources', 'Nguồn dữ liệu', 'Sources', { words: SOURCES }),
  column('retention', 'Thời hạn lưu trữ', 'Retention'),
  column('deletionMethod', 'Cách thức xóa, hủy', 'Deletion method'),
  column('crossBorder', 'Có chuyển ra nước ngoài', 'Transferred abroad'),
  column('children', 'Dữ liệu trẻ em', 'Children'),
  column('automatedDecision', 'Quyết định tự động', 'Automated decisions'),
  column('recording', 'Ghi âm, ghi hình', 'Recording'),
  column('aiUse', 'Sử dụng trí tuệ nhân tạo', 'Use of AI'),
  column('firstProcessedOn', 'Ngày bắt đầu xử lý', 'First day of processing', { kind: 'date' }),
  column('firstTransferredOn', 'Ngày bắt đầu chuyển ra nước ngoài', 'First day of transfer', { kind: 'date' }),
  column('endedOn', 'Ngày kết thúc xử lý', 'Last day of processing', { kind: 'date' }),
  column('reviewOn', 'Ngày rà soát', 'To be reviewed on', { kind: 'date' }),
  column('ownerName', 'Người phụ trách', 'Owner'),
  column('notes', 'Ghi chú', 'Notes'),
  column('publishedVersion', 'Phiên bản ban hành', 'Published version'),
  ...CHANGES,
];

const PARTY_COLUMNS: readonly ListColumn[] = [
  column('name', 'Tên', 'Name'),
  COUNTRY,
  column('hasContract', 'Có hợp đồng', 'Contract'),
  column('contractNumber', 'Số hợp đồng', 'Contract number'),
  column('contractDate', 'Ngày hợp đồng', 'Contract date', { kind: 'date' }),
  column('service', 'Nội dung dịch vụ', 'Service'),
  NOTE,
];

const PARTS: readonly ListPart[] = [
  part('purposes', 'Từng mục đích', 'Purposes', [
    column('text', 'Mục đích', 'Purpose'),
    column('legalBasis', 'Căn cứ', 'Basis', { words: LEGAL_BASIS_LABELS }),
  ]),
  part('subjectGroups', 'Nhóm chủ thể dữ liệu', 'Data subjects', [
    column('name', 'Nhóm chủ thể', 'Group'),
    column('subjectCount', 'Số lượng', 'Count'),
  ]),
  part('dataTypes', 'Loại dữ liệu cá nhân', 'Personal data', [
    column('code', 'Loại dữ liệu theo quy định', 'Data type of the law', { words: DATA_TYPE_LABELS }),
    column('label', 'Tên gọi của tổ chức', 'Own name'),
    column('subjectGroup', 'Của nhóm chủ thể', 'Of the group'),
    column('retention', 'Thời hạn lưu trữ', 'Retention'),
    column('retentionBasis', 'Căn cứ của thời hạn', 'Basis of retention'),
    column('retentionTrigger', 'Tính từ', 'Counted from'),
    column('finalFate', 'Khi hết thời hạn', 'In the end', { words: FATES }),
  ]),
  part('protectionMeasures', 'Biện pháp bảo vệ', 'Measures', [
    column('text', 'Biện pháp', 'Measure'),
    column('kind', 'Nhóm biện pháp', 'Kind', { words: MEASURE_KINDS }),
  ]),
  part(
    'systems',
    'Hệ thống thông tin',
    'Information systems',
    [column('name', 'Tên hệ thống', 'System'), column('location', 'Nơi đặt', 'Location', { words: LOCATIONS }), COUNTRY, NOTE],
    ['informationSystemId'],
  ),
  part('recipients', 'Bên nhận dữ liệu', 'Recipients', PARTY_COLUMNS, ['partyId']),
  part('processors', 'Bên xử lý dữ liệu', 'Processors', PARTY_COLUMNS, ['partyId']),
  part('thirdParties', 'Bên thứ ba', 'Third parties', PARTY_COLUMNS, ['partyId']),
  part(
    'transfers',
    'Chuyển ra nước ngoài',
    'Transfers',
    [
      column('recipient', 'Bên nhận', 'Recipient'),
      COUNTRY,
      column('case', 'Trường hợp chuyển', 'How', { words: TRANSFER_CASES }),
      column('detail', 'Cụ thể', 'Detail'),
      column('safeguards', 'Biện pháp bảo đảm', 'Safeguards'),
      column('firstTransferredOn', 'Ngày chuyển đầu tiên', 'First transfer', { kind: 'date' }),
    ],
    ['partyId'],
  ),
];

/** The filters of `processingActivities`, each as its argument is called there. */
const FILTERS: Readonly<Record<keyof ActivityFilter, (text: string) => boolean>> = {
  state: among(ACTIVITY_STATES),
  importId: isId,
  informationSystemId: isId,
  partyId: isId,
};

const byName = ({ name, id }: Readonly<Record<string, unknown>>) => [name as string, id as string];

export const ACTIVITY_LIST: ExportedList = {
  key: 'processing-activities',
  title: { vi: 'Hoạt động xử lý', en: 'Processing activities' },
  noun: 'ProcessingActivity',
  columns: COLUMNS,
  parts: PARTS,
  identifiedBy: ['code', 'name'],
  filters: FILTERS,
  page: activityPage,
  record: activityById,
  keysOf: byName,
};

export const SYSTEM_LIST: ExportedList = {
  key: 'information-systems',
  title: { vi: 'Hệ thống thông tin', en: 'Information systems' },
  noun: 'InformationSystem',
  columns: [
    column('name', 'Tên hệ thống', 'System'),
    column('ownerName', 'Người chịu trách nhiệm', 'Owner'),
    column('securityLevel', 'Cấp độ an toàn', 'Security level'),
    column('location', 'Nơi đặt', 'Location', { words: LOCATIONS }),
    COUNTRY,
    column('cloudProvider', 'Nhà cung cấp đám mây', 'Cloud provider'),
    column('activityCount', 'Số hoạt động sử dụng', 'Activities'),
    ...CHANGES,
  ],
  parts: [],
  identifiedBy: ['name'],
  filters: {},
  page: (fields, first, after) => registerPage(SYSTEM_REGISTER, fields, first, after),
  record: (fields, id) => registerRow(SYSTEM_REGISTER, fields, id),
  keysOf: byName,
};

export const PARTY_LIST: ExportedList = {
  key: 'parties',
  title: { vi: 'Bên liên quan', en: 'Parties' },
  noun: 'Party',
  columns: [
    column('name', 'Tên', 'Name'),
    column('taxCode', 'Mã số thuế', 'Tax code'),
    COUNTRY,
    column('pdpContact', 'Đầu mối bảo vệ dữ liệu cá nhân', 'Contact on personal data'),
    column('activityCount', 'Số hoạt động', 'Activities'),
    ...CHANGES,
  ],
  parts: [],
  identifiedBy: ['name'],
  filters: {},
  page: (fields, first, after) => registerPage(PARTY_REGISTER, fields, first, after),
  record: (fields, id) => registerRow(PARTY_REGISTER, fields, id),
  keysOf: byName,
};

export const REGISTRY_LISTS = [ACTIVITY_LIST, SYSTEM_LIST, PARTY_LIST] as const;

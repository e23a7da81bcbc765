import { DISMISSAL_WORDS } from '#intake';
import { among, column, type ExportedList, instant, worded } from '#platform';
import { caseHeader, casePage } from './case.queries.js';
import { CASE_STATES, type CaseState } from './case.states.js';

const STATES = worded({
  LEAD: ['Tin báo', 'Lead'],
  TRIAGE: ['Sàng lọc', 'Triage'],
  VERIFICATION: ['Xác minh', 'Verification'],
  INVESTIGATION: ['Điều tra, làm rõ', 'Investigation'],
  DECISION: ['Trình quyết định', 'Decision'],
  ENFORCEMENT: ['Thi hành quyết định', 'Enforcement'],
  CRIMINAL_TRACK: ['Chuyển truy cứu hình sự', 'Criminal track'],
  ON_HOLD: ['Tạm dừng', 'On hold'],
  DISMISSED: ['Bác tin', 'Dismissed'],
  LINKED_DUPLICATE: ['Trùng, gộp vào vụ khác', 'Duplicate of another'],
  CLOSED: ['Kết thúc', 'Closed'],
});
const OUTCOMES = worded({
  NO_SANCTION: ['Không xử phạt', 'No sanction'],
  NO_SUSPECT_FOUND: ['Không xác định được đối tượng', 'No suspect found'],
  LIMITATION_EXPIRED: ['Hết thời hiệu', 'Limitation expired'],
  WARNING: ['Cảnh cáo', 'Warning'],
  FINE: ['Phạt tiền', 'Fine'],
  FINE_AND_REMEDY: ['Phạt tiền và khắc phục hậu quả', 'Fine and remedy'],
  LICENCE_SUSPENDED: ['Tước giấy phép, đình chỉ hoạt động', 'Licence or activity suspended'],
  TRANSFER_STOPPED: ['Ngừng, đình chỉ chuyển dữ liệu', 'Transfers stopped'],
  CRIMINAL_CHARGED: ['Khởi tố', 'Charged'],
  CRIMINAL_DECLINED: ['Không khởi tố', 'Not charged'],
  CONVICTED: ['Có tội', 'Convicted'],
  ACQUITTED: ['Không có tội', 'Acquitted'],
});
const ACTS = worded({
  ILLEGAL_COLLECTION: ['Thu thập trái phép', 'Illegal collection'],
  ILLEGAL_TRANSFER: ['Chuyển giao trái phép', 'Illegal transfer'],
  ILLEGAL_SALE: ['Mua, bán trái phép', 'Illegal sale'],
});

const SOURCES = worded({
  TIP: ['Tin báo của tổ chức, cá nhân', 'Report by others'],
  REPORT: ['Thông báo vi phạm', 'Violation report'],
  OWN: ['Đơn vị tự phát hiện', 'Found by the unit'],
  PRESS: ['Báo chí, mạng xã hội', 'Press'],
  OTHER_BODY: ['Cơ quan khác chuyển đến', 'Another body'],
});

/** The cases that the acting person sees, by their headers: what they are about is read one by one. */
export const CASE_LIST: ExportedList = {
  key: 'cases',
  title: { vi: 'Vụ việc', en: 'Cases' },
  noun: 'CaseFile',
  columns: [
    column('reference', 'Số vụ việc', 'Number'),
    column('state', 'Trạng thái', 'State', { words: STATES }),
    column('acts', 'Hành vi', 'Acts', { words: ACTS }),
    column('tlp', 'TLP', 'TLP'),
    column('restricted', 'Chỉ người trong danh sách', 'By list alone'),
    column('source', 'Nguồn', 'Source', { words: SOURCES }),
    column('lead', 'Chủ trì', 'Lead'),
    column('reviewOn', 'Xem xét lại ngày', 'Review on', { kind: 'date' }),
    column('dismissal', 'Lý do bác tin', 'Why dismissed', { words: DISMISSAL_WORDS }),
    column('outcome', 'Kết quả', 'Outcome', { words: OUTCOMES }),
    column('dismissalProposed', 'Chờ xác nhận bác tin', 'Dismissal proposed'),
    instant('openedAt', 'Mở lúc', 'Opened at'),
    instant('firstTriagedAt', 'Sàng lọc lúc', 'Taken at'),
    instant('endedAt', 'Kết thúc lúc', 'Ended at'),
    column('version', 'Phiên bản ghi', 'Record version'),
  ],
  parts: [],
  identifiedBy: ['reference'],
  filters: { state: among(CASE_STATES) },
  page: (fields, first, after, { state }) => casePage(fields, (state as CaseState | undefined) ?? null, first, after),
  record: caseHeader,
  keysOf: ({ openedAt, id }) => [openedAt as string, id as string],
};

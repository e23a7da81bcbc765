// Writes apps/cli/assets/sample-register.xlsx: an invented register in the structure of CISO Assistant's processing
// workbook (seven sheets; the `processing` column says which activity a row belongs to). Same bytes on every run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';

const TARGET = resolve(import.meta.dirname, '../apps/cli/assets/sample-register.xlsx');

const HR = 'HS-001';
const CARE = 'HS-002';
const CLINIC = 'HS-003';

/** Sheet name → rows, the first one the header. */
const SHEETS = {
  Processing: [
    [
      'ref_id',
      'name',
      'description',
      'domain',
      'status',
      'processing_nature',
      'information_channel',
      'usage_channel',
      'dpia_required',
      'dpia_reference',
      'assigned_to',
      'labels',
    ],
    [
      HR,
      'Quản lý hồ sơ nhân sự',
      'Lưu giữ hồ sơ, hợp đồng lao động và chấm công của người lao động.',
      'Phòng Hành chính – Nhân sự',
      'privacy_draft',
      'privacy_collection, privacy_storage',
      'Thông báo nội bộ',
      'Phần mềm nhân sự',
      true,
      'ĐGTĐ-2026-01',
      null,
      'nhân sự, nội bộ',
    ],
    [
      CARE,
      'Chăm sóc khách hàng',
      'Tiếp nhận và trả lời yêu cầu, khiếu nại qua tổng đài và ứng dụng.',
      'Phòng Dịch vụ khách hàng',
      'privacy_draft',
      'privacy_collection, privacy_use',
      'Chính sách trên trang web',
      'Tổng đài và ứng dụng',
      true,
      'ĐGTĐ-2026-02',
      null,
      'khách hàng',
    ],
    [
      CLINIC,
      'Khám sức khỏe định kỳ cho người lao động',
      'Tổ chức khám sức khỏe hằng năm và lưu kết quả phân loại sức khỏe.',
      'Phòng An toàn lao động',
      'privacy_draft',
      'privacy_collection, privacy_storage',
      'Thông báo nội bộ',
      'Hồ sơ giấy và phần mềm y tế',
      true,
      null,
      null,
      'sức khỏe',
    ],
  ],
  Purposes: [
    ['processing', 'name', 'description', 'legal_basis', 'article_9_condition'],
    [HR, 'Thực hiện hợp đồng lao động', 'Trả lương, nghỉ phép, bảo hiểm.', 'privacy_contract', null],
    [HR, 'Nộp bảo hiểm xã hội và thuế thu nhập cá nhân', null, 'privacy_legal_obligation', null],
    [CARE, 'Giải quyết yêu cầu và khiếu nại', null, 'privacy_contract', null],
    [CARE, 'Gửi thông tin ưu đãi', 'Chỉ gửi cho khách hàng đã đồng ý.', 'privacy_consent', null],
    [CARE, 'Cải thiện chất lượng tổng đài', null, 'privacy_legitimate_interests', null],
    [CLINIC, 'Bảo đảm sức khỏe người lao động', null, 'privacy_legal_obligation', null],
  ],
  'Personal data': [
    ['processing', 'name', 'description', 'category', 'retention', 'deletion_policy', 'is_sensitive', 'assets'],
    [HR, 'Họ và tên', null, 'privacy_name', '10 năm sau khi nghỉ việc', 'privacy_manual_review_deletion', false, 'Phần mềm nhân sự'],
    [HR, 'Số định danh cá nhân', null, 'Số định danh cá nhân', '10 năm sau khi nghỉ việc', null, false, 'Phần mềm nhân sự'],
    [HR, 'Thân nhân, người phụ thuộc', null, 'privacy_family_details', '10 năm sau khi nghỉ việc', null, false, 'Phần mềm nhân sự'],
    [HR, 'Bảng lương', null, 'privacy_salary_information', '10 năm', 'privacy_legal_regulatory_hold', false, 'Phần mềm kế toán'],
    [CARE, 'Họ và tên khách hàng', null, 'privacy_name', '3 năm', 'privacy_automatic_deletion', false, 'Hệ thống CRM'],
    [CARE, 'Số điện thoại', null, 'privacy_phone_number', '3 năm', 'privacy_automatic_deletion', false, 'Hệ thống CRM'],
    [CARE, 'Thư điện tử', null, 'privacy_email', '3 năm', 'privacy_automatic_deletion', false, 'Hệ thống CRM'],
    [CARE, 'Ghi âm cuộc gọi', null, 'privacy_voice_recordings', '6 tháng', 'privacy_automatic_deletion', false, 'Tổng đài'],
    [CLINIC, 'Kết quả khám sức khỏe', null, 'privacy_health_data', '5 năm', 'privacy_manual_review_deletion', true, 'Phần mềm y tế'],
  ],
  'Data subjects': [
    ['processing', 'name', 'description', 'category'],
    [HR, 'Người lao động', 'Đang làm việc và đã nghỉ việc', 'privacy_employee'],
    [CARE, 'Khách hàng cá nhân', null, 'privacy_customer'],
    [CLINIC, 'Người lao động', null, 'privacy_employee'],
  ],
  'Data recipients': [
    ['processing', 'name', 'description', 'category'],
    [HR, 'Cơ quan bảo hiểm xã hội', null, 'privacy_government_entity'],
    [HR, 'Cơ quan thuế', null, 'privacy_tax_authority'],
    [CARE, 'Bộ phận chất lượng', null, 'privacy_internal_team'],
    [CLINIC, 'Cơ sở khám bệnh', null, 'privacy_service_provider'],
  ],
  Contractors: [
    ['processing', 'name', 'description', 'entity', 'relationship_type', 'country', 'documentation_link'],
    [CARE, 'Đơn vị vận hành tổng đài', null, 'Công ty TNHH Tổng Đài Mẫu', 'privacy_data_processor', 'VN', 'https://example.com/hop-dong'],
    [CLINIC, 'Phòng khám Mẫu', null, 'Phòng khám đa khoa Mẫu', 'privacy_data_processor', 'VN', null],
  ],
  Transfers: [
    ['processing', 'name', 'description', 'entity', 'country', 'transfer_mechanism', 'guarantees', 'documentation_link'],
    [CARE, 'Lưu trữ dữ liệu CRM trên đám mây', null, 'Sample Cloud Pte. Ltd.', 'SG', null, 'Mã hóa khi lưu trữ và khi truyền', null],
  ],
};

const sheets = Object.entries(SHEETS).map(([sheet, data]) => ({ sheet, data }));
const written = await writeXlsxFile(sheets).toBuffer();

// Packed again with fixed times (DOS time has no zone), so that a second run changes nothing.
const parts = Object.entries(unzipSync(written)).sort(([a], [b]) => (a < b ? -1 : 1));
const bytes = zipSync(Object.fromEntries(parts), { level: 9, mtime: new Date(1980, 0, 1) });

mkdirSync(dirname(TARGET), { recursive: true });
writeFileSync(TARGET, bytes);
console.log(`${TARGET}: ${bytes.length} bytes, ${sheets.length} sheets`);

import { short } from './short-text.js';
import type { Severity } from './staging.js';

/** Findings that readers of particular formats have: severity and sentence by code. */
export const FORMAT_FINDINGS = {
  UNKNOWN_KEY: (key: string) => [
    'NOTICE',
    `Khóa "${short(key)}" không thuộc phần được đọc của định dạng này.`,
    `Key "${short(key)}" is not among what is read of this format.`,
  ],
  TOO_MANY_ITEMS: (limit: number) => [
    'ERROR',
    `Chỗ này có hơn ${limit} mục. Hãy gộp bớt hoặc tách thành nhiều hoạt động.`,
    `There are more than ${limit} items here. Join some, or split them over several activities.`,
  ],
  TOO_MANY_PARTS: (limit: number) => [
    'ERROR',
    `Tệp có hơn ${limit} hoạt động và thành phần, hoặc hơn 20 triệu ký tự trong đó. Hãy chia sổ đăng ký thành nhiều tệp.`,
    `The file has more than ${limit} activities and parts, or more than 20 million characters in them. Split the register into several files.`,
  ],
  LATER_VERSION: (version: string) => [
    'ERROR',
    `Tệp thuộc phiên bản ${short(version)} của định dạng này, hệ thống chưa đọc được. Hãy xuất lại từ phiên bản Khiên đang dùng.`,
    `The file is of version ${short(version)} of this format, which is not read here. Export it again from the version of Khiên in use.`,
  ],
  NO_DAY: () => [
    'ERROR',
    'Chỗ này phải là một ngày có thật, viết như 2026-11-22. Hãy sửa trong tệp.',
    'A day of the calendar should stand here, written as 2026-11-22. Correct the file.',
  ],
  NO_TEXT: () => [
    'REVIEW',
    'Chỗ này phải là chữ hoặc số nên không được đọc. Hãy kiểm tra tệp.',
    'A text or number should stand here; it was not read. Check the file.',
  ],
  ITEMS_NOT_READ: (count: number) => [
    'REVIEW',
    `${count} mục trong danh sách này không phải đối tượng nên không được đọc. Hãy kiểm tra tệp.`,
    `${count} item(s) of this list are no objects and were not read. Check the file.`,
  ],
  DUPLICATE_ANSWER: (code: string, row: number) => [
    'REVIEW',
    `Câu hỏi ${short(code)} đã được trả lời ở mục ${row}; câu trả lời này không được đọc. Hãy kiểm tra tệp.`,
    `Question ${short(code)} is already answered in item ${row}; this answer was not read. Check the file.`,
  ],
  PIA_STRUCTURE_ONLY: () => [
    'ERROR',
    'Tệp chỉ có khung câu hỏi của phần mềm PIA, không có đánh giá nào. Hãy xuất một bản đánh giá (PIA) rồi tải lên.',
    'The file holds only the structure of questions of the PIA tool and no assessment. Export an assessment (PIA) and upload it.',
  ],
  SYSTEM_WITHOUT_DECLARATION: () => [
    'NOTICE',
    'Hệ thống này không có mục "privacy_declarations" nên không thành hoạt động xử lý nào.',
    'This system has no "privacy_declarations", so no activity comes of it.',
  ],
  BLANK_RECORD_SKIPPED: (name: string) => [
    'NOTICE',
    `Phiếu "${short(name)}" chưa điền nên không được đọc.`,
    `Record "${short(name)}" is not filled in and was not read.`,
  ],
  LISTED_WITHOUT_RECORD: () => [
    'NOTICE',
    'Hoạt động này chỉ có trong danh sách, không có phiếu riêng; các thông tin khác sẽ phải bổ sung sau.',
    'This activity stands in the list only and has no record of its own; the other facts will have to be added later.',
  ],
  EXAMPLE_SKIPPED: (name: string, mark: string) => [
    'NOTICE',
    `"${short(name)}" là ví dụ của mẫu nên không được đọc. Nếu đó là nội dung thật, hãy bỏ "${mark}" khỏi tên hoặc mã rồi kiểm tra lại tệp.`,
    `"${short(name)}" is an example of the template and was not read. If it is real, take "${mark}" out of its name or reference and check the file again.`,
  ],
  EXAMPLE_MARKED: (name: string) => [
    'NOTICE',
    `"${short(name)}" được đánh dấu là ví dụ (is_example) nên không được đọc. Nếu đó là nội dung thật, hãy bỏ dấu ấy trong phần mềm PIA rồi xuất lại.`,
    `"${short(name)}" is marked as an example (is_example) and was not read. If it is real, take the mark off in the PIA tool and export it again.`,
  ],
  HEADING_NOT_READ: () => [
    'NOTICE',
    'Phần đầu bảng (bên kiểm soát, người đại diện, nhân sự bảo vệ dữ liệu) không được đọc; thông tin này lấy từ hồ sơ tổ chức.',
    'What stands above the table (controller, representative, data protection officer) was not read; it comes from the profile of the organisation.',
  ],
  ROWS_JOINED: (name: string, rows: string) => [
    'NOTICE',
    `Các hàng ${short(rows)} cùng mô tả "${short(name)}" nên được gộp thành một hoạt động.`,
    `Rows ${short(rows)} describe "${short(name)}" and were joined into one activity.`,
  ],
  ENCODING_TAKEN: (encoding: string) => [
    'NOTICE',
    `Tệp không dùng bảng mã UTF-8; đã đọc theo ${encoding}. Hãy kiểm tra dấu tiếng Việt.`,
    `The file is not encoded in UTF-8; it was read as ${encoding}. Check the diacritics.`,
  ],
  MAPPING_GUESSED: (columns: string) => [
    'REVIEW',
    `Ý nghĩa các cột được đoán theo tiêu đề: ${columns}. Hãy kiểm tra.`,
    `What the columns mean was guessed from their headers: ${columns}. Check it.`,
  ],
  BEYOND_HEADER: () => [
    'REVIEW',
    'Hàng này có ô nằm ngoài hàng tiêu đề; nội dung được ghi vào phần ghi chú của hoạt động. Trong tệp CSV có thể do thiếu dấu ngoặc kép: hãy kiểm tra hàng này.',
    'This row has cells beyond the header; what they hold goes to the notes of the activity. In a CSV, quotes may be missing: check the row.',
  ],
} as const satisfies Record<string, (...args: never[]) => readonly [Severity, string, string]>;

import type { Sentence } from '#kernel';

const word = (vi: string, en: string): Sentence => ({ vi, en });

/** What the codes of the register are called in a table; those of the law have their words there. */
export const ROLES = {
  CONTROLLER: word('Bên kiểm soát', 'Controller'),
  PROCESSOR: word('Bên xử lý', 'Processor'),
  CONTROLLER_PROCESSOR: word('Bên kiểm soát và xử lý', 'Controller and processor'),
  THIRD_PARTY: word('Bên thứ ba', 'Third party'),
};
export const STATES = {
  DRAFT: word('Bản nháp', 'Draft'),
  IN_REVIEW: word('Chờ duyệt', 'In review'),
  PUBLISHED: word('Đã ban hành', 'Published'),
  ARCHIVED: word('Đã lưu trữ', 'Archived'),
};
export const LOCATIONS = {
  VN: word('Trong nước', 'In Vietnam'),
  ABROAD: word('Ngoài nước', 'Abroad'),
  UNKNOWN: word('Chưa xác định', 'Not known'),
};
export const SOURCES = {
  DATA_SUBJECT: word('Chủ thể dữ liệu', 'Data subject'),
  THIRD_PARTY: word('Bên thứ ba', 'Third party'),
  PUBLIC_SOURCE: word('Nguồn công khai', 'Public source'),
  OTHER_ACTIVITY: word('Hoạt động xử lý khác', 'Another activity'),
  DEVICE: word('Thiết bị', 'Device'),
};
export const MEASURE_KINDS = {
  TECHNICAL: word('Biện pháp kỹ thuật', 'Technical'),
  MANAGERIAL: word('Biện pháp quản lý', 'Managerial'),
  TRAINING: word('Đào tạo', 'Training'),
  STANDARD: word('Tiêu chuẩn, quy chuẩn', 'Standard'),
  OTHER: word('Khác', 'Other'),
};
export const FATES = {
  DELETE: word('Xóa', 'Deleted'),
  DESTROY: word('Hủy', 'Destroyed'),
  DE_IDENTIFY: word('Khử nhận dạng', 'De-identified'),
  ARCHIVE: word('Lưu trữ theo quy định', 'Archived as a law demands'),
};
/** Form 09 II.1 of Decree 356, in short. */
export const TRANSFER_CASES = {
  SERVERS_ABROAD: word('Chuyển dữ liệu tới máy chủ ở nước ngoài', 'Moved to servers abroad'),
  FOREIGN_CLOUD: word('Điện toán đám mây của nhà cung cấp nước ngoài', 'Cloud of a provider abroad'),
  PLATFORM_ABROAD: word('Thu thập trong nước, xử lý trên nền tảng ở nước ngoài', 'Collected in Vietnam, processed on a platform abroad'),
  VIA_PARTNER: word('Qua đối tác, đại lý tại Việt Nam', 'Through a partner or agent in Vietnam'),
  OTHER: word('Trường hợp khác', 'Another way'),
};

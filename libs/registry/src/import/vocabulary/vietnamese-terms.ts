import type { ForeignTerm } from './term.js';

const same = (code: string, ...names: readonly string[]): readonly ForeignTerm[] => names.map((name) => ({ key: name, label: name, code }));
const either = (suggestions: readonly string[], ...names: readonly string[]): readonly ForeignTerm[] =>
  names.map((name) => ({ key: name, label: name, suggestions }));

/** How offices in Vietnam write legal bases for short. What may be two things is put to a person. */
export const VIETNAMESE_BASES: readonly ForeignTerm[] = [
  ...same('CONSENT', 'Sự đồng ý', 'Đồng ý', 'Sự đồng ý của chủ thể dữ liệu', 'Có sự đồng ý'),
  ...same('CONTRACT', 'Hợp đồng', 'Thực hiện hợp đồng', 'Theo hợp đồng'),
  ...same('LAW', 'Nghĩa vụ pháp lý', 'Theo quy định của pháp luật', 'Quy định của pháp luật'),
  ...same('STATE_BODY', 'Hoạt động của cơ quan nhà nước'),
  ...either(['EMERGENCY', 'STATE_EMERGENCY'], 'Khẩn cấp', 'Tình trạng khẩn cấp', 'Trường hợp khẩn cấp'),
];

const ADDRESSES = ['CONTACT_ADDRESS', 'PERMANENT_RES', 'TEMPORARY_RES', 'CURRENT_RES'];

/** The same for types of data. Ministries and firms write them shorter than the decrees do. */
export const VIETNAMESE_DATA_TYPES: readonly ForeignTerm[] = [
  ...same('FULL_BIRTH_NAME', 'Họ tên', 'Họ và tên', 'Họ tên khai sinh', 'Họ và tên khai sinh'),
  ...same('BIRTH_DATE', 'Ngày sinh', 'Ngày tháng năm sinh', 'Năm sinh'),
  ...same('PHONE_NUMBER', 'Điện thoại', 'SĐT', 'Số ĐT', 'Số di động'),
  ...same('PERSONAL_ID_NUMBER', 'CCCD', 'Số CCCD', 'Số căn cước', 'Số căn cước công dân', 'Số thẻ căn cước'),
  ...same('OLD_ID_CARD_NUMBER', 'CMND', 'Số CMND'),
  ...same('PASSPORT_NUMBER', 'Hộ chiếu'),
  ...same('PERSONAL_TAX_CODE', 'Mã số thuế', 'MST cá nhân'),
  ...same('SOCIAL_INSURANCE_NO', 'Số BHXH', 'Mã số BHXH', 'Số sổ BHXH', 'Mã số bảo hiểm xã hội'),
  ...same('HEALTH_INSURANCE_NO', 'Số BHYT', 'Số thẻ BHYT'),
  ...same('PERSON_IMAGE', 'Hình ảnh', 'Ảnh chân dung', 'Ảnh thẻ'),
  ...same('ID_CARD_IMAGE', 'Ảnh CCCD', 'Bản chụp CCCD', 'Ảnh căn cước công dân'),
  ...same('BIOMETRIC', 'Vân tay', 'Khuôn mặt', 'Sinh trắc học', 'Dữ liệu khuôn mặt'),
  ...same('HEALTH', 'Sức khỏe', 'Hồ sơ bệnh án', 'Thông tin sức khỏe'),
  ...same('LOCATION', 'Dữ liệu vị trí', 'Định vị'),
  ...same('RELIGION_BELIEF', 'Tôn giáo', 'Tín ngưỡng'),
  ...same('RACIAL_ETHNIC_ORIGIN', 'Dân tộc'),
  // A place, or a post.
  ...either(['LOCATION', 'OTHER_IDENTIFYING'], 'Vị trí'),
  ...either(ADDRESSES, 'Địa chỉ', 'Nơi cư trú'),
  ...either(['DIGITAL_ACCOUNT', 'OTHER_IDENTIFYING'], 'Email', 'Thư điện tử', 'Địa chỉ email'),
  ...either(['BANK_CARD_AND_TX', 'FINANCIAL_SECURITIES_INSURANCE'], 'Số tài khoản', 'Tài khoản ngân hàng', 'Số tài khoản ngân hàng'),
  ...either(['FINANCIAL_SECURITIES_INSURANCE', 'OTHER_IDENTIFYING'], 'Lương', 'Tiền lương', 'Thu nhập'),
];

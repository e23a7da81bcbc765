import type { Sentence } from '#kernel';

const label = (vi: string, en: string): Sentence => ({ vi, en });

/**
 * Kinds of personal data as the tick lists of D356 Form 10 split them, with their labels. Whether a kind is basic or
 * sensitive is not here: that is a question to a regime (`dataClassOf`).
 */
export const DATA_TYPE_LABELS = {
  FULL_BIRTH_NAME: label('Họ, chữ đệm và tên khai sinh', 'Full birth name'),
  OTHER_NAME: label('Tên gọi khác', 'Other name'),
  BIRTH_DATE: label('Ngày, tháng, năm sinh', 'Date of birth'),
  DEATH_OR_MISSING_DATE: label('Ngày, tháng, năm chết hoặc mất tích', 'Date of death or disappearance'),
  SEX: label('Giới tính', 'Sex'),
  BIRTH_PLACE: label('Nơi sinh', 'Place of birth'),
  BIRTH_REG_PLACE: label('Nơi đăng ký khai sinh', 'Place of birth registration'),
  PERMANENT_RES: label('Nơi thường trú', 'Permanent residence'),
  TEMPORARY_RES: label('Nơi tạm trú', 'Temporary residence'),
  CURRENT_RES: label('Nơi ở hiện tại', 'Current abode'),
  HOMETOWN: label('Quê quán', 'Home town'),
  CONTACT_ADDRESS: label('Địa chỉ liên hệ', 'Contact address'),
  NATIONALITY: label('Quốc tịch', 'Nationality'),
  PERSON_IMAGE: label('Hình ảnh của cá nhân', 'Image of the person'),
  PHONE_NUMBER: label('Số điện thoại', 'Phone number'),
  PERSONAL_ID_NUMBER: label('Số định danh cá nhân', 'Personal identification number'),
  PASSPORT_NUMBER: label('Số hộ chiếu', 'Passport number'),
  DRIVING_LICENCE: label('Số giấy phép lái xe', 'Driving licence number'),
  PLATE_NUMBER: label('Số biển số xe', 'Vehicle plate number'),
  OLD_ID_CARD_NUMBER: label('Số chứng minh nhân dân', 'Former identity card number'),
  PERSONAL_TAX_CODE: label('Mã số thuế cá nhân', 'Personal tax code'),
  SOCIAL_INSURANCE_NO: label('Số bảo hiểm xã hội', 'Social insurance number'),
  HEALTH_INSURANCE_NO: label('Số thẻ bảo hiểm y tế', 'Health insurance card number'),
  MARITAL_STATUS: label('Tình trạng hôn nhân', 'Marital status'),
  FAMILY_RELATIONS: label('Thông tin về mối quan hệ gia đình', 'Family relations'),
  DIGITAL_ACCOUNT: label('Thông tin về tài khoản số của cá nhân', 'Digital account'),
  CYBER_ACTIVITY_HISTORY: label('Hoạt động, lịch sử hoạt động trên không gian mạng', 'Activity and its history in cyberspace'),
  OTHER_IDENTIFYING: label('Các thông tin khác gắn liền với một con người cụ thể', 'Other information tied to a specific person'),
  RACIAL_ETHNIC_ORIGIN: label('Nguồn gốc chủng tộc, nguồn gốc dân tộc', 'Racial or ethnic origin'),
  POLITICAL_VIEW: label('Quan điểm chính trị', 'Political views'),
  RELIGION_BELIEF: label('Quan điểm tôn giáo, tín ngưỡng', 'Religious views and belief'),
  PRIVATE_LIFE_SECRETS: label('Đời sống riêng tư, bí mật cá nhân, bí mật gia đình', 'Private life, personal and family secrets'),
  HEALTH: label('Tình trạng sức khỏe', 'Health'),
  GENETIC: label('Đặc điểm di truyền', 'Genetic traits'),
  BIOMETRIC: label('Dữ liệu sinh trắc học', 'Biometric data'),
  SEX_LIFE_ORIENTATION: label('Đời sống tình dục, xu hướng tình dục', 'Sex life and orientation'),
  CRIME_AND_VIOLATION: label('Dữ liệu về tội phạm, vi phạm pháp luật', 'Data on crime and violations of law'),
  LOCATION: label('Vị trí của cá nhân được xác định qua dịch vụ định vị', 'Location by positioning services'),
  EID_CREDENTIALS: label('Tên đăng nhập và mật khẩu truy cập tài khoản định danh điện tử', 'Credentials of an electronic identity account'),
  ID_CARD_IMAGE: label('Hình ảnh thẻ căn cước, thẻ căn cước công dân, chứng minh nhân dân', 'Image of an identity card'),
  BANK_CREDENTIALS: label('Tên đăng nhập, mật khẩu truy cập của tài khoản ngân hàng', 'Credentials of a bank account'),
  BANK_CARD_AND_TX: label(
    'Thông tin thẻ ngân hàng, dữ liệu về lịch sử giao dịch của tài khoản ngân hàng',
    'Bank card and account transactions',
  ),
  FINANCIAL_SECURITIES_INSURANCE: label(
    'Thông tin tài chính, tín dụng, lịch sử giao dịch tài chính, chứng khoán, bảo hiểm',
    'Financial, credit, securities and insurance information',
  ),
  OTHER_CONFIDENTIAL: label(
    'Dữ liệu cá nhân khác được pháp luật quy định cần giữ bí mật hoặc cần có biện pháp bảo mật chặt chẽ',
    'Other data that the law protects as confidential',
  ),
} as const satisfies Record<string, Sentence>;

export type DataTypeCode = keyof typeof DATA_TYPE_LABELS;
export const DATA_TYPE_CODES = Object.keys(DATA_TYPE_LABELS) as readonly DataTypeCode[];

export function isDataTypeCode(code: string): code is DataTypeCode {
  return Object.hasOwn(DATA_TYPE_LABELS, code);
}

import { type DataTypeCode, type ImpactFacts } from '#law';
import { NOT_KNOWN, whole } from '../../answers.js';
import type { Tick } from '../../official-document.js';
import { asked, type Row, section, sentence, twoColumns } from '../rows.js';
import { kindsInWords, kindsOf } from './impact-answers.js';

/** A box of the tick lists and the kinds that it stands for. */
interface KindBox {
  readonly label: string;
  readonly codes: readonly DataTypeCode[];
}

const box = (label: string, ...codes: readonly DataTypeCode[]): KindBox => ({ label, codes });

/** D356 3: the two columns of Forms 09 and 10. */
export const BASIC_BOXES = [
  [
    box('Họ, chữ đệm và tên khai sinh', 'FULL_BIRTH_NAME'),
    box('Tên gọi khác (nếu có)', 'OTHER_NAME'),
    box('Ngày, tháng, năm sinh', 'BIRTH_DATE'),
    box('Ngày, tháng, năm chết hoặc mất tích', 'DEATH_OR_MISSING_DATE'),
    box('Giới tính', 'SEX'),
    box('Nơi sinh', 'BIRTH_PLACE'),
    box('Nơi đăng ký khai sinh', 'BIRTH_REG_PLACE'),
    box('Nơi đăng ký thường trú', 'PERMANENT_RES'),
    box('Nơi đăng ký tạm trú', 'TEMPORARY_RES'),
    box('Nơi ở hiện tại', 'CURRENT_RES'),
    box('Quê quán', 'HOMETOWN'),
  ],
  [
    box('Địa chỉ liên hệ', 'CONTACT_ADDRESS'),
    box('Quốc tịch', 'NATIONALITY'),
    box('Hình ảnh của cá nhân', 'PERSON_IMAGE'),
    box('Số điện thoại', 'PHONE_NUMBER'),
    box('Số định danh cá nhân', 'PERSONAL_ID_NUMBER'),
    box('Số hộ chiếu', 'PASSPORT_NUMBER'),
    box('Số giấy phép lái xe', 'DRIVING_LICENCE'),
    box('Số biển số xe', 'PLATE_NUMBER'),
    box('Tình trạng hôn nhân', 'MARITAL_STATUS'),
    box('Thông tin về mối quan hệ gia đình (cha mẹ, con, vợ chồng)', 'FAMILY_RELATIONS'),
    box('Thông tin về tài khoản số của cá nhân', 'DIGITAL_ACCOUNT'),
    box(
      'Các thông tin khác gắn liền với một con người cụ thể hoặc giúp xác định một con người cụ thể không thuộc các mục trên',
      'OTHER_IDENTIFYING',
      'OLD_ID_CARD_NUMBER',
      'PERSONAL_TAX_CODE',
      'SOCIAL_INSURANCE_NO',
      'HEALTH_INSURANCE_NO',
    ),
  ],
] as const;

const ORIGIN = box('Dữ liệu tiết lộ nguồn gốc chủng tộc, nguồn gốc dân tộc', 'RACIAL_ETHNIC_ORIGIN');
const LOCATION = box('Vị trí của cá nhân được xác định qua dịch vụ định vị', 'LOCATION');

const SENSITIVE_LEFT = [
  ORIGIN,
  box('Quan điểm chính trị', 'POLITICAL_VIEW'),
  box('Quan điểm tôn giáo, tín ngưỡng', 'RELIGION_BELIEF'),
  box('Thông tin về đời sống riêng tư, bí mật cá nhân, bí mật gia đình', 'PRIVATE_LIFE_SECRETS'),
  box('Tình trạng sức khỏe', 'HEALTH'),
  box('Dữ liệu sinh trắc học, đặc điểm di truyền', 'BIOMETRIC', 'GENETIC'),
  box('Dữ liệu tiết lộ đời sống tình dục, xu hướng tình dục của cá nhân', 'SEX_LIFE_ORIENTATION'),
  box('Dữ liệu về tội phạm, vi phạm pháp luật được thu thập, lưu trữ bởi các cơ quan thực thi pháp luật', 'CRIME_AND_VIOLATION'),
];

const SENSITIVE_RIGHT = [
  LOCATION,
  box('Thông tin tên đăng nhập và mật khẩu truy cập tài khoản định danh điện tử của cá nhân', 'EID_CREDENTIALS'),
  box('Hình ảnh thẻ căn cước, thẻ căn cước công dân, chứng minh nhân dân', 'ID_CARD_IMAGE'),
  box('Tên đăng nhập, mật khẩu truy cập của tài khoản ngân hàng', 'BANK_CREDENTIALS'),
  box('Thông tin thẻ ngân hàng, dữ liệu về lịch sử giao dịch của tài khoản ngân hàng', 'BANK_CARD_AND_TX'),
  box(
    'Thông tin tài chính, tín dụng và các thông tin về hoạt động, lịch sử giao dịch tài chính, chứng khoán, bảo hiểm của khách hàng tại các tổ chức tín dụng, chi nhánh ngân hàng nước ngoài, tổ chức cung ứng dịch vụ trung gian thanh toán, chứng khoán, bảo hiểm, các tổ chức được phép khác',
    'FINANCIAL_SECURITIES_INSURANCE',
  ),
  box(
    'Dữ liệu theo dõi hành vi, hoạt động sử dụng dịch vụ viễn thông, mạng xã hội, dịch vụ truyền thông trực tuyến và các dịch vụ khác trên không gian mạng',
    'CYBER_ACTIVITY_HISTORY',
  ),
];

const CONFIDENTIAL = box(
  'Dữ liệu cá nhân khác được pháp luật quy định cần giữ bí mật hoặc cần có biện pháp bảo mật chặt chẽ',
  'OTHER_CONFIDENTIAL',
);

/** D356 4.1. Form 10 has two of the boxes twice, a slip of the Gazette: they are ticked alike. */
export const SENSITIVE_BOXES = {
  '09': [SENSITIVE_LEFT, [...SENSITIVE_RIGHT, CONFIDENTIAL]],
  '10': [
    [...SENSITIVE_LEFT, ORIGIN],
    [...SENSITIVE_RIGHT, LOCATION, CONFIDENTIAL],
  ],
} as const;

const REGIME = 'VN-PDPL-2025';
const ITS_DECREE =
  'Nghị định số 356/2025/NĐ-CP ngày 31 tháng 12 năm 2025 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Bảo vệ dữ liệu cá nhân; tích √ vào loại dữ liệu cá nhân quy định)';

/** Point 3 of part II: how many kinds there are, and which. */
export function dataKindRows(form: keyof typeof SENSITIVE_BOXES): readonly Row<ImpactFacts>[] {
  const total = (class_: 'BASIC' | 'SENSITIVE') => (facts: ImpactFacts) => [
    facts.dataTypes ? whole(kindsOf(REGIME, class_, facts.dataTypes).length) : NOT_KNOWN,
  ];
  return [
    section('3 Loại dữ liệu cá nhân được xử lý'),
    asked('Tổng số loại dữ liệu cá nhân cơ bản:', total('BASIC')),
    asked('Tổng số loại dữ liệu cá nhân nhạy cảm:', total('SENSITIVE')),
    sentence(`3.1. Dữ liệu cá nhân cơ bản (căn cứ Điều 3 ${ITS_DECREE}`),
    tickList(BASIC_BOXES),
    sentence(`3.2. Dữ liệu cá nhân nhạy cảm (căn cứ khoản 1 Điều 4 ${ITS_DECREE}`),
    tickList(SENSITIVE_BOXES[form]),
  ];
}

function tickList([left, right]: readonly [readonly KindBox[], readonly KindBox[]]): Row<ImpactFacts> {
  return (facts) => {
    const tick = (box: KindBox) => tickOf(box, facts?.dataTypes ?? []);
    return [twoColumns(left.map(tick), right.map(tick))];
  };
}

/** Where a box stands for several kinds, those that are meant are named beside it. */
function tickOf({ label, codes }: KindBox, processed: readonly DataTypeCode[]): Tick {
  const found = codes.filter((code) => processed.includes(code));
  const named = codes.length > 1 ? found.filter((code) => code !== 'OTHER_IDENTIFYING') : [];
  return { label, ticked: found.length > 0, named: named.length > 0 ? `(${kindsInWords(named)})` : null };
}

import type { Form } from '../form.js';
import { section, sentence } from '../rows.js';
import { DOSSIERS, type FiledChange } from './filed-dossier.js';
import * as rows from './letter-rows.js';

/**
 * The letters of Decree 13/2023: 04 sends a DPIA dossier, 06 a transfer dossier, 05 changes either. Slips of the Gazette that
 * are kept: 05 sends a DPIA dossier whichever is changed; 06 is titled as the dossier itself; there is no colon after
 * Website. The Gazette's running marks 11 to 14 belong to its footnotes, not to the forms. A person files on the same forms.
 */

type Letter = Form<FiledChange>;

const DOSSIER = DOSSIERS['VN-PDPD-2023'];
const A05 = 'Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao';

const COMMON = {
  head: { organisation: rows.filerName },
  recipient: ['Kính gửi: Bộ Công an', `(${A05}, Bộ Công an)`],
  closing: { copies: ['Nơi nhận:', '- Như trên;'], capacity: 'TM. TỔ CHỨC, DOANH NGHIỆP', instruction: '(Ký, ghi rõ họ tên, đóng dấu)' },
};

const ORGANISATION_ROWS = [
  rows.ORGANISATION_SECTION,
  rows.NAME,
  ...rows.OFFICES,
  rows.ESTABLISHED,
  rows.PHONE_AND_WEBSITE_WITHOUT_COLON,
  ...rows.contactRows('- Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân:', 'Chức danh:'),
];

const DOCUMENTS = rows.dossierWith(['1.', '2.']);

function opening(dossier: string, mark: string) {
  const text = `Thực hiện quy định về bảo vệ dữ liệu cá nhân, {organisation} gửi Bộ Công an Hồ sơ ${dossier}, như sau:`;
  return sentence(rows.letterText(text, { organisation: `………………${mark}` }));
}

function commitment(number: number, what: string) {
  const text = `{organisation} xin cam kết: Chịu trách nhiệm trước pháp luật về tính chính xác và tính hợp pháp của ${what} và tài liệu kèm theo.`;
  return [section(`${number}. Cam kết`), sentence(rows.letterText(text, { organisation: '(Tên cơ quan, tổ chức, doanh nghiệp)' }))];
}

export const FORM_04: Letter = {
  ...COMMON,
  name: 'Mẫu số 04',
  title: 'Thông báo gửi hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
  heading: ['THÔNG BÁO', 'GỬI HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'],
  rows: [
    opening(DOSSIER.DPIA, '¹'),
    ...ORGANISATION_ROWS,
    section(`2. Hồ sơ ${DOSSIER.DPIA}`),
    DOCUMENTS,
    ...commitment(3, `hồ sơ ${DOSSIER.DPIA}`),
  ],
  notes: ['¹ Tên tổ chức, doanh nghiệp.'],
};

export const FORM_05: Letter = {
  ...COMMON,
  name: 'Mẫu số 05',
  title: 'Thông báo thay đổi nội dung hồ sơ đánh giá tác động',
  heading: ['THÔNG BÁO', rows.letterText('THAY ĐỔI NỘI DUNG HỒ SƠ {dossier}', { dossier: '……¹' })],
  recipient: ['Kính gửi: Bộ Công an', `(Qua ${A05})`],
  rows: [
    opening(DOSSIER.DPIA, '²'),
    ...ORGANISATION_ROWS,
    ...rows.CHANGE_ROWS,
    rows.dossierWith(['1.', '2.']),
    ...commitment(4, 'nội dung thay đổi'),
  ],
  notes: [
    '¹ Tên hồ sơ: Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân hoặc Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân ra nước ngoài.',
    '² Tên tổ chức, doanh nghiệp.',
  ],
};

export const FORM_06: Letter = {
  ...COMMON,
  name: 'Mẫu số 06',
  title: 'Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân ra nước ngoài',
  heading: ['HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG CHUYỂN DỮ LIỆU CÁ NHÂN', 'RA NƯỚC NGOÀI'],
  rows: [
    opening(DOSSIER.TRANSFER, '¹'),
    ...ORGANISATION_ROWS,
    section(`2. Hồ sơ ${DOSSIER.TRANSFER}`),
    DOCUMENTS,
    ...commitment(3, `Hồ sơ ${DOSSIER.TRANSFER}`),
  ],
  notes: ['¹ Tên tổ chức, doanh nghiệp'],
};

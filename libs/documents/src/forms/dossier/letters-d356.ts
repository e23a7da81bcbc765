import type { DossierType } from '#law';
import type { Form } from '../form.js';
import { section, sentence } from '../rows.js';
import { DOSSIERS, type FiledChange } from './filed-dossier.js';
import * as rows from './letter-rows.js';

/**
 * The letters of Decree 356/2025: 01 sends a transfer dossier, 02 a DPIA dossier, 03 changes either; a is an organisation's,
 * b a person's. Slips of the Gazette that are kept: 03a and 03b send a DPIA dossier whichever is changed; 01b and 02b promise
 * that the changed content is accurate; 03a names the transfer "ra nước ngoài" in its note; no colon after Website in 03a;
 * the marks of the notes, which are the Gazette's own numbering. A note that it repeats on each page stands once.
 */

type Letter = Form<FiledChange>;

const DOSSIER = DOSSIERS['VN-PDPL-2025'];
const RECIPIENT = 'Kính gửi: Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an';
const CONTACT = '- Bộ phận, nhân sự bảo vệ dữ liệu cá nhân hoặc tổ chức, cá nhân cung cấp dịch vụ bảo vệ dữ liệu cá nhân';
const NAME_NOTE = 'Tên tổ chức, doanh nghiệp.';
const DOSSIER_NOTE = 'Tên hồ sơ: Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân hoặc Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân';

const OF_ORGANISATION = {
  head: { organisation: rows.filerName },
  recipient: [`${RECIPIENT}.`],
  closing: { copies: ['Nơi nhận:', '- Như trên;'], capacity: 'TM. TỔ CHỨC, DOANH NGHIỆP', instruction: '(Ký, ghi rõ họ tên, đóng dấu)' },
};

const OF_PERSON = {
  head: { organisation: null },
  recipient: [`${RECIPIENT}.`],
  closing: { copies: [], capacity: 'NGƯỜI NỘP HỒ SƠ', instruction: '(Ký, ghi rõ họ tên)' },
  notes: [],
};

const SENDING = {
  TRANSFER: {
    title: 'Thông báo gửi hồ sơ đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới',
    heading: ['THÔNG BÁO', 'GỬI HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG CHUYỂN', 'DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI'],
  },
  DPIA: {
    title: 'Thông báo gửi hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
    heading: ['THÔNG BÁO', 'GỬI HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG XỬ LÝ DỮ LIỆU CÁ NHÂN'],
  },
} as const satisfies Record<DossierType, object>;

function changing(mark: string) {
  return {
    title: 'Thông báo thay đổi nội dung hồ sơ đánh giá tác động',
    heading: ['THÔNG BÁO', rows.letterText('THAY ĐỔI NỘI DUNG HỒ SƠ {dossier}', { dossier: `……${mark}` })],
  };
}

/** `mark`: where the name of the organisation belongs on a blank letter; none where a person says "Tôi". */
function opening(type: DossierType, mark?: string) {
  const who = mark ? '{organisation}' : 'Tôi';
  const text = `Thực hiện quy định về bảo vệ dữ liệu cá nhân, ${who} xin gửi Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an Hồ sơ ${DOSSIER[type]}, như sau:`;
  return sentence(rows.letterText(text, mark ? { organisation: `………………${mark}` } : {}));
}

function documents(type: DossierType) {
  return [
    section(`2. Hồ sơ ${DOSSIER[type]} (bao gồm các hồ sơ theo mẫu, tài liệu, văn bản, hình ảnh kèm theo)`),
    rows.dossierWith(['a)', 'b)']),
  ];
}

function commitment(number: number, what: string, mark?: string) {
  const who = mark ? '{organisation}' : 'Tôi';
  const text = `${who} xin cam kết chịu trách nhiệm về tính chính xác và tính hợp pháp của ${what} cùng các tài liệu kèm theo và cam kết thực hiện đúng các quy định của pháp luật.`;
  return [section(`${number}. Cam kết`), sentence(rows.letterText(text, mark ? { organisation: `………………${mark}` } : {}))];
}

export const FORM_01A: Letter = {
  ...OF_ORGANISATION,
  ...SENDING.TRANSFER,
  name: 'Mẫu số 01a',
  rows: [
    opening('TRANSFER', '¹'),
    rows.ORGANISATION_SECTION,
    rows.NAMES_VI,
    rows.NAMES_FOREIGN,
    ...rows.OFFICES,
    rows.ESTABLISHED,
    rows.TAX_CODE,
    rows.PHONE_AND_WEBSITE,
    ...rows.contactRows(`${CONTACT} của bên chuyển dữ liệu cá nhân:`, 'Chức vụ:'),
    rows.CONTACT_EMAIL,
    ...documents('TRANSFER'),
    ...commitment(3, `Hồ sơ ${DOSSIER.TRANSFER}`, '²'),
  ],
  notes: [`¹ ${NAME_NOTE}`, `² ${NAME_NOTE}`],
};

export const FORM_01B: Letter = {
  ...OF_PERSON,
  ...SENDING.TRANSFER,
  name: 'Mẫu số 01b',
  rows: [
    opening('TRANSFER'),
    section('1. Thông tin về người nộp hồ sơ'),
    ...rows.PERSON_ROWS,
    ...documents('TRANSFER'),
    ...commitment(3, 'nội dung thay đổi'),
  ],
};

export const FORM_02A: Letter = {
  ...OF_ORGANISATION,
  ...SENDING.DPIA,
  name: 'Mẫu số 02a',
  recipient: [RECIPIENT],
  rows: [
    opening('DPIA', '²'),
    rows.ORGANISATION_SECTION,
    rows.NAMES,
    ...rows.OFFICES,
    rows.OWNERSHIP,
    rows.ESTABLISHED,
    rows.TAX_CODE,
    rows.LEGAL_REPRESENTATIVE,
    rows.PHONE_AND_WEBSITE,
    ...rows.contactRows(`${CONTACT}:`, 'Chức vụ:'),
    rows.CONTACT_EMAIL,
    ...documents('DPIA'),
    ...commitment(3, `hồ sơ ${DOSSIER.DPIA}`, '²'),
  ],
  notes: [`² ${NAME_NOTE}`],
};

export const FORM_02B: Letter = {
  ...OF_PERSON,
  ...SENDING.DPIA,
  name: 'Mẫu số 02b',
  rows: [
    opening('DPIA'),
    section('1. Thông tin về người nộp hồ sơ'),
    ...rows.PERSON_ROWS,
    ...documents('DPIA'),
    ...commitment(3, 'nội dung thay đổi'),
  ],
};

export const FORM_03A: Letter = {
  ...OF_ORGANISATION,
  ...changing('³'),
  name: 'Mẫu số 03a',
  rows: [
    opening('DPIA', '⁴'),
    rows.ORGANISATION_SECTION,
    rows.NAME,
    ...rows.OFFICES,
    rows.ESTABLISHED,
    rows.TAX_CODE,
    rows.PHONE_AND_WEBSITE_WITHOUT_COLON,
    ...rows.contactRows('- Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân:', 'Chức danh:'),
    rows.CONTACT_EMAIL,
    ...rows.CHANGE_ROWS,
    rows.dossierWith(['a)', 'b)']),
    ...commitment(4, 'nội dung thay đổi', '³'),
  ],
  notes: [`³ ${DOSSIER_NOTE} ra nước ngoài.`, `⁴ ${NAME_NOTE}`, `³ ${NAME_NOTE}`],
};

export const FORM_03B: Letter = {
  ...OF_PERSON,
  ...changing('⁵'),
  name: 'Mẫu số 03b',
  recipient: [RECIPIENT],
  rows: [
    opening('DPIA'),
    section('1. Thông tin về người gửi hồ sơ'),
    ...rows.PERSON_ROWS,
    ...rows.CHANGE_ROWS,
    rows.dossierWith(['a)', 'b)']),
    ...commitment(4, 'nội dung thay đổi'),
  ],
  notes: [`⁵ ${DOSSIER_NOTE} xuyên biên giới.`],
};

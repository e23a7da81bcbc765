import { ESTABLISHMENT, type StatutoryForm, TITLE } from './statutory-form.js';

/**
 * Form 03 of Decree 13/2023. Slips of the Gazette that are kept: the opening speaks of an impact-assessment dossier; there
 * is no colon after Website; the line on parties and data ends with a semicolon. The Gazette's running mark `10` of the
 * opening belongs to its footnotes, not to the form.
 */
export const FORM_03: StatutoryForm = {
  code: '03',
  name: 'Mẫu số 03',
  heading: TITLE,
  recipient: ['Kính gửi: Bộ Công an', '(Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao, Bộ Công an)'],
  opening:
    'Thực hiện quy định về bảo vệ dữ liệu cá nhân, {organisation} gửi Bộ Công an hồ sơ đánh giá tác động xử lý dữ liệu cá nhân, như sau:',
  rows: [
    { section: '1. Thông tin về tổ chức, doanh nghiệp' },
    { label: '- Tên tổ chức, doanh nghiệp:', answer: 'name' },
    { label: '- Địa chỉ trụ sở chính:', answer: 'headOffice' },
    { label: '- Địa chỉ trụ sở giao dịch:', answer: 'transactionOffice' },
    { sentence: ESTABLISHMENT },
    { sentence: '- Điện thoại: {phone} Website {website}' },
    { label: '- Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân:', answer: null },
    { label: 'Họ và tên:', answer: 'pdpName' },
    { label: 'Chức danh:', answer: 'pdpTitle' },
    { label: 'Số điện thoại liên lạc (cố định và di động):', answer: 'pdpPhones' },
    { section: '2. Mô tả hành vi vi phạm quy định bảo vệ dữ liệu cá nhân' },
    { label: '- Thời gian:', answer: 'times' },
    { label: '- Địa điểm:', answer: 'places' },
    { label: '- Hành vi:', answer: 'act' },
    { label: '- Tổ chức, cá nhân, các loại dữ liệu cá nhân và số lượng dữ liệu liên quan;', answer: 'partiesAndData' },
    { label: '- Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân:', answer: 'responsible' },
    { label: 'Họ và tên:', answer: 'responsibleName' },
    { label: 'Chức danh:', answer: 'responsibleTitle' },
    { label: 'Số điện thoại liên lạc (cố định và di động):', answer: 'responsiblePhones' },
    { label: '- Hậu quả xảy ra:', answer: 'consequences' },
    { label: '- Biện pháp áp dụng:', answer: 'measures' },
    { section: '3. Tài liệu kèm theo' },
  ],
  attachmentMarks: ['1.', '2.'],
  commitmentHeading: '4. Cam kết',
  commitment:
    '{organisation} xin cam kết: Chịu trách nhiệm trước pháp luật về tính chính xác và tính hợp pháp thông tin cung cấp và tài liệu kèm theo.',
  copies: ['Nơi nhận:', '- Như trên;'],
  capacity: 'TM. TỔ CHỨC, DOANH NGHIỆP',
  instruction: '(Ký, ghi rõ họ tên, đóng dấu)',
  nameInOpening: '………………¹',
  nameInCommitment: '(Tên cơ quan, tổ chức, doanh nghiệp)',
  notes: ['¹ Tên tổ chức, doanh nghiệp'],
};

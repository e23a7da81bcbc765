import { type StatutoryForm, TITLE } from './statutory-form.js';

/** Form 08 of Decree 356/2025. The marks ⁸ and ² of its notes are the Gazette's own numbering, and kept. */
export const FORM_08: StatutoryForm = {
  code: '08',
  name: 'Mẫu số 08',
  heading: TITLE,
  recipient: ['Kính gửi: Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an.'],
  opening:
    'Thực hiện quy định về bảo vệ dữ liệu cá nhân, {organisation} xin gửi Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an thông báo vi phạm quy định bảo vệ dữ liệu cá nhân, như sau:',
  rows: [
    { section: '1. Thông tin về tổ chức, doanh nghiệp' },
    { label: '- Tên tổ chức, doanh nghiệp:', answer: 'name' },
    { label: '- Địa chỉ trụ sở chính:', answer: 'headOffice' },
    { label: '- Địa chỉ trụ sở giao dịch:', answer: 'transactionOffice' },
    {
      sentence:
        '- Quyết định thành lập/Giấy chứng nhận đăng ký doanh nghiệp/Giấy chứng nhận đăng ký kinh doanh/Giấy chứng nhận đầu tư số: {number} do {issuer} cấp ngày {day} tháng {month} năm {year} tại {place}',
    },
    { label: '- Mã số thuế:', answer: 'taxCode' },
    { sentence: '- Điện thoại: {phone} Website: {website}' },
    { label: '- Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân:', answer: null },
    { label: 'Họ và tên:', answer: 'pdpName' },
    { label: 'Chức danh:', answer: 'pdpTitle' },
    { label: 'Số điện thoại liên lạc:', answer: 'pdpPhones' },
    { label: 'Email:', answer: 'pdpEmail' },
    { section: '2. Mô tả hành vi vi phạm quy định bảo vệ dữ liệu cá nhân' },
    { label: '- Thời gian:', answer: 'times' },
    { label: '- Địa điểm:', answer: 'places' },
    { label: '- Hành vi:', answer: 'act' },
    { label: '- Tổ chức, cá nhân liên quan:', answer: 'parties' },
    { label: '- Các loại dữ liệu cá nhân và số lượng dữ liệu liên quan:', answer: 'data' },
    { label: '- Nhân sự chịu trách nhiệm bảo vệ dữ liệu cá nhân:', answer: 'responsible' },
    { label: 'Họ và tên:', answer: 'responsibleName' },
    { label: 'Chức danh:', answer: 'responsibleTitle' },
    { label: 'Số điện thoại liên lạc:', answer: 'responsiblePhones' },
    { label: 'Email:', answer: 'responsibleEmail' },
    { label: '- Hậu quả xảy ra:', answer: 'consequences' },
    { label: '- Biện pháp áp dụng:', answer: 'measures' },
    { section: '3. Tài liệu kèm theo' },
  ],
  attachmentMarks: ['a)', 'b)'],
  commitmentHeading: '4. Cam kết',
  commitment:
    '{organisation} xin cam kết chịu trách nhiệm về tính chính xác và tính hợp pháp của thông báo cùng các tài liệu kèm theo và cam kết tuân thủ các quy định của pháp luật.',
  copies: ['Nơi nhận:', '- Như trên;'],
  capacity: 'TM. TỔ CHỨC, DOANH NGHIỆP',
  instruction: '(Ký, ghi rõ họ tên, đóng dấu)',
  nameInOpening: '………………⁸',
  nameInCommitment: '………………²',
  notes: ['⁸ Tên tổ chức, doanh nghiệp', '² Tên tổ chức, doanh nghiệp.'],
};

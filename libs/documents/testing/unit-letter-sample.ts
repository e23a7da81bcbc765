import type { UnitLetterContent, UnitLetterIssue } from '../src/index.js';

/** A letter of a unit in which everything is told; nobody in it is real. */
export const UNIT_LETTER: UnitLetterContent = {
  unit: {
    name: 'Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao',
    superior: 'Bộ Công an',
    place: 'Hà Nội',
    head: 'CỤC TRƯỞNG',
  },
  recipient: { name: 'Công ty cổ phần Cảng Ví Dụ Hải Phòng', address: 'Số 1 đường Tưởng Tượng, thành phố Hải Phòng' },
  reference: 'BC26-000123-7',
  filedAt: '2026-11-22T02:00:00.000Z',
  regime: 'VN-PDPL-2025',
  text: 'Tài liệu gửi kèm đề nghị nêu rõ tên và ngày lập.',
  questions: [
    { path: 'facts.place', question: 'Máy chủ đặt tại địa điểm nào, do ai vận hành?' },
    { path: 'facts.counts', question: 'Căn cứ của con số ước tính 1.000 đến 1.200 người là gì; khi nào có con số kiểm đếm?' },
    { path: null, question: 'Tổ chức đã báo cho bên kiểm soát dữ liệu nào khác hay chưa?' },
  ],
  due: '2026-12-06T02:00:00.000Z',
  article: 'L91 23.4',
  outcome: 'Đã khắc phục',
  competent: 'Bộ Tư lệnh 86',
};

export const SIGNED: UnitLetterIssue = {
  date: new Date('2026-03-05T02:00:00.000Z'),
  number: '05/A05-BVDLCN',
  signatory: 'Người Ký Mười Chín',
  deputy: false,
  drill: false,
};

import type { DataRequestFacts } from '../src/index.js';

/** A request in which every question has an answer; nobody in it is real. */
export const REQUEST: DataRequestFacts = {
  reference: null,
  submittedAt: '2025-05-06T02:00:00.000Z',
  requester: 'INDIVIDUAL',
  recipient: 'Công ty Cổ phần Nhận Yêu Cầu',
  name: 'Người Yêu Cầu Mười Lăm',
  representative: 'Người Giám Hộ Mười Sáu',
  idDocument: { number: '031000000016', issuedOn: '2023-04-03', issuedAt: 'Cục Cảnh sát thử nghiệm' },
  address: 'Số 15 phố Tưởng Tượng, Hải Phòng',
  phone: '0900 000 021',
  fax: '0225 0000 022',
  email: 'muoilam@yeu-cau.example',
  data: 'Lịch sử đặt vé của Người Yêu Cầu Mười Lăm',
  purpose: 'Kiểm tra tính chính xác',
  ordinal: 3,
  copies: 2,
  delivery: 'NETWORK',
  deliveryDetail: 'hop-thu@yeu-cau.example',
  attachments: ['Giấy ủy quyền', 'Bản sao hộ khẩu'],
};

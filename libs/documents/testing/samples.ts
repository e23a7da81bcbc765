import type { FiledNotice, MinutesInput, PrintOptions, ReceiptSheetInput, SubjectNoticeInput } from '../src/index.js';

/** A filing in which every question has an answer, no two of them alike; nobody in it is real. */
export const FULL: FiledNotice = {
  reference: 'BC26-000123-7',
  kind: 'INITIAL',
  number: 1,
  submittedAt: '2026-11-22T01:30:00.000Z',
  regime: 'VN-PDPL-2025',
  organisation: {
    nameVi: 'Công ty Cổ phần Cảng Ví Dụ Hải Phòng',
    headOfficeAddress: 'Số 8A đường Trần Phú, phường Ngô Quyền, thành phố Hải Phòng',
    transactionOfficeAddress: 'Tầng 5, tòa nhà Sông Cấm, phường Hồng Bàng, thành phố Hải Phòng',
    establishmentDocument: { number: '0200000000', issuer: 'Sở Tài chính thành phố Hải Phòng', issuedOn: '2019-05-07', place: 'Hải Phòng' },
    taxCode: '0200000000-001',
    phone: '0225 0000 001',
    website: 'https://cang-vi-du.example',
    pdpContact: {
      fullName: 'Người Phụ Trách Một',
      title: 'Trưởng bộ phận bảo vệ dữ liệu',
      phones: ['0225 0000 002', '0900 000 003'],
      email: 'dpo@cang-vi-du.example',
    },
  },
  facts: {
    reporterRole: 'CONTROLLER_PROCESSOR',
    occurredFrom: '2026-11-19T16:15:00.000Z',
    occurredTo: '2026-11-20T02:00:00.000Z',
    occurrencePrecision: 'APPROXIMATE',
    detectedAt: '2026-11-20T03:05:00.000Z',
    detectionMethod: 'Hệ thống giám sát cảnh báo lượng truy vấn bất thường',
    place: 'Trung tâm dữ liệu tại Hải An',
    systems: ['Cổng khách hàng điện tử', 'Hệ thống quản lý ra vào cảng'],
    actType: 'ILLEGAL_SALE',
    actDescription: 'Tài khoản quản trị bị chiếm quyền và bảng khách hàng bị sao chép.\nDữ liệu được rao bán trên một diễn đàn.',
    involvedParties: [
      { name: 'Công ty TNHH Bảo trì Giả Định', role: 'bên xử lý', contact: 'lienhe@bao-tri.example' },
      { name: 'Người rao bán chưa rõ danh tính', role: 'nghi phạm' },
    ],
    dataTypes: [
      { code: 'FULL_BIRTH_NAME', state: 'AFFECTED' },
      { code: 'PHONE_NUMBER', state: 'AFFECTED' },
      { code: 'BIOMETRIC', state: 'AFFECTED' },
      { code: 'LOCATION', state: 'UNKNOWN' },
      { code: 'BANK_CARD_AND_TX', state: 'NOT_AFFECTED' },
    ],
    counts: [
      { what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: 12430 },
      { what: 'SENSITIVE_SUBJECTS', basis: 'ESTIMATED', min: 900, max: 1100 },
      { what: 'BASIC_RECORDS', basis: 'ESTIMATED', value: 1250000 },
      { what: 'SENSITIVE_RECORDS', basis: 'UNKNOWN' },
    ],
    origin: 'PROCESSOR',
    originParty: 'Công ty TNHH Bảo trì Giả Định (đơn vị thuê ngoài)',
    illegalSale: {
      channel: 'FORUM',
      channelDetail: 'diễn đàn ẩn danh',
      offeredAt: '2026-11-20T01:00:00.000Z',
      priceVnd: 350000000,
      priceText: 'hoặc 0,2 đồng tiền mã hóa',
      volume: 1200000,
      payment: 'tiền mã hóa',
      seller: 'bí danh cua-bien',
      buyer: 'chưa có người mua công khai',
      sourceSystem: 'bản sao bảng KHACH_HANG',
    },
    cyberIncident: { isCyberIncident: true, serious: true, disruptsOrNationalSecurity: false, reference: 'ANM-26-0042' },
    consequences: 'Khách hàng có thể bị lừa đảo qua điện thoại.',
    measuresDone: 'Đã khóa tài khoản quản trị và đổi toàn bộ khóa truy cập.',
    measuresDoing: 'Đang rà soát nhật ký và phối hợp điều tra.',
    remediatedAt: '2026-11-21T11:10:00.000Z',
    measuresPlanned: 'Sẽ thông báo cho từng khách hàng trước ngày 25/11/2026.',
    harmInterests: ['ORDER', 'HONOUR', 'PROPERTY'],
  },
  commitment: true,
  lateReason: 'Phải xác minh với bên xử lý ở múi giờ khác.',
};

/** The least that may be filed: all else is open. */
export const SPARSE: FiledNotice = {
  reference: 'BC26-000124-4',
  kind: 'INITIAL',
  number: 1,
  submittedAt: '2026-11-22T01:30:00.000Z',
  regime: 'VN-PDPL-2025',
  organisation: { nameVi: 'Hợp tác xã Ví Dụ', pdpContact: { fullName: 'Người Phụ Trách Hai' } },
  facts: { detectedAt: '2026-11-20T03:05:00.000Z', actType: 'LOSS', dataTypesUnknown: true },
  commitment: true,
};

export const DIGEST = '3b6f0d2c4e8a91f7c05d7e1a9b8c6d4f2e0a1b3c5d7e9f8a6b4c2d0e1f3a5b7c';

export const PRINT: PrintOptions = {
  number: '12/TB-CVD',
  place: 'Hải Phòng',
  signatory: 'Người Đại Diện Ba',
  attachments: [{ name: 'Biên bản xác nhận vi phạm.pdf', sha256: 'a'.repeat(64) }, { name: 'Trích nhật ký truy cập.csv' }],
  digest: DIGEST,
};

export const MINUTES: MinutesInput = {
  notice: FULL,
  madeAt: '2026-11-20T08:00:00.000Z',
  participants: [
    { name: 'Người Lập Bốn', position: 'Kỹ sư an toàn thông tin', part: 'người lập biên bản' },
    { name: 'Người Chứng Kiến Năm', position: 'Phòng Pháp chế', part: 'người chứng kiến' },
  ],
  evidence: [{ name: 'access-2026-11-19.log.gz', sha256: 'b'.repeat(64) }],
  signatures: [
    { name: 'Người Lập Bốn', capacity: 'Người lập biên bản', signedAt: '2026-11-20T08:30:00.000Z' },
    { name: 'Người Chứng Kiến Năm', capacity: 'Người chứng kiến' },
    { name: 'Người Đại Diện Sáu', capacity: 'Đại diện tổ chức' },
  ],
};

export const NOTICE: SubjectNoticeInput = {
  notice: FULL,
  issuedAt: '2026-11-22T02:00:00.000Z',
  severity: 'Nghiêm trọng',
  risks: 'Giả mạo danh tính bằng dữ liệu khuôn mặt.',
  guidance: 'Không cung cấp mã OTP qua điện thoại; đổi mật khẩu tài khoản.',
  incidentDesk: 'Tổ ứng cứu sự cố, 0225 0000 009',
  whyPublic: 'chưa có địa chỉ liên lạc của một phần khách hàng',
};

export const RECEIPT: ReceiptSheetInput = {
  reference: 'BC26-000123-7',
  submittedAt: '2026-11-22T01:30:00.000Z',
  digest: DIGEST,
  leafIndex: 1041,
  treeSize: 1042,
  logKey: 'khien.example/log+1a2b3c4d',
  issuer: 'Hệ thống Khiên',
  organisation: 'Công ty Cổ phần Cảng Ví Dụ Hải Phòng',
  recipient: 'Cơ quan chuyên trách bảo vệ dữ liệu cá nhân, Bộ Công an (A05)',
};

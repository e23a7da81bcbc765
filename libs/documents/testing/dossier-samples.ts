import type { DossierFiler, Impact, ImpactFacts } from '#law';
import type { FiledChange, FiledDossier } from '../src/index.js';

/** Dossiers in which every question has an answer, no two of them alike; nobody in them is real. */

const FILER: DossierFiler = {
  nameVi: 'Công ty Cổ phần Vận tải Ví Dụ',
  shortNameVi: 'Vận tải Ví Dụ',
  nameForeign: 'Example Shipping Joint Stock Company',
  shortNameForeign: 'EXSHIP',
  ownership: 'DOMESTIC',
  headOfficeAddress: 'Số 1 phố Giả Định, phường Hồng Bàng, thành phố Hải Phòng',
  transactionOfficeAddress: 'Tầng 9, tòa nhà Tưởng Tượng, phường Lê Chân, thành phố Hải Phòng',
  establishmentDocument: { number: '0200000001', issuer: 'Sở Tài chính thành phố Hải Phòng', issuedOn: '2018-03-09', place: 'Hải Phòng' },
  taxCode: '0200000001-002',
  legalRepresentative: 'Người Đại Diện Pháp Luật Một',
  phone: '0225 0000 011',
  email: 'vanthu@van-tai.example',
  website: 'https://van-tai.example',
  pdpContact: {
    fullName: 'Nhân Sự Bảo Vệ Hai',
    title: 'Trưởng ban dữ liệu',
    phones: ['0225 0000 012', '0900 000 013'],
    email: 'dpo@van-tai.example',
  },
  businessLines: [
    { name: 'Vận tải hàng hóa ven biển', vsicCode: '5012' },
    { name: 'Đại lý du lịch', vsicCode: '7911' },
  ],
  branchCount: 14,
  serviceOrganisation: {
    name: 'Công ty Luật Giả Tưởng',
    taxCode: '0200000055',
    legalRepresentative: 'Luật Sư Ba',
    address: 'Số 3 ngõ Hư Cấu, Hải Phòng',
    phone: '0225 0000 014',
    email: 'luat@gia-tuong.example',
    website: 'https://gia-tuong.example',
  },
  servicePersons: [{ fullName: 'Chuyên Gia Bốn', employer: 'Viện Thử Nghiệm', phone: '0900 000 015', email: 'chuyengia@vien.example' }],
  internalPdp: {
    department: 'Ban Bảo vệ dữ liệu',
    departmentPhone: '0225 0000 016',
    departmentEmail: 'ban-dl@van-tai.example',
    headName: 'Trưởng Ban Năm',
    headTitle: 'Giám đốc dữ liệu',
    mobile: '0900 000 017',
    email: 'truongban@van-tai.example',
  },
};

const impact = (on: string): Impact => ({
  aspects: `Khía cạnh bị tác động đối với ${on}.`,
  goal: `Mục tiêu giải quyết cho ${on}.`,
  measures: `Biện pháp đã áp dụng cho ${on}.\nBiện pháp đề xuất thêm cho ${on}.`,
  effectiveness: `Hiệu quả đo được ở ${on}.`,
  recommendation: `Kiến nghị lựa chọn cho ${on}.`,
});

const PRACTICE = {
  filer: FILER,
  inCharge: {
    fullName: 'Người Phụ Trách Chuyển Sáu',
    title: 'Trưởng phòng quốc tế',
    phones: ['0900 000 018'],
    email: 'sau@van-tai.example',
  },
  storagePolicy: 'Lưu tại trung tâm dữ liệu Đình Vũ trong 5 năm.',
  deletionPolicy: 'Xóa bằng ghi đè ba lần, hủy ổ đĩa có biên bản.',
  domesticTransfer: true,
  paidTransfer: false,
  dataExchange: false,
  serviceBusiness: true,
  services: ['AUTOMATED_ON_BEHALF', 'BIG_DATA_AI'],
  crossBorder: true,
  safetyPlan: 'Phương án bảo đảm an toàn cấp độ 3 đã phê duyệt.',
  technicalMeasures: 'Mã hóa AES-256 khi lưu trữ.',
  managerialMeasures: 'Phân quyền theo vai trò.',
  training: 'Đào tạo hai lần mỗi năm.',
  standards: 'TCVN ISO/IEC 27001:2019.',
  securityChecks: [
    { content: 'Kiểm thử xâm nhập', target: 'Cổng khách hàng', frequency: '06 tháng một lần', purpose: 'Phát hiện lỗ hổng' },
    { content: 'Rà soát cấu hình', target: 'Máy chủ dữ liệu', frequency: 'Hằng quý', purpose: 'Tuân thủ chuẩn cấu hình' },
  ],
  compliance: { form: 'Tự đánh giá nội bộ', time: 'Tháng 9 năm 2026', result: 'Đạt 47 trên 50 tiêu chí' },
  overview: 'Hoạt động đặt chỗ cần dữ liệu của hành khách.\nKhó khăn là nhiều đại lý nhỏ.',
  impactOnSubjects: impact('chủ thể dữ liệu'),
  impactOnSystems: impact('hệ thống'),
  impactOnSecurity: impact('an ninh quốc gia'),
  processingTime: 'Từ ngày 01/02/2026 đến khi chấm dứt hợp đồng',
  plannedDeletion: '24 tháng sau khi chấm dứt hợp đồng',
  items: [
    { name: 'Chính sách bảo vệ dữ liệu cá nhân', copyType: 'COPY', pages: 12 },
    { name: 'Quyết định thành lập Ban Bảo vệ dữ liệu', copyType: 'ORIGINAL' },
  ],
} as const satisfies Partial<ImpactFacts>;

export const DPIA_FACTS: ImpactFacts = {
  ...PRACTICE,
  type: 'DPIA',
  roles: [
    {
      role: 'CONTROLLER_PROCESSOR',
      subjects: [
        { group: 'Hành khách', count: 152300 },
        { group: 'Người lao động', count: 840 },
      ],
    },
    { role: 'PROCESSOR', subjects: [{ group: 'Khách hàng của đại lý', count: null }] },
  ],
  flows: [
    {
      role: 'CONTROLLER_PROCESSOR',
      subjectGroup: 'Hành khách mua vé',
      purpose: 'Đặt chỗ và xuất vé',
      dataTypes: ['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'LOCATION'],
      operations: ['COLLECT', 'ENCRYPT'],
      systems: ['Hệ thống đặt chỗ', 'Kho dữ liệu vé'],
      description: 'Thu qua trang web, chuyển vào kho trong ngày.',
    },
    {
      role: 'PROCESSOR',
      subjectGroup: 'Khách của đại lý Bảy',
      purpose: 'Gửi thông báo lịch trình',
      dataTypes: ['PHONE_NUMBER'],
      operations: ['PROVIDE'],
      systems: ['Tổng đài tin nhắn'],
    },
  ],
  dataTypes: [
    'FULL_BIRTH_NAME',
    'PHONE_NUMBER',
    'OLD_ID_CARD_NUMBER',
    'PERSONAL_TAX_CODE',
    'GENETIC',
    'LOCATION',
    'RACIAL_ETHNIC_ORIGIN',
    'CYBER_ACTIVITY_HISTORY',
  ],
  consent: [
    {
      subjectGroup: 'Hành khách đi tàu',
      content: 'Nội dung xin đồng ý về vé',
      form: 'Ô chọn trên trang web',
      process: 'Hỏi trước khi thanh toán',
    },
    { subjectGroup: 'Người lao động hợp đồng', otherBasis: 'Thực hiện hợp đồng lao động' },
  ],
  parties: [
    {
      part: 'PROCESSOR',
      name: 'Công ty TNHH Máy Chủ Tám',
      taxCode: '0200000077',
      pdpContact: 'Nhân Sự Tám, 0900 000 019',
      contractNumber: 'HĐ-08/2026',
      contractDate: '2026-01-15',
      service: 'Lưu trữ máy chủ',
      note: 'Thuê trong 3 năm',
    },
    { part: 'THIRD_PARTY', name: 'Ngân hàng Chín', taxCode: '0200000088', service: 'Thanh toán' },
    { part: 'RECIPIENT', name: 'Port Data Pte Ltd', country: 'Singapore', contractNumber: 'EX-10', note: 'Nhận danh sách hành khách' },
  ],
};

export const TRANSFER_FACTS: ImpactFacts = {
  ...PRACTICE,
  type: 'TRANSFER',
  transferCases: [
    { case: 'FOREIGN_CLOUD', subjects: [{ group: 'Hành khách quốc tế', count: 9120 }] },
    { case: 'OTHER', subjects: [{ group: 'Thuyền viên', count: 310 }], detail: 'Gửi danh sách thuyền viên cho cảng đến' },
  ],
  transferFlows: [
    {
      subjectGroup: 'Hành khách bay nối chuyến',
      purpose: 'Làm thủ tục nhập cảnh',
      recipient: 'Cloud Example Pte Ltd',
      country: 'SG',
      sensitive: true,
      laterProcessing: 'Đối chiếu hộ chiếu rồi xóa sau 30 ngày',
    },
  ],
  dataTypes: ['FULL_BIRTH_NAME', 'PASSPORT_NUMBER', 'BIOMETRIC', 'HEALTH'],
  consent: [
    { subjectGroup: 'Hành khách ra nước ngoài', content: 'Nội dung về chuyển dữ liệu', form: 'Văn bản ký', process: 'Ký khi làm thủ tục' },
  ],
  recipientStorage: 'Bên nhận lưu tại hai vùng ở Singapore.',
  recipientPlan: 'Phương án sao lưu của bên nhận.',
  recipientMeasures: 'Bên nhận đạt chứng nhận SOC 2.',
  recipientAssessment: 'Mức độ bảo vệ tương đương, còn rủi ro thầu phụ.',
  recipientSystem: 'Cụm máy chủ ba vùng, nhật ký bất biến.',
  onwardTransfer: 'Không chuyển tiếp khi chưa có văn bản của bên chuyển.',
  bindingDocument: 'Phụ lục bảo vệ dữ liệu số PL-11 của hợp đồng EX-10.',
  parties: [
    {
      part: 'ON_BEHALF',
      name: 'Đại lý Mười Hai',
      taxCode: '0200000099',
      contractNumber: 'ĐL-12',
      contractDate: '2026-02-01',
      service: 'Chuyển hộ',
    },
    {
      part: 'RECIPIENT',
      name: 'Cloud Example Pte Ltd',
      country: 'Singapore',
      taxCode: 'SG-0001',
      pdpContact: 'privacy@cloud.example',
      contractNumber: 'EX-10',
      contractDate: '2026-01-20',
      service: 'Điện toán đám mây',
      note: 'Vùng Đông Nam Á',
    },
    { part: 'PROCESSOR', name: 'Công ty TNHH Trung Chuyển Mười Ba', service: 'Đường truyền' },
  ],
};

const FILED = { reference: 'HS26-000321-5', submittedAt: '2026-11-22T01:30:00.000Z', regime: 'VN-PDPL-2025' } as const;

export const DPIA: FiledDossier = { ...FILED, facts: DPIA_FACTS };
export const TRANSFER: FiledDossier = { ...FILED, reference: 'HS26-000322-3', facts: TRANSFER_FACTS };
/** The least: all else is open. */
export const SPARSE_DOSSIER: FiledDossier = {
  ...FILED,
  reference: null,
  facts: { type: 'DPIA', filer: { nameVi: 'Hợp tác xã Ví Dụ Hai' } },
};

/** No more than is asked for: one way to protect data, nothing of what there may be none of. */
const LEAST_PRACTICE = {
  ...PRACTICE,
  filer: {
    ...FILER,
    nameForeign: null,
    shortNameVi: null,
    shortNameForeign: null,
    transactionOfficeAddress: null,
    website: null,
    serviceOrganisation: null,
    servicePersons: null,
    internalPdp: { headName: 'Nhân Sự Năm', headTitle: 'Chuyên viên', mobile: '0900 000 017', email: 'nhansu@van-tai.example' },
  },
  domesticTransfer: false,
  paidTransfer: null,
  serviceBusiness: false,
  services: null,
  impactOnSecurity: null,
  firstProcessedOn: '2026-03-02',
  firstTransferredOn: '2026-03-02',
} as const satisfies Partial<ImpactFacts>;

export const LEAST_DPIA: FiledDossier = {
  ...DPIA,
  facts: {
    ...DPIA_FACTS,
    ...LEAST_PRACTICE,
    roles: [{ role: 'CONTROLLER', subjects: [{ group: 'Hành khách', count: 152 }] }],
    flows: [{ ...DPIA_FACTS.flows![0]!, systems: [] }],
    parties: [
      { part: 'THIRD_PARTY', name: 'Ngân hàng Chín', taxCode: '0200000088', pdpContact: 'Nhân Sự Chín', service: 'Thanh toán' },
      {
        part: 'RECIPIENT',
        name: 'Port Data Pte Ltd',
        country: 'Singapore',
        pdpContact: 'x@port.example',
        contractNumber: 'EX-10',
        service: 'Y',
      },
    ],
  },
};
export const LEAST_TRANSFER: FiledDossier = {
  ...TRANSFER,
  facts: { ...TRANSFER_FACTS, ...LEAST_PRACTICE, parties: LEAST_DPIA.facts.parties! },
};

/** A person who files; the employer is not told. */
export const PERSON: DossierFiler = {
  individual: true,
  nameVi: 'Người Nộp Hồ Sơ Mười Bốn',
  headOfficeAddress: 'Số 9 phố Không Có, Hải Phòng',
  phone: '0900 000 020',
  email: 'muoibon@nguoi-nop.example',
  idDocument: { number: '031000000014', issuedOn: '2024-06-05', issuedAt: 'Cục Cảnh sát ví dụ' },
};

export const CHANGE: FiledChange = {
  ...DPIA,
  content: 'Thêm mục đích gửi thông báo lịch trình.',
  reason: 'Phát sinh mục đích xử lý mới.',
  items: [
    { name: 'Mô tả luồng xử lý mới', copyType: 'ORIGINAL', pages: 4 },
    { name: 'Mẫu xin sự đồng ý mới', copyType: 'COPY' },
  ],
};

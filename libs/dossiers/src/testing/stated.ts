import type { StatedActivity, StatedContent } from '#registry';
import type { DossierSources } from '../dossier-sources.js';

/** An organisation and an activity as a dossier draws on them; nobody in them is real. */
export const ORGANISATION: DossierSources['organisation'] = {
  version: 4,
  nameVi: 'Tổ chức mẫu',
  nameForeign: null,
  headOfficeAddress: 'Số 1 đường Mẫu',
  transactionOfficeAddress: null,
  taxCode: '0200000001',
  phone: '0225 000 0001',
  website: null,
  establishmentDocument: { number: '0200000001' },
  pdpContact: { fullName: 'Nhân sự mẫu', title: null, phones: ['0900 000 000'], email: 'dpo@mau.example' },
};

export const ACTIVITY: StatedActivity = {
  id: 'a',
  code: 'HD-1',
  name: 'Giao hàng',
  version: 3,
  row: 5,
  parties: { p1: { taxCode: '0200000099', pdpContact: null } },
  content: {
    role: 'CONTROLLER',
    purpose: 'Giao hàng\nGửi tin',
    purposes: [
      { text: 'Giao hàng', legalBasis: 'CONTRACT' },
      { text: 'Gửi tin', legalBasis: 'CONSENT' },
    ],
    legalBases: ['CONTRACT', 'CONSENT'],
    operations: ['COLLECT'],
    measures: ['Mã hóa khi lưu', 'Phân quyền'],
    protectionMeasures: [
      { kind: 'TECHNICAL', text: 'Mã hóa khi lưu' },
      { kind: 'MANAGERIAL', text: 'Phân quyền' },
    ],
    retention: '5 năm',
    deletionMethod: 'Xóa không thể khôi phục',
    crossBorder: true,
    firstProcessedOn: '2026-01-05',
    subjectGroups: [{ name: 'Khách hàng', subjectCount: 1200 }],
    dataTypes: [
      { code: 'PHONE_NUMBER', label: null },
      { code: 'HEALTH', label: null, subjectGroup: 'Khách hàng' },
    ],
    systems: [{ name: 'CRM mẫu' }],
    processors: [{ name: 'Vận chuyển mẫu', partyId: 'p1', contractNumber: '12/HĐ' }],
    recipients: [{ name: 'Ngân hàng mẫu', country: 'VN' }],
    thirdParties: [],
    transfers: [
      {
        case: 'FOREIGN_CLOUD',
        detail: null,
        country: 'SG',
        recipient: 'Đám mây mẫu',
        partyId: null,
        safeguards: null,
        firstTransferredOn: '2026-03-02',
      },
    ],
  },
};

export function statedActivity(content: Partial<StatedContent> = {}): StatedActivity {
  return { ...ACTIVITY, content: { ...ACTIVITY.content, ...content } };
}

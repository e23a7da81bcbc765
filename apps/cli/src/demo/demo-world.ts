import type { NewOrganisation } from '#identity';
import type { Role } from '#kernel';

/** Invented bodies and people: nobody of these names or numbers is meant. */
export const DEMO_ORGANISATIONS: Readonly<Record<string, NewOrganisation>> = {
  'sao-bien': {
    name: 'Công ty Cổ phần Cảng Sao Biển (mẫu)',
    provinceCode: '31',
    sector: 'LOGISTICS',
    taxCode: '0200000001',
    headOffice: 'Số 1 đường Mẫu, phường Mẫu, TP Hải Phòng',
    phone: '0225 000 0001',
    website: 'https://sao-bien.example',
    establishmentNumber: '0200000001',
    establishmentIssuer: 'Sở Tài chính TP Hải Phòng',
    establishmentPlace: 'Hải Phòng',
    establishmentDate: '2015-03-02',
    pdpContact: {
      name: 'Nhân sự BVDLCN (mẫu)',
      title: 'Nhân sự bảo vệ dữ liệu cá nhân',
      phone: '0900 000 001',
      email: 'dpo@sao-bien.example',
    },
  },
  'hoa-sen': {
    name: 'Bệnh viện Đa khoa Hoa Sen (mẫu)',
    provinceCode: '79',
    sector: 'HEALTH',
    taxCode: '0300000002',
    headOffice: 'Số 2 đường Mẫu, phường Mẫu, TP Hồ Chí Minh',
    phone: '028 0000 0002',
    website: 'https://hoa-sen.example',
    establishmentNumber: '0300000002',
    establishmentIssuer: 'Sở Tài chính TP Hồ Chí Minh',
    establishmentPlace: 'TP Hồ Chí Minh',
    establishmentDate: '2018-09-10',
    pdpContact: {
      name: 'Nhân sự BVDLCN (mẫu)',
      title: 'Nhân sự bảo vệ dữ liệu cá nhân',
      phone: '0900 000 002',
      email: 'dpo@hoa-sen.example',
    },
  },
};

export interface DemoAccount {
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Key of an organisation above, code of a unit, or empty for the installation. */
  readonly place: string;
}

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { email: 'dpo@sao-bien.example', displayName: 'Nhân sự BVDLCN Sao Biển', roles: ['PDP_OFFICER'], place: 'sao-bien' },
  { email: 'staff@sao-bien.example', displayName: 'Nhân viên Sao Biển', roles: ['PREPARER'], place: 'sao-bien' },
  { email: 'director@sao-bien.example', displayName: 'Giám đốc Sao Biển', roles: ['APPROVER'], place: 'sao-bien' },
  { email: 'viewer@sao-bien.example', displayName: 'Người xem Sao Biển', roles: ['VIEWER'], place: 'sao-bien' },
  { email: 'dpo@hoa-sen.example', displayName: 'Nhân sự BVDLCN Hoa Sen', roles: ['PDP_OFFICER'], place: 'hoa-sen' },
  { email: 'liaison@a05.example', displayName: 'Cán bộ đầu mối A05', roles: ['LIAISON_OFFICER'], place: 'A05' },
  { email: 'head@a05.example', displayName: 'Chỉ huy đơn vị A05', roles: ['UNIT_HEAD'], place: 'A05' },
  { email: 'head@a05-dt.example', displayName: 'Chỉ huy bàn diễn tập', roles: ['UNIT_HEAD', 'UNIT_ADMIN'], place: 'A05-DT' },
  { email: 'clerk@a05-dt.example', displayName: 'Cán bộ bàn diễn tập', roles: ['CLERK'], place: 'A05-DT' },
  { email: 'liaison@pa05-31.example', displayName: 'Cán bộ đầu mối Hải Phòng', roles: ['LIAISON_OFFICER'], place: 'PA05-31' },
  { email: 'legal@a05.example', displayName: 'Cán bộ pháp chế A05', roles: ['LIAISON_OFFICER'], place: 'A05' },
  { email: 'duty@a05.example', displayName: 'Cán bộ trực ban A05', roles: ['LIAISON_OFFICER'], place: 'A05' },
  { email: 'director@a05.example', displayName: 'Cục trưởng A05', roles: ['UNIT_HEAD'], place: 'A05' },
  { email: 'personnel@a05.example', displayName: 'Quản trị đơn vị A05', roles: ['UNIT_ADMIN'], place: 'A05' },
  { email: 'head@pa05-31.example', displayName: 'Chỉ huy PA05 Hải Phòng', roles: ['UNIT_HEAD'], place: 'PA05-31' },
  { email: 'admin@khien.example', displayName: 'Quản trị hệ thống', roles: ['PLATFORM_ADMIN'], place: '' },
];

/** Known passwords exist in the demo world only; elsewhere accounts begin with a one-time link. */
export function demoPasswordOf(account: DemoAccount): string {
  return `mẫu thử ${account.email.split('@')[0]} 2026`;
}

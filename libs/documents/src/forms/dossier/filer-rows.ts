import type { DossierFiler, ImpactFacts } from '#law';
import { ifAny, NONE, NOT_KNOWN, toldShort, whole } from '../../answers.js';
import type { Table } from '../../official-document.js';
import { joined, oneLine } from '../../printable.js';
import { asked, type Row, section, sentence } from '../rows.js';
import { listed, NOT_APPLICABLE } from './impact-answers.js';

type Told = string | null | undefined;
type Protection = 'serviceOrganisation' | 'servicePersons' | 'internalPdp';

/**
 * Part A.I of Forms 09 and 10: who files, and who protects its data. `inside`: what the form asks to go along with 8.3.
 * `Webstie` is the Gazette's.
 */
export function filerRows(heading: string, inside: string): readonly Row<ImpactFacts>[] {
  return [
    section(heading),
    filerRow('1 Tên tổ chức/cá nhân (tiếng Việt):', ({ nameVi }) => nameVi),
    rowIfAny('1a Tên tổ chức/cá nhân (nước ngoài):', ({ nameForeign }) => nameForeign),
    rowIfAny('1b Tên tổ chức/cá nhân (viết tắt):', ({ shortNameVi, shortNameForeign }) => joined([shortNameVi, shortNameForeign])),
    asked('1c Mã số thuế:', ({ filer }) => (filer.individual ? ifAny(filer.taxCode) : [toldShort(filer.taxCode)])),
    filerRow('2 Địa chỉ (trụ sở chính):', ({ headOfficeAddress }) => headOfficeAddress),
    filerRow('3 Điện thoại:', ({ phone }) => phone),
    asked('4 Lĩnh vực kinh doanh có xử lý dữ liệu cá nhân (kèm theo mã ngành đăng ký kinh doanh tương ứng):', ({ filer }) => [
      '',
      ...listed(filer.businessLines, ({ name, vsicCode }) => [`- ${oneLine(name)} (mã ngành: ${toldShort(vsicCode)})`]),
    ]),
    filerRow('5 Số lượng chi nhánh, văn phòng đại diện:', ({ branchCount }) => (branchCount == null ? null : whole(branchCount))),
    filerRow('6 Email:', ({ email }) => email),
    rowIfAny('7 Webstie:', ({ website }) => website),
    section('8 Bộ phận/Nhân sự bảo vệ dữ liệu cá nhân của tổ chức, cá nhân'),
    sentence('8.1 Tổ chức cung cấp dịch vụ bảo vệ dữ liệu cá nhân (nếu có, kèm theo hợp đồng sử dụng dịch vụ):'),
    serviceRow('Tên tổ chức:', ({ serviceOrganisation }) => serviceOrganisation?.name),
    serviceRow('Mã số thuế:', ({ serviceOrganisation }) => serviceOrganisation?.taxCode),
    serviceRow('Người đại diện theo pháp luật:', ({ serviceOrganisation }) => serviceOrganisation?.legalRepresentative),
    serviceRow('Địa chỉ:', ({ serviceOrganisation }) => serviceOrganisation?.address),
    serviceRow('Điện thoại:', ({ serviceOrganisation }) => serviceOrganisation?.phone),
    serviceRow('Email:', ({ serviceOrganisation }) => serviceOrganisation?.email),
    asked('Website:', ({ filer }) =>
      filer.serviceOrganisation ? ifAny(filer.serviceOrganisation.website) : [withoutIt(filer, 'serviceOrganisation')],
    ),
    sentence('8.2 Cá nhân cung cấp dịch vụ bảo vệ dữ liệu cá nhân (nếu có, kèm theo hợp đồng sử dụng dịch vụ):'),
    (facts) => [servicePersons(facts?.filer ?? null)],
    sentence(`8.3 Bộ phận/ nhân sự bảo vệ dữ liệu cá nhân nội bộ của tổ chức (${inside})`),
    insideRow('Tên Bộ phận:', ({ internalPdp }) => internalPdp?.department, ofDepartment),
    insideRow('Điện thoại Bộ phận:', ({ internalPdp }) => internalPdp?.departmentPhone, ofDepartment),
    insideRow('Email Bộ phận:', ({ internalPdp }) => internalPdp?.departmentEmail, ofDepartment),
    insideRow('Tên người đứng đầu Bộ phận/ Tên nhân sự:', ({ internalPdp }) => internalPdp?.headName),
    insideRow('Chức vụ:', ({ internalPdp }) => internalPdp?.headTitle),
    insideRow('Điện thoại di động:', ({ internalPdp }) => internalPdp?.mobile),
    insideRow('Email cá nhân:', ({ internalPdp }) => internalPdp?.email),
  ];
}

function filerRow(label: string, of: (filer: DossierFiler) => Told): Row<ImpactFacts> {
  return asked(label, ({ filer }) => [toldShort(of(filer))]);
}

function serviceRow(label: string, of: (filer: DossierFiler) => Told): Row<ImpactFacts> {
  return asked(label, ({ filer }) => [toldShort(of(filer), withoutIt(filer, 'serviceOrganisation'))]);
}

/** What a filer may have none of is left open where it is not told. */
function rowIfAny(label: string, of: (filer: DossierFiler) => Told): Row<ImpactFacts> {
  return asked(label, ({ filer }) => ifAny(of(filer)));
}

function insideRow(label: string, of: (filer: DossierFiler) => Told, open = ofInside): Row<ImpactFacts> {
  return asked(label, ({ filer }) => [toldShort(of(filer), open(filer))]);
}

const ofInside = (filer: DossierFiler): string => withoutIt(filer, 'internalPdp');
/** A person may be in charge without a department. */
const ofDepartment = (filer: DossierFiler): string =>
  oneLine(filer.internalPdp?.headName) && !oneLine(filer.internalPdp?.department) ? NONE : ofInside(filer);

/**
 * One of the three ways is owed (L91 33.2): who tells of another one has not this; who tells of none has not answered yet, unless it is a
 * person, who owes none.
 */
function withoutIt(filer: DossierFiler, way: Protection): string {
  const has = (one: Protection) => (one === 'servicePersons' ? Boolean(filer.servicePersons?.length) : filer[one] != null);
  if (has(way)) return NOT_KNOWN;
  if ((['serviceOrganisation', 'servicePersons', 'internalPdp'] as const).some(has)) return NONE;
  return filer.individual ? NOT_APPLICABLE : NOT_KNOWN;
}

function servicePersons(filer: DossierFiler | null): Table {
  const told = (filer?.servicePersons ?? []).map(({ fullName, employer, phone, email }, i) => [
    String(i + 1),
    oneLine(fullName),
    oneLine(employer),
    toldShort(phone),
    toldShort(email),
  ]);
  const open = filer ? [['', withoutIt(filer, 'servicePersons'), '', '', '']] : ['1', '2'].map((number) => [number, '', '', '', '']);
  return {
    kind: 'table',
    columns: [
      { heading: 'TT', share: 1 },
      { heading: 'Họ và tên', share: 4 },
      { heading: 'Đơn vị công tác', share: 4 },
      { heading: 'Số điện thoại', share: 3 },
      { heading: 'Email', share: 4 },
    ],
    rows: told.length > 0 ? told : open,
  };
}

import type { DossierFiler } from '#law';
import { establishment, identity, ifAny, told, toldShort } from '../../answers.js';
import { joined, oneLine } from '../../printable.js';
import { asked, attached, DOTS, fillable, type Row, section, sentence, type Text } from '../rows.js';
import { ESTABLISHMENT, ID_DOCUMENT } from '../statutory-form.js';
import { DOSSIERS, type FiledChange, type FiledDossier, itemLines, reportLine } from './filed-dossier.js';

/** The rows that the letters of both decrees are made of, each with its answer. */

export type LetterRow = Row<FiledChange>;

export function filerName({ facts }: FiledDossier): string {
  return toldShort(facts.filer.nameVi);
}

function values(letter: FiledChange) {
  const { filer, type } = letter.facts;
  return {
    organisation: filerName(letter),
    dossier: DOSSIERS[letter.regime][type].toLocaleUpperCase('vi'),
    ...establishment(filer.establishmentDocument ?? null, DOTS),
    phone: toldShort(filer.phone),
    website: oneLine(filer.website) || DOTS,
    ...identity(filer.idDocument, DOTS),
  };
}

/** A sentence with places; `marks`: what a blank letter has in them. */
export function letterText(text: string, marks: Readonly<Record<string, string>> = {}): Text<FiledChange> {
  return fillable(text, values, marks);
}

function filerRow(label: string, of: (filer: DossierFiler) => string | null | undefined): LetterRow {
  return asked(label, ({ facts }) => [toldShort(of(facts.filer))]);
}

/** What a filer may have none of is left open where it is not told. */
function rowIfAny(label: string, of: (filer: DossierFiler) => string | null | undefined): LetterRow {
  return asked(label, ({ facts }) => ifAny(of(facts.filer)));
}

export const ORGANISATION_SECTION = section('1. Thông tin về tổ chức, doanh nghiệp');
export const NAME = filerRow('- Tên tổ chức, doanh nghiệp:', ({ nameVi }) => nameVi);
export const NAMES = filerRow('- Tên tổ chức, doanh nghiệp (tiếng Việt - tiếng nước ngoài):', ({ nameVi, nameForeign }) =>
  joined([nameVi, nameForeign], ' - '),
);
export const NAMES_VI = filerRow('- Tên giao dịch tiếng Việt - Tên viết tắt tiếng Việt:', ({ nameVi, shortNameVi }) =>
  joined([nameVi, shortNameVi], ' - '),
);
export const NAMES_FOREIGN = rowIfAny('- Tên giao dịch tiếng Anh - Tên viết tắt tiếng Anh:', ({ nameForeign, shortNameForeign }) =>
  joined([nameForeign, shortNameForeign], ' - '),
);
export const OFFICES = [
  filerRow('- Địa chỉ trụ sở chính:', ({ headOfficeAddress }) => headOfficeAddress),
  rowIfAny('- Địa chỉ trụ sở giao dịch:', ({ transactionOfficeAddress }) => transactionOfficeAddress),
];
const OWNERSHIP_WORDS = { DOMESTIC: 'Trong nước', FOREIGN: 'Ngoài nước' } as const;
export const OWNERSHIP = filerRow(
  '- Loại hình doanh nghiệp (trong nước/ngoài nước):',
  ({ ownership }) => ownership && OWNERSHIP_WORDS[ownership],
);
export const ESTABLISHED = sentence(letterText(ESTABLISHMENT));
export const TAX_CODE = filerRow('- Mã số thuế:', ({ taxCode }) => taxCode);
export const LEGAL_REPRESENTATIVE = filerRow('- Người đại diện theo pháp luật:', ({ legalRepresentative }) => legalRepresentative);
export const PHONE_AND_WEBSITE = sentence(letterText('- Điện thoại: {phone} Website: {website}'));
export const PHONE_AND_WEBSITE_WITHOUT_COLON = sentence(letterText('- Điện thoại: {phone} Website {website}'));

/** Whom to reach: the heading of the form has dots of its own, where the department or the service is named. */
export function contactRows(heading: string, title: string): readonly LetterRow[] {
  return [
    rowIfAny(heading, ({ internalPdp, serviceOrganisation }) => oneLine(internalPdp?.department) || serviceOrganisation?.name),
    filerRow('Họ và tên:', ({ pdpContact }) => pdpContact?.fullName),
    filerRow(title, ({ pdpContact }) => pdpContact?.title),
    filerRow('Số điện thoại liên lạc (cố định và di động):', ({ pdpContact }) => joined(pdpContact?.phones)),
  ];
}
export const CONTACT_EMAIL = filerRow('Email:', ({ pdpContact }) => pdpContact?.email);

export const PERSON_ROWS = [
  filerRow('- Tên cá nhân:', ({ nameVi }) => nameVi),
  filerRow('- Địa chỉ:', ({ headOfficeAddress }) => headOfficeAddress),
  sentence(letterText(ID_DOCUMENT)),
  filerRow('- Số điện thoại:', ({ phone }) => phone),
  filerRow('- Email:', ({ email }) => email),
  rowIfAny('- Đơn vị công tác (nếu có):', ({ employer }) => employer),
];

export const CHANGE_ROWS: readonly LetterRow[] = [
  section('2. Mô tả tóm tắt thay đổi nội dung hồ sơ'),
  asked('- Nội dung thay đổi:', ({ content }) => told(content)),
  asked('- Lý do thay đổi:', ({ reason }) => told(reason)),
  section('3. Tài liệu kèm theo'),
];

/** What goes along with a letter: the dossier's main part, as it is by now where it changes, then the documents. */
export function dossierWith(marks: readonly string[]): LetterRow {
  return attached(marks, (letter) => [reportLine(letter), ...(itemLines(letter.items) ?? [])]);
}

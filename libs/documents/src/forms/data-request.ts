import { identity, NONE, NOT_KNOWN, told, toldShort, whole } from '../answers.js';
import type { OfficialDocument } from '../official-document.js';
import { joined } from '../printable.js';
import type { PrintOptions } from './filed-notice.js';
import { type Filed, type Form, filledForm } from './form.js';
import { asked, DOTS, fillable, type Row, sentence } from './rows.js';
import { ID_DOCUMENT } from './statutory-form.js';

export const DELIVERY_METHODS = ['ON_SITE', 'POST', 'FAX', 'NETWORK', 'OTHER'] as const;
/** How the data are to be received (Forms 01 and 02, point 10). */
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

/** A request for personal data (D13 14): Form 01 of a person, Form 02 of an organisation. Absent or blank is not told. */
export interface DataRequestFacts extends Filed {
  readonly requester: 'INDIVIDUAL' | 'ORGANISATION';
  /** To whom it goes. */
  readonly recipient?: string | null;
  readonly name?: string | null;
  /** The representative or guardian of a person; of an organisation, who acts for it. Absent: a person asks in person. */
  readonly representative?: string | null;
  /** Of whoever acts. `issuedOn`: `YYYY-MM-DD`. */
  readonly idDocument?: { readonly number?: string | null; readonly issuedOn?: string | null; readonly issuedAt?: string | null } | null;
  /** Residence, or head office. */
  readonly address?: string | null;
  readonly phone?: string | null;
  readonly fax?: string | null;
  readonly email?: string | null;
  /** Which data, of whom. */
  readonly data?: string | null;
  readonly purpose?: string | null;
  /** Which request of the same content this is: 1 is the first. */
  readonly ordinal?: number | null;
  readonly copies?: number | null;
  readonly delivery?: DeliveryMethod | null;
  /** Address or number to send to, or which other way. */
  readonly deliveryDetail?: string | null;
  readonly attachments?: readonly string[] | null;
}

/** Form 01 or 02 of Decree 13/2023, filled. */
export function dataRequestForm(request: DataRequestFacts, options: PrintOptions = {}): OfficialDocument {
  return filledForm(request.requester === 'INDIVIDUAL' ? FORM_01 : FORM_02, request, options);
}

/** What the two forms word differently. The marks are those of their notes; the Gazette's running marks 6 to 9 are left out. */
interface Wording {
  readonly name: string;
  readonly representative: string;
  readonly address: string;
  readonly phoneMark: string;
  readonly dataMark: string;
  readonly copiesMark: string;
  readonly delivery: string;
  readonly onSite: string;
}

function places(request: DataRequestFacts) {
  return {
    ...identity(request.idDocument, DOTS),
    recipient: toldShort(request.recipient, DOTS),
    phone: toldShort(request.phone),
    fax: toldShort(request.fax, NONE),
    email: toldShort(request.email, NONE),
    earlier: request.ordinal == null || request.ordinal < 2 ? DOTS : whole(request.ordinal - 1),
  };
}

function requestRows(words: Wording): readonly Row<DataRequestFacts>[] {
  return [
    asked(`1. ${words.name}:`, ({ name }) => [toldShort(name)]),
    asked(`2. ${words.representative}¹:`, ({ representative, requester }) => [
      toldShort(representative, requester === 'INDIVIDUAL' ? NONE : NOT_KNOWN),
    ]),
    sentence(fillable(`3. ${ID_DOCUMENT}`, places)),
    asked(`4. ${words.address}:`, ({ address }) => [toldShort(address)]),
    sentence(fillable(`5. Số điện thoại${words.phoneMark} {phone}; Fax {fax}; E-mail: {email}`, places)),
    asked(`6. Dữ liệu cá nhân yêu cầu cung cấp${words.dataMark}:`, ({ data }) => told(data)),
    asked('7. Mục đích yêu cầu cung cấp:', ({ purpose }) => told(purpose)),
    (request) => [
      {
        kind: 'line',
        label: '8. Yêu cầu cung cấp dữ liệu cá nhân lần thứ:',
        answer: request ? [request.ordinal == null ? NOT_KNOWN : whole(request.ordinal)] : [],
      },
    ],
    sentence(fillable('a) Lần đầu b) Khác: {earlier} (ghi rõ số lần đã yêu cầu cung cấp thông tin có nội dung nêu trên)', places)),
    asked(`9. Số lượng bản${words.copiesMark}:`, ({ copies }) => [copies == null ? NOT_KNOWN : whole(copies)]),
    (request) => [{ kind: 'line', label: `10. ${words.delivery}:`, answer: request && !request.delivery ? [NOT_KNOWN] : [] }],
    (request) => [{ kind: 'paragraph', text: `${ticked(request, 'ON_SITE')} ${words.onSite}` }],
    deliveryRow('POST', 'Nhận qua bưu điện (ghi rõ địa chỉ nhận):'),
    deliveryRow('FAX', 'Fax (ghi rõ số fax):'),
    deliveryRow('NETWORK', 'Nhận qua mạng điện tử (ghi rõ địa chỉ nhận):'),
    deliveryRow('OTHER', 'Hình thức khác (ghi rõ):'),
    asked('11. Văn bản kèm theo (trong trường hợp có điều kiện):', ({ attachments }) => [joined(attachments) || NONE]),
  ];
}

function ticked(request: DataRequestFacts | null, method: DeliveryMethod): string {
  return request?.delivery === method ? '☒' : '□';
}

function deliveryRow(method: DeliveryMethod, label: string): Row<DataRequestFacts> {
  return (request) => {
    const chosen = request?.delivery === method ? [toldShort(request.deliveryDetail)] : [];
    return [{ kind: 'line', label: `${ticked(request, method)} ${label}`, answer: request ? chosen : 'dots' }];
  };
}

const COMMON = {
  title: 'Phiếu yêu cầu cung cấp dữ liệu cá nhân',
  head: { organisation: null },
  heading: ['PHIẾU YÊU CẦU CUNG CẤP DỮ LIỆU CÁ NHÂN'],
  recipient: [fillable('Kính gửi: {recipient}', places)],
  notesStay: true,
};

export const FORM_01: Form<DataRequestFacts> = {
  ...COMMON,
  name: 'Mẫu số 01',
  subheading: ['(Dành cho cá nhân)'],
  rows: requestRows({
    name: 'Họ, tên cá nhân yêu cầu cung cấp dữ liệu cá nhân',
    representative: 'Người đại diện/Người giám hộ',
    address: 'Nơi cư trú²',
    phoneMark: '³',
    dataMark: '⁴',
    copiesMark: '⁵',
    delivery: 'Phương thức nhận dữ liệu cá nhân',
    onSite: 'Nhận tại nơi yêu cầu cung cấp',
  }),
  closing: { copies: [], capacity: 'NGƯỜI YÊU CẦU', instruction: '(Ký, ghi rõ họ tên)' },
  notes: [
    '¹ Theo quy định của Bộ luật Dân sự về người đại diện, người giám hộ đối với người yêu cầu cung cấp thông tin là người chưa thành niên, người hạn chế năng lực hành vi dân sự, người mất năng lực hành vi dân sự, người có khó khăn trong nhận thức và làm chủ hành vi…',
    '² Ghi nơi cư trú của người đại diện/người giám hộ.',
    '³ Ghi số điện thoại, fax, email của người đại diện/giám hộ.',
    '⁴ Ghi rõ tên chủ thể dữ liệu và các thông tin liên quan cần cung cấp.',
    '⁵ In, sao, chụp hoặc file dữ liệu.',
  ],
};

export const FORM_02: Form<DataRequestFacts> = {
  ...COMMON,
  name: 'Mẫu số 02',
  subheading: ['(Dành cho tổ chức, doanh nghiệp)'],
  rows: requestRows({
    name: 'Tên tổ chức, doanh nghiệp',
    representative: 'Người đại diện của tổ chức, doanh nghiệp',
    address: 'Địa chỉ trụ sở của tổ chức, doanh nghiệp',
    phoneMark: '²',
    dataMark: '',
    copiesMark: '³',
    delivery: 'Phương thức nhận văn bản, hồ sơ, tài liệu',
    onSite: 'Nhận tại nơi yêu cầu cung cấp thông tin',
  }),
  closing: { copies: [], capacity: 'NGƯỜI YÊU CẦU⁴', instruction: '(Ký, ghi rõ họ tên)' },
  notes: [
    '¹ Theo quy định của Bộ luật Dân sự về người đại diện của tổ chức, doanh nghiệp.',
    '² Ghi số điện thoại, fax, email của người đại diện yêu cầu cung cấp thông tin.',
    '³ In, sao, chụp hoặc file dữ liệu.',
    '⁴ Người đại diện ký, ghi rõ họ tên và đóng dấu của tổ chức, doanh nghiệp đó.',
  ],
};

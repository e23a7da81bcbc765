import { instant, whole } from './answers.js';
import { DRILL_WATERMARK, placeAndDate } from './letter.js';
import { MOTTO, NATION, type OfficialDocument } from './official-document.js';
import { oneLine } from './printable.js';
import { proofOf } from './proof.js';

/** What the printed receipt tells: nothing of the content of the filing. */
export interface ReceiptSheetInput {
  readonly reference: string;
  /** ISO 8601, of the entry in the log. */
  readonly submittedAt: string;
  /** `filingDigest` of the receipt, hex. */
  readonly digest: string;
  readonly leafIndex: number;
  readonly treeSize: number;
  /** Name and key id of the log's key: `khien.example/log+abcd1234`. */
  readonly logKey: string;
  /** Whose log it is. */
  readonly issuer: string;
  readonly organisation: string;
  /** To whom the filing went. */
  readonly recipient?: string | null;
  readonly verificationUrl?: string | null;
  readonly drill?: boolean | null;
}

const HOW_TO_VERIFY = [
  '1. Bản gốc của biên nhận là tệp JSON đã tải về khi nộp. Tờ in này giúp đối chiếu, không thay cho tệp đó; hãy giữ nguyên tệp, không chỉnh sửa.',
  '2. Kiểm tra ngoại tuyến bằng lệnh: khien verify-receipt TỆP --vkey KHÓA, với KHÓA là khóa công khai đã được công bố (không phải khóa nằm trong tệp); hoặc chỉ với openssl theo hướng dẫn công bố kèm hệ thống.',
  '3. Mã hồ sơ, thời điểm nộp, mã băm và vị trí trong nhật ký mà lệnh in ra phải trùng với bảng trên.',
  'Biên nhận chứng minh nội dung và thời điểm nộp; không chứng minh nội dung là đúng sự thật và không thay cho việc cơ quan có thẩm quyền tiếp nhận, vào sổ.',
];

/** The printed receipt: reference, time, digest, place in the log, how to check them. */
export function receiptSheet(input: ReceiptSheetInput): OfficialDocument {
  const filedAt = new Date(input.submittedAt);
  const proof = proofOf(input, input)!;
  return {
    title: `Biên nhận nộp hồ sơ ${input.reference}`,
    date: filedAt,
    formName: null,
    header: {
      organisation: oneLine(input.issuer).toLocaleUpperCase('vi'),
      number: null,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(null, filedAt).replace(/^\.+, ngày/, 'Ngày'),
    },
    heading: ['BIÊN NHẬN', 'NỘP THÔNG BÁO VI PHẠM QUY ĐỊNH BẢO VỆ DỮ LIỆU CÁ NHÂN'],
    subheading: [],
    recipient: [],
    blocks: [
      {
        kind: 'table',
        columns: [
          { heading: 'Nội dung', share: 2 },
          { heading: 'Ghi nhận', share: 5 },
        ],
        rows: [
          ['Mã hồ sơ', input.reference],
          ['Bên nộp', oneLine(input.organisation)],
          ...(input.recipient ? [['Nơi nhận', oneLine(input.recipient)]] : []),
          ['Thời điểm nộp', instant(input.submittedAt)],
          ['Mã băm SHA-256', input.digest],
          [
            'Vị trí trong nhật ký',
            `mục thứ ${whole(input.leafIndex + 1)} trong ${whole(input.treeSize)} mục (chỉ số ${input.leafIndex}, đếm từ 0)`,
          ],
          ['Khóa của nhật ký', input.logKey],
        ],
      },
      { kind: 'section', text: 'Cách kiểm tra' },
      ...HOW_TO_VERIFY.map((text) => ({ kind: 'paragraph', text }) as const),
    ],
    closing: null,
    notes: [],
    proof,
    watermark: input.drill ? DRILL_WATERMARK : null,
  };
}

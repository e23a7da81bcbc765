import { instant, whole } from './answers.js';
import { placeAndDate } from './letter.js';
import { type Block, MOTTO, NATION, type OfficialDocument, type Table } from './official-document.js';
import { oneLine } from './printable.js';

export interface CustodyReportInput {
  /** Of the unit that has the case. */
  readonly unit: string;
  readonly label: string;
  readonly kind: string;
  readonly title: string;
  readonly source: string;
  readonly seizedFrom: string | null;
  readonly place: string | null;
  /** ISO 8601. */
  readonly collectedAt: string;
  readonly collectedBy: string;
  readonly state: string;
  readonly sealedBag: string | null;
  /** null where it is a thing and no bytes. */
  readonly bytes: {
    readonly fileName: string;
    readonly mediaType: string;
    readonly size: number;
    readonly sha256: string;
    readonly scan: string;
    readonly verifiedAt: string;
    readonly intact: boolean;
  } | null;
  readonly holders: readonly { readonly name: string; readonly since: string; readonly until: string | null }[];
  readonly events: readonly {
    readonly seq: number;
    readonly at: string;
    readonly what: string;
    readonly by: string;
    readonly said: readonly string[];
    readonly hash: string;
  }[];
  readonly unbroken: boolean;
  /** Number of the link at which the chain breaks, where it tells. */
  readonly brokenAt: number | null;
  /** ISO 8601; also the date of the file. */
  readonly printedAt: string;
  readonly printedBy: string;
}

const HOW_TO_VERIFY =
  'Mỗi lần ghi nhận là một JSON chính tắc (RFC 8785) mang mã băm của lần trước và của hồ sơ chứng cứ; mã băm là SHA-256 của JSON đó. Mã băm cuối cùng nằm trong nhật ký minh bạch của hệ thống: ai sửa một lần ghi phải sửa mọi lần sau và cả nhật ký.';

/** Sổ giám sát chứng cứ: what an item is, who had it, every link of its chain, and whether the chain holds. */
export function custodyReport(input: CustodyReportInput): OfficialDocument {
  const date = new Date(input.printedAt);
  return {
    title: `Sổ giám sát chứng cứ ${input.label}`,
    date,
    formName: null,
    header: {
      organisation: oneLine(input.unit).toLocaleUpperCase('vi'),
      number: null,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(null, date).replace(/^\.+, ngày/, 'Ngày'),
    },
    heading: ['SỔ GIÁM SÁT, GIAO NHẬN CHỨNG CỨ'],
    subheading: [`Chứng cứ số ${input.label}`],
    recipient: [],
    blocks: [
      { kind: 'section', text: '1. Chứng cứ' },
      aboutItem(input),
      { kind: 'section', text: '2. Kết luận về chuỗi giám sát' },
      ...verdict(input),
      { kind: 'section', text: '3. Người giữ, lần lượt' },
      holders(input),
      { kind: 'section', text: '4. Các lần ghi nhận' },
      links(input),
      { kind: 'section', text: '5. Mã băm SHA-256 của từng lần ghi nhận' },
      hashes(input),
      { kind: 'paragraph', text: HOW_TO_VERIFY },
    ],
    closing: {
      copies: [],
      signatures: [
        { capacity: 'NGƯỜI IN SỔ', instruction: '(Ký, ghi rõ họ tên)', name: oneLine(input.printedBy) || null },
        { capacity: 'NGƯỜI GIỮ', instruction: '(Ký, ghi rõ họ tên)', name: oneLine(input.holders.at(-1)?.name) || null },
      ],
    },
    notes: ['Cách trình bày của hệ thống: pháp luật chưa ban hành mẫu sổ giám sát chứng cứ điện tử.'],
    proof: null,
    watermark: null,
  };
}

function aboutItem(input: CustodyReportInput): Table {
  const { bytes } = input;
  return {
    kind: 'table',
    columns: [
      { heading: 'Nội dung', share: 3 },
      { heading: 'Ghi nhận', share: 8 },
    ],
    rows: [
      ['Loại', input.kind],
      ['Mô tả', oneLine(input.title)],
      ['Nguồn', oneLine(input.source)],
      ...(input.seizedFrom ? [['Thu giữ của', oneLine(input.seizedFrom)]] : []),
      ...(input.place ? [['Nơi thu thập', oneLine(input.place)]] : []),
      ['Thu thập', `${instant(input.collectedAt)}, ${oneLine(input.collectedBy)}`],
      ['Trạng thái', input.state],
      ['Niêm phong', input.sealedBag ? `Túi số ${oneLine(input.sealedBag)}` : 'Không'],
      ...(bytes
        ? [
            ['Tệp gốc', `${oneLine(bytes.fileName)} (${bytes.mediaType}, ${whole(bytes.size)} byte)`],
            ['SHA-256 khi thu thập', bytes.sha256],
            ['Băm lại gần nhất', `${instant(bytes.verifiedAt)}: ${bytes.intact ? 'khớp' : 'KHÔNG KHỚP'}`],
            ['Quét mã độc', bytes.scan],
          ]
        : []),
    ],
  };
}

function verdict({ unbroken, brokenAt, bytes }: CustodyReportInput): readonly Block[] {
  const chain = unbroken
    ? 'Chuỗi giám sát LIÊN TỤC: mọi lần ghi nhận khớp mã băm, đúng thứ tự, đúng hồ sơ chứng cứ và khớp nhật ký.'
    : `Chuỗi giám sát KHÔNG LIÊN TỤC${brokenAt === null ? ': không khớp trạng thái hiện tại hoặc nhật ký' : `, từ lần ghi nhận thứ ${brokenAt}`}. Không dùng làm chứng cứ trước khi làm rõ.`;
  const content =
    bytes && (bytes.intact ? 'Tệp gốc NGUYÊN VẸN ở lần băm gần nhất.' : 'Tệp gốc ĐÃ BỊ THAY ĐỔI hoặc mất so với lúc thu thập.');
  return [chain, ...(content ? [content] : [])].map((text) => ({ kind: 'paragraph', text }));
}

function holders(input: CustodyReportInput): Table {
  return {
    kind: 'table',
    columns: [
      { heading: 'TT', share: 1 },
      { heading: 'Người giữ', share: 5 },
      { heading: 'Từ', share: 5 },
      { heading: 'Đến', share: 5 },
    ],
    rows: input.holders.map(({ name, since, until }, i) => [String(i + 1), oneLine(name), instant(since), until ? instant(until) : 'nay']),
  };
}

function links(input: CustodyReportInput): Table {
  return {
    kind: 'table',
    columns: [
      { heading: 'Lần', share: 1 },
      { heading: 'Thời điểm', share: 3 },
      { heading: 'Việc', share: 3 },
      { heading: 'Người làm', share: 3 },
      { heading: 'Nội dung', share: 5 },
    ],
    rows: input.events.map(({ seq, at, what, by, said }) => [
      ...[String(seq), instant(at).replace(' (giờ Việt Nam)', ''), what, oneLine(by), said.map(oneLine).filter(Boolean).join('; ')],
    ]),
  };
}

function hashes(input: CustodyReportInput): Table {
  return {
    kind: 'table',
    columns: [
      { heading: 'Lần', share: 1 },
      { heading: 'Mã băm', share: 14 },
    ],
    rows: input.events.map(({ seq, hash }) => [String(seq), hash]),
  };
}

import { citeArticle, type RegimeCode } from '#law';
import * as answers from './answers.js';
import type { FiledNotice, PrintOptions } from './forms/filed-notice.js';
import { placeAndDate, watermarkOf } from './letter.js';
import { type Block, MOTTO, NATION, type OfficialDocument, type Signature, type Table } from './official-document.js';
import { oneLine } from './printable.js';
import { proofOf } from './proof.js';

export interface MinutesParticipant {
  readonly name: string;
  /** Title and body: `Trưởng phòng CNTT, Công ty …`. */
  readonly position?: string | null;
  /** As what they took part: witness, in charge of data protection, … */
  readonly part?: string | null;
}

export interface MinutesInput {
  readonly notice: FiledNotice;
  /** ISO 8601: when the minutes are made; also the date of the file. */
  readonly madeAt: string;
  readonly participants: readonly MinutesParticipant[];
  /** What was secured, each with its digest. */
  readonly evidence: readonly { readonly name: string; readonly sha256: string }[];
  /** Who signs, a place for each; nobody named yet: two places to be filled in by hand. */
  readonly signatures: readonly MinutesSignature[];
}

export interface MinutesSignature {
  readonly name: string;
  /** As what: `Người lập biên bản`. */
  readonly capacity: string;
  /** ISO 8601. */
  readonly signedAt?: string | null;
}

/** The words of the article that asks for the minutes, per regime. */
const ASKED_FOR = {
  'VN-PDPD-2023': { article: 'D13 23.5', what: 'XÁC NHẬN VỀ VIỆC XẢY RA HÀNH VI VI PHẠM QUY ĐỊNH BẢO VỆ DỮ LIỆU CÁ NHÂN' },
  'VN-PDPL-2025': { article: 'L91 23.2', what: 'XÁC NHẬN VỀ VIỆC XẢY RA HÀNH VI VI PHẠM QUY ĐỊNH VỀ BẢO VỆ DỮ LIỆU CÁ NHÂN' },
} as const satisfies Record<RegimeCode, { article: string; what: string }>;

/** Biên bản xác nhận vi phạm (L91 23.2; D13 23.5). No instrument has a form for it: the layout is ours, and says so. */
export function violationMinutes(input: MinutesInput, options: PrintOptions = {}): OfficialDocument {
  return minutes(input.notice.regime, new Date(input.madeAt), input, options);
}

export function blankMinutes(regime: RegimeCode, date: Date): OfficialDocument {
  return minutes(regime, date, null, {});
}

function minutes(regime: RegimeCode, date: Date, input: MinutesInput | null, options: PrintOptions): OfficialDocument {
  const { article, what } = ASKED_FOR[regime];
  const notice = input?.notice;
  const line = (label: string, answer: (filing: FiledNotice) => answers.Answer): Block => ({
    kind: 'line',
    label,
    answer: notice ? answer(notice) : 'dots',
  });
  const organisation = notice ? answers.toldShort(notice.organisation.nameVi) : 'TÊN TỔ CHỨC';
  const counts = notice && answers.counts(notice.facts);
  const number = oneLine(options.number) || '……………';
  return {
    title: `Biên bản xác nhận vi phạm${notice?.reference ? ` - ${notice.reference}` : ''}`,
    date,
    formName: null,
    header: {
      organisation: organisation.toLocaleUpperCase('vi'),
      number: `Số: ${number}`,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(options.place, input && date),
    },
    heading: ['BIÊN BẢN', what],
    subheading: notice?.reference ? [`(Kèm theo thông báo vi phạm, mã hồ sơ ${notice.reference})`] : [],
    recipient: [],
    blocks: [
      { kind: 'paragraph', text: `Căn cứ ${citeArticle(article).vi};` },
      {
        kind: 'paragraph',
        text: `Hôm nay, vào lúc ${input ? answers.instant(input.madeAt) : '……… giờ ……… phút'}, tại ${oneLine(options.place) || '……………………………'}, chúng tôi gồm:`,
      },
      people(input),
      { kind: 'section', text: '1. Hành vi vi phạm' },
      line('- Thời gian:', ({ facts }) => answers.times(facts, null)),
      line('- Địa điểm:', ({ facts }) => answers.places(facts)),
      line('- Hành vi:', ({ facts }) => answers.act(facts)),
      { kind: 'section', text: '2. Tổ chức, cá nhân và dữ liệu liên quan' },
      line('- Tổ chức, cá nhân liên quan:', ({ facts }) => answers.parties(facts)),
      line('- Các loại dữ liệu cá nhân:', ({ facts }) => answers.dataTypes(facts, regime)),
      counts ?? line('- Số lượng chủ thể, số lượng dữ liệu:', () => [answers.NOT_KNOWN]),
      { kind: 'section', text: '3. Hậu quả và biện pháp' },
      line('- Hậu quả xảy ra:', ({ facts }) => answers.consequences(facts)),
      line('- Biện pháp áp dụng:', ({ facts }) => answers.measures(facts)),
      { kind: 'section', text: '4. Chứng cứ, tài liệu đã thu giữ' },
      secured(input),
      { kind: 'section', text: '5. Xác nhận' },
      {
        kind: 'paragraph',
        text: 'Biên bản này đã được đọc lại cho những người có mặt cùng nghe, xác nhận nội dung ghi trên là đúng và cùng ký tên.',
      },
    ],
    closing: {
      copies: [],
      signatures: signatures(input, options),
    },
    notes: [`Cách trình bày của hệ thống: ${citeArticle(article).vi} yêu cầu lập biên bản nhưng pháp luật chưa ban hành mẫu.`],
    proof: notice ? proofOf(notice, options) : null,
    watermark: watermarkOf(notice ?? null, options),
  };
}

function signatures(input: MinutesInput | null, options: PrintOptions): readonly Signature[] {
  if (input && input.signatures.length > 0)
    return input.signatures.map(({ name, capacity, signedAt }) => ({
      capacity: oneLine(capacity).toLocaleUpperCase('vi'),
      instruction: signedAt ? `(Ký, ghi rõ họ tên; ký lúc ${answers.instant(signedAt)})` : '(Ký, ghi rõ họ tên)',
      name: oneLine(name),
    }));
  return [
    { capacity: 'NGƯỜI LẬP BIÊN BẢN', instruction: '(Ký, ghi rõ họ tên)', name: null },
    { capacity: 'ĐẠI DIỆN TỔ CHỨC', instruction: '(Ký, ghi rõ họ tên, đóng dấu)', name: oneLine(options.signatory) || null },
  ];
}

/** With lines to write on where there is nobody yet. */
function people(input: MinutesInput | null): Table {
  const named = (input?.participants ?? []).map(({ name, position, part }, i) => [
    String(i + 1),
    oneLine(name),
    oneLine(position),
    oneLine(part),
    '',
  ]);
  return {
    kind: 'table',
    columns: [
      { heading: 'TT', share: 1 },
      { heading: 'Họ và tên', share: 4 },
      { heading: 'Chức vụ, đơn vị', share: 4 },
      { heading: 'Tư cách tham gia', share: 4 },
      { heading: 'Ký', share: 2 },
    ],
    rows: named.length > 0 ? named : ['1', '2', '3'].map((mark) => [mark, '', '', '', '']),
  };
}

function secured(input: MinutesInput | null): Block {
  const rows = (input?.evidence ?? []).map(({ name, sha256 }, i) => [String(i + 1), oneLine(name), sha256]);
  if (input && rows.length === 0) return { kind: 'paragraph', text: 'Không có.' };
  return {
    kind: 'table',
    columns: [
      { heading: 'TT', share: 1 },
      { heading: 'Chứng cứ, tài liệu', share: 6 },
      { heading: 'Mã băm SHA-256', share: 8 },
    ],
    rows: rows.length > 0 ? rows : ['1', '2'].map((mark) => [mark, '', '']),
  };
}

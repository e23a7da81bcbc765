import {
  citeArticle,
  formatVietnam,
  type OrganisationBlock,
  REQUEST_LABELS,
  type RefusalRule,
  type RequestClock,
  type RequestKind,
} from '#law';
import * as answers from './answers.js';
import type { PrintOptions } from './forms/filed-notice.js';
import { placeAndDate } from './letter.js';
import { type Block, MOTTO, NATION, type OfficialDocument } from './official-document.js';
import { joined, oneLine } from './printable.js';

export const REQUEST_LETTER_KINDS = ['REPLY', 'EXTENSION', 'RESULT', 'REFUSAL'] as const;
export type RequestLetterKind = (typeof REQUEST_LETTER_KINDS)[number];

/** A letter to whoever asked as a data subject, or for one. */
export interface RequestLetterInput {
  readonly organisation: OrganisationBlock;
  readonly reference: string;
  readonly requester: { readonly name: string; readonly contact: string };
  readonly request: RequestKind;
  readonly receivedAt: Date;
  /** Also the date of the file. */
  readonly issuedAt: Date;
  /** The words of it: procedure, reason, result, reasons. */
  readonly text: string;
  /** Until when it is carried out, as it stood when the letter was written. */
  readonly clock: RequestClock;
  /** `RESULT`: carried out in part only. */
  readonly partly: boolean;
  /** `REFUSAL`: on which ground. */
  readonly ground: RefusalRule | null;
}

interface Kind {
  readonly subject: string;
  readonly opening: string;
  readonly blocks: (input: RequestLetterInput) => readonly Block[];
}

const line = (label: string, answer: readonly string[]): Block => ({ kind: 'line', label, answer });

/** The day and how it was counted; the words of the text where it has no number. */
const until = (label: string, { arithmetic, article }: RequestClock): Block =>
  line(label, [`${arithmetic.vi} (${citeArticle(article).vi}).`]);

const KINDS: Readonly<Record<RequestLetterKind, Kind>> = {
  REPLY: {
    subject: 'PHẢN HỒI YÊU CẦU CỦA CHỦ THỂ DỮ LIỆU CÁ NHÂN',
    opening: 'phản hồi về thủ tục thực hiện như sau:',
    blocks: ({ text, clock }) => [line('1. Thủ tục thực hiện:', answers.told(text)), until('2. Thời hạn thực hiện:', clock)],
  },
  EXTENSION: {
    subject: 'GIA HẠN THỰC HIỆN YÊU CẦU CỦA CHỦ THỂ DỮ LIỆU CÁ NHÂN',
    opening: 'thông báo gia hạn thời gian thực hiện như sau:',
    blocks: ({ text, clock }) => [line('1. Lý do cần gia hạn:', answers.told(text)), until('2. Thời hạn sau khi gia hạn:', clock)],
  },
  RESULT: {
    subject: 'KẾT QUẢ THỰC HIỆN YÊU CẦU CỦA CHỦ THỂ DỮ LIỆU CÁ NHÂN',
    opening: 'thông báo kết quả như sau:',
    blocks: ({ text, partly }) => [
      line('1. Mức độ thực hiện:', [partly ? 'Đã thực hiện một phần.' : 'Đã thực hiện.']),
      line(partly ? '2. Nội dung đã thực hiện, nội dung chưa thực hiện và lý do:' : '2. Nội dung đã thực hiện:', answers.told(text)),
    ],
  },
  REFUSAL: {
    subject: 'VIỆC KHÔNG THỰC HIỆN YÊU CẦU CỦA CHỦ THỂ DỮ LIỆU CÁ NHÂN',
    opening: 'thông báo không thực hiện yêu cầu, như sau:',
    blocks: ({ text, ground }) => [
      line('1. Căn cứ:', [ground ? grounded(ground) : answers.NOT_KNOWN]),
      line('2. Lý do:', answers.told(text)),
    ],
  },
};

/** L91 4.1(đ), D13 9.9: what remains to somebody who does not agree with an answer. */
const REMEDY = { 'VN-PDPD-2023': 'D13 9.9', 'VN-PDPL-2025': 'L91 4.1(đ)' } as const;

/** The letter to a requester. No instrument has a form for it (D356 5.1 leaves it to the organisation): the layout is ours, and says so. */
export function requestLetter(kind: RequestLetterKind, input: RequestLetterInput, options: PrintOptions = {}): OfficialDocument {
  const { subject, opening, blocks } = KINDS[kind];
  const { reference, requester, clock, issuedAt } = input;
  const organisation = answers.toldShort(input.organisation.nameVi);
  const against = kind === 'REFUSAL' || input.partly;
  return {
    title: `Trả lời yêu cầu của chủ thể dữ liệu cá nhân - ${reference}`,
    date: issuedAt,
    formName: null,
    header: {
      organisation: organisation.toLocaleUpperCase('vi'),
      number: `Số: ${oneLine(options.number) || '……………'}`,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(options.place, issuedAt),
    },
    heading: ['THÔNG BÁO', subject],
    subheading: [`(Mã yêu cầu ${reference})`],
    recipient: [`Kính gửi: ${oneLine(requester.name)}`, `(${oneLine(requester.contact)})`],
    blocks: [
      {
        kind: 'paragraph',
        text: `Ngày ${dayOf(input.receivedAt)}, ${organisation} nhận được yêu cầu: ${REQUEST_LABELS[input.request].vi.toLocaleLowerCase('vi')}. Căn cứ ${citeArticle(clock.article).vi}, ${organisation} ${opening}`,
      },
      ...blocks(input),
      line('3. Liên hệ:', [contactOf(input.organisation)]),
      ...(against
        ? [
            {
              kind: 'paragraph',
              text: `Nếu không đồng ý, người yêu cầu có quyền khiếu nại, tố cáo, khởi kiện theo quy định của pháp luật (${citeArticle(REMEDY[clock.regime]).vi}).`,
            } as const,
          ]
        : []),
    ],
    closing: {
      copies: ['Nơi nhận:', '- Như trên;', '- Lưu hồ sơ yêu cầu.'],
      signatures: [{ capacity: 'TM. TỔ CHỨC', instruction: '(Ký, ghi rõ họ tên, đóng dấu)', name: oneLine(options.signatory) || null }],
    },
    notes: ['Cách trình bày của hệ thống: pháp luật chưa ban hành mẫu cho văn bản này.'],
    proof: null,
    watermark: null,
  };
}

/** The words of the text as a quotation; a sentence of our own is none, and where the ground is our reading no article is named for it. */
function grounded({ label, words, article }: RefusalRule): string {
  if (words === null) return `${label.vi}.`;
  const cited = citeArticle(article).vi;
  return words === label.vi ? `${cited}: "${words}".` : `${label.vi} (${cited}).`;
}

function dayOf(at: Date): string {
  return formatVietnam(at).split(' ').at(-1)!;
}

function contactOf({ pdpContact }: OrganisationBlock): string {
  const { fullName, title, phones, email } = pdpContact ?? {};
  return joined([fullName, title, joined(phones), email], ', ') || answers.NOT_KNOWN;
}

import { citeArticle, FORMS, formatDay, letterBasis, type RegimeCode, requiredFacts, type UnitLetterKind, vietnamDate } from '#law';
import * as answers from './answers.js';
import { DRILL_WATERMARK, officialPlaceAndDate, UNSIGNED_WATERMARK } from './letter.js';
import { type Block, MOTTO, NATION, type OfficialDocument } from './official-document.js';
import { oneLine } from './printable.js';

/** What a letter of a unit says; kept as it was signed. Instants are ISO text. */
export interface UnitLetterContent {
  readonly unit: { readonly name: string; readonly superior: string | null; readonly place: string | null; readonly head: string };
  readonly recipient: { readonly name: string; readonly address: string | null };
  readonly reference: string;
  readonly filedAt: string;
  readonly regime: RegimeCode;
  /** Words of the officer: further lines; of a closing letter its summary, of an order what is to be done. */
  readonly text: string;
  /** `CLARIFICATION`. */
  readonly questions?: readonly { readonly path: string | null; readonly question: string }[];
  /** Until when: an answer, or the remedy. */
  readonly due?: string | null;
  /** `REMEDY_ORDER`: what the unit rests it on besides. */
  readonly article?: string | null;
  /** `CLOSING`. */
  readonly outcome?: string | null;
  /** `NOT_COMPETENT`: to whom it was sent on. */
  readonly competent?: string | null;
}

export interface UnitLetterIssue {
  /** The file's date: of the signature, else of the draft. */
  readonly date: Date;
  /** `05/A05-BVDLCN`; null while nobody signed it. */
  readonly number: string | null;
  readonly signatory: string | null;
  /** Signed by a deputy for the head. */
  readonly deputy: boolean;
  readonly drill: boolean;
}

interface Kind {
  /** A notice (thông báo) has a heading; a letter (công văn) has none, and says under its number what it is about. */
  readonly heading: readonly string[];
  readonly about: string;
  readonly blocks: (content: UnitLetterContent) => readonly Block[];
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const lines = (text: string): readonly Block[] => answers.told(text, '').filter(Boolean).map(paragraph);
const day = (iso: string): string => formatDay(vietnamDate(new Date(iso)));

/** `tiếp nhận Thông báo … mã hồ sơ BC26-…` */
const received = ({ recipient, reference, filedAt, unit }: UnitLetterContent): string =>
  `${unit.name} đã tiếp nhận thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân của ${oneLine(recipient.name)}, nộp ngày ${day(filedAt)}, mã hồ sơ ${reference}.`;

/** With the words of the statute, where it has them. */
function basis(kind: UnitLetterKind, { regime }: UnitLetterContent): Block {
  const { article, words } = letterBasis(regime, kind);
  const cited = citeArticle(article).vi;
  return paragraph(words ? `Theo ${cited}: "${words}"` : `Căn cứ ${cited}.`);
}

function fieldOf(path: string | null, regime: RegimeCode): string {
  if (!path) return 'Về cả thông báo';
  const root = path.replace(/^facts\./, '').replace(/[.[].*$/, '');
  const label = requiredFacts(regime, FORMS.find((form) => form.regime === regime)!.code).find(
    (fact) => fact.path.replace(/[.[].*$/, '') === root,
  )?.label;
  const name = label?.replace(/^[-\s\d.)]+|[:\s]+$/g, '');
  return name ? `Mục "${name[0]!.toLocaleUpperCase('vi')}${name.slice(1)}"` : `Mục ${path}`;
}

const KINDS: Readonly<Record<UnitLetterKind, Kind>> = {
  CLARIFICATION: {
    heading: [],
    about: 'đề nghị làm rõ, bổ sung thông báo vi phạm',
    blocks: (content) => [
      paragraph(received(content)),
      basis('CLARIFICATION', content),
      paragraph(`Để có căn cứ xem xét, ${content.unit.name} đề nghị ${oneLine(content.recipient.name)} làm rõ, bổ sung các nội dung sau:`),
      ...(content.questions ?? []).map(({ path, question }, i) =>
        paragraph(`${i + 1}. ${fieldOf(path, content.regime)}: ${oneLine(question)}`),
      ),
      ...lines(content.text),
      paragraph(
        `Văn bản trả lời, bản bổ sung đề nghị gửi trên hệ thống trước ngày ${content.due ? day(content.due) : '…/…/……'}. Thời hạn thông báo theo luật đã tính theo lần nộp đầu và không thay đổi vì văn bản này.`,
      ),
    ],
  },
  REMEDY_ORDER: {
    heading: [],
    about: 'yêu cầu khắc phục vi phạm quy định về bảo vệ dữ liệu cá nhân',
    blocks: (content) => [
      paragraph(received(content)),
      basis('REMEDY_ORDER', content),
      ...(content.article ? [paragraph(`Căn cứ áp dụng: ${citedOrAsIs(content.article)}.`)] : []),
      paragraph(`${content.unit.name} yêu cầu ${oneLine(content.recipient.name)} thực hiện:`),
      ...lines(content.text),
      paragraph(
        `Thời hạn hoàn thành: ${content.due ? `hết ngày ${day(content.due)}` : '…/…/……'}. Kết quả thực hiện, kèm tài liệu chứng minh, đề nghị gửi trên hệ thống để ${content.unit.name} kiểm tra.`,
      ),
    ],
  },
  CLOSING: {
    heading: ['THÔNG BÁO', 'Kết quả xử lý thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân'],
    about: 'kết quả xử lý thông báo vi phạm',
    blocks: (content) => [
      paragraph(received(content)),
      basis('CLOSING', content),
      paragraph(`${content.unit.name} thông báo kết quả xử lý${content.outcome ? `: ${content.outcome.toLocaleLowerCase('vi')}` : ''}.`),
      ...lines(content.text),
      paragraph(
        'Việc kết thúc xử lý thông báo không làm chấm dứt các nghĩa vụ khác của tổ chức theo pháp luật về bảo vệ dữ liệu cá nhân. Trường hợp có thông tin mới, việc xử lý có thể được mở lại.',
      ),
    ],
  },
  NOT_COMPETENT: {
    heading: [],
    about: 'trả lời về thẩm quyền giải quyết thông báo vi phạm',
    blocks: (content) => [
      paragraph(received(content)),
      paragraph(
        `Căn cứ ${citeArticle(letterBasis(content.regime, 'NOT_COMPETENT').article).vi}, nội dung thông báo không thuộc thẩm quyền giải quyết của ${content.unit.name}.${content.competent ? ` ${content.unit.name} đã chuyển thông báo đến ${content.competent} để xem xét, giải quyết theo thẩm quyền.` : ''}`,
      ),
      ...lines(content.text),
      paragraph('Thời điểm nộp thông báo được giữ nguyên theo biên nhận đã cấp; tổ chức không phải nộp lại.'),
    ],
  },
};

/** A citation of ours written out; whatever else an officer wrote, as it is. */
function citedOrAsIs(article: string): string {
  try {
    return citeArticle(article).vi;
  } catch (error) {
    if (error instanceof RangeError) return oneLine(article);
    throw error;
  }
}

/** `./.` after the last word, as the models of Decree 30/2020 (Annex III) have it. */
function ended(blocks: readonly Block[]): readonly Block[] {
  const last = blocks.at(-1);
  if (last?.kind !== 'paragraph') return blocks;
  return [...blocks.slice(0, -1), { ...last, text: `${last.text.replace(/\.$/, '')}./.` }];
}

/** A letter of a unit to whoever filed a violation notice, in the layout of Decree 30/2020 (Annex I): a letter (công văn), or a notice with a heading. */
export function unitLetter(kind: UnitLetterKind, content: UnitLetterContent, issue: UnitLetterIssue): OfficialDocument {
  const { heading, about, blocks } = KINDS[kind];
  const { unit, recipient, reference } = content;
  const marks = [...(issue.drill ? [DRILL_WATERMARK] : []), ...(issue.number ? [] : [UNSIGNED_WATERMARK])];
  return {
    title: `${heading[0] ?? 'Công văn'} ${about} - ${reference}`,
    date: issue.date,
    formName: null,
    header: {
      superior: unit.superior?.toLocaleUpperCase('vi') ?? null,
      organisation: unit.name.toLocaleUpperCase('vi'),
      number: `Số: ${issue.number ?? '……………'}`,
      about: heading.length > 0 ? null : `V/v ${about}`,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: officialPlaceAndDate(unit.place, issue.number ? issue.date : null),
    },
    heading,
    subheading: [],
    recipient: [`Kính gửi: ${oneLine(recipient.name)}`, ...(recipient.address ? [`(${oneLine(recipient.address)})`] : [])],
    blocks: ended(blocks(content)),
    closing: {
      copies: ['Nơi nhận:', '- Như trên;', '- Lưu: VT, BVDLCN.'],
      signatures: [
        {
          capacity: issue.deputy ? `KT. ${unit.head}\nPHÓ ${unit.head}` : unit.head,
          instruction: '',
          name: oneLine(issue.signatory) || null,
        },
      ],
    },
    notes: [],
    proof: null,
    watermark: marks.join(' · ') || null,
  };
}

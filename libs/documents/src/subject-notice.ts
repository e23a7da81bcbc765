import { citeArticle } from '#law';
import * as answers from './answers.js';
import type { FiledFacts, FiledNotice, PrintOptions } from './forms/filed-notice.js';
import { placeAndDate, watermarkOf } from './letter.js';
import { type Block, MOTTO, NATION, type OfficialDocument } from './official-document.js';
import { oneLine } from './printable.js';
import { proofOf } from './proof.js';

/**
 * `LOCATION_BIOMETRIC`: D356 29.1(a) with the six items of 29.2. `FINANCE`: D356 8.3 (L91 27.1(d)) with the items of 28.1.
 * `PUBLIC`: D356 29.3(a), where not everybody can be told in time; the items of 29.2.
 */
export const SUBJECT_NOTICE_KINDS = ['LOCATION_BIOMETRIC', 'FINANCE', 'PUBLIC'] as const;
export type SubjectNoticeKind = (typeof SUBJECT_NOTICE_KINDS)[number];

export interface SubjectNoticeInput {
  readonly notice: FiledNotice;
  /** ISO 8601: when it is issued; also the date of the file. */
  readonly issuedAt: string;
  /** How grave it is and what may happen to people; absent: the consequences of the report. */
  readonly severity?: string | null;
  readonly risks?: string | null;
  /** What people should do. */
  readonly guidance?: string | null;
  /** Where people turn to about the incident, besides the contact for data protection. */
  readonly incidentDesk?: string | null;
  /** `PUBLIC`: why not everybody could be told. */
  readonly whyPublic?: string | null;
}

/** One item: the words of the decree, and what is told. */
interface Item {
  readonly label: string;
  readonly answer: (input: SubjectNoticeInput) => answers.Answer;
}

export const ITEMS_29_2: readonly Item[] = [
  {
    label: 'a) Thời điểm và hình thức phát hiện vi phạm:',
    answer: ({ notice: { facts } }) => [
      '',
      `- Thời điểm: ${answers.instant(facts.detectedAt)}`,
      ...labelled('Hình thức', answers.told(facts.detectionMethod)),
    ],
  },
  {
    label: 'b) Loại dữ liệu bị ảnh hưởng (vị trí, sinh trắc học hoặc cả hai):',
    answer: ({ notice: { facts } }) => locationAndBiometric(facts),
  },
  {
    label: 'c) Mức độ nghiêm trọng và các rủi ro có thể xảy ra đối với quyền và lợi ích hợp pháp của chủ thể dữ liệu:',
    answer: ({ notice: { facts }, severity, risks }) => [
      '',
      ...answers.addedLine('Mức độ nghiêm trọng', severity || answers.NOT_KNOWN),
      ...answers.addedLine('Rủi ro', risks || facts.consequences || answers.NOT_KNOWN),
    ],
  },
  {
    label: 'd) Biện pháp đã, đang và sẽ được thực hiện để khắc phục sự cố và giảm thiểu thiệt hại:',
    answer: ({ notice: { facts } }) => answers.measures(facts),
  },
  {
    label: 'đ) Hướng dẫn chủ thể dữ liệu thực hiện các biện pháp phòng ngừa, ngăn chặn tiếp theo:',
    answer: ({ guidance }) => answers.told(guidance),
  },
  {
    label:
      'e) Thông tin liên hệ của bộ phận, nhân sự bảo vệ dữ liệu cá nhân hoặc tổ chức, cá nhân cung cấp dịch vụ bảo vệ dữ liệu cá nhân; bộ phận tiếp nhận, xử lý sự cố dữ liệu cá nhân tại tổ chức:',
    answer: ({ notice, incidentDesk }) => ['', contact(notice), `- Bộ phận tiếp nhận, xử lý sự cố: ${answers.toldShort(incidentDesk)}`],
  },
];

/** Without names of systems inside, parts that people are suspected of, and the assessment of harm: those are for the authority. */
export const ITEMS_28_1: readonly Item[] = [
  {
    label:
      'a) Mô tả tính chất của việc vi phạm quy định bảo vệ dữ liệu cá nhân, bao gồm: thời gian, địa điểm, hành vi, tổ chức, cá nhân, các loại dữ liệu cá nhân và số lượng dữ liệu liên quan:',
    answer: ({ notice: { facts, regime } }) => [
      '',
      ...labelled('Thời gian', answers.times(facts, null)),
      ...labelled('Địa điểm', answers.told(facts.place)),
      ...labelled('Hành vi', answers.actInWords(facts)),
      ...labelled('Tổ chức, cá nhân', answers.partyNames(facts)),
      ...labelled('Các loại dữ liệu cá nhân', answers.dataTypes(facts, regime)),
    ],
  },
  {
    label:
      'b) Chi tiết liên lạc của bộ phận, nhân sự bảo vệ dữ liệu cá nhân hoặc tổ chức, cá nhân cung cấp dịch vụ bảo vệ dữ liệu cá nhân:',
    answer: ({ notice, incidentDesk }) => [
      '',
      contact(notice),
      ...(incidentDesk ? labelled('Bộ phận tiếp nhận, xử lý sự cố', answers.told(incidentDesk)) : []),
    ],
  },
  {
    label: 'c) Mô tả các hậu quả, thiệt hại có thể xảy ra của việc vi phạm quy định bảo vệ dữ liệu cá nhân:',
    answer: ({ notice: { facts }, severity, risks }) => [
      ...answers.told(facts.consequences),
      ...answers.addedLine('Mức độ nghiêm trọng', severity),
      ...answers.addedLine('Rủi ro', risks),
    ],
  },
  {
    label: 'd) Mô tả biện pháp được đưa ra để giải quyết, giảm thiểu tác hại của hành vi vi phạm quy định bảo vệ dữ liệu cá nhân:',
    answer: ({ notice: { facts }, guidance }) => [
      ...answers.measures(facts),
      ...answers.addedLine('Hướng dẫn cho chủ thể dữ liệu', guidance),
    ],
  },
];

interface Kind {
  readonly article: string;
  readonly heading: readonly string[];
  readonly recipient: readonly string[];
  readonly items: readonly Item[];
}

const KINDS: Readonly<Record<SubjectNoticeKind, Kind>> = {
  LOCATION_BIOMETRIC: {
    article: 'D356 29.1(a); D356 29.2',
    heading: ['THÔNG BÁO', 'VI PHẠM ĐỐI VỚI DỮ LIỆU VỊ TRÍ CÁ NHÂN, DỮ LIỆU SINH TRẮC HỌC'],
    recipient: ['Kính gửi: Chủ thể dữ liệu cá nhân bị ảnh hưởng'],
    items: ITEMS_29_2,
  },
  FINANCE: {
    article: 'L91 27.1(d); D356 8.3',
    heading: ['THÔNG BÁO', 'LỘ, MẤT DỮ LIỆU CÁ NHÂN TRONG LĨNH VỰC TÀI CHÍNH, NGÂN HÀNG, THÔNG TIN TÍN DỤNG'],
    recipient: ['Kính gửi: Chủ thể dữ liệu cá nhân bị ảnh hưởng'],
    items: ITEMS_28_1,
  },
  PUBLIC: {
    article: 'D356 29.3(a)',
    heading: ['THÔNG BÁO CÔNG KHAI', 'VI PHẠM ĐỐI VỚI DỮ LIỆU VỊ TRÍ CÁ NHÂN, DỮ LIỆU SINH TRẮC HỌC'],
    recipient: [],
    items: ITEMS_29_2,
  },
};

/** The notice to data subjects. No instrument has a form for it: the items are the decree's, the layout is ours. */
export function subjectNotice(kind: SubjectNoticeKind, input: SubjectNoticeInput, options: PrintOptions = {}): OfficialDocument {
  const { notice } = input;
  // Why something could not be established is told to the authority, not to everybody.
  const facts = { ...notice.facts, notEstablished: null };
  return noticeOf(kind, new Date(input.issuedAt), { ...input, notice: { ...notice, facts } }, options);
}

export function blankSubjectNotice(kind: SubjectNoticeKind, date: Date): OfficialDocument {
  return noticeOf(kind, date, null, {});
}

function noticeOf(kind: SubjectNoticeKind, date: Date, input: SubjectNoticeInput | null, options: PrintOptions): OfficialDocument {
  const { article, heading, recipient, items } = KINDS[kind];
  const notice = input?.notice;
  const organisation = notice ? answers.toldShort(notice.organisation.nameVi) : '………………………';
  const counts = notice && kind === 'FINANCE' ? answers.counts(notice.facts) : null;
  return {
    title: `Thông báo cho chủ thể dữ liệu cá nhân${notice?.reference ? ` - ${notice.reference}` : ''}`,
    date,
    formName: null,
    header: {
      organisation: notice ? organisation.toLocaleUpperCase('vi') : 'TÊN TỔ CHỨC',
      number: `Số: ${oneLine(options.number) || '……………'}`,
      nation: NATION,
      motto: MOTTO,
      placeAndDate: placeAndDate(options.place, input && date),
    },
    heading,
    subheading: [],
    recipient,
    blocks: [
      { kind: 'paragraph', text: opening(kind, organisation, citeArticle(article).vi, input) },
      ...items.flatMap(({ label, answer }, i): Block[] => [
        { kind: 'line', label, answer: input ? answer(input) : 'dots' },
        ...(i === 0 && counts ? [{ kind: 'paragraph', text: '- Số lượng dữ liệu liên quan:' } as const, counts] : []),
      ]),
    ],
    closing: {
      copies: kind === 'PUBLIC' ? [] : ['Nơi nhận:', '- Như trên;'],
      signatures: [
        { capacity: 'TM. TỔ CHỨC, DOANH NGHIỆP', instruction: '(Ký, ghi rõ họ tên, đóng dấu)', name: oneLine(options.signatory) || null },
      ],
    },
    notes: [],
    proof: notice ? proofOf(notice, options) : null,
    watermark: watermarkOf(notice ?? null, options),
  };
}

function opening(kind: SubjectNoticeKind, organisation: string, cited: string, input: SubjectNoticeInput | null): string {
  if (kind !== 'PUBLIC') return `Căn cứ ${cited}, ${organisation} thông báo đến chủ thể dữ liệu cá nhân bị ảnh hưởng như sau:`;
  const why = oneLine(input?.whyPublic);
  return `Do lý do kỹ thuật hoặc khẩn cấp${why ? ` (${why})` : ''}, chưa thể thông báo cho tất cả chủ thể dữ liệu cá nhân bị ảnh hưởng trong thời hạn quy định; căn cứ ${cited}, ${organisation} thông báo công khai như sau. Thông báo sẽ được gửi cho từng chủ thể dữ liệu cá nhân liên quan ngay khi điều kiện kỹ thuật cho phép.`;
}

function labelled(about: string, [first, ...others]: answers.Answer): answers.Answer {
  return [`- ${about}: ${first}`, ...others];
}

function contact({ organisation }: FiledNotice): string {
  const { fullName, title, phones, email } = organisation.pdpContact ?? {};
  const parts = [oneLine(fullName), oneLine(title), (phones ?? []).map(oneLine).filter(Boolean).join('; '), oneLine(email)].filter(Boolean);
  return `- Bảo vệ dữ liệu cá nhân: ${parts.join(', ') || answers.NOT_KNOWN}`;
}

const CONCERNED = { LOCATION: 'vị trí', BIOMETRIC: 'sinh trắc học' } as const;

function locationAndBiometric({ dataTypes, dataTypesUnknown }: FiledFacts): answers.Answer {
  const inState = (state: string) =>
    (Object.keys(CONCERNED) as (keyof typeof CONCERNED)[])
      .filter((code) => dataTypes?.some((type) => type.code === code && type.state === state))
      .map((code) => CONCERNED[code]);
  const affected = inState('AFFECTED');
  const open = inState('UNKNOWN');
  const lines = [
    ...(affected.length > 0 ? [`Dữ liệu ${affected.join(' và ')}${affected.length === 2 ? ' (cả hai)' : ''}`] : []),
    ...(open.length > 0 ? [`Dữ liệu ${open.join(' và ')}: ${answers.NOT_KNOWN}`] : []),
  ];
  return dataTypesUnknown || lines.length === 0 ? [...lines, answers.NOT_KNOWN] : lines;
}

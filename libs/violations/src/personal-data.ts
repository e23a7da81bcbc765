import type { Defect } from '#kernel';
import type { StoredFacts } from './facts.js';

/**
 * What looks like the data of a person in free text. A report describes data and never repeats them; the shapes are those
 * of Vietnam: citizen ID (12 digits), phone numbers (E.164 +84 or 0 and nine digits), addresses of mail, card numbers.
 */
const SHAPES: readonly { readonly code: string; readonly shape: RegExp; readonly vi: string; readonly en: string }[] = [
  { code: 'EMAIL', shape: /[\w.+-]+@[\w-]+\.[\w.-]+/u, vi: 'địa chỉ thư điện tử', en: 'an e-mail address' },
  { code: 'CITIZEN_ID', shape: /(?<!\d)0\d{2}[0-9]\d{8}(?!\d)/u, vi: 'số định danh cá nhân', en: 'a personal identification number' },
  { code: 'PHONE', shape: /(?<!\d)(?:\+84|0)(?:[ .-]?\d){9}(?!\d)/u, vi: 'số điện thoại', en: 'a phone number' },
  { code: 'CARD', shape: /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)/u, vi: 'số thẻ', en: 'a card number' },
];

/** What is asked for in order to reach somebody, by its place in the facts. */
const CONTACTS = /^facts\.(?:responsiblePerson\.|involvedParties\.\d+\.contact$)/;

/** What is filed beside the facts. */
export interface FiledWords {
  readonly lateReason?: string | null;
  /** Why it is corrected, or asked back. */
  readonly reason?: string | null;
  readonly answers?: readonly { readonly path: string; readonly text?: string | null }[] | null;
}

/** As a reader sees it: full-width digits are digits (NFKC), and what has no width parts nothing. */
function asSeen(text: string): string {
  return text.normalize('NFKC').replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
}

function textsIn(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/**
 * Every text of the filing that seems to repeat somebody's data, but contacts that are asked for. Finding none proves
 * nothing; it is a last look, not a filter.
 */
export function personalDataIn(facts: StoredFacts, { lateReason, reason, answers }: FiledWords = {}): readonly Defect[] {
  const texts = [
    ...textsIn(facts, 'facts').filter(([path]) => !CONTACTS.test(path)),
    ...textsIn(lateReason, 'lateReason'),
    ...textsIn(reason, 'reason'),
    ...(answers ?? []).flatMap(({ path, text }) => textsIn(text, `answers[${path}].text`)),
  ];
  return texts.flatMap(([path, text]) => {
    const seen = asSeen(text);
    const found = SHAPES.find(({ shape }) => shape.test(seen));
    if (!found) return [];
    return [
      {
        path,
        code: `PERSONAL_DATA_${found.code}`,
        vi: `Mục này có vẻ chứa ${found.vi} của một người. Hãy mô tả loại dữ liệu, không chép lại dữ liệu; nếu buộc phải giữ, hãy ghi lý do khi gửi.`,
        en: `This seems to hold ${found.en} of a person. Describe the kind of data, do not repeat them; where they must stay, say why when you submit.`,
      },
    ];
  });
}

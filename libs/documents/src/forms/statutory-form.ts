/**
 * A form of a decree, word for word: its slips are kept and nothing is added. `{name}` marks a place to fill in. Where there is no
 * answer, the form has no dots. `libs/documents/src/forms/statutory-form.spec.ts` compares it with the Gazette.
 */
export interface StatutoryForm {
  readonly code: '03' | '08';
  readonly name: string;
  readonly heading: readonly string[];
  readonly recipient: readonly string[];
  readonly opening: string;
  readonly rows: readonly FormRow[];
  /** Marks before the attachments: `1.`, `2.` or `a)`, `b)`. */
  readonly attachmentMarks: readonly string[];
  readonly commitmentHeading: string;
  readonly commitment: string;
  readonly copies: readonly string[];
  readonly capacity: string;
  readonly instruction: string;
  /** What stands for the organisation's name on a blank form, in the opening and in the commitment. */
  readonly nameInOpening: string;
  readonly nameInCommitment: string;
  readonly notes: readonly string[];
}

/** A line of the form: a heading, or a label with the answer that belongs there. */
export type FormRow =
  | { readonly section: string }
  | { readonly label: string; readonly answer: AnswerKey | null }
  /** Several answers within one sentence. */
  | { readonly sentence: string };

/** What a line of a form asks. */
export type AnswerKey =
  | 'name'
  | 'headOffice'
  | 'transactionOffice'
  | 'taxCode'
  | 'pdpName'
  | 'pdpTitle'
  | 'pdpPhones'
  | 'pdpEmail'
  | 'times'
  | 'places'
  | 'act'
  | 'parties'
  | 'data'
  | 'partiesAndData'
  /** A dotted line of the form, answered by the lines below it. */
  | 'responsible'
  | 'responsibleName'
  | 'responsibleTitle'
  | 'responsiblePhones'
  | 'responsibleEmail'
  | 'consequences'
  | 'measures';

export const TITLE = ['THÔNG BÁO', 'VI PHẠM QUY ĐỊNH BẢO VỆ DỮ LIỆU CÁ NHÂN'] as const;
export const NUMBER = 'Số: {number}';
export const PLACE_AND_DATE = '{place}, ngày {day} tháng {month} năm {year}';
export const ORGANISATION = 'TÊN TỔ CHỨC';
export const ESTABLISHMENT =
  '- Quyết định thành lập/Giấy chứng nhận đăng ký doanh nghiệp/Giấy chứng nhận đăng ký kinh doanh/Giấy chứng nhận đầu tư số: {number} do {issuer} cấp ngày {day} tháng {month} năm {year} tại {place}';
/** For the places, see `identity`. */
export const ID_DOCUMENT = 'Số CMTND/Thẻ căn cước công dân/Hộ chiếu {idNumber} cấp ngày {idDay}/{idMonth}/{idYear} tại {idPlace}';

/** Puts the values into a sentence, in one pass: a value is never searched for places. Throws where one is missing. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`no value for {${name}}`);
    return value;
  });
}

import type { Sentence } from '#kernel';
import { FORMAT_FINDINGS } from './format-findings.js';
import { short } from './short-text.js';
import type { Coordinates, ImportProblem, Severity, TermKind } from './staging.js';

/** A row, and its sheet where that is another one than the finding's. */
function place(row: number, sheet: string | undefined): Sentence {
  return sheet === undefined
    ? { vi: `hàng ${row}`, en: `row ${row}` }
    : { vi: `hàng ${row} của trang "${short(sheet)}"`, en: `row ${row} of sheet "${short(sheet)}"` };
}

const KIND: Readonly<Record<TermKind, Sentence>> = {
  LEGAL_BASIS: { vi: 'căn cứ xử lý', en: 'legal basis' },
  DATA_TYPE: { vi: 'loại dữ liệu', en: 'data type' },
  SUBJECT_GROUP: { vi: 'nhóm chủ thể dữ liệu', en: 'group of data subjects' },
  RECIPIENT_KIND: { vi: 'loại bên nhận', en: 'kind of recipient' },
  RELATIONSHIP: { vi: 'vai trò của bên liên quan', en: 'role of the party' },
  COUNTRY: { vi: 'quốc gia', en: 'country' },
  TRANSFER_MECHANISM: { vi: 'cơ chế chuyển dữ liệu', en: 'transfer mechanism' },
  OPERATION: { vi: 'hoạt động xử lý cụ thể', en: 'processing operation' },
  ACTIVITY_ROLE: { vi: 'vai trò của tổ chức', en: 'role of the organisation' },
  DATA_USE: { vi: 'mục đích sử dụng', en: 'data use' },
  DATE: { vi: 'ngày', en: 'date' },
  BOOLEAN: { vi: 'giá trị có/không', en: 'yes/no value' },
};

/** Every finding about the content of a workbook: severity and sentence by code. Findings about the file are in file-defects.ts. */
const FINDINGS = {
  ...FORMAT_FINDINGS,
  FORMULA: () => [
    'ERROR',
    'Ô này là công thức; công thức không được tính. Hãy dán giá trị vào thay công thức.',
    'This cell is a formula; formulas are not evaluated. Paste the value in its place.',
  ],
  ERROR_VALUE: () => [
    'ERROR',
    'Ô này chứa giá trị lỗi của Excel (ví dụ #REF!). Hãy nhập giá trị đúng.',
    'This cell holds an Excel error (#REF!, for instance). Enter the right value.',
  ],
  TOO_LONG: () => [
    'ERROR',
    'Nội dung ô dài hơn 10.000 ký tự. Hãy rút gọn.',
    'The text of this cell is longer than 10,000 characters. Shorten it.',
  ],
  UNSAFE_TEXT: () => [
    'ERROR',
    'Ô này chứa ký tự điều khiển hoặc ký tự đảo chiều chữ. Hãy gõ lại nội dung.',
    'This cell holds control characters or characters that reverse the text. Type its content again.',
  ],
  LOOKS_LIKE_FORMULA: () => [
    'NOTICE',
    'Nội dung bắt đầu bằng dấu "=" nhưng không phải công thức; được giữ nguyên là chữ.',
    'The text starts with "=" but is no formula; it is kept as text.',
  ],
  UNKNOWN_SHEET: (name: string) => [
    'NOTICE',
    `Trang tính "${short(name)}" không thuộc định dạng này và không được đọc.`,
    `Sheet "${short(name)}" is not part of this format and was not read.`,
  ],
  MISSING_SHEET: (name: string) => [
    'NOTICE',
    `Không có trang tính "${name}"; các thông tin này sẽ phải bổ sung sau.`,
    `There is no sheet "${name}"; these facts will have to be added later.`,
  ],
  UNKNOWN_COLUMN: (header: string) => [
    'REVIEW',
    `${header ? `Cột "${short(header)}" không thuộc định dạng này` : 'Cột này không có tiêu đề'} nên không được đọc; nội dung chỉ còn trong tệp gốc. Nếu cần, hãy chép sang cột mô tả rồi kiểm tra lại tệp.`,
    `${header ? `Column "${short(header)}" is not part of this format` : 'This column has no header'} and was not read; what it holds stays in the original file alone. Where it is needed, copy it to the column of descriptions and check the file again.`,
  ],
  COLUMN_IN_NOTES: (header: string) => [
    'NOTICE',
    `Cột "${short(header)}" không ứng với mục nào của sổ đăng ký; nội dung được ghi vào phần ghi chú của từng hoạt động, dưới tên cột. Nếu cột này là một mục có sẵn, hãy chọn cột cho mục đó rồi kiểm tra lại tệp.`,
    `Column "${short(header)}" is none of the fields of the register; what it holds goes to the notes of each activity, under its header. If it is one of the fields after all, choose it for that field and check the file again.`,
  ],
  COLUMN_NOT_CHOSEN: (header: string, field: string, words: string) => [
    'REVIEW',
    `Cột "${short(header)}" có thể cũng là "${words}" nhưng không được đọc như vậy; nội dung được ghi vào phần ghi chú của từng hoạt động, dưới tên cột. Nếu đúng, hãy chọn cột này cho ${field} rồi kiểm tra lại tệp.`,
    `Column "${short(header)}" may be "${words}" too but was not read so; what it holds goes to the notes of each activity, under its header. If it is, choose it for ${field} and check the file again.`,
  ],
  ROW_NUMBERS: (header: string) => [
    'NOTICE',
    `Cột "${short(header)}" chỉ đánh số hàng nên không được nhập.`,
    `Column "${short(header)}" only counts the rows and is not brought in.`,
  ],
  ROW_NOT_READ: () => [
    'REVIEW',
    'Hàng này không có gì trong các cột được đọc nên không thành hoạt động nào; nội dung chỉ còn trong tệp gốc. Nếu hàng này là một hoạt động, hãy điền tên rồi kiểm tra lại tệp.',
    'This row has nothing in the columns that are read, so no activity comes of it; what it holds stays in the original file alone. If it is an activity, give its name and check the file again.',
  ],
  ABOVE_HEADER: (row: number) => [
    'NOTICE',
    `Những gì ở trên hàng tiêu đề (hàng ${row}), như tên sổ hay tên tổ chức, không được nhập; chúng chỉ còn trong tệp gốc.`,
    `What stands above the header (row ${row}), such as the title of the register, is not brought in; it stays in the original file alone.`,
  ],
  SHEET_NOT_READ: (name: string) => [
    'REVIEW',
    `Trang tính "${short(name)}" không được đọc: mỗi lần chỉ đọc một bảng. Nếu trang này cũng là sổ đăng ký, hãy lưu nó thành một tệp riêng rồi nhập tệp đó.`,
    `Sheet "${short(name)}" was not read: one table is read at a time. If it is a register too, save it as a file of its own and import that.`,
  ],
  MISSING_COLUMN: (name: string) => [
    'ERROR',
    `Thiếu cột bắt buộc "${name}". Hãy thêm cột đó vào hàng tiêu đề.`,
    `The required column "${name}" is missing. Add it to the header row.`,
  ],
  DUPLICATE_COLUMN: (name: string, other: string) => [
    'ERROR',
    `Cột "${name}" xuất hiện hai lần (cột ${other} và cột này). Hãy bỏ một cột.`,
    `Column "${name}" appears twice (column ${other} and this one). Remove one of them.`,
  ],
  NO_HEADER: () => [
    'ERROR',
    'Không tìm thấy hàng tiêu đề trong 20 hàng đầu của trang tính này. Hãy đặt tên các cột vào một hàng ở đó.',
    'No header row was found within the first 20 rows of this sheet. Put the names of the columns into a row there.',
  ],
  NAME_MISSING: () => [
    'ERROR',
    'Chỗ này chưa có tên. Hãy điền tên; nếu ô tên được gộp với hàng trên, hãy bỏ gộp ô và ghi lại tên.',
    'There is no name here. Fill it in; where its cell is merged with the row above, unmerge it and repeat the name.',
  ],
  DUPLICATE_REF: (ref: string, row: number, sheet?: string) => [
    'ERROR',
    `Mã "${short(ref)}" đã có ở ${place(row, sheet).vi}. Mỗi hoạt động xử lý cần một mã riêng; hãy đổi một mã hoặc bỏ một hàng.`,
    `Reference "${short(ref)}" is already used in ${place(row, sheet).en}. Each activity needs its own; change one reference or remove one row.`,
  ],
  DUPLICATE_NAME: (name: string, row: number, sheet?: string) => [
    'ERROR',
    `Tên "${short(name)}" đã có ở ${place(row, sheet).vi}, và cả hai không có mã. Hãy ghi mã, đổi tên hoặc bỏ một hàng.`,
    `The name "${short(name)}" is already used in ${place(row, sheet).en}, and neither has a reference. Give references, rename or remove one of the rows.`,
  ],
  SAME_NAME: (name: string, row: number, sheet?: string) => [
    'REVIEW',
    `Tên "${short(name)}" cũng có ở ${place(row, sheet).vi}, nhưng không cùng mã, nên được đọc là hai hoạt động; hãy kiểm tra có bị trùng không.`,
    `The name "${short(name)}" stands in ${place(row, sheet).en} too, but not under the same reference, so these are read as two activities; check that they are not the same.`,
  ],
  SIMILAR_NAME: (name: string, row: number, sheet?: string) => [
    'REVIEW',
    `Tên "${short(name)}" chỉ khác ${place(row, sheet).vi} ở dấu tiếng Việt. Hãy kiểm tra có bị trùng không.`,
    `The name "${short(name)}" differs from ${place(row, sheet).en} in its diacritics only. Check that it is not the same activity.`,
  ],
  SIMILAR_REGISTERED: (name: string, code: string, registered: string) => [
    'REVIEW',
    `Hoạt động ${short(code)} "${short(registered)}" trong sổ đăng ký mang tên như "${short(name)}", hoặc chỉ khác ở dấu tiếng Việt hay khoảng trắng, nhưng không cùng mã. Hàng này được ghi thành hoạt động mới; hãy kiểm tra có bị trùng không.`,
    `Activity ${short(code)} "${short(registered)}" of the register is called as "${short(name)}", or differs in diacritics or blanks only, and has not the same reference. The row becomes a new activity; check that it is not the same.`,
  ],
  ALREADY_REGISTERED: (what: string, existing: string) => [
    'REVIEW',
    `"${short(what)}" trùng với hoạt động đã có trong sổ đăng ký: ${short(existing)}. Hàng này sẽ được bỏ qua.`,
    `"${short(what)}" matches an activity that the register already has: ${short(existing)}. The row will be left out.`,
  ],
  ALREADY_STOPS: (what: string, existing: string) => [
    'ERROR',
    `"${short(what)}" trùng với hoạt động đã có trong sổ đăng ký: ${short(existing)}. Hãy bỏ hàng này, hoặc kiểm tra lại tệp với cách xử lý "bỏ qua" hay "cập nhật".`,
    `"${short(what)}" matches an activity that the register already has: ${short(existing)}. Remove the row, or check the file again with the policy "skip" or "update".`,
  ],
  UPDATES: (code: string, fields: number) => [
    'NOTICE',
    `Hoạt động ${short(code)} đã có trong sổ đăng ký sẽ được cập nhật ${fields} chỗ.`,
    `Activity ${short(code)} of the register will be updated in ${fields} place(s).`,
  ],
  NOTHING_NEW: (code: string) => [
    'NOTICE',
    `Hoạt động ${short(code)} trong sổ đăng ký đã đúng như tệp; không có gì để làm.`,
    `Activity ${short(code)} of the register says what the file says; there is nothing to do.`,
  ],
  NOT_REVISABLE: (code: string, state: string) => [
    'ERROR',
    `Hoạt động ${short(code)} đang ở trạng thái ${state} nên không cập nhật được. Hãy trả lại hoặc mở lại hoạt động đó, hoặc bỏ hàng này.`,
    `Activity ${short(code)} is ${state} and cannot be updated. Give it back or reopen it first, or remove the row.`,
  ],
  ONE_ACTIVITY_TWICE: (code: string, row: number) => [
    'ERROR',
    `Hàng này và hàng ${row} cùng trỏ tới hoạt động ${short(code)} trong sổ đăng ký. Hãy bỏ một hàng.`,
    `This row and row ${row} both lead to activity ${short(code)} of the register. Remove one of them.`,
  ],
  SEVERAL_OF_THIS_NAME: (name: string) => [
    'ERROR',
    `Sổ đăng ký có nhiều hoạt động tên "${short(name)}". Hãy ghi mã của hoạt động cần cập nhật.`,
    `The register has several activities named "${short(name)}". Give the code of the one to update.`,
  ],
  CONTRADICTORY: (path: string, why: Sentence) => ['ERROR', `${path}: ${why.vi}`, `${path}: ${why.en}`],
  MAPPING_REMEMBERED: (mapping: string) => [
    'NOTICE',
    `Các cột được đọc như lần trước tổ chức đã chọn: ${mapping}. Nếu sai, hãy chọn lại cột rồi kiểm tra lần nữa.`,
    `The columns are read as your organisation chose before: ${mapping}. Where that is wrong, choose the columns and check again.`,
  ],
  TERM_REMEMBERED: (term: string, code: string) => [
    'NOTICE',
    `"${short(term)}" được hiểu là ${code}, như tổ chức đã chọn.`,
    `"${short(term)}" is read as ${code}, as your organisation chose.`,
  ],
  UNATTACHED_ROW: () => [
    'ERROR',
    'Tệp có nhiều hoạt động xử lý nhưng hàng này không cho biết thuộc hoạt động nào. Hãy thêm cột "processing" với mã hoặc tên hoạt động.',
    'The file has several activities and this row does not say which one it belongs to. Add a column "processing" with its reference or name.',
  ],
  UNKNOWN_ACTIVITY: (term: string) => [
    'ERROR',
    `Không có hoạt động xử lý nào mang mã hoặc tên "${short(term)}" trong trang Processing. Hãy sửa mã ở đây, hoặc thêm hoạt động đó.`,
    `No activity on sheet Processing has the reference or name "${short(term)}". Correct it here, or add the activity.`,
  ],
  AMBIGUOUS_ACTIVITY: (term: string) => [
    'ERROR',
    `Có nhiều hoạt động xử lý mang tên "${short(term)}"; hãy dùng mã (ref_id).`,
    `Several activities are named "${short(term)}"; use the reference (ref_id).`,
  ],
  TERM_UNKNOWN: (term: string, kind: TermKind) => [
    'REVIEW',
    `Chưa biết "${short(term)}" tương ứng với ${KIND[kind].vi} nào. Hãy chọn; nội dung gốc được giữ lại.`,
    `"${short(term)}" is not a ${KIND[kind].en} that we know. Choose one; the original text is kept.`,
  ],
  TERM_UNDECIDED: (term: string, kind: TermKind, why?: Sentence) => [
    'REVIEW',
    `"${short(term)}" không tương ứng với đúng một ${KIND[kind].vi}. ${why ? `${why.vi} ` : ''}Hãy chọn; nội dung gốc được giữ lại.`,
    `"${short(term)}" does not stand for exactly one ${KIND[kind].en}. ${why ? `${why.en} ` : ''}Choose; the original text is kept.`,
  ],
  TERM_AS_TEXT: (term: string, kind: TermKind, why?: Sentence) => [
    'NOTICE',
    `"${short(term)}" được giữ nguyên dưới dạng chữ; không phải chọn ${KIND[kind].vi} nào.${why ? ` ${why.vi}` : ''}`,
    `"${short(term)}" is kept as text; no ${KIND[kind].en} has to be chosen.${why ? ` ${why.en}` : ''}`,
  ],
  DAY_ORDER: (text: string, header: string) => [
    'REVIEW',
    `Cột "${short(header)}": "${short(text)}" có thể đọc là ngày trước hoặc tháng trước. Hãy chọn DAY_FIRST hoặc MONTH_FIRST cho cả cột; đến khi đó, các ngày như vậy được giữ ở phần ghi chú.`,
    `Column "${short(header)}": "${short(text)}" may have the day first or the month. Choose DAY_FIRST or MONTH_FIRST for the whole column; until then such dates are kept in the notes.`,
  ],
  NOT_A_DAY: (text: string) => [
    'REVIEW',
    `"${short(text)}" không đọc được là ngày nào; nội dung gốc được giữ ở phần ghi chú. Hãy ghi ngày đủ bốn chữ số của năm, ví dụ 22/11/2026 hoặc 2026-11-22.`,
    `"${short(text)}" cannot be read as a day; the original text is kept in the notes. Write days with all four digits of the year, as 22/11/2026 or 2026-11-22.`,
  ],
  NOT_A_COUNT: (text: string) => [
    'REVIEW',
    `"${short(text)}" không phải số lượng của từng nhóm chủ thể ở hàng này; nội dung gốc được giữ ở phần ghi chú. Hãy ghi số cho mỗi nhóm.`,
    `"${short(text)}" is no number for each group of data subjects of this row; the original text is kept in the notes. Give a number for each group.`,
  ],
  NOT_OF_ONE_PARTY: (text: string) => [
    'REVIEW',
    `Không rõ "${short(text)}" là của bên xử lý nào ở hàng này; nội dung gốc được giữ ở phần ghi chú.`,
    `It is not clear which processor of this row "${short(text)}" belongs to; the original text is kept in the notes.`,
  ],
  ROLE_TAKEN: (count: number) => [
    'NOTICE',
    `Có ${count} hoạt động mà tệp không nói vai trò của tổ chức; được ghi là bên kiểm soát. Nếu tổ chức là bên xử lý hoặc bên thứ ba, hãy sửa sau khi nhập.`,
    `Of ${count} activities the file does not say which part the organisation has; it is written down as controller. Where it is processor or third party, correct it afterwards.`,
  ],
  NOTES_CUT: (characters: number) => [
    'REVIEW',
    `Phần ghi chú của hoạt động này dài ${characters} ký tự, hơn mức sổ đăng ký giữ được; phần sau được bỏ, còn nguyên trong tệp gốc. Hãy xem lại sau khi nhập.`,
    `The notes of this activity have ${characters} characters, more than the register holds; what is beyond is left out and stays in the original file. Look at it after the import.`,
  ],
  TERM_MISSING: (kind: TermKind) => ['REVIEW', `Chưa có ${KIND[kind].vi}; hãy bổ sung.`, `The ${KIND[kind].en} is missing; add it.`],
  STATUS_NOT_KEPT: (status: string) => [
    'NOTICE',
    `Trạng thái "${short(status)}" không được giữ: mọi hoạt động nhập vào đều là bản nháp.`,
    `The status "${short(status)}" is not taken over: every imported activity starts as a draft.`,
  ],
  ARTICLE_9_AS_TEXT: () => [
    'NOTICE',
    'Điều kiện của GDPR Điều 9 được giữ dưới dạng ghi chú; pháp luật Việt Nam không có khái niệm này.',
    'The GDPR Article 9 condition is kept as a note; Vietnamese law does not know it.',
  ],
  MECHANISM_AS_TEXT: () => [
    'NOTICE',
    'Cơ chế chuyển dữ liệu của GDPR được giữ dưới dạng chữ trong biện pháp bảo đảm; nó không thay cho hồ sơ đánh giá tác động chuyển dữ liệu xuyên biên giới.',
    'The GDPR transfer mechanism is kept as text among the safeguards; it does not replace the cross-border transfer impact dossier.',
  ],
  TRANSFER_WITHIN_VIETNAM: () => [
    'REVIEW',
    'Nơi đến là Việt Nam nên đây không phải chuyển dữ liệu xuyên biên giới. Hãy kiểm tra quốc gia.',
    'The destination is Vietnam, so this is no cross-border transfer. Check the country.',
  ],
  LINK_NOT_KEPT: () => [
    'NOTICE',
    'Đường dẫn không bắt đầu bằng http:// hoặc https:// nên không được giữ.',
    'The link does not start with http:// or https:// and is not kept.',
  ],
  OWN_TABLE: () => [
    'ERROR',
    'Đây là bảng (CSV hoặc Excel) do Khiên xuất ra để đọc; nhập lại bảng này sẽ làm mất mã loại dữ liệu, căn cứ, số lượng và liên kết giữa các dòng. Chưa có gì được ghi, sổ đăng ký giữ nguyên. Để chuyển hoặc khôi phục sổ, hãy tải /exports/register.json rồi nhập tệp đó: mọi thứ trở lại đầy đủ.',
    'This is a table (CSV or Excel) that Khiên exported for reading; brought in again it would lose codes of data types, legal bases, counts and what belongs together. Nothing was written, and the register is as it was. To move or restore a register, download /exports/register.json and import that: it comes back whole.',
  ],
  NOT_RECOGNISED: () => [
    'ERROR',
    'Tệp này không theo định dạng sổ đăng ký nào mà hệ thống đọc được (CISO Assistant, ICO, CNIL, PIA, fideslang, hoặc bảng có cột tên hoạt động). Chưa có gì được ghi; nếu là bảng, hãy chọn cột nào là tên hoạt động rồi kiểm tra lại.',
    'This file is in none of the register formats that can be read (CISO Assistant, ICO, CNIL, PIA, fideslang, or a table with a column for names of activities). Nothing was written; of a table, choose the column that names the activities and check again.',
  ],
  NO_ACTIVITIES: () => [
    'ERROR',
    'Không tìm thấy hoạt động xử lý nào trong tệp. Chưa có gì được ghi; hãy xem tệp có phải là sổ đã điền không.',
    'No processing activity was found in the file. Nothing was written; see whether this is the register that was filled in.',
  ],
} as const satisfies Record<string, (...args: never[]) => readonly [Severity, string, string]>;

export type FindingCode = keyof typeof FINDINGS;
type Where = Coordinates | { readonly sheet: string | null; readonly row: number | null; readonly column: string | null };
export interface TermDetails {
  readonly term: string;
  readonly kind: TermKind;
  readonly suggestions: readonly string[];
}

/** Makes one finding: `finding('DUPLICATE_REF', coordinates, 'PRC-001', 2)`. */
export function finding<C extends FindingCode>(code: C, where: Where, ...args: Parameters<(typeof FINDINGS)[C]>): ImportProblem {
  // The table's functions differ in their arguments; the signature above has checked them against the code.
  const [severity, vi, en] = (FINDINGS[code] as (...args: unknown[]) => readonly [Severity, string, string])(...args);
  return { severity, sheet: where.sheet, row: where.row, column: where.column, code, vi, en };
}

/** The same finding with the term and what may be chosen for it. */
export function withTerm(problem: ImportProblem, details: TermDetails): ImportProblem {
  return { ...problem, ...details };
}

export const WHOLE_FILE: Where = { sheet: null, row: null, column: null };

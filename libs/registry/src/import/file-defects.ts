import type { Defect, Sentence } from '#kernel';

const KEPT: Sentence = { vi: 'Chưa có gì được ghi.', en: 'Nothing was written.' };

/** What can be wrong with the file as a whole. Each sentence says what happened and what to do. */
const SENTENCES = {
  FILE_EMPTY: {
    vi: 'Tệp rỗng. Hãy xuất lại sổ đăng ký và tải lên lần nữa.',
    en: 'The file is empty. Export the register again and upload it.',
  },
  FILE_TOO_LARGE: {
    vi: 'Tệp lớn hơn 20 MB. Hãy bỏ hình ảnh hoặc chia sổ đăng ký thành nhiều tệp.',
    en: 'The file is larger than 20 MB. Remove pictures or split the register into several files.',
  },
  FILE_OLD_XLS: {
    vi: 'Đây là tệp Excel kiểu cũ (.xls) hoặc tệp có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu và lưu lại ở dạng .xlsx.',
    en: 'This is an old Excel file (.xls) or one with a password. Open it in Excel, remove the password and save it as .xlsx.',
  },
  FILE_MARKUP: {
    vi: 'Tệp này là trang HTML hoặc XML được đổi tên thành .xlsx. Hãy mở bằng Excel và lưu lại ở dạng .xlsx.',
    en: 'This file is an HTML or XML page renamed to .xlsx. Open it in Excel and save it as .xlsx.',
  },
  FILE_PLAIN_TEXT: {
    vi: 'Tệp này là văn bản thường hoặc CSV mà tiêu đề cột không cho biết đó là sổ đăng ký (cần tên hoạt động và ít nhất hai cột như mục đích, căn cứ xử lý, loại dữ liệu). Hãy sửa tiêu đề, hoặc lưu sổ đăng ký ở dạng .xlsx.',
    en: 'This file is plain text, or a CSV whose headers do not show a register (names of activities and at least two columns such as purpose, legal basis, data types are needed). Correct the headers, or save the register as .xlsx.',
  },
  FILE_NOT_WORKBOOK: {
    vi: 'Tệp này không phải bảng tính .xlsx. Hãy chọn đúng tệp hoặc lưu lại ở dạng .xlsx.',
    en: 'This file is not an .xlsx workbook. Choose the right file or save it as .xlsx.',
  },
  FILE_DAMAGED: {
    vi: 'Tệp bị hỏng hoặc tải lên chưa trọn vẹn. Hãy mở bằng Excel, lưu lại và tải lên lần nữa.',
    en: 'The file is damaged or was uploaded incompletely. Open it in Excel, save it and upload it again.',
  },
  ZIP_TOO_MANY_ENTRIES: {
    vi: 'Tệp chứa quá nhiều phần. Hãy chép các trang tính cần thiết sang một bảng tính mới.',
    en: 'The file has too many parts. Copy the sheets you need into a new workbook.',
  },
  ZIP_BOMB: {
    vi: 'Tệp nở ra lớn bất thường khi giải nén nên không được mở. Hãy chép nội dung sang một bảng tính mới.',
    en: 'The file unpacks to an abnormal size, so it was not opened. Copy its content into a new workbook.',
  },
  ZIP_SIZES_FALSE: {
    vi: 'Tệp khai sai kích thước của các phần bên trong nên không được mở. Hãy chép nội dung sang một bảng tính mới.',
    en: 'The file states false sizes for its parts, so it was not opened. Copy its content into a new workbook.',
  },
  ZIP_ENCRYPTED: {
    vi: 'Tệp có phần được mã hóa. Hãy bỏ mật khẩu và lưu lại.',
    en: 'Parts of the file are encrypted. Remove the password and save it again.',
  },
  ZIP_UNSUPPORTED: {
    vi: 'Tệp dùng kiểu nén mà bảng tính .xlsx không dùng. Hãy mở bằng Excel và lưu lại ở dạng .xlsx.',
    en: 'The file uses a kind of compression that .xlsx workbooks do not use. Open it in Excel and save it as .xlsx.',
  },
  ZIP_UNSAFE_NAME: {
    vi: 'Tệp chứa phần có tên không an toàn nên không được mở. Hãy chép nội dung sang một bảng tính mới.',
    en: 'The file has a part with an unsafe name, so it was not opened. Copy its content into a new workbook.',
  },
  ZIP_OVERLAP: {
    vi: 'Các phần trong tệp chồng lên nhau nên tệp không được mở. Hãy chép nội dung sang một bảng tính mới.',
    en: 'Parts of the file overlap, so it was not opened. Copy its content into a new workbook.',
  },
  WORKBOOK_MACROS: {
    vi: 'Bảng tính có macro. Hãy lưu lại ở dạng .xlsx không có macro.',
    en: 'The workbook has macros. Save it as .xlsx without macros.',
  },
  WORKBOOK_EXTERNAL_LINKS: {
    vi: 'Bảng tính liên kết tới tệp khác. Hãy ngắt liên kết (Data → Edit Links → Break Link) và lưu lại.',
    en: 'The workbook links to other files. Break the links (Data → Edit Links → Break Link) and save it.',
  },
  WORKBOOK_TOO_MANY_SHEETS: {
    vi: 'Bảng tính có hơn 200 trang tính. Hãy chỉ giữ các trang của sổ đăng ký.',
    en: 'The workbook has more than 200 sheets. Keep only those of the register.',
  },
  WORKBOOK_DOCTYPE: {
    vi: 'Tệp chứa khai báo DOCTYPE hoặc ENTITY nên không được mở. Hãy chép nội dung sang một bảng tính mới.',
    en: 'The file has a DOCTYPE or ENTITY declaration, so it was not opened. Copy its content into a new workbook.',
  },
  WORKBOOK_ENCODING: {
    vi: 'Tệp không dùng bảng mã UTF-8. Hãy mở bằng Excel và lưu lại ở dạng .xlsx.',
    en: 'The file is not encoded in UTF-8. Open it in Excel and save it as .xlsx.',
  },
  WORKBOOK_MALFORMED: {
    vi: 'Nội dung bảng tính không đọc được. Hãy mở bằng Excel, lưu lại và tải lên lần nữa.',
    en: 'The content of the workbook cannot be read. Open it in Excel, save it and upload it again.',
  },
  CSV_MALFORMED: {
    vi: 'Dấu ngoặc kép trong tệp CSV không khớp nên không tách được các ô. Hãy mở bằng Excel, sửa hàng này và lưu lại.',
    en: 'The quotes of the CSV do not match, so its cells cannot be told apart. Open it in Excel, correct the line and save it.',
  },
  CSV_TOO_MANY_ROWS: {
    vi: 'Tệp CSV có hơn 50.000 hàng. Hãy chia sổ đăng ký thành nhiều tệp.',
    en: 'The CSV has more than 50,000 rows. Split the register into several files.',
  },
  JSON_MALFORMED: {
    vi: 'Tệp JSON sai cú pháp nên không đọc được. Hãy xuất lại từ phần mềm nguồn.',
    en: 'The JSON of the file is malformed, so it cannot be read. Export it again from where it comes.',
  },
  JSON_TOO_LARGE: {
    vi: 'Tệp JSON có hơn 500.000 giá trị hoặc lồng nhau quá 50 tầng nên không được mở. Hãy chia thành nhiều tệp.',
    en: 'The JSON has more than 500,000 values or is nested deeper than 50, so it was not opened. Split it into several files.',
  },
  YAML_MALFORMED: {
    vi: 'Tệp YAML sai cú pháp, có nhiều tài liệu hoặc có bí danh vòng lặp nên không đọc được. Hãy sửa tệp, hoặc xuất lại từ phần mềm nguồn.',
    en: 'The YAML of the file is malformed, holds several documents or aliases without end, so it cannot be read. Correct it, or export it again from where it comes.',
  },
  YAML_TOO_LARGE: {
    vi: 'Tệp YAML có hơn 2 triệu ký tự nên không được mở. Hãy chia thành nhiều tệp.',
    en: 'The YAML has more than 2 million characters, so it was not opened. Split it into several files.',
  },
  SHEET_TOO_MANY_CELLS: {
    vi: 'Một trang tính có hơn 50.000 ô có nội dung, hoặc cả tệp có hơn 200.000 ô. Hãy chia sổ đăng ký thành nhiều tệp.',
    en: 'A sheet has more than 50,000 filled cells, or the file more than 200,000. Split the register into several files.',
  },
  SHEET_TOO_SPREAD: {
    vi: 'Các ô có nội dung nằm cách nhau quá xa (có ô ở tận cuối trang tính). Hãy xóa các hàng, cột thừa và lưu lại.',
    en: 'Filled cells lie too far apart (there is one at the far end of a sheet). Delete the stray rows and columns and save it.',
  },
  SHEET_TOO_MUCH_TEXT: {
    vi: 'Bảng tính có hơn 20 triệu ký tự. Hãy chia sổ đăng ký thành nhiều tệp.',
    en: 'The workbook has more than 20 million characters. Split the register into several files.',
  },
} as const satisfies Record<string, Sentence>;

export type FileDefectCode = keyof typeof SENTENCES;

/** The defect of a whole file. `part` is a place inside the file (a zip part, or a cell such as `sheet1.xml!B3`), never its content. */
export function fileDefect(code: FileDefectCode, part?: string): Defect {
  const { vi, en } = SENTENCES[code];
  const where = part === undefined ? { vi: '', en: '' } : { vi: ` (Tại: ${part}.)`, en: ` (At: ${part}.)` };
  return { path: 'file', code, vi: `${vi}${where.vi} ${KEPT.vi}`, en: `${en}${where.en} ${KEPT.en}` };
}

/** Either the value or everything that speaks against the file. */
export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly defects: readonly Defect[] };

export function refused(code: FileDefectCode, part?: string): { readonly ok: false; readonly defects: readonly Defect[] } {
  return { ok: false, defects: [fileDefect(code, part)] };
}

/** Ends the reading of a file from within; readers turn it into what {@link refused} gives. */
export class Refusal extends Error {
  constructor(readonly defect: Defect) {
    super(defect.code);
  }
}

import type { Sentence } from '#kernel';

const of = (vi: string, en: string): Sentence => ({ vi, en });

/** What is asked of each of the three feared events; the last digit of a code. */
const RISK: readonly Sentence[] = [
  of('Tác động có thể', 'Potential impacts'),
  of('Mối đe dọa', 'Threats'),
  of('Nguồn rủi ro', 'Sources of risk'),
  of('Biện pháp', 'Measures'),
  of('Mức độ nghiêm trọng', 'Gravity'),
  of('Khả năng xảy ra', 'Likelihood'),
];
const EVENTS: readonly (readonly [code: string, event: Sentence])[] = [
  ['32', of('Truy cập trái phép', 'Illegitimate access')],
  ['33', of('Sửa đổi ngoài ý muốn', 'Unwanted modification')],
  ['34', of('Mất dữ liệu', 'Disappearance of data')],
];

/** The questions of the CNIL's assessment by their codes, in our words (design/formats.md §4). */
export const PIA_QUESTIONS: ReadonlyMap<string, Sentence> = new Map([
  ['111', of('Mô tả hoạt động xử lý', 'Description of the processing')],
  ['112', of('Trách nhiệm của các bên', 'Responsibilities')],
  ['113', of('Tiêu chuẩn áp dụng', 'Applicable standards')],
  ['121', of('Dữ liệu được xử lý', 'Data processed')],
  ['122', of('Vòng đời dữ liệu', 'Life cycle of the data')],
  ['123', of('Phương tiện mang dữ liệu', 'Assets that carry the data')],
  ['211', of('Mục đích', 'Purposes')],
  ['212', of('Căn cứ xử lý', 'Legal basis')],
  ['213', of('Tối thiểu hóa dữ liệu', 'Data minimisation')],
  ['214', of('Chất lượng dữ liệu', 'Quality of the data')],
  ['215', of('Thời hạn lưu trữ', 'Storage duration')],
  ['221', of('Thông báo cho chủ thể dữ liệu', 'Information of the data subjects')],
  ['222', of('Sự đồng ý', 'Consent')],
  ['223', of('Quyền xem và chuyển dữ liệu', 'Access and portability')],
  ['224', of('Quyền chỉnh sửa và xóa', 'Rectification and erasure')],
  ['225', of('Quyền hạn chế và phản đối', 'Restriction and objection')],
  ['226', of('Bên xử lý', 'Processors')],
  ['227', of('Chuyển ra nước ngoài', 'Transfers')],
  ...EVENTS.flatMap(([code, event]) =>
    RISK.map((asked, at): [string, Sentence] => [`${code}${at + 1}`, of(`${event.vi}: ${asked.vi}`, `${event.en}: ${asked.en}`)]),
  ),
]);

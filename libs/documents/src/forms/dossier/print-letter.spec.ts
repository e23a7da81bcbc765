import { said } from '../../../testing/dossier-answers.js';
import { CHANGE, DPIA, DPIA_FACTS, PERSON, SPARSE_DOSSIER, TRANSFER, TRANSFER_FACTS } from '../../../testing/dossier-samples.js';
import { flat, missingInOrder } from '../../../testing/in-order.js';
import { DIGEST, PRINT } from '../../../testing/samples.js';
import {
  type BlankKind,
  blank,
  changeLetter,
  dossierLetter,
  type FiledDossier,
  impactReport,
  type OfficialDocument,
  textOf,
} from '../../index.js';

const D13 = { regime: 'VN-PDPD-2023' } as const;

describe('the letters of a dossier', () => {
  const person = (dossier: FiledDossier): FiledDossier => ({ ...dossier, facts: { ...dossier.facts, filer: PERSON } });

  it.each([
    ['Mẫu số 01a', dossierLetter(TRANSFER)],
    ['Mẫu số 01b', dossierLetter(person(TRANSFER))],
    ['Mẫu số 02a', dossierLetter(DPIA)],
    ['Mẫu số 02b', dossierLetter(person(DPIA))],
    ['Mẫu số 03a', changeLetter(CHANGE)],
    ['Mẫu số 03b', changeLetter({ ...CHANGE, ...person(CHANGE) })],
    ['Mẫu số 04', dossierLetter({ ...DPIA, ...D13 })],
    ['Mẫu số 05', changeLetter({ ...CHANGE, ...D13 })],
    ['Mẫu số 06', dossierLetter({ ...TRANSFER, ...D13 })],
  ])('%s is chosen by decree, dossier and filer, and holds every line of its blank in order', (name, letter) => {
    const form = blank(name.replace('Mẫu số ', '') as BlankKind);
    const marks = /…+[¹²³⁴⁵]?|\.{3,}|\(Tên cơ quan, tổ chức, doanh nghiệp\)/g;
    const lines = textOf({ ...form, header: null, notes: [] }).flatMap((text) => text.split(marks).filter((part) => flat(part)));

    expect(letter.formName).toBe(name);
    expect(lines.length).toBeGreaterThan(15);
    expect(missingInOrder(said(letter), lines)).toEqual([]);
    expect(letter.notes).toEqual([]);
  });

  it('an organisation has its name and number in the head and seals; a person has neither, and no employer that was not told', () => {
    const mine = dossierLetter(person(DPIA), PRINT);

    expect(dossierLetter(DPIA, PRINT).header).toMatchObject({ organisation: 'CÔNG TY CỔ PHẦN VẬN TẢI VÍ DỤ', number: 'Số: 12/TB-CVD' });
    expect(mine.header).toMatchObject({ organisation: null, number: null, placeAndDate: 'Hải Phòng, ngày 22 tháng 11 năm 2026' });
    expect(mine.closing).toMatchObject({ copies: [], signatures: [{ capacity: 'NGƯỜI NỘP HỒ SƠ', instruction: '(Ký, ghi rõ họ tên)' }] });
    expect(said(mine)).toContain('Số CMTND/Thẻ căn cước công dân/Hộ chiếu 031000000014 cấp ngày 05/06/2024 tại Cục Cảnh sát ví dụ');
    expect(mine.blocks).toContainEqual({ kind: 'line', label: '- Đơn vị công tác (nếu có):', answer: [] });
  });

  it('lists the report, the documents of the dossier, then the attachments; of a change too, where there are none', () => {
    const marked = ({ blocks }: OfficialDocument) =>
      blocks.flatMap((block) => (block.kind === 'line' && /^(.\)|\d\.)$/.test(block.label) ? [[block.label, ...block.answer]] : []));

    const report = 'Báo cáo đánh giá tác động xử lý dữ liệu cá nhân (Mẫu số 10, bản chính)';
    expect(marked(dossierLetter(DPIA, { attachments: [{ name: 'sơ đồ.pdf' }] }))).toEqual([
      ['a)', report],
      ['b)', 'Chính sách bảo vệ dữ liệu cá nhân (bản sao, 12 trang)'],
      ['c)', 'Quyết định thành lập Ban Bảo vệ dữ liệu (bản chính)'],
      ['d)', 'sơ đồ.pdf'],
    ]);
    expect(marked(dossierLetter({ ...TRANSFER, ...D13 }))[0]).toEqual([
      '1.',
      'Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân ra nước ngoài (bản chính)',
    ]);
    expect(marked(changeLetter({ ...CHANGE, ...D13 }))).toEqual([
      ['1.', 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân (bản chính)'],
      ['2.', 'Mô tả luồng xử lý mới (bản chính, 4 trang)'],
      ['3.', 'Mẫu xin sự đồng ý mới (bản sao)'],
    ]);
    for (const items of [[], null]) expect(marked(changeLetter({ ...CHANGE, items }))).toEqual([['a)', report]]);
    expect(marked(dossierLetter(SPARSE_DOSSIER))).toEqual([['a)', report]]);
  });

  it('says of a document that the law asks for and that does not go along, why, as the report does', () => {
    const items = [
      { name: 'Chính sách', copyType: 'COPY' as const },
      { name: 'Sơ đồ luồng dữ liệu', reason: 'Đang vẽ lại\nsau khi đổi máy chủ' },
    ];
    const dossier = { ...DPIA, facts: { ...DPIA_FACTS, items } };
    const line = 'Sơ đồ luồng dữ liệu: không kèm theo; lý do: Đang vẽ lại sau khi đổi máy chủ';

    expect(said(dossierLetter(dossier))).toContain(line);
    expect(said(impactReport(dossier))).toContain(`2. ${line}`);
  });

  it('a change names the dossier in the words of its decree, says what changes and why', () => {
    const change = { ...CHANGE, facts: TRANSFER_FACTS };

    expect(changeLetter(change).heading[1]).toBe('THAY ĐỔI NỘI DUNG HỒ SƠ ĐÁNH GIÁ TÁC ĐỘNG CHUYỂN DỮ LIỆU CÁ NHÂN XUYÊN BIÊN GIỚI');
    expect(changeLetter({ ...change, ...D13 }).heading[1]).toMatch(/RA NƯỚC NGOÀI$/);
    expect(changeLetter(CHANGE).heading[1]).toMatch(/XỬ LÝ DỮ LIỆU CÁ NHÂN$/);
    expect(said(changeLetter(CHANGE))).toContain('- Lý do thay đổi:\nPhát sinh mục đích xử lý mới.');
  });

  it('a draft has no date and a mark; what was filed has its digest', () => {
    const draft = dossierLetter({ ...DPIA, reference: null }, { draft: true });

    expect([draft.header?.placeAndDate, draft.proof]).toEqual(['....., ngày ... tháng ... năm ...', null]);
    expect(draft.watermark).toContain('BẢN NHÁP');
    expect(dossierLetter(DPIA, PRINT).proof).toMatchObject({ reference: 'HS26-000321-5', digest: DIGEST });
  });

  it('names control characters, leaves markup and places alone, and keeps one line where one belongs', () => {
    const hostile = 'a\u0000b\u202ec {dossier} <w:t>';
    const filer = { ...DPIA_FACTS.filer, nameVi: `${hostile}\nsecond` };

    expect(said(dossierLetter({ ...DPIA, facts: { ...DPIA_FACTS, filer } }))).toContain(
      'a[U+0000]b[U+202E]c {dossier} <w:t> second xin gửi',
    );
    expect(said(changeLetter({ ...CHANGE, content: hostile }))).toContain('a[U+0000]b[U+202E]c {dossier} <w:t>');
  });
});

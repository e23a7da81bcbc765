import { DATA_TYPE_LABELS, HARM_INTEREST_LABELS } from '#law';
import { CHANGE, DPIA, PERSON, TRANSFER } from '../testing/dossier-samples.js';
import { flat, missingInOrder } from '../testing/in-order.js';
import { LETTER } from '../testing/letter-sample.js';
import { textOfPart } from '../testing/read-docx.js';
import { readPdf } from '../testing/read-pdf.js';
import { REQUEST } from '../testing/request-sample.js';
import { FULL, MINUTES, NOTICE, PRINT, RECEIPT, SPARSE } from '../testing/samples.js';
import { NOT_KNOWN } from './answers.js';
import { FORM_03 } from './forms/form-03.js';
import { FORM_08 } from './forms/form-08.js';
import {
  BLANK_KINDS,
  blank,
  changeLetter,
  dataRequestForm,
  documentRenderer,
  dossierLetter,
  form03,
  form08,
  impactReport,
  type OfficialDocument,
  REQUEST_LETTER_KINDS,
  receiptSheet,
  requestLetter,
  SUBJECT_NOTICE_KINDS,
  subjectNotice,
  textOf,
  violationMinutes,
} from './index.js';

const D13 = { ...FULL, regime: 'VN-PDPD-2023' } as const;

const DOCUMENTS: readonly (readonly [string, OfficialDocument])[] = [
  ['Form 03', form03(D13, PRINT)],
  ['Form 08', form08(FULL, PRINT)],
  ['Form 08 with almost nothing known', form08(SPARSE)],
  ['a correction in a drill', form08({ ...FULL, kind: 'CORRECTION', number: 2, reason: 'Đếm lại số chủ thể.', drill: true }, PRINT)],
  ['a withdrawal request', form08({ ...FULL, kind: 'WITHDRAWAL_REQUEST', number: 2, reason: 'Gửi nhầm.' }, PRINT)],
  ['the minutes', violationMinutes(MINUTES, PRINT)],
  ...SUBJECT_NOTICE_KINDS.map((kind) => [`the notice ${kind}`, subjectNotice(kind, NOTICE, PRINT)] as const),
  ['the receipt', receiptSheet(RECEIPT)],
  ['Form 10', impactReport(DPIA, PRINT)],
  ['Form 09', impactReport(TRANSFER, PRINT)],
  ['Form 01a', dossierLetter(TRANSFER, PRINT)],
  ['Form 03b', changeLetter({ ...CHANGE, facts: { ...CHANGE.facts, filer: PERSON } }, PRINT)],
  ['the body of a dossier under Decree 13', impactReport({ ...DPIA, regime: 'VN-PDPD-2023' }, PRINT)],
  ['Form 01 of Decree 13', dataRequestForm(REQUEST, PRINT)],
  ...REQUEST_LETTER_KINDS.map((kind) => [`the letter ${kind}`, requestLetter(kind, LETTER, PRINT)] as const),
  ...BLANK_KINDS.map((kind) => [`blank ${kind}`, blank(kind)] as const),
];

async function printed(document: OfficialDocument): Promise<{ pdf: string; docx: string }> {
  const { content } = await readPdf(await documentRenderer.pdf(document));
  return { pdf: content.join('\n'), docx: textOfPart(await documentRenderer.docx(document)) };
}

/** Every text that a filing was given, but codes and instants. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return /^[A-Z_0-9]+$|^\d{4}-\d{2}-\d{2}/.test(value) ? [] : value.split('\n');
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe('printed documents', () => {
  it.each(DOCUMENTS)('%s: every label and every answer stands in the PDF and in the .docx, in order', async (_name, document) => {
    const pieces = textOf(document);
    const { pdf, docx } = await printed(document);

    expect(pieces.length).toBeGreaterThan(10);
    expect(missingInOrder(pdf, pieces)).toEqual([]);
    expect(missingInOrder(docx, pieces)).toEqual([]);
  });

  it('positive control: a label, an answer, a cell that is dropped, and two lines that change places, are missed', async () => {
    const document = form08(FULL, PRINT);
    const pieces = textOf(document);
    const at = document.blocks.findIndex((block) => block.kind === 'line' && block.label === '- Mã số thuế:');
    const next = document.blocks[at + 2]!;
    const without = [...document.blocks.slice(0, at), ...document.blocks.slice(at + 1)];
    const swapped = document.blocks.with(at, next).with(at + 2, document.blocks[at]!);
    const short = document.blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.slice(1) } : block));

    for (const blocks of [without, swapped, short]) {
      const { pdf, docx } = await printed({ ...document, blocks });
      expect(missingInOrder(pdf, pieces)).not.toEqual([]);
      expect(missingInOrder(docx, pieces)).not.toEqual([]);
    }
  });

  it('prints as many ticks as there are, and as many boxes', async () => {
    for (const document of [impactReport(DPIA, PRINT), blank('10')]) {
      const marks = (text: string) => ['√', '☒', '☐'].map((mark) => flat(text).split(mark).length - 1);
      const { pdf, docx } = await printed(document);

      expect(marks(pdf)).toEqual(marks(textOf(document).join()));
      expect(marks(docx)).toEqual(marks(textOf(document).join()));
    }
  });

  it.each([
    ['03', FORM_03, form03(D13, PRINT)],
    ['08', FORM_08, form08(FULL, PRINT)],
  ] as const)('a filled Form %s holds every line of the form in order, and everything that was told', (_code, form, document) => {
    const pieces = textOf(document);
    const fixed = form.rows.flatMap((row) =>
      'section' in row ? [row.section] : 'label' in row ? [row.label] : row.sentence.split(/\{\w+\}/).filter((part) => part.trim()),
    );
    const statutory = [
      form.name,
      ...form.heading,
      ...form.recipient,
      ...form.opening.split('{organisation}'),
      ...fixed,
      ...form.attachmentMarks,
      form.commitmentHeading,
      form.commitment.replace('{organisation}', ''),
      ...form.copies,
      form.capacity,
      form.instruction,
    ];
    const { taxCode, pdpContact, ...organisation } = FULL.organisation;
    const { email, ...contact } = pdpContact!;
    const told = [organisation, contact, FULL.facts, FULL.lateReason, PRINT.attachments, ...(form.code === '08' ? [taxCode, email] : [])];
    const text = pieces.join('\n');

    expect(missingInOrder(text, statutory)).toEqual([]);
    expect(textsIn(told).length).toBeGreaterThan(35);
    expect(textsIn(told).filter((each) => !text.includes(each))).toEqual([]);
  });

  it('tells codes in the words of the law, times in Vietnam time, numbers with their basis', () => {
    const text = textOf(form08(FULL, PRINT)).join('\n');

    for (const { code } of FULL.facts.dataTypes!) expect(text).toContain(DATA_TYPE_LABELS[code].vi);
    for (const interest of FULL.facts.harmInterests!) expect(text).toContain(HARM_INTEREST_LABELS[interest].vi);
    expect(text).toContain('khoảng từ 23:15 19/11/2026 đến 09:00 20/11/2026 (giờ Việt Nam)');
    expect(text).toContain('Hải Phòng, ngày 22 tháng 11 năm 2026');
    expect(text).toContain('Ước tính\ntừ 900 đến 1.100');
    expect(text).toContain('Đã đếm\n12.430');
    expect(text).toContain('350.000.000 đồng');
    expect(text).toContain('+ Thời điểm khắc phục xong: 18:10 21/11/2026 (giờ Việt Nam)');
    expect(text).toContain('Bị ảnh hưởng (dữ liệu nhạy cảm): Dữ liệu sinh trắc học');
  });

  it('shows each of the four ways in which a time is known', () => {
    const told = (facts: object) => textOf(form08({ ...SPARSE, facts: { ...SPARSE.facts, ...facts } })).join('\n');
    const from = { occurredFrom: '2026-11-19T16:15:00.000Z' };

    expect(told({ ...from, occurrencePrecision: 'EXACT' })).toContain('- Thời gian:\n23:15 19/11/2026 (giờ Việt Nam)');
    expect(told({ ...from, occurrencePrecision: 'APPROXIMATE' })).toContain('- Thời gian:\nkhoảng 23:15 19/11/2026');
    expect(told({ ...from, occurrencePrecision: 'ONGOING' })).toContain('từ 23:15 19/11/2026 (giờ Việt Nam), đang tiếp diễn');
    expect(told({ ...from, occurrencePrecision: 'UNKNOWN' })).toContain(`- Thời gian:\n${NOT_KNOWN}`);
  });

  it('says of what is not known that it will follow, never that it is nothing', () => {
    const open = textOf(form08(SPARSE)).filter((text) => text.includes(NOT_KNOWN));

    expect(open.length).toBeGreaterThan(14);
    expect(textOf(form08({ ...SPARSE, commitment: false })).join('\n')).toContain('(Chưa được xác nhận.)');
  });

  it('says of what could not be established why, in place of what will follow', () => {
    const paths = [
      'occurredFrom',
      'place',
      'actDescription',
      'involvedParties',
      'dataTypes',
      'counts',
      'consequences',
      'measuresDone',
      'origin',
    ];
    const notEstablished = paths.map((path, i) => ({ path, reason: `nhật ký số ${i} đã mất` }));
    const final = { ...SPARSE, kind: 'FINAL', number: 2, facts: { ...SPARSE.facts, notEstablished } } as const;
    const text = textOf(form08(final)).join('\n');

    for (const { reason } of notEstablished) expect(text).toContain(`Không xác định được: ${reason}`);
    for (const label of ['- Thời gian:', '- Địa điểm:', '- Tổ chức, cá nhân liên quan:', '- Hậu quả xảy ra:', '- Biện pháp áp dụng:'])
      expect(text).toContain(`${label}\nKhông xác định được: `);
    expect(textOf(subjectNotice('FINANCE', { ...NOTICE, notice: final })).join('\n')).not.toContain('nhật ký số');
  });

  it('the minutes have a place for each who signs, with name and capacity; two to be filled in while nobody is named', () => {
    const signed = (signatures: typeof MINUTES.signatures) => violationMinutes({ ...MINUTES, signatures }, PRINT).closing!.signatures;

    expect(signed(MINUTES.signatures)).toEqual([
      {
        capacity: 'NGƯỜI LẬP BIÊN BẢN',
        instruction: '(Ký, ghi rõ họ tên; ký lúc 15:30 20/11/2026 (giờ Việt Nam))',
        name: 'Người Lập Bốn',
      },
      { capacity: 'NGƯỜI CHỨNG KIẾN', instruction: '(Ký, ghi rõ họ tên)', name: 'Người Chứng Kiến Năm' },
      { capacity: 'ĐẠI DIỆN TỔ CHỨC', instruction: '(Ký, ghi rõ họ tên)', name: 'Người Đại Diện Sáu' },
    ]);
    expect(signed([]).map(({ capacity, name }) => [capacity, name])).toEqual([
      ['NGƯỜI LẬP BIÊN BẢN', null],
      ['ĐẠI DIỆN TỔ CHỨC', PRINT.signatory],
    ]);
  });

  it('a withdrawal request asks for the withdrawal of a numbered notice with its reason, and is no notice of a violation', () => {
    const asked = form08({ ...FULL, kind: 'WITHDRAWAL_REQUEST', number: 2, reason: 'Gửi nhầm.' }, PRINT);

    expect([asked.formName, asked.heading[0]]).toEqual([null, 'ĐỀ NGHỊ RÚT THÔNG BÁO']);
    expect(textOf(asked).join('\n')).toContain('đề nghị rút thông báo vi phạm quy định bảo vệ dữ liệu cá nhân, mã hồ sơ BC26-000123-7.');
    expect(missingInOrder(textOf(asked).join('\n'), ['mã hồ sơ BC26-000123-7', 'Lý do đề nghị rút:', 'Gửi nhầm.'])).toEqual([]);
  });

  it('customers of a bank are told no names of systems inside, no suspicions and no assessment of harm', () => {
    const text = textOf(subjectNotice('FINANCE', NOTICE, PRINT)).join('\n');

    for (const inside of [...FULL.facts.systems!, 'nghi phạm', 'Có thể gây tổn hại, xâm phạm đến']) expect(text).not.toContain(inside);
    expect(text).toContain('- Số lượng dữ liệu liên quan:\nSố lượng của');
  });

  it('the receipt counts its place from one', () => {
    expect(textOf(receiptSheet(RECEIPT)).join('\n')).toContain('mục thứ 1.042 trong 1.042 mục (chỉ số 1041, đếm từ 0)');
  });

  it('the QR code and the foot name the reference and the digest, and nobody', () => {
    const { proof } = form08(FULL, PRINT);

    expect(proof!.qr).toBe('KHIEN BC26-000123-7 3b6f0d2c4e8a91f7');
    expect(form08(FULL, { ...PRINT, verificationUrl: 'https://khien.example/verify' }).proof!.qr).toBe(
      'https://khien.example/verify?ref=BC26-000123-7&digest=3b6f0d2c4e8a91f7',
    );
    expect(form08({ ...FULL, reference: null }, PRINT).proof).toBeNull();
    expect(form08(FULL, {}).proof).toBeNull();
  });
});

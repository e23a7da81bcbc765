import { REGIMES, UNIT_LETTER_KINDS } from '#law';
import { missingInOrder } from '../testing/in-order.js';
import { textOfPart } from '../testing/read-docx.js';
import { SIGNED, UNIT_LETTER } from '../testing/unit-letter-sample.js';
import { documentRenderer, textOf, unitLetter } from './index.js';

const told = (...letter: Parameters<typeof unitLetter>) => textOf(unitLetter(...letter)).join('\n');

describe('the letter of a unit', () => {
  it('has the parts of Decree 30/2020 in order: bodies, State, number, place and date, what it is about, recipient, words, copies, signature', () => {
    const pieces = [
      'BỘ CÔNG AN',
      'CỤC AN NINH MẠNG VÀ PHÒNG, CHỐNG TỘI PHẠM SỬ DỤNG CÔNG NGHỆ CAO',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Số: 05/A05-BVDLCN',
      'Hà Nội, ngày 05 tháng 3 năm 2026',
      'V/v đề nghị làm rõ, bổ sung thông báo vi phạm',
      'Kính gửi: Công ty cổ phần Cảng Ví Dụ Hải Phòng',
      'nộp ngày 22/11/2026, mã hồ sơ BC26-000123-7',
      'Theo khoản 4 Điều 23 Luật 91/2025/QH15: "Bên kiểm soát dữ liệu cá nhân',
      '1. Mục ',
      'Máy chủ đặt tại địa điểm nào',
      '3. Về cả thông báo: ',
      'trước ngày 06/12/2026',
      'vì văn bản này./.',
      'Nơi nhận:',
      '- Lưu: VT, BVDLCN.',
      'CỤC TRƯỞNG',
      'Người Ký Mười Chín',
    ];
    expect(missingInOrder(told('CLARIFICATION', UNIT_LETTER, SIGNED), pieces)).toEqual([]);
  });

  it('is a notice with a heading where it tells a result, and has none as a letter', () => {
    const closing = unitLetter('CLOSING', UNIT_LETTER, { ...SIGNED, number: '06/TB-A05' });
    expect([closing.heading[0], closing.header?.about]).toEqual(['THÔNG BÁO', null]);
    for (const kind of ['CLARIFICATION', 'REMEDY_ORDER', 'NOT_COMPETENT'] as const) {
      const { heading, header } = unitLetter(kind, UNIT_LETTER, SIGNED);
      expect([heading, header?.about]).toEqual([[], expect.stringMatching(/^V\/v /)]);
    }
  });

  it('rests on the law of its report', () => {
    expect(told('CLARIFICATION', { ...UNIT_LETTER, regime: 'VN-PDPD-2023' }, SIGNED)).toContain(
      'Theo khoản 5 Điều 23 Nghị định 13/2023/NĐ-CP: "',
    );
    expect(told('REMEDY_ORDER', UNIT_LETTER, SIGNED)).toContain('Căn cứ áp dụng: khoản 4 Điều 23 Luật 91/2025/QH15.');
    // What an officer cited in their own words stays that.
    expect(told('REMEDY_ORDER', { ...UNIT_LETTER, article: 'Quyết định kiểm tra số 7' }, SIGNED)).toContain(
      'Căn cứ áp dụng: Quyết định kiểm tra số 7.',
    );
    expect(told('NOT_COMPETENT', UNIT_LETTER, SIGNED)).toContain('đã chuyển thông báo đến Bộ Tư lệnh 86');
  });

  it('says across its pages that nobody signed it, and that it is an exercise', () => {
    const draft = unitLetter('CLARIFICATION', UNIT_LETTER, { ...SIGNED, number: null, signatory: null, drill: true });
    expect([draft.watermark, draft.header?.number, draft.header?.placeAndDate]).toEqual([
      'DIỄN TẬP · DỰ THẢO – CHƯA KÝ | DRAFT – NOT SIGNED',
      'Số: ……………',
      'Hà Nội, ngày ... tháng ... năm ...',
    ]);
    expect(unitLetter('CLARIFICATION', UNIT_LETTER, SIGNED).watermark).toBeNull();
  });

  it('is signed for the head by a deputy as the decree has it', () => {
    expect(told('CLOSING', UNIT_LETTER, { ...SIGNED, deputy: true })).toContain('KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG');
  });

  it('prints in both formats, of every kind and regime', async () => {
    for (const { code } of REGIMES)
      for (const kind of UNIT_LETTER_KINDS) {
        const document = unitLetter(kind, { ...UNIT_LETTER, regime: code }, SIGNED);
        expect(
          Buffer.from(await documentRenderer.pdf(document))
            .subarray(0, 5)
            .toString(),
        ).toBe('%PDF-');
        const text = textOfPart(await documentRenderer.docx(document));
        for (const piece of ['BỘ CÔNG AN', 'Số: 05/A05-BVDLCN', document.header?.about ?? 'THÔNG BÁO']) expect(text).toContain(piece);
      }
  });
});

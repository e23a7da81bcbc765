import { refusalRules, requestClocks } from '#law';
import { missingInOrder } from '../testing/in-order.js';
import { LETTER } from '../testing/letter-sample.js';
import { PRINT } from '../testing/samples.js';
import { requestLetter, textOf } from './index.js';

const told = (...letter: Parameters<typeof requestLetter>) => textOf(requestLetter(...letter)).join('\n');

describe('the letter to a data subject', () => {
  it('has the parts of an official letter, in order, with the article written out', () => {
    const pieces = [
      'CÔNG TY CỔ PHẦN CẢNG VÍ DỤ HẢI PHÒNG',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'ngày 03 tháng 11 năm 2026',
      'THÔNG BÁO',
      '(Mã yêu cầu YC26-000123-4)',
      'Kính gửi: Người Yêu Cầu Mười Bảy',
      'Ngày 02/11/2026',
      'nhận được yêu cầu: xóa, hủy dữ liệu cá nhân. Căn cứ khoản 4 Điều 5 Nghị định 356/2025/NĐ-CP',
      'Dữ liệu nằm ở ba hệ thống.',
      'Mỗi hệ thống được rà soát riêng.',
      '3. Liên hệ:',
      'dpo@cang-vi-du.example',
      'Nơi nhận:',
    ];
    expect(missingInOrder(told('REPLY', LETTER, PRINT), pieces)).toEqual([]);
  });

  it('says until when, with the arithmetic; or the words of the text where it has no number', () => {
    expect(told('EXTENSION', LETTER)).toContain('02/11/2026 + 20 ngày + 5 ngày = hết ngày 27/11/2026 (khoản 4 Điều 5');
    const clock = requestClocks('VN-PDPD-2023', { kind: 'CORRECTION', receivedAt: new Date('2025-05-06T02:00:00Z') }).at(-1)!;
    expect(told('REPLY', { ...LETTER, request: 'CORRECTION', clock })).toContain('ngay khi có thể');
  });

  it('a refusal names its ground with the article, and like half a result what remains to whoever does not agree', () => {
    const refusal = told('REFUSAL', LETTER);
    expect(refusal).toContain(
      'Dữ liệu cá nhân được xử lý không cần sự đồng ý của chủ thể dữ liệu cá nhân theo Điều 19 Luật Bảo vệ dữ liệu cá nhân (khoản 2 Điều 14 Luật 91/2025/QH15).',
    );
    const remedy = 'quyền khiếu nại, tố cáo, khởi kiện theo quy định của pháp luật (điểm đ khoản 1 Điều 4 Luật 91/2025/QH15)';
    expect(refusal).toContain(remedy);
    expect(told('RESULT', { ...LETTER, partly: true })).toContain(remedy);
    expect(told('RESULT', LETTER)).not.toContain('khiếu nại');
  });

  it('quotes the text only where its words say the ground, and never the duty that the request did not meet', () => {
    const groundOf = (code: string, regime: 'VN-PDPL-2025' | 'VN-PDPD-2023', kind: 'DELETION' | 'PROVISION' | 'OBJECTION') =>
      refusalRules(regime, kind).find((rule) => rule.ground === code)!;
    const said = (...of: Parameters<typeof groundOf>) => told('REFUSAL', { ...LETTER, ground: groundOf(...of) });
    expect(said('NOT_THE_PROCEDURE', 'VN-PDPL-2025', 'DELETION')).toContain(
      'Yêu cầu chưa được gửi theo đúng thủ tục (khoản 4 Điều 5 Nghị định 356/2025/NĐ-CP).',
    );
    expect(said('NOT_THE_PROCEDURE', 'VN-PDPD-2023', 'PROVISION')).toContain('Yêu cầu cung cấp dữ liệu cá nhân không hợp lệ (');
    expect(said('IMPOSSIBLE', 'VN-PDPL-2025', 'DELETION')).toContain(': "không thể xóa, hủy dữ liệu cá nhân vì lý do chính đáng".');
    expect(said('WITHOUT_CONSENT', 'VN-PDPL-2025', 'OBJECTION')).toContain(': "xử lý dữ liệu cá nhân không cần sự đồng ý');
  });

  it('names no article for a ground that is our reading', () => {
    const ground = refusalRules('VN-PDPL-2025', 'DELETION').find((rule) => rule.ground === 'IDENTITY_NOT_PROVEN')!;
    expect(told('REFUSAL', { ...LETTER, ground })).toMatch(/1\. Căn cứ:\s+chưa chứng minh[^(]*được thay mặt chủ thể dữ liệu\.\n/);
  });

  it('is no filing: it has no proof and no QR code, and says that no instrument has a form for it', () => {
    const letter = requestLetter('RESULT', LETTER, { ...PRINT });
    expect([letter.proof, letter.formName]).toEqual([null, null]);
    expect(letter.notes.join()).toContain('chưa ban hành mẫu');
  });
});

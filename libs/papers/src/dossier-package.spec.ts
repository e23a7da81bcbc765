import { unzipSync } from 'fflate';
import { type DossierPart, type DossierParts, packDossier } from './dossier-package.js';

const part = (kind: DossierPart['kind'], name: string, more: Partial<DossierPart> = {}): DossierPart => ({
  ...{ kind, name, fileName: `${name}.pdf`, bytes: Buffer.from(`%PDF ${name}`), why: null },
  ...more,
});
const PARTS: DossierParts = {
  type: 'TRANSFER',
  kind: 'INITIAL',
  reportForm: '09',
  letter: Buffer.from('letter'),
  report: Buffer.from('report'),
  documents: [
    part('POLICIES', 'Chính sách lưu trữ'),
    part('OTHER', 'Ảnh', { fileName: 'anh.PNG' }),
    part('PERSON_DECISION', 'Quyết định nhân sự'),
    part('SERVICE_CONTRACT', 'Hợp đồng dịch vụ'),
    part('POLICIES', 'Chính sách xóa'),
    part('CONTRACT', '', { bytes: null, why: 'Đang ký' }),
  ],
  missing: [],
};
const namesOf = (parts: DossierParts) => Object.keys(unzipSync(packDossier(parts).bytes));

describe('the zip of a dossier', () => {
  it('is ordered and named as receiving desks ask for (fact sheet 3.4): a transfer', () => {
    expect(packDossier(PARTS)).toMatchObject({ name: 'HS-ĐGTĐ-chuyenDLCNxbg.zip', mediaType: 'application/zip' });
    expect(namesOf(PARTS)).toEqual([
      '1.TB-ĐGTĐ-chuyenDLCNxbg.pdf',
      '2.HSMau9-ĐGTĐ-chuyenDLCNxbg.pdf',
      '3.QĐ-NS-DPO.pdf',
      '3.HĐ-TC-DPO.pdf',
      '3.CS-BVDLCN-1.pdf',
      '3.CS-BVDLCN-2.pdf',
      '3.TL.png',
      'DS-TaiLieu.txt',
    ]);
  });

  it('and processing, which numbers nothing; under Decree 13 the report has no form', () => {
    const documents = [part('DEPARTMENT_DECISION', 'Quyết định bộ phận')];
    expect(namesOf({ ...PARTS, type: 'DPIA', reportForm: '10', documents })).toEqual([
      'TB-ĐGTĐ-xulyDLCN.pdf',
      'HSMau10-ĐGTĐ-xulyDLCN.pdf',
      'QĐ-BP-DPO.pdf',
      'DS-TaiLieu.txt',
    ]);
    expect(namesOf({ ...PARTS, type: 'DPIA', reportForm: null, documents: [] })[1]).toBe('HS-ĐGTĐ-xulyDLCN.pdf');
  });

  it('of an update has names of its own, and that of the report', () => {
    const update: DossierParts = { ...PARTS, kind: 'UPDATE', documents: [] };
    expect(packDossier(update).name).toBe('CN-ĐGTĐ-chuyenDLCNxbg.zip');
    expect(namesOf(update)).toEqual(['1.TB-ThayDoi-ĐGTĐ-chuyenDLCNxbg.pdf', '2.HSMau9-ĐGTĐ-chuyenDLCNxbg.pdf', 'DS-TaiLieu.txt']);
  });

  it('of an incomplete dossier lists what is missing, with its article', () => {
    const missing = [
      { path: 'onwardTransfer', article: 'D356 18.3(g)' },
      { path: 'documents.POLICIES', article: 'D356 18.2(c)' },
    ];
    const manifest = (parts: DossierParts) => Buffer.from(unzipSync(packDossier(parts).bytes)['DS-TaiLieu.txt']!).toString('utf8');
    expect(manifest({ ...PARTS, missing })).toMatch(
      /to be completed\n\nQuy trình bên nhận cung cấp cho bên thứ ba \(.*Điều 18.*\)\n\nChính sách, quy trình.* \(.*Điều 18.*\)\n$/,
    );
    expect(manifest(PARTS)).not.toContain('to be completed');
  });

  it('lists each file with size and digest, and what is not there with its reason', () => {
    const text = Buffer.from(unzipSync(packDossier(PARTS).bytes)['DS-TaiLieu.txt']!).toString('utf8');
    expect(text).toContain('1.TB-ĐGTĐ-chuyenDLCNxbg.pdf\n  Thông báo gửi hồ sơ | letter\n  6 byte, SHA-256: ');
    expect(text).toContain('3.CS-BVDLCN-2.pdf\n  Chính sách xóa\n');
    expect(text).toMatch(/not in the zip[\s\S]*thể hiện sự ràng buộc[\s\S]*Đang ký/);
  });

  it('is the same bytes for the same parts, and other ones where a single one differs', () => {
    const { bytes } = packDossier(PARTS);
    expect(Buffer.from(packDossier({ ...PARTS }).bytes).equals(bytes)).toBe(true);
    expect(Buffer.from(packDossier({ ...PARTS, letter: Buffer.from('Letter') }).bytes).equals(bytes)).toBe(false);
  });
});

import { readFileSync } from 'node:fs';
import { type CraftedPart, craftWorkbook, craftZip, deflatedZeros, workbookParts } from './testing/crafted-workbook.js';
import { OUR_SAMPLE } from './testing/real-workbook.js';
import { readWorkbook } from './workbook-reader.js';

const ONE_SHEET = { Processing: [['name'], ['Payroll']] };

async function codeOf(bytes: Uint8Array): Promise<string> {
  const read = await readWorkbook(bytes);
  if (read.ok) return 'OK';
  for (const defect of read.defects) {
    expect(defect.path).toBe('file');
    expect(defect.vi).toContain('Chưa có gì được ghi.');
    expect(defect.en).toContain('Nothing was written.');
  }
  return read.defects.map((defect) => defect.code).join();
}

const withPart = (name: string, content = 'x'): Uint8Array => craftWorkbook(ONE_SHEET, [{ name, content: Buffer.from(content) }]);

describe('a file that is no workbook', () => {
  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(0), 'FILE_EMPTY'],
    ['one byte', new Uint8Array([0x50]), 'FILE_PLAIN_TEXT'],
    ['only the zip signature', Buffer.from('PK\x03\x04'), 'FILE_DAMAGED'],
    ['an old .xls or a workbook with a password', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_OLD_XLS'],
    ['an HTML table', Buffer.from('\ufeff  <html><table><tr><td>name</td></tr></table></html>'), 'FILE_MARKUP'],
    ['a CSV with Vietnamese', Buffer.from('mã;tên\r\nHS-001;Quản lý hồ sơ\r\n'), 'FILE_PLAIN_TEXT'],
    ['other binary', Buffer.from([0x25, 0x00, 0x9f, 0xff, 0x01]), 'FILE_NOT_WORKBOOK'],
    ['a zip of something else', craftZip([{ name: 'word/document.xml', content: Buffer.from('<w/>') }]), 'FILE_NOT_WORKBOOK'],
    ['larger than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'FILE_TOO_LARGE'],
  ])('%s is refused with what to do', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('a workbook cut short, with bytes behind it, or with one bit changed in a sheet is damaged', async () => {
    const good = Buffer.from(craftWorkbook(ONE_SHEET));
    expect(await codeOf(good)).toBe('OK');
    expect(await codeOf(good.subarray(0, good.length - 30))).toBe('FILE_DAMAGED');
    expect(await codeOf(Buffer.concat([good, Buffer.from('tail')]))).toBe('FILE_DAMAGED');
    const bent = workbookParts(ONE_SHEET).map((part) => (part.name.includes('sheet1') ? { ...part, says: { crc32: 1 } } : part));
    expect(await codeOf(craftZip(bent))).toBe('FILE_DAMAGED');
  });
});

describe('a zip that means harm', () => {
  test('300 MB of zeros in 300 KB are refused by what the directory states, without unpacking', async () => {
    const zeros = await deflatedZeros(300);
    const bytes = craftWorkbook(ONE_SHEET, [{ name: 'xl/media/a.xml', content: Buffer.alloc(0), deflated: zeros }]);
    expect(bytes.byteLength).toBeLessThan(2 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    expect(await codeOf(bytes)).toBe('ZIP_BOMB');
    // The same entry under false sizes: unpacking stops at the stated size.
    const lying: CraftedPart = { name: 'xl/media/a.xml', content: Buffer.alloc(0), deflated: zeros, says: { unpackedSize: 1000 } };
    expect(await codeOf(craftWorkbook(ONE_SHEET, [lying]))).toBe('ZIP_SIZES_FALSE');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50 * 1024 * 1024);
  });

  test('an entry that is denser than 100 to 1 is refused, though the whole is small', async () => {
    const zeros = await deflatedZeros(2);
    expect(await codeOf(craftWorkbook(ONE_SHEET, [{ name: 'xl/a.xml', content: Buffer.alloc(0), deflated: zeros }]))).toBe('ZIP_BOMB');
  });

  test('a part that states more than it holds is refused', async () => {
    const parts = workbookParts(ONE_SHEET).map((part) =>
      part.name === 'xl/workbook.xml' ? { ...part, says: { unpackedSize: part.content.length + 1 } } : part,
    );
    expect(await codeOf(craftZip(parts))).toBe('ZIP_SIZES_FALSE');
  });

  test.each<[string, Uint8Array, string]>([
    ['path traversal', withPart('xl/../../etc/passwd'), 'ZIP_UNSAFE_NAME'],
    ['an absolute path', withPart('/xl/a.xml'), 'ZIP_UNSAFE_NAME'],
    ['a backslash', withPart('xl\\a.xml'), 'ZIP_UNSAFE_NAME'],
    ['a control character in a name', withPart('xl/a\u0000.xml'), 'ZIP_UNSAFE_NAME'],
    ['two parts of one name', withPart('XL/workbook.xml'), 'ZIP_UNSAFE_NAME'],
    ['macros', withPart('xl/vbaProject.bin'), 'WORKBOOK_MACROS'],
    ['external links', withPart('xl/externalLinks/externalLink1.xml', '<a/>'), 'WORKBOOK_EXTERNAL_LINKS'],
    ['encryption', craftWorkbook(ONE_SHEET, [{ name: 'xl/a.bin', content: Buffer.from('x'), says: { flags: 1 } }]), 'ZIP_ENCRYPTED'],
    [
      'a size of zip64',
      craftWorkbook(ONE_SHEET, [{ name: 'a', content: Buffer.from('x'), says: { size: 0xffffffff } }]),
      'ZIP_UNSUPPORTED',
    ],
    [
      'data beyond the directory',
      craftWorkbook(ONE_SHEET, [{ name: 'a', content: Buffer.from('x'), says: { size: 5000 } }]),
      'FILE_DAMAGED',
    ],
    [
      'a DOCTYPE',
      withPart('docProps/app.xml', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'),
      'WORKBOOK_DOCTYPE',
    ],
    [
      'a part that is not UTF-8',
      craftWorkbook(ONE_SHEET, [{ name: 'a.xml', content: Buffer.from([0x3c, 0xff, 0xfe]) }]),
      'WORKBOOK_ENCODING',
    ],
  ])('%s is refused', async (_, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code);
  });

  test('entries that overlap are refused', async () => {
    const parts = workbookParts(ONE_SHEET);
    const bytes = Buffer.from(craftZip([...parts, { name: 'a', content: Buffer.from('x') }]));
    // The first entry now claims the bytes of the second as well: size grows in both of its headers.
    const grow = (at: number): void => void bytes.writeUInt32LE(bytes.readUInt32LE(at) + 40, at);
    grow(18);
    const central = bytes.readUInt32LE(bytes.length - 6);
    grow(central + 20);
    expect(await codeOf(bytes)).toBe('ZIP_OVERLAP');
  });
});

describe('sheets', () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, [['a']]]));

  test('200 sheets are read, 201 are refused', async () => {
    expect(await codeOf(craftWorkbook(many(200)))).toBe('OK');
    expect(await codeOf(craftWorkbook(many(201)))).toBe('WORKBOOK_TOO_MANY_SHEETS');
  });

  test('more than 600 parts are refused', async () => {
    const extra = Array.from({ length: 600 }, (_, index) => ({ name: `p${index}`, content: Buffer.from('x') }));
    expect(await codeOf(craftWorkbook(ONE_SHEET, extra))).toBe('ZIP_TOO_MANY_ENTRIES');
  });

  test('our own sample is within the bounds', async () => {
    expect(await codeOf(readFileSync(OUR_SAMPLE))).toBe('OK');
  });
});

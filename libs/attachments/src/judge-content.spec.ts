import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { judgeContent } from './judge-content.js';
import { contentDisposition } from './open-attachment.js';

const zipped = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const office = (part: string) =>
  zipped({
    '[Content_Types].xml': `<Types><Override PartName="/x.xml" ContentType="application/vnd.openxmlformats-officedocument.${part}.main+xml"/></Types>`,
    'x.xml': '',
  });
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const text = (content: string) => Uint8Array.from(Buffer.from(content));
const PNG = hex(
  '89504e470d0a1a0a 0000000d49484452 0000000100000001 0802000000 907753de 0000000c 49444154 08d763f8cfc00000000300015ad3b9d2 00000000 49454e44 ae426082',
);

/** A file of each kind, as small as it goes. */
const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  pdf: text('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  docx: office('wordprocessingml.document'),
  xlsx: office('spreadsheetml.sheet'),
  odt: zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
  ods: zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
  png: PNG,
  jpg: hex('ffd8ffe000104a46494600010100000100010000ffd9'),
  webp: hex('52494646 1a000000 57454250 5650384c 0d000000 2f00000010071011118888fe0700'),
  heic: hex('0000001c 66747970 68656963 00000000 6d696631 68656963 00000000'),
  tif: hex('49492a0008000000 0000 00000000'),
  zip: zipped({ 'a.txt': 'a' }),
  txt: text('Biên bản ghi tại Hải Phòng\n'),
  csv: text('họ tên;số điện thoại\nNguyễn Văn A;0900000000\n'),
  log: text('2026-11-22T08:30:00Z \u001b[31merror\u001b[0m\n'),
  eml: text('Received: from a by b\r\nSubject: x\r\n\r\nThân gửi\r\n'),
  p7m: hex('30820100 06092a864886f70d010702 a08200f0 308200ec'),
};

describe('the content of a file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'khien-kinds-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const judge = async (name: string, bytes: Uint8Array) => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return judgeContent(path, name).catch((error: { code?: string }) => error.code);
  };

  it.each(Object.entries(SAMPLES))('is known as .%s', async (extension, bytes) => {
    expect(await judge(`Tài liệu.${extension.toUpperCase()}`, bytes)).toMatch(/^[a-z]+\/[a-z0-9.-]+$/);
  });

  it('is what the name says, or it is refused: every kind under every other name', async () => {
    const alike = [
      ['txt', 'log'],
      ['txt', 'csv'],
      ['log', 'csv'],
      ['eml', 'txt'],
      ['eml', 'log'],
      ['eml', 'csv'],
    ];
    for (const [extension, bytes] of Object.entries(SAMPLES))
      for (const name of Object.keys(SAMPLES)) {
        const same = name === extension || alike.some((pair) => pair.includes(name) && pair.includes(extension) && name !== 'eml');
        expect([extension, name, (await judge(`x.${name}`, bytes)) === 'NOT_WHAT_ITS_NAME_SAYS']).toEqual([extension, name, !same]);
      }
  });

  it.each<[string, string, Uint8Array]>([
    ['a program', 'x.pdf', hex('4d5a90000300000004000000ffff0000')],
    ['a program', 'x.txt', hex('4d5a90000300000004000000ffff0000')],
    ['a program for Linux', 'x.log', hex('7f454c4602010100000000000000000002003e00')],
    ['a page', 'x.png', text('<html><script>alert(1)</script></html>')],
    [
      'a workbook with macros',
      'x.docx',
      zipped({
        '[Content_Types].xml':
          '<Types><Override PartName="/w.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        'w.xml': '',
      }),
    ],
    ['noise', 'x.csv', hex('00ff0102030405')],
    ['nothing that reads as mail', 'x.eml', text('chỉ là một câu\n')],
    ['the first bytes of a picture', 'x.png', PNG.subarray(0, 6)],
    ['a cut archive', 'x.docx', office('wordprocessingml.document').subarray(0, 20)],
    ['a sequence that is no signed message', 'x.p7m', hex('3003020101')],
  ])('refuses %s named %s', async (_what, name, bytes) => {
    expect(await judge(name, bytes)).toBe('NOT_WHAT_ITS_NAME_SAYS');
  });

  it.each([
    'x.exe',
    'x.js',
    'x.html',
    'x.svg',
    'x.docm',
    'x',
    '.pdf.exe',
    'x.pdf ',
    'x.pdf.',
    'x.__proto__',
    'x.constructor',
    'x.lnk',
    'x.iso',
  ])('has no place for %j', async (name) => {
    expect(await judge(name, SAMPLES.pdf!)).toBe('INVALID');
  });

  it('takes UTF-16 with its mark, and older Vietnamese code pages, as text', async () => {
    expect(await judge('x.txt', Uint8Array.from(Buffer.from('\ufeffBiên bản', 'utf16le')))).toBe('text/plain');
    expect(await judge('x.csv', hex('42 69 aa 6e 20 62 b6 6e'))).toBe('text/csv');
  });
});

describe('the name of a download', () => {
  it.each([
    [
      'Biên bản ngày 22.pdf',
      'attachment; filename="Bien ban ngay 22.pdf"; filename*=UTF-8\'\'Bi%C3%AAn%20b%E1%BA%A3n%20ng%C3%A0y%2022.pdf',
    ],
    ['../../etc/passwd.txt', 'attachment; filename="__.._etc_passwd.txt"; filename*=UTF-8\'\'__.._etc_passwd.txt'],
    [
      'a"; filename=evil.exe; x=".pdf',
      'attachment; filename="a__ filename=evil.exe_ x=_.pdf"; filename*=UTF-8\'\'a_%3B%20filename%3Devil.exe%3B%20x%3D_.pdf',
    ],
    ["it's (1).png", "attachment; filename=\"it's (1).png\"; filename*=UTF-8''it%27s%20%281%29.png"],
    ['a\r\nset-cookie: x.txt', 'attachment; filename="a__set-cookie_ x.txt"; filename*=UTF-8\'\'a__set-cookie_%20x.txt'],
    ['fdp\u202egpj.pdf', 'attachment; filename="fdp_gpj.pdf"; filename*=UTF-8\'\'fdp_gpj.pdf'],
  ])('of %j steers nothing', (name, header) => {
    expect(contentDisposition(name)).toBe(header);
  });
});

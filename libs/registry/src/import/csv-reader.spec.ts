import { delimiterOf, readCsv } from './csv-reader.js';
import { encode, utf16 } from './testing/encode.js';
import { decodeText } from './text-encoding.js';

const VIETNAMESE = 'Mã;Tên hoạt động;Mục đích\r\nHS-1;Quản lý hồ sơ nhân sự;Trả lương đúng hạn';
const FRENCH = 'Réf;Nom du traitement;Finalité\r\nA;Gestion de la paie;Calcul des rémunérations à la clôture où été';

describe('the encoding of a text file', () => {
  test.each<[string, Uint8Array, string, string]>([
    ['UTF-8', Buffer.from(VIETNAMESE), 'utf-8', VIETNAMESE],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${VIETNAMESE}`), 'utf-8', VIETNAMESE],
    ['UTF-16 little-endian', utf16(VIETNAMESE, 'le'), 'utf-16le', VIETNAMESE],
    ['UTF-16 big-endian', utf16(VIETNAMESE, 'be'), 'utf-16be', VIETNAMESE],
    ['UTF-16 without its mark', utf16(VIETNAMESE, 'le', false), 'utf-16le', VIETNAMESE],
    ['UTF-16 big-endian without its mark', utf16(VIETNAMESE, 'be', false), 'utf-16be', VIETNAMESE],
    ['windows-1258', encode(VIETNAMESE, 'windows-1258'), 'windows-1258', VIETNAMESE],
    ['windows-1252', encode(FRENCH, 'windows-1252'), 'windows-1252', FRENCH],
    ['Italian in windows-1252', encode('Può darsi: ciò che è già più', 'windows-1252'), 'windows-1252', 'Può darsi: ciò che è già più'],
    ['Portuguese in windows-1252', encode('Não há razões', 'windows-1252'), 'windows-1252', 'Não há razões'],
  ])('%s', (_, bytes, encoding, text) => {
    const decoded = decodeText(bytes);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text.normalize('NFC')).toBe(text);
  });
});

describe('a CSV', () => {
  const texts = (source: string) => {
    const read = readCsv(source);
    if (!read.ok) throw new Error(read.defects[0]!.code);
    return read.value.rows.map((row) => row.map(({ row: at, column, text }) => `${column}${at}=${text}`));
  };

  test.each([
    [';', 'a;b;c\n1,5;2,5;3\n'],
    [',', 'a,b,c\n"x;y;z",2,3\n'],
    ['\t', 'a\tb\tc\n1, 2; 3\t4\t5\n'],
    [';', 'a;b;c\nx;y,y,y,y,y,y,y,y,y;z'],
    [';', 'Register 2026\n\nname;purpose\nx, y, z;p\na, b;q\n'],
  ])('has its delimiter %j recognised by what cuts lines alike', (delimiter, source) => {
    expect(delimiterOf(source)).toBe(delimiter);
  });

  test('keeps quotes, doubled quotes, delimiters and line breaks in cells; rows are counted as Excel shows them', () => {
    expect(texts('a;b\r\n"x;\r\ny";"say ""so"""\r\n\r\nlast;')).toEqual([['A1=a', 'B1=b'], ['A2=x;\ny', 'B2=say "so"'], ['A4=last']]);
  });

  test('holds control characters and over-long cells back as faults', () => {
    const read = readCsv(`a;b\nbe\u0007ll;${'x'.repeat(10_001)}\n`);
    expect(read.ok && read.value.rows[1]!.map((cell) => cell.fault)).toEqual(['UNSAFE_TEXT', 'TOO_LONG']);
  });

  test.each([
    ['a quote that is never closed', 'a;b\n1;"2\n3;4', 'CSV_MALFORMED', 'line'],
    ['text behind a closing quote', 'a;b\n1;"2" x\n', 'CSV_MALFORMED', 'line 2'],
    ['more than 50,000 rows', 'a\n'.repeat(50_001), 'CSV_TOO_MANY_ROWS', ''],
    ['more cells than a sheet may have', 'a;b\n'.repeat(25_001), 'SHEET_TOO_MANY_CELLS', ''],
    ['one line of three million delimiters', ';'.repeat(3_000_000), 'SHEET_TOO_SPREAD', ''],
  ])('with %s is refused', (_, source, code, where) => {
    const read = readCsv(source);
    expect(read.ok ? 'OK' : read.defects[0]!.code).toBe(code);
    if (!read.ok) expect(read.defects[0]!.en).toContain(where);
  });
});

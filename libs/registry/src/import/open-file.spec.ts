import { openFile } from './open-file.js';
import { craftOds, odsContent } from './testing/crafted-ods.js';
import { craftWorkbook, craftZip, deflatedZeros } from './testing/crafted-workbook.js';
import { encode, utf16 } from './testing/encode.js';

const kindOf = async (bytes: Uint8Array): Promise<string> => {
  const file = await openFile(bytes);
  return file.ok ? [file.kind, ...file.notes.map(({ code }) => code)].join(' ') : file.defects.map(({ code }) => code).join(' ');
};

test.each<[string, Uint8Array, string]>([
  ['a workbook', craftWorkbook({ A: [['x']] }), 'WORKBOOK'],
  ['an OpenDocument spreadsheet', craftOds(odsContent({ A: [['x']] })), 'WORKBOOK'],
  ['a CSV', Buffer.from('a;b\n1;2\n'), 'CSV'],
  ['a CSV in UTF-16', utf16('a;b\nđ;2\n', 'le'), 'CSV ENCODING_TAKEN'],
  ['a CSV in windows-1258', encode('đường;phố\n', 'windows-1258'), 'CSV ENCODING_TAKEN'],
  ['JSON behind a mark and blanks', Buffer.from('\ufeff \n{"a":1}'), 'JSON'],
  ['a list in JSON', Buffer.from('[]'), 'JSON'],
  ['YAML of fideslang', Buffer.from('# systems\nsystem:\n  - fides_key: a\n'), 'JSON'],
  ['YAML that is none', Buffer.from('system:\n  - [a\n'), 'YAML_MALFORMED'],
  ['a page', Buffer.from('<html><body>sổ</body></html>'), 'FILE_MARKUP'],
  ['noise', Uint8Array.from({ length: 500 }, (_, at) => (at * 197 + 131) % 256), 'FILE_NOT_WORKBOOK'],
  ['a zip of something else', craftZip([{ name: 'a.txt', content: Buffer.from('a') }]), 'FILE_NOT_WORKBOOK'],
  ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'FILE_OLD_XLS'],
  ['nothing', new Uint8Array(0), 'FILE_EMPTY'],
  ['text of more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), 'FILE_TOO_LARGE'],
])('%s is told by its content', async (_, bytes, kind) => {
  expect(await kindOf(bytes)).toBe(kind);
});

test('an OpenDocument file that is cut short, or unpacks to far more than it is, is not opened', async () => {
  const sound = craftOds(odsContent({ A: [['x']] }));
  expect(await kindOf(sound.subarray(0, sound.length - 30))).toBe('FILE_DAMAGED');
  const zeros = await deflatedZeros(2);
  const dense = craftOds(odsContent({ A: [['x']] }), [{ name: 'styles.xml', content: Buffer.alloc(0), deflated: zeros }]);
  expect(await kindOf(dense)).toBe('ZIP_BOMB');
});

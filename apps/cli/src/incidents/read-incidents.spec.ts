import { csvBytes, decodedRow } from './incident-rows.fixture.js';
import { COLUMNS, decodeIncidents } from './read-incidents.js';

const TAIL = 'CA,Health Plan,500,01/02/2020,Theft,Laptop,No';

describe('a file of incidents', () => {
  it('is read as cp1252, not as UTF-8 and not as Latin-1', () => {
    const row = decodedRow(`Caf\xe9 Clinic,${TAIL},the patient\x92s \x93file\x94 \x96 gone`);
    expect(row.cells['Name of Covered Entity']).toBe('Café Clinic');
    expect(row.cells['Web Description']).toBe('the patient\u2019s \u201cfile\u201d \u2013 gone');
    expect(row.damaged).toBe(0);
  });

  it('keeps damage of earlier decodings visible: bytes that stand for nothing and stray controls become U+FFFD', () => {
    const row = decodedRow(`A,${TAIL},CE\x81s \x19file`);
    expect(row.cells['Web Description']).toBe('CE\ufffds \ufffdfile');
    expect(row.damaged).toBe(2);
  });

  it('numbers rows by the line on which they begin, over narratives of several lines', () => {
    const rows = decodeIncidents(csvBytes(`A,${TAIL},"one\r\ntwo\r\n\r\nfour"`, `B,${TAIL},x`, `C,${TAIL},`));
    expect(rows.map(({ line }) => line)).toEqual([2, 6, 7]);
    expect(rows[0]!.cells['Web Description']).toBe('one\ntwo\n\nfour');
    expect(rows[2]!.cells['Web Description']).toBe('');
  });

  it('keeps a row of another width, which is refused later by its line', () => {
    expect(decodedRow('A,CA').width).toBe(2);
    expect(decodedRow(`A,${TAIL},x,y`).width).toBe(COLUMNS.length + 1);
  });

  it('is refused as a whole, in one sentence, where it is something else', () => {
    expect(() => decodeIncidents(Buffer.from('name,country\r\nA,B\r\n'))).toThrow(/not an export of the HHS OCR breach portal/);
    expect(() => decodeIncidents(Buffer.from(''))).toThrow(/not an export/);
    expect(() => decodeIncidents(csvBytes('A,"never closed'))).toThrow(/not CSV/);
  });
});

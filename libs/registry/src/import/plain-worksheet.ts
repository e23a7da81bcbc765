import { attribute, MalformedXml, plainXml, type XmlTag, xmlTags } from './xml-tags.js';

/** Cells as Excel bounds them. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** Texts put in the place of cells whose value is not to be trusted; unguessable, so that no file can contain them. */
export interface CellMarks {
  readonly formula: string;
  readonly error: string;
}

/** A worksheet part reduced to its filled cells. `extent` is rows × columns up to the last filled cell. */
export interface PlainWorksheet {
  readonly xml: string;
  readonly cells: number;
  readonly extent: number;
}

/** `AB` → 28. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** 28 → `AB`. */
export function columnLetters(number: number): string {
  let letters = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The value of a formula that is nothing but a boolean. */
export function constantOf(formula: string): '0' | '1' | undefined {
  if (/^TRUE\(\)$/i.test(formula.trim())) return '1';
  return /^FALSE\(\)$/i.test(formula.trim()) ? '0' : undefined;
}

interface OpenCell {
  readonly tag: XmlTag;
  readonly row: number;
  readonly column: number;
  formula: boolean;
  /** Offset behind the opening tag of the formula. */
  formulaStart: number;
  /** The value of a formula that is nothing but a constant. */
  constant: '0' | '1' | undefined;
  filled: boolean;
}

/**
 * Rewrites a worksheet part so that a reader sees nothing but filled cells: empty cells and rows, formatting, links and
 * everything outside `sheetData` are left out (repeated or styled empty rows are never expanded), and the cached value of
 * a formula and error values such as `#REF!` are replaced by `marks`. `TRUE()` and `FALSE()` are how LibreOffice writes a
 * boolean: they are read as one, from the formula's own words. Cells without an address get the next one.
 * Throws {@link MalformedXml}. Linear in the length of the part.
 */
export function plainWorksheet(source: string, marks: CellMarks): PlainWorksheet {
  const text = plainXml(source);
  const out: string[] = ['<worksheet><sheetData>'];
  let inData = false;
  let row = 0;
  let column = 0;
  let rowOpen = false;
  let rowWritten = false;
  let cell: OpenCell | undefined;
  let cells = 0;
  let widest = 0;
  let last = 0;

  const startRow = (tag: XmlTag): void => {
    const number = Number(attribute(text, tag, 'r') ?? row + 1);
    if (rowOpen || !Number.isInteger(number) || number <= row || number > LAST_ROW) throw new MalformedXml();
    row = number;
    column = 0;
    rowOpen = tag.kind === 'open';
  };
  const endRow = (): void => {
    if (!rowOpen || cell) throw new MalformedXml();
    if (rowWritten) out.push('</row>');
    rowOpen = false;
    rowWritten = false;
  };
  const startCell = (tag: XmlTag): void => {
    if (!rowOpen || cell) throw new MalformedXml();
    const address = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(attribute(text, tag, 'r') ?? `${columnLetters(column + 1)}${row}`);
    const number = address ? columnNumber(address[1]!) : 0;
    if (!address || Number(address[2]) !== row || number <= column || number > LAST_COLUMN) throw new MalformedXml();
    column = number;
    if (tag.kind === 'open') cell = { tag, row, column, formula: false, formulaStart: 0, constant: undefined, filled: false };
  };
  const endCell = (open: OpenCell, tag: XmlTag): void => {
    cell = undefined;
    const type = attribute(text, open.tag, 't') ?? 'n';
    const mark = open.formula && open.constant === undefined ? marks.formula : type === 'e' ? marks.error : undefined;
    if (mark === undefined && !open.filled && open.constant === undefined) return;
    if (!rowWritten) out.push(`<row r="${open.row}">`);
    rowWritten = true;
    const address = `${columnLetters(open.column)}${open.row}`;
    if (mark !== undefined) out.push(`<c r="${address}" t="inlineStr"><is><t>${mark}</t></is></c>`);
    else if (open.constant !== undefined) out.push(`<c r="${address}" t="b"><v>${open.constant}</v></c>`);
    else {
      if (!/^[A-Za-z]{1,9}$/.test(type)) throw new MalformedXml();
      const style = attribute(text, open.tag, 's');
      if (style !== undefined && !/^\d{1,6}$/.test(style)) throw new MalformedXml();
      out.push(`<c r="${address}" t="${type}"${style === undefined ? '' : ` s="${style}"`}>${text.slice(open.tag.end, tag.start)}</c>`);
    }
    cells++;
    widest = Math.max(widest, open.column);
    last = open.row;
  };

  for (const tag of xmlTags(text)) {
    if (tag.name === 'sheetData') {
      if (cell || rowOpen || (tag.kind === 'close') !== inData) throw new MalformedXml();
      inData = tag.kind === 'open';
    } else if (!inData) continue;
    else if (cell && tag.name === 'c' && tag.kind === 'close') endCell(cell, tag);
    else if (tag.name === 'c') {
      if (tag.kind === 'close') throw new MalformedXml();
      startCell(tag);
    } else if (tag.name === 'row') {
      if (tag.kind === 'close') endRow();
      else startRow(tag);
    } else if (cell) {
      if (tag.name === 'f') {
        if (tag.kind === 'close') cell.constant = cell.formula ? constantOf(text.slice(cell.formulaStart, tag.start)) : undefined;
        else if (cell.formula) throw new MalformedXml();
        cell.formula = true;
        cell.formulaStart = tag.end;
      } else if (tag.kind === 'open' && (tag.name === 'v' || tag.name === 't')) cell.filled = true;
    }
  }
  if (inData || rowOpen || cell) throw new MalformedXml();
  out.push('</sheetData></worksheet>');
  return { xml: out.join(''), cells, extent: last * widest };
}

import { type Cell, CONTENT_LIMITS, plainName, type Sheet, textCell } from './cells.js';
import { fileDefect, Refusal } from './file-defects.js';
import { columnLetters, constantOf, LAST_COLUMN, LAST_ROW } from './plain-worksheet.js';
import { WORKBOOK_LIMITS } from './workbook-bounds.js';
import { attribute, MalformedXml, plainXml, unescapeXml, type XmlTag, xmlTags } from './xml-tags.js';

/** Elements whose content is no content of a cell: notes put at it, drawings, forms, what was deleted. */
const PASSED_OVER = new Set(['annotation', 'shapes', 'frame', 'g', 'custom-shape', 'control', 'forms', 'tracked-changes', 'scenario']);
/** Content that comes from another file, kept as a copy. */
const FROM_ELSEWHERE = new Set(['table-source', 'cell-range-source', 'dde-source', 'dde-link']);

interface OpenCell {
  readonly tag: XmlTag;
  readonly covered: boolean;
  readonly column: number;
  readonly repeat: number;
  readonly paragraphs: string[];
}

/** How often a row or column stands for itself and the next ones. */
function repetition(text: string, tag: XmlTag, name: string): number {
  const stated = attribute(text, tag, name);
  const number = Number(stated ?? 1);
  if (!Number.isInteger(number) || number < 1) throw new MalformedXml();
  return Math.min(number, LAST_ROW);
}

/** Reads the tables of an OpenDocument spreadsheet, tag by tag. */
class OdsTables {
  readonly sheets: Sheet[] = [];
  private name: string | undefined;
  private rows: Cell[][] = [];
  private row = 0;
  private rowTag: XmlTag | undefined;
  private filled: Cell[] = [];
  private column = 0;
  private cell: OpenCell | undefined;
  private paragraph = 0;
  private textFrom = 0;
  private cells = 0;
  private extent = 0;
  private characters = 0;
  private widest = 0;
  private cellsOfSheet = 0;

  constructor(private readonly text: string) {}

  read(): Sheet[] {
    let passing: { readonly name: string; depth: number } | undefined;
    for (const tag of xmlTags(this.text)) {
      if (passing) {
        if (tag.name !== passing.name || tag.kind === 'empty') continue;
        passing.depth += tag.kind === 'open' ? 1 : -1;
        if (passing.depth > 0) continue;
        passing = undefined;
        this.textFrom = tag.end;
      } else if (PASSED_OVER.has(tag.name) && tag.kind === 'open') {
        this.takeText(tag.start);
        passing = { name: tag.name, depth: 1 };
      } else this.take(tag);
    }
    if (passing || this.name !== undefined) throw new MalformedXml();
    return this.sheets;
  }

  private take(tag: XmlTag): void {
    if (FROM_ELSEWHERE.has(tag.name)) throw new Refusal(fileDefect('WORKBOOK_EXTERNAL_LINKS'));
    if (tag.name === 'table') tag.kind === 'close' ? this.endTable() : this.startTable(tag);
    else if (this.name === undefined) return;
    else if (tag.name === 'table-row') tag.kind === 'close' ? this.endRow() : this.startRow(tag);
    else if (tag.name === 'table-cell' || tag.name === 'covered-table-cell') tag.kind === 'close' ? this.endCell() : this.startCell(tag);
    else if (this.cell) this.takeInCell(tag);
  }

  private startTable(tag: XmlTag): void {
    if (this.name !== undefined) throw new MalformedXml();
    if (this.sheets.length >= WORKBOOK_LIMITS.sheets) throw new Refusal(fileDefect('WORKBOOK_TOO_MANY_SHEETS'));
    const name = plainName(unescapeXml(attribute(this.text, tag, 'table:name') ?? ''));
    this.name = name || `Sheet ${this.sheets.length + 1}`;
    this.rows = [];
    this.row = 0;
    this.widest = 0;
    this.cellsOfSheet = 0;
    if (tag.kind === 'empty') this.endTable();
  }

  private endTable(): void {
    if (this.name === undefined || this.rowTag) throw new MalformedXml();
    const extent = this.widest * (this.rows.at(-1)?.[0]?.row ?? 0);
    this.extent += extent;
    if (extent > CONTENT_LIMITS.extentPerSheet || this.extent > CONTENT_LIMITS.extent)
      throw new Refusal(fileDefect('SHEET_TOO_SPREAD', this.name));
    this.sheets.push({ name: this.name, rows: this.rows });
    this.name = undefined;
  }

  private startRow(tag: XmlTag): void {
    if (this.rowTag) throw new MalformedXml();
    this.rowTag = tag;
    this.filled = [];
    this.column = 0;
    if (tag.kind === 'empty') this.endRow();
  }

  /** A row that stands for many is written out only where it has content, and then every cell counts. */
  private endRow(): void {
    if (!this.rowTag || this.cell) throw new MalformedXml();
    const repeat = repetition(this.text, this.rowTag, 'table:number-rows-repeated');
    if (this.filled.length > 0) {
      this.count(this.filled.length * repeat, this.filled.reduce((sum, { text }) => sum + text.length, 0) * repeat);
      for (let more = 1; more <= repeat; more++) this.rows.push(this.filled.map((cell) => ({ ...cell, row: this.row + more })));
    }
    this.row += repeat;
    this.rowTag = undefined;
  }

  private count(cells: number, characters: number): void {
    this.cells += cells;
    this.cellsOfSheet += cells;
    this.characters += characters;
    if (this.cellsOfSheet > CONTENT_LIMITS.cellsPerSheet || this.cells > CONTENT_LIMITS.cells)
      throw new Refusal(fileDefect('SHEET_TOO_MANY_CELLS', this.name));
    if (this.characters > CONTENT_LIMITS.text) throw new Refusal(fileDefect('SHEET_TOO_MUCH_TEXT', this.name));
  }

  private startCell(tag: XmlTag): void {
    if (!this.rowTag || this.cell) throw new MalformedXml();
    const repeat = repetition(this.text, tag, 'table:number-columns-repeated');
    this.cell = { tag, covered: tag.name === 'covered-table-cell', column: this.column, repeat, paragraphs: [] };
    this.column += repeat;
    this.paragraph = 0;
    if (tag.kind === 'empty') this.endCell();
  }

  private endCell(): void {
    const open = this.cell;
    if (!open || this.paragraph !== 0) throw new MalformedXml();
    this.cell = undefined;
    // What a merge covers is not seen by whoever looks at the sheet.
    if (open.covered) return;
    const made = this.valueOf(open);
    if (!made) return;
    if (open.column + open.repeat > LAST_COLUMN || this.filled.length + open.repeat > CONTENT_LIMITS.cellsPerSheet)
      throw new Refusal(fileDefect('SHEET_TOO_SPREAD', this.name));
    for (let at = 1; at <= open.repeat; at++) this.filled.push({ ...made, column: columnLetters(open.column + at) });
    this.widest = Math.max(this.widest, open.column + open.repeat);
  }

  /** Dates, numbers and booleans by their stated value, everything else by its paragraphs; the value of a formula is never read. */
  private valueOf({ tag, column, paragraphs }: OpenCell): Cell | undefined {
    const row = this.row + 1;
    const letters = columnLetters(column + 1);
    const formula = attribute(this.text, tag, 'table:formula');
    if (formula !== undefined) {
      const constant = constantOf(unescapeXml(formula).replace(/^of:=/, ''));
      if (constant === undefined) return { row, column: letters, text: '', fault: 'FORMULA' };
      return { row, column: letters, text: constant === '1' ? 'TRUE' : 'FALSE' };
    }
    const type = attribute(this.text, tag, 'office:value-type');
    const stated = (name: string): string | undefined => attribute(this.text, tag, name);
    const value =
      type === 'date'
        ? stated('office:date-value')?.slice(0, 10)
        : type === 'boolean'
          ? stated('office:boolean-value')?.toUpperCase()
          : type === 'float'
            ? stated('office:value')
            : undefined;
    return textCell(value ?? paragraphs.join('\n'), row, letters);
  }

  private takeInCell(tag: XmlTag): void {
    if (tag.name === 'p' || tag.name === 'h') {
      if (tag.kind === 'close') {
        this.takeText(tag.start);
        this.paragraph--;
      } else {
        this.cell!.paragraphs.push('');
        if (tag.kind === 'open') this.paragraph++;
      }
      this.textFrom = tag.end;
    } else if (this.paragraph > 0) {
      this.takeText(tag.start);
      if (tag.kind !== 'close') this.write(this.standsFor(tag));
      this.textFrom = tag.end;
    }
    if (this.paragraph < 0) throw new MalformedXml();
  }

  private standsFor(tag: XmlTag): string {
    if (tag.name === 's') return ' '.repeat(Math.min(100, repetition(this.text, tag, 'text:c')));
    if (tag.name === 'tab') return '\t';
    return tag.name === 'line-break' ? '\n' : '';
  }

  /** Text since the last tag; line breaks and blanks of the file itself are one blank. */
  private takeText(end: number): void {
    if (this.cell && this.paragraph > 0 && end > this.textFrom)
      this.write(unescapeXml(this.text.slice(this.textFrom, end)).replace(/[ \t\r\n]+/g, ' '));
    this.textFrom = end;
  }

  private write(text: string): void {
    const { paragraphs } = this.cell!;
    // One sign more than a cell may have is enough to refuse it.
    if (paragraphs.at(-1)!.length <= CONTENT_LIMITS.cellText) paragraphs[paragraphs.length - 1] += text;
  }
}

/** The sheets of `content.xml`. Throws {@link MalformedXml} or {@link Refusal}. Linear in the length of the part. */
export function odsTables(content: string): Sheet[] {
  return new OdsTables(plainXml(content)).read();
}

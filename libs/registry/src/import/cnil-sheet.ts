import { saysNothing } from './cell-words.js';
import type { Cell, Sheet } from './cells.js';
import { comparableHeader } from './column-mapping.js';
import { finding } from './findings.js';
import type { ImportProblem, StagingValue } from './staging.js';
import { stagingValue } from './table-rows.js';

/** What a drop-down list shows before anything is chosen. */
const PLACEHOLDER = /^selectionnez un element dans cette liste deroulante/;

/** One row of a sheet whose first column holds labels; its cells are asked for by column. */
export class LabelledRow {
  readonly row: number;
  /** Words of the label, comparable; blank where column A is. */
  readonly label: string;
  private readonly cells: ReadonlyMap<string, Cell>;

  constructor(
    private readonly sheet: string,
    cells: readonly Cell[],
    private readonly problems: ImportProblem[],
  ) {
    this.row = cells[0]!.row;
    this.cells = new Map(cells.map((cell) => [cell.column, cell]));
    this.label = comparableHeader(this.cells.get('A')?.text ?? '');
  }

  /** Column → words of its header, comparable. */
  headers(): Map<string, string> {
    return new Map([...this.cells.values()].map((cell) => [comparableHeader(cell.text), cell.column]));
  }

  /** The value in a column; undefined where the cell is blank, a placeholder, or of no use, which is an error. */
  value(column: string | undefined): StagingValue | undefined {
    const cell = column === undefined ? undefined : this.cells.get(column);
    if (!cell) return undefined;
    if (cell.fault) {
      this.problems.push(finding(cell.fault, { sheet: this.sheet, row: cell.row, column: cell.column }));
      return undefined;
    }
    return PLACEHOLDER.test(comparableHeader(cell.text)) || saysNothing(cell.text) ? undefined : stagingValue(cell);
  }
}

export function labelledRows(sheet: Sheet, problems: ImportProblem[]): LabelledRow[] {
  return sheet.rows.map((cells) => new LabelledRow(sheet.name, cells, problems));
}

/** The place of a finding about a sheet as a whole. */
export function wholeSheet(sheet: Sheet) {
  return { sheet: sheet.name, row: null, column: null };
}

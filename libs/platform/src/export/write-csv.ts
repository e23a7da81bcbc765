import { cellOf, type ExportedList, type Language, type ListPart, type ListRow, type ListSource, linesOf } from './exported-list.js';

export const SEPARATORS = [',', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** What makes a spreadsheet take a text for a formula (OWASP, CSV injection), also behind apostrophes, so that a guard can be taken off again. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet takes for a formula. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/**
 * A list as a table of text (RFC 4180, UTF-8 with its mark, as Excel wants it). What a row has several of stands in one cell, a line
 * each: what it is, and the rest of it in brackets.
 */
export async function* writeCsv(
  { columns, parts }: ExportedList,
  source: ListSource,
  language: Language,
  separator: Separator,
): AsyncGenerator<string> {
  const line = (cells: readonly (string | number | null)[]) => `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;
  yield `\ufeff${line([...columns.map(({ heading }) => heading[language]), ...parts.map(({ title }) => title[language])])}`;
  for await (const rows of source.batches([...columns, ...parts].map(({ key }) => key)))
    yield rows
      .map((row) =>
        line([...columns.map((column) => cellOf(column, row, language)), ...parts.map((part) => joinedLines(part, row, language))]),
      )
      .join('');
}

function quoted(cell: string | number | null, separator: Separator): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = guarded(cell);
  return text.includes('"') || text.includes('\n') || text.includes('\r') || text.includes(separator)
    ? `"${text.replaceAll('"', '""')}"`
    : text;
}

function joinedLines(part: ListPart, row: ListRow, language: Language): string {
  return linesOf(part, row)
    .map((line) => {
      const [first, ...others] = part.columns.flatMap((column) => {
        const cell = cellOf(column, line, language);
        return cell === null ? [] : [{ heading: column.heading[language], cell }];
      });
      const rest = others.map(({ heading, cell }) => `${heading}: ${cell}`).join('; ');
      return first ? `${first.cell}${rest && ` (${rest})`}` : '';
    })
    .join('\n');
}

import { REGISTRY_LISTS } from '../export/register-lists.js';
import { HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import { comparableHeader } from './column-mapping.js';

/** The headings of our lists as tables, in either language. */
const TABLES = REGISTRY_LISTS.flatMap(({ columns }) =>
  (['vi', 'en'] as const).map((language) => ({
    headings: columns.map(({ heading }) => comparableHeader(heading[language])),
    ours: comparableHeader(columns.find(({ key }) => key === 'version')!.heading[language]),
  })),
);
/** The part of its headings by which a list is known, without and with the column that only we write; columns may be taken out, or moved. */
const [ENOUGH, WITH_OURS] = [0.85, 0.5];

/**
 * True for a list of the register that was exported as a table, CSV or workbook. It is made to be read: what belongs together in it,
 * codes and counts do not survive the way back through cells, and an update with it would take them from the register.
 */
export function isOwnTable(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ rows }) =>
    rows.slice(0, HEADER_WITHIN_ROWS).some((row) => {
      const headers = new Set(row.map(({ text }) => comparableHeader(text)));
      return TABLES.some(({ headings, ours }) => {
        const known = headings.filter((heading) => headers.has(heading)).length;
        return known >= headings.length * (headers.has(ours) ? WITH_OURS : ENOUGH);
      });
    }),
  );
}

import { HEADER_WITHIN_ROWS, type Sheet } from './cells.js';
import { headerKey, PROCESSING, parseSheet } from './ciso-sheets.js';
import { finding } from './findings.js';
import type { ImportProblem, ParsedRows, StagingRow } from './staging.js';

/** Headers that hardly any other table has. */
const TELLING = new Set(['ref_id', 'processing_nature', 'folder', 'domain', 'dpia_required', 'dpia_reference', 'assigned_to']);

function isTemplate(sheet: Sheet): boolean {
  return sheet.rows.slice(0, HEADER_WITHIN_ROWS).some((row) => {
    const keys = new Set(row.map(headerKey));
    return keys.has('name') && [...keys].filter((key) => TELLING.has(key)).length >= 4;
  });
}

/**
 * True for CISO Assistant's flat template: activities alone, on a sheet of any name, with its own headers. Exports of it
 * have an index in column A, so headers begin in column B.
 */
export function isCisoAssistantTemplate(sheets: readonly Sheet[]): boolean {
  return sheets.some(isTemplate);
}

export function parseCisoTemplate(sheets: readonly Sheet[]): ParsedRows {
  const rows: StagingRow[] = [];
  const problems: ImportProblem[] = [];
  const template = sheets.find(isTemplate);
  for (const sheet of sheets) {
    if (sheet === template) parseSheet(PROCESSING, sheet, rows, problems);
    else problems.push(finding('UNKNOWN_SHEET', { sheet: sheet.name, row: null, column: null }, sheet.name));
  }
  return { rows, problems };
}

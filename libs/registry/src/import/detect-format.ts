import { isCisoAssistantWorkbook } from './ciso-sheets.js';
import type { ImportFormat } from './staging.js';
import type { Sheet } from './workbook-reader.js';

/** The format of a workbook by what is in it, never by the name of its file; null where it is none that we read. */
export function detectFormat(sheets: readonly Sheet[]): ImportFormat | null {
  return isCisoAssistantWorkbook(sheets) ? 'CISO_ASSISTANT_WORKBOOK' : null;
}

import { printDocx } from './docx/word-docx.js';
import type { OfficialDocument } from './official-document.js';
import { printPdf } from './pdf/typst-pdf.js';

/** Prints a document. The same document gives the same bytes. */
export interface DocumentRenderer {
  /** Tagged PDF/A-2a, all fonts embedded. About 10 ms of the calling thread once the process has printed one. */
  pdf(document: OfficialDocument): Promise<Uint8Array>;
  /** WordprocessingML (.docx) with the same text. */
  docx(document: OfficialDocument): Promise<Uint8Array>;
}

/** Typst in this process for PDF, easy-template-x for .docx. The fonts are loaded by the first PDF and kept. */
export const documentRenderer: DocumentRenderer = { pdf: printPdf, docx: printDocx };

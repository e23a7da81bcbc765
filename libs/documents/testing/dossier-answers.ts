import { type OfficialDocument, textOf } from '../src/index.js';

/** All text of a document, a line for each piece. */
export function said(document: OfficialDocument): string {
  return textOf(document).join('\n');
}

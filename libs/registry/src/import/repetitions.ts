import { foldText } from '#kernel';
import { finding } from './findings.js';
import type { ImportProblem, StagingRow } from './staging.js';

/** Same spelling whatever the case; diacritics make a difference. */
export function spelling(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Two activities of one file with the same reference or name: an error that names both rows; names that differ in diacritics only: review. */
export function reportRepetitions(activities: readonly StagingRow[], problems: ImportProblem[]): void {
  const refs = new Map<string, number>();
  const names = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const { sheet, row, values } of activities) {
    const ref = values.get('ref');
    if (ref) {
      const first = refs.get(spelling(ref.text));
      if (first === undefined) refs.set(spelling(ref.text), row);
      else problems.push(finding('DUPLICATE_REF', { sheet, row, column: ref.column }, ref.text, first));
    }
    const name = values.get('name');
    if (!name) continue;
    const same = names.get(spelling(name.text));
    const similar = folded.get(foldText(name.text));
    const where = { sheet, row, column: name.column };
    if (same !== undefined) problems.push(finding('DUPLICATE_NAME', where, name.text, same));
    else if (similar !== undefined) problems.push(finding('SIMILAR_NAME', where, name.text, similar));
    if (same === undefined) names.set(spelling(name.text), row);
    if (similar === undefined) folded.set(foldText(name.text), row);
  }
}

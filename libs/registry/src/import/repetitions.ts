import { foldText } from '#kernel';
import { finding } from './findings.js';
import type { Coordinates, ImportProblem, StagingRow, StagingValue } from './staging.js';

/** Same spelling whatever the case; diacritics make a difference. */
export function spelling(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/** Where something was met first: its row, and its sheet where that is another one. */
type Place = readonly [row: number, sheet?: string];

/**
 * Two activities of one file with the same reference, or with the same name and no reference to tell them apart: an error that names
 * both rows. The same name under a reference of its own, and names that differ in diacritics only: review.
 */
export function reportRepetitions(activities: readonly StagingRow[], problems: ImportProblem[]): void {
  const refs = new Map<string, Coordinates>();
  const names = new Map<string, Coordinates>();
  const unnumbered = new Map<string, Coordinates>();
  const folded = new Map<string, Coordinates>();
  for (const activity of activities) {
    const ref = activity.values.get('ref');
    let first: Coordinates | undefined;
    if (ref) {
      const where = coordinates(activity, ref);
      first = firstOf(refs, spelling(ref.text), where);
      if (first) problems.push(finding('DUPLICATE_REF', where, ref.text, ...seenFrom(where, first)));
    }
    const name = activity.values.get('name');
    if (!name) continue;
    const where = coordinates(activity, name);
    const same = firstOf(names, spelling(name.text), where);
    const similar = firstOf(folded, foldText(name.text), where);
    const twin = ref ? undefined : firstOf(unnumbered, spelling(name.text), where);
    if (twin) problems.push(finding('DUPLICATE_NAME', where, name.text, ...seenFrom(where, twin)));
    else if (same && !first) problems.push(finding('SAME_NAME', where, name.text, ...seenFrom(where, same)));
    else if (!same && similar) problems.push(finding('SIMILAR_NAME', where, name.text, ...seenFrom(where, similar)));
  }
}

function coordinates({ sheet, row }: StagingRow, value: StagingValue): Coordinates {
  return { sheet: value.sheet ?? sheet, row: value.row ?? row, column: value.column };
}

/** Where a text was met before; the first place is remembered. */
function firstOf(places: Map<string, Coordinates>, text: string, where: Coordinates): Coordinates | undefined {
  const first = places.get(text);
  if (!first) places.set(text, where);
  return first;
}

function seenFrom(where: Coordinates, first: Coordinates): Place {
  return first.sheet === where.sheet ? [first.row] : [first.row, first.sheet];
}

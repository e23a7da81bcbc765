/** What is under this is shown to nobody outside. */
export const SHOWN_FROM = 5;

export interface CountedCell {
  readonly code: string;
  readonly reports: number;
}
export interface ShownCell {
  readonly code: string;
  /** Null: hidden. */
  readonly reports: number | null;
}
export interface ShownTable {
  /** Null: hidden. */
  readonly total: number | null;
  readonly cells: readonly ShownCell[];
}

/**
 * A table whose cells add up to its total, without what would tell of a few people: cells of one to four, and as many others as it takes that none of
 * the hidden can be reckoned from the total. Which others goes by their codes and not by their counts: that a cell was hidden for being the next
 * smallest would say between what it lies. Of k hidden cells whoever reads knows the sum; that is k + 4 at least, so each of them may be five or more,
 * or one. Where no other cell helps, none is shown; a total under five is hidden with all.
 */
export function suppressed(cells: readonly CountedCell[]): ShownTable {
  const total = cells.reduce((sum, { reports }) => sum + reports, 0);
  if (total < SHOWN_FROM)
    return { total: total === 0 ? 0 : null, cells: cells.map(({ code }) => ({ code, reports: total === 0 ? 0 : null })) };
  const byCode = cells.filter(({ reports }) => reports > 0).sort((one, two) => (one.code < two.code ? -1 : 1));
  const hidden = new Set(byCode.filter(({ reports }) => reports < SHOWN_FROM).map(({ code }) => code));
  if (hidden.size === 0) return { total, cells };
  const small = hidden.size;
  const guessable = () => {
    const sum = cells.reduce((all, { code, reports }) => all + (hidden.has(code) ? reports : 0), 0);
    // Where none but small ones are hidden, whoever knows the rule knows that, and of a sum that they can just reach each of them.
    const atMost = hidden.size === small ? small * (SHOWN_FROM - 1) - 1 : Number.POSITIVE_INFINITY;
    return hidden.size < 2 || sum < hidden.size + SHOWN_FROM - 1 || sum > atMost;
  };
  for (const { code } of byCode) {
    if (!guessable()) break;
    hidden.add(code);
  }
  const none = guessable();
  return { total, cells: cells.map(({ code, reports }) => ({ code, reports: none || hidden.has(code) ? null : reports })) };
}

/** A table whose cells overlap, as kinds of data do, of which a report has several: no sum of it is known, so what is under five is hidden and no more. */
export function suppressedOverlap(cells: readonly CountedCell[]): readonly ShownCell[] {
  return cells.map(({ code, reports }) => ({ code, reports: reports > 0 && reports < SHOWN_FROM ? null : reports }));
}

import type { Tx } from '#platform';

/**
 * When a row is changed now: after its last change, whatever the clocks of two transactions say. So a revision always changes
 * the row, its version goes up, and a second writer of the same version is told so even where both wrote the same.
 */
export function changedAt(tx: Tx, last: Date): Date {
  return new Date(Math.max(tx.now.getTime(), last.getTime() + 1));
}

import { createHash } from 'node:crypto';
import { COLUMNS, type IncidentRow } from './read-incidents.js';

/** What every key of this loader begins with; by it a later run finds what is filed already. */
export const KEY_PREFIX = 'hhs-ocr-';

/**
 * The client key of each row: digest of its cells, and its number among rows of exactly that content. The same file
 * gives the same keys in whatever order its rows stand, so that running twice files nothing twice.
 */
export function keysOf(rows: readonly IncidentRow[]): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ cells }) => {
    const digest = createHash('sha256')
      .update(JSON.stringify(COLUMNS.map((column) => cells[column])))
      .digest('hex')
      .slice(0, 40);
    const ordinal = seen.get(digest) ?? 0;
    seen.set(digest, ordinal + 1);
    return `${KEY_PREFIX}${digest}-${ordinal}`;
  });
}

/**
 * How many hours before the load the incident counts as detected: 1 to 96, from the digest in the key. Three quarters are
 * thus in time under Law 91 (72 hours from detection), the others late.
 */
export function hoursBefore(key: string): number {
  return 1 + (Number.parseInt(key.slice(KEY_PREFIX.length, KEY_PREFIX.length + 8), 16) % 96);
}

import { countUse as countUseOf, type UnitOfWork } from '#platform';
import type { IntakeKeys } from './intake-keys.js';

/** What one address may do: reports in an hour, uses of a receipt code in a quarter of an hour. */
const LIMITS = { report: { limit: 20, window: '1 hour' }, code: { limit: 60, window: '15 minutes' } } as const;

/** Counts one use by an address before anything is done. */
export function countUse(uow: UnitOfWork, keys: IntakeKeys, what: keyof typeof LIMITS, ip: string): Promise<void> {
  return countUseOf(uow, keys.address, { what, ...LIMITS[what] }, ip);
}

import type { ImpactFacts } from '#law';
import { kindsOf } from './impact-answers.js';

/** Above so many people III.2.3 of Forms 09 and 10 is owed. */
const THRESHOLDS = { BASIC: 100_000, SENSITIVE: 10_000 } as const;

/**
 * Whether part III.2.3 (national security, social order) may be left out: nothing was written there, and the numbers bear it
 * out. The groups are added up, which is the most people that there can be; while a number or the kinds of data are not
 * known, it is open, and nothing is claimed.
 */
export function securityIsNotOwed({ type, roles, transferCases, dataTypes, impactOnSecurity }: ImpactFacts): boolean {
  if (impactOnSecurity) return false;
  const counts = (type === 'DPIA' ? roles : transferCases)?.flatMap(({ subjects }) => subjects.map(({ count }) => count)) ?? [];
  if (counts.length === 0) return false;
  const most = counts.reduce<number>((sum, count) => sum + (count ?? Number.POSITIVE_INFINITY), 0);
  const onlyBasic = dataTypes?.length && kindsOf('VN-PDPL-2025', 'SENSITIVE', dataTypes).length === 0;
  return most <= (onlyBasic ? THRESHOLDS.BASIC : THRESHOLDS.SENSITIVE);
}

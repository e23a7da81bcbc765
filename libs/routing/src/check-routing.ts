import { NOTICE_CLASSES, REGIME_CODES } from '#law';
import { FALLBACK_RULE, ROUTED_KINDS, type RoutingRule } from './routing-rules.js';
import { type RoutingInputs, routeOf } from './routing-table.js';

/** What stands in the way of a route. `NO_UNIT`: it leads to a unit that is not set up here. */
export const ROUTING_FAULTS = ['NO_UNIT', 'NO_RULE', 'AMBIGUOUS'] as const;
export type RoutingFault = (typeof ROUTING_FAULTS)[number];

/** One thing to mend, with how many combinations it concerns and one of them. */
export interface RoutingFinding {
  readonly fault: RoutingFault;
  readonly rule: string;
  readonly unitCode: string;
  readonly combinations: number;
  readonly example: RoutingInputs;
}

/** Every day on which the table answers differently than on the day before, and those days before. */
export function turningDays(rules: readonly RoutingRule[]): readonly string[] {
  const days = rules.flatMap(({ validFrom, validTo }) => [
    ...(validFrom ? [dayAfter(validFrom, -1), validFrom] : []),
    ...(validTo ? [validTo, dayAfter(validTo, 1)] : []),
  ]);
  return [...new Set(['2023-07-01', '2025-12-31', '2026-01-01', ...days])].sort();
}

/** Every combination that can occur: regimes × kinds × classes × provinces × defence × days. */
export function* combinations(rules: readonly RoutingRule[], provinces: readonly string[]): Generator<RoutingInputs> {
  for (const kind of ROUTED_KINDS)
    for (const day of turningDays(rules)) {
      // Before its decree there is no such report to send.
      if (kind === 'CYBER_INCIDENT' && day < '2026-08-19') continue;
      for (const regime of REGIME_CODES)
        for (const noticeClass of kind === 'VIOLATION_NOTICE' ? NOTICE_CLASSES : [null])
          for (const provinceCode of provinces)
            for (const defenceScope of [false, true]) yield { kind, regime, noticeClass, provinceCode, defenceScope, day };
    }
}

/** What cannot be routed, or only to the common queue for want of a rule; empty is good. `units`: codes that are set up and real. */
export function checkRouting(
  rules: readonly RoutingRule[],
  provinces: readonly string[],
  units: ReadonlySet<string>,
): readonly RoutingFinding[] {
  const found = new Map<string, RoutingFinding>();
  const add = (fault: RoutingFault, rule: string, unitCode: string, example: RoutingInputs) => {
    const key = `${fault} ${rule} ${unitCode}`;
    const before = found.get(key);
    found.set(key, { fault, rule, unitCode, combinations: (before?.combinations ?? 0) + 1, example: before?.example ?? example });
  };
  for (const inputs of combinations(rules, provinces)) {
    const { rule, lead, copies, ambiguous } = routeOf(rules, inputs);
    if (rule.code === FALLBACK_RULE) add('NO_RULE', rule.code, lead, inputs);
    if (ambiguous) add('AMBIGUOUS', rule.code, lead, inputs);
    for (const code of [lead, ...copies]) if (!units.has(code)) add('NO_UNIT', rule.code, code, inputs);
  }
  return [...found.values()];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

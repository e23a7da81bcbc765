import { PROVINCES } from '#identity';
import type { Tx } from '#platform';
import { FALLBACK_UNIT, type RoutingInputs, type RoutingRule, routeOf } from '#routing';

/** Where a report by others goes, as codes of a rule and of units. */
export interface ReportRoute {
  readonly rule: string;
  readonly lead: string;
  readonly copies: readonly string[];
}

/** By the province of the organisation that it is about; under `''` where none is known. */
export type ReportRoutes = Readonly<Record<string, ReportRoute>>;

/** The route for every province that the organisation may turn out to sit in: who reports without an account cannot look it up. */
export function routesByProvince(rules: readonly RoutingRule[], inputs: Omit<RoutingInputs, 'provinceCode'>): ReportRoutes {
  const routes = ['', ...Object.keys(PROVINCES)].map((provinceCode) => {
    const { rule, lead, copies } = routeOf(rules, { ...inputs, provinceCode });
    return [provinceCode, { rule: rule.code, lead, copies }] as const;
  });
  return Object.fromEntries(routes);
}

/** What the register says of the province, else what the reporter says; `''` where neither does, or names one that is none. */
export function knownProvince(routes: ReportRoutes, registered: string | null, told: string | null | undefined): string {
  const province = registered ?? told ?? '';
  return Object.hasOwn(routes, province) ? province : '';
}

const COPIES = `insert into third_party_copy (third_party_report_id, unit_id, desk_id, sandbox)
  select ?, u.id, desk.id, desk.sandbox from authority_unit desk join authority_unit u on u.sandbox = desk.sandbox and u.id <> desk.id
  where desk.id = ? and (u.code = any (?::text[])
    or u.code = ? and not exists (select 1 from authority_unit l where l.code = ? and not l.sandbox))`;

/**
 * A report that an officer entered stays with its desk; every other unit that the table names gets a copy to know, the one
 * that leads too. The common queue stands in for a lead that is not set up. The desk of an exercise tells nobody.
 */
export async function copyEntered(tx: Tx, id: string, deskId: string, { lead, copies }: ReportRoute): Promise<void> {
  await tx.sql(COPIES, [id, deskId, `{${[lead, ...copies].join(',')}}`, FALLBACK_UNIT, lead]);
}

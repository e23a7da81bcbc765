import type { Tx } from '#platform';
import { NoReceivingUnit } from './routing-refusals.js';
import { FALLBACK_UNIT, type RoutingRule } from './routing-rules.js';
import { type Route, type RoutingInputs, routeOf } from './routing-table.js';

/** A version of the table never changes, so each is read once by a process; it is known by the id of its row. */
const tables = new Map<string, RoutingTable>();
let newest: RoutingTable | undefined;

export interface RoutingTable {
  readonly id: string;
  readonly version: number;
  readonly inForceFrom: Date;
  readonly rules: readonly RoutingRule[];
}

const IN_FORCE = 'select id from routing_table where in_force_from <= ?::timestamptz order by version desc limit 1';

const TABLE = `select json_build_object('id', t.id, 'version', t.version, 'inForceFrom', t.in_force_from, 'rules', (
    select json_agg(json_build_object('code', r.code, 'priority', r.priority, 'kinds', r.kinds, 'regimes', r.regimes, 'noticeClasses', r.notice_classes,
      'provinces', r.provinces, 'defenceScope', r.defence_scope, 'validFrom', r.valid_from, 'validTo', r.valid_to, 'lead', r.lead, 'copies', r.copies,
      'article', r.article, 'confidence', r.confidence, 'vi', r.vi, 'en', r.en) order by r.priority, r.code)
    from routing_rule r where r.version = t.version)) as value
  from routing_table t where t.id =`;

/** The table of competence that is in force at a moment, as a statement with one JSON column `value`. */
export const routingTableAt = (at: Date) => ({ name: 'routing_table_at', text: `${TABLE} (${IN_FORCE.replace('?', '$1')})`, values: [at] });

/** A unit that a route leads to, with the way on which its messages leave. */
export interface Desk {
  readonly id: string;
  readonly code: string;
  /** Null: the desk inside the system. */
  readonly destinationId: string | null;
  readonly channel: string | null;
}

export interface ChosenRoute {
  readonly rule: RoutingRule;
  readonly version: number;
  readonly inputs: RoutingInputs;
  readonly lead: Desk;
  readonly copies: readonly Desk[];
  /** The unit that should decide and is not set up here; the fallback stands in for it. */
  readonly missing: string | null;
}

/**
 * Where something goes, by the table in force now: one statement, unless this process sees the version for the first time.
 * A lead that is not set up is replaced by the common queue, a copy without a desk is left out; throws NoReceivingUnit
 * where there is no common queue either.
 */
export async function chooseRoute(tx: Tx, inputs: RoutingInputs): Promise<ChosenRoute> {
  let table = newest ?? (await read(tx));
  for (;;) {
    const route = routeOf(table.rules, inputs);
    const found = await desksOf(tx, [route.lead, ...route.copies, FALLBACK_UNIT]);
    if (found.tableId === table.id || found.tableId === null) return chosen(table, route, inputs, found.desks);
    table = newest = tables.get(found.tableId) ?? (await read(tx));
  }
}

function chosen(table: RoutingTable, { rule, lead, copies }: Route, inputs: RoutingInputs, desks: readonly Desk[]): ChosenRoute {
  const desk = (code: string) => desks.find((candidate) => candidate.code === code);
  const first = desk(lead) ?? desk(FALLBACK_UNIT);
  if (!first) throw new NoReceivingUnit(lead);
  return {
    rule,
    version: table.version,
    inputs,
    lead: first,
    copies: copies.flatMap((code) => desk(code) ?? []).filter(({ id }) => id !== first.id),
    missing: first.code === lead ? null : lead,
  };
}

async function read(tx: Tx): Promise<RoutingTable> {
  const [row] = await tx.sql<{ value: RoutingTable }>(`${TABLE} (${IN_FORCE})`, [tx.now]);
  if (!row) throw new Error('no table of competence is in force');
  newest = { ...row.value, inForceFrom: new Date(row.value.inForceFrom) };
  tables.set(newest.id, newest);
  return newest;
}

async function desksOf(tx: Tx, codes: readonly string[]): Promise<{ tableId: string | null; desks: readonly Desk[] }> {
  const rows = await tx.sql<Desk & { tableId: string }>(
    `select u.id, u.code, d.id as "destinationId", d.channel, (${IN_FORCE}) as "tableId"
     from authority_unit u left join destination d on d.unit_id = u.id and d.state = 'ACTIVE'
     where u.code = any (?::text[]) and not u.sandbox`,
    [tx.now, `{${codes.join(',')}}`],
  );
  return { tableId: rows[0]?.tableId ?? null, desks: rows };
}

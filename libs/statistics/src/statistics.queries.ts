import { createHash } from 'node:crypto';
import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import { type Dimension, rollupOf } from './dimensions.js';
import { type FILTERED_BY, filteredBy, type StatisticFilter, valuesOf } from './statistic.js';

/** More groups than a person reads; beyond, the answer says that there are more. */
export const MOST_GROUPS = 1000;

/** The sums of a cell, and what each fact adds to them, as migration 0051 has it. */
const SUMS = {
  reports: ['reports', '1'],
  acknowledged: ['acknowledged', '(f.acknowledge_minutes is not null)::integer'],
  acknowledgeMinutes: ['acknowledge_minutes', 'coalesce(f.acknowledge_minutes, 0)'],
  decided: ['decided', '(f.decide_minutes is not null)::integer'],
  decideMinutes: ['decide_minutes', 'coalesce(f.decide_minutes, 0)'],
  closed: ['closed', '(f.close_minutes is not null)::integer'],
  closeMinutes: ['close_minutes', 'coalesce(f.close_minutes, 0)'],
  returned: ['returned', 'f.returned::integer'],
  supplemented: ['supplemented', '(f.supplement_minutes is not null)::integer'],
  supplementMinutes: ['supplement_minutes', 'coalesce(f.supplement_minutes, 0)'],
} as const;
export type Sums = Readonly<Record<keyof typeof SUMS, number>>;

const JSON_SUMS = Object.entries(SUMS)
  .map(([name, [column]]) => `'${name}', coalesce(sum(c.${column}), 0)`)
  .join(', ');

const FACT = {
  PROVINCE: 'f.province_code',
  SECTOR: 'f.sector',
  CAUSE: 'f.cause',
  SUBJECT_BAND: 'f.subject_band',
  DATA_TYPE: 't.code',
  REGIME: 'f.regime',
} as const;

type Parameter = (value: unknown) => string;

/** Conditions of a row that has `unit_id`, `month`, `verdict` and `outcome`, and for the rest an expression each. */
function conditions(row: string, filter: StatisticFilter, at: (dimension: Dimension) => string, parameter: Parameter): string {
  const among = (dimension: keyof typeof FILTERED_BY, column: string) => {
    const values = valuesOf(filter, dimension);
    return values ? [`${column} = any (${parameter(values)}::text[])`] : [];
  };
  const rest = (['PROVINCE', 'SECTOR', 'CAUSE', 'SUBJECT_BAND', 'DATA_TYPE', 'REGIME'] as const).filter((each) => valuesOf(filter, each));
  const units = valuesOf(filter, 'UNIT');
  return [
    filter.scope === 'COUNTRY' ? '(select app.counts_country())' : `${row}.unit_id = (select app.unit_id())`,
    `${row}.month between ${parameter(`${filter.from}-01`)}::date and ${parameter(`${filter.to}-01`)}::date`,
    ...(units ? [`${row}.unit_id = any (array(select u.id from authority_unit u where u.code = any (${parameter(units)}::text[])))`] : []),
    ...among('VERDICT', `${row}.verdict`),
    ...among('OUTCOME', `${row}.outcome`),
    ...rest.flatMap((dimension) => among(dimension, at(dimension))),
  ].join(' and ');
}

/** The cells that a question reads; of an earlier fold, what was counted later is taken off again, and what it had counted put back. */
function cells(filter: StatisticFilter, dimensions: readonly Dimension[], asOf: string | null, parameter: Parameter): string {
  const rollup = rollupOf(dimensions)!;
  const place = (dimension: Dimension) => `c.${'ab'[(rollup as readonly Dimension[]).indexOf(dimension)]}`;
  const now = `select c.unit_id, c.month, c.a, c.b, c.verdict, c.outcome, ${Object.values(SUMS)
    .map(([column]) => `c.${column}`)
    .join(', ')}
    from statistic_cell c where c.rollup = ${parameter(rollup.join(','))} and ${conditions('c', filter, place, parameter)}`;
  if (!asOf) return now;
  const [a = "''", b = "''"] = rollup.map((dimension) => FACT[dimension]);
  const lines = rollup.includes('DATA_TYPE') ? 'cross join lateral unnest(f.data_types) t (code)' : '';
  const later = (sign: string, moment: string) => `select f.unit_id, f.month, ${a}, ${b}, f.verdict, f.outcome, ${Object.values(SUMS)
    .map(([, value]) => `${sign} (${value})`)
    .join(', ')}
    from statistic_fact f ${lines} where f.${moment} > ${asOf} and ${conditions('f', filter, (dimension) => FACT[dimension as keyof typeof FACT], parameter)}`;
  return [now, later('-', 'from_fold'), later('', 'until_fold')].join(' union all ');
}

/** Who is asked, and up to which fold was counted: of whoever counts nothing, null. */
const mayCount = (scope: StatisticFilter['scope']) =>
  scope === 'COUNTRY' ? '(select app.counts_country())' : '(select app.unit_id()) is not null';
const LATEST = 'coalesce((select max(number) from statistic_fold), 0)';

const nameOf = (text: string): string => `statistics_${createHash('sha256').update(text).digest('base64url').slice(0, 16)}`;

/** The code of a dimension, of the cells of a rollup. */
function keyOf(dimension: Dimension, rollup: readonly Dimension[]): string {
  if (dimension === 'MONTH') return "to_char(c.month, 'YYYY-MM')";
  if (dimension === 'UNIT') return '(select u.code from authority_unit u where u.id = c.unit_id)';
  if (dimension === 'VERDICT' || dimension === 'OUTCOME') return `c.${dimension.toLowerCase()}`;
  return `c.${'ab'[rollup.indexOf(dimension)]}`;
}

/**
 * The numbers of a question: `{ unitId, watermark, countedAt, waiting, total, groups }`; null for whoever counts nothing of that scope. `asOf` null: of
 * the last fold. Of groups `MOST_GROUPS + 1` at most; those that come to nothing are left out.
 */
export function statistics(filter: StatisticFilter, groupBy: readonly Dimension[], asOf: number | null): Statement {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const mark = asOf === null ? null : `${parameter(asOf)}::bigint`;
  const asked = filteredBy(filter);
  const rollup = rollupOf([...asked, ...groupBy])!;
  const key = (dimension: Dimension) => keyOf(dimension, rollup);
  const total = `select json_build_object(${JSON_SUMS}) from (${cells(filter, asked, mark, parameter)}) c`;
  const groups =
    groupBy.length === 0
      ? "'[]'::json"
      : `(select coalesce(json_agg(g.node order by g.keys), '[]') from (
      select array[${groupBy.map(key).join(', ')}] as keys, json_build_object('codes', array[${groupBy.map(key).join(', ')}], ${JSON_SUMS}) as node
        from (${cells(filter, [...asked, ...groupBy], mark, parameter)}) c group by 1 having sum(c.reports) > 0 order by 1 limit ${MOST_GROUPS + 1}) g)`;
  const text = `select case when ${mayCount(filter.scope)} then json_build_object('unitId', ${filter.scope === 'COUNTRY' ? 'null' : '(select app.unit_id())'},
    'latest', ${LATEST}, 'watermark', ${mark ?? LATEST}, 'countedAt', (select f.at from statistic_fold f where f.number <= ${mark ?? LATEST} order by f.number desc limit 1),
    'waiting', exists (select from statistic_change), 'total', (${total}), 'groups', ${groups}) end as value`;
  return { name: nameOf(text), text, values };
}

/** What a report on a period counts by. */
export const REPORTED = [
  'VERDICT',
  'OUTCOME',
  'PROVINCE',
  'SECTOR',
  'CAUSE',
  'DATA_TYPE',
  'SUBJECT_BAND',
  'REGIME',
  'UNIT',
  'MONTH',
] as const;

export interface PeriodFigures {
  readonly unit: { readonly id: string; readonly name: string; readonly code: string; readonly kind: string };
  readonly watermark: number;
  readonly countedAt: string | null;
  readonly total: Sums;
  /** Of as many months before. */
  readonly before: Sums;
  readonly tables: Readonly<Record<(typeof REPORTED)[number], readonly (Sums & { readonly code: string })[]>>;
}

/** All that a report on a period tells: {@link PeriodFigures}; null for whoever counts nothing of that scope. `asOf` as in {@link statistics}. */
export function periodFigures(filter: StatisticFilter, before: StatisticFilter, asOf: number | null): Statement {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const mark = asOf === null ? null : `${parameter(asOf)}::bigint`;
  const asked = filteredBy(filter);
  const total = (of: StatisticFilter) => `(select json_build_object(${JSON_SUMS}) from (${cells(of, asked, mark, parameter)}) c)`;
  const tables = REPORTED.filter((by) => rollupOf([...asked, by])).map((by) => {
    const key = keyOf(by, rollupOf([...asked, by])!);
    return `'${by}', (select coalesce(json_agg(t.node order by t.code), '[]') from (select ${key} as code, json_build_object('code', ${key}, ${JSON_SUMS}) as node
      from (${cells(filter, [...asked, by], mark, parameter)}) c group by ${by === 'UNIT' ? 'c.unit_id' : '1'} having sum(c.reports) > 0) t)`;
  });
  const text = `select case when ${mayCount(filter.scope)} then json_build_object(
    'unit', (select json_build_object('id', u.id, 'name', u.name, 'code', u.code, 'kind', u.kind) from authority_unit u where u.id = (select app.unit_id())),
    'watermark', least(${mark ?? LATEST}, ${LATEST}), 'countedAt', (select f.at from statistic_fold f where f.number <= ${mark ?? LATEST} order by f.number desc limit 1),
    'total', ${total(filter)}, 'before', ${total(before)}, 'tables', json_build_object(${tables.join(', ')})) end as value`;
  return { name: nameOf(text), text, values };
}

const ROW_COLUMNS: Columns = {
  id: 'f.id',
  reportId: 'f.report_id',
  unitCode: '(select u.code from authority_unit u where u.id = f.unit_id)',
  reference: 'w.reference',
  title: 'w.title',
  receivedAt: 'f.received_at',
  provinceCode: 'f.province_code',
  sector: 'f.sector',
  cause: 'f.cause',
  dataTypes: 'f.data_types',
  subjectBand: 'f.subject_band',
  verdict: 'f.verdict',
  outcome: 'f.outcome',
  regime: 'f.regime',
  acknowledgeMinutes: 'f.acknowledge_minutes',
  decideMinutes: 'f.decide_minutes',
  closeMinutes: 'f.close_minutes',
  supplementMinutes: 'f.supplement_minutes',
  defects: 'f.defects',
};

/** The first moment of a day there; so that a period is a range of the index of a page. */
const inVietnam = (day: string, later: string) => `((${day}::date${later})::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

/** The reports behind a number, first submitted first, behind a cursor: as they were counted then. What of them is the unit's own has its name. */
export function statisticRows(
  selected: ReadonlySet<string>,
  { filter, asOf, first, after }: { filter: StatisticFilter; asOf: number | null; first: number; after?: string | null },
): Statement {
  const read = new Set([...selected, 'receivedAt']);
  const [receivedAt, id] = decodeCursor(after, ['instant', 'id']);
  const values: unknown[] = [first + 1];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const column = (dimension: Dimension) => (dimension === 'DATA_TYPE' ? 'any (f.data_types)' : FACT[dimension as keyof typeof FACT]);
  const { dataType, ...rest } = filter;
  const mark = asOf === null ? null : `${parameter(asOf)}::bigint`;
  const text = `select case when ${mayCount(filter.scope)} then (select coalesce(json_agg(p.node order by p.place), '[]') from (
      select row_number() over (order by f.received_at, f.id) as place, ${jsonObject(ROW_COLUMNS, read)} as node
      from (select f.* from statistic_fact f where ${conditions('f', rest, column, parameter)}
        and f.received_at >= ${inVietnam(parameter(`${filter.from}-01`), '')} and f.received_at < ${inVietnam(parameter(`${filter.to}-01`), " + interval '1 month'")}
        ${dataType ? `and ${parameter(dataType)}::text = any (f.data_types)` : ''}
        and ${mark ? `f.from_fold <= ${mark} and (f.until_fold is null or f.until_fold > ${mark})` : 'f.until_fold is null'}
        ${id ? `and (f.received_at, f.id) > (${parameter(receivedAt)}::timestamptz, ${parameter(id)}::uuid)` : ''}
        order by f.received_at, f.id limit $1) f
      left join work_item w on w.unit_id = f.unit_id and w.subject_id = f.report_id) p) end as value`;
  return { name: `${nameOf(text)}_${selectionKey(ROW_COLUMNS, read)}`, text, values };
}

/** Days for which something is open, from … to. */
const AGES = [
  [0, 1],
  [2, 7],
  [8, 30],
  [31, 90],
  [91, null],
] as const;

/**
 * What of the acting unit is open, by days since the first submission; how much of it was due before today; and what was returned for completion most,
 * of the months asked for: `{ openByAge, overdue, dueToday, defects }`.
 */
export function deskFigures(from: string, to: string): Statement {
  // Days are texts of one form in cells, and stand in the order of time.
  const daysAgo = (days: number) => `to_char(now() at time zone 'Asia/Ho_Chi_Minh' - interval '${days} days', 'YYYY-MM-DD')`;
  const open = (rollup: string, condition: string) =>
    `(select coalesce(sum(c.reports), 0) from statistic_cell c where c.unit_id = (select app.unit_id()) and c.rollup = '${rollup}' and ${condition})`;
  const ages = AGES.map(([first, last]) => {
    const reports = open('ARRIVED', `c.a <= ${daysAgo(first)}${last === null ? '' : ` and c.a >= ${daysAgo(last)}`}`);
    return `json_build_object('fromDays', ${first}, 'toDays', ${last ?? 'null'}, 'reports', ${reports})`;
  });
  const text = `select case when (select app.unit_id()) is not null then json_build_object('openByAge', json_build_array(${ages.join(', ')}),
    'overdue', ${open('DUE', `c.a < ${daysAgo(0)}`)}, 'dueToday', ${open('DUE', `c.a = ${daysAgo(0)}`)},
    'defects', (select coalesce(json_agg(json_build_object('path', d.a, 'reports', d.reports) order by d.reports desc, d.a), '[]') from (
      select c.a, sum(c.reports) as reports from statistic_cell c where c.unit_id = (select app.unit_id()) and c.rollup = 'DEFECT'
        and c.month between $1::date and $2::date group by c.a having sum(c.reports) > 0 order by 2 desc, 1 limit 50) d)) end as value`;
  return { name: nameOf(text), text, values: [`${from}-01`, `${to}-01`] };
}

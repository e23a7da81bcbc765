import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { WorkSort } from './work-codes.js';
import { conditionsOf, type WorkFilter } from './work-filter.js';

const WORK_COLUMNS: Columns = {
  id: 'w.id',
  unitId: 'w.unit_id',
  kind: 'w.kind',
  subjectId: 'w.subject_id',
  reference: 'w.reference',
  title: 'w.title',
  drill: 'w.drill',
  channel: 'w.channel',
  state: 'w.state',
  stage: 'w.stage',
  waiting: 'w.waiting',
  noticeClass: 'w.notice_class',
  verdict: 'w.verdict',
  statutoryDueAt: 'w.statutory_due_at',
  provinceCode: 'w.province_code',
  sector: 'w.sector',
  severity: 'w.severity',
  crossBorder: 'w.cross_border',
  sensitiveSector: 'w.sensitive_sector',
  subjectBand: 'w.subject_band',
  dueOf: 'w.due_of',
  dueAt: "nullif(w.due_at, 'infinity')",
  receivedAt: 'w.received_at',
  newsAt: 'w.news_at',
  closedAt: 'w.closed_at',
  risk: 'w.risk',
  riskReasons: 'w.risk_reasons',
  assigneeId: 'w.assignee_id',
  assignee: '(select o.name from app.desk_officers() o where o.user_id = w.assignee_id)',
  assignedAt: 'w.assigned_at',
  offeredTo: 'w.offered_to',
  offeredBy: 'w.offered_by',
  assignBy: 'w.assign_by',
  escalatedAt: 'w.escalated_at',
  unread: `not exists (select 1 from work_read r where r.user_id = (select app.user_id()) and r.item_id = w.id and r.read_at >= w.news_at)`,
  version: 'w.version',
  steps: `(select coalesce(json_agg(json_build_object('step', s.step, 'byId', s.by_id, 'fromId', s.from_id, 'toId', s.to_id, 'reason', s.reason, 'at', s.at)
    order by s.at, s.id), '[]') from work_step s where s.item_id = w.id)`,
};

/** What a computed field is computed from; it is read where that is asked for. */
const COMPUTED_FROM: Readonly<Record<string, readonly string[]>> = {
  possible: ['unitId', 'assigneeId', 'offeredTo', 'offeredBy'],
  minutesLeft: ['dueAt'],
};
const withNeeded = (selected: ReadonlySet<string>, more: readonly string[] = []): ReadonlySet<string> =>
  new Set([...selected, ...more, ...Object.entries(COMPUTED_FROM).flatMap(([field, needed]) => (selected.has(field) ? needed : []))]);

/** What the cursor of each order is made of. */
const CURSOR_FIELDS: Readonly<Record<WorkSort, readonly string[]>> = {
  RISK: ['risk', 'receivedAt'],
  DUE: ['dueAt'],
  ARRIVAL: ['receivedAt'],
};

/** The keys of each order, as SQL and as a cursor keeps them. Each has an index that begins with the unit and what is open. */
const SORTS = {
  RISK: [
    ['w.calm', 'smallint', 'integer'],
    ['w.received_at', 'timestamptz', 'instant'],
    ['w.id', 'uuid', 'id'],
  ],
  DUE: [
    ['w.due_at', 'timestamptz', 'due'],
    ['w.id', 'uuid', 'id'],
  ],
  ARRIVAL: [
    ['w.received_at', 'timestamptz', 'instant'],
    ['w.id', 'uuid', 'id'],
  ],
} as const satisfies Readonly<Record<WorkSort, readonly (readonly [sql: string, type: string, kind: string])[]>>;

/** What a cursor of each order keeps of a row. */
export function keysOfWork(sort: WorkSort, row: { risk: number; receivedAt: string; dueAt: string | null; id: string }): (string | null)[] {
  if (sort === 'RISK') return [String(100 - row.risk), row.receivedAt, row.id];
  return [sort === 'DUE' ? (row.dueAt ?? 'infinity') : row.receivedAt, row.id];
}

export interface WorkAsked {
  readonly filter: WorkFilter;
  readonly sort: WorkSort;
  readonly first: number;
  readonly after?: string | null;
}

/** What the acting unit has to do, in one order, behind a cursor. */
export function workPage(selected: ReadonlySet<string>, { filter, sort, first, after }: WorkAsked): Statement {
  const keys = SORTS[sort];
  const read = withNeeded(selected, CURSOR_FIELDS[sort]);
  const cursor = decodeCursor(
    after,
    keys.map(([, , kind]) => kind),
  );
  const values: unknown[] = [first + 1];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const { where, key } = conditionsOf(filter, parameter);
  const columns = keys.map(([sql]) => sql).join(', ');
  const keyset =
    cursor[0] === null ? '' : `and (${columns}) > (${keys.map(([, type], i) => `${parameter(cursor[i])}::${type}`).join(', ')})`;
  return {
    name: `work_${sort}_${selectionKey(WORK_COLUMNS, read)}_${key}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.place), '[]') as value from (
      select row_number() over (order by ${columns}) as place, ${jsonObject(WORK_COLUMNS, read)} as node
      from work_item w where w.unit_id = (select app.unit_id()) and ${where || 'true'} ${keyset} order by ${columns} limit $1) p`,
    values,
  };
}

export function workById(selected: ReadonlySet<string>, id: string): Statement {
  const read = withNeeded(selected);
  return {
    name: `work_item_${selectionKey(WORK_COLUMNS, read)}`,
    text: `select ${jsonObject(WORK_COLUMNS, read)} as value from work_item w where w.id = $1`,
    values: [id],
  };
}

/** The item of the acting unit about one matter. */
export function workOfSubject(selected: ReadonlySet<string>, subjectId: string): Statement {
  const read = withNeeded(selected);
  return {
    name: `work_of_${selectionKey(WORK_COLUMNS, read)}`,
    text: `select ${jsonObject(WORK_COLUMNS, read)} as value from work_item w where w.unit_id = (select app.unit_id()) and w.subject_id = $1`,
    values: [subjectId],
  };
}

/** No more are counted: beyond, a person reads "99+". */
export const COUNTED = 100;

const COUNTS: Readonly<Record<string, WorkFilter>> = {
  open: {},
  unread: { unread: true },
  unassigned: { who: 'NOBODY' },
  mine: { who: 'ME' },
  offeredToMe: { who: 'OFFERED_TO_ME' },
  overdue: { overdue: true },
};

/** How many of each kind of look there are, each counted to {@link COUNTED} and no further. */
export function workCounts(): Statement {
  const counted = Object.entries(COUNTS).map(([name, filter]) => {
    const { where } = conditionsOf(filter, () => {
      throw new TypeError('a look has no parameters');
    });
    return `'${name}', (select count(*) from (select from work_item w where w.unit_id = (select app.unit_id()) and ${where} limit ${COUNTED}) x)`;
  });
  return {
    name: 'work_counts',
    text: `select case when (select app.unit_id()) is not null then json_build_object(${counted.join(', ')}) end as value`,
    values: [],
  };
}

export function deskOfficers(): Statement {
  return {
    name: 'desk_officers',
    text: `select coalesce(json_agg(json_build_object('userId', o.user_id, 'name', o.name, 'roles', o.roles) order by o.name, o.user_id), '[]') as value from app.desk_officers() o`,
    values: [],
  };
}

const VIEW_JSON = `json_build_object('id', v.id, 'name', v.name, 'shared', v.shared, 'mine', v.owner_id = (select app.user_id()), 'filter', v.filter, 'sort', v.sort, 'version', v.version)`;

/** The views that the acting person sees: the own ones, and those shared with the unit. */
export function queueViews(): Statement {
  return {
    name: 'queue_views',
    text: `select coalesce(json_agg(${VIEW_JSON} order by v.name, v.id), '[]') as value from (
      select * from queue_view where unit_id = (select app.unit_id()) and removed_at is null order by name, id limit 200) v`,
    values: [],
  };
}

export function queueViewById(id: string): Statement {
  return {
    name: 'queue_view',
    text: `select ${VIEW_JSON} as value from queue_view v where v.id = $1 and v.removed_at is null`,
    values: [id],
  };
}

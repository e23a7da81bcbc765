import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { IndicatorLevel } from './entities.js';

/** A restricted case is read after it was opened with a purpose, on the same working day; each opening is kept. */
const READ_WITHIN = '12 hours';
const OPENED = `(not c.restricted or exists (select 1 from case_reading r where r.case_id = c.id and r.user_id = (select app.user_id()) and r.at > now() - interval '${READ_WITHIN}'))`;

const NAME_OF = (user: string) => `(select o.name from app.desk_officers() o where o.user_id = ${user})`;

export const INDICATOR_COLUMNS: Columns = {
  id: 'i.id',
  caseId: 'i.case_id',
  type: 'i.type',
  shown: 'i.shown',
  level: 'i.level',
  source: 'i.source',
  confidence: 'i.confidence',
  firstSeenAt: 'i.first_seen_at',
  lastSeenAt: 'i.last_seen_at',
  seenCount: 'i.seen_count',
  confirmedBy: NAME_OF('i.confirmed_by'),
  confirmedAt: 'i.confirmed_at',
  ignoreSimilarity: 'i.ignore_similarity',
  ignoreReason: 'i.ignore_reason',
  droppedAt: 'i.dropped_at',
  dropReason: 'i.drop_reason',
  version: 'i.version',
};

const INDICATOR_KEYS = ['id', 'firstSeenAt'];

export interface IndicatorFilter {
  readonly caseId: string;
  readonly level?: IndicatorLevel | null;
}

/** What is asked of a restricted case that was not opened first. */
export interface Opened {
  readonly opened: boolean;
}

/** The indicators of one case, in the order in which they were found, dropped ones too: null of a case that one does not see, without nodes where it was not opened. */
export function indicatorPage(
  selected: ReadonlySet<string>,
  { caseId, level }: IndicatorFilter,
  first: number,
  after?: string | null,
): Statement {
  const [firstSeenAt, id] = decodeCursor(after, ['instant', 'id']);
  const values: unknown[] = [first + 1, caseId];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const which = level ? `and i.level = ${parameter(level)}` : '';
  const keyset =
    firstSeenAt === null ? '' : `and (i.first_seen_at, i.id) > (${parameter(firstSeenAt)}::timestamptz, ${parameter(id)}::uuid)`;
  return {
    name: `indicators_${selectionKey(INDICATOR_COLUMNS, selected)}_${which ? 1 : 0}_${keyset ? 1 : 0}`,
    text: `select json_build_object('opened', ${OPENED}, 'nodes', (select coalesce(json_agg(p.node order by p.first_seen_at, p.id), '[]') from (
        select i.first_seen_at, i.id, ${jsonObject(INDICATOR_COLUMNS, selected, INDICATOR_KEYS)} as node
        from case_indicator i where i.case_id = c.id and ${OPENED} ${which} ${keyset} order by i.first_seen_at, i.id limit $1) p)) as value
      from case_file c where c.id = $2`,
    values,
  };
}

export function indicatorById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `indicator_${selectionKey(INDICATOR_COLUMNS, selected)}`,
    text: `select ${jsonObject(INDICATOR_COLUMNS, selected)} as value from case_indicator i where i.id = $1`,
    values: [id],
  };
}

/** Where a case meets others; null of a case that one does not see. */
export function matchesOfCase(caseId: string): Statement {
  return {
    name: 'matches_of_case',
    text: `select json_build_object('opened', ${OPENED}, 'matches', case when ${OPENED} then app.matches_of_case(c.id) end) as value from case_file c where c.id = $1`,
    values: [caseId],
  };
}

export const HIT_COLUMNS: Columns = {
  id: 'h.id',
  caseId: 'h.case_id',
  reference: '(select c.reference from case_file c where c.id = h.case_id)',
  leadId: '(select c.lead_id from case_file c where c.id = h.case_id)',
  askerUnit: '(select u.name from authority_unit u where u.id = h.asker_unit_id)',
  askerUnitCode: '(select u.code from authority_unit u where u.id = h.asker_unit_id)',
  askerName: 'h.asker_name',
  askerEmail: 'h.asker_email',
  at: 'h.at',
  answer: 'h.answer',
  note: 'h.note',
  answeredAt: 'h.answered_at',
  version: 'h.version',
  met: {
    line: { indicatorId: 'i.id', type: 'i.type', shown: 'i.shown', how: 'k.how' },
    list: (line) => `(select coalesce(json_agg(${line} order by i.first_seen_at, i.id), '[]') from (
        select distinct on (k.indicator_id) k.indicator_id, k.how from indicator_hit_key k where k.hit_id = h.id
        order by k.indicator_id, case k.how when 'SAME' then 1 when 'PART' then 2 else 3 end) k join case_indicator i on i.id = k.indicator_id)`,
  },
};

/** Questions without an answer about the cases that one sees, the oldest first; none about a hidden case is touched, as in the page of cases. */
export function hitPage(selected: ReadonlySet<string>, first: number, after?: string | null): Statement {
  const [at, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = at === null ? '' : 'and (h.at, h.id) > ($2::timestamptz, $3::uuid)';
  const page = (from: string) =>
    `(select h.at, h.id, ${jsonObject(HIT_COLUMNS, selected, ['id', 'at'])} as node from ${from} ${keyset} order by h.at, h.id limit $1)`;
  return {
    name: `hits_${selectionKey(HIT_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.at, p.id), '[]') as value from (
      select * from (${page('indicator_hit h where h.unit_id = (select app.unit_id()) and h.answer is null and not h.restricted')}
        union all ${page(`case_access a
          cross join lateral (select * from indicator_hit where case_id = a.case_id and answer is null and restricted offset 0) h
          where a.user_id = (select app.user_id()) and a.revoked_at is null`)}) seen
      order by at, id limit $1) p`,
    values: at === null ? [first + 1] : [first + 1, at, id],
  };
}

export function hitById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `hit_${selectionKey(HIT_COLUMNS, selected)}`,
    text: `select ${jsonObject(HIT_COLUMNS, selected)} as value from indicator_hit h where h.id = $1`,
    values: [id],
  };
}

export const COMMON_COLUMNS: Columns = {
  id: 'v.id',
  type: 'v.type',
  shown: 'v.shown',
  reason: 'v.reason',
  owner: NAME_OF('v.owner_id'),
  createdAt: 'v.created_at',
  expiresOn: 'v.expires_on',
  endedAt: 'v.ended_at',
  version: 'v.version',
};

/** The common values that the acting unit keeps, newest first. */
export function commonValuePage(selected: ReadonlySet<string>, first: number, after?: string | null): Statement {
  const [createdAt, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = createdAt === null ? '' : 'and (v.created_at, v.id) < ($2::timestamptz, $3::uuid)';
  return {
    name: `common_values_${selectionKey(COMMON_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.created_at desc, p.id desc), '[]') as value from (
      select v.created_at, v.id, ${jsonObject(COMMON_COLUMNS, selected, ['id', 'createdAt'])} as node from common_value v
      where v.unit_id = (select app.unit_id()) ${keyset} order by v.created_at desc, v.id desc limit $1) p`,
    values: createdAt === null ? [first + 1] : [first + 1, createdAt, id],
  };
}

export function commonValueById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `common_value_${selectionKey(COMMON_COLUMNS, selected)}`,
    text: `select ${jsonObject(COMMON_COLUMNS, selected)} as value from common_value v where v.id = $1`,
    values: [id],
  };
}

import { FILING_JSON } from '#filings';
import { anyRow, type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import { CLOCKS_JSON } from './clocks/clocks.queries.js';
import { MINUTES_JSON, OUTSIDE_NOTICES_JSON, SUBJECT_NOTICES_JSON } from './duties/duties.queries.js';
import { ASKED } from './follow-up.js';

export const REPORT_COLUMNS: Columns = {
  id: 'r.id',
  organisationId: 'r.organisation_id',
  title: 'r.title',
  state: 'r.state',
  kind: 'r.kind',
  reason: 'r.reason',
  reopenReason: 'r.reopen_reason',
  drill: 'r.drill',
  formVersion: 'r.form_version',
  reference: 'r.reference',
  version: 'r.version',
  createdAt: 'r.created_at',
  updatedAt: 'r.updated_at',
  facts: 'r.facts',
  activityIds: "(select coalesce(json_agg(l.activity_id), '[]') from report_activity l where l.report_id = r.id)",
  filed: `(select coalesce(json_agg(json_build_object('kind', f.kind, 'state', f.state, 'returnWaits',
    ${anyRow("filing_return t where t.filing_id = f.id and t.state in ('OPEN', 'LAPSED')")})), '[]') from filing f where f.matter_id = r.id)`,
  asked: ASKED('r.id'),
  filings: `(select coalesce(json_agg(${FILING_JSON} order by f.number), '[]') from filing f where f.matter_id = r.id)`,
  clocks: CLOCKS_JSON,
  minutes: MINUTES_JSON,
  subjectNotices: SUBJECT_NOTICES_JSON,
  outsideNotices: OUTSIDE_NOTICES_JSON,
};

/** What the computed fields of a report are computed from. */
const ALWAYS = ['id', 'organisationId', 'state', 'kind', 'facts', 'createdAt', 'filed', 'asked'];

/** The acting organisation's reports, newest first. */
export function reportPage(selected: ReadonlySet<string>, first: number, after: string | null | undefined): Statement {
  const [createdAt, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = createdAt === null ? '' : 'and (r.created_at, r.id) < ($2::timestamptz, $3::uuid)';
  return {
    name: `reports_${selectionKey(REPORT_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.created_at desc, p.id desc), '[]') as value from (
      select r.created_at, r.id, ${jsonObject(REPORT_COLUMNS, selected, ALWAYS)} as node from violation_report r
      where r.organisation_id = (select app.organisation_id()) ${keyset} order by r.created_at desc, r.id desc limit $1) p`,
    values: createdAt === null ? [first + 1] : [first + 1, createdAt, id],
  };
}

export function reportById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `report_${selectionKey(REPORT_COLUMNS, selected)}`,
    text: `select ${jsonObject(REPORT_COLUMNS, selected, ALWAYS)} as value from violation_report r where r.id = $1`,
    values: [id],
  };
}

/** Every filing of a report that row-level security shows to the caller, oldest first. */
export function filingsOfReport(reportId: string): Statement {
  return {
    name: 'filings_of_report',
    text: `select coalesce(json_agg(${FILING_JSON} order by f.number), '[]') as value from filing f where f.matter_id = $1`,
    values: [reportId],
  };
}

/** The facts of two filings, as far as the caller may see both. */
export function factsOfFilings(ids: readonly string[]): Statement {
  return {
    name: 'facts_of_filings',
    text: `select coalesce(json_object_agg(f.id, json_build_object('reportId', f.matter_id, 'organisationId', f.organisation_id, 'facts', f.content::json -> 'facts')), '{}') as value
      from filing f where f.id = any ($1::uuid[])`,
    values: [ids],
  };
}

export function openExercises(): Statement {
  return {
    name: 'open_exercises',
    text: `select coalesce(json_agg(x order by x."openedAt" desc), '[]') as value from (
      select id, code, title, state, opened_at as "openedAt", closed_at as "closedAt" from exercise where state = 'OPEN' order by opened_at desc limit 100) x`,
    values: [],
  };
}

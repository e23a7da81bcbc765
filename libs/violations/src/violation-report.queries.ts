import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';

const VERDICTS = `(select coalesce(json_agg(json_build_object('rule', v.rule, 'article', v.article, 'verdict', v.verdict, 'startedAt', v.started_at,
  'dueAt', v.due_at, 'lateBySeconds', ceil(v.late_by_ms / 1000.0)::bigint, 'lateReason', v.late_reason) order by v.decided_at), '[]')
  from clock_verdict v where v.filing_id = f.id)`;

/** A filing `f` as JSON; the content travels as the text that was digested. */
export const FILING_JSON = `json_build_object('id', f.id, 'organisationId', f.organisation_id, 'kind', f.kind, 'number', f.number, 'reference', f.reference,
  'state', f.state, 'regime', f.regime, 'formCode', f.form_code, 'noticeClass', f.notice_class, 'submittedAt', f.submitted_at, 'digest', f.digest,
  'content', f.content, 'salt', f.salt, 'verdicts', ${VERDICTS})`;

export const REPORT_COLUMNS: Columns = {
  id: 'r.id',
  organisationId: 'r.organisation_id',
  title: 'r.title',
  state: 'r.state',
  reference: 'r.reference',
  version: 'r.version',
  createdAt: 'r.created_at',
  updatedAt: 'r.updated_at',
  facts: 'r.facts',
  activityIds: "(select coalesce(json_agg(l.activity_id), '[]') from report_activity l where l.report_id = r.id)",
  filings: `(select coalesce(json_agg(${FILING_JSON} order by f.number), '[]') from filing f where f.report_id = r.id)`,
};

/** What the computed fields of a report are computed from. */
const ALWAYS = ['id', 'organisationId', 'state', 'facts', 'createdAt'];

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

/** A filing with its place in the log, as far as row-level security shows it to the caller. */
export function filingById(id: string): Statement {
  return {
    name: 'filing',
    text: `select json_build_object('filing', ${FILING_JSON}, 'position', app.leaf_of_event('FilingSubmitted', f.id)) as value from filing f where f.id = $1`,
    values: [id],
  };
}

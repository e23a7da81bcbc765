import type { Statement } from '#platform';

const VERDICTS = `(select coalesce(json_agg(json_build_object('rule', v.rule, 'article', v.article, 'verdict', v.verdict, 'startedAt', v.started_at,
  'dueAt', v.due_at, 'lateBySeconds', ceil(v.late_by_ms / 1000.0)::bigint, 'lateReason', v.late_reason) order by v.decided_at), '[]')
  from clock_verdict v where v.filing_id = f.id)`;

const RETURN = `(select json_build_object('state', t.state, 'defects', t.defects, 'respondBy', t.respond_by, 'at', t.at, 'answeredAt', t.answered_at,
  'answeredBy', t.answered_by) from filing_return t where t.filing_id = f.id)`;

/** A filing `f` as JSON; the content travels as the text that was digested. */
export const FILING_JSON = `json_build_object('id', f.id, 'organisationId', f.organisation_id, 'subject', f.subject, 'kind', f.kind, 'number', f.number, 'reference', f.reference,
  'state', f.state, 'regime', f.regime, 'formCode', f.form_code, 'noticeClass', f.notice_class, 'submittedAt', f.submitted_at, 'digest', f.digest,
  'content', f.content, 'salt', f.salt, 'drill', f.drill, 'revisesId', f.revises_id, 'filingReturn', ${RETURN}, 'verdicts', ${VERDICTS})`;

/** A filing with its place in the log, as far as row-level security shows it to the caller. */
export function filingById(id: string): Statement {
  return {
    name: 'filing',
    text: `select json_build_object('filing', ${FILING_JSON}, 'position', app.leaf_of_event('FilingSubmitted', f.id)) as value from filing f where f.id = $1`,
    values: [id],
  };
}

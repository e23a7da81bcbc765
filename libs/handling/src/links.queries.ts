import type { Statement } from '#platform';

/** A link as it is seen from one of its ends: `OUT` from it, `IN` to it. */
const LINK = (
  direction: string,
  other: string,
) => `select l.linked_at, l.id, json_build_object('id', l.id, 'kind', l.kind, 'direction', '${direction}',
  'handlingId', o.id, 'reportId', o.report_id, 'reference', o.reference, 'organisationName', o.organisation_name, 'state', o.state,
  'reason', l.reason, 'linkedBy', l.linked_by, 'linkedAt', l.linked_at, 'endedAt', l.ended_at, 'endReason', l.end_reason) as one
  from report_link l join report_handling o on o.id = l.${other}`;

/** What a report is to others, and others to it, also what was ended; the newest 200. Null where the acting unit does not deal with it. */
export function linksOfReport(reportId: string): Statement {
  return {
    name: 'report_links',
    text: `select (select (select coalesce(json_agg(n.one order by n.linked_at desc, n.id desc), '[]') from (
        (${LINK('OUT', 'to_id')} where l.from_id = h.id) union all (${LINK('IN', 'from_id')} where l.to_id = h.id)
        order by linked_at desc, id desc limit 200) n)
      from report_handling h where h.report_id = $1 and h.unit_id = (select app.unit_id())) as value`,
    values: [reportId],
  };
}

export function linkById(id: string): Statement {
  return { name: 'report_link', text: `select n.one as value from (${LINK('OUT', 'to_id')} where l.id = $1) n`, values: [id] };
}

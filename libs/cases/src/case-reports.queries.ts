import type { Statement } from '#platform';

const REPORT = `json_build_object('caseId', c.id, 'caseNumber', c.reference, 'handlingId', h.id, 'reportId', h.report_id, 'reference', h.reference,
  'organisationName', h.organisation_name, 'kind', h.link ->> 'kind', 'reason', h.link ->> 'reason', 'confirmed', h.link ->> 'confirmedBy' is not null,
  'version', h.version)`;
const NAMED = `join report_handling h on h.unit_id = c.unit_id and h.link is not null and h.link ->> 'caseNumber' = c.reference`;

/** The reports that are linked to a case, or shall be; at most 200. Null where the case is none that the acting person sees. */
export function reportsOfCase(id: string): Statement {
  return {
    name: 'reports_of_case',
    text: `select (select coalesce((select json_agg(r.one order by r.opened_at, r.id) from (
        select h.opened_at, h.id, ${REPORT} as one from report_handling h
        where h.unit_id = c.unit_id and h.link is not null and h.link ->> 'caseNumber' = c.reference order by h.opened_at, h.id limit 200) r), '[]')
      from case_file c where c.id = $1) as value`,
    values: [id],
  };
}

/** Of one report. */
export function reportOfCase(id: string, handlingId: string): Statement {
  return {
    name: 'report_of_case',
    text: `select ${REPORT} as value from case_file c ${NAMED} where c.id = $1 and h.id = $2`,
    values: [id, handlingId],
  };
}

/** Links that wait for the acting person, who leads the case, and that they did not propose themselves; by their list, so that no other case is touched. */
export function linksToConfirm(): Statement {
  return {
    name: 'links_to_confirm',
    text: `select coalesce(json_agg(r.one order by r.opened_at, r.id), '[]') as value from (
      select h.opened_at, h.id, ${REPORT} as one from case_access a cross join lateral (select * from case_file o where o.id = a.case_id offset 0) c ${NAMED}
      where a.user_id = (select app.user_id()) and a.revoked_at is null and c.lead_id = a.user_id and c.ended_at is null and h.state = 'ASSESSING'
        and h.link ->> 'confirmedBy' is null and h.link ->> 'proposedBy' <> (select app.user_id())::text order by h.opened_at, h.id limit 100) r`,
    values: [],
  };
}

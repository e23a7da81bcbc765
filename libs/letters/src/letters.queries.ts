import type { Statement } from '#platform';

const LETTER = `json_build_object('id', l.id, 'organisationId', l.organisation_id, 'unitId', l.unit_id, 'reportId', l.report_id, 'reference', l.reference, 'kind', l.kind,
  'state', l.state, 'notation', l.notation, 'text', l.content ->> 'text', 'deputy', l.deputy, 'signatory', l.signatory, 'draftedAt', l.drafted_at,
  'signedAt', l.signed_at, 'sentAt', l.sent_at, 'drill', l.drill, 'version', l.version)`;

/** The letters about a report that the reader sees, the newest first; at most 200. Null where there is neither a report of theirs nor one that their unit dealt with. */
export function lettersOfReport(reportId: string): Statement {
  return {
    name: 'letters_of_report',
    text: `select (select coalesce(json_agg(n.one order by n.drafted_at desc, n.id desc), '[]') from (
        select l.drafted_at, l.id, ${LETTER} as one from unit_letter l where l.report_id = f.matter_id order by l.drafted_at desc, l.id desc limit 200) n) as value
      from filing f where f.matter_id = $1 limit 1`,
    values: [reportId],
  };
}

export function letterById(id: string): Statement {
  return { name: 'unit_letter', text: `select ${LETTER} as value from unit_letter l where l.id = $1`, values: [id] };
}

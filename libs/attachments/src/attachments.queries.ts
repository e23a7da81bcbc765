import type { Statement } from '#platform';

/** A file as the API shows it. */
export const ATTACHMENT_JSON = `json_build_object('id', a.id, 'organisationId', a.organisation_id, 'unitId', a.unit_id, 'name', a.name, 'mediaType', a.media_type,
  'sha256', a.sha256, 'size', a.size, 'state', a.state, 'obstacle', a.obstacle, 'receivedAt', a.received_at, 'judgedAt', a.judged_at)`;

export function attachmentById(id: string): Statement {
  return { name: 'attachment', text: `select ${ATTACHMENT_JSON} as value from attachment a where a.id = $1`, values: [id] };
}

/** The files of many reports' working copies, or of many filings, in one statement, as `{ id: [file…] }`. */
export function attachmentsOfMany(what: 'report' | 'filing', ids: readonly string[]): Statement {
  return {
    name: `attachments_of_${what}s`,
    text: `select coalesce(json_object_agg(p.id, p.files), '{}') as value from (
      select l.${what}_id as id, json_agg(${ATTACHMENT_JSON} order by a.received_at, a.id) as files
      from ${what}_attachment l join attachment a on a.id = l.attachment_id where l.${what}_id = any($1::uuid[]) group by l.${what}_id) p`,
    values: [ids],
  };
}

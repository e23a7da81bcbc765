import type { Statement } from '#platform';

const PEOPLE = (column: string) => `(select o.name from app.desk_officers() o where o.user_id = ${column})`;
/** So many at most are shown: the newest. */
const SHOWN = 200;

/** The notes of a desk for itself about one handling; null where it is not the acting unit's. */
export function internalNotes(handlingId: string): Statement {
  return {
    name: 'internal_notes',
    text: `select (select json_build_object('unitId', h.unit_id, 'notes', (select coalesce(json_agg(n.one order by n.noted_at desc, n.id desc), '[]') from (
        select i.noted_at, i.id, json_build_object('id', i.id, 'remark', i.remark, 'notedBy', i.noted_by, 'noter', ${PEOPLE('i.noted_by')}, 'notedAt', i.noted_at) as one
        from internal_note i where i.handling_id = h.id order by i.noted_at desc, i.id desc limit ${SHOWN}) n))
      from report_handling h where h.id = $1 and h.unit_id = (select app.unit_id())) as value`,
    values: [handlingId],
  };
}

/** What desks let the filer of a report know; null where none that the reader sees deals with it. */
export function sharedNotes(reportId: string): Statement {
  return {
    name: 'shared_notes',
    text: `select (select json_build_object('organisationId', h.organisation_id, 'unitId', h.unit_id, 'notes', (
        select coalesce(json_agg(n.one order by n.shared_at desc, n.id desc), '[]') from (
          select s.shared_at, s.id, json_build_object('id', s.id, 'message', s.message, 'unit', u.name, 'sharedAt', s.shared_at) as one
          from shared_note s join authority_unit u on u.id = s.unit_id
          where s.handling_id in (select o.id from report_handling o where o.report_id = $1) order by s.shared_at desc, s.id desc limit ${SHOWN}) n))
      from report_handling h where h.report_id = $1 order by h.opened_at desc limit 1) as value`,
    values: [reportId],
  };
}

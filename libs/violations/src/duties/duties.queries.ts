import type { Statement } from '#platform';

const MINUTES = `json_build_object('id', m.id, 'organisationId', m.organisation_id, 'state', m.state, 'number', m.number, 'madeAt', m.made_at,
  'place', m.content -> 'place', 'participants', m.content -> 'participants', 'immediateActions', m.content -> 'immediateActions',
  'evidence', m.content -> 'evidence', 'signatures', m.content -> 'signatures', 'facts', m.content -> 'notice' -> 'facts',
  'supersedesId', m.supersedes_id, 'digest', m.digest, 'finalisedAt', m.finalised_at, 'version', m.version)`;

/** The clock of its duty that still runs: of telling each person after a public notice, else of the notice itself. */
const RUNNING = `(select case when c.kind = 'SUBJECT_CATCH_UP' then 'CATCH_UP' else 'NOTICE' end from report_clock c
  where c.report_id = n.report_id and c.superseded_at is null and c.stopped_at is null
    and (c.slot = 'SUBJECT_NOTICE:' || n.kind or (n.kind <> 'FINANCE' and c.kind = 'SUBJECT_CATCH_UP'))
  order by c.kind = 'SUBJECT_CATCH_UP' desc limit 1)`;

const CAUGHT_UP = `(select c.stopped_at from report_clock c where c.report_id = n.report_id and c.superseded_at is null
  and c.slot = 'SUBJECT_CATCH_UP:' || n.id and c.stopped_event in ('SubjectNoticeSent', 'SubjectNoticeMistaken'))`;

const mistake = (of: string) =>
  `(select json_build_object('reason', k.reason, 'declaredAt', k.declared_at) from notice_mistake k where k.${of})`;

/** What all notices of its kind that stand reached, of the most people that any of them stated. */
const TOGETHER = `(select json_build_object('reached', sum(o.reached), 'total', max(o.total)) from subject_notice o
  where o.report_id = n.report_id and o.kind = n.kind and o.state = 'SENT'
    and not exists (select 1 from notice_mistake k where k.subject_notice_id = o.id))`;

const SUBJECT_NOTICE = `json_build_object('id', n.id, 'organisationId', n.organisation_id, 'kind', n.kind, 'state', n.state,
  'severity', n.content -> 'severity', 'risks', n.content -> 'risks', 'guidance', n.content -> 'guidance', 'incidentDesk', n.content -> 'incidentDesk',
  'whyPublic', n.content -> 'whyPublic', 'facts', n.content -> 'notice' -> 'facts', 'channel', n.channel, 'sentAt', n.sent_at, 'reached', n.reached,
  'total', n.total, 'publicUrl', n.public_url, 'catchUpBy', n.catch_up_by, 'catchUpSentAt', ${CAUGHT_UP}, 'duty', ${RUNNING}, 'together', ${TOGETHER}, 'rule', n.rule, 'article', n.article, 'dueAt', n.due_at,
  'verdict', n.verdict, 'lateBySeconds', ceil(n.late_by_ms / 1000.0)::bigint, 'digest', n.digest,
  'mistaken', ${mistake('subject_notice_id = n.id')}, 'version', n.version)`;

const OUTSIDE_NOTICE = `json_build_object('id', o.id, 'organisationId', o.organisation_id, 'kind', o.kind, 'counterpart', o.counterpart,
  'channel', o.channel, 'receivedAt', o.received_at, 'reference', o.reference, 'note', o.note, 'evidenceSha256', o.evidence_sha256,
  'recordedAt', o.recorded_at, 'mistaken', ${mistake('outside_notice_id = o.id')})`;

/** Papers of a report `r`, oldest first; JSON columns of the statement that reads the report. */
export const MINUTES_JSON = `(select coalesce(json_agg(${MINUTES} order by m.created_at, m.id), '[]') from violation_minutes m where m.report_id = r.id)`;
export const SUBJECT_NOTICES_JSON = `(select coalesce(json_agg(${SUBJECT_NOTICE} order by n.created_at, n.id), '[]') from subject_notice n where n.report_id = r.id)`;
export const OUTSIDE_NOTICES_JSON = `(select coalesce(json_agg(${OUTSIDE_NOTICE} order by o.received_at, o.id), '[]') from outside_notice o where o.report_id = r.id)`;

export function minutesById(id: string): Statement {
  return { name: 'minutes', text: `select ${MINUTES} as value from violation_minutes m where m.id = $1`, values: [id] };
}

export function subjectNoticeById(id: string): Statement {
  return { name: 'subject_notice', text: `select ${SUBJECT_NOTICE} as value from subject_notice n where n.id = $1`, values: [id] };
}

export function outsideNoticeById(id: string): Statement {
  return { name: 'outside_notice', text: `select ${OUTSIDE_NOTICE} as value from outside_notice o where o.id = $1`, values: [id] };
}

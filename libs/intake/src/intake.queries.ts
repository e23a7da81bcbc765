import { ATTACHMENT_JSON } from '#attachments';
import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { ThirdPartyState } from './entities.js';

/** What of a report by others can be selected; never the sealed contact, never the hash of its code. */
export const THIRD_PARTY_COLUMNS: Columns = {
  id: 't.id',
  unitId: 't.unit_id',
  part: "case when t.unit_id = (select app.unit_id()) then 'LEAD' else 'COPY' end",
  deskCode: '(select u.code from authority_unit u where u.id = t.unit_id)',
  copies: `(select coalesce(json_agg(u.code order by u.code), '[]') from third_party_copy c join authority_unit u on u.id = c.unit_id
    where c.third_party_report_id = t.id)`,
  reference: 't.reference',
  channel: 't.channel',
  state: 't.state',
  reporterKind: 't.reporter_kind',
  reporterName: 't.reporter_name',
  reporterIsRegistered: 't.reporter_organisation_id is not null',
  hasContact: 't.sealed_contact is not null',
  hasWayBack: 't.code_hash is not null',
  aboutName: 't.about_name',
  aboutIsRegistered: 't.about_organisation_id is not null',
  content: 't.content',
  digest: 't.digest',
  regime: 't.regime',
  noticeClass: 't.notice_class',
  rule: 't.rule',
  article: 't.article',
  verdict: 't.verdict',
  dueAt: 't.due_at',
  routingRule: 't.routing_rule',
  receivedAt: 't.received_at',
  enteredAt: 't.entered_at',
  decision: 't.decision',
  // A note between officers of the desk, who may have spoken to the reporter.
  decisionNote: 'case when t.unit_id = (select app.unit_id()) then t.decision_note end',
  decidedAt: 't.decided_at',
  linkedReference: 't.linked_reference',
  version: 't.version',
  messages: `(select coalesce(json_agg(json_build_object('fromOfficer', m.written_by is not null, 'text', m.text, 'at', m.at) order by m.at, m.id), '[]')
    from third_party_message m where m.third_party_report_id = t.id)`,
  attachments: `(select coalesce(json_agg(${ATTACHMENT_JSON} order by a.received_at, a.id), '[]') from third_party_attachment l
    join attachment a on a.id = l.attachment_id where l.third_party_report_id = t.id)`,
};

const ALWAYS = ['id', 'unitId', 'state', 'receivedAt'];

/** Reports by others in one state, oldest first: at the desk of the acting unit, and those that it has a copy of. */
export function intakeQueue(
  selected: ReadonlySet<string>,
  state: ThirdPartyState,
  first: number,
  after: string | null | undefined,
): Statement {
  const [receivedAt, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = receivedAt === null ? '' : 'and (t.received_at, t.id) > ($3::timestamptz, $4::uuid)';
  const page = (whose: string) => `(select t.received_at, t.id, ${jsonObject(THIRD_PARTY_COLUMNS, selected, ALWAYS)} as node
        from ${whose} = (select app.unit_id()) and t.state = $2 ${keyset} order by t.received_at, t.id limit $1)`;
  return {
    name: `intake_queue_${selectionKey(THIRD_PARTY_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.received_at, p.id), '[]') as value from (
      select * from (${page('third_party_report t where t.unit_id')} union all
        ${page('third_party_copy c join third_party_report t on t.id = c.third_party_report_id where c.unit_id')}) h
      order by h.received_at, h.id limit $1) p`,
    values: receivedAt === null ? [first + 1, state] : [first + 1, state, receivedAt, id],
  };
}

export function intakeReportById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `intake_report_${selectionKey(THIRD_PARTY_COLUMNS, selected)}`,
    text: `select ${jsonObject(THIRD_PARTY_COLUMNS, selected, ALWAYS)} as value from third_party_report t where t.id = $1`,
    values: [id],
  };
}

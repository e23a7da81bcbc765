import { FILING_JSON } from '#filings';
import { anyRow, type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';

const ACKNOWLEDGEMENTS = `(select coalesce(json_agg(json_build_object('code', k.code, 'registryNumber', k.registry_number, 'note', k.note, 'at', k.at,
  'sender', k.sender, 'statedAt', k.stated_at) order by k.at, k.code), '[]') from acknowledgement k where k.delivery_id = d.id)`;

const ATTEMPTS = `(select coalesce(json_agg(json_build_object('number', a.number, 'at', a.at, 'outcome', a.outcome, 'detail', a.detail) order by a.number), '[]')
  from (select * from delivery_attempt t where t.delivery_id = d.id order by t.number desc limit 20) a)`;

/** The proposal that is open, or the one that was confirmed; row-level security shows the filer the second alone. */
const REFUSAL = `(select json_build_object('reason', r.reason, 'note', r.note, 'state', r.state, 'proposedAt', r.proposed_at, 'decidedAt', r.decided_at,
  'proposedBy', r.proposed_by, 'forwardTo', (select u.code from authority_unit u where u.id = r.forward_to), 'duplicateOf', r.duplicate_of)
  from filing_refusal r where r.delivery_id = d.id and r.state <> 'DECLINED')`;

const DISPATCH = `(select json_build_object('way', m.way, 'handedOverAt', m.handed_over_at, 'receiptDigest', m.receipt_digest, 'receiptFile', m.receipt_file,
  'note', m.note, 'recordedAt', m.recorded_at, 'recordedBy', m.recorded_by, 'confirmedAt', m.confirmed_at)
  from manual_dispatch m where m.delivery_id = d.id order by m.number desc limit 1)`;

/** As `isOnlyOneInTime` of libs/violations decides it: by the verdict in force of the report. */
const ONLY_ONE_IN_TIME = `coalesce((select array_agg(f.id) = array[d.filing_id] from filing f
  where f.matter_id = d.matter_id and f.state <> 'REFUSED' and f.kind <> 'WITHDRAWAL_REQUEST' and f.submitted_at <=
    (select v.due_at from clock_verdict v join filing i on i.id = v.filing_id where i.matter_id = d.matter_id
      order by v.decided_at desc, v.id desc limit 1)), false)`;

/** What the guards of the transitions look at, beside the row itself. */
const GUARDS = `json_build_object(
  'recallAsked', ${anyRow('delivery c where c.recalls_id = d.id')},
  'refusalBy', (select r.proposed_by from filing_refusal r where r.delivery_id = d.id and r.state = 'PROPOSED'),
  'dispatchBy', (select m.recorded_by from manual_dispatch m where m.delivery_id = d.id order by m.number desc limit 1),
  'receiptOpens', ${anyRow(`attachment a where a.id =
    (select m.receipt_file::uuid from manual_dispatch m where m.delivery_id = d.id order by m.number desc limit 1)`)},
  'onlyOneInTime', ${ONLY_ONE_IN_TIME},
  'returnOpen', ${anyRow("filing_return t where t.filing_id = d.filing_id and t.state = 'OPEN'")},
  'withdrawal', ${anyRow("filing f where f.id = d.filing_id and f.kind = 'WITHDRAWAL_REQUEST'")})`;

export const DELIVERY_COLUMNS: Columns = {
  id: 'd.id',
  message: 'd.message',
  part: 'd.part',
  drill: 'd.drill',
  reference: 'd.reference',
  organisationId: 'd.organisation_id',
  unitId: 'd.unit_id',
  organisationName: 'd.organisation_name',
  provinceCode: 'd.province_code',
  sector: 'd.sector',
  noticeClass: 'd.notice_class',
  verdict: 'd.verdict',
  statutoryDueAt: 'd.statutory_due_at',
  submittedAt: 'd.submitted_at',
  acceptBy: 'd.accept_by',
  rule: 'd.rule',
  ruleVersion: 'd.rule_version',
  channel: "coalesce((select t.channel from destination t where t.id = d.destination_id), 'DESK')",
  transportState: 'd.transport_state',
  businessState: 'd.business_state',
  recallState: 'd.recall_state',
  waitsFor: 'd.waits_for',
  attempts: ATTEMPTS,
  nextAttemptAt: "case when d.transport_state in ('QUEUED', 'RETRY_WAIT') then d.next_attempt_at end",
  failure: 'd.failure',
  conflict: 'd.conflict',
  conflictNote: 'd.conflict_note',
  deliveredAt: 'd.delivered_at',
  registryNumber: 'd.registry_number',
  unitCode: '(select u.code from authority_unit u where u.id = d.unit_id)',
  acknowledgements: ACKNOWLEDGEMENTS,
  refusal: REFUSAL,
  dispatch: DISPATCH,
  guards: GUARDS,
  filing: `(select ${FILING_JSON} from filing f where f.id = d.filing_id)`,
};

/** What the computed fields of a delivery are computed from. */
const TRANSITIONS = [
  'id',
  'acceptBy',
  'organisationId',
  'unitId',
  'message',
  'part',
  'transportState',
  'businessState',
  'recallState',
  'guards',
] as const;

/** Computed fields bring the columns that they need. */
const needed = (selected: ReadonlySet<string>): ReadonlySet<string> =>
  selected.has('availableTransitions') ? new Set([...selected, ...TRANSITIONS]) : selected;

/** At the desk of the acting unit: what waits for an officer, or for the filer; least time left first. Drafts are never here. */
export function deskQueue(
  selection: ReadonlySet<string>,
  waitsFor: 'OFFICER' | 'FILER',
  first: number,
  after: string | null | undefined,
): Statement {
  const selected = needed(selection);
  const [acceptBy, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = acceptBy === null ? '' : 'and (d.accept_by, d.id) > ($3::timestamptz, $4::uuid)';
  return {
    name: `queue_${selectionKey(DELIVERY_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.accept_by, p.id), '[]') as value from (
      select d.accept_by, d.id, ${jsonObject(DELIVERY_COLUMNS, selected, ['id', 'acceptBy'])} as node from delivery d
      where d.unit_id = (select app.unit_id()) and d.waits_for = $2 ${keyset} order by d.accept_by, d.id limit $1) p`,
    values: acceptBy === null ? [first + 1, waitsFor] : [first + 1, waitsFor, acceptBy, id],
  };
}

/** As the indexes of migration 0020 have it. */
const IN_NEED = "(transport_state in ('FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH') or conflict is not null)";

/** Of the acting unit or organisation: what no line and no word brings on, but people; least time left first. */
export function deliveriesInNeed(selection: ReadonlySet<string>, first: number, after: string | null | undefined): Statement {
  const selected = needed(selection);
  const [acceptBy, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = acceptBy === null ? '' : 'and (d.accept_by, d.id) > ($2::timestamptz, $3::uuid)';
  const whose = (column: string, context: string) =>
    `(select d.* from delivery d where d.${column} = (select ${context}) and ${IN_NEED} ${keyset} order by d.accept_by, d.id limit $1)`;
  return {
    name: `need_${selectionKey(DELIVERY_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.accept_by, p.id), '[]') as value from (
      select d.accept_by, d.id, ${jsonObject(DELIVERY_COLUMNS, selected, ['id', 'acceptBy'])} as node
      from (${whose('unit_id', 'app.unit_id()')} union all ${whose('organisation_id', 'app.organisation_id()')}) d
      order by d.accept_by, d.id limit $1) p`,
    values: acceptBy === null ? [first + 1] : [first + 1, acceptBy, id],
  };
}

export function deliveryById(selection: ReadonlySet<string>, id: string): Statement {
  const selected = needed(selection);
  return {
    name: `delivery_${selectionKey(DELIVERY_COLUMNS, selected)}`,
    text: `select ${jsonObject(DELIVERY_COLUMNS, selected)} as value from delivery d where d.id = $1`,
    values: [id],
  };
}

/** The deliveries of many filings in one statement, as `{ filingId: [delivery…] }`. */
export function deliveriesOfFilings(filingIds: readonly string[]): Statement {
  const all = new Set(Object.keys(DELIVERY_COLUMNS).filter((column) => column !== 'filing'));
  return {
    name: 'deliveries_of_filings',
    text: `select coalesce(json_object_agg(p.filing_id, p.nodes), '{}') as value from (
      select d.filing_id, json_agg(${jsonObject(DELIVERY_COLUMNS, all)} order by d.submitted_at, d.id) as nodes
      from delivery d where d.filing_id = any($1::uuid[]) group by d.filing_id) p`,
    values: [filingIds],
  };
}

/** News of the acting organisation or unit, and of the acting person, newest first; those of other people are not touched. */
export function notificationPage(first: number, after: string | null | undefined): Statement {
  const [createdAt, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = createdAt === null ? '' : 'and (n.created_at, n.id) < ($2::timestamptz, $3::uuid)';
  const page = (whose: string) => `(select n.created_at, n.id, json_build_object('id', n.id, 'type', n.type, 'reference', n.reference,
        'filingId', n.subject_id, 'detail', n.detail, 'createdAt', n.created_at, 'readAt', n.read_at) as node
      from notification n where ${whose} ${keyset} order by n.created_at desc, n.id desc limit $1)`;
  return {
    name: `notifications_${keyset ? 1 : 0}`,
    // A person acts for one of the two; the other is empty.
    text: `select coalesce(json_agg(p.node order by p.created_at desc, p.id desc), '[]') as value from (
      ${page('n.organisation_id = (select app.organisation_id())')} union all ${page('n.unit_id = (select app.unit_id()) and n.user_id is null')}
      union all ${page('n.user_id = (select app.user_id()) and n.unit_id = (select app.unit_id())')} order by 1 desc, 2 desc limit $1) p`,
    values: createdAt === null ? [first + 1] : [first + 1, createdAt, id],
  };
}

/** The destinations of the acting unit, the active one first. Secrets are not among the columns that this role can read. */
export function destinationsOfUnit(): Statement {
  return {
    name: 'destinations_of_unit',
    text: `select coalesce(json_agg(json_build_object('id', t.id, 'channel', t.channel, 'endpoint', t.endpoint, 'sandbox', t.sandbox, 'state', t.state,
        'openedAt', t.opened_at, 'closedAt', t.closed_at, 'revoked', t.revoked,
        'changingOver', t.changing_over, 'keyedAt', t.keyed_at) order by t.state, t.opened_at desc), '[]') as value
      from destination t where t.unit_id = (select app.unit_id())`,
    values: [],
  };
}

/** Which units are set up here and are no sandboxes, by code. */
export function unitCodes(): Statement {
  return { name: 'unit_codes', text: "select coalesce(json_agg(code), '[]') as value from authority_unit where not sandbox", values: [] };
}

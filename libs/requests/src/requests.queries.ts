import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { RequestState } from './requests.states.js';

/** What of a request can be selected; never what is sealed. */
const REQUEST_COLUMNS: Columns = {
  id: 'r.id',
  organisationId: 'r.organisation_id',
  reference: 'r.reference',
  kind: 'r.kind',
  channel: 'r.channel',
  relation: 'r.relation',
  regime: 'r.regime',
  receivedAt: 'r.received_at',
  enteredAt: 'r.entered_at',
  enteredBy: 'r.entered_by',
  state: 'r.state',
  chain: 'r.chain',
  identityProof: 'r.identity_proof',
  repliedAt: 'r.replied_at',
  replyVerdict: 'r.reply_verdict',
  extendedBy: 'r.extended_by',
  endedAt: 'r.ended_at',
  fulfilVerdict: 'r.fulfil_verdict',
  ground: 'r.ground',
  queueAt: 'r.queue_at',
  version: 'r.version',
  history: `(select coalesce(json_agg(json_build_object('id', s.id, 'step', s.step, 'state', s.state, 'happenedAt', s.happened_at,
    'recordedAt', s.recorded_at, 'recordedBy', s.recorded_by, 'code', s.code, 'verdict', s.verdict, 'hasText', s.sealed is not null)
    order by s.recorded_at, s.id), '[]') from request_step s where s.request_id = r.id)`,
};

/** What the computed fields are computed from. */
const ALWAYS = [
  ...['id', 'organisationId', 'state', 'kind', 'regime', 'receivedAt', 'chain', 'extendedBy', 'repliedAt', 'endedAt'],
  ...['replyVerdict', 'fulfilVerdict', 'ground', 'queueAt'],
];

/** The acting organisation's requests in one state, or all that are not ended: what is due next first, what has no deadline last. */
export function requestPage(
  selected: ReadonlySet<string>,
  state: RequestState | null,
  first: number,
  after: string | null | undefined,
): Statement {
  const [queueAt, id] = decodeCursor(after, ['instant', 'id']);
  const values = [first + 1, ...(state ? [state] : []), ...(queueAt === null ? [] : [queueAt, id])];
  const which = state ? 'r.state = $2' : 'r.ended_at is null';
  const keyset = queueAt === null ? '' : `and (r.queue_at, r.id) > ($${values.length - 1}::timestamptz, $${values.length}::uuid)`;
  return {
    name: `requests_${selectionKey(REQUEST_COLUMNS, selected)}_${state ? 1 : 0}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.queue_at, p.id), '[]') as value from (
      select r.queue_at, r.id, ${jsonObject(REQUEST_COLUMNS, selected, ALWAYS)} as node from data_subject_request r
      where r.organisation_id = (select app.organisation_id()) and ${which} ${keyset} order by r.queue_at, r.id limit $1) p`,
    values,
  };
}

export function requestById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `request_${selectionKey(REQUEST_COLUMNS, selected)}`,
    text: `select ${jsonObject(REQUEST_COLUMNS, selected, ALWAYS)} as value from data_subject_request r where r.id = $1`,
    values: [id],
  };
}

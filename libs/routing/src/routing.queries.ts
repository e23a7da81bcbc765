import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import { FILING_JSON } from '#violations';

const ACKNOWLEDGEMENTS = `(select coalesce(json_agg(json_build_object('code', k.code, 'registryNumber', k.registry_number, 'note', k.note, 'at', k.at)
  order by k.at, k.code), '[]') from acknowledgement k where k.delivery_id = d.id)`;

export const DELIVERY_COLUMNS: Columns = {
  id: 'd.id',
  reference: 'd.reference',
  organisationName: 'd.organisation_name',
  provinceCode: 'd.province_code',
  sector: 'd.sector',
  noticeClass: 'd.notice_class',
  verdict: 'd.verdict',
  statutoryDueAt: 'd.statutory_due_at',
  submittedAt: 'd.submitted_at',
  acceptBy: 'd.accept_by',
  rule: 'd.rule',
  transportState: 'd.transport_state',
  businessState: 'd.business_state',
  deliveredAt: 'd.delivered_at',
  registryNumber: 'd.registry_number',
  unitCode: '(select u.code from authority_unit u where u.id = d.unit_id)',
  acknowledgements: ACKNOWLEDGEMENTS,
  filing: `(select ${FILING_JSON} from filing f where f.id = d.filing_id)`,
};

/** Arrived at the desk of the acting unit and not yet in its register, least time left first. Drafts are never here. */
export function deskQueue(selected: ReadonlySet<string>, first: number, after: string | null | undefined): Statement {
  const [acceptBy, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = acceptBy === null ? '' : 'and (d.accept_by, d.id) > ($2::timestamptz, $3::uuid)';
  return {
    name: `queue_${selectionKey(DELIVERY_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.accept_by, p.id), '[]') as value from (
      select d.accept_by, d.id, ${jsonObject(DELIVERY_COLUMNS, selected, ['id', 'acceptBy'])} as node from delivery d
      where d.unit_id = (select app.unit_id()) and d.business_state = 'ARRIVED' ${keyset} order by d.accept_by, d.id limit $1) p`,
    values: acceptBy === null ? [first + 1] : [first + 1, acceptBy, id],
  };
}

export function deliveryById(selected: ReadonlySet<string>, id: string): Statement {
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

/** News of the acting organisation, newest first. */
export function notificationPage(first: number, after: string | null | undefined): Statement {
  const [createdAt, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = createdAt === null ? '' : 'and (n.created_at, n.id) < ($2::timestamptz, $3::uuid)';
  return {
    name: `notifications_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.created_at desc, p.id desc), '[]') as value from (
      select n.created_at, n.id, json_build_object('id', n.id, 'type', n.type, 'reference', n.reference, 'filingId', n.subject_id,
        'createdAt', n.created_at, 'readAt', n.read_at) as node
      from notification n where n.organisation_id = (select app.organisation_id()) ${keyset} order by n.created_at desc, n.id desc limit $1) p`,
    values: createdAt === null ? [first + 1] : [first + 1, createdAt, id],
  };
}

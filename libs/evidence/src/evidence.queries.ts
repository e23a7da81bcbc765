import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';

/** What a list shows of an item: enough to find it and to see where it stands. */
export const EVIDENCE_COLUMNS: Columns = {
  id: 'i.id',
  unitId: 'i.unit_id',
  caseId: 'i.case_id',
  number: 'i.number',
  label: 'i.label',
  kind: 'i.kind',
  parentId: 'i.parent_id',
  collectedAt: 'i.collected_at',
  collectedBy: 'i.collected_by',
  sha256: 'i.sha256',
  size: 'i.size',
  mediaType: 'i.media_type',
  state: 'c.state',
  holderId: 'c.holder_id',
  offeredTo: 'c.offered_to',
  offeredBy: 'c.offered_by',
  receiveBy: 'c.receive_by',
  sealedBag: 'c.sealed_bag',
  proposedBy: 'c.proposed_by',
  intact: 'c.intact',
  verifiedAt: 'c.verified_at',
  scanState: 'c.scan_state',
  obstacle: 'c.obstacle',
  version: 'c.version',
};

/** What is read with a purpose. */
export const EVIDENCE_CONTENT_COLUMNS: Columns = {
  ...EVIDENCE_COLUMNS,
  title: 'i.title',
  source: 'i.source',
  seizedFrom: 'i.seized_from',
  place: 'i.place',
  fileName: 'i.file_name',
  finding: 'c.finding',
};

/** What the computed fields are computed from. */
const ALWAYS = ['id', 'unitId', 'number', 'state', 'holderId', 'offeredTo', 'offeredBy', 'sealedBag', 'proposedBy', 'sha256'];

const FROM = 'evidence_item i join evidence_custody c on c.id = i.id';

/** The items of one case, in the order of their numbers. */
export function evidencePage(selected: ReadonlySet<string>, caseId: string, first: number, after: string | null | undefined): Statement {
  const [number] = decodeCursor(after, ['integer']);
  const keyset = number === null ? '' : 'and i.number > $3::integer';
  return {
    name: `evidence_${selectionKey(EVIDENCE_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select case when app.sees_case($2::uuid) then (select coalesce(json_agg(p.node order by p.number), '[]') from (
      select i.number, ${jsonObject(EVIDENCE_COLUMNS, selected, ALWAYS)} as node from ${FROM} where i.case_id = $2 ${keyset} order by i.number limit $1) p) end as value`,
    values: number === null ? [first + 1, caseId] : [first + 1, caseId, number],
  };
}

/** What I hold, or what was handed over to me and waits for my answer; at most 200, the oldest first. */
export function evidenceWithMe(selected: ReadonlySet<string>): Statement {
  return {
    name: `evidence_with_me_${selectionKey(EVIDENCE_COLUMNS, selected)}`,
    text: `select coalesce(json_agg(p.node order by p.id), '[]') as value from (
      select i.id, ${jsonObject(EVIDENCE_COLUMNS, selected, ALWAYS)} as node from (
        (select c.id from evidence_custody c where c.holder_id = (select app.user_id()) and c.state in ('HELD', 'OFFERED', 'DESTRUCTION_PROPOSED')
          order by c.id limit 200)
        union (select c.id from evidence_custody c where c.offered_to = (select app.user_id()) order by c.id limit 200)) mine
      join evidence_item i on i.id = mine.id join evidence_custody c on c.id = mine.id order by i.id limit 200) p`,
    values: [],
  };
}

export function evidenceHeader(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `evidence_item_${selectionKey(EVIDENCE_COLUMNS, selected)}`,
    text: `select ${jsonObject(EVIDENCE_COLUMNS, selected, ALWAYS)} as value from ${FROM} where i.id = $1`,
    values: [id],
  };
}

export function evidenceContent(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `evidence_content_${selectionKey(EVIDENCE_CONTENT_COLUMNS, selected)}`,
    text: `select ${jsonObject(EVIDENCE_CONTENT_COLUMNS, selected, ALWAYS)} as value from ${FROM} where i.id = $1`,
    values: [id],
  };
}

/** The row of an item as its digest has it, where it stands, its chain with the names of people, and whether the database and the log agree to it. */
export const CUSTODY_JSON = `json_build_object(
    'item', json_build_object('id', i.id, 'caseId', i.case_id, 'label', i.label, 'kind', i.kind, 'title', i.title, 'source', i.source, 'seizedFrom', i.seized_from,
      'place', i.place, 'collectedAt', i.collected_at, 'collectedBy', i.collected_by, 'parentId', i.parent_id, 'fileName', i.file_name, 'sha256', i.sha256,
      'size', i.size, 'mediaType', i.media_type),
    'unitId', i.unit_id, 'state', c.state, 'holderId', c.holder_id, 'intact', c.intact, 'verifiedAt', c.verified_at, 'scanState', c.scan_state,
    'sealedBag', c.sealed_bag, 'unbroken', app.custody_unbroken(i.id),
    'unit', (select u.name from authority_unit u where u.id = i.unit_id), 'people', app.names_in_custody(i.id),
    'events', (select json_agg(json_build_object('id', e.id, 'itemId', e.item_id, 'seq', e.seq, 'kind', e.kind, 'actorId', e.actor_id,
      'counterpartId', e.counterpart_id, 'outside', e.outside, 'reason', e.reason, 'place', e.place, 'bag', e.bag, 'receiveBy', e.receive_by,
      'found', e.found, 'itemDigest', e.item_digest, 'at', e.at, 'prevHash', e.prev_hash, 'hash', e.hash) order by e.seq) from custody_event e where e.item_id = i.id))`;

export function custodyOfItem(id: string): Statement {
  return { name: 'custody_of_item', text: `select ${CUSTODY_JSON} as value from ${FROM} where i.id = $1`, values: [id] };
}

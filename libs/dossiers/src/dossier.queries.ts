import { FILING_JSON } from '#filings';
import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { DossierState } from './dossier.states.js';
import { SOURCES_JSON } from './dossier-sources.js';

const DOCUMENTS = `(select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'attachmentId', c.attachment_id, 'name', c.name,
  'copyType', c.copy_type, 'pages', c.pages, 'reason', c.reason, 'mediaType', (select a.media_type from attachment a where a.id = c.attachment_id))
  order by c.put_at, c.id), '[]') from dossier_document c where c.dossier_id = d.id)`;

/** At most three that {@link dossierWarnings} may name. */
const OTHERS = `(select coalesce(json_agg(json_build_object('id', o.id, 'reference', o.reference, 'title', o.title)), '[]') from (
  select o.id, o.reference, o.title from dossier o where o.organisation_id = d.organisation_id and o.type = d.type and o.role = d.role and o.id <> d.id
    and o.state <> 'DISCARDED' order by o.created_at desc, o.id desc limit 3) o)`;

const CHANGES = `(select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'changedOn', c.changed_on, 'content', c.content, 'reason', c.reason,
  'recordedAt', c.recorded_at, 'filingId', c.filing_id) order by c.changed_on, c.id), '[]') from dossier_change c where c.dossier_id = d.id)`;

/** What happened to it since it was first filed, as moments: its first filing, the arrival of the last one, the last request for completion while it is open. */
const EVENTS = `(select json_build_object(
    'firstFiledAt', (select min(f.submitted_at) from filing f where f.matter_id = d.id),
    'receivedAt', (select t.delivered_at from delivery t where t.matter_id = d.id and t.message = 'FILING' and t.part = 'LEAD' order by t.filing_number desc, t.id desc limit 1),
    'returned', (select json_build_object('at', r.at, 'respondBy', r.respond_by) from filing_return r join filing f on f.id = r.filing_id
      where f.matter_id = d.id and r.state in ('OPEN', 'LAPSED') order by r.at desc limit 1)))`;

const DOSSIER_COLUMNS: Columns = {
  id: 'd.id',
  organisationId: 'd.organisation_id',
  type: 'd.type',
  regime: 'd.regime',
  role: 'd.role',
  title: 'd.title',
  state: 'd.state',
  startsOn: 'd.starts_on',
  basedOnId: 'd.based_on_id',
  receivedOn: 'd.received_on',
  receiptNumber: 'd.receipt_number',
  incompleteReason: 'd.incomplete_reason',
  reopenReason: 'd.reopen_reason',
  readyDigest: 'd.ready_digest',
  reference: 'd.reference',
  kind: 'd.kind',
  revisesId: 'd.revises_id',
  filings: `(select coalesce(json_agg(${FILING_JSON} order by f.number), '[]') from filing f where f.matter_id = d.id)`,
  changes: CHANGES,
  events: EVENTS,
  drill: 'd.drill',
  version: 'd.version',
  createdAt: 'd.created_at',
  updatedAt: 'd.updated_at',
  answers: 'd.answers',
  documents: DOCUMENTS,
  others: OTHERS,
  activityIds: "(select coalesce(json_agg(l.activity_id order by l.activity_id), '[]') from dossier_activity l where l.dossier_id = d.id)",
  sources: SOURCES_JSON('in (select l.activity_id from dossier_activity l where l.dossier_id = d.id)'),
};

const ALWAYS = ['id', 'organisationId', 'type', 'regime', 'kind', 'state', 'reference', 'receivedOn', 'revisesId', 'createdAt'];
/** Fields that are computed, and the columns that they are computed from. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  facts: ['answers', 'documents'],
  forms: ['answers'],
  clocks: ['answers', 'events'],
  changes: ['events'],
  completeness: ['answers', 'documents'],
  securityPart: ['answers', 'documents'],
  checklist: ['answers', 'documents'],
  warnings: ['documents', 'others'],
  transferExceptions: ['answers'],
  availableTransitions: ['answers', 'documents', 'changes'],
  stale: ['answers', 'sources'],
  proposedChanges: ['answers', 'sources'],
};

function columnsFor(selected: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...selected, ...Object.entries(COMPUTED).flatMap(([field, needs]) => (selected.has(field) ? needs : []))]);
}

/** The acting organisation's dossiers, newest first; of one state, or all. */
export function dossierPage(
  selected: ReadonlySet<string>,
  state: DossierState | null,
  first: number,
  after: string | null | undefined,
): Statement {
  const [createdAt, id] = decodeCursor(after, ['instant', 'id']);
  const columns = columnsFor(selected);
  const values = [first + 1, ...(state ? [state] : []), ...(createdAt === null ? [] : [createdAt, id])];
  const which = state ? 'and d.state = $2' : '';
  const keyset = createdAt === null ? '' : `and (d.created_at, d.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`;
  return {
    name: `dossiers_${selectionKey(DOSSIER_COLUMNS, columns)}_${state ? 1 : 0}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.created_at desc, p.id desc), '[]') as value from (
      select d.created_at, d.id, ${jsonObject(DOSSIER_COLUMNS, columns, ALWAYS)} as node from dossier d
      where d.organisation_id = (select app.organisation_id()) ${which} ${keyset} order by d.created_at desc, d.id desc limit $1) p`,
    values,
  };
}

/** One dossier by its id, or no row. */
export function dossierById(selected: ReadonlySet<string>, id: string): Statement {
  const columns = columnsFor(selected);
  return {
    name: `dossier_${selectionKey(DOSSIER_COLUMNS, columns)}`,
    text: `select ${jsonObject(DOSSIER_COLUMNS, columns, ALWAYS)} as value from dossier d where d.id = $1`,
    values: [id],
  };
}

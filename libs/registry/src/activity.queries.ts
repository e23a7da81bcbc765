import type { Columns, Lines, Statement } from '#platform';
import { decodeCursor, jsonObject, selectionKey } from '#platform';

/** What makes the lines of an activity ready to be listed: `line` are the columns of `table` that a line shows. */
const lines = (table: string, line: Columns, { always = [] as readonly string[], where = '', joined = '' } = {}): Lines => ({
  line,
  always,
  list: (object) => `
  (select coalesce(json_agg(${object} order by c.position), '[]') from ${table} c ${joined}
    where c.organisation_id = a.organisation_id and c.activity_id = a.id${where})`,
});

/**
 * Lines are called as their register calls them; of place and country, what the line itself says goes first. LIMIT keeps the planner
 * from making a plain join of it, which looks into the register for every line that has no link: half the time of a page.
 */
const ofRegister = (table: string) =>
  `left join lateral (select q.* from ${table} q where c.${table}_id is not null and q.organisation_id = c.organisation_id and q.id = c.${table}_id limit 1) r on true`;
const COUNTRY = 'coalesce(c.country, r.country)';
const SYSTEM: Columns = {
  name: 'coalesce(r.name, c.name)',
  location: "coalesce(nullif(c.location, 'UNKNOWN'), r.location, 'UNKNOWN')",
  country: COUNTRY,
  note: 'c.note',
  informationSystemId: 'c.information_system_id',
};
const PARTY: Columns = {
  name: 'coalesce(r.name, c.name)',
  country: COUNTRY,
  hasContract: 'c.has_contract',
  contractNumber: 'c.contract_number',
  contractDate: 'c.contract_date',
  service: 'c.service',
  note: 'c.note',
  partyId: 'c.party_id',
};
const TRANSFER: Columns = {
  case: 'c.transfer_case',
  detail: 'c.detail',
  country: COUNTRY,
  recipient: 'coalesce(r.name, c.recipient)',
  partyId: 'c.party_id',
  safeguards: 'c.safeguards',
  firstTransferredOn: 'c.first_transferred_on',
};
const DATA_TYPE: Columns = {
  code: 'c.code',
  label: 'c.label',
  retention: 'c.retention',
  subjectGroup: 'c.subject_group',
  retentionBasis: 'c.retention_basis',
  retentionTrigger: 'c.retention_trigger',
  finalFate: 'c.final_fate',
};
const MEASURES = `(select coalesce(json_agg(json_build_object('kind', coalesce(a.measure_kinds[i], 'OTHER'), 'text', a.measures[i]) order by i), '[]')
  from generate_subscripts(a.measures, 1) i)`;

const party = (kind: string) => lines('activity_party', PARTY, { where: ` and c.kind = '${kind}'`, joined: ofRegister('party') });

/** What of an activity can be selected, and the SQL of it: one statement whatever the page and whatever is asked for. */
export const ACTIVITY_COLUMNS: Columns = {
  id: 'a.id',
  organisationId: 'a.organisation_id',
  code: 'a.code',
  name: 'a.name',
  orgUnit: 'a.org_unit',
  role: 'a.role',
  purpose: 'a.purpose',
  legalBases: 'a.legal_bases',
  operations: 'a.operations',
  measures: 'a.measures',
  retention: 'a.retention',
  deletionMethod: 'a.deletion_method',
  crossBorder: 'a.cross_border',
  firstProcessedOn: 'a.first_processed_on',
  ownerName: 'a.owner_name',
  notes: 'a.notes',
  state: 'a.state',
  publishedVersion: 'a.published_version',
  importId: 'a.import_id',
  version: 'a.version',
  updatedAt: 'a.updated_at',
  subjectGroups: lines('activity_subject_group', { name: 'c.name', subjectCount: 'c.subject_count' }),
  // The class of a type and the articles of a basis are computed from their codes.
  dataTypes: lines('activity_data_type', DATA_TYPE, { always: ['code'] }),
  purposes: lines('activity_purpose', { text: 'c.description', legalBasis: 'c.legal_basis' }, { always: ['legalBasis'] }),
  protectionMeasures: MEASURES,
  transfers: lines('activity_transfer', TRANSFER, { joined: ofRegister('party') }),
  firstTransferredOn: `(select min(c.first_transferred_on) from activity_transfer c
    where c.organisation_id = a.organisation_id and c.activity_id = a.id)`,
  sources: 'a.sources',
  children: 'a.children',
  automatedDecision: 'a.automated_decision',
  recording: 'a.recording',
  aiUse: 'a.ai_use',
  reviewOn: 'a.review_on',
  endedOn: 'a.ended_on',
  systems: lines('activity_system', SYSTEM, { joined: ofRegister('information_system') }),
  recipients: party('RECIPIENT'),
  processors: party('PROCESSOR'),
  thirdParties: party('THIRD_PARTY'),
};

/** Lines of activities that are linked into a register. */
const LINKED = [
  ['activity_system', 'information_system'],
  ['activity_party', 'party'],
  ['activity_transfer', 'party'],
] as const;

/** What decides on the next steps and is no content; only asked for with them. */
const STANDING_COLUMNS: Columns = {
  presentedBy: 'a.presented_by',
  writtenBy: 'a.written_by',
  anotherMayPublish: 'app.another_may_publish(array[a.presented_by, a.written_by])',
};
const revisedSince = (table: string, register: string) => `exists (select from ${table} c join ${register} r
    on r.organisation_id = c.organisation_id and r.id = c.${register}_id
    where c.organisation_id = a.organisation_id and c.activity_id = a.id and r.updated_at > v.published_at)`;
/** Lines show what their registers say now; what a version said stays in it. */
const CHANGED_SINCE = `exists (select from activity_version v where v.activity_id = a.id and v.number = a.published_version
  and (${LINKED.map(([table, register]) => revisedSince(table, register)).join(' or ')}))`;

const SELECTABLE: Columns = {
  ...ACTIVITY_COLUMNS,
  changedSincePublished: CHANGED_SINCE,
  returnReason: 'a.return_reason',
  templateId: 'a.template_id',
  templateNumber: 'a.template_number',
  ...STANDING_COLUMNS,
};

/** Gaps, completeness and steps are computed from the whole record: asking for them asks for its fields. */
export function fieldsFor(selected: ReadonlySet<string>): ReadonlySet<string> {
  if (!['gaps', 'completeness', 'availableTransitions'].some((field) => selected.has(field))) return selected;
  const standing = selected.has('availableTransitions') ? Object.keys(STANDING_COLUMNS) : [];
  // Without the fields of lines that were selected: lines are whole as well.
  return new Set([...[...selected].filter((field) => !field.includes('.')), ...Object.keys(ACTIVITY_COLUMNS), ...standing]);
}

export interface ActivityFilter {
  readonly state?: string | null;
  readonly importId?: string | null;
  readonly informationSystemId?: string | null;
  readonly partyId?: string | null;
}

const linkedTo = (table: string, key: string, id: string) =>
  `select c.activity_id from ${table} c where c.organisation_id = (select app.organisation_id()) and c.${key} = ${id}`;

/** A page of the register of the acting organisation, by name; `first + 1` rows as one JSON array. */
export function activityPage(
  selected: ReadonlySet<string>,
  first: number,
  after: string | null | undefined,
  filter: ActivityFilter,
): Statement {
  const [name, id] = decodeCursor(after, ['text', 'id']);
  const conditions = ['a.organisation_id = (select app.organisation_id())'];
  const values: unknown[] = [first + 1];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  if (name !== null) conditions.push(`(a.name, a.id) > (${parameter(name)}, ${parameter(id)}::uuid)`);
  if (filter.state) conditions.push(`a.state = ${parameter(filter.state)}`);
  if (filter.informationSystemId)
    conditions.push(`a.id in (${linkedTo('activity_system', 'information_system_id', parameter(filter.informationSystemId))})`);
  if (filter.partyId) {
    const id = parameter(filter.partyId);
    conditions.push(`a.id in (${linkedTo('activity_party', 'party_id', id)} union ${linkedTo('activity_transfer', 'party_id', id)})`);
  }
  if (filter.importId) conditions.push(`a.import_id = ${parameter(filter.importId)}`);
  return {
    name: `activities_${selectionKey(SELECTABLE, selected)}_${name === null ? 0 : 1}${[filter.state, filter.importId, filter.informationSystemId, filter.partyId].map((given) => (given ? 1 : 0)).join('')}`,
    text: `select coalesce(json_agg(p.node order by p.name, p.id), '[]') as value from (
      select a.name, a.id, ${jsonObject(SELECTABLE, selected, ['id', 'name', 'organisationId'])} as node from processing_activity a
      where ${conditions.join(' and ')} order by a.name, a.id limit $1) p`,
    values,
  };
}

/** One activity by its id, or no row. */
export function activityById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `activity_${selectionKey(SELECTABLE, selected)}`,
    text: `select ${jsonObject(SELECTABLE, selected, ['id', 'organisationId'])} as value from processing_activity a where a.id = $1`,
    values: [id],
  };
}

/** Whole activities by their ids, as one JSON array. */
export const WHOLE_ACTIVITIES = `select coalesce(json_agg(${jsonObject(ACTIVITY_COLUMNS, new Set(Object.keys(ACTIVITY_COLUMNS)))}), '[]') as value
  from processing_activity a where a.organisation_id = (select app.organisation_id()) and a.id = any (?)`;

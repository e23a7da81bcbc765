import { type Columns, jsonObject, type Statement, selectionKey } from '#platform';
import { MOST_PARTS } from './keep-part.js';

/** A list of a case as JSON, oldest first; of parts those that were not taken out. */
function listOf(table: string, columns: string, order: string, where = ''): string {
  return `(select coalesce(json_agg(r.one order by r.at, r.id), '[]') from (
    select x.${order} as at, x.id, json_build_object('id', x.id, ${columns}) as one from ${table} x
    where x.case_id = c.id ${where} order by x.${order}, x.id limit ${MOST_PARTS}) r)`;
}

const part = (table: string, columns: string) =>
  listOf(
    table,
    `${columns}, 'note', x.note, 'keptBy', x.kept_by, 'keptAt', x.kept_at, 'version', x.version`,
    'kept_at',
    'and x.dropped_at is null',
  );
const MADE = `'madeBy', x.made_by, 'madeAt', x.made_at`;

/** What a case comes to. Who a party is, those read who work on the case; the others see that there is one. */
export const INVESTIGATION_COLUMNS: Columns = {
  id: 'c.id',
  unitId: 'c.unit_id',
  state: 'c.state',
  version: 'c.version',
  parties: part(
    'case_party',
    `'role', x.role, 'kind', x.kind, 'name', case when app.works_on_case(c.id) then x.name end, 'provinceCode', x.province_code, 'people', x.people`,
  ),
  datasets: part(
    'case_dataset',
    `'partyId', x.party_id, 'dataTypes', x.data_types, 'basicSubjects', x.basic_subjects, 'sensitiveSubjects', x.sensitive_subjects,
    'method', x.method, 'records', x.records, 'priceVnd', x.price_vnd, 'pricePer', x.price_per, 'sampleSha256', x.sample_sha256`,
  ),
  channels: part('case_channel', `'kind', x.kind, 'name', x.name, 'members', x.members, 'closed', x.closed`),
  payments: part(
    'case_payment',
    `'partyId', x.party_id, 'amountVnd', x.amount_vnd, 'paidAt', x.paid_at, 'evidenceType', x.evidence_type, 'act', x.act, 'means', x.means`,
  ),
  tasks: part('case_task', `'what', x.what, 'assigneeId', x.assignee_id, 'dueOn', x.due_on, 'doneAt', x.done_at, 'doneBy', x.done_by`),
  worksheets: listOf(
    'case_worksheet',
    `'partyId', x.party_id, 'basis', x.basis, 'act', x.inputs ->> 'act', 'basicSubjects', x.inputs -> 'basicSubjects',
    'sensitiveSubjects', x.inputs -> 'sensitiveSubjects', 'proceedsVnd', x.result #> '{proceeds,totalVnd}', 'ruleId', x.result #>> '{band,ruleId}',
    'article', x.result #>> '{band,article}', 'minVnd', x.result #> '{band,minVnd}', 'maxVnd', x.result #> '{band,maxVnd}',
    'warning', x.result #> '{band,warning}', 'reasons', x.result #> '{band,reasons}', 'lastDay', x.result #>> '{limitation,lastDay}',
    'lawVersion', x.law_version, ${MADE}`,
    'made_at',
  ),
  crimeChecks: listOf('case_crime_check', `'mustTransfer', x.must_transfer, 'signs', x.signs, ${MADE}`, 'made_at'),
  proposals: listOf(
    'case_proposal',
    `'kind', x.kind, 'note', x.content ->> 'note', 'minutesNumber', x.content ->> 'minutesNumber', 'minutesOn', x.content ->> 'minutesOn',
    'worksheetIds', coalesce(x.content -> 'worksheetIds', '[]'), 'proposedBy', x.proposed_by, 'proposedAt', x.proposed_at, 'opinion', x.opinion,
    'agrees', x.agrees, 'advisedBy', x.advised_by, 'outcome', x.outcome, 'decidedBy', x.decided_by, 'decidedAt', x.decided_at`,
    'proposed_at',
  ),
  decisions: listOf(
    'case_decision',
    `'number', x.number, 'title', x.title, 'signedBy', x.signed_by, 'signedOn', x.signed_on, 'omitted', x.omitted`,
    'signed_on',
  ),
  links: `(select coalesce(json_agg(r.one order by r.at, r.id), '[]') from (
    select x.linked_at as at, x.id, json_build_object('id', x.id, 'caseId', x.case_id, 'targetId', x.target_id, 'kind', x.kind, 'reason', x.reason,
      'linkedBy', x.linked_by, 'linkedAt', x.linked_at, 'confirmedAt', x.confirmed_at) as one
    from (select l.* from case_link l where l.case_id = c.id union all select l.* from case_link l where l.target_id = c.id) x
    where x.undone_at is null order by x.linked_at, x.id limit ${MOST_PARTS}) r)`,
  measures: listOf(
    'case_measure',
    `'decisionId', x.decision_id, 'partyId', x.party_id, 'code', x.code, 'article', x.article, 'amountVnd', x.amount_vnd, 'months', x.months,
    'dueOn', x.due_on, 'state', x.state, 'servedOn', x.served_on, 'proof', x.proof, 'version', x.version`,
    'number',
  ),
};

export function investigation(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `investigation_${selectionKey(INVESTIGATION_COLUMNS, selected)}`,
    text: `select ${jsonObject(INVESTIGATION_COLUMNS, selected, ['id'])} as value from case_file c where c.id = $1`,
    values: [id],
  };
}

/** By which titles the colleagues of a unit may sign, the latest first. */
export function signingTitles(): Statement {
  return {
    name: 'signing_titles',
    text: `select coalesce(json_agg(json_build_object('id', t.id, 'userId', t.user_id, 'title', t.title, 'document', t.document, 'grantedBy', t.granted_by,
      'grantedAt', t.granted_at, 'endedAt', t.ended_at) order by t.granted_at desc, t.id), '[]') as value
      from signing_title t where t.unit_id = (select app.unit_id())`,
    values: [],
  };
}

import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { CaseState } from './case.states.js';

const PEOPLE = `(select o.name from app.desk_officers() o where o.user_id = `;

/** What a list shows of a case: enough to find it, and nothing of what it is about but its acts. */
export const HEADER_COLUMNS: Columns = {
  id: 'c.id',
  unitId: 'c.unit_id',
  reference: 'c.reference',
  state: 'c.state',
  acts: 'c.acts',
  tlp: 'c.tlp',
  restricted: 'c.restricted',
  source: 'c.source',
  leadId: 'c.lead_id',
  lead: `${PEOPLE}c.lead_id)`,
  heldFrom: 'c.held_from',
  reviewOn: "c.hold ->> 'reviewOn'",
  dismissal: 'c.dismissal',
  outcome: 'c.outcome',
  duplicateOf: '(select t.id from case_file t where t.id = c.duplicate_of)',
  reporterKnown: 'c.reporter_known',
  dismissalProposed: 'c.proposal is not null',
  proposedBy: "c.proposal ->> 'proposedBy'",
  openedAt: 'c.opened_at',
  firstTriagedAt: 'c.first_triaged_at',
  endedAt: 'c.ended_at',
  version: 'c.version',
};

/** What is read with a purpose. */
export const CONTENT_COLUMNS: Columns = {
  ...HEADER_COLUMNS,
  title: 'c.title',
  sourceNote: 'c.source_note',
  tipId: 'c.tip_id',
  reportId: 'c.report_id',
  plan: 'c.plan',
  hold: 'c.hold',
  proposal: 'c.proposal',
  dismissalNote: 'c.dismissal_note',
  outcomeNote: 'c.outcome_note',
  list: `(select coalesce(json_agg(json_build_object('userId', a.user_id, 'name', ${PEOPLE}a.user_id), 'level', a.level, 'reason', a.reason,
    'grantedBy', a.granted_by, 'grantedAt', a.granted_at, 'revokedAt', coalesce(a.revoked_at, a.until)) order by a.granted_at, a.id), '[]') from case_access a where a.case_id = c.id)`,
  steps: `(select coalesce(json_agg(json_build_object('step', s.step, 'byId', s.by_id, 'reason', s.reason, 'at', s.at) order by s.at, s.id), '[]')
    from case_step s where s.case_id = c.id)`,
  readings: `(select coalesce(json_agg(r.one order by r.at desc, r.id), '[]') from (
    select g.at, g.id, json_build_object('userId', g.user_id, 'name', ${PEOPLE}g.user_id), 'purpose', g.purpose, 'at', g.at) as one
    from case_reading g where g.case_id = c.id order by g.at desc, g.id limit 200) r)`,
  glass: `(select coalesce(json_agg(json_build_object('id', g.id, 'userId', g.user_id, 'name', ${PEOPLE}g.user_id), 'reason', g.reason, 'at', g.at, 'until', g.until,
    'reviewedBy', g.reviewed_by, 'reviewedAt', g.reviewed_at, 'justified', g.justified, 'note', g.note) order by g.at desc, g.id), '[]')
    from case_glass g where g.case_id = c.id)`,
};

/** What the computed fields are computed from. */
const ALWAYS = [
  'id',
  'unitId',
  'state',
  'leadId',
  'restricted',
  'heldFrom',
  'reporterKnown',
  'dismissalProposed',
  'proposedBy',
  'openedAt',
];

/**
 * The cases that the acting person sees, newest first: those that the unit sees, by an index in which there are no others, and those on whose list
 * they are, by the list. No case that is hidden from them is touched, so that none can be told from how long it takes.
 */
export function casePage(
  selected: ReadonlySet<string>,
  state: CaseState | null | undefined,
  first: number,
  after: string | null | undefined,
): Statement {
  const [openedAt, id] = decodeCursor(after, ['instant', 'id']);
  const values: unknown[] = [first + 1];
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const which = state ? `and c.state = ${parameter(state)}` : '';
  const keyset = openedAt === null ? '' : `and (c.opened_at, c.id) < (${parameter(openedAt)}::timestamptz, ${parameter(id)}::uuid)`;
  const page = (
    from: string,
  ) => `(select c.opened_at, c.id, ${jsonObject(HEADER_COLUMNS, selected, ALWAYS)} as node from ${from} ${which} ${keyset}
        order by c.opened_at desc, c.id desc limit $1)`;
  return {
    name: `cases_${selectionKey(HEADER_COLUMNS, selected)}_${which ? 1 : 0}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.opened_at desc, p.id desc), '[]') as value from (
      select * from (${page('case_file c where c.unit_id = (select app.unit_id()) and not c.restricted')}
        union all ${page(`case_access a join case_file c on c.id = a.case_id
          where a.user_id = (select app.user_id()) and a.revoked_at is null and c.unit_id = (select app.unit_id()) and c.restricted`)}) seen
      order by opened_at desc, id desc limit $1) p`,
    values,
  };
}

export function caseHeader(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `case_${selectionKey(HEADER_COLUMNS, selected)}`,
    text: `select ${jsonObject(HEADER_COLUMNS, selected, ALWAYS)} as value from case_file c where c.id = $1`,
    values: [id],
  };
}

export function caseContent(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `case_content_${selectionKey(CONTENT_COLUMNS, selected)}`,
    text: `select ${jsonObject(CONTENT_COLUMNS, selected, ALWAYS)} as value from case_file c where c.id = $1`,
    values: [id],
  };
}

import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { HandlingState } from './handling.states.js';

export const HANDLING_COLUMNS: Columns = {
  id: 'h.id',
  organisationId: 'h.organisation_id',
  unitId: 'h.unit_id',
  reportId: 'h.report_id',
  reference: 'h.reference',
  organisationName: 'h.organisation_name',
  drill: 'h.drill',
  state: 'h.state',
  severity: 'h.severity',
  noticeClass: 'h.notice_class',
  crossBorder: 'h.cross_border',
  sensitiveSector: 'h.sensitive_sector',
  subjectBand: 'h.subject_band',
  questions: "h.request -> 'questions'",
  requestDue: 'h.request_due',
  measure: 'h.measure',
  link: 'h.link',
  remedy: 'h.remedy',
  remedyProof: 'h.remedy_proof',
  similarViewed: 'h.similar_viewed',
  noticeWaiver: 'h.notice_waiver',
  outcome: 'h.outcome',
  summary: 'h.summary',
  waiver: 'h.waiver',
  openedAt: 'h.opened_at',
  firstTriagedAt: 'h.first_triaged_at',
  firstDecidedAt: 'h.first_decided_at',
  firstClosedAt: 'h.first_closed_at',
  version: 'h.version',
};

/** What the computed fields are computed from. */
const ALWAYS = ['id', 'organisationId', 'unitId', 'state', 'severity', 'measure', 'link', 'drill', 'openedAt'];

export function handlingById(selected: ReadonlySet<string>, id: string): Statement {
  return {
    name: `handling_${selectionKey(HANDLING_COLUMNS, selected)}`,
    text: `select ${jsonObject(HANDLING_COLUMNS, selected, ALWAYS)} as value from report_handling h where h.id = $1`,
    values: [id],
  };
}

/** How the acting unit, or for a filer every unit in the lead, deals with a report: the newest first. */
export function handlingOfReport(selected: ReadonlySet<string>, reportId: string): Statement {
  return {
    name: `handling_of_report_${selectionKey(HANDLING_COLUMNS, selected)}`,
    text: `select ${jsonObject(HANDLING_COLUMNS, selected, ALWAYS)} as value from report_handling h where h.report_id = $1 order by h.opened_at desc limit 1`,
    values: [reportId],
  };
}

/** What the acting unit deals with in one state, oldest first. */
export function handlingQueue(
  selected: ReadonlySet<string>,
  state: HandlingState,
  first: number,
  after: string | null | undefined,
): Statement {
  const [openedAt, id] = decodeCursor(after, ['instant', 'id']);
  const keyset = openedAt === null ? '' : 'and (h.opened_at, h.id) > ($3::timestamptz, $4::uuid)';
  return {
    name: `handling_queue_${selectionKey(HANDLING_COLUMNS, selected)}_${keyset ? 1 : 0}`,
    text: `select coalesce(json_agg(p.node order by p.opened_at, p.id), '[]') as value from (
      select h.opened_at, h.id, ${jsonObject(HANDLING_COLUMNS, selected, ALWAYS)} as node from report_handling h
      where h.unit_id = (select app.unit_id()) and h.state = $2 ${keyset} order by h.opened_at, h.id limit $1) p`,
    values: openedAt === null ? [first + 1, state] : [first + 1, state, openedAt, id],
  };
}

/** What the last filing of a report says. */
const FACTS = (handling: string) =>
  `(select f.content::jsonb -> 'facts' from filing f where f.matter_id = ${handling}.report_id and f.kind <> 'WITHDRAWAL_REQUEST' order by f.number desc limit 1)`;
const AFFECTED = (facts: string) =>
  `(select t ->> 'code' from jsonb_array_elements(${facts} -> 'dataTypes') t where t ->> 'state' <> 'NOT_AFFECTED')`;

/** How many are looked at: of the same organisation, and of all. */
const COMPARED = 200;

const newest = (whose: string) => `select h.*, h.organisation_id = me.organisation_id as same from report_handling h
        where h.unit_id = me.unit_id and h.drill = me.drill and h.report_id <> me.report_id${whose}
          and h.opened_at between me.opened_at - interval '90 days' and me.opened_at + interval '90 days'
        order by h.opened_at desc limit ${COMPARED}`;

/**
 * H1: what the acting unit deals with, opened within 90 days of the report, of the same organisation or with the same act
 * and a kind of data in common; at most 20, the newest first, among the newest `COMPARED` of the same organisation and of all. Exercises and
 * real reports are not similar. No row where the unit does not deal with the report.
 */
export function similarTo(reportId: string): string {
  return `select (select coalesce(json_agg(json_build_object('reportId', s.report_id, 'reference', s.reference, 'organisationName', s.organisation_name,
      'state', s.state, 'openedAt', s.opened_at, 'sameOrganisation', s.same, 'sameAct', s.act) order by s.opened_at desc, s.id), '[]') from (
    select n.*, alike.act from (
      (${newest(' and h.organisation_id = me.organisation_id')})
      union all
      select * from (${newest('')}) all_of_them where not same) n
    cross join lateral (select ${FACTS('n')} as facts) theirs
    cross join lateral (select coalesce(theirs.facts ->> 'actType' = mine.facts ->> 'actType'
      and exists (${AFFECTED('theirs.facts')} intersect ${AFFECTED('mine.facts')}), false) as act) alike
    where n.same or alike.act order by n.opened_at desc, n.id limit 20) s) as value
  from report_handling me cross join lateral (select ${FACTS('me')} as facts) mine
  where me.report_id = ${reportId} and me.unit_id = (select app.unit_id())`;
}

export function similarReports(reportId: string): Statement {
  return { name: 'similar_reports', text: similarTo('$1'), values: [reportId] };
}

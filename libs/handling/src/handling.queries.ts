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
const ALWAYS = ['id', 'organisationId', 'unitId', 'state', 'severity', 'measure', 'link', 'openedAt'];

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

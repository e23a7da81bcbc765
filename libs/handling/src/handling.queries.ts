import { type Columns, decodeCursor, jsonObject, type Statement, selectionKey } from '#platform';
import type { HandlingState } from './handling.states.js';

/** A question `q` with the answer that holds; `waits` while its filer is asked for it. */
const QUESTION = `json_build_object('id', q.id, 'path', q.path, 'question', q.question, 'askedAt', q.asked_at, 'state', coalesce(a.kind, 'OPEN'),
  'words', a.words, 'answeredAt', a.answered_at, 'waits', h.state = 'AWAITING_FILER' and q.round = coalesce((h.request ->> 'round')::int, 1))`;
const ANSWERED = `filer_question q left join lateral (
  select a.kind, a.words, a.answered_at from filer_answer a where a.question_id = q.id order by a.answered_at desc, a.id desc limit 1) a on true`;

export function questionById(id: string): Statement {
  return {
    name: 'filer_question',
    text: `select ${QUESTION} as value from ${ANSWERED} join report_handling h on h.id = q.handling_id where q.id = $1`,
    values: [id],
  };
}

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
  questions: `(select coalesce(json_agg(${QUESTION} order by q.round desc, q.position), '[]') from ${ANSWERED} where q.handling_id = h.id)`,
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
const PARTY = (facts: string) => `lower(btrim(${facts} ->> 'originParty'))`;

/** Why two reports resemble each other, with what each reason weighs. Product, no law: it orders what is looked at first. */
export const SIMILARITY = {
  SAME_ORGANISATION: 30,
  SAME_ACT: 25,
  SAME_PARTY: 25,
  SHARED_DATA: 15,
  NEAR_IN_TIME: 10,
} as const;
export type SimilarityReason = keyof typeof SIMILARITY;
const REASONS = `jsonb_build_array(${Object.entries({
  SAME_ORGANISATION: 'n.same',
  SAME_ACT: 'alike.act',
  SAME_PARTY: 'alike.party',
  SHARED_DATA: 'alike.data',
  NEAR_IN_TIME: 'alike.near',
} satisfies Record<SimilarityReason, string>)
  .map(
    ([code, holds]) =>
      `case when ${holds} then jsonb_build_object('code', '${code}', 'weight', ${SIMILARITY[code as SimilarityReason]}) end`,
  )
  .join(', ')})`;

/** How many are looked at: of the same organisation, and of all; the facts of each once (`offset 0`), however many reasons ask for them. */
const COMPARED = 200;

const newest = (whose: string) => `select h.*, h.organisation_id = me.organisation_id as same from report_handling h
        where h.unit_id = me.unit_id and h.drill = me.drill and h.report_id <> me.report_id${whose}
          and h.opened_at between me.opened_at - interval '90 days' and me.opened_at + interval '90 days'
        order by h.opened_at desc limit ${COMPARED}`;

/**
 * H1: what the acting unit deals with, opened within 90 days of the report, of the same organisation, with the same act and a kind of data in
 * common, or with the same party behind it; at most 20, what weighs most first, among the newest `COMPARED` of the same organisation and of all,
 * each with its reasons. Exercises and real reports are not similar. No row where the unit does not deal with the report.
 */
export function similarTo(reportId: string): string {
  return `select (select coalesce(json_agg(json_build_object('handlingId', s.id, 'reportId', s.report_id, 'reference', s.reference,
      'organisationName', s.organisation_name, 'state', s.state, 'openedAt', s.opened_at, 'reasons', s.reasons, 'weight', s.weight)
      order by s.weight desc, s.opened_at desc, s.id), '[]') from (
    select n.id, n.report_id, n.reference, n.organisation_name, n.state, n.opened_at, why.reasons, why.weight from (
      (${newest(' and h.organisation_id = me.organisation_id')})
      union all
      select * from (${newest('')}) all_of_them where not same) n
    cross join lateral (select ${FACTS('n')} as facts offset 0) theirs
    cross join lateral (select coalesce(theirs.facts ->> 'actType' = mine.facts ->> 'actType', false) as act,
      coalesce(${PARTY('theirs.facts')} <> '' and ${PARTY('theirs.facts')} = ${PARTY('mine.facts')}, false) as party,
      exists (${AFFECTED('theirs.facts')} intersect ${AFFECTED('mine.facts')}) as data,
      n.opened_at between me.opened_at - interval '7 days' and me.opened_at + interval '7 days' as near) alike
    cross join lateral (select jsonb_agg(r) as reasons, sum((r ->> 'weight')::int)::int as weight from jsonb_array_elements(${REASONS}) r where r <> 'null') why
    where n.same or alike.act and alike.data or alike.party order by why.weight desc, n.opened_at desc, n.id limit 20) s) as value
  from report_handling me cross join lateral (select ${FACTS('me')} as facts offset 0) mine
  where me.report_id = ${reportId} and me.unit_id = (select app.unit_id())`;
}

export function similarReports(reportId: string): Statement {
  return { name: 'similar_reports', text: similarTo('$1'), values: [reportId] };
}

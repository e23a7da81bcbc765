import { DOSSIER_OPENINGS, daysToFile, type Opening, typeOfOpening } from '#dossiers';
import { DOSSIER_TYPES, REGIMES, VIETNAM_ZONE } from '#law';
import { decodeCursor, type Statement } from '#platform';
import { NEVER } from '#requests';
import { OF_THE_DESK } from '#violations';
import type { DeadlineKind, DeadlineRow } from './deadline.js';

/** What an organisation has to do of one kind: rows that an index brings in the order in which they are due. */
interface Source {
  /** SQL of its {@link DeadlineKind}. */
  readonly kind: string;
  readonly from: string;
  /** SQL: the row, the last moment in time, what the index is in the order of, and the same as a bound from a moment `$2` on. */
  readonly id: string;
  readonly dueAt: string;
  readonly orderedBy: string;
  readonly notBefore: string;
  readonly where: string;
  readonly subject: string;
  readonly reference: string;
  readonly drill: string;
  readonly slot: string;
  readonly detail: string;
}

const SINCE = `($2::timestamptz at time zone '${VIETNAM_ZONE}')::date`;
/** SQL: the last millisecond of a day of Vietnam, as `endOfDay`. */
const endOf = (day: string) => `((${day} + 1)::timestamp at time zone '${VIETNAM_ZONE}') - interval '1 millisecond'`;

/** What the desk owes is not the organisation's to do, and by the keeping of a file nobody is late. The same stands in the index. */
const NOT_TO_DO = [...OF_THE_DESK, 'RETENTION'].map((kind) => `'${kind}'`).join(', ');

const CLOCKS: Source = {
  kind: "case t.kind when 'RETURN_RESPOND' then 'FILING_RETURN' else 'REPORT_CLOCK' end",
  from: 'report_clock t join violation_report r on r.id = t.report_id',
  id: 't.id',
  dueAt: 't.due_at',
  orderedBy: 't.due_at',
  notBefore: 't.due_at >= $2::timestamptz',
  where: `t.stopped_at is null and t.superseded_at is null and t.due_at is not null and t.kind not in (${NOT_TO_DO})`,
  subject: 't.report_id',
  reference: 'r.reference',
  drill: 'r.drill',
  slot: 't.slot',
  detail: "json_build_object('clock', t.kind, 'article', t.article, 'statutory', t.statutory)",
};

/** Due so many days after the day in a column. */
const ofDossier = (kind: DeadlineKind, column: string, days = 0, where = ''): Source => ({
  kind: `'${kind}'`,
  from: 'dossier t',
  id: 't.id',
  dueAt: endOf(`t.${column} + ${days}`),
  orderedBy: `t.${column}`,
  notBefore: `t.${column} >= ${SINCE} - ${days}`,
  where: `t.${column} is not null and t.state <> 'DISCARDED' ${where}`,
  subject: 't.id',
  reference: 't.reference',
  drill: 't.drill',
  slot: "''",
  detail: "json_build_object('regime', t.regime, 'type', t.type)",
});

/** As `owesFirstFiling`, and in the index. */
const OWED = "t.received_on is null and t.kind = 'INITIAL' and t.revises_id is null and t.state in ('DRAFT', 'READY', 'REFUSED')";

/** The 60 days, from the rules of the law: one source for each length, so that each is in the order of its start. */
function firstFilings(): readonly Source[] {
  const rules = REGIMES.flatMap(({ code }) => DOSSIER_TYPES.map((type) => ({ code, type, days: daysToFile(code, type) })));
  return [...Map.groupBy(rules, ({ days }) => days)].map(([days, which]) =>
    ofDossier(
      'DOSSIER_FILING',
      'starts_on',
      days,
      `and ${OWED} and (t.regime, t.type) in (${which.map(({ code, type }) => `('${code}', '${type}')`).join(', ')})`,
    ),
  );
}

const openings = ({ kind, from, activityId, startedOn, days, where, filed }: Opening): Source => ({
  kind: "'DOSSIER_OPENING'",
  from,
  id: 't.id',
  dueAt: endOf(`${startedOn} + ${days}`),
  orderedBy: startedOn,
  notBefore: `${startedOn} >= ${SINCE} - ${days}`,
  where,
  subject: activityId,
  reference: 'null',
  drill: 'false',
  slot: `'${typeOfOpening(kind)}'`,
  detail: `json_build_object('opening', '${kind}', 'startedOn', ${startedOn}, 'filed', ${filed})`,
});

const SOURCES: readonly Source[] = [
  CLOCKS,
  {
    kind: "'SUBJECT_REQUEST'",
    from: 'data_subject_request t',
    id: 't.id',
    dueAt: 't.queue_at',
    orderedBy: 't.queue_at',
    notBefore: 't.queue_at >= $2::timestamptz',
    where: `t.ended_at is null and t.queue_at < '${NEVER.toISOString()}'`,
    subject: 't.id',
    reference: 't.reference',
    drill: 'false',
    slot: "''",
    detail: `json_build_object('regime', t.regime, 'kind', t.kind, 'receivedAt', t.received_at, 'chain', t.chain, 'extendedBy', t.extended_by,
      'repliedAt', t.replied_at, 'endedAt', t.ended_at)`,
  },
  {
    kind: "'ACTIVITY_REVIEW'",
    from: 'processing_activity t',
    id: 't.id',
    dueAt: endOf('t.review_on'),
    orderedBy: 't.review_on',
    notBefore: `t.review_on >= ${SINCE}`,
    where: "t.review_on is not null and t.state <> 'ARCHIVED'",
    subject: 't.id',
    reference: 'null',
    drill: 'false',
    slot: "''",
    detail: 'null',
  },
  ...firstFilings(),
  ...DOSSIER_OPENINGS.map(openings),
  ofDossier('DOSSIER_COMPLETION', 'complete_by'),
  ofDossier('DOSSIER_UPDATE', 'update_by'),
];

function rowsOf(source: Source, later: boolean): string {
  const { kind, id, dueAt, orderedBy, notBefore, where, from } = source;
  const keyset = later ? `and ${notBefore} and (${dueAt}, ${id}, ${kind}) > ($2::timestamptz, $3::uuid, $4::text)` : '';
  return `(select ${dueAt} as due_at, ${id} as id, ${kind} as kind, ${source.subject} as subject, ${source.reference} as reference,
      ${source.drill} as drill, ${source.slot} as slot, ${source.detail} as detail
    from ${from} where t.organisation_id = (select app.organisation_id()) and ${where} ${keyset} order by ${orderedBy}, ${id} limit $1)`;
}

/** Everything that is due to the acting organisation, what is due first first: one statement, whatever it is due of. */
export function deadlinePage(first: number, after?: string | null): Statement {
  const [dueAt, id, kind] = decodeCursor(after, ['instant', 'id', 'text']);
  const later = dueAt !== null;
  return {
    name: `deadlines_${later ? 1 : 0}`,
    text: `select coalesce(json_agg(json_build_object('id', p.id, 'kind', p.kind, 'dueAt', p.due_at, 'subjectId', p.subject, 'reference', p.reference,
        'drill', p.drill, 'slot', p.slot, 'detail', p.detail) order by p.due_at, p.id, p.kind), '[]') as value
      from (select * from (${SOURCES.map((source) => rowsOf(source, later)).join(' union all ')}) s order by s.due_at, s.id, s.kind limit $1) p`,
    values: [first + 1, ...(later ? [dueAt, id, kind] : [])],
  };
}

/** What a cursor of {@link deadlinePage} is made of. */
export function deadlineKeys({ dueAt, id, kind }: DeadlineRow): string[] {
  return [dueAt, id, kind];
}

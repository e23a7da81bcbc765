import { createHash } from 'node:crypto';
import type { DueKind, WorkKind, WorkStage } from './work-codes.js';

/** Which items of the queue: all that is said holds at once. Nothing said: all that is open. */
export interface WorkFilter {
  readonly kinds?: readonly WorkKind[] | null;
  readonly stages?: readonly WorkStage[] | null;
  readonly states?: readonly string[] | null;
  /** `ME`, `NOBODY`, `OFFERED_TO_ME`, or the id of a colleague. */
  readonly who?: string | null;
  readonly unread?: boolean | null;
  readonly overdue?: boolean | null;
  readonly dueBefore?: Date | string | null;
  readonly dueOf?: readonly DueKind[] | null;
  readonly riskAtLeast?: number | null;
  readonly severities?: readonly string[] | null;
  readonly noticeClasses?: readonly string[] | null;
  readonly verdicts?: readonly string[] | null;
  readonly provinceCodes?: readonly string[] | null;
  readonly sectors?: readonly string[] | null;
  readonly subjectBands?: readonly string[] | null;
  readonly channels?: readonly string[] | null;
  readonly crossBorder?: boolean | null;
  readonly sensitiveSector?: boolean | null;
  readonly drill?: boolean | null;
  readonly escalated?: boolean | null;
  readonly receivedFrom?: Date | string | null;
  readonly receivedTo?: Date | string | null;
  /** A reference, or words of a name; the best {@link FOUND}. */
  readonly text?: string | null;
}

type Condition = (parameter: (value: unknown) => string) => string;

const among = (column: string, values: readonly string[] | null | undefined): Condition | null =>
  values?.length ? (p) => `${column} = any (${p(values)}::text[])` : null;
const is = (column: string, value: boolean | null | undefined): Condition | null =>
  typeof value === 'boolean' ? (p) => `${column} = ${p(value)}::boolean` : null;

const UNREAD = `not exists (select 1 from work_read r where r.user_id = (select app.user_id()) and r.item_id = w.id and r.read_at >= w.news_at)`;

function whose(who: string | null | undefined): Condition | null {
  if (!who) return null;
  if (who === 'ME') return () => 'w.assignee_id = (select app.user_id())';
  if (who === 'NOBODY') return () => 'w.assignee_id is null';
  if (who === 'OFFERED_TO_ME') return () => 'w.offered_to = (select app.user_id())';
  return (p) => `w.assignee_id = ${p(who)}::uuid`;
}

/** As the one box finds it, and no more of them than that looks at: by the index of its words, which a condition on the row could not use. */
const FOUND = 200;
function written(text: string | null | undefined): Condition | null {
  if (!text?.trim()) return null;
  return (p) => `w.id = any (array(select f.subject_id from app.search(${p(text)}::text, array['WORK'], ${FOUND}) f))`;
}

/** The conditions of a filter, its values handed to `parameter`, which says under which number each goes; and which conditions these are, for the name of the statement. */
export function conditionsOf(filter: WorkFilter, parameter: (value: unknown) => string): { readonly where: string; readonly key: string } {
  const asked: readonly (Condition | null)[] = [
    filter.stages?.length || filter.states?.length ? null : () => 'w.open',
    among('w.kind', filter.kinds),
    among('w.stage', filter.stages),
    among('w.state', filter.states),
    whose(filter.who),
    filter.unread ? () => UNREAD : null,
    filter.overdue ? () => 'w.due_at < now()' : null,
    filter.dueBefore ? (p) => `w.due_at < ${p(filter.dueBefore)}::timestamptz` : null,
    among('w.due_of', filter.dueOf),
    filter.riskAtLeast ? (p) => `w.calm <= 100 - ${p(filter.riskAtLeast)}::smallint` : null,
    among('w.severity', filter.severities),
    among('w.notice_class', filter.noticeClasses),
    among('w.verdict', filter.verdicts),
    among('w.province_code', filter.provinceCodes),
    among('w.sector', filter.sectors),
    among('w.subject_band', filter.subjectBands),
    among('w.channel', filter.channels),
    is('w.cross_border', filter.crossBorder),
    is('w.sensitive_sector', filter.sensitiveSector),
    is('w.drill', filter.drill),
    typeof filter.escalated === 'boolean' ? () => `w.escalated_at is ${filter.escalated ? 'not ' : ''}null` : null,
    filter.receivedFrom ? (p) => `w.received_at >= ${p(filter.receivedFrom)}::timestamptz` : null,
    filter.receivedTo ? (p) => `w.received_at < ${p(filter.receivedTo)}::timestamptz` : null,
    written(filter.text),
  ];
  const where = asked.flatMap((condition) => condition?.(parameter) ?? []).join(' and ');
  // What a condition says, not only that there is one: `ME` and `NOBODY` are other statements.
  return { where, key: createHash('sha256').update(where).digest('base64url').slice(0, 12) };
}

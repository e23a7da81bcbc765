import { type CivilDate, VIETNAM_ZONE } from '#law';
import type { Tx } from '#platform';
import {
  DOSSIER_OPENINGS,
  filedAlready,
  type Opening,
  type OpeningKind,
  openingDueOn,
  typeOfOpening,
  uncovered,
} from './dossier-openings.js';

/** As of dossiers themselves: in the last week, on the last day, and once it has passed (product, no law). */
const STAGES = 'case when o.due_on < n.today then 0 when o.due_on = n.today then 1 else 7 end';
/** Who brings in a register that began long ago reads it in the list of deadlines; what passed in these days is told. */
const DAYS_PAST = 10;
/** Reminders in one transaction, which holds the lock of the log for them. */
const BATCH = 100;

const inTime = ({ kind, from, activityId, startedOn, days, where }: Opening) => `
  select t.organisation_id, ${activityId} as activity_id, '${kind}' as kind, ${startedOn} + ${days} as due_on from ${from}
    where ${startedOn} between (select today from n) - ${days + DAYS_PAST} and (select today from n) + ${6 - days} and ${where}`;

const REMIND = `with n as (select ($1::timestamptz at time zone '${VIETNAM_ZONE}')::date as today)
  insert into opening_reminder (organisation_id, activity_id, kind, due_on, days, told_at)
  select o.organisation_id, o.activity_id, o.kind, o.due_on, ${STAGES}, $1 from (${DOSSIER_OPENINGS.map(inTime).join(' union all ')}) o, n
    where not exists (select from opening_reminder m where m.organisation_id = o.organisation_id and m.kind = o.kind and m.due_on = o.due_on
      and m.days = ${STAGES} and m.activity_id = o.activity_id)
    order by o.due_on, o.activity_id limit ${BATCH}
  on conflict do nothing returning organisation_id as "organisationId", activity_id as "activityId", kind, due_on::text as "dueOn", days`;

interface Reminded {
  readonly organisationId: string;
  readonly activityId: string;
  readonly kind: OpeningKind;
  readonly dueOn: CivilDate;
  readonly days: number;
}

/**
 * Sweep: tells organisations of what is processed or transferred and no dossier covers, each activity once a stage however often it runs, those of
 * one last day together. Returns how many activities were told of.
 */
export async function remindOfOpenings(tx: Tx): Promise<number> {
  const reminded = await tx.sql<Reminded>(REMIND, [tx.now]);
  const together = Map.groupBy(reminded, ({ organisationId, kind, dueOn, days }) => `${organisationId} ${kind} ${dueOn} ${days}`);
  for (const group of together.values()) {
    const { organisationId, kind, dueOn, days } = group[0]!;
    tx.record({
      type: days > 0 ? 'DossierOpeningDueSoon' : 'DossierOpeningOverdue',
      subjects: group.map(({ activityId }) => activityId),
      payload: {
        organisationId,
        opening: kind,
        dossierType: typeOfOpening(kind),
        dueOn,
        dueAt: openingDueOn(kind, dueOn, false).dueAt.toISOString(),
      },
    });
  }
  return reminded.length;
}

const STILL_OPEN = `select t.id, t.code, ${filedAlready('$4')} as filed from processing_activity t
  where t.organisation_id = $1 and t.id in (select m.activity_id from opening_reminder m where m.organisation_id = $1 and m.kind = $2 and m.due_on = $3)
    and t.state <> 'ARCHIVED' and ${uncovered('$4', 't.id')} order by t.code`;

/** Of the activities of one last day that were reminded of, those that no dossier covers yet, by code; and whether the agency has one of the type. */
export function stillUncovered(
  tx: Tx,
  { organisationId, kind, dueOn }: Pick<Reminded, 'organisationId' | 'kind' | 'dueOn'>,
): Promise<{ id: string; code: string; filed: boolean }[]> {
  return tx.sql(STILL_OPEN, [organisationId, kind, dueOn, typeOfOpening(kind)]);
}

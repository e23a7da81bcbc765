import type { Sentence } from '#kernel';
import {
  type CivilDate,
  D13_IN_FORCE,
  type DossierType,
  daysLater,
  endOfDay,
  REGIMES,
  type RegimeCode,
  regimeAt,
  startOfVietnamDay,
} from '#law';
import { firstRule } from './dossier-clocks.js';

/**
 * What is to be assessed and no dossier covers, as SQL: its first day is in the register, so the 60 days run, opened or not. `offset 0` looks
 * each activity up by itself, in the order of an index on its start.
 */
export interface Opening {
  readonly type: DossierType;
  /** `t` has the organisation and the first day. */
  readonly from: string;
  readonly activityId: string;
  /** The day from which the days count; as in the indexes, at the earliest the one from which Decree 13 ran. */
  readonly startedOn: string;
  /** From the start to the last day. */
  readonly days: number;
  readonly where: string;
}

/** Days to file a first dossier of a kind. Throws RangeError for a rule that is not in calendar days, which SQL would not count as the law does. */
export function daysToFile(regime: RegimeCode, type: DossierType): number {
  const { limit, id } = firstRule(regime, type);
  if (limit.kind !== 'STATED' || limit.length.unit !== 'D') throw new RangeError(`${id} is not counted in calendar days`);
  return limit.length.amount;
}

/** The same, whatever the regime. Throws RangeError where they differ: openings of a kind then have no one order. */
function daysToOpen(type: DossierType): number {
  const [days, ...others] = new Set(REGIMES.map(({ code }) => daysToFile(code, type)));
  if (others.length > 0) throw new RangeError(`${type} has more than one length`);
  return days!;
}

/** SQL: no dossier of a kind covers the activity. */
export const uncovered = (
  type: string,
  activityId: string,
) => `not exists (select from dossier_activity l join dossier d on d.id = l.dossier_id
      where l.organisation_id = t.organisation_id and l.activity_id = ${activityId} and d.type = ${type} and d.state <> 'DISCARDED' offset 0)`;

function opening(type: DossierType, firstDay: string, more: Pick<Opening, 'from' | 'activityId' | 'where'>): Opening {
  return {
    ...more,
    type,
    startedOn: `greatest(${firstDay}, date '${D13_IN_FORCE.from}')`,
    days: daysToOpen(type),
    where: `${firstDay} is not null and ${more.where} and ${uncovered(`'${type}'`, more.activityId)}`,
  };
}

/** Who controls, assesses the processing (L91 21.1); who transfers, the transfer, whatever the role (D356 17.1): of several, the first. */
export const DOSSIER_OPENINGS: readonly Opening[] = [
  opening('DPIA', 't.first_processed_on', {
    from: 'processing_activity t',
    activityId: 't.id',
    where: "t.state <> 'ARCHIVED' and t.role in ('CONTROLLER', 'CONTROLLER_PROCESSOR')",
  }),
  opening('TRANSFER', 't.first_transferred_on', {
    from: 'activity_transfer t join processing_activity a on a.id = t.activity_id',
    activityId: 't.activity_id',
    where: `a.state <> 'ARCHIVED' and not exists (select from activity_transfer e where e.organisation_id = t.organisation_id
      and e.activity_id = t.activity_id and (e.first_transferred_on, e.id) < (t.first_transferred_on, t.id) offset 0)`,
  }),
];

/** What is due of an opening. Whether one of the exceptions holds, people say: the calculator of exemptions, and of a transfer its dossier, name them. */
export const OPENING_LABELS: Readonly<Record<DossierType, Sentence>> = {
  DPIA: {
    vi: 'lập và gửi hồ sơ đánh giá tác động xử lý: hoạt động chưa có hồ sơ (trừ trường hợp được miễn)',
    en: 'the first dossier on processing: no dossier covers the activity (unless it is exempt)',
  },
  TRANSFER: {
    vi: 'lập và gửi hồ sơ đánh giá tác động chuyển dữ liệu xuyên biên giới: hoạt động chưa có hồ sơ (trừ trường hợp được miễn)',
    en: 'the first dossier on a transfer across the border: no dossier covers the activity (unless it is exempt)',
  },
};

/** The law of the day on which it began, where it says so. */
export function articleOfOpening(type: DossierType, startedOn: CivilDate): string {
  return firstRule(regimeAt(new Date(startOfVietnamDay(startedOn))).regime.code, type).article;
}

/** The last moment in time of an opening that is due on a day, and where the law says so. */
export function openingDue(type: DossierType, dueOn: CivilDate): { readonly dueAt: Date; readonly article: string } {
  return { dueAt: endOfDay(dueOn), article: articleOfOpening(type, daysLater(dueOn, -daysToOpen(type))) };
}

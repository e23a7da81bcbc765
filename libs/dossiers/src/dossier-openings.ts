import type { Sentence } from '#kernel';
import {
  type CivilDate,
  D13_IN_FORCE,
  type DossierType,
  daysLater,
  endOfDay,
  L91_IN_FORCE,
  REGIMES,
  type RegimeCode,
  regimeAt,
  startOfVietnamDay,
} from '#law';
import { firstRule } from './dossier-clocks.js';

/** What is to be assessed: processing of who decides on it, processing for another, transfers across the border. */
export const OPENING_KINDS = ['DPIA', 'PROCESSOR', 'TRANSFER'] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];
export const typeOfOpening = (kind: OpeningKind): DossierType => (kind === 'TRANSFER' ? 'TRANSFER' : 'DPIA');

/**
 * What is to be assessed and no dossier covers, as SQL: its first day is in the register, so the 60 days run, opened or not. `offset 0` looks
 * each activity up by itself, in the order of an index on its start.
 */
export interface Opening {
  readonly kind: OpeningKind;
  /** `t` has the organisation and the first day. */
  readonly from: string;
  readonly activityId: string;
  /** The day from which the days count; as in the indexes, at the earliest the one from which the rule ran. */
  readonly startedOn: string;
  /** From the start to the last day. */
  readonly days: number;
  readonly where: string;
  /** Whether the organisation has filed a dossier of the type: it is assessed once for its whole time, and updated (L91 20.3, 21.2). */
  readonly filed: string;
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

/** SQL: no dossier of a type covers the activity. */
export const uncovered = (
  type: string,
  activityId: string,
) => `not exists (select from dossier_activity l join dossier d on d.id = l.dossier_id
      where l.organisation_id = t.organisation_id and l.activity_id = ${activityId} and d.type = ${type} and d.state <> 'DISCARDED' offset 0)`;

/** SQL: the agency has a dossier of the type, filed here or received before Law 91, and did not refuse it. */
export const filedAlready = (
  type: string,
) => `exists (select from dossier f where f.organisation_id = t.organisation_id and f.type = ${type}
      and f.state not in ('DISCARDED', 'REFUSED') and (f.reference is not null or f.received_on is not null))`;

function opening(kind: OpeningKind, more: Pick<Opening, 'from' | 'activityId' | 'startedOn' | 'where'>): Opening {
  const type = `'${typeOfOpening(kind)}'`;
  return {
    ...more,
    kind,
    days: daysToOpen(typeOfOpening(kind)),
    where: `${more.where} and ${uncovered(type, more.activityId)}`,
    filed: filedAlready(type),
  };
}

const sinceDecree13 = (firstDay: string) => `greatest(${firstDay}, date '${D13_IN_FORCE.from}')`;

/**
 * Who controls, assesses the processing (L91 21.1). Whether who processes for another files its own, the law leaves open: by L91 21.3 it keeps one as
 * agreed, by D356 19.1 and 19.4 it files; the careful reading, from the day of that decree. Who transfers, assesses the transfer, whatever the role
 * (D356 17.1): of several, the first.
 */
export const DOSSIER_OPENINGS: readonly Opening[] = [
  opening('DPIA', {
    from: 'processing_activity t',
    activityId: 't.id',
    startedOn: sinceDecree13('t.first_processed_on'),
    where: "t.first_processed_on is not null and t.state <> 'ARCHIVED' and t.role in ('CONTROLLER', 'CONTROLLER_PROCESSOR')",
  }),
  opening('PROCESSOR', {
    from: 'processing_activity t',
    activityId: 't.id',
    startedOn: 't.first_processed_on',
    where: `t.first_processed_on >= date '${L91_IN_FORCE.from}' and t.state <> 'ARCHIVED' and t.role = 'PROCESSOR'`,
  }),
  opening('TRANSFER', {
    from: 'activity_transfer t join processing_activity a on a.id = t.activity_id',
    activityId: 't.activity_id',
    startedOn: sinceDecree13('t.first_transferred_on'),
    where: `t.first_transferred_on is not null and a.state <> 'ARCHIVED' and not exists (select from activity_transfer e
      where e.organisation_id = t.organisation_id and e.activity_id = t.activity_id
        and (e.first_transferred_on, e.id) < (t.first_transferred_on, t.id) offset 0)`,
  }),
];

/** Whether one of the exceptions holds, people say: the calculator of exemptions, and of a transfer its dossier, name them. */
const FIRST: Readonly<Record<OpeningKind, Sentence>> = {
  DPIA: {
    vi: 'lập và gửi hồ sơ đánh giá tác động xử lý: hoạt động chưa có hồ sơ (trừ trường hợp được miễn)',
    en: 'the first dossier on processing: no dossier covers the activity (unless it is exempt)',
  },
  PROCESSOR: {
    vi: 'lập và gửi hồ sơ đánh giá tác động xử lý của bên xử lý: hoạt động chưa có hồ sơ (hiểu thận trọng; khoản 3 Điều 21 Luật 91/2025/QH15 nói lập, lưu trữ theo thỏa thuận)',
    en: 'the first dossier on processing for another: no dossier covers the activity (careful reading; by L91 21.3 it is kept as agreed)',
  },
  TRANSFER: {
    vi: 'lập và gửi hồ sơ đánh giá tác động chuyển dữ liệu xuyên biên giới: hoạt động chưa có hồ sơ (trừ trường hợp được miễn)',
    en: 'the first dossier on a transfer across the border: no dossier covers the activity (unless it is exempt)',
  },
};
/** The end of the half-year from the first filing in which it came about is the last moment; the day shown is one to look at it by. */
const ANOTHER: Sentence = {
  vi: 'bổ sung hoạt động vào hồ sơ đã gửi: đánh giá tác động chỉ lập một lần, nên ghi nhận thay đổi và cập nhật trước khi hết kỳ 06 tháng kể từ lần nộp đầu (trừ trường hợp được miễn)',
  en: 'the activity’s place in the dossier that was filed: it is made once, so record the change and update it within the half-year from the first filing (unless it is exempt)',
};

export interface OpeningDue {
  readonly what: Sentence;
  readonly article: string;
  /** False where the agency has a dossier already. */
  readonly statutory: boolean;
}

/** What is due of an opening, and where the law of the day on which it began says so. */
export function dueOfOpening(kind: OpeningKind, startedOn: CivilDate, filed: boolean): OpeningDue {
  if (filed) return { what: ANOTHER, article: 'D356 20.1(a)', statutory: false };
  const { code } = regimeAt(new Date(startOfVietnamDay(startedOn))).regime;
  return { what: FIRST[kind], article: kind === 'PROCESSOR' ? 'D356 19.4' : firstRule(code, typeOfOpening(kind)).article, statutory: true };
}

/** The same of an opening that is due on a day, to its last moment. */
export function openingDueOn(kind: OpeningKind, dueOn: CivilDate, filed: boolean): OpeningDue & { readonly dueAt: Date } {
  return { ...dueOfOpening(kind, daysLater(dueOn, -daysToOpen(typeOfOpening(kind))), filed), dueAt: endOfDay(dueOn) };
}

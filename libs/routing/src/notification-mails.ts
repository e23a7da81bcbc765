import type { Failure } from '#channels';
import { uncovered } from '#dossiers';
import type { Tx } from '#platform';
import type { Notification } from './entities.js';
import { gapAfter, LEASE } from './retry.js';
import { WHO_ACTS } from './routing.policy.js';

/** What is read within so many milliseconds needs no mail; reminders of clocks do not wait. */
const TIME_TO_READ = 120_000;
export const AT_ONCE = [
  ...['ClockEscalated', 'ClockBreached', 'RequestDueSoon', 'RequestOverdue', 'DossierDueSoon', 'DossierOverdue'],
  ...['DossierOpeningDueSoon', 'DossierOpeningOverdue'],
];
/** News that are older than this are not mailed: not those from before there was a mail server, nor after trying in vain for so long. */
const MAILED_WITHIN = 86_400_000;
/** People whose mails are under way at a time. */
const PEOPLE = 8;

/** A mail for each person who can do something about the news, as the memberships are now; whether there is a mail server is not asked. */
export async function queueMails(tx: Tx, news: readonly Notification[]): Promise<void> {
  const rows = news.map(({ id, organisationId, unitId, userId, type }) => ({
    ...{ id, organisationId, unitId, userId },
    dueAt: new Date(tx.now.getTime() + (AT_ONCE.includes(type) ? 0 : TIME_TO_READ)),
  }));
  await tx.sql(
    `insert into notification_mail (notification_id, user_id, due_at)
     select n.id, m.user_id, n."dueAt" from jsonb_to_recordset($1::jsonb) as n (id uuid, "organisationId" uuid, "unitId" uuid, "userId" uuid, "dueAt" timestamptz)
     join membership m on (m.organisation_id = n."organisationId" or m.unit_id = n."unitId" and (n."userId" is null or m.user_id = n."userId"))
       and m.ended_at is null and m.roles && $2::text[]`,
    [JSON.stringify(rows), WHO_ACTS],
  );
}

/** One piece of news on its way to one person. */
export interface Told {
  readonly id: string;
  readonly notificationId: string;
  readonly userId: string;
  readonly email: string;
  readonly attempts: number;
  readonly type: string;
  readonly reference: string;
  readonly detail: string | null;
  readonly drill: boolean;
  readonly respondBy: string | null;
  readonly createdAt: string;
  readonly needless: boolean;
}

/** What waits for one person, exercises apart from the rest: it leaves as one mail. */
export interface Leased {
  /** Of the lease. */
  readonly from: Date;
  readonly until: Date;
  readonly told: readonly [Told, ...Told[]];
}

const WAITING = `q.settled_at is null and q.due_at > $1::timestamptz - interval '${MAILED_WITHIN} milliseconds' and (q.leased_until is null or q.leased_until < $1)`;

/** From before there was a mail server, or whose turn never came: nobody is told so late. */
const TOO_OLD = `update notification_mail set settled_at = ?, outcome = 'GIVEN_UP' where id in (select q.id from notification_mail q
  where q.settled_at is null and q.due_at <= ?::timestamptz - interval '${MAILED_WITHIN} milliseconds' order by q.due_at limit 500 for update skip locked)`;

const PEOPLE_DUE = `select q.user_id as id from notification_mail q where ${WAITING} and q.due_at <= $1 group by q.user_id order by min(q.due_at) limit ${PEOPLE}`;

/** Read, or nobody's any more, or what it is about is over: the clock was stopped, the message is there, the filing is in the register. */
const NEEDLESS = `n.read_at is not null or u.disabled_at is not null
    or not exists (select from membership m where m.user_id = q.user_id and m.ended_at is null and (m.organisation_id = n.organisation_id or m.unit_id = n.unit_id))
    or n.type in ('ClockEscalated', 'ClockBreached') and exists (select from report_clock c
      where c.id = (o.payload->>'clockId')::uuid and (c.stopped_at is not null or c.superseded_at is not null))
    or n.type in ('RequestDueSoon', 'RequestOverdue') and exists (select from data_subject_request r
      where r.id = n.subject_id and (r.ended_at is not null or o.payload->>'clock' = 'REPLY' and r.replied_at is not null))
    or n.type in ('DossierDueSoon', 'DossierOverdue') and exists (select from dossier s where s.id = n.subject_id
      and case o.payload->>'what' when 'FILE' then s.reference is not null or s.state = 'DISCARDED' when 'COMPLETE' then s.complete_by is null
        else s.update_by is null end)
    or n.type in ('DossierOpeningDueSoon', 'DossierOpeningOverdue') and not exists (select from opening_reminder t
      where t.organisation_id = n.organisation_id and t.kind = o.payload->>'opening' and t.due_on = (o.payload->>'dueOn')::date
        and ${uncovered("(o.payload->>'dossierType')", 't.activity_id')})
    or n.type = 'WorkUnassigned' and exists (select from work_item w where w.id = (o.payload->>'itemId')::uuid and (w.assignee_id is not null or not w.open))
    or n.type in ('EvidenceHandedOver', 'HandoverOverdue') and exists (select from evidence_custody e where e.id = n.subject_id and e.offered_to is null)
    or n.type = 'EvidenceAltered' and exists (select from evidence_custody e where e.id = n.subject_id and e.intact)
    or n.type in ('DeliveryTrouble', 'DeliveryFailed', 'DeliveryExpired', 'AcceptanceOverdue') and exists (select from delivery d
      where d.id = (o.payload->>'deliveryId')::uuid and case n.type when 'AcceptanceOverdue' then d.business_state not in ('NONE', 'ARRIVED')
        else d.transport_state in ('DELIVERED', 'CANCELLED') end)`;

const FOR_THEM = `select q.id, q.notification_id as "notificationId", q.user_id as "userId", q.attempts, u.email, n.type, n.reference, n.detail,
    n.created_at as "createdAt", o.payload->>'respondBy' as "respondBy", ${NEEDLESS} as needless,
    coalesce((select r.drill from violation_report r where r.id = n.subject_id), (select f.drill from filing f where f.id = n.subject_id), false) as drill
  from notification_mail q join notification n on n.id = q.notification_id join user_account u on u.id = q.user_id left join outbox o on o.id = n.event_id
  where q.user_id = any ($2::uuid[]) and ${WAITING} order by n.created_at, n.id limit 500 for update of q skip locked`;

/**
 * Takes, under a lease, all that waits for the people whose turn it is, also what could have waited a little longer, and
 * settles what has become needless. `found` is zero where nothing was due.
 */
export async function leaseMails(tx: Tx): Promise<{ readonly found: number; readonly mails: readonly Leased[] }> {
  await tx.sql(TOO_OLD, [tx.now, tx.now]);
  const people = await tx.sql<{ id: string }>(PEOPLE_DUE, [tx.now]);
  if (people.length === 0) return { found: 0, mails: [] };
  const found = await tx.sql<Told>(FOR_THEM, [tx.now, people.map(({ id }) => id)]);
  const needed = found.filter(({ needless }) => !needless);
  await settle(tx, idsOf(found.filter(({ needless }) => needless)), 'NEEDLESS');
  const until = new Date(tx.now.getTime() + LEASE);
  await tx.sql('update notification_mail set leased_until = ?, attempts = attempts + 1 where id = any (?::uuid[])', [until, idsOf(needed)]);
  const byMail = Map.groupBy(needed, ({ userId, drill }) => `${userId} ${drill}`);
  return { found: found.length, mails: [...byMail.values()].map((told) => ({ from: tx.now, until, told: told as [Told, ...Told[]] })) };
}

/** The mail server took it: that counts whoever holds the lease. */
export function mailed(tx: Tx, { told }: Leased): Promise<void> {
  return settle(tx, idsOf(told), 'MAILED');
}

/** What could not be sent waits for the next try, as one mail still, or is given up; returns how many were. A failure counts for the holder of the lease alone. */
export async function notMailed(tx: Tx, { until, told }: Leased, { outcome, reason }: Failure): Promise<number> {
  const held = await tx.sql<{ id: string }>(
    'update notification_mail set leased_until = null, failure = ? where id = any (?::uuid[]) and settled_at is null and leased_until = ? returning id',
    [reason.code, idsOf(told), until],
  );
  const ids = new Set(held.map(({ id }) => id));
  const mine = told.filter(({ id }) => ids.has(id));
  const next = new Date(tx.now.getTime() + gapAfter(1 + Math.min(...told.map(({ attempts }) => attempts))));
  const late = mine.filter(({ createdAt }) => outcome === 'PERMANENT' || new Date(createdAt).getTime() + MAILED_WITHIN < next.getTime());
  await settle(tx, idsOf(late), outcome === 'PERMANENT' ? 'REFUSED' : 'GIVEN_UP');
  await tx.sql('update notification_mail set due_at = ? where id = any (?::uuid[]) and settled_at is null', [next, [...ids]]);
  return late.length;
}

async function settle(tx: Tx, ids: readonly string[], outcome: 'MAILED' | 'NEEDLESS' | 'REFUSED' | 'GIVEN_UP'): Promise<void> {
  if (ids.length === 0) return;
  await tx.sql(
    'update notification_mail set settled_at = ?, outcome = ?, leased_until = null where id = any (?::uuid[]) and settled_at is null',
    [tx.now, outcome, ids],
  );
}

function idsOf(told: readonly Told[]): string[] {
  return told.map(({ id }) => id);
}

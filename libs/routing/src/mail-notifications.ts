import { createHash } from 'node:crypto';
import { type MailAbout, type MailContent, type Mailer, mailOf } from '#channels';
import { isReference } from '#kernel';
import type { Logger, OutsideTask, UnitOfWork } from '#platform';
import { AT_ONCE, type Leased, leaseMails, mailed, notMailed, type Told } from './notification-mails.js';
import { textOfAnyReminder } from './text-of-reminder.js';

/** After so many milliseconds a run ends; what is left is found by the next. */
const RUN = 20_000;
const SYSTEM = { kind: 'system', name: 'mail-notifications' } as const;

export interface NotificationMails {
  readonly uow: UnitOfWork;
  readonly mailer: Mailer;
  /** The page of a reference: an absolute link without query. */
  readonly linkTo: (reference: string) => string;
  readonly logger: Logger;
}

/**
 * Tells people by mail that there is news, without its content. A transaction takes a lease, the mail server is spoken to
 * outside any transaction, another transaction records what came of it.
 */
export function mailNotifications(work: NotificationMails): OutsideTask {
  return {
    name: SYSTEM.name,
    after: AT_ONCE,
    everySeconds: 10,
    run: async () => {
      const until = performance.now() + RUN;
      let done = 0;
      for (;;) {
        const { found, mails } = await work.uow.run(SYSTEM, leaseMails);
        await Promise.all(mails.map((mail) => send(work, mail)));
        done += mails.length;
        if (found === 0 || performance.now() > until) return done;
      }
    },
  };
}

/** Where something inside this house fails, the lease brings the mail back. */
async function send(work: NotificationMails, leased: Leased): Promise<void> {
  const { uow, mailer, logger } = work;
  const [{ userId, email }] = leased.told;
  try {
    const [first, ...rest] = leased.told.map((told) => contentOf(told, leased.from, work.linkTo));
    const sent = await mailer.send(email, mailOf(first!, ...rest), messageIdOf(leased.told));
    if (sent.outcome === 'DELIVERED') return await uow.run(SYSTEM, (tx) => mailed(tx, leased));
    const ended = await uow.run(SYSTEM, (tx) => notMailed(tx, leased, sent));
    if (ended > 0) logger.warn({ userId, ended, outcome: sent.outcome, failure: sent.reason.code }, 'news could not be mailed');
  } catch (error) {
    logger.error({ err: error, userId }, 'a mail about news could not be made or recorded');
  }
}

/** The same news for the same person, the same id: a mail sent twice is one. Other news with them, another: nothing is taken for a repetition. */
function messageIdOf(told: readonly Told[]): string {
  const parts = told.map(({ notificationId }) => notificationId).sort();
  return createHash('sha256')
    .update([told[0]!.userId, ...parts].join(' '))
    .digest('hex')
    .slice(0, 40);
}

type PlainAbout = Exclude<MailAbout, 'FILING_RETURNED' | 'CLOCK_REMINDER' | 'DELIVERY_TROUBLE' | 'DELIVERY'>;

const ABOUT: Readonly<Record<string, PlainAbout>> = {
  FilingArrived: 'FILING_ARRIVED',
  FilingAccepted: 'FILING_ACCEPTED',
  FilingRefused: 'FILING_REFUSED',
  FilingForwarded: 'FILING_FORWARDED',
  ReturnLapsed: 'RETURN_LAPSED',
  HandlingTold: 'HANDLING_TOLD',
  ReportHandlingTold: 'HANDLING_TOLD',
  NoteShared: 'HANDLING_TOLD',
  LetterSent: 'HANDLING_TOLD',
  RecallAgreed: 'RECALL_ANSWERED',
  RecallRefused: 'RECALL_ANSWERED',
  RecallArrived: 'RECALL_ARRIVED',
  RefusalProposed: 'REFUSAL_PROPOSED',
  DispatchRecorded: 'DISPATCH_RECORDED',
  DeliveryFailed: 'DELIVERY_STOPPED',
  DeliveryExpired: 'DELIVERY_STOPPED',
  DeliverySecurityAlarm: 'DELIVERY_ALARM',
  AcceptanceOverdue: 'ACCEPTANCE_OVERDUE',
  AcknowledgementAlarm: 'ACKNOWLEDGEMENT_ALARM',
};

/** Codes, a number or a moment: of `detail`, which may be any code, nothing else is taken. */
function contentOf(told: Told, at: Date, linkTo: (reference: string) => string): MailContent {
  const { type, detail, drill, respondBy } = told;
  // News of a destination has the name of its place where others have a number; a mail has no room for it, and must not fail for it.
  const reference =
    isReference(told.reference) || /^#[0-9a-f]{8}$/.test(told.reference) ? told.reference : `#${told.notificationId.slice(-8)}`;
  const common = { reference, drill, link: linkTo(reference) };
  const reminder = textOfAnyReminder(detail, reference, at);
  if (reminder) return { ...common, about: 'CLOCK_REMINDER', reminder };
  if (type === 'DeliveryTrouble' && detail) return { ...common, about: 'DELIVERY_TROUBLE', minutes: Number(detail) };
  if (type === 'FilingReturned' && respondBy) return { ...common, about: 'FILING_RETURNED', until: new Date(respondBy) };
  return { ...common, about: ABOUT[type] ?? 'NEWS' };
}

import { randomBytes } from 'node:crypto';
import { advance, type Defect, Invalid, newId, StaleVersion, userIdOf } from '#kernel';
import type { Verdict } from '#law';
import type { RecordedEvent, Tx } from '#platform';
import { saltedDigest } from '#platform/log';
import { startClocks } from '../clocks/keep-clocks.js';
import { type ClocksToStop, type StoppedClock, stopClocks } from '../clocks/stop-clocks.js';
import { SUBJECT_NOTICE_SLOTS, versionOf } from '../clocks/wanted-clocks.js';
import { refuseWithdrawn } from '../follow-up.js';
import { SUBJECT_NOTICE_TRANSITIONS } from './duties.states.js';
import { NoticeMistake, type NoticeSnapshot, SubjectNotice, type SubjectNoticeContent, type SubjectNoticeKind } from './entities.js';
import { missingOf, reportForPaper, snapshotOf } from './notice-snapshot.js';
import { mostPeople, toldAt } from './still-owed.js';

export type SubjectNoticeDraft = Omit<SubjectNoticeContent, 'notice'>;

/** A new notice to the people concerned, as a draft; none of a report that was withdrawn (FollowUpBlocked). */
export async function draftSubjectNotice(
  tx: Tx,
  reportId: string,
  kind: SubjectNoticeKind,
  draft: SubjectNoticeDraft,
): Promise<SubjectNotice> {
  const report = await reportForPaper(tx, reportId);
  await refuseWithdrawn(tx, report.id);
  const notice = tx.em.create(SubjectNotice, {
    id: newId(),
    organisationId: report.organisationId,
    reportId: report.id,
    kind,
    state: 'DRAFT',
    content: storedContent(draft),
    ...NOT_SENT,
    createdBy: userIdOf(tx.actor),
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('draft', notice);
  tx.record({ type: 'SubjectNoticeDrafted', subjects: [notice.id, report.id] });
  return notice;
}

/** Replaces what a draft of a notice says. */
export async function reviseSubjectNotice(tx: Tx, id: string, expectedVersion: number, draft: SubjectNoticeDraft): Promise<SubjectNotice> {
  const notice = await tx.load(SubjectNotice, id, { lock: true });
  tx.authorize('revise', notice);
  notice.state = advance('subject notice', SUBJECT_NOTICE_TRANSITIONS, notice.state, 'revise');
  if (notice.version !== expectedVersion) throw new StaleVersion('subject notice', notice.version);
  notice.content = storedContent(draft);
  notice.updatedAt = tx.now;
  tx.record({ type: 'SubjectNoticeRevised', subjects: [notice.id, notice.reportId] });
  return notice;
}

/** How a notice went out. The organisation sends it by its own means and records here when, how and to how many. */
export interface Sending {
  readonly channel: string;
  readonly sentAt: Date;
  readonly reached?: number | null;
  readonly total?: number | null;
  /** Of a public notice: where it stands, and until when each person is told (D356 29.3). */
  readonly publicUrl?: string | null;
  readonly catchUpBy?: Date | null;
}

/**
 * Records that a notice was sent. It holds the items that the decree asks for, copied from the report, and never changes
 * again. Where it reached everybody, or whoever those before it had left, the clock of the notice stops at the time of
 * sending and its verdict is kept with the notice; where somebody is left, the duty stays open (`stillOwed`) until others
 * reach them, or a public notice stands beside it, which starts the clock of telling each person. Throws Invalid with
 * everything that is missing or cannot be.
 */
export async function sendSubjectNotice(tx: Tx, id: string, sending: Sending): Promise<SubjectNotice> {
  const notice = await tx.load(SubjectNotice, id, { lock: true });
  tx.authorize('send', notice);
  const state = advance('subject notice', SUBJECT_NOTICE_TRANSITIONS, notice.state, 'send');
  const report = await reportForPaper(tx, notice.reportId);
  const snapshot = await snapshotOf(tx, report);
  const before = notice.kind === 'PUBLIC' ? [] : await standingNotices(tx, report.id, notice.kind);
  const stated = mostPeople(before);
  const defects = [...incomplete(notice, snapshot), ...impossible(notice, sending, snapshot, stated, tx.now)];
  if (defects.length > 0) throw new Invalid(defects, 'NOTICE_INCOMPLETE');

  const content = storedContent({ ...notice.content, notice: snapshot });
  const salt = randomBytes(32).toString('hex');
  const digest = saltedDigest({ kind: notice.kind, ...JSON.parse(JSON.stringify(sending)), ...content }, salt);
  const recorded = tx.record({ type: 'SubjectNoticeSent', subjects: [notice.id, report.id], digest });
  const told = notice.kind === 'PUBLIC' ? sending.sentAt : toldAt(notice.kind, [...before, { kind: notice.kind, ...sending }]);
  // A wave that was sent earlier may be recorded later: everybody is told when the last of them is.
  const doneAt = told && new Date(Math.max(told.getTime(), sending.sentAt.getTime()));
  const clock = doneAt ? await stopped(tx, recorded, notice, doneAt) : await inForce(tx, notice);
  Object.assign(notice, {
    state,
    content,
    salt,
    digest,
    channel: sending.channel,
    sentAt: sending.sentAt,
    reached: sending.reached ?? null,
    total: sending.total ?? null,
    publicUrl: sending.publicUrl ?? null,
    catchUpBy: notice.kind === 'PUBLIC' ? sending.catchUpBy : null,
    ...verdictOf(clock, doneAt ?? sending.sentAt, doneAt !== null),
    recordedBy: userIdOf(tx.actor),
    recordedAt: tx.now,
    updatedAt: tx.now,
  });
  if (notice.kind === 'PUBLIC') await startCatchUp(tx, recorded, notice);
  return notice;
}

const IN_FORCE = `select kind, slot, rule, article, started_at as "startedAt", due_at as "dueAt", statutory from report_clock
  where report_id = ? and slot = ? and superseded_at is null`;

/**
 * The clock that this notice ends: that of telling each person where it waits for that after a public notice, else that of
 * the notice itself; null where the report has no such duty.
 */
async function stopped(tx: Tx, recorded: RecordedEvent, notice: SubjectNotice, sentAt: Date): Promise<StoppedClock | null> {
  const caughtUp =
    notice.kind === 'LOCATION_BIOMETRIC'
      ? await stopClocks(tx, recorded, { reportId: notice.reportId, kinds: ['SUBJECT_CATCH_UP'], at: sentAt })
      : [];
  const [done] = await stopClocks(tx, recorded, { reportId: notice.reportId, slots: [slotOf(notice)], at: sentAt });
  if (done ?? caughtUp[0]) return done ?? caughtUp[0]!;
  return inForce(tx, notice);
}

async function inForce(tx: Tx, notice: SubjectNotice): Promise<StoppedClock | null> {
  const [clock] = await tx.sql<StoppedClock>(IN_FORCE, [notice.reportId, slotOf(notice)]);
  return clock ?? null;
}

/** Notices of one kind that were sent and not declared mistaken. */
async function standingNotices(tx: Tx, reportId: string, kind: SubjectNoticeKind): Promise<readonly SubjectNotice[]> {
  const mistakes = await tx.em.find(NoticeMistake, { reportId });
  const sent = await tx.em.find(SubjectNotice, { reportId, kind, state: 'SENT' });
  return sent.filter(({ id }) => !mistakes.some(({ subjectNoticeId }) => subjectNoticeId === id));
}

/** The clocks that such a notice ends, where it or all of its kind together reached everybody. */
export function clocksOfSubjectNotice(notice: SubjectNotice): Pick<ClocksToStop, 'slots' | 'kinds'> {
  return { slots: [slotOf(notice)], kinds: notice.kind === 'LOCATION_BIOMETRIC' ? ['SUBJECT_CATCH_UP'] : [] };
}

function slotOf({ kind }: SubjectNotice): string {
  return SUBJECT_NOTICE_SLOTS[kind === 'FINANCE' ? 'FINANCE' : 'LOCATION_BIOMETRIC'];
}

function verdictOf(clock: StoppedClock | null, sentAt: Date, whole: boolean) {
  const dueAt = clock?.dueAt ? new Date(clock.dueAt) : null;
  const lateByMs = dueAt && clock!.statutory ? sentAt.getTime() - dueAt.getTime() : 0;
  const verdict: Verdict =
    !clock || (!clock.statutory && clock.startedAt) ? 'NO_DEADLINE' : !dueAt || !whole ? 'UNDETERMINED' : lateByMs > 0 ? 'LATE' : 'ON_TIME';
  return {
    rule: clock?.rule ?? null,
    article: clock?.article ?? null,
    startedAt: clock?.startedAt ? new Date(clock.startedAt) : null,
    dueAt,
    verdict,
    lateByMs: verdict === 'LATE' ? lateByMs : null,
  };
}

/** D356 29.3(b): each person is told as soon as that is possible; the day is the organisation's own. */
async function startCatchUp(tx: Tx, recorded: RecordedEvent, notice: SubjectNotice): Promise<void> {
  await startClocks(tx, { id: notice.reportId, organisationId: notice.organisationId }, recorded.id, [
    {
      slot: `SUBJECT_CATCH_UP:${notice.id}`,
      kind: 'SUBJECT_CATCH_UP',
      rule: 'SUBJECT_CATCH_UP',
      ruleVersion: versionOf({ article: 'D356 29.3' }),
      article: 'D356 29.3',
      startEvent: 'PUBLIC_NOTICE',
      startedAt: notice.sentAt!,
      dueAt: notice.catchUpBy!,
      statutory: false,
    },
  ]);
}

/** The six items of D356 29.2, or the four of 28.1 for finance; what the report says and what the notice adds. */
function incomplete({ kind, content }: SubjectNotice, { facts, organisation }: NoticeSnapshot): Defect[] {
  const finance = kind === 'FINANCE';
  const at = (point: string, of28: string) => (finance ? `D356 28.1(${of28})` : `D356 29.2(${point})`);
  const contact = organisation.pdpContact;
  return missingOf([
    { path: 'facts.detectedAt', present: !!facts.detectedAt, article: at('a', 'a'), vi: 'thời điểm phát hiện', en: 'when it was detected' },
    ...(finance
      ? [
          {
            path: 'facts.actDescription',
            present: !!facts.actDescription,
            article: at('a', 'a'),
            vi: 'hành vi vi phạm',
            en: 'the violating act',
          },
          { path: 'facts.place', present: !!facts.place, article: at('a', 'a'), vi: 'địa điểm', en: 'the place' },
          {
            path: 'facts.consequences',
            present: !!(content.risks || facts.consequences),
            article: at('c', 'c'),
            vi: 'hậu quả, thiệt hại có thể xảy ra',
            en: 'the possible consequences',
          },
        ]
      : [
          {
            path: 'facts.detectionMethod',
            present: !!facts.detectionMethod,
            article: at('a', 'a'),
            vi: 'hình thức phát hiện',
            en: 'how it was detected',
          },
          { path: 'severity', present: !!content.severity, article: at('c', 'c'), vi: 'mức độ nghiêm trọng', en: 'how grave it is' },
          {
            path: 'risks',
            present: !!(content.risks || facts.consequences),
            article: at('c', 'c'),
            vi: 'rủi ro có thể xảy ra',
            en: 'the possible risks',
          },
          {
            path: 'guidance',
            present: !!content.guidance,
            article: at('đ', 'd'),
            vi: 'hướng dẫn cho chủ thể dữ liệu',
            en: 'what people should do',
          },
          {
            path: 'incidentDesk',
            present: !!content.incidentDesk,
            article: at('e', 'b'),
            vi: 'bộ phận tiếp nhận, xử lý sự cố',
            en: 'the desk for the incident',
          },
        ]),
    {
      path: 'facts.dataTypes',
      present: !!facts.dataTypesUnknown || (facts.dataTypes ?? []).some(({ state }) => state !== 'NOT_AFFECTED'),
      article: at('b', 'a'),
      vi: 'loại dữ liệu bị ảnh hưởng',
      en: 'the data that are affected',
    },
    {
      path: 'facts.measuresDone',
      present: !!(facts.measuresDone || facts.measuresDoing || facts.measuresPlanned),
      article: at('d', 'd'),
      vi: 'biện pháp đã, đang và sẽ thực hiện',
      en: 'measures taken, under way and planned',
    },
    {
      path: 'organisation.pdpContact',
      present: !!contact?.fullName && (!!contact.email || (contact.phones?.length ?? 0) > 0),
      article: at('e', 'b'),
      vi: 'liên hệ của nhân sự bảo vệ dữ liệu cá nhân',
      en: 'the contact for data protection',
    },
    ...(kind === 'PUBLIC'
      ? [
          {
            path: 'whyPublic',
            present: !!content.whyPublic,
            article: 'D356 29.3',
            vi: 'lý do chưa thông báo được cho từng chủ thể',
            en: 'why not everybody could be told',
          },
        ]
      : []),
  ]);
}

function impossible({ kind }: SubjectNotice, sending: Sending, { facts }: NoticeSnapshot, stated: number | null, now: Date): Defect[] {
  const { sentAt, reached, total, publicUrl, catchUpBy } = sending;
  const wrong = (holds: boolean, path: string, code: string, vi: string, en: string): Defect[] => (holds ? [{ path, code, vi, en }] : []);
  const isPublic = kind === 'PUBLIC';
  return [
    ...wrong(sentAt > now, 'sentAt', 'IN_THE_FUTURE', 'Thời điểm gửi ở tương lai.', 'The time of sending lies ahead.'),
    ...wrong(
      !!facts.detectedAt && sentAt < new Date(facts.detectedAt),
      'sentAt',
      'BEFORE_DETECTION',
      'Thông báo không thể gửi trước khi phát hiện vi phạm.',
      'The notice cannot have been sent before the violation was detected.',
    ),
    ...wrong(
      (reached != null && total == null) || (reached ?? 0) > (total ?? 0),
      'reached',
      'MORE_THAN_ALL',
      'Số người đã nhận được lớn hơn tổng số; hãy ghi cả hai số.',
      'More people were reached than there are; give both figures.',
    ),
    ...wrong(
      total != null && total < (stated ?? 0),
      'total',
      'FEWER_THAN_STATED',
      `Một thông báo trước đã ghi tổng số ${stated} người; ghi ít hơn thì những người còn lại sẽ bị bỏ sót. Hãy ghi tổng số từ ${stated} trở lên; nếu con số trước sai, hãy khai bản ghi đó là ghi nhầm rồi ghi lại.`,
      `A notice before stated ${stated} people in all; with fewer, those who are left would be forgotten. Give ${stated} or more; if that figure was wrong, declare that record mistaken and record it anew.`,
    ),
    ...wrong(
      isPublic && !publicUrl,
      'publicUrl',
      'REQUIRED',
      'Thông báo công khai cần địa chỉ nơi đã đăng (khoản 3 Điều 29 Nghị định 356).',
      'A public notice needs the address where it stands (D356 29.3).',
    ),
    ...wrong(
      isPublic && (!catchUpBy || catchUpBy <= sentAt),
      'catchUpBy',
      'REQUIRED',
      'Thông báo công khai đi cùng nghĩa vụ thông báo cho từng người: hãy ghi ngày dự kiến, sau ngày đăng.',
      'With a public notice comes the duty to tell each person: give the day, after that of publication.',
    ),
    ...wrong(
      !isPublic && (!!publicUrl || !!catchUpBy),
      publicUrl ? 'publicUrl' : 'catchUpBy',
      'ONLY_PUBLIC',
      'Mục này chỉ dành cho thông báo công khai.',
      'This belongs to a public notice only.',
    ),
  ];
}

const NOT_SENT = {
  channel: null,
  sentAt: null,
  reached: null,
  total: null,
  publicUrl: null,
  catchUpBy: null,
  rule: null,
  article: null,
  startedAt: null,
  dueAt: null,
  verdict: null,
  lateByMs: null,
  salt: null,
  digest: null,
  recordedBy: null,
  recordedAt: null,
} as const;

function storedContent(content: SubjectNoticeContent): SubjectNoticeContent {
  return JSON.parse(JSON.stringify(content)) as SubjectNoticeContent;
}

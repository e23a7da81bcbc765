import { advance, DomainError, newId, userIdOf } from '#kernel';
import type { RecordedEvent, Tx } from '#platform';
import { STORED_CLOCK, type StoredClock, startAnew } from '../clocks/keep-clocks.js';
import { type ClocksToStop, stopClocks } from '../clocks/stop-clocks.js';
import { isWithdrawn } from '../follow-up.js';
import { SUBJECT_NOTICE_TRANSITIONS } from './duties.states.js';
import { NoticeMistake, OutsideNotice, SubjectNotice } from './entities.js';
import { reportForPaper } from './notice-snapshot.js';
import { clocksOfOutsideNotice } from './record-outside-notice.js';
import { toldAt } from './still-owed.js';
import { clocksOfSubjectNotice } from './subject-notice.js';

/**
 * Declares that a notice to data subjects which was recorded as sent was not: the record stays, marked with the reason, and
 * the clock that it ended runs again from its start. By the officer in charge, or by another person than recorded it.
 * Throws WRONG_STATE for a draft, MISTAKEN_ALREADY, SECOND_PERSON.
 */
export async function declareSubjectNoticeMistaken(tx: Tx, id: string, reason: string): Promise<NoticeMistake> {
  const notice = await tx.load(SubjectNotice, id, { lock: true });
  tx.authorize('declareMistaken', notice);
  advance('subject notice', SUBJECT_NOTICE_TRANSITIONS, notice.state, 'declareMistaken');
  return declare(tx, 'SubjectNoticeMistaken', { subjectNoticeId: id }, notice, reason);
}

/** The same for a notice that went another way. */
export async function declareOutsideNoticeMistaken(tx: Tx, id: string, reason: string): Promise<NoticeMistake> {
  const notice = await tx.load(OutsideNotice, id);
  tx.authorize('declareMistaken', notice);
  return declare(tx, 'OutsideNoticeMistaken', { outsideNoticeId: id }, notice, reason);
}

type Which = { readonly subjectNoticeId: string } | { readonly outsideNoticeId: string };

async function declare(
  tx: Tx,
  type: 'SubjectNoticeMistaken' | 'OutsideNoticeMistaken',
  which: Which,
  notice: SubjectNotice | OutsideNotice,
  reason: string,
): Promise<NoticeMistake> {
  if (!tx.ability.can('overrule', notice) && userIdOf(tx.actor) === notice.recordedBy) throw new SecondPerson();
  const report = await reportForPaper(tx, notice.reportId);
  if (await tx.em.findOne(NoticeMistake, which)) throw new MistakenAlready();
  const { organisationId, id: reportId } = report;
  const mistake = tx.em.create(NoticeMistake, {
    id: newId(),
    organisationId,
    reportId,
    subjectNoticeId: 'subjectNoticeId' in which ? which.subjectNoticeId : null,
    outsideNoticeId: 'outsideNoticeId' in which ? which.outsideNoticeId : null,
    reason,
    declaredBy: userIdOf(tx.actor),
    declaredAt: tx.now,
  });
  const recorded = tx.record({ type, subjects: [mistake.id, notice.id, reportId], payload: { reportId } });
  await tx.em.flush();
  if (!(await isWithdrawn(tx, reportId))) await runAgain(tx, recorded, notice);
  return mistake;
}

/**
 * A stop is a notice's where it has its time, or that of another wave of it, and is of a clock that such a notice ends. Of a
 * duty that is not owed now, it is the last row's, as which the duty would come back.
 */
const UNDO = `with last as (select distinct on (slot) * from report_clock
    where report_id = ? and (slot = any (?::text[]) or kind = any (?::text[])) order by slot, superseded_at is null desc, computed_at desc),
  ended as (select * from last where stopped_at = any (?::timestamptz[])
    and stopped_event = any ('{SubjectNoticeSent,OutsideNoticeRecorded,SubjectNoticeMistaken,OutsideNoticeMistaken}')),
  gone as (update report_clock c set superseded_at = ?, next_escalation_at = null from ended
    where c.id = ended.id and c.superseded_at is null returning c.id)
  select ${STORED_CLOCK}, superseded_at is null as owed from ended where (select count(*) from gone) >= 0`;

const NOT_OWED =
  'update report_clock set superseded_at = ?, next_escalation_at = null where report_id = ? and slot = any (?::text[]) and superseded_at is null';

/** With whether the clock was in force. */
type Row = StoredClock & { readonly owed: boolean };

/**
 * The clocks that the notice ended begin anew, as new rows; where another notice stands that ends them, they end with that.
 * A duty that is not owed now gets such a row too, which is superseded at once: it comes back as that has it.
 */
async function runAgain(tx: Tx, recorded: RecordedEvent, notice: SubjectNotice | OutsideNotice): Promise<void> {
  const { reportId } = notice;
  if (notice instanceof SubjectNotice && notice.kind === 'PUBLIC')
    // Telling each person was owed because of a public notice that never stood.
    await tx.sql(NOT_OWED, [tx.now, reportId, [`SUBJECT_CATCH_UP:${notice.id}`]]);
  const { times, slots, kinds } = await mayHaveEnded(tx, notice);
  const undone = await tx.sql<Row>(UNDO, [reportId, slots ?? [], kinds ?? [], times, tx.now]);
  await startAnew(tx, { id: reportId, organisationId: notice.organisationId }, recorded.id, undone);
  const others = await standing(tx, reportId);
  for (const other of others) {
    const ended = endedBy(other, others);
    const again = undone.filter(({ slot, kind }) => ended.slots?.includes(slot) || ended.kinds?.includes(kind));
    if (again.length > 0) await stopClocks(tx, recorded, { reportId, at: ended.at, slots: again.map(({ slot }) => slot) });
  }
  const notOwed = undone.filter(({ owed }) => !owed).map(({ slot }) => slot);
  if (notOwed.length > 0) await tx.sql(NOT_OWED, [tx.now, reportId, notOwed]);
}

async function standing(tx: Tx, reportId: string): Promise<readonly (SubjectNotice | OutsideNotice)[]> {
  const mistakes = await tx.em.find(NoticeMistake, { reportId });
  const gone = new Set(mistakes.map(({ subjectNoticeId, outsideNoticeId }) => subjectNoticeId ?? outsideNoticeId));
  const sent = await tx.em.find(SubjectNotice, { reportId, state: 'SENT' });
  const outside = await tx.em.find(OutsideNotice, { reportId });
  const all = [...sent, ...outside].filter(({ id }) => !gone.has(id));
  return all.sort((one, other) => endedBy(one, all).at.getTime() - endedBy(other, all).at.getTime());
}

/** Clocks that it may have ended, and when: notices to each person end theirs together, with the one that reached the last. */
async function mayHaveEnded(tx: Tx, notice: SubjectNotice | OutsideNotice) {
  if (!(notice instanceof SubjectNotice)) return { kinds: clocksOfOutsideNotice(notice.kind), slots: [], times: [notice.receivedAt] };
  const { reportId, kind } = notice;
  const waves = kind === 'PUBLIC' ? [notice] : await tx.em.find(SubjectNotice, { reportId, kind, state: 'SENT' });
  return { ...clocksOfSubjectNotice(notice), times: waves.map(({ sentAt }) => sentAt!) };
}

/** What a notice that stands ends, and when; nothing where it and the others of its kind did not reach everybody. */
function endedBy(
  notice: SubjectNotice | OutsideNotice,
  standing: readonly (SubjectNotice | OutsideNotice)[],
): Omit<ClocksToStop, 'reportId'> & { readonly at: Date } {
  if (!(notice instanceof SubjectNotice)) return { kinds: clocksOfOutsideNotice(notice.kind), at: notice.receivedAt };
  const waves = standing.filter((one) => one instanceof SubjectNotice);
  const at = notice.kind === 'PUBLIC' ? notice.sentAt : toldAt(notice.kind, waves);
  return at ? { ...clocksOfSubjectNotice(notice), at } : { at: notice.sentAt! };
}

class SecondPerson extends DomainError {
  constructor() {
    super('SECOND_PERSON', 'forbidden', {
      vi: 'Người đã ghi nhận không tự khai là ghi nhầm. Bản ghi và đồng hồ giữ nguyên; hãy nhờ người thứ hai hoặc cán bộ phụ trách bảo vệ dữ liệu.',
      en: 'Whoever recorded it does not declare it mistaken. The record and its clock are kept; ask a second person or the officer in charge of data protection.',
    });
  }
}

class MistakenAlready extends DomainError {
  constructor() {
    super('MISTAKEN_ALREADY', 'conflict', {
      vi: 'Bản ghi này đã được khai là ghi nhầm trước đó; không có gì thay đổi. Nếu thông báo đã thực hiện, hãy ghi nhận một bản mới.',
      en: 'This record was declared mistaken before; nothing was changed. If the notice was given, record it anew.',
    });
  }
}

import { attachmentsOf } from '#attachments';
import { ClockVerdict, digestOfRequest, Filing, filedUnder, fileNow, newFiling, refuseReused } from '#filings';
import { DomainError, formatReference, Invalid, newId } from '#kernel';
import { vietnamDate } from '#law';
import type { RecordedEvent, Tx } from '#platform';
import { canonicalText } from '#platform/log';
import { type Assessment, assessFor } from './assess.js';
import { canonicalFiling, filedOrganisation } from './canonical-filing.js';
import { Exercise, ViolationReport } from './entities.js';
import { toViolationFacts } from './facts.js';
import { refuseOldForm } from './fit-to-file.js';
import { digestOf } from './mark-report-ready.js';
import { move } from './move-report.js';
import { exerciseOf } from './open-exercise.js';
import { personalDataIn } from './personal-data.js';
import { loadReportSources } from './report-facts.query.js';

export interface Submission {
  readonly reportId: string;
  /** The client's own key of this submission, kept for the life of the report: the same key never files twice. */
  readonly clientKey: string;
  /** Why the notice is late, or its time cannot be told; kept only where that is so. */
  readonly lateReason?: string | null;
  /** The commitment of the form (cam kết) was given. */
  readonly commitment: boolean;
  /** Why something that looks like a person's data stays in a text; demanded where there is any. */
  readonly personalDataReason?: string | null;
}

export interface Submitted {
  readonly filing: Filing;
  /** Absent, as is the verdict, where the key had been used before: the place in the log is then looked up. */
  readonly recorded?: RecordedEvent;
  /** Of the initial filing. */
  readonly verdict?: ClockVerdict;
}

/** Nobody signs what was never presented. The facts of what is frozen cannot change, so it is the organisation's block that did. */
class ReadyOutdated extends DomainError {
  constructor() {
    super('READY_OUTDATED', 'conflict', {
      vi: 'Nội dung sẽ nộp khác với nội dung đã trình ký: thông tin tổ chức đã được sửa sau đó. Chưa có gì được nộp; nội dung đã ghi vẫn nguyên. Hãy mở lại thông báo, xem lại rồi trình ký lại.',
      en: 'What would be filed is not what was presented: the block of the organisation was revised since. Nothing was filed, and what was written is kept. Reopen the report, look through it and present it again.',
    });
  }
}

/**
 * F4 and F8: the next filing of the report as an immutable snapshot. Filing time is the database's. The verdict of the
 * initial filing is frozen from it, once for all; a later filing states what it would be, judged by the time of the initial
 * filing, and adds one when it is accepted. Sent again with the same key and payload, it answers with the same filing; with another
 * payload it is refused.
 */
export async function submitViolationReport(tx: Tx, submission: Submission): Promise<Submitted> {
  const { reportId, clientKey, commitment } = submission;
  const [lateReason, personalDataReason] = [submission.lateReason ?? null, submission.personalDataReason ?? null];
  const requestDigest = digestOfRequest({ reportId, clientKey, commitment, lateReason, personalDataReason });
  const report = await tx.load(ViolationReport, reportId, { lock: true });
  tx.authorize('submit', report);
  const first = report.reference === null;
  // In one round trip; a number of the reference that is not used in the end leaves a gap, which says nothing.
  const [before, sources, attachments, earlier] = await Promise.all([
    filedUnder(tx, report.organisationId, clientKey),
    loadReportSources(tx, [], { reportId: report.id, serial: first ? (report.drill ? 'DRILL' : 'REPORT') : null }),
    attachmentsOf(tx, report.id),
    first ? [] : tx.em.find(Filing, { matterId: report.id }, { orderBy: { number: 'asc' } }),
  ]);
  if (before) {
    refuseReused(before, requestDigest);
    return { filing: before };
  }
  move(report, 'submit');
  if (report.readyDigest !== digestOf(report, filedOrganisation(sources))) throw new ReadyOutdated();
  if (report.drill) await exerciseOf(tx, (await tx.em.findOneOrFail(Exercise, { id: report.exerciseId! })).code);

  const initial = earlier[0] ?? null;
  const { organisation } = sources;
  const given = lateReason ?? (initial && lateReasonOf(initial));
  const facts = toViolationFacts(report.facts, organisation, { lateReason: given, commitment });
  const assessment = assessFor('SUBMITTED', facts, tx.now, initial?.submittedAt, sources);
  refuseOldForm(report.formVersion, assessment);
  // A reason that was not asked for is no part of the filing: it would be printed as that of a delay which there is not.
  const reason = assessment.timeliness.lateReason === 'NONE' ? null : given;
  const personal = personalDataReason === null ? personalDataIn(report.facts, { ...report, lateReason: reason }) : [];
  if (personal.length > 0) throw new Invalid(personal, 'PERSONAL_DATA');

  report.reference ??= formatReference(report.drill ? 'DT' : 'BC', Number(vietnamDate(tx.now).slice(0, 4)), sources.serial!);
  report.regime = assessment.regime.regime.code;
  report.updatedAt = tx.now;
  const number = earlier.length + 1;
  const revises = earlier.find(({ id }) => id === report.revisesId) ?? null;
  const content = canonicalText(
    canonicalFiling({
      report,
      number,
      revises,
      initial,
      at: tx.now,
      commitment,
      lateReason: reason,
      personalDataReason,
      attachments,
      sources,
      assessment,
    }),
  );
  const filing = newFiling(tx, {
    organisationId: report.organisationId,
    subject: 'VIOLATION_NOTICE',
    matterId: report.id,
    kind: report.kind,
    number,
    reference: report.reference,
    regime: report.regime,
    formCode: assessment.formCode,
    noticeClass: assessment.decision.noticeClass,
    content,
    clientKey,
    requestDigest,
    revisesId: report.revisesId,
    drill: report.drill,
  });
  const verdict = initial ? undefined : freezeVerdict(tx, filing, assessment, reason);
  const recorded = await fileNow(tx, filing, revises);
  return { filing, recorded, verdict };
}

function lateReasonOf(initial: Filing): string | null {
  return (JSON.parse(initial.content) as { lateReason: string | null }).lateReason;
}

function freezeVerdict(tx: Tx, filing: Filing, { clock, duties, timeliness }: Assessment, lateReason: string | null): ClockVerdict {
  const { ruleId, article } = duties[0]!;
  return tx.em.create(ClockVerdict, {
    id: newId(),
    organisationId: filing.organisationId,
    filingId: filing.id,
    rule: ruleId,
    article,
    startEvent: clock.startEvent,
    startedAt: clock.startedAt,
    dueAt: clock.statutory ? clock.dueAt : null,
    verdict: timeliness.verdict,
    lateByMs: timeliness.verdict === 'LATE' ? timeliness.lateByMs : null,
    lateReason,
    decidedAt: tx.now,
  });
}

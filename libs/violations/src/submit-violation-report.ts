import { createHash, randomBytes } from 'node:crypto';
import { DomainError, formatReference, newId } from '#kernel';
import { vietnamDate } from '#law';
import { type LogPosition, type RecordedEvent, type Tx, violatedConstraint } from '#platform';
import { canonicalText, saltedDigest } from '#platform/log';
import { type Assessment, assessFor } from './assess.js';
import { ClockVerdict, Filing, ViolationReport } from './entities.js';
import { toViolationFacts } from './facts.js';
import { digestOfFacts } from './mark-report-ready.js';
import { move } from './move-report.js';
import { loadReportSources, type ReportSources } from './report-facts.query.js';

export interface Submission {
  readonly reportId: string;
  /** The client's own key of this submission, kept for the life of the report: the same key never files twice. */
  readonly clientKey: string;
  readonly lateReason?: string | null;
  /** The commitment of the form (cam kết) was given. */
  readonly commitment: boolean;
}

export interface Submitted {
  readonly filing: Filing;
  /** Absent, as is the verdict, where the key had been used before: the place in the log is then looked up. */
  readonly recorded?: RecordedEvent;
  readonly verdict?: ClockVerdict;
}

/** The key was used before, for something else. */
export class KeyReused extends DomainError {
  constructor() {
    super('KEY_REUSED', 'conflict', {
      vi: 'Khóa gửi này đã dùng cho một nội dung khác; hồ sơ trước vẫn nguyên vẹn, lần gửi này chưa được ghi. Hãy tạo khóa mới.',
      en: 'This key was used for a different submission; that one is untouched and this one was not filed. Use a new key.',
    });
  }
}

/**
 * F4: the initial filing as an immutable snapshot. Filing time is the database's; the verdict is frozen from it. Sent
 * again with the same key and payload, it answers with the same filing; with another payload it is refused.
 */
export async function submitViolationReport(tx: Tx, submission: Submission): Promise<Submitted> {
  const requestDigest = createHash('sha256')
    .update(canonicalText({ ...submission, lateReason: submission.lateReason ?? null }))
    .digest('hex');
  const report = await tx.load(ViolationReport, submission.reportId, { lock: true });
  tx.authorize('submit', report);
  // In one round trip; a number of the reference that is not used in the end leaves a gap, which says nothing.
  const [before, sources] = await Promise.all([
    filedUnder(tx, report.organisationId, submission.clientKey),
    loadReportSources(tx, [], { reportId: report.id, serial: true }),
  ]);
  if (before) {
    if (before.requestDigest !== requestDigest) throw new KeyReused();
    return { filing: before };
  }
  move(report, 'submit');
  if (report.readyDigest !== digestOfFacts(report.facts)) throw new Error('the facts changed after they were frozen for signing');

  const facts = toViolationFacts(report.facts, sources.organisation, {
    lateReason: submission.lateReason ?? null,
    commitment: submission.commitment,
  });
  const assessment = assessFor('SUBMITTED', facts, tx.now);

  report.reference = formatReference('BC', Number(vietnamDate(tx.now).slice(0, 4)), sources.serial!);
  report.regime = assessment.regime.regime.code;
  report.updatedAt = tx.now;
  const content = canonicalText(contentOf(tx, report, submission, sources, assessment));
  const salt = randomBytes(32).toString('hex');
  const filing = tx.em.create(Filing, {
    id: newId(),
    organisationId: report.organisationId,
    reportId: report.id,
    kind: 'INITIAL',
    number: 1,
    reference: report.reference,
    state: 'SUBMITTED',
    regime: report.regime,
    formCode: assessment.formCode,
    noticeClass: assessment.decision.noticeClass,
    content,
    salt,
    digest: saltedDigest(JSON.parse(content), salt),
    clientKey: submission.clientKey,
    requestDigest,
    submittedBy: 'userId' in tx.actor ? tx.actor.userId : '',
    submittedAt: tx.now,
  });
  const verdict = freezeVerdict(tx, filing, assessment, submission.lateReason ?? null);
  try {
    await tx.em.flush();
  } catch (error) {
    if (violatedConstraint(error)?.includes('client_key')) throw new KeyReused();
    throw error;
  }
  const recorded = tx.record({
    type: 'FilingSubmitted',
    subjects: [filing.id, report.id],
    payload: { filingId: filing.id, reportId: report.id, organisationId: filing.organisationId },
    digest: filing.digest,
  });
  return { filing, recorded, verdict };
}

async function filedUnder(tx: Tx, organisationId: string, clientKey: string): Promise<Filing | null> {
  const [row] = await tx.sql<{ id: string }>('select id from filing where organisation_id = ? and client_key = ?', [
    organisationId,
    clientKey,
  ]);
  return row ? tx.em.findOneOrFail(Filing, { id: row.id }) : null;
}

function freezeVerdict(tx: Tx, filing: Filing, { clock, decision, timeliness }: Assessment, lateReason: string | null): ClockVerdict {
  return tx.em.create(ClockVerdict, {
    id: newId(),
    organisationId: filing.organisationId,
    filingId: filing.id,
    rule: decision.rule.id,
    article: decision.article,
    startEvent: clock.startEvent,
    startedAt: clock.startedAt,
    dueAt: clock.statutory ? clock.dueAt : null,
    verdict: timeliness.verdict,
    lateByMs: timeliness.verdict === 'LATE' ? timeliness.lateByMs : null,
    lateReason,
    decidedAt: tx.now,
  });
}

/** The canonical filing: everything the form prints and everything the verdict rests on, in one JSON object. */
function contentOf(tx: Tx, report: ViolationReport, submission: Submission, sources: ReportSources, assessment: Assessment) {
  const { clock, decision, recipient, regime, timeliness } = assessment;
  return {
    format: 'khien-filing/1',
    reference: report.reference!,
    kind: 'INITIAL',
    number: 1,
    submittedAt: tx.now.toISOString(),
    regime: regime.regime.code,
    form: assessment.formCode,
    noticeClass: decision.noticeClass,
    rule: decision.rule.id,
    article: decision.article,
    recipient: { authority: recipient.authority, name: recipient.name.vi },
    organisation: {
      ...withoutNulls(sources.organisation),
      provinceCode: sources.provinceCode,
      sector: sources.sector,
      defenceScope: sources.defenceScope,
    },
    activities: sources.activities.map(({ id, code, name, version }) => ({ id, code, name, version })),
    facts: report.facts,
    commitment: submission.commitment,
    lateReason: submission.lateReason ?? null,
    clock: {
      startEvent: clock.startEvent,
      startedAt: clock.startedAt?.toISOString() ?? null,
      dueAt: clock.dueAt?.toISOString() ?? null,
      statutory: clock.statutory,
      arithmetic: clock.arithmetic.vi,
    },
    verdict: { verdict: timeliness.verdict, lateByMs: timeliness.verdict === 'LATE' ? timeliness.lateByMs : null, why: timeliness.why.vi },
    missing: assessment.missing.map(({ path, article }) => ({ path, article: article ?? null })),
  };
}

function withoutNulls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => inner ?? undefined)) as T;
}

/** Where the filing stands in the log: as recorded just now, or looked up by its event. */
export async function positionOfFiling(tx: Tx, filingId: string): Promise<LogPosition | null> {
  const [row] = await tx.sql<{ position: LogPosition | null }>("select app.leaf_of_event('FilingSubmitted', ?) as position", [filingId]);
  return row?.position ?? null;
}

import { type DefectAnswer } from '#filings';
import { type Defect, Invalid, NotFound, newId, StaleVersion } from '#kernel';
import { factDefects } from '#law';
import type { Tx } from '#platform';
import { ReportActivity, ViolationReport } from './entities.js';
import { prefill, type StoredFacts, toViolationFacts } from './facts.js';
import { blockOf, FollowUpBlocked } from './follow-up.js';
import { move } from './move-report.js';
import { exerciseOf } from './open-exercise.js';
import { loadReportSources } from './report-facts.query.js';

export interface ReportContent {
  readonly title: string;
  readonly activityIds: readonly string[];
  readonly facts: StoredFacts;
  /** The version of the questions that were answered, where the client knows it; judged when the report is presented. */
  readonly formVersion?: string | null;
  /** What the filer says to each defect of a return; only while a return is being answered. */
  readonly answers?: readonly DefectAnswer[] | null;
}

/** F1: a new draft; the chosen activities bring their data types and systems. */
export async function draftViolationReport(tx: Tx, content: ReportContent, exerciseCode: string | null = null): Promise<ViolationReport> {
  const organisationId = tx.actor.kind === 'member' ? tx.actor.organisationId : '';
  const exercise = exerciseCode === null ? null : await exerciseOf(tx, exerciseCode);
  const report = tx.em.create(ViolationReport, {
    id: newId(),
    organisationId,
    title: content.title,
    facts: {},
    state: 'DRAFT',
    kind: 'INITIAL',
    revisesId: null,
    reason: null,
    answers: null,
    formVersion: null,
    exerciseId: exercise?.id ?? null,
    drill: exercise !== null,
    idleWarnedAt: null,
    readyDigest: null,
    reopenReason: null,
    reference: null,
    regime: null,
    createdBy: 'userId' in tx.actor ? tx.actor.userId : '',
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  tx.authorize('draft', report);
  await setContent(tx, report, content, []);
  tx.record({ type: 'ReportDrafted', subjects: [report.id] });
  return report;
}

/** Replaces a draft's title, facts and activities; not those of a request for withdrawal. */
export async function reviseViolationReport(tx: Tx, id: string, expectedVersion: number, content: ReportContent): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('revise', report);
  move(report, 'revise');
  if (report.version !== expectedVersion) throw new StaleVersion('violation report', report.version);
  const block = blockOf('revise', [], report.kind);
  if (block) throw new FollowUpBlocked(block);
  await setContent(tx, report, content, await tx.em.find(ReportActivity, { reportId: id }));
  tx.record({ type: 'ReportRevised', subjects: [report.id] });
  return report;
}

async function setContent(tx: Tx, report: ViolationReport, content: ReportContent, linked: readonly ReportActivity[]): Promise<void> {
  const chosen = [...new Set(content.activityIds)];
  const { activities } = chosen.length > 0 ? await loadReportSources(tx, chosen) : { activities: [] };
  if (activities.length !== chosen.length) throw new NotFound('processing activity');
  report.title = content.title;
  report.facts = prefill(content.facts, activities);
  report.formVersion = content.formVersion ?? null;
  report.answers = report.revisesId ? plainAnswers(content.answers ?? []) : null;
  report.idleWarnedAt = null;
  report.updatedAt = tx.now;
  refuseImpossible(report.facts, tx.now);
  for (const link of linked.filter(({ activityId }) => !chosen.includes(activityId))) tx.em.remove(link);
  for (const activityId of chosen.filter((id) => !linked.some((link) => link.activityId === id)))
    tx.em.create(ReportActivity, { id: newId(), organisationId: report.organisationId, reportId: report.id, activityId });
}

/** As they are digested: plain objects, an absent text absent. */
function plainAnswers(answers: readonly DefectAnswer[]): readonly DefectAnswer[] {
  return answers.map(({ path, answer, text }) => ({ path, answer, ...(text == null ? {} : { text }) }));
}

/** Even a draft does not hold what cannot be: times in the future or out of order, counts without figures, answers against each other. */
function refuseImpossible(facts: StoredFacts, now: Date): void {
  const defects: Defect[] = factDefects(toViolationFacts(facts, {}), now).map((defect) => ({ ...defect, path: `facts.${defect.path}` }));
  if (defects.length > 0) throw new Invalid(defects);
}

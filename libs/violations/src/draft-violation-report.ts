import { type Defect, Invalid, NotFound, newId, StaleVersion } from '#kernel';
import { timeDefects } from '#law';
import type { Tx } from '#platform';
import { ReportActivity, ViolationReport } from './entities.js';
import { prefill, type StoredFacts, toViolationFacts } from './facts.js';
import { move } from './move-report.js';
import { loadReportSources } from './report-facts.query.js';

export interface ReportContent {
  readonly title: string;
  readonly activityIds: readonly string[];
  readonly facts: StoredFacts;
}

/** F1: a new draft; the chosen activities bring their data types and systems. */
export async function draftViolationReport(tx: Tx, content: ReportContent): Promise<ViolationReport> {
  const organisationId = tx.actor.kind === 'member' ? tx.actor.organisationId : '';
  const report = tx.em.create(ViolationReport, {
    id: newId(),
    organisationId,
    title: content.title,
    facts: {},
    state: 'DRAFT',
    readyDigest: null,
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

/** Replaces a draft's title, facts and activities. */
export async function reviseViolationReport(tx: Tx, id: string, expectedVersion: number, content: ReportContent): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  tx.authorize('revise', report);
  move(report, 'revise');
  if (report.version !== expectedVersion) throw new StaleVersion('violation report', report.version);
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
  report.updatedAt = tx.now;
  refuseImpossible(report.facts, tx.now);
  for (const link of linked.filter(({ activityId }) => !chosen.includes(activityId))) tx.em.remove(link);
  for (const activityId of chosen.filter((id) => !linked.some((link) => link.activityId === id)))
    tx.em.create(ReportActivity, { id: newId(), organisationId: report.organisationId, reportId: report.id, activityId });
}

/** Even a draft does not hold what cannot be: times in the future or out of order, "no type is known" beside an affected one. */
function refuseImpossible(facts: StoredFacts, now: Date): void {
  const defects: Defect[] = timeDefects(toViolationFacts(facts, {}), now).map((defect) => ({ ...defect, path: `facts.${defect.path}` }));
  if (facts.dataTypesUnknown && facts.dataTypes?.some(({ state }) => state === 'AFFECTED'))
    defects.push({
      path: 'facts.dataTypesUnknown',
      code: 'CONTRADICTION',
      vi: 'Đã có loại dữ liệu được ghi là bị ảnh hưởng, nên không thể đồng thời ghi "chưa biết loại dữ liệu".',
      en: 'A data type is said to be affected, so "types not known" cannot be true as well.',
    });
  if (defects.length > 0) throw new Invalid(defects);
}

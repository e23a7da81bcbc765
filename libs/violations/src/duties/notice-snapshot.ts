import { Filing } from '#filings';
import { type Defect, WrongState } from '#kernel';
import { regimeAt, timesOf } from '#law';
import type { Tx } from '#platform';
import { ViolationReport } from '../entities.js';
import { toViolationFacts } from '../facts.js';
import { loadReportSources } from '../report-facts.query.js';
import type { NoticeSnapshot } from './entities.js';

/** The report of a paper, locked; one that came to nothing takes no papers. */
export async function reportForPaper(tx: Tx, reportId: string): Promise<ViolationReport> {
  const report = await tx.load(ViolationReport, reportId, { lock: true });
  if (report.state === 'DISCARDED' || report.state === 'EXPIRED') throw new WrongState('violation report', 'paper', report.state, []);
  return report;
}

/** What the report says now. Throws Invalid (`detectedAt`) where no regime can be told. */
export async function snapshotOf(tx: Tx, report: ViolationReport): Promise<NoticeSnapshot> {
  const [{ organisation }, filings] = await Promise.all([loadReportSources(tx, []), tx.em.count(Filing, { matterId: report.id })]);
  return {
    reference: report.reference ?? null,
    kind: report.kind,
    number: filings,
    submittedAt: tx.now.toISOString(),
    regime: regimeAt(timesOf(toViolationFacts(report.facts, {}))).regime.code,
    organisation,
    facts: report.facts,
    drill: report.drill,
  };
}

/** Something that the paper must say and does not. */
export interface Needed {
  readonly path: string;
  readonly present: boolean;
  readonly article?: string;
  readonly vi: string;
  readonly en: string;
}

export function missingOf(needed: readonly Needed[]): Defect[] {
  return needed
    .filter(({ present }) => !present)
    .map(({ path, article, vi, en }) => ({
      path,
      code: 'REQUIRED',
      ...(article ? { article } : {}),
      vi: `Còn thiếu: ${vi}.`,
      en: `Missing: ${en}.`,
    }));
}

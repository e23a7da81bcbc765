import { Filing } from '#filings';
import type { Sentence } from '#kernel';
import type { Tx } from '#platform';
import { ViolationReport } from './entities.js';
import { unchangedFrom } from './fit-to-file.js';
import { openFollowUp, standingOf, standOf } from './follow-up.js';
import { loadReportSources } from './report-facts.query.js';

/** That an authority waits, and was sent nothing since it asked: the worker may be late, and what was asked filed already. */
const WAITS = `select exists (select 1 from (select o.* from report_handling o where o.report_id = ? offset 0) h where h.state = 'AWAITING_FILER'
  and not exists (select 1 from filing f where f.matter_id = h.report_id and f.submitted_at >= (h.request ->> 'askedAt')::timestamptz)) as waits`;

/**
 * Worker, H3: the supplement in which the filer answers what it is asked is opened for it. Nothing happens where it has a filing in hand
 * already, or where none can be opened: its working copy is its own.
 */
export async function prepareSupplement(tx: Tx, id: string): Promise<void> {
  const report = await tx.load(ViolationReport, id, { lock: true });
  if (report.state !== 'SUBMITTED') return;
  const [row] = await tx.sql<{ waits: boolean }>(WAITS, [id]);
  if (row!.waits && (await standOf(tx, report, 'supplement')).block === null) await openFollowUp(tx, id, 'supplement');
}

/**
 * Why what a path points at cannot be said to be stated anew in the filing in preparation, or null: nothing is prepared, or nothing differs there from
 * what was filed. Attachments are not compared: which of them answer something, only a person can tell.
 */
export async function unchangedSinceFiled(tx: Tx, id: string, path: string): Promise<Sentence | null> {
  const report = await tx.load(ViolationReport, id);
  if (report.state !== 'DRAFT' && report.state !== 'READY') return NOTHING_PREPARED;
  const filings = await tx.em.find(Filing, { matterId: id }, { orderBy: { number: 'asc' } });
  return unchangedFrom(standingOf(filings), report.facts, await loadReportSources(tx, []))(path);
}

const NOTHING_PREPARED: Sentence = {
  vi: 'Chưa có bản bổ sung nào đang soạn. Hãy mở bản bổ sung và sửa mục này trước, hoặc trả lời bằng lời.',
  en: 'No filing is in preparation. Open a supplement and state the field anew first, or answer in words.',
};

import { type Defect, Invalid, WrongState } from '#kernel';
import type { Tx } from '#platform';
import { assess } from '../assess.js';
import { ViolationReport } from '../entities.js';
import { toViolationFacts } from '../facts.js';
import { refuseWithdrawn } from '../follow-up.js';
import { loadReportSources } from '../report-facts.query.js';
import { startClocks } from './keep-clocks.js';
import { versionOf } from './wanted-clocks.js';

/** How far ahead a fact may be promised, in days (product, no law). */
const AT_MOST_DAYS = 366;

export interface SupplementPromise {
  /** As the assessment names the missing fact. */
  readonly path: string;
  readonly by: Date;
}

/**
 * Facts that are missing now and will be told by a date. Each has a clock that reminds people; the first filing in which
 * the fact is no longer missing stops it. Promised anew, the earlier promise is superseded. Throws Invalid with everything
 * that cannot be promised, FollowUpBlocked where the report was withdrawn.
 */
export async function promiseSupplement(tx: Tx, reportId: string, promises: readonly SupplementPromise[]): Promise<readonly string[]> {
  const report = await tx.load(ViolationReport, reportId, { lock: true });
  tx.authorize('promise', report);
  if (report.state === 'DISCARDED' || report.state === 'EXPIRED') throw new WrongState('violation report', 'promise', report.state, []);
  await refuseWithdrawn(tx, report.id);
  const { organisation } = await loadReportSources(tx, []);
  const { missing } = assess(toViolationFacts(report.facts, organisation), tx.now);
  const defects = refused(
    promises,
    missing.map(({ path }) => path),
    tx.now,
  );
  if (defects.length > 0) throw new Invalid(defects);
  const paths = promises.map(({ path }) => path);
  const recorded = tx.record({ type: 'SupplementPromised', subjects: [report.id] });
  await tx.sql(
    `update report_clock set superseded_at = ?, next_escalation_at = null
     where report_id = ? and kind = 'SUPPLEMENT_PROMISED' and superseded_at is null and path = any (?::text[])`,
    [tx.now, report.id, paths],
  );
  await startClocks(
    tx,
    report,
    recorded.id,
    promises.map(({ path, by }) => ({
      slot: `SUPPLEMENT_PROMISED:${path}`,
      kind: 'SUPPLEMENT_PROMISED',
      rule: 'SUPPLEMENT_PROMISED',
      ruleVersion: versionOf({ AT_MOST_DAYS }),
      article: 'PRODUCT',
      startEvent: 'PROMISED',
      startedAt: tx.now,
      dueAt: by,
      statutory: false,
      path,
    })),
  );
  return paths;
}

function refused(promises: readonly SupplementPromise[], missing: readonly string[], now: Date): Defect[] {
  return promises.flatMap(({ path, by }, i): Defect[] => [
    ...(missing.includes(path)
      ? []
      : [
          {
            path: `promises.${i}.path`,
            code: 'NOT_MISSING',
            vi: `Mục "${path}" không thiếu, hoặc không có trong mẫu; chỉ hẹn bổ sung mục còn thiếu.`,
            en: `"${path}" is not missing, or no field of the form; only what is missing can be promised.`,
          },
        ]),
    ...(promises.findIndex((other) => other.path === path) < i
      ? [{ path: `promises.${i}.path`, code: 'GIVEN_TWICE', vi: 'Mục này đã được hẹn ở dòng trên.', en: 'This is promised above already.' }]
      : []),
    ...(by.getTime() > now.getTime() && by.getTime() <= now.getTime() + AT_MOST_DAYS * 86_400_000
      ? []
      : [
          {
            path: `promises.${i}.by`,
            code: 'NOT_AHEAD',
            vi: `Ngày hẹn phải ở sau thời điểm này và không quá ${AT_MOST_DAYS} ngày.`,
            en: `The date must lie ahead, by no more than ${AT_MOST_DAYS} days.`,
          },
        ]),
  ]);
}

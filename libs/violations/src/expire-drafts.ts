import type { Tx } from '#platform';
import { ViolationReport } from './entities.js';
import { move } from './move-report.js';

/** Days after which a draft that nobody touches is warned of, twice, and then ends (lifecycles.md F12; product, no law). */
export const IDLE_DAYS = { warn: [60, 80], expire: 90 } as const;

/**
 * Sweep: drafts that nobody touches are warned of and end, never while a clock of theirs runs, be its time a statute's or a
 * target. One whose time has been over as long as that keeps no draft any more.
 */
export async function expireDrafts(tx: Tx): Promise<number> {
  const idle = await tx.sql<{ id: string; days: number }>(
    `select r.id, floor(extract(epoch from ?::timestamptz - r.updated_at) / 86400)::integer as days from violation_report r
     where r.state = 'DRAFT' and r.kind = 'INITIAL' and r.reference is null and r.updated_at < ?::timestamptz - interval '60 days'
       and (r.idle_warned_at is null or r.idle_warned_at < ?::timestamptz - interval '10 days')
       and not exists (select 1 from report_clock c where c.report_id = r.id and c.kind <> 'RETENTION' and c.superseded_at is null and c.stopped_at is null
         and coalesce(c.due_at, case when c.statutory then c.started_at end) > ?::timestamptz - make_interval(days => ${IDLE_DAYS.expire}))
     order by r.updated_at limit 500`,
    [tx.now, tx.now, tx.now, tx.now],
  );
  for (const { id, days } of idle) {
    const report = await tx.load(ViolationReport, id, { lock: true });
    if (days >= IDLE_DAYS.expire && report.idleWarnedAt !== null) {
      tx.authorize('expire', report);
      move(report, 'expire');
      tx.record({ type: 'ReportExpired', subjects: [id], payload: { reportId: id, organisationId: report.organisationId } });
    } else {
      tx.authorize('warn', report);
      report.idleWarnedAt = tx.now;
      tx.record({ type: 'ReportIdle', subjects: [id], payload: { reportId: id, organisationId: report.organisationId, days } });
    }
  }
  return idle.length;
}

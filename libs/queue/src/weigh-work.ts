import { officeMinutesLater } from '#law';
import type { Tx } from '#platform';
import { riskOf, type Weighed } from './risk.js';

/** Within so many minutes of office hours somebody should have what arrived; then the unit hears that nobody has (lifecycles.md 3, 23). */
export const ASSIGN_WITHIN_MINUTES = 4 * 60;

/** Items of one transaction. */
const BATCH = 200;

interface ToWeigh extends Weighed {
  readonly id: string;
  readonly newsAt: string;
}

/** Handler and sweep: what arrived or was found anew gets its risk with the reasons, and the time until when somebody should have it. */
export async function weighWork(tx: Tx): Promise<number> {
  const found = await tx.sql<ToWeigh>(
    `select w.id, w.facts, w.notice_class as "noticeClass", w.verdict, w.severity, w.cross_border as "crossBorder",
       w.sensitive_sector as "sensitiveSector", w.subject_band as "subjectBand", w.news_at as "newsAt",
       (select count(*)::integer from (select from work_item o where o.unit_id = w.unit_id and o.organisation_id = w.organisation_id and o.id <> w.id
         and o.kind <> 'DOSSIER' and w.kind <> 'DOSSIER' and o.received_at between w.received_at - interval '1 year' and w.received_at limit 3) x) as others
     from work_item w where w.to_weigh order by w.received_at limit ${BATCH} for update skip locked`,
  );
  if (found.length === 0) return 0;
  const weighed = found.map((item) => ({
    id: item.id,
    ...riskOf(item),
    assignBy: officeMinutesLater(new Date(item.newsAt), ASSIGN_WITHIN_MINUTES),
  }));
  await tx.sql(
    `update work_item w set risk = r.risk, risk_reasons = r.reasons, to_weigh = false, assign_by = coalesce(w.assign_by, r."assignBy")
     from jsonb_to_recordset(?::jsonb) r (id uuid, risk smallint, reasons jsonb, "assignBy" timestamptz) where w.id = any (?::uuid[]) and w.id = r.id`,
    [JSON.stringify(weighed), found.map(({ id }) => id)],
  );
  return found.length;
}

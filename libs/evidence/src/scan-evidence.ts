import { type Clamd, type Judgement, scanFiles } from '#attachments';
import type { FileStore, Logger, OutsideTask, Tx, UnitOfWork } from '#platform';
import { EvidenceItem } from './entities.js';

/** The worker's part: bytes that no scanner judged yet. What is found changes nothing but how they leave. */
export const scanEvidence = (uow: UnitOfWork, files: FileStore, scanner: Clamd, logger: Logger): OutsideTask =>
  scanFiles({ name: 'scan-evidence', unjudged, judge }, { uow, files, scanner, logger });

function unjudged(tx: Tx, except: readonly string[]): Promise<{ id: string; sha256: string }[]> {
  return tx.sql(
    `select c.id, i.sha256 from evidence_custody c join evidence_item i on i.id = c.id
      where c.scan_state = 'UNSCANNED' and c.id <> all (?::uuid[]) order by c.id limit 20`,
    [`{${except.join(',')}}`],
  );
}

async function judge(tx: Tx, id: string, verdict: Judgement): Promise<void> {
  tx.authorize('judge', await tx.load(EvidenceItem, id));
  const obstacle = verdict.verdict === 'REFUSED' ? verdict.obstacle : null;
  const changed = await tx.sql<{ id: string }>(
    `update evidence_custody set scan_state = $2, finding = $3, obstacle = $4, judged_at = $5
      where id = $1 and scan_state = 'UNSCANNED' and ($4::text is null or obstacle is distinct from $4) returning id`,
    [
      id,
      verdict.verdict === 'REFUSED' ? 'UNSCANNED' : verdict.verdict,
      verdict.verdict === 'INFECTED' ? verdict.finding : null,
      obstacle,
      verdict.verdict === 'REFUSED' ? null : tx.now,
    ],
  );
  if (changed.length > 0)
    tx.record({ type: 'EvidenceJudged', subjects: [id], payload: { itemId: id, verdict: obstacle ?? verdict.verdict } });
}

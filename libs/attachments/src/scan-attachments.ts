import type { FileStore, Logger, OutsideTask, Tx, UnitOfWork } from '#platform';
import type { Clamd, Verdict } from './clamd.js';
import { Attachment } from './entities.js';

const BATCH = 20;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [30_000, 15 * 60_000];

export type Judgement = Exclude<Verdict, { verdict: 'UNAVAILABLE' }> | { readonly verdict: 'REFUSED'; readonly obstacle: 'DAMAGED' };

/** Rows of files that wait for a verdict, and what becomes of one. */
export interface Scanned {
  readonly name: string;
  unjudged(tx: Tx, except: readonly string[]): Promise<{ id: string; sha256: string }[]>;
  judge(tx: Tx, id: string, verdict: Judgement): Promise<void>;
}

/** The attachments of reports. */
export const scanAttachments = (uow: UnitOfWork, files: FileStore, scanner: Clamd, logger: Logger, now = Date.now): OutsideTask =>
  scanFiles({ name: 'scan-attachments', unjudged, judge }, { uow, files, scanner, logger, now });

/**
 * The worker's part: whatever has not been judged is shown to the scanner, also what came before there was one. A scanner
 * that is not there costs nothing but time: files stay as they are and are looked for again. Safe to run in several workers.
 */
export function scanFiles(
  { name, unjudged, judge }: Scanned,
  {
    uow,
    files,
    scanner,
    logger,
    now = Date.now,
  }: {
    readonly uow: UnitOfWork;
    readonly files: FileStore;
    readonly scanner: Clamd;
    readonly logger: Logger;
    readonly now?: () => number;
  },
): OutsideTask {
  const pauses = new Map<string, { readonly until: number; readonly ms: number }>();
  let available = true;
  const run = async (): Promise<number> => {
    for (let done = 0; ; ) {
      const paused = [...pauses].filter(([, { until }]) => until > now()).map(([id]) => id);
      const waiting = await uow.run({ kind: 'system', name }, (tx) => unjudged(tx, paused));
      if (waiting.length === 0) return done;
      for (const { id, sha256 } of waiting) {
        const verdict = await scanner.scan(files.chunks(sha256)).catch((error: unknown): Judgement => {
          logger.error({ err: error, id }, 'a stored file cannot be read');
          return { verdict: 'REFUSED', obstacle: 'DAMAGED' };
        });
        if ((verdict.verdict !== 'UNAVAILABLE') !== available) {
          available = !available;
          logger.warn({ available }, 'scanner');
        }
        if (verdict.verdict === 'UNAVAILABLE') return done;
        await uow.run({ kind: 'system', name }, (tx) => judge(tx, id, verdict));
        const ms = Math.min((pauses.get(id)?.ms ?? FIRST_PAUSE_MS / 2) * 2, LONGEST_PAUSE_MS);
        if (verdict.verdict === 'REFUSED') pauses.set(id, { until: now() + ms, ms });
        else pauses.delete(id);
        done++;
      }
    }
  };
  return { name, after: [], everySeconds: 5, run };
}

function unjudged(tx: Tx, except: readonly string[]): Promise<{ id: string; sha256: string }[]> {
  return tx.sql(
    `select id, sha256 from attachment where state in ('RECEIVED', 'UNSCANNED') and id <> all (?::uuid[]) order by received_at, id limit ${BATCH}`,
    [`{${except.join(',')}}`],
  );
}

/** Writes a verdict down, once; what stands in the way of one is told once, not at every try. */
async function judge(tx: Tx, id: string, verdict: Judgement): Promise<void> {
  const attachment = await tx.load(Attachment, id, { lock: true });
  tx.authorize('judge', attachment);
  if (attachment.state !== 'RECEIVED' && attachment.state !== 'UNSCANNED') return;
  if (verdict.verdict === 'REFUSED') {
    if (attachment.obstacle === verdict.obstacle) return;
    attachment.obstacle = verdict.obstacle;
    tx.record({ type: 'AttachmentNotJudged', subjects: [id], payload: { attachmentId: id, obstacle: verdict.obstacle } });
    return;
  }
  attachment.state = verdict.verdict;
  attachment.finding = verdict.verdict === 'INFECTED' ? verdict.finding : null;
  attachment.obstacle = null;
  attachment.judgedAt = tx.now;
  const type = verdict.verdict === 'INFECTED' ? 'AttachmentQuarantined' : 'AttachmentCleared';
  tx.record({ type, subjects: [id], payload: { attachmentId: id } });
}

import { createHash } from 'node:crypto';
import { type Caller, type FileStore, type Logger, MissingOriginal, type OutsideTask, type Tx, type UnitOfWork } from '#platform';
import { addCustody } from './add-custody.js';
import { EvidenceCustody } from './entities.js';
import { type Held, holdEvidence } from './load-evidence.js';

const NAME = 'verify-evidence';
/** Every original is hashed anew within so many days. */
export const VERIFY_DAYS = 7;
/** One run reads so much at most, and begins no further file past it. */
const SLICE_FILES = 50;
const SLICE_BYTES = 512 * 1024 * 1024;

/** The worker's part: originals that were not hashed for the longest time, a slice at a time. Safe to run in several workers. */
export function verifyEvidence(uow: UnitOfWork, files: FileStore, logger: Logger, verifyDays = VERIFY_DAYS): OutsideTask {
  const caller: Caller = { kind: 'system', name: NAME };
  const run = async (): Promise<number> => {
    const due = await uow.run(caller, (tx) => longestUnverified(tx, verifyDays));
    let [done, bytes] = [0, 0];
    for (const { id, sha256, size, seq } of due) {
      if (bytes > 0 && bytes + size > SLICE_BYTES) break;
      bytes += size;
      const found = await hashOf(files, sha256).catch((error: unknown) => {
        // The store is out of reach, which says nothing of the bytes.
        logger.error({ err: error, id }, 'evidence could not be read');
        return undefined;
      });
      if (found === undefined) continue;
      await uow.run(caller, async (tx) => {
        const held = await holdEvidence(tx, id, 'verify');
        // Another worker was faster.
        if (held.custody.seq === seq) await noteHash(tx, held, found);
      });
      done++;
    }
    return done;
  };
  return { name: NAME, after: [], everySeconds: 60, run };
}

interface Due {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly seq: number;
}

function longestUnverified(tx: Tx, days: number): Promise<Due[]> {
  return tx.sql<Due>(
    `select c.id, i.sha256, i.size, c.seq from evidence_custody c join evidence_item i on i.id = c.id
      where c.verified_at < ?::timestamptz - make_interval(days => ?) order by c.verified_at, c.id limit ${SLICE_FILES}`,
    [tx.now, days],
  );
}

/** Hex SHA-256 of what is stored under this name; null where nothing is. Throws where the store cannot be asked. */
export async function hashOf(files: FileStore, sha256: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of files.stored(sha256)) hash.update(chunk);
  } catch (error) {
    if (error instanceof MissingOriginal) return null;
    throw error;
  }
  return hash.digest('hex');
}

/** The link that a hashing adds; the first that does not agree is told to whoever answers for the case. False where it does not. */
export async function noteHash(tx: Tx, { item, custody }: Held, found: string | null): Promise<boolean> {
  const agrees = found === item.sha256;
  await addCustody(tx, item.id, agrees ? 'HASH_VERIFIED' : 'HASH_MISMATCH', { found });
  if (!agrees && custody.intact)
    tx.record({
      type: 'EvidenceAltered',
      subjects: [item.id],
      payload: { itemId: item.id, caseId: item.caseId, unitId: item.unitId, reference: item.label },
    });
  return agrees;
}

/** Whether the bytes were found altered since, for news that are told a moment later. */
export async function stillAltered(tx: Tx, itemId: string): Promise<boolean> {
  return !(await tx.load(EvidenceCustody, itemId)).intact;
}

import { Readable } from 'node:stream';
import { isId, NotFound, userIdOf } from '#kernel';
import type { Caller, FileStore, UnitOfWork } from '#platform';
import { addCustody } from './add-custody.js';
import { archivePassword, encryptedZip } from './archive.js';
import { EvidenceBlocked } from './evidence-refusals.js';
import { holdForWork } from './load-evidence.js';
import { hashOf, noteHash } from './verify-evidence.js';

/** What an export needs of the house; `key`: that of the passwords. */
export interface ExportHouse {
  readonly uow: UnitOfWork;
  readonly files: FileStore;
  readonly key: Uint8Array;
}

/** Leave to fetch the bytes of an item, for whoever got it and for so long. */
export interface EvidenceExport {
  /** Of the link EXPORTED. */
  readonly id: string;
  /** Of the archive, where the bytes leave in one; shown now and never again. */
  readonly password: string | null;
  readonly expiresAt: Date;
}

const FETCH_WITHIN_MINUTES = 15;

/**
 * Takes bytes out of the house, for a purpose that the chain keeps: they are hashed first, and what is not what it was does not leave. What no scanner
 * found clean leaves in an encrypted archive. Throws EvidenceBlocked `NO_BYTES`, `EVIDENCE_ALTERED`.
 */
export async function exportEvidence(
  { uow, files, key }: ExportHouse,
  caller: Caller,
  itemId: string,
  purpose: string,
): Promise<EvidenceExport> {
  const sha256 = await uow.run(caller, async (tx) => {
    const { item } = await holdForWork(tx, itemId, 'export');
    if (!item.sha256) throw new EvidenceBlocked('NO_BYTES');
    return item.sha256;
  });
  const found = await hashOf(files, sha256);
  const exported = await uow.run(caller, async (tx) => {
    const held = await holdForWork(tx, itemId, 'export');
    // The mismatch is kept, so it cannot be thrown here.
    if (!(await noteHash(tx, held, found))) return null;
    const id = await addCustody(tx, itemId, 'EXPORTED', { reason: purpose });
    const password = held.custody.scanState === 'CLEAN' ? null : archivePassword(key, id);
    return { id, password, expiresAt: new Date(tx.now.getTime() + FETCH_WITHIN_MINUTES * 60_000) };
  });
  if (!exported) throw new EvidenceBlocked('EVIDENCE_ALTERED');
  return exported;
}

export interface OpenedExport {
  readonly name: string;
  readonly mediaType: string;
  /** Known of what leaves as it is. */
  readonly size: number | null;
  readonly bytes: Readable;
}

interface Exported {
  readonly itemId: string;
  readonly label: string;
  readonly name: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly createdAt: string;
  readonly plain: boolean;
}

/** The bytes of an export, for whoever has it and while it lasts; each fetching is in the log. Throws NotFound. */
export async function openExport({ uow, files, key }: ExportHouse, caller: Caller, exportId: string): Promise<OpenedExport> {
  const { label, name, sha256, size, mediaType, plain, createdAt } = await uow.run(caller, async (tx) => {
    const [found] = isId(exportId)
      ? await tx.sql<Exported>(
          `select i.id as "itemId", i.label, i.file_name as name, i.sha256, i.size, i.media_type as "mediaType", i.created_at as "createdAt",
             coalesce(c.scan_state = 'CLEAN' and c.judged_at <= e.at, false) as plain
           from custody_event e join evidence_item i on i.id = e.item_id join evidence_custody c on c.id = e.item_id
           where e.id = ? and e.kind = 'EXPORTED' and e.actor_id = ? and e.at > ?::timestamptz - make_interval(mins => ${FETCH_WITHIN_MINUTES}) and c.intact`,
          [exportId, userIdOf(tx.actor), tx.now],
        )
      : [];
    if (!found) throw new NotFound('export');
    await holdForWork(tx, found.itemId, 'export');
    tx.record({ type: 'EvidenceFetched', subjects: [found.itemId] });
    return found;
  });
  const chunks = files.chunks(sha256);
  if (plain) return { name, mediaType, size, bytes: Readable.from(chunks, { objectMode: false }) };
  const bytes = encryptedZip(name, chunks, archivePassword(key, exportId), new Date(createdAt));
  return { name: `${label}.zip`, mediaType: 'application/zip', size: null, bytes };
}

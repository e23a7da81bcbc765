import { UploadTicket } from '#attachments';
import { CaseFile, refuseReaders } from '#cases';
import { Forbidden, isId, NotFound, newId, userIdOf } from '#kernel';
import { type Tx, violatedConstraint } from '#platform';
import { addCustody } from './add-custody.js';
import { EvidenceItem, type EvidenceKind } from './entities.js';
import { EvidenceBlocked, fileAndKind, notUploaded } from './evidence-refusals.js';

export interface NewEvidence {
  readonly caseId: string;
  readonly kind: EvidenceKind;
  /** What it is, in words. */
  readonly title: string;
  /** From where: an address on the net, a device, a body. */
  readonly source: string;
  readonly seizedFrom?: string | null;
  readonly place?: string | null;
  readonly collectedAt: Date;
  /** The upload of its bytes; a physical item has none. */
  readonly ticketId?: string | null;
  /** The item of the same case that it was made from. */
  readonly parentId?: string | null;
  /** Number of the bag in which it is sealed. */
  readonly bag?: string | null;
}

/** Takes an item into a case: its label is counted, its chain begins, and whoever collects it holds it. */
export async function collectEvidence(tx: Tx, input: NewEvidence): Promise<EvidenceItem> {
  const { caseId, kind, title, source, seizedFrom = null, place = null, collectedAt, ticketId, parentId, bag } = input;
  // Locked, so that no two items get one number.
  const file = await tx.load(CaseFile, caseId, { lock: true });
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('collect', 'EvidenceItem');
  const ticket = ticketId ? await tx.load(UploadTicket, ticketId) : null;
  if (parentId) await parentOf(tx, caseId, parentId);
  if ((kind === 'PHYSICAL') === (ticket !== null)) throw fileAndKind(kind);
  if (ticket && (ticket.purpose !== 'EVIDENCE' || !ticket.sha256)) throw notUploaded();
  const [counted] = await tx.sql<{ number: number }>(
    'select coalesce(max(number), 0)::integer + 1 as number from evidence_item where case_id = ?',
    [caseId],
  );
  const { number } = counted!;
  const item = tx.em.create(EvidenceItem, {
    id: ticket?.id ?? newId(),
    caseId,
    unitId: file.unitId,
    number,
    label: `${file.reference}-E${String(number).padStart(3, '0')}`,
    ...{ kind, title, source, seizedFrom, place, collectedAt },
    collectedBy: userIdOf(actor),
    parentId: parentId ?? null,
    fileName: ticket?.fileName ?? null,
    sha256: ticket?.sha256 ?? null,
    size: ticket?.size ?? null,
    mediaType: ticket?.mediaType ?? null,
    createdAt: tx.now,
  });
  tx.authorize('collect', item);
  await refuseReaders(tx, file, 'collect');
  if (file.endedAt) throw new EvidenceBlocked('CASE_ENDED');
  if (collectedAt > tx.now) throw new EvidenceBlocked('COLLECTED_AHEAD');
  await tx.em.flush().catch((error: unknown) => {
    throw violatedConstraint(error) === 'evidence_item_pkey' ? notUploaded() : error;
  });
  await addCustody(tx, item.id, 'ACQUIRED', { place });
  if (ticket) await addCustody(tx, item.id, 'IMPORTED', { found: ticket.sha256 });
  if (bag) await addCustody(tx, item.id, 'SEALED', { bag });
  return item;
}

async function parentOf(tx: Tx, caseId: string, parentId: string): Promise<void> {
  const parent = isId(parentId) ? await tx.em.findOne(EvidenceItem, { id: parentId, caseId }) : null;
  if (!parent) throw new NotFound('evidence item');
}

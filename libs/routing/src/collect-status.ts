import { LockMode } from '@mikro-orm/core';
import { type EdxmlChannel, readDocumentId, type StatusPacket } from '#channels';
import { newId } from '#kernel';
import type { Logger, OutsideTask, StoredEvent, Tx, UnitOfWork } from '#platform';
import { applyAcknowledgement } from './apply-acknowledgement.js';
import { Acknowledgement, Delivery, Destination } from './entities.js';
import { notify } from './notify.js';
import { readDocumentNumber } from './packet-of.js';

const SYSTEM = { kind: 'system', name: 'collect-status' } as const;

export interface StatusCollection {
  readonly uow: UnitOfWork;
  readonly edxml: EdxmlChannel;
  readonly logger: Logger;
}

/** As long as a door for signed words stays open, and no longer. */
const HEARD_DAYS = 90;

/**
 * Reads the status packets that counterparts put into their boxes, each box once, under the profile in use and then those
 * before it. What answers nothing of ours, or cannot be read, is kept in `bad/`, and the people of the unit are told; a packet
 * that comes twice counts once.
 */
export function collectStatus({ uow, edxml, logger }: StatusCollection): OutsideTask {
  return {
    name: SYSTEM.name,
    after: [],
    everySeconds: 30,
    run: async () => {
      let done = 0;
      for (const [box, readers] of await uow.run(SYSTEM, boxes)) {
        const collected = await edxml.collect(box, readers.map(asProfile), {
          take: async ({ packet, raw, destinationId }) => {
            const reader = readers.find(({ id }) => id === destinationId)!;
            if (packet.kind !== 'STATUS') return false;
            return uow.run(SYSTEM, (tx) => takeStatus(tx, reader, packet.status, Buffer.from(raw).toString('utf8')));
          },
          reject: async ({ refused, sha256 }) => {
            const [{ id, unitId }] = readers as [Destination];
            const code = refused?.code ?? 'ANSWERS_NOTHING';
            logger.warn({ destination: id, sha256, code }, 'an edXML packet was put aside');
            const payload = { destinationId: id, unitId, code };
            await uow.run(SYSTEM, async (tx) => tx.record({ type: 'StatusPacketRejected', subjects: [id], payload }));
          },
        });
        for (const error of collected.errors) logger.error({ err: error, box }, 'an edXML packet could not be taken');
        done += collected.done;
      }
      return done;
    },
  };
}

/** Who reads a box: first whoever has it, then who had it lately. */
async function boxes(tx: Tx): Promise<ReadonlyMap<string, readonly Destination[]>> {
  const heard = new Date(tx.now.getTime() - HEARD_DAYS * 86_400_000);
  const found = await tx.em.find(
    Destination,
    { channel: 'EDXML_FILE', revoked: false, $or: [{ state: 'ACTIVE' }, { closedAt: { $gt: heard } }] },
    { orderBy: { state: 'asc', closedAt: 'desc' } },
  );
  return Map.groupBy(
    found.filter(({ settings }) => settings.edxml),
    ({ endpoint }) => endpoint,
  );
}

/** That a folder is trusted without signatures is for whoever has it to say: while it has an owner, no former one does. */
function asProfile({ id, endpoint, settings, state }: Destination, _: number, [first]: readonly Destination[]) {
  const edxml = settings.edxml!;
  const former = state === 'CLOSED' && first?.state === 'ACTIVE';
  return { id, endpoint, secrets: [], edxml: former ? { ...edxml, unsignedStatus: false } : edxml };
}

/** The people of the unit whose box it is hear of a file that was put aside. */
export async function notifyOfRejected(tx: Tx, event: StoredEvent): Promise<void> {
  const { id, unitId, endpoint } = await tx.load(Destination, String(event.payload.destinationId));
  await notify(tx, event, [{ to: { unitId }, subjectId: id, reference: endpoint, detail: String(event.payload.code) }]);
}

/** Milliseconds; as far as a signed word may lie from our clock. */
const TOLERANCE = 5 * 60_000;

type Reader = Pick<Destination, 'id' | 'unitId' | 'state'>;

/** Takes one status packet about a delivery of this unit, once; false where it names none. */
export async function takeStatus(tx: Tx, reader: Reader, status: StatusPacket, raw: string): Promise<boolean> {
  const delivery = await named(tx, reader, status);
  if (!delivery || !isPossible(status.at, delivery.submittedAt, tx.now)) return false;
  const { unitId } = reader;
  // Two workers may read one file; the second finds the word of the first.
  await tx.em.lock(delivery, LockMode.PESSIMISTIC_WRITE);
  const statedAt = status.at ?? tx.now;
  const sender = status.from.code;
  // Without a time of its own a word is told from others by its bytes: our clock would make every repetition a new one.
  const which = status.at ? { statedAt } : { raw };
  const known = await tx.em.count(Acknowledgement, { deliveryId: delivery.id, sender, code: status.code, ...which });
  if (known > 0) return true;
  const word = tx.em.create(Acknowledgement, {
    id: newId(),
    deliveryId: delivery.id,
    filingId: delivery.filingId,
    organisationId: delivery.organisationId,
    unitId,
    code: status.code,
    registryNumber: null,
    note: status.description || null,
    at: tx.now,
    sender,
    statedAt,
    raw,
  });
  await tx.em.flush();
  await applyAcknowledgement(tx, delivery, word);
  return true;
}

/** Clocks differ by minutes; what lies before the filing, or ahead, was not said of it. */
function isPossible(at: Date | null, submittedAt: Date, now: Date): boolean {
  return at === null || (at.getTime() > submittedAt.getTime() - TOLERANCE && at.getTime() < now.getTime() + TOLERANCE);
}

/** The delivery that a packet names: whoever has the box speaks for its unit, who had it of what it carried itself. */
async function named(tx: Tx, { id, unitId, state }: Reader, { responseFor }: StatusPacket): Promise<Delivery | null> {
  const ours = { unitId, ...(state === 'CLOSED' ? { destinationId: id } : {}) };
  const document = readDocumentId(responseFor.documentId);
  if (document.form === 'UUID') return tx.em.findOne(Delivery, { id: document.messageId, ...ours });
  const number = document.form === 'COMPOSED' ? readDocumentNumber(document.number) : null;
  return number && tx.em.findOne(Delivery, { ...number, ...ours }, { orderBy: { id: 'desc' } });
}

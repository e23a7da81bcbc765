import { type EdxmlChannel, type FromInbox, readDocumentId, type StatusPacket } from '#channels';
import { newId } from '#kernel';
import type { Logger, OutsideTask, Tx, UnitOfWork } from '#platform';
import { applyAcknowledgement } from './apply-acknowledgement.js';
import { Acknowledgement, Delivery, Destination } from './entities.js';
import { readDocumentNumber } from './packet-of.js';

const SYSTEM = { kind: 'system', name: 'collect-status' } as const;

export interface StatusCollection {
  readonly uow: UnitOfWork;
  readonly edxml: EdxmlChannel;
  readonly logger: Logger;
}

/**
 * Reads the status packets that counterparts put into their boxes. A packet that answers nothing of ours, or that cannot be
 * read, is kept in `bad/` and told in the process log; a packet that comes twice counts once.
 */
export function collectStatus({ uow, edxml, logger }: StatusCollection): OutsideTask {
  return {
    name: SYSTEM.name,
    after: [],
    everySeconds: 30,
    run: async () => {
      const boxes = await uow.run(SYSTEM, (tx) => tx.em.find(Destination, { channel: 'EDXML_FILE' }));
      let done = 0;
      for (const { id, endpoint, settings, unitId } of boxes) {
        if (!settings.edxml) continue;
        const destination = { id, endpoint, secrets: [], edxml: settings.edxml };
        const take = async (inbound: FromInbox) => {
          const taken = 'packet' in inbound && (await takeInbound(uow, unitId, inbound));
          if (!taken) logger.warn({ destination: id, sha256: inbound.sha256 }, 'an edXML packet answers nothing of ours');
        };
        const collected = await edxml.collect(destination, take);
        for (const error of collected.errors) logger.error({ err: error, destination: id }, 'an edXML packet could not be taken');
        done += collected.done;
      }
      return done;
    },
  };
}

async function takeInbound(uow: UnitOfWork, unitId: string, inbound: Extract<FromInbox, { packet: unknown }>): Promise<boolean> {
  const { packet } = inbound;
  if (packet.kind !== 'STATUS') return false;
  return uow.run(SYSTEM, (tx) => takeStatus(tx, unitId, packet.status, Buffer.from(inbound.raw).toString('utf8')));
}

/** Takes one status packet about a delivery of this unit, once; false where it names none. */
export async function takeStatus(tx: Tx, unitId: string, status: StatusPacket, raw: string): Promise<boolean> {
  const delivery = await named(tx, unitId, status);
  if (!delivery) return false;
  const statedAt = status.at ?? tx.now;
  const sender = status.from.code;
  const known = await tx.em.count(Acknowledgement, { deliveryId: delivery.id, sender, code: status.code, statedAt });
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

async function named(tx: Tx, unitId: string, { responseFor }: StatusPacket): Promise<Delivery | null> {
  const document = readDocumentId(responseFor.documentId);
  if (document.form === 'UUID') return tx.em.findOne(Delivery, { id: document.messageId, unitId });
  const number = document.form === 'COMPOSED' ? readDocumentNumber(document.number) : null;
  return number && tx.em.findOne(Delivery, { ...number, unitId }, { orderBy: { id: 'desc' } });
}

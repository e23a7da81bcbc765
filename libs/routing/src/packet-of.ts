import { documentIdOf, type Operation, type Packet, type PacketDocument, type PacketMeta, type ResponseFor, sha256 } from '#channels';
import { vietnamDate } from '#law';
import { canonicalText } from '#platform/log';
import type { Filing } from '#violations';
import type { Delivery, Destination } from './entities.js';

/** A delivery as it is to be sent: what was leased, with what the packet is made of. */
export interface Leased {
  readonly delivery: Pick<
    Delivery,
    'id' | 'message' | 'reference' | 'filingNumber' | 'reason' | 'recallsId' | 'organisationName' | 'drill'
  > & { readonly packedAt: Date };
  readonly filing: Pick<Filing, 'id' | 'reference' | 'number' | 'kind' | 'content' | 'salt' | 'digest' | 'submittedAt' | 'revisesId'>;
  /** Of the same report: the delivery of the filing that this one answers for, else of the latest before it, where it was delivered at this very destination. */
  readonly earlier: (Pick<Delivery, 'id' | 'filingNumber'> & Pick<Filing, 'submittedAt'>) | null;
  readonly unit: { readonly code: string; readonly name: string };
  readonly destination: Pick<Destination, 'id' | 'channel' | 'endpoint' | 'settings' | 'sealedSecrets'> & { readonly settling: boolean };
}

/** Documents that go with a filing, e.g. its printed form, as far as they fit; none is a valid answer. */
export type DocumentsOf = (filing: Leased['filing'], maxBytes: number, asOf: Date) => Promise<readonly PacketDocument[]>;

export const PACKET_FORMAT = 'khien-packet/1';
const NOTATION = 'TB-BVDLCN';

/**
 * What leaves for a destination. The body holds the filing exactly as it was digested, with its salt, so that the receiver
 * can check it against the log and any receipt; a recall names what it asks back. The same delivery gives the same bytes.
 */
export function packetOf(leased: Leased, documents: readonly PacketDocument[]): Packet {
  const { delivery, filing, unit, destination } = leased;
  const recall = delivery.message === 'RECALL';
  const body = canonicalText({
    format: PACKET_FORMAT,
    messageId: delivery.id,
    message: delivery.message,
    reference: delivery.reference,
    drill: delivery.drill,
    filing: { number: filing.number, kind: filing.kind, submittedAt: filing.submittedAt.toISOString(), digest: filing.digest },
    ...(recall ? { recalls: delivery.recallsId, reason: delivery.reason } : { content: JSON.parse(filing.content), salt: filing.salt }),
  });
  const meta: PacketMeta = {
    from: { code: ORIGIN.code, name: delivery.organisationName },
    to: { code: destination.settings.edxml?.organCode ?? unit.code, name: unit.name },
    subject: `${recall ? 'Yêu cầu thu hồi thông báo vi phạm' : 'Thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân'} ${delivery.reference}`,
    number: documentNumber(delivery),
    notation: NOTATION,
    promulgatedOn: vietnamDate(filing.submittedAt),
    place: ORIGIN.place,
    signer: { name: delivery.organisationName, position: ORIGIN.position },
    operation: operationOf(leased),
  };
  return {
    messageId: delivery.id,
    kind: delivery.message,
    reference: delivery.reference,
    body,
    digest: sha256(body),
    documents: recall ? [] : documents,
    occurredAt: filing.submittedAt,
    meta: {
      ...meta,
      ...(recall ? { reason: delivery.reason ?? '' } : {}),
      ...(meta.operation === 0 ? {} : { responseFor: [aboutWhat(leased, meta)] }),
    },
  };
}

/**
 * What the document is to the one before it (D10). A correction replaces it; an answer to a return completes the same filing,
 * which is not in a register yet, so it updates it. A supplement, a final filing and a request for withdrawal are documents of
 * their own, to be registered by themselves: counterparts are known to pass over an update of what they have registered. Where
 * that other document never was at this destination, there is nothing that it could name, and it is new.
 */
function operationOf({ delivery, filing, earlier }: Leased): Operation {
  if (delivery.message === 'RECALL') return 1;
  if (!earlier) return 0;
  if (filing.revisesId !== null) return 2;
  return filing.kind === 'CORRECTION' ? 3 : 0;
}

/** Of the installation towards the document axis: it sends for its filers. */
const ORIGIN = { code: 'KHIEN', place: 'Việt Nam', position: 'Tổ chức nộp thông báo' } as const;

/** `BC26-000123-7.2` for the second filing of a report; a recall of it ends in `.TH`. */
export function documentNumber({ reference, filingNumber, message }: Pick<Delivery, 'reference' | 'filingNumber' | 'message'>): string {
  return `${reference}.${filingNumber}${message === 'RECALL' ? '.TH' : ''}`;
}

/** The reverse of {@link documentNumber}; null for what never was one of ours. */
export function readDocumentNumber(text: string): Pick<Delivery, 'reference' | 'filingNumber' | 'message'> | null {
  const parts = /^([A-Z]{2}\d{2}-\d{6,9}-\d)\.(\d{1,6})(\.TH)?$/.exec(text);
  return parts && { reference: parts[1]!, filingNumber: Number(parts[2]), message: parts[3] ? 'RECALL' : 'FILING' };
}

/**
 * The document that this one asks back, updates or replaces, under the name by which this counterpart knows it. A revocation
 * names the body that received it, anything else the one that issued it.
 */
function aboutWhat({ delivery, destination: { settings }, earlier }: Leased, meta: PacketMeta): ResponseFor {
  const recall = delivery.message === 'RECALL';
  const target = recall || !earlier ? { id: delivery.recallsId!, filingNumber: delivery.filingNumber, submittedAt: null } : earlier;
  const number = documentNumber({ reference: delivery.reference, filingNumber: target.filingNumber, message: 'FILING' });
  const promulgatedOn = target.submittedAt ? vietnamDate(target.submittedAt) : meta.promulgatedOn;
  const named = { messageId: target.id, meta: { ...meta, number, promulgatedOn } };
  return {
    organCode: recall ? meta.to.code : meta.from.code,
    code: `${number}/${NOTATION}`,
    promulgatedOn,
    documentId: settings.edxml ? documentIdOf(named, settings.edxml) : target.id,
  };
}

import { documentIdOf, type Packet, type PacketDocument, type PacketMeta, type ResponseFor, sha256 } from '#channels';
import { vietnamDate } from '#law';
import { canonicalText } from '#platform/log';
import type { Filing } from '#violations';
import type { Delivery, Destination } from './entities.js';

/** A delivery as it is to be sent: what was leased, with what the packet is made of. */
export interface Leased {
  readonly delivery: Pick<
    Delivery,
    'id' | 'message' | 'reference' | 'filingNumber' | 'reason' | 'recallsId' | 'organisationName' | 'drill'
  >;
  readonly filing: Pick<Filing, 'id' | 'reference' | 'number' | 'kind' | 'content' | 'salt' | 'digest' | 'submittedAt'>;
  readonly unit: { readonly code: string; readonly name: string };
  readonly destination: Pick<Destination, 'id' | 'channel' | 'endpoint' | 'settings' | 'sealedSecrets'>;
}

/** Documents that go with a filing, e.g. its printed form; none is a valid answer. */
export type DocumentsOf = (filing: Leased['filing']) => Promise<readonly PacketDocument[]>;

export const PACKET_FORMAT = 'khien-packet/1';
const NOTATION = 'TB-BVDLCN';

/**
 * What leaves for a destination. The body holds the filing exactly as it was digested, with its salt, so that the receiver
 * can check it against the log and any receipt; a recall names what it asks back. The same delivery gives the same bytes.
 */
export function packetOf({ delivery, filing, unit, destination }: Leased, documents: readonly PacketDocument[]): Packet {
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
    operation: recall ? 1 : 0,
  };
  return {
    messageId: delivery.id,
    kind: delivery.message,
    reference: delivery.reference,
    body,
    digest: sha256(body),
    documents: recall ? [] : documents,
    occurredAt: filing.submittedAt,
    meta: recall ? { ...meta, reason: delivery.reason ?? '', responseFor: [recalled(delivery, meta, destination)] } : meta,
  };
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

/** The document that a revocation asks back, under the name by which this counterpart knows it. */
function recalled(delivery: Leased['delivery'], meta: PacketMeta, { settings }: Leased['destination']): ResponseFor {
  const number = documentNumber({ ...delivery, message: 'FILING' });
  const named = { messageId: delivery.recallsId!, meta: { ...meta, number } };
  return {
    organCode: meta.to.code,
    code: `${number}/${NOTATION}`,
    promulgatedOn: meta.promulgatedOn,
    documentId: settings.edxml ? documentIdOf(named, settings.edxml) : delivery.recallsId!,
  };
}

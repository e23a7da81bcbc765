import { documentIdOf, type Operation, type Packet, type PacketDocument, type PacketMeta, type ResponseFor, sha256 } from '#channels';
import type { FiledSubject, Filing } from '#filings';
import { vietnamDate } from '#law';
import { canonicalText } from '#platform/log';
import type { Delivery, Destination } from './entities.js';

/** A delivery as it is to be sent: what was leased, with what the packet is made of. */
export interface Leased {
  readonly delivery: Pick<
    Delivery,
    'id' | 'message' | 'reference' | 'filingNumber' | 'reason' | 'recallsId' | 'organisationName' | 'drill'
  > & { readonly packedAt: Date };
  readonly filing: Pick<
    Filing,
    'id' | 'subject' | 'reference' | 'number' | 'kind' | 'content' | 'salt' | 'digest' | 'submittedAt' | 'revisesId'
  >;
  /** About the same: the delivery of the filing that this one answers for, else of the latest before it, where it was delivered at this very destination. */
  readonly earlier: (Pick<Delivery, 'id' | 'filingNumber'> & Pick<Filing, 'submittedAt'>) | null;
  readonly unit: { readonly code: string; readonly name: string };
  readonly destination: Pick<Destination, 'id' | 'channel' | 'endpoint' | 'settings' | 'sealedSecrets'> & { readonly settling: boolean };
}

/** Documents that go with a filing, e.g. its printed form, as far as they fit; none is a valid answer. */
export type DocumentsOf = (filing: Leased['filing'], maxBytes: number, asOf: Date) => Promise<readonly PacketDocument[]>;

export const PACKET_FORMAT = 'khien-packet/1';

/** What the document is called, the notation behind its number, and what its issuer is. */
const NAMED: Readonly<
  Record<FiledSubject, { readonly full: string; readonly short: string; readonly notation: string; readonly position: string }>
> = {
  VIOLATION_NOTICE: {
    full: 'Thông báo vi phạm quy định về bảo vệ dữ liệu cá nhân',
    short: 'thông báo vi phạm',
    notation: 'TB-BVDLCN',
    position: 'Tổ chức nộp thông báo',
  },
  DPIA_DOSSIER: {
    full: 'Hồ sơ đánh giá tác động xử lý dữ liệu cá nhân',
    short: 'hồ sơ đánh giá tác động',
    notation: 'HS-BVDLCN',
    position: 'Tổ chức nộp hồ sơ',
  },
  TRANSFER_DOSSIER: {
    full: 'Hồ sơ đánh giá tác động chuyển dữ liệu cá nhân xuyên biên giới',
    short: 'hồ sơ đánh giá tác động',
    notation: 'HS-BVDLCN',
    position: 'Tổ chức nộp hồ sơ',
  },
};

/**
 * What leaves for a destination. The body holds the filing exactly as it was digested, with its salt, so that the receiver
 * can check it against the log and any receipt; a recall names what it asks back. The same delivery gives the same bytes.
 */
export function packetOf(leased: Leased, documents: readonly PacketDocument[]): Packet {
  const { delivery, filing, unit, destination } = leased;
  const recall = delivery.message === 'RECALL';
  const named = NAMED[filing.subject];
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
    subject: `${recall ? `Yêu cầu thu hồi ${named.short}` : named.full} ${delivery.reference}`,
    number: documentNumber(delivery),
    notation: named.notation,
    promulgatedOn: vietnamDate(filing.submittedAt),
    place: ORIGIN.place,
    signer: { name: delivery.organisationName, position: named.position },
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
const ORIGIN = { code: 'KHIEN', place: 'Việt Nam' } as const;

/** `BC26-000123-7.2` for the second filing of a report or dossier; a recall of it ends in `.TH`. */
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
  const other = { messageId: target.id, meta: { ...meta, number, promulgatedOn } };
  return {
    organCode: recall ? meta.to.code : meta.from.code,
    code: `${number}/${meta.notation}`,
    promulgatedOn,
    documentId: settings.edxml ? documentIdOf(other, settings.edxml) : target.id,
  };
}

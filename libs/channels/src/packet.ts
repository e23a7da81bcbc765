import { createHash } from 'node:crypto';
import { isReference } from '#kernel';
import { type Failure, failed } from './failures.js';

export const CHANNELS = ['WEBHOOK', 'EDXML_FILE', 'MAIL', 'ZIP_FILE'] as const;
export type ChannelCode = (typeof CHANNELS)[number];

export const PACKET_KINDS = ['FILING', 'ACKNOWLEDGEMENT', 'RECALL', 'NOTICE'] as const;
export type PacketKind = (typeof PACKET_KINDS)[number];

/** A file that goes with a message, under the name that the receiving desk shall see. */
export interface PacketDocument {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** A body of the state as document exchange knows it: code (`H37.02.02`, `000.00.00.G22`) and name. */
export interface Organ {
  readonly code: string;
  readonly name: string;
}

/** The document that another one answers, revokes, updates or replaces. */
export interface ResponseFor {
  /** Code of the body that issued that document; in a revocation, of each body that received it. */
  readonly organCode: string;
  /** Number and notation, `123/TB-BVDL`. */
  readonly code: string;
  /** Day of issue in Vietnam, `2026-11-22`. */
  readonly promulgatedOn: string;
  readonly documentId: string;
}

/** 0 new, 1 revoke, 2 update, 3 replace (`BussinessDocType` of QCVN 102). */
export type Operation = 0 | 1 | 2 | 3;

/** What the header of an official document needs; only edXML uses it. */
export interface PacketMeta {
  readonly from: Organ;
  readonly to: Organ;
  readonly subject: string;
  readonly number: string;
  readonly notation: string;
  /** Day of issue in Vietnam, `2026-11-22`. */
  readonly promulgatedOn: string;
  readonly place: string;
  readonly signer: { readonly name: string; readonly position: string; readonly competence?: string };
  readonly operation: Operation;
  readonly reason?: string;
  readonly responseFor?: readonly ResponseFor[];
}

/** One message on its way to one destination. The same packet is sent again, unchanged, by every attempt. */
export interface Packet {
  /** UUID of the delivery: the same in every attempt, so that the receiver can tell a repetition. */
  readonly messageId: string;
  readonly kind: PacketKind;
  /** `BC26-000123-3`. */
  readonly reference: string;
  /** Canonical JSON (RFC 8785). */
  readonly body: string;
  /** Hex SHA-256 of `body` in UTF-8. */
  readonly digest: string;
  readonly documents: readonly PacketDocument[];
  readonly occurredAt: Date;
  readonly meta: PacketMeta;
}

/** How a counterpart wants its edXML; builders in the field disagree, so it is set for each counterpart. */
export interface EdxmlProfile {
  /** `LAST`: DocumentId closes the message header; `FIRST`: it follows From and To. */
  readonly documentIdPlace: 'LAST' | 'FIRST';
  /** `COMPOSED`: `code,yyyy/MM/dd,number/notation`; `UUID`: the message id. */
  readonly documentIdForm: 'COMPOSED' | 'UUID';
  /** PEM certificates or public keys whose signature on status packets counts. */
  readonly trusted: readonly string[];
  /** True where the folder itself is trusted because the counterpart does not sign: chosen by the operator, never by default. */
  readonly unsignedStatus: boolean;
}

/** Where a packet goes. Made for one call from what the database keeps: secrets are resolved, and leave again with it. */
export interface Destination {
  readonly id: string;
  /** WEBHOOK: an https URL · MAIL: one address · EDXML_FILE, ZIP_FILE: the name of a box in the drop folder, never a path. */
  readonly endpoint: string;
  /** WEBHOOK: `whsec_…`, newest first; each signs, so that the receiver can change over. */
  readonly secrets: readonly string[];
  readonly edxml?: EdxmlProfile;
  /** WEBHOOK: it has given no receipt yet, or its secrets are new: that it does not let us in may pass. */
  readonly settling?: boolean;
}

/** What proves that the counterpart's door took the message: it names message and digest (D4). */
export interface TransportReceipt {
  readonly messageId: string;
  readonly digest: string;
  /** The proof as it came, at most 64 KiB. */
  readonly raw: string;
}

export type Sent = { readonly outcome: 'DELIVERED'; readonly receipt: TransportReceipt } | Failure;

/**
 * A way out of the house. `send` reaches outside, so it is called outside any transaction; it answers with an outcome and
 * never throws for what the outside does.
 */
export interface Channel {
  readonly code: ChannelCode;
  send(packet: Packet, destination: Destination): Promise<Sent>;
  close(): Promise<void>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Body and documents of one packet together, where a channel sets no smaller limit; what is larger goes by hand. */
export const MAX_PACKET_BYTES = 64 * 1024 * 1024;

/** Signing canonicalises the whole edXML packet in memory, on the thread: 20 MB take seconds. */
export const MAX_EDXML_PACKET_BYTES = 16 * 1024 * 1024;

/**
 * A webhook's documents become text on the thread, go within one limit of 15 s, and meet receivers that take a few megabytes:
 * 60 MB held up everything else of the worker for 8 s. What does not fit is listed, and waits at the system.
 */
const MAX_WEBHOOK_BYTES = 6 * 1024 * 1024;

/** How much a packet should hold on its way through this channel; what it must not hold is for {@link faultOf}. */
export function maxBytesOf(channel: ChannelCode): number {
  if (channel === 'WEBHOOK') return MAX_WEBHOOK_BYTES;
  return channel === 'EDXML_FILE' ? MAX_EDXML_PACKET_BYTES : MAX_PACKET_BYTES;
}

export function isMessageId(text: string): boolean {
  return UUID.test(text);
}

/** Why this packet must not leave at all: its parts do not belong together, or it is too large. */
export function faultOf(packet: Packet, maxBytes = MAX_PACKET_BYTES): Failure | undefined {
  const whole = isMessageId(packet.messageId) && isReference(packet.reference) && sha256(packet.body) === packet.digest;
  if (!whole) return failed('PACKET_DAMAGED');
  const size = packet.documents.reduce((sum, { bytes }) => sum + bytes.length, Buffer.byteLength(packet.body));
  if (size > maxBytes) return failed('PACKET_TOO_LARGE', `${maxBytes / 1_048_576} MB`);
  return undefined;
}

/** Hex SHA-256. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

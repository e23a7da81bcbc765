import { buildDocument } from '../edxml/build-document.js';
import { EdxmlRefused } from '../edxml/edxml-refused.js';
import { type InboundEdxml, readEdxml } from '../edxml/read-edxml.js';
import { type SigningKey, signEdxml } from '../edxml/signature.js';
import { failed } from '../failures.js';
import { type Channel, type Destination, faultOf, MAX_EDXML_PACKET_BYTES, type Packet, type Sent, sha256 } from '../packet.js';
import { type Collected, DropBox, isBoxName } from './drop-box.js';
import { failureOfDrop } from './drop-failures.js';

/** What comes in to us is status packets; they are small. */
const MAX_INBOUND = 4 * 1024 * 1024;

/** A packet that came in, with the digest of its file, and the destination under whose profile it could be read. */
export interface FromInbox {
  readonly packet: InboundEdxml;
  readonly sha256: string;
  readonly raw: Uint8Array;
  readonly destinationId: string;
}

/** A file that nobody took: why it could not be read, or null where it answers nothing of ours. */
export interface Rejected {
  readonly refused: EdxmlRefused | null;
  readonly sha256: string | null;
}

export interface InboxReader {
  /** Records a packet, once however often it is handed over; false where it answers nothing of this destination's. */
  readonly take: (inbound: FromInbox) => Promise<boolean>;
  readonly reject: (rejected: Rejected) => Promise<void>;
}

/**
 * edXML packets by files: built to the published regulation (QCVN 102:2016/BTTTT), not interop-tested. A gateway of the
 * operator takes them to the axis. Delivered means: the packet is whole and on disk in the outbox; whether it has arrived
 * is what status packet 01 tells.
 */
export class EdxmlChannel implements Channel {
  readonly code = 'EDXML_FILE';

  /** Without a key packets leave unsigned. */
  constructor(
    private readonly root: string,
    private readonly key?: SigningKey,
  ) {}

  async send(packet: Packet, { endpoint, edxml: profile }: Destination): Promise<Sent> {
    const fault = faultOf(packet, MAX_EDXML_PACKET_BYTES);
    if (fault) return fault;
    if (!profile || !isBoxName(endpoint)) return failed('DESTINATION_MISCONFIGURED', profile ? 'box' : 'profile');
    const { operation, responseFor = [] } = packet.meta;
    if (operation !== 0 && responseFor.length === 0) return failed('PACKET_DAMAGED', 'responseFor');
    const xml = buildDocument(packet, profile);
    const bytes = Buffer.from(this.key ? signEdxml(xml, this.key) : xml, 'utf8');
    const name = `${packet.messageId}.edxml`;
    try {
      await new DropBox(this.root, endpoint).put(name, bytes);
    } catch (error) {
      return failureOfDrop(error);
    }
    const { messageId, digest } = packet;
    return { outcome: 'DELIVERED', receipt: { messageId, digest, raw: `${name} sha256=${sha256(bytes)}` } };
  }

  /**
   * Reads what has come into a box under the profiles of those who have or had it, in the order given: after a change of keys
   * a packet is genuine under one of them. What one takes goes to `done/`, everything else to `bad/`. The reader may throw to
   * have a file again next time.
   */
  async collect(box: string, destinations: readonly Destination[], { take, reject }: InboxReader): Promise<Collected> {
    return new DropBox(this.root, box).collect('.edxml', MAX_INBOUND, async (bytes) => {
      let rejected: Rejected | undefined;
      for (const { id, edxml } of destinations) {
        if (!edxml) throw new TypeError('no edXML profile');
        const inbound = open(bytes, edxml);
        if ('packet' in inbound) {
          if (await take({ ...inbound, destinationId: id })) return 'DONE';
          rejected = { refused: null, sha256: inbound.sha256 };
        } else rejected ??= inbound;
      }
      if (rejected) await reject(rejected);
      return 'BAD';
    });
  }

  async close(): Promise<void> {}
}

function open(bytes: Uint8Array | undefined, profile: NonNullable<Destination['edxml']>): Omit<FromInbox, 'destinationId'> | Rejected {
  if (!bytes) return { refused: new EdxmlRefused('EDXML_TOO_LARGE'), sha256: null };
  try {
    return { packet: readEdxml(bytes, profile), sha256: sha256(bytes), raw: bytes };
  } catch (error) {
    if (!(error instanceof EdxmlRefused)) throw error;
    return { refused: error, sha256: sha256(bytes) };
  }
}

import { buildDocument } from '../edxml/build-document.js';
import { EdxmlRefused } from '../edxml/edxml-refused.js';
import { type InboundEdxml, readEdxml } from '../edxml/read-edxml.js';
import { type SigningKey, signEdxml } from '../edxml/signature.js';
import { failed } from '../failures.js';
import { type Channel, type Destination, faultOf, type Packet, type Sent, sha256 } from '../packet.js';
import { type Collected, DropBox, isBoxName } from './drop-box.js';
import { failureOfDrop } from './drop-failures.js';

/** Signing canonicalises the whole packet in memory, on the thread: 20 MB take seconds. */
const MAX_BYTES = 16 * 1024 * 1024;

/** What comes in to us is status packets; they are small. */
const MAX_INBOUND = 4 * 1024 * 1024;

/** A packet that came in, with the digest of its file, or why it was not taken. */
export type FromInbox =
  | { readonly packet: InboundEdxml; readonly sha256: string; readonly raw: Uint8Array }
  | { readonly refused: EdxmlRefused; readonly sha256: string | null };

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
    const fault = faultOf(packet, MAX_BYTES);
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
   * Reads what has come into a box. `take` records a packet or a refusal and may throw to have it again next time; a refused
   * file goes to `bad/`, everything else to `done/`. `take` must take one and the same packet once.
   */
  async collect({ endpoint, edxml: profile }: Destination, take: (inbound: FromInbox) => Promise<void>): Promise<Collected> {
    if (!profile) throw new TypeError('no edXML profile');
    return new DropBox(this.root, endpoint).collect('.edxml', MAX_INBOUND, async (bytes) => {
      const inbound = open(bytes, profile);
      await take(inbound);
      return 'refused' in inbound ? 'BAD' : 'DONE';
    });
  }

  async close(): Promise<void> {}
}

function open(bytes: Uint8Array | undefined, profile: NonNullable<Destination['edxml']>): FromInbox {
  if (!bytes) return { refused: new EdxmlRefused('EDXML_TOO_LARGE'), sha256: null };
  try {
    return { packet: readEdxml(bytes, profile), sha256: sha256(bytes), raw: bytes };
  } catch (error) {
    if (!(error instanceof EdxmlRefused)) throw error;
    return { refused: error, sha256: sha256(bytes) };
  }
}

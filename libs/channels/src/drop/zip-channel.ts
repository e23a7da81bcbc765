import { failed } from '../failures.js';
import { type Channel, type Destination, faultOf, type Packet, type PacketDocument, type Sent, sha256 } from '../packet.js';
import { DropBox, isBoxName } from './drop-box.js';
import { failureOfDrop } from './drop-failures.js';
import { zipOf } from './zip-of-documents.js';

/**
 * Puts one zip of named PDFs into the outbox of a box, for a desk that takes files by hand or mail. Delivered means: the
 * file is whole and on disk under its name.
 */
export class ZipChannel implements Channel {
  readonly code = 'ZIP_FILE';

  constructor(private readonly root: string) {}

  async send(packet: Packet, { endpoint }: Destination): Promise<Sent> {
    const fault = faultOf(packet);
    if (fault) return fault;
    if (!isBoxName(endpoint)) return failed('DESTINATION_MISCONFIGURED', 'box');
    const bytes = zipOf(packet.documents.length > 0 ? packet.documents : [bodyOf(packet)]);
    const name = `${packet.reference}_${packet.messageId}.zip`;
    try {
      await new DropBox(this.root, endpoint).put(name, bytes);
    } catch (error) {
      return failureOfDrop(error);
    }
    const { messageId, digest } = packet;
    return { outcome: 'DELIVERED', receipt: { messageId, digest, raw: `${name} sha256=${sha256(bytes)}` } };
  }

  async close(): Promise<void> {}
}

/** A message without documents still has a content; an empty zip would tell nobody anything. */
function bodyOf({ reference, body }: Packet): PacketDocument {
  return { name: `${reference}.json`, mediaType: 'application/json', bytes: Buffer.from(body, 'utf8') };
}

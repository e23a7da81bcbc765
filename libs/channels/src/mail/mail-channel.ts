import { failed } from '../failures.js';
import { type Channel, type Destination, faultOf, type Packet, type Sent } from '../packet.js';
import { mailOf } from './mail-of.js';
import type { Mailer } from './mailer.js';

/**
 * Tells a desk by e-mail that a message waits for it here. The message itself never travels by mail; delivered means that
 * the mail server took the mail.
 */
export class MailChannel implements Channel {
  readonly code = 'MAIL';

  /** `linkOf` gives the page of a packet: an absolute link without query. */
  constructor(
    private readonly mailer: Mailer,
    private readonly linkOf: (packet: Packet) => string,
  ) {}

  async send(packet: Packet, { endpoint }: Destination): Promise<Sent> {
    const fault = faultOf(packet);
    // How large the documents are does not matter: they stay here.
    if (fault && fault.reason.code !== 'PACKET_TOO_LARGE') return fault;
    const mail = mailOf({ about: 'DELIVERY', reference: packet.reference, link: this.linkOf(packet) });
    const mailed = await this.mailer.send(endpoint, mail, packet.messageId);
    if (mailed.outcome !== 'DELIVERED') return mailed;
    if (!mailed.response.startsWith('2')) return failed('RECEIPT_MISSING');
    return { outcome: 'DELIVERED', receipt: { messageId: packet.messageId, digest: packet.digest, raw: mailed.response } };
  }

  async close(): Promise<void> {
    this.mailer.close();
  }
}

import { type Agent, type Dispatcher, request } from 'undici';
import { canonicalText } from '#platform/log';
import { failed } from '../failures.js';
import { type Channel, type Destination, faultOf, type Packet, type Sent, sha256 } from '../packet.js';
import { type GuardOptions, guardedAgent } from './guarded-agent.js';
import { isWebhookSecret, signWebhook } from './signature.js';
import { readTransportReceipt } from './transport-receipt.js';
import { failureOfError, failureOfStatus } from './webhook-failures.js';
import { isWebhookUrl } from './webhook-url.js';

export interface WebhookOptions extends Omit<GuardOptions, 'connectTimeout'> {
  /** Milliseconds for everything: resolving, connecting, sending, the last byte of the answer. */
  readonly timeout: number;
  /** Bytes of an answer that are read at most. */
  readonly maxAnswer: number;
}

/** The timestamp tells a receiver that the message is fresh by common clocks; it proves no time of filing. */
const clock = () => new Date();

/**
 * Signed webhooks after Standard Webhooks. Delivered means: 2xx, and the answer is a receipt that names our message id and
 * the SHA-256 of `body`. The digest is not sent along, so whoever names it has read what it names.
 */
export class WebhookChannel implements Channel {
  readonly code = 'WEBHOOK';
  readonly #agent: Agent;

  constructor(private readonly options: WebhookOptions) {
    this.#agent = guardedAgent({ ...options, connectTimeout: options.timeout });
  }

  async send(packet: Packet, { endpoint, secrets, settling }: Destination): Promise<Sent> {
    const fault = faultOf(packet);
    if (fault) return fault;
    if (!isWebhookUrl(endpoint, this.options.allowedOrigins)) return failed('URL_FORBIDDEN');
    if (secrets.length === 0 || !secrets.every(isWebhookSecret)) return failed('DESTINATION_MISCONFIGURED', 'secret');
    try {
      return await this.#post(packet, endpoint, secrets, settling);
    } catch (error) {
      return failureOfError(error);
    }
  }

  async #post(packet: Packet, endpoint: string, secrets: readonly string[], settling?: boolean): Promise<Sent> {
    const body = webhookBody(packet);
    const answer = await request(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'accept-encoding': 'identity',
        'user-agent': 'Khien-Webhooks/1',
        ...signWebhook(packet.messageId, clock(), body, secrets),
      },
      body,
      dispatcher: this.#agent,
      signal: AbortSignal.timeout(this.options.timeout),
    });
    if (answer.statusCode < 200 || answer.statusCode > 299) {
      discard(answer);
      return failureOfStatus(answer.statusCode, settling);
    }
    return judge(packet, await this.#text(answer));
  }

  /** Nothing is read past the limit, the answer is `undefined` then; and nothing is unpacked, so no small answer grows. */
  async #text(answer: Dispatcher.ResponseData): Promise<string | undefined> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      // Leaving the loop ends the connection.
      if (size > this.options.maxAnswer) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }
}

/** What is posted: canonical JSON, so that every attempt posts the same bytes. `content` is the message as one text. */
export function webhookBody(packet: Packet): string {
  return canonicalText({
    type: packet.kind,
    messageId: packet.messageId,
    reference: packet.reference,
    timestamp: packet.occurredAt.toISOString(),
    content: packet.body,
    documents: packet.documents.map(({ name, mediaType, bytes }) => ({
      name,
      mediaType,
      sha256: sha256(bytes),
      base64: Buffer.from(bytes).toString('base64'),
    })),
  });
}

function judge(packet: Packet, text: string | undefined): Sent {
  const receipt = text === undefined ? undefined : readTransportReceipt(text);
  if (!receipt) return failed('RECEIPT_MISSING');
  const ours = receipt.messageId === packet.messageId && receipt.digest === packet.digest;
  return ours ? { outcome: 'DELIVERED', receipt } : failed('RECEIPT_MISMATCH');
}

/** Ends the connection: nobody waits for the rest of an answer that decides nothing. */
function discard(answer: Dispatcher.ResponseData): void {
  answer.body.on('error', () => undefined);
  answer.body.destroy();
}

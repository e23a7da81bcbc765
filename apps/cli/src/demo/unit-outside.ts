import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { ApiClient } from './api-client.js';
import { Mismatch } from './play.js';

/** What the unit takes: each message once, by its id, whatever is sent again. */
export interface TakenMessage {
  readonly messageId: string;
  readonly reference: string;
  readonly content: string;
  readonly documents: readonly { readonly name: string }[];
}

/**
 * A unit that keeps its own system: it receives signed webhooks (Standard Webhooks) and tells back what became of them. It
 * knows nothing but the secret that was given to it once, and answers with `status` until that is 200.
 */
export class UnitOutside {
  /** The HTTP status of the next answers. */
  status = 200;
  readonly taken = new Map<string, TakenMessage>();
  tries = 0;
  forged = 0;
  #destination?: { readonly id: string; readonly secret: string };

  private constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {
    server.on('request', (request, response) => {
      void this.#answer(request)
        .catch(() => ({ status: 400, body: '' }))
        .then(({ status, body }) => response.writeHead(status, { 'content-type': 'application/json' }).end(body));
    });
  }

  static async listen(origin: string): Promise<UnitOutside> {
    const server = createServer();
    const { hostname, port } = new URL(origin);
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(Number(port), hostname, done);
    });
    return new UnitOutside(server, origin);
  }

  /** From now on messages to the acting unit come here. */
  async connect(admin: ApiClient): Promise<void> {
    const { openDestination } = await admin.ask<{ openDestination: { destination: { id: string }; secret: string } }>(
      'mutation ($input: OpenDestinationInput!) { openDestination(input: $input) { destination { id } secret } }',
      { input: { channel: 'WEBHOOK', endpoint: `${this.origin}/khien` } },
    );
    this.#destination = { id: openDestination.destination.id, secret: openDestination.secret };
  }

  async disconnect(admin: ApiClient): Promise<void> {
    if (this.#destination) await admin.ask('mutation ($id: ID!) { closeDestination(id: $id) { state } }', { id: this.#destination.id });
  }

  /** Tells what became of a message, signed; answers `NEW` or `KNOWN`, or the status of the refusal. */
  async tell(url: string, messageId: string, code: string, more: { forged?: boolean; at?: Date } = {}): Promise<string> {
    const { id, secret } = this.#destination!;
    const body = JSON.stringify({ messageId, code, at: (more.at ?? new Date()).toISOString(), sender: 'A05-DT' });
    const [requestId, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
    const signature = sign(more.forged ? `whsec_${Buffer.alloc(32).toString('base64')}` : secret, requestId, timestamp, body);
    const response = await fetch(`${url}/webhooks/acknowledgements/${id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': requestId,
        'webhook-timestamp': timestamp,
        'webhook-signature': `v1,${signature}`,
      },
      body,
    });
    const answer = (await response.json()) as { taken?: string; code?: string };
    return answer.taken ?? answer.code ?? String(response.status);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    this.tries += 1;
    if (!this.#isGenuine(request, body)) {
      this.forged += 1;
      return { status: 401, body: '' };
    }
    if (this.status !== 200) return { status: this.status, body: '' };
    const message = JSON.parse(body) as TakenMessage;
    this.taken.set(message.messageId, message);
    const digest = createHash('sha256').update(message.content).digest('hex');
    return { status: 200, body: JSON.stringify({ messageId: message.messageId, digest }) };
  }

  #isGenuine({ headers }: IncomingMessage, body: string): boolean {
    if (!this.#destination) throw new Mismatch('a message came before the destination was opened');
    const expected = sign(this.#destination.secret, String(headers['webhook-id']), String(headers['webhook-timestamp']), body);
    return String(headers['webhook-signature'])
      .split(' ')
      .some((one) => one.length === expected.length + 3 && timingSafeEqual(Buffer.from(one.slice(3)), Buffer.from(expected)));
  }
}

/** Standard Webhooks, written a second time: HMAC-SHA256 over id, time and body. */
function sign(secret: string, id: string, timestamp: string, body: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
}

import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret } from '../src/webhook/signature.js';
import type { KeyPair } from './certificate.js';

/**
 * How the receiver behaves: a status it answers with, or OK; LOST takes the message and cuts the line before the answer;
 * CUT cuts unread; STALL never answers; DRIP answers a byte at a time; HALF stops in the middle; the others answer 200 with
 * something that is no receipt of this message.
 */
export type Behaviour =
  | number
  | 'OK'
  | 'LOST'
  | 'CUT'
  | 'STALL'
  | 'DRIP'
  | 'HALF'
  | 'HUGE'
  | 'ENDLESS_HEADERS'
  | 'BOMB'
  | 'NO_RECEIPT'
  | 'WRONG_DIGEST'
  | 'WRONG_ID';

/** Twenty million blanks. */
const BOMB = gzipSync(Buffer.alloc(20_000_000, ' '));

export interface Message {
  readonly messageId: string;
  readonly reference: string;
  readonly type: string;
  readonly content: string;
  readonly documents: readonly { name: string; mediaType: string; sha256: string; base64: string }[];
}

/**
 * A real counterpart on loopback: checks every message with the `standardwebhooks` package, keeps each message id once,
 * and answers as told. Whoever uses it puts `origin` on the list of allowed origins.
 */
export class WebhookReceiver {
  readonly secret = newWebhookSecret();
  behaviour: Behaviour | ((message: Message, attempt: number) => Behaviour) = 'OK';
  /** Where redirections lead. */
  location = '/elsewhere';
  /** Effect: each message id once, in order of first arrival. */
  readonly taken = new Map<string, Message>();
  /** Paths of all requests, also of those that were not taken. */
  readonly requests: string[] = [];
  connections = 0;
  /** Requests whose signature did not verify. */
  forged = 0;
  readonly #attempts = new Map<string, number>();

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    readonly origin: string,
  ) {}

  static async listen({ tls, host = '127.0.0.1' }: { tls?: KeyPair; host?: string } = {}): Promise<WebhookReceiver> {
    const server = tls ? createTlsServer({ key: tls.privateKey, cert: tls.certificate }) : createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const receiver = new WebhookReceiver(server, `${tls ? 'https' : 'http'}://${host}:${port}`);
    server.on('connection', () => {
      receiver.connections += 1;
    });
    server.on('request', (request, response) => void receiver.#answer(request, response).catch(() => response.destroy()));
    return receiver;
  }

  get url(): string {
    return `${this.origin}/hooks/khien`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(`${request.method} ${request.url}`);
    if (this.behaviour === 'CUT') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const message = this.#verified(body, request.headers as Record<string, string>);
    if (!message) return void response.writeHead(401).end();
    const attempt = (this.#attempts.get(message.messageId) ?? 0) + 1;
    this.#attempts.set(message.messageId, attempt);
    const behaviour = typeof this.behaviour === 'function' ? this.behaviour(message, attempt) : this.behaviour;
    if (['OK', 'LOST', 'DRIP', 'HALF'].includes(String(behaviour)) && !this.taken.has(message.messageId))
      this.taken.set(message.messageId, message);
    this.#behave(behaviour, message, response);
  }

  #verified(body: string, headers: Record<string, string>): Message | undefined {
    try {
      return new Webhook(this.secret).verify(body, headers) as Message;
    } catch {
      this.forged += 1;
      return undefined;
    }
  }

  #behave(behaviour: Behaviour, { messageId, content }: Message, response: ServerResponse): void {
    const digest = createHash('sha256').update(content).digest('hex');
    const receipt = JSON.stringify({ messageId, digest });
    const json = { 'content-type': 'application/json' };
    if (typeof behaviour === 'number') {
      response.writeHead(behaviour, behaviour < 400 ? { location: this.location } : {}).end();
      return;
    }
    switch (behaviour) {
      case 'OK':
        response.writeHead(202, json).end(receipt);
        return;
      case 'LOST':
      case 'CUT':
        response.socket?.destroy();
        return;
      case 'STALL':
        return;
      case 'DRIP':
        drip(response.writeHead(200, json), receipt);
        return;
      case 'HALF':
        response
          .writeHead(200, { ...json, 'content-length': receipt.length })
          .write(receipt.slice(0, 20), () => response.socket?.destroy());
        return;
      case 'HUGE':
        flood(response.writeHead(200, json));
        return;
      case 'ENDLESS_HEADERS':
        response.setHeader('x-padding', 'x'.repeat(200_000)).writeHead(200).end(receipt);
        return;
      case 'BOMB':
        response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(BOMB);
        return;
      case 'NO_RECEIPT':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Bảo trì</h1>');
        return;
      case 'WRONG_DIGEST':
        response.writeHead(200, json).end(JSON.stringify({ messageId, digest: digest.replace(/./, (c) => (c === '0' ? '1' : '0')) }));
        return;
      case 'WRONG_ID':
        response.writeHead(200, json).end(JSON.stringify({ messageId: messageId.replace(/.$/, (c) => (c === '0' ? '1' : '0')), digest }));
        return;
    }
  }
}

function drip(response: ServerResponse, text: string): void {
  let sent = 0;
  const timer = setInterval(() => {
    if (response.destroyed || sent >= text.length) {
      clearInterval(timer);
      response.end();
      return;
    }
    response.write(text[sent++]);
  }, 50);
}

/** As much as the other side will take. */
function flood(response: ServerResponse): void {
  const chunk = Buffer.alloc(16_384, ' ');
  const more = () => {
    while (!response.destroyed && response.write(chunk));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sha256 } from '#channels';

/** How the receiver behaves, until told otherwise. `LOSE_ANSWER`: it takes the message and the line is cut before its answer. */
export type Mode = 'TAKE' | 'FAIL' | 'REFUSE' | 'NOT_LET_IN' | 'GONE' | 'CUT' | 'LOSE_ANSWER' | 'STALL' | 'WRONG_DIGEST';

export interface Received {
  readonly messageId: string;
  readonly reference: string;
  readonly content: string;
  readonly headers: IncomingMessage['headers'];
  readonly raw: string;
}

/** A counterpart on the loopback that takes messages the way an authority's system would: it keeps each once and answers with a receipt. */
export class WebhookReceiver {
  mode: Mode = 'TAKE';
  /** A mode for one message alone, by its id. */
  readonly modeOf = new Map<string, Mode>();
  /** Every request that came whole, repetitions included. */
  readonly requests: Received[] = [];
  /** What took effect here: the first of each message id, in order. */
  readonly taken: Received[] = [];

  private constructor(
    private readonly server: Server,
    readonly origin: string,
  ) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const receiver = new WebhookReceiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => void receiver.#take(request, response));
    return receiver;
  }

  get url(): string {
    return `${this.origin}/khien`;
  }

  /** Messages of one reference, in the order in which they took effect. */
  takenOf(reference: string): string[] {
    return this.taken.filter((one) => one.reference === reference).map(({ messageId }) => messageId);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const { messageId, reference, content } = JSON.parse(raw) as Received;
    const received = { messageId, reference, content, headers: request.headers, raw };
    const mode = this.modeOf.get(messageId) ?? this.mode;
    this.requests.push(received);
    const takes = mode === 'TAKE' || mode === 'LOSE_ANSWER' || mode === 'WRONG_DIGEST';
    if (takes && !this.taken.some((one) => one.messageId === messageId)) this.taken.push(received);
    const status = { FAIL: 500, REFUSE: 400, NOT_LET_IN: 401, GONE: 410 }[mode as string];
    if (status) response.writeHead(status).end();
    else if (mode === 'CUT' || mode === 'LOSE_ANSWER') request.socket.destroy();
    else if (mode !== 'STALL')
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ messageId, digest: sha256(mode === 'WRONG_DIGEST' ? `${content} ` : content) }));
  }
}

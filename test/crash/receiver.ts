import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Dice } from './dice.js';
import { freePort } from './free-port.js';

/** What a message did at the receiver: it counts once, however often it came. */
export interface Received {
  readonly messageId: string;
  readonly reference: string;
  readonly number: number;
  /** Of the filing, hex. */
  readonly filingDigest: string;
  /** SHA-256 of what was posted, hex. */
  readonly body: string;
  /** Place in the order of first arrivals, and when. */
  readonly place: number;
  readonly at: Date;
  arrivals: number;
}

/** How the receiver treats one request: LOSE takes the message and cuts the line before the answer. */
const MANNERS = [
  ['TAKE', 0.71],
  ['LOSE', 0.08],
  ['HALF_ANSWER', 0.04],
  ['CUT', 0.06],
  ['ERROR_500', 0.06],
  ['BUSY_503', 0.04],
  ['STALL', 0.01],
] as const;
type Manner = (typeof MANNERS)[number][0];

/** Now and then nobody listens at all, for so many milliseconds. */
const [AWAY_EVERY, AWAY_FOR] = [15_000, 2_000];

/**
 * An authority's own system: takes signed webhooks, is often unwell, and tells back that a filing has arrived (01). It
 * lives in the harness, so what it has seen is known whatever is killed.
 */
export class Receiver {
  readonly received = new Map<string, Received>();
  /** What a receiver would refuse or report: wrong signatures, one message with two bodies, answers to 01 that are neither yes nor later. */
  readonly complaints: string[] = [];
  readonly manners: Partial<Record<Manner, number>> = {};
  readonly port: number;
  #secret = '';
  #acknowledgeAt: readonly string[] = [];
  #server: Server;
  #over = false;
  #well = false;
  readonly #dice: Dice;
  readonly #unsaid: Received[] = [];
  readonly #talking: Promise<void>[];
  readonly #going: Promise<void>;

  private constructor(dice: Dice, server: Server) {
    this.#dice = dice;
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('request', (request, response) => void this.#answer(request, response).catch(() => response.destroy()));
    this.#talking = Array.from({ length: 4 }, () => this.#tellBack());
    this.#going = this.#comeAndGo();
  }

  static async start(dice: Dice): Promise<Receiver> {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    return new Receiver(dice, server);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on it knows the shared secret, and where word 01 goes. */
  open(secret: string, acknowledgeAt: readonly string[]): void {
    this.#secret = secret;
    this.#acknowledgeAt = acknowledgeAt;
  }

  /** From now on it is there and takes whatever comes. */
  recover(): void {
    this.#well = true;
  }

  /** Whether everything that came was also told back. */
  get quiet(): boolean {
    return this.#unsaid.length === 0;
  }

  async stop(): Promise<void> {
    this.#over = true;
    await Promise.all([...this.#talking, this.#going]);
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const manner = this.#manner();
    this.manners[manner] = (this.manners[manner] ?? 0) + 1;
    if (manner === 'CUT') return void request.destroy();
    if (manner === 'STALL') return; // Until the other side has waited long enough.
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (manner === 'ERROR_500' || manner === 'BUSY_503') return void response.writeHead(manner === 'BUSY_503' ? 503 : 500).end();
    const body = Buffer.concat(chunks).toString('utf8');
    const taken = this.#take(body, request.headers as Record<string, string>);
    if (!taken) return void response.writeHead(400).end();
    const receipt = JSON.stringify(taken);
    if (manner === 'LOSE') return void request.destroy();
    if (manner === 'HALF_ANSWER') {
      response.writeHead(200, { 'content-length': receipt.length }).write(receipt.slice(0, 20), () => response.destroy());
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(receipt);
  }

  #take(body: string, headers: Record<string, string>): { messageId: string; digest: string } | undefined {
    try {
      new Webhook(this.#secret).verify(body, headers);
    } catch (error) {
      this.complaints.push(`signature: ${(error as Error).message}`);
      return undefined;
    }
    const { messageId, reference, content } = JSON.parse(body) as { messageId: string; reference: string; content: string };
    const { filing } = JSON.parse(content) as { filing: { number: number; digest: string } };
    const digest = sha256(content);
    const known = this.received.get(messageId);
    if (known) {
      known.arrivals++;
      if (known.body !== sha256(body)) this.complaints.push(`two bodies of ${messageId}`);
    } else {
      const { number, digest: filingDigest } = filing;
      const place = this.received.size;
      const one = { messageId, reference, number, filingDigest, body: sha256(body), place, at: new Date(), arrivals: 1 };
      this.received.set(messageId, one);
      this.#unsaid.push(one);
    }
    return { messageId, digest };
  }

  #manner(): Manner {
    if (this.#well) return 'TAKE';
    let left = this.#dice.next();
    for (const [manner, share] of MANNERS) {
      left -= share;
      if (left < 0) return manner;
    }
    return 'TAKE';
  }

  /** Word 01 of each message, again and again until it is taken. */
  async #tellBack(): Promise<void> {
    while (!this.#over) {
      const one = this.#unsaid.shift();
      if (!one) await sleep(20);
      else if (!(await this.#said(one))) {
        this.#unsaid.push(one);
        await sleep(100);
      }
    }
  }

  async #said({ messageId, at }: Received): Promise<boolean> {
    const body = JSON.stringify({ messageId, code: '01', at: at.toISOString(), sender: 'A05' });
    const [id, now] = [randomUUID(), new Date()];
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(this.#secret).sign(id, now, body),
    };
    const url = this.#dice.pick(this.#acknowledgeAt);
    const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
    await answer?.body?.cancel().catch(() => undefined);
    if (answer && !answer.ok && answer.status < 500) this.complaints.push(`01 was answered ${answer.status}`);
    return answer?.ok ?? false;
  }

  async #comeAndGo(): Promise<void> {
    const going = () => !this.#over && !this.#well;
    while (going()) {
      for (let waited = 0; waited < AWAY_EVERY && going(); waited += 100) await sleep(100);
      if (!going()) return;
      this.#server.closeAllConnections();
      await new Promise((done) => this.#server.close(done));
      await sleep(AWAY_FOR);
      await new Promise<void>((done) => this.#server.listen(this.port, '127.0.0.1', done));
    }
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

import { connect, type Socket } from 'node:net';

/** What clamd says of a file. `UNAVAILABLE`: nothing could be heard of it now; `REFUSED`: it will not judge this file. */
export type Verdict =
  | { readonly verdict: 'CLEAN' }
  | { readonly verdict: 'INFECTED'; readonly finding: string }
  | { readonly verdict: 'REFUSED'; readonly obstacle: 'REFUSED_BY_SCANNER' }
  | { readonly verdict: 'UNAVAILABLE' };

/** Without a word from clamd for so long, it counts as not there. A scan of 100 MB takes seconds. */
const SILENCE_MS = 120_000;
const ANSWER_LIMIT = 4096;

/**
 * clamd over its socket, with `INSTREAM`: the bytes go over in chunks, nothing needs a shared disk. `address` is
 * `host:port` or the path of a socket. Source: clamd(8), "INSTREAM"; `z` frames commands and answers with NUL.
 */
export class Clamd {
  constructor(
    private readonly address: string,
    private readonly silenceMs = SILENCE_MS,
  ) {}

  /**
   * Never throws for what goes wrong at clamd; what goes wrong with the bytes is thrown. Where it hangs up over a file and
   * yet answers a greeting, the trouble is with this file, which must not keep others waiting: one beyond its StreamMaxLength
   * it refuses in words that its hanging up may swallow (seen with clamd 1.4.3).
   */
  async scan(chunks: AsyncIterable<Buffer>): Promise<Verdict> {
    const verdict = verdictOf(await this.#ask('zINSTREAM\0', chunks));
    if (verdict.verdict !== 'UNAVAILABLE' || (await this.#ask('zPING\0')) !== 'PONG\0') return verdict;
    return { verdict: 'REFUSED', obstacle: 'REFUSED_BY_SCANNER' };
  }

  /** Says a command, and the bytes that belong to it; answers what it says until it hangs up. */
  async #ask(command: string, chunks?: AsyncIterable<Buffer>): Promise<string> {
    const socket = this.#connect();
    const answer = new Answer(socket);
    try {
      await send(socket, Buffer.from(command));
      if (chunks) {
        for await (const chunk of chunks) {
          // It answers before the end where it refuses: a file that is longer than its StreamMaxLength.
          if (answer.isWhole || !socket.writable) break;
          await send(socket, framed(chunk));
        }
        await send(socket, framed(Buffer.alloc(0)));
      }
    } catch (error) {
      if (!(error instanceof SocketFailure)) {
        socket.destroy();
        throw error;
      }
    }
    return answer.text;
  }

  #connect(): Socket {
    const colon = this.address.lastIndexOf(':');
    const socket = this.address.startsWith('/')
      ? connect(this.address)
      : connect(Number(this.address.slice(colon + 1)), this.address.slice(0, colon).replace(/^\[|\]$/g, ''));
    socket.setTimeout(this.silenceMs, () => socket.destroy(new SocketFailure()));
    socket.on('error', () => undefined);
    return socket;
  }
}

class SocketFailure extends Error {}

/** Writes and waits until it is on its way, so that no more of a file than one chunk is held. */
async function send(socket: Socket, bytes: Buffer): Promise<void> {
  if (!socket.writable) throw new SocketFailure();
  if (socket.write(bytes)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = () => {
      socket.off('drain', settle).off('close', settle);
      if (socket.writable) resolve();
      else reject(new SocketFailure());
    };
    socket.on('drain', settle).on('close', settle);
  });
}

function framed(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return Buffer.concat([length, chunk]);
}

/** Everything that it says until its NUL or until it hangs up. */
class Answer {
  readonly text: Promise<string>;
  #said = '';

  constructor(socket: Socket) {
    socket.on('data', (chunk) => {
      this.#said = (this.#said + chunk.toString('latin1')).slice(0, ANSWER_LIMIT);
      if (this.isWhole) socket.destroySoon();
    });
    this.text = new Promise((resolve) => socket.once('close', () => resolve(this.#said)));
  }

  get isWhole(): boolean {
    return this.#said.includes('\0');
  }
}

function verdictOf(text: string): Verdict {
  // Without its NUL an answer was cut off, and a cut one is none.
  const answer = text.includes('\0') ? text.split('\0')[0]!.trim() : '';
  const finding = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1];
  if (finding) return { verdict: 'INFECTED', finding };
  if (answer === 'stream: OK') return { verdict: 'CLEAN' };
  return /ERROR$/.test(answer) ? { verdict: 'REFUSED', obstacle: 'REFUSED_BY_SCANNER' } : { verdict: 'UNAVAILABLE' };
}

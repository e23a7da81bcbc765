import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The harmless file that every scanner takes for a virus, in two parts so that none takes this source for one. */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-${'ANTIVIRUS-TEST-FILE!$H+H*'}`;

export interface Scanner {
  /** `127.0.0.1:PORT`. */
  readonly address: string;
  /** Whether it is clamd itself, or our own counterpart that speaks its protocol. */
  readonly real: boolean;
  stop(): Promise<void>;
}

const clamd = process.env.KHIEN_TEST_CLAMD ?? '/usr/sbin/clamd';
export const HAS_CLAMD = spawnSync(clamd, ['--help']).error === undefined;

/** clamd itself with a one-line signature of its own, where this machine has it; else a counterpart. */
export function startScanner(port = 0, streamMaxLength = 25_000_000): Promise<Scanner> {
  return HAS_CLAMD ? startClamd(port || 20_000 + (process.pid % 20_000), streamMaxLength) : startCounterpart(port, streamMaxLength);
}

async function startClamd(port: number, streamMaxLength: number): Promise<Scanner> {
  const folder = mkdtempSync(join(tmpdir(), 'khien-clamd-'));
  mkdirSync(join(folder, 'db'));
  writeFileSync(join(folder, 'db', 'test.ndb'), `Eicar.Ndb:0:*:${Buffer.from(EICAR.slice(28, 62)).toString('hex')}\n`);
  const settings = {
    Foreground: 'yes',
    TCPAddr: '127.0.0.1',
    TCPSocket: port,
    DatabaseDirectory: join(folder, 'db'),
    StreamMaxLength: streamMaxLength,
    MaxThreads: 4,
    LogFile: join(folder, 'log'),
    User: process.getuid?.() === 0 ? 'root' : undefined,
  };
  const lines = Object.entries(settings).filter(([, value]) => value !== undefined);
  writeFileSync(join(folder, 'clamd.conf'), lines.map(([key, value]) => `${key} ${value}\n`).join(''));
  const child: ChildProcess = spawn(clamd, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  for (let tries = 0; !(await answers(port)); tries++) if (child.exitCode !== null || tries > 600) throw new Error('clamd did not start');
  return {
    address: `127.0.0.1:${port}`,
    real: true,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    socket.write('zPING\0');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString() === 'PONG\0';
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  } finally {
    socket.destroy();
  }
}

/** A server on loopback that speaks INSTREAM as clamd(8) describes it. */
export async function startCounterpart(port: number, streamMaxLength: number): Promise<Scanner> {
  const server = await listening(port, (socket) => {
    let received = Buffer.alloc(0);
    let said = false;
    const say = (text: string) => {
      said = true;
      socket.end(`${text}\0`);
    };
    socket.on('data', (chunk: Buffer) => {
      if (said) return;
      received = Buffer.concat([received, chunk]);
      if (received.length === 6 && received.equals(Buffer.from('zPING\0'))) return void say('PONG');
      if (received.length < 10) return;
      if (received.subarray(0, 10).toString() !== 'zINSTREAM\0') return void say('UNKNOWN COMMAND');
      const body: Buffer[] = [];
      for (let at = 10, size = 0; received.length >= at + 4; ) {
        const length = received.readUInt32BE(at);
        size += length;
        if (size > streamMaxLength) return void say('INSTREAM size limit exceeded. ERROR');
        if (length === 0) return void say(Buffer.concat(body).includes(EICAR) ? 'stream: Eicar.Ndb.UNOFFICIAL FOUND' : 'stream: OK');
        if (received.length < at + 4 + length) return;
        body.push(received.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  return { address: addressOf(server), real: false, stop: () => closed(server) };
}

/** A server that does whatever the test wants with a connection. */
export async function startRough(behave: (socket: Socket) => void): Promise<Scanner> {
  const server = await listening(0, behave);
  return { address: addressOf(server), real: false, stop: () => closed(server) };
}

const sockets = new WeakMap<Server, Set<Socket>>();

async function listening(port: number, behave: (socket: Socket) => void): Promise<Server> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    behave(socket);
  });
  sockets.set(server, open);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function addressOf(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closed(server: Server): Promise<void> {
  for (const socket of sockets.get(server)!) socket.destroy();
  server.close();
  await once(server, 'close');
}

import type { Socket } from 'node:net';
import { Clamd } from './clamd.js';
import { EICAR, HAS_CLAMD, type Scanner, startRough, startScanner } from './testing/scanner.js';

const MIB = 1024 * 1024;
async function* chunks(...parts: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield Buffer.from(part);
}
async function* zeros(count: number): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(256 * 1024);
  for (let i = 0; i < count; i++) yield chunk;
}

describe(`clamd over INSTREAM (${HAS_CLAMD ? 'clamd itself' : 'our own counterpart: no clamd on this machine'})`, () => {
  let scanner: Scanner;
  beforeAll(async () => {
    scanner = await startScanner(0, 8 * MIB);
  });
  afterAll(() => scanner.stop());
  const scan = (bytes: AsyncIterable<Buffer>) => new Clamd(scanner.address).scan(bytes);

  it('finds what is in a file, also over the border of two chunks', async () => {
    const infected = { verdict: 'INFECTED', finding: expect.stringMatching(/^Eicar/i) };
    expect(await scan(chunks(EICAR))).toEqual(infected);
    expect(await scan(chunks('một đoạn dài ', EICAR.slice(0, 40), EICAR.slice(40), ' và phần còn lại'))).toEqual(infected);
  });

  it('finds nothing in what is clean, or empty, or as large as it takes', async () => {
    expect(await scan(chunks('Biên bản'))).toEqual({ verdict: 'CLEAN' });
    expect(await scan(chunks())).toEqual({ verdict: 'CLEAN' });
    expect(await scan(zeros(32))).toEqual({ verdict: 'CLEAN' });
  });

  it('hears that a file is too large for it, and does not take that for clean', async () => {
    expect(await scan(zeros(60))).toEqual({ verdict: 'REFUSED', obstacle: 'REFUSED_BY_SCANNER' });
  });

  it('judges ten at once', async () => {
    const verdicts = await Promise.all(Array.from({ length: 10 }, (_, i) => scan(i % 2 ? chunks(EICAR) : zeros(4))));
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 10 }, (_, i) => (i % 2 ? 'INFECTED' : 'CLEAN')));
  });

  it('passes on what goes wrong with the bytes themselves', async () => {
    const broken = (async function* () {
      yield Buffer.from('a');
      throw new Error('a stored file is not what its name says');
    })();
    await expect(scan(broken)).rejects.toThrow('not what its name says');
  });
});

describe('a scanner that misbehaves', () => {
  const against = async (behave: Parameters<typeof startRough>[0], bytes: AsyncIterable<Buffer> = zeros(40)) => {
    const rough = await startRough(behave);
    try {
      return await new Clamd(rough.address, 200).scan(bytes);
    } finally {
      await rough.stop();
    }
  };
  const UNAVAILABLE = { verdict: 'UNAVAILABLE' };

  it('is not there', async () => {
    const gone = await startRough(() => undefined);
    await gone.stop();
    expect(await new Clamd(gone.address).scan(zeros(1))).toEqual(UNAVAILABLE);
    expect(await new Clamd('/khong/co/clamd.sock').scan(zeros(1))).toEqual(UNAVAILABLE);
  });

  it('hangs up at once, in the middle, or after everything was sent, without a word', async () => {
    expect(await against((socket) => socket.destroy())).toEqual(UNAVAILABLE);
    expect(await against((socket) => socket.once('data', () => socket.destroy()))).toEqual(UNAVAILABLE);
    expect(await against((socket) => socket.once('data', () => socket.end()))).toEqual(UNAVAILABLE);
  });

  it('stops reading, or never answers', async () => {
    expect(await against((socket) => socket.pause())).toEqual(UNAVAILABLE);
    expect(await against((socket) => socket.resume(), chunks('a'))).toEqual(UNAVAILABLE);
  });

  it('hangs up over a file and is there all the same: then it is the file', async () => {
    const choosy = (socket: Socket) =>
      socket.once('data', (data) => (data.equals(Buffer.from('zPING\0')) ? socket.end('PONG\0') : socket.destroy()));
    expect(await against(choosy)).toEqual({ verdict: 'REFUSED', obstacle: 'REFUSED_BY_SCANNER' });
  });

  it('talks without end', async () => {
    const endless = (socket: Socket) => socket.end('x'.repeat(10_000_000));
    expect(await against(endless)).toEqual(UNAVAILABLE);
  });

  it.each<[string, object]>([
    ['stream: OK', UNAVAILABLE],
    ['stream: OK\0', { verdict: 'CLEAN' }],
    ['stream: OK FOUND\0', { verdict: 'INFECTED', finding: 'OK' }],
    ['OK\0', UNAVAILABLE],
    ['stream: OKAY\0', UNAVAILABLE],
    ['stream: NOT OK\0', UNAVAILABLE],
    ['UNKNOWN COMMAND\0', UNAVAILABLE],
    ["stream: Can't allocate memory ERROR\0", { verdict: 'REFUSED', obstacle: 'REFUSED_BY_SCANNER' }],
    ['HTTP/1.1 200 OK\r\n\r\n', UNAVAILABLE],
    ['stream: x FOUN\0', UNAVAILABLE],
  ])('answers %j, and only its one word for clean is clean', async (answer, verdict) => {
    const answered = await against(
      (socket) => socket.on('data', (data) => data.subarray(-4).equals(Buffer.alloc(4)) && socket.end(answer)),
      chunks('a'),
    );
    expect(answered).toEqual(verdict);
  });
});

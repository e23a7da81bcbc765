import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { aDestination, aPacket } from '../../testing/packet.js';
import { sha256 } from '../packet.js';
import { ZipChannel } from './zip-channel.js';
import { safeName, zipOf } from './zip-of-documents.js';

const pdf = (name: string, text = '%PDF-1.7') => ({ name, mediaType: 'application/pdf', bytes: Buffer.from(text) });
const NAMES = ['TB-ĐGTĐ-xulyDLCN.pdf', 'HSMau10-ĐGTĐ-xulyDLCN.pdf', 'QĐ-BP-DPO.pdf'];

/** The central directory by APPNOTE 4.3.12, read without the library that wrote it. */
function directory(zip: Uint8Array): { name: string; utf8: boolean; unix: boolean; mode: string; time: number }[] {
  const view = Buffer.from(zip);
  const end = view.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    const length = view.readUInt16LE(at + 28);
    const name = view.toString('utf8', at + 46, at + 46 + length);
    const entry = {
      name,
      utf8: (view.readUInt16LE(at + 8) & 0x800) !== 0,
      time: view.readUInt32LE(at + 12),
      unix: view[at + 5] === 3,
      mode: (view.readUInt32LE(at + 38) >>> 16).toString(8),
    };
    at += 46 + length + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
    return entry;
  });
}

describe('the zip of named documents', () => {
  it('has them in order, numbered, with their Vietnamese names marked as UTF-8', () => {
    const zip = zipOf(NAMES.map((name) => pdf(name)));
    expect(directory(zip)).toEqual(
      NAMES.map((name, i) => ({ name: `${i + 1}.${name}`, utf8: true, unix: true, mode: '100644', time: 0x00210000 })),
    );
    expect(Buffer.from(unzipSync(zip)[`1.${NAMES[0]}`]!).toString()).toBe('%PDF-1.7');
  });

  it('keeps its order beyond nine', () => {
    const names = directory(zipOf(Array.from({ length: 12 }, (_, i) => pdf(`${i}.pdf`)))).map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect([names[0], names[11]]).toEqual(['01.0.pdf', '12.11.pdf']);
  });

  it('has the same bytes on every day and in every zone', () => {
    // Node reads TZ when it starts, so each zone gets a process of its own.
    const script = `import { zipSync } from 'fflate'; import { createHash } from 'node:crypto';
      console.log(createHash('sha256').update(zipSync({ 'ạ.pdf': new Uint8Array(9) }, { mtime: new Date(1980, 0, 1), level: 6, os: 3, attrs: (0o100644 << 16) >>> 0 })).digest('hex'))`;
    const inZone = (TZ: string) =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], {
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
        encoding: 'utf8',
      }).trim();
    const here = sha256(zipOf([{ ...pdf('ạ.pdf'), bytes: new Uint8Array(9) }]));
    for (const zone of ['UTC', 'Asia/Ho_Chi_Minh', 'America/New_York', 'Pacific/Apia']) expect([zone, inZone(zone)]).toEqual([zone, here]);
  });

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\\..\\windows\\system32', '_.._windows_system32'],
    ['/etc/passwd', '_etc_passwd'],
    ['C:\\x.pdf', 'C__x.pdf'],
    ['.htaccess', 'htaccess'],
    ['-rf.pdf', 'rf.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul'],
    ['a\u0000b.pdf', 'ab.pdf'],
    ['a\r\nb.pdf', 'ab.pdf'],
    ['x\u202efdp.exe', 'xfdp.exe'],
    ['a\u200bb.pdf', 'ab.pdf'],
    ['trailing. ', 'trailing'],
    ['<b>"|?*', '_b_____'],
    ['', '_'],
    ['...', '_'],
    ['Mâ\u0303u.pdf', 'Mẫu.pdf'],
  ])('is safe to unpack: %j becomes %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('stays in its folder and has one file for each document, whatever they are called', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { minLength: 1, maxLength: 8 }), (names) => {
        const entries = directory(zipOf(names.map((name) => pdf(name))));
        expect(new Set(entries.map(({ name }) => name.toLowerCase())).size).toBe(names.length);
        for (const { name } of entries) {
          expect(name).not.toMatch(/[\\/\p{Cc}\p{Cf}]|^[.-]|^$/u);
          expect(Buffer.byteLength(name)).toBeLessThan(255);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('shortens a long name before its ending, between letters', () => {
    const name = safeName(`${'ữ'.repeat(300)}.pdf`);
    expect(name).toMatch(/^ữ+\.pdf$/);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  });

  it('is put into the outbox of its box; a message without documents still has its text', async () => {
    const root = mkdtempSync(join(tmpdir(), 'khien-zip-'));
    try {
      const channel = new ZipChannel(root);
      const packet = aPacket({ documents: NAMES.map((name) => pdf(name)) });
      expect(await channel.send(packet, aDestination('tiep-nhan'))).toMatchObject({
        outcome: 'DELIVERED',
        receipt: { digest: packet.digest },
      });
      const [file] = readdirSync(join(root, 'tiep-nhan/outbox'));
      expect(file).toBe(`${packet.reference}_${packet.messageId}.zip`);
      expect(directory(readFileSync(join(root, 'tiep-nhan/outbox', file!))).map(({ name }) => name)).toEqual(
        NAMES.map((name, i) => `${i + 1}.${name}`),
      );
      const bare = aPacket();
      expect(await channel.send(bare, aDestination('bare'))).toMatchObject({ outcome: 'DELIVERED' });
      const unpacked = unzipSync(readFileSync(join(root, 'bare/outbox', file!)));
      expect(Object.entries(unpacked).map(([name, bytes]) => [name, Buffer.from(bytes).toString()])).toEqual([
        ['BC26-000123-3.json', bare.body],
      ]);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explodeReceipt, generateLogKey, VERIFY_SH } from './index.js';
import { publicPem, sampleLog } from './sample-log.fixture.js';

const { receipts } = sampleLog(12);
const manual = readFileSync('docs/receipts.md', 'utf8');
const openssl = spawnSync('openssl', ['version'], { encoding: 'utf8' });
const missing = openssl.status !== 0 ? 'openssl is not installed' : spawnSync('xxd', ['-v']).error ? 'xxd is not installed' : undefined;
if (missing) console.warn(`${missing}: receipts were NOT checked with openssl in this run`);
const withOpenssl = missing ? test.skip : test;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khien-receipt-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a shell script with openssl, coreutils and nothing of node in sight. */
function sh(args: readonly string[], cwd = folder) {
  const { status, stdout, stderr } = spawnSync('sh', args, { cwd, encoding: 'utf8', env: { PATH: '/usr/local/bin:/usr/bin:/bin' } });
  return { status, stdout, stderr };
}

function explode(file: Uint8Array): void {
  for (const [name, bytes] of explodeReceipt(file)) writeFileSync(join(folder, name), bytes);
}

/** The fenced block of the manual that follows a marker comment. */
function block(marker: string): string {
  return new RegExp(`<!-- ${marker} -->\n+\`\`\`sh\n([^]*?)\`\`\``).exec(manual)?.[1] ?? '';
}

describe('a receipt taken apart', () => {
  test('has the files that the manual names', () => {
    const names = [...explodeReceipt(receipts[6]!).keys()];
    expect(names).toEqual([
      'filing.json',
      'salt.txt',
      'entry.json',
      'leaf-index.txt',
      'proof.txt',
      'checkpoint-body.txt',
      'checkpoint.sig',
      'public-key.pem',
      'verify.sh',
    ]);
    for (const name of names) expect(manual).toContain(`\`${name}\``);
  });

  test('comes with the script that the manual prints', () => {
    expect(block('verify.sh')).toBe(VERIFY_SH);
  });

  withOpenssl('verifies with openssl and no code of ours, at every place in the log', () => {
    writeFileSync(join(folder, 'published.pem'), publicPem);
    receipts.forEach((file, index) => {
      explode(file);
      const run = sh(['verify.sh', 'published.pem']);
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout).toContain(`OK: entry ${index} of ${index + 1} in the log log.khien.example/2026`);
      expect(run.stdout).toContain(`received: ${new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString()}`);
      expect(run.stdout).not.toContain('WARNING');
    });
  });

  withOpenssl('warns where only the key from the receipt was used, and fails with a key that is not the one', () => {
    explode(receipts[6]!);
    expect(sh(['verify.sh'])).toMatchObject({ status: 0, stdout: expect.stringContaining('WARNING') });
    writeFileSync(join(folder, 'other.pem'), generateLogKey('log.khien.example/2026').publicPem);
    expect(sh(['verify.sh', 'other.pem'])).toMatchObject({ status: 1, stderr: 'FAILED: the signature does not fit the key\n' });
  });

  withOpenssl('fails with one byte changed in any of its parts', () => {
    writeFileSync(join(folder, 'published.pem'), publicPem);
    const parts = explodeReceipt(receipts[6]!);
    for (const name of ['filing.json', 'salt.txt', 'entry.json', 'leaf-index.txt', 'proof.txt', 'checkpoint-body.txt', 'checkpoint.sig']) {
      const bytes = parts.get(name)!;
      for (const at of new Set([0, bytes.length >> 1, bytes.length - 1])) {
        explode(receipts[6]!);
        const changed = Buffer.from(bytes);
        changed[at]! ^= 0x01;
        writeFileSync(join(folder, name), changed);
        expect([name, at, sh(['verify.sh', 'published.pem']).status]).toEqual([name, at, 1]);
      }
    }
    explode(receipts[6]!);
    expect(sh(['verify.sh', 'published.pem']).status).toBe(0);
  });

  withOpenssl('gives the same parts when taken apart with sed, as the manual shows', () => {
    const split = block('split');
    expect(split).not.toBe('');
    const receipt = join(folder, 'receipt.json');
    mkdirSync(join(folder, 'parts'));
    for (const file of [receipts[0]!, receipts[11]!]) {
      writeFileSync(receipt, file);
      writeFileSync(join(folder, 'split.sh'), split);
      chmodSync(join(folder, 'split.sh'), 0o700);
      expect(sh(['split.sh'])).toMatchObject({ status: 0, stderr: '' });
      for (const [name, bytes] of explodeReceipt(file)) {
        if (name !== 'verify.sh') expect([name, readFileSync(join(folder, 'parts', name), 'utf8')]).toEqual([name, bytes.toString('utf8')]);
      }
    }
  });
});

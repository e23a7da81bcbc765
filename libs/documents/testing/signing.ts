import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { P12Signer } from '@signpdf/signer-p12';
import { SignPdf } from '@signpdf/signpdf';

export const SIGNER = 'Người Ký Thử Nghiệm';
const PASSWORD = 'only-for-tests';

/** Keys and certificates made by openssl for one test file, in a folder that `close` removes. */
export class TestSigner {
  private readonly folder = mkdtempSync(join(tmpdir(), 'khien-sign-'));

  constructor(key: readonly string[] = ['rsa:2048']) {
    this.openssl(
      'req',
      '-x509',
      '-utf8',
      '-nodes',
      '-days',
      '30',
      '-newkey',
      ...key,
      '-keyout',
      'key.pem',
      '-out',
      'cert.pem',
      '-subj',
      `/CN=${SIGNER}/O=Tổ chức Thử`,
    );
    const old = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
    this.openssl('pkcs12', '-export', ...old, '-inkey', 'key.pem', '-in', 'cert.pem', '-out', 'signer.p12', '-passout', `pass:${PASSWORD}`);
  }

  /** As signing tools do it: an incremental update with a placeholder, then the CMS into it. */
  async sign(pdf: Uint8Array, at: Date): Promise<Buffer> {
    const prepared = plainAddPlaceholder({
      pdfBuffer: Buffer.from(pdf),
      reason: 'thu',
      contactInfo: '',
      name: SIGNER,
      location: '',
      signingTime: at,
    });
    return new SignPdf().sign(prepared, new P12Signer(readFileSync(join(this.folder, 'signer.p12')), { passphrase: PASSWORD }), at);
  }

  /** CMS over the bytes, made by openssl; DER. */
  cms(bytes: Uint8Array, ...options: string[]): Buffer {
    writeFileSync(join(this.folder, 'content'), bytes);
    this.openssl(
      'cms',
      '-sign',
      '-binary',
      '-signer',
      'cert.pem',
      '-inkey',
      'key.pem',
      '-in',
      'content',
      '-outform',
      'DER',
      '-out',
      'cms.der',
      ...options,
    );
    return readFileSync(join(this.folder, 'cms.der'));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private openssl(...args: string[]): void {
    execFileSync('openssl', args, { cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

/** The least that holds a signature: a dictionary whose /Contents is what `make` gives for the bytes around it. */
export function pdfAround(make: (covered: Uint8Array) => Uint8Array, { room = 8192, tail = '' } = {}): Buffer {
  const number = (value: number) => String(value).padStart(10, '0');
  const head = (range: string) => `%PDF-1.7\n1 0 obj\n<< /Type /Sig /M (D:20201122083000+07'00') /ByteRange [${range}] /Contents `;
  const start = head(`${number(0)} ${number(0)} ${number(0)} ${number(0)}`).length;
  const end = ' >>\nendobj\n%%EOF\n';
  const before = head([0, start, start + room + 2, end.length].map(number).join(' '));
  const contents = Buffer.from(make(Buffer.from(before + end, 'latin1')))
    .toString('hex')
    .padEnd(room, '0');
  return Buffer.from(`${before}<${contents}>${end}${tail}`, 'latin1');
}

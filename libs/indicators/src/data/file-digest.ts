import { legible, type Normalised, unreadable } from '../normalised.js';

const OTHER_DIGESTS: Readonly<Record<number, string>> = { 32: 'MD5', 40: 'SHA-1', 128: 'SHA-512' };

/** SHA-256 in lower-case hex. Files of one MD5 or SHA-1 can be made, so that these prove nothing; the file itself can be digested anew. */
export function normaliseFileDigest(text: string): Normalised {
  const hex = legible(text)
    .replace(/^sha-?256\s?[:=]?\s?/i, '')
    .replace(/[\s:]/g, '')
    .toLowerCase();
  if (!/^[0-9a-f]+$/.test(hex)) return unreadable('FILE_DIGEST');
  if (hex.length === 64) return { type: 'FILE_DIGEST', key: hex, shown: hex };
  const other = OTHER_DIGESTS[hex.length];
  if (other === undefined) return unreadable('FILE_DIGEST');
  return unreadable('FILE_DIGEST', {
    vi: `Đây có vẻ là mã băm ${other}; hệ thống chỉ nhận SHA-256, chưa có gì được ghi. Hãy tính SHA-256 từ chính tệp đó.`,
    en: `This looks like a digest by ${other}; only SHA-256 is taken, and nothing was written. Compute SHA-256 from the file itself.`,
  });
}

import { canonicalBytes } from './canonical-json.js';
import { parseCheckpoint } from './checkpoint.js';
import { parseVkey, publicPemOf } from './note-key.js';
import { parseReceipt } from './receipt.js';
import { VERIFY_SH } from './verify-sh.js';

/**
 * The parts of a receipt as files, for checking with openssl and nothing of ours: file name → bytes. Canonical JSON comes
 * without a final line feed, so that the file is what is hashed. **Nothing is verified here**: that is what `verify.sh` is for.
 * Throws {@link LogRefusal} where the receipt cannot be read.
 */
export function explodeReceipt(file: Uint8Array | string): Map<string, Buffer> {
  const receipt = parseReceipt(file);
  const { body, signatures } = parseCheckpoint(receipt.checkpoint);
  const text = (value: string | number) => Buffer.from(`${value}\n`, 'utf8');
  const hex = receipt.inclusionProof.map((hash) => `${Buffer.from(hash, 'base64').toString('hex')}\n`);
  return new Map([
    ['filing.json', canonicalBytes(receipt.filing)],
    ['salt.txt', text(receipt.salt)],
    ['entry.json', canonicalBytes(receipt.entry)],
    ['leaf-index.txt', text(receipt.leafIndex)],
    ['proof.txt', Buffer.from(hex.join(''), 'utf8')],
    ['checkpoint-body.txt', Buffer.from(body, 'utf8')],
    ['checkpoint.sig', signatures[0]!.signature],
    ['public-key.pem', Buffer.from(publicPemOf(parseVkey(receipt.vkey).publicKey), 'utf8')],
    ['verify.sh', Buffer.from(VERIFY_SH, 'utf8')],
  ]);
}

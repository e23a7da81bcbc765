import type { LogPosition } from '#platform';
import { buildReceipt, type LogSigner, signCheckpoint } from '#platform/log';
import type { Filing } from './entities.js';

/** The filer's proof: a file that verifies without us. The same filing and key always give the same bytes. */
export function receiptOf(filing: Pick<Filing, 'content' | 'salt'>, position: LogPosition, signer: LogSigner): Buffer {
  const strip = (text: string) => Buffer.from(text.replaceAll('\n', ''), 'base64');
  return buildReceipt({
    filing: JSON.parse(filing.content) as { reference: string },
    salt: filing.salt,
    entryText: position.entry,
    leafIndex: position.index,
    inclusionProof: position.proof.map(strip),
    checkpoint: signCheckpoint({ size: position.index + 1, root: strip(position.root) }, signer),
    vkey: signer.vkey,
  });
}

import { createHash } from 'node:crypto';
import {
  appendToFrontier,
  buildReceipt,
  entryText,
  generateLogKey,
  inclusionProofOfLast,
  type LogRow,
  leafHashOf,
  saltedDigest,
  signCheckpoint,
  signerFromPem,
} from './index.js';

export const ORIGIN = 'log.khien.example/2026';
const pair = generateLogKey(ORIGIN);
export const signer = signerFromPem(ORIGIN, pair.privatePem);
export const publicPem = pair.publicPem;

/** A UUID that depends only on its name. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export function filingOf(nth: number) {
  return {
    reference: `BC26-${String(nth).padStart(6, '0')}-0`,
    regime: 'VN-PDPL-2025',
    detectedAt: '2026-03-01T02:03:04.005Z',
    subjects: 1000 + nth,
    share: 0.5,
    dataTypes: ['Họ và tên', 'Số định danh', 'dòng\u2028mới "trích" \\ \u007f \ud83d\udd12'],
    measures: { notified: true, late: null, '10': 1, '9': 2 },
  };
}

/** A log of `count` entries, each a filing, one minute apart; `receipts[i]` was built when entry i was the last. */
export function sampleLog(count: number, name = 'sample') {
  const rows: (LogRow & { readonly leafHash: Buffer })[] = [];
  const receipts: Buffer[] = [];
  const checkpoints: string[] = [];
  let frontier: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    const filing = filingOf(index);
    const salt = createHash('sha256').update(`salt ${name} ${index}`).digest('hex');
    const text = entryText({
      v: 1,
      id: idOf(`${name} event ${index}`),
      type: 'ViolationReportSubmitted',
      at: new Date(Date.UTC(2026, 2, 1) + index * 60_000).toISOString(),
      actor: { kind: 'member', userId: idOf('user'), organisationId: idOf('organisation'), roles: ['PREPARER'] },
      subjects: [idOf(`${name} report ${index}`)],
      digest: saltedDigest(filing, salt),
    });
    const leafHash = leafHashOf(Buffer.from(text, 'utf8'));
    const inclusionProof = inclusionProofOfLast(frontier, index);
    const grown = appendToFrontier(frontier, index, leafHash);
    frontier = grown.frontier;
    const checkpoint = signCheckpoint({ size: index + 1, root: grown.root }, signer);
    rows.push({ index, entryText: text, leafHash });
    checkpoints.push(checkpoint);
    receipts.push(buildReceipt({ filing, salt, entryText: text, leafIndex: index, inclusionProof, checkpoint, vkey: signer.vkey }));
  }
  return { rows, receipts, checkpoints };
}

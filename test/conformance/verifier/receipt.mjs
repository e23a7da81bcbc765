/** A receipt (`khien-receipt/1`), checked with nothing but the file and the published key. */
import { createHash } from 'node:crypto';
import { canonical, isObject, parseCanonical } from './canonical-json.mjs';
import { isEntry, isHash } from './entry.mjs';
import { leafHash, verifyInclusion } from './merkle.mjs';
import { NOTES } from './notes.mjs';
import { Refusal, reading, utf8, verdictOf } from './refusal.mjs';
import { fromBase64, isSignedBy, parseVkey, readCheckpoint } from './signed-note.mjs';

/** In the order of the file, one a line. */
const MEMBERS = [
  'format',
  'notes',
  'reference',
  'submittedAt',
  'filing',
  'salt',
  'filingDigest',
  'entry',
  'leafIndex',
  'treeSize',
  'inclusionProof',
  'checkpoint',
  'vkey',
];

/** The checks, each of which can be left out: only to show that it is needed. */
export const RECEIPT_CHECKS = ['form', 'constants', 'digest', 'entry', 'facts', 'size', 'inclusion', 'key', 'origin', 'signature'];

/** SHA-256 of `{"payload":` canonical payload `,"salt":"` salt `"}`, in hex. */
export function saltedDigest(payload, salt) {
  return createHash('sha256').update(canonical({ payload, salt })).digest('hex');
}

/**
 * `vkey`: the key as published. Answers `{ ok: true, receipt, entryText, checkpoint }`, where `receipt` has the members of
 * the file and `checkpoint` its size and root, or `{ ok: false, check, why }`.
 */
export function verifyReceipt(bytes, { vkey, without = [] }) {
  return verdictOf(() => {
    const judge = (check, holds, why) => {
      if (!holds && !without.includes(check)) throw new Refusal(check, why);
    };
    const key = reading('key', 'the published key', () => parseVkey(vkey));
    const text = utf8(bytes);
    const receipt = without.includes('form') ? loosely(text) : strictly(text);
    judge('constants', receipt.format === 'khien-receipt/1' && canonical(receipt.notes) === canonical(NOTES), 'format, notes');

    const { filing, salt, filingDigest, entry, leafIndex, treeSize } = receipt;
    if (!isObject(filing) || !isEntry(entry)) throw new Refusal('form', 'filing, entry');
    judge('digest', isHash(salt) && saltedDigest(filing, salt) === filingDigest, 'filingDigest is not the digest of filing and salt');
    judge('entry', entry.digest === filingDigest, 'the entry is about another content');
    judge('facts', receipt.submittedAt === entry.at && receipt.reference === filing.reference, 'submittedAt, reference');
    judge('facts', typeof receipt.reference === 'string', 'reference');

    const checkpoint = reading('form', 'checkpoint', () => readCheckpoint(receipt.checkpoint));
    const proof = reading('form', 'inclusionProof', () => receipt.inclusionProof.map(fromBase64));
    const entryText = canonical(entry);
    judge('size', treeSize === checkpoint.size, 'treeSize is not the size that was signed');
    // Under the size that was signed: the one in the file is only its repetition.
    const included = verifyInclusion(leafHash(Buffer.from(entryText)), leafIndex, checkpoint.size, proof, checkpoint.root);
    judge('inclusion', included, 'the entry is not in the signed tree');
    judge('key', receipt.vkey === key.text, 'the file names another key');
    judge('origin', checkpoint.origin === key.name, 'the checkpoint is of another log');
    const signed = reading('form', 'checkpoint', () => isSignedBy(key, checkpoint.text, checkpoint.signatures));
    judge('signature', signed && checkpoint.signatures.length === 1, 'the checkpoint is not signed by the published key, and by it alone');
    return { receipt, entryText, checkpoint };
  });
}

/** Line by line: there is one text for one receipt. */
function strictly(text) {
  const lines = text.split('\n');
  const frame = lines[0] === '{' && lines[MEMBERS.length + 1] === '}' && lines[MEMBERS.length + 2] === '';
  if (!frame || lines.length !== MEMBERS.length + 3) throw new Refusal('form', 'not the lines of a receipt');
  return Object.fromEntries(
    MEMBERS.map((name, i) => {
      const [start, end] = [`"${name}":`, i === MEMBERS.length - 1 ? '' : ','];
      const line = lines[i + 1];
      if (!line.startsWith(start) || !line.endsWith(end)) throw new Refusal('form', `line of ${name}`);
      const value = line.slice(start.length, line.length - end.length);
      return [name, reading('form', `line of ${name}`, () => parseCanonical(value))];
    }),
  );
}

function loosely(text) {
  return reading('form', 'not JSON', () => JSON.parse(text));
}

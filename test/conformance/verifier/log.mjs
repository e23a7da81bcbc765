/** An exported log (`khien-log/1`), checked with the published key, and with checkpoints and receipts that were kept elsewhere. */
import { hasMembers, parseCanonical } from './canonical-json.mjs';
import { isEntry } from './entry.mjs';
import { leafHash, Tree } from './merkle.mjs';
import { verifyReceipt } from './receipt.mjs';
import { Refusal, reading, utf8, verdictOf } from './refusal.mjs';
import { isSignedBy, openCheckpoint, parseVkey, readCheckpoint } from './signed-note.mjs';

/** The checks, each of which can be left out: only to show that it is needed. */
export const LOG_CHECKS = [
  'form',
  'index',
  'canonical',
  'schema',
  'time',
  'key',
  'header',
  'origin',
  'signature',
  'size',
  'root',
  'kept',
  'receipts',
];

/**
 * `vkey`: the key as published. `kept`: checkpoints of this log that were kept elsewhere. `receipts`: files whose entries
 * must be in it. `toleranceMs`: how far an entry's time may lie behind an earlier one's. Answers
 * `{ ok: true, size, root, entries }` or `{ ok: false, check, why }` with the first check that failed.
 */
export function verifyLog(bytes, { vkey, kept = [], receipts = [], toleranceMs = 60_000, without = [] }) {
  return verdictOf(() => {
    const judge = (check, holds, why) => {
      if (!holds && !without.includes(check)) throw new Refusal(check, why);
    };
    const parse = (check) => (without.includes(check) ? JSON.parse : parseCanonical);
    const published = reading('key', 'the published key', () => parseVkey(vkey));

    const lines = utf8(bytes).split('\n');
    // A last line feed ends a line and begins none.
    if (lines.at(-1) === '') lines.pop();
    if (lines.length < 2) throw new Refusal('form', 'a first and a last line are needed');
    const read = (line, number) => reading('form', `line ${number}`, () => parse('form')(line));
    const [head, ...rest] = lines.map((line, i) => read(line, i + 1));
    const foot = rest.pop();
    judge('form', hasMembers(head, ['format', 'origin', 'vkey']) && head.format === 'khien-log/1', 'the first line');
    judge('form', hasMembers(foot, ['checkpoint']) && typeof foot.checkpoint === 'string', 'the last line');
    judge('key', head.vkey === published.text, 'the file names another key');
    // Without a key to trust there is only the one in the file.
    const key = without.includes('key') ? reading('key', 'the key in the file', () => parseVkey(head.vkey)) : published;
    judge('header', head.origin === key.name, 'the first line names another log than its key');

    const keptRoots = without.includes('kept')
      ? []
      : kept.map((note) => reading('kept', 'a kept checkpoint', () => openCheckpoint(note, key)));
    const held = without.includes('receipts') ? [] : receipts.map((file) => heldReceipt(file, key.text));
    const roots = rootsBySize([
      ...keptRoots.map((one) => ({ ...one, check: 'kept' })),
      ...held.map(({ checkpoint }) => ({ ...checkpoint, check: 'receipts' })),
    ]);

    const entries = [];
    const tree = new Tree();
    let latest = Number.NEGATIVE_INFINITY;
    compare(roots, tree);
    for (const [i, line] of rest.entries()) {
      judge('form', hasMembers(line, ['entry', 'index']) && typeof line.entry === 'string', `the line of entry ${i}`);
      judge('index', line.index === i, `entry ${i} is numbered ${line.index}`);
      const entry = reading('canonical', `entry ${i}`, () => parse('canonical')(line.entry));
      judge('schema', isEntry(entry), `entry ${i} is not of version 1`);
      const at = Date.parse(entry.at);
      judge('time', latest - at <= toleranceMs, `entry ${i} is of ${entry.at}, an earlier one is later`);
      latest = Math.max(latest, at);
      tree.push(leafHash(Buffer.from(line.entry)));
      compare(roots, tree);
      entries.push({ index: i, text: line.entry, entry });
    }
    for (const [size, [{ check }]] of roots)
      if (size > tree.size) throw new Refusal(check, `${size} entries were signed, ${tree.size} are here`);
    for (const { receipt, entryText } of held)
      if (entries[receipt.leafIndex].text !== entryText)
        throw new Refusal('receipts', `entry ${receipt.leafIndex} is not the one of the receipt`);

    const checkpoint = reading('form', 'checkpoint', () => readCheckpoint(foot.checkpoint));
    judge('origin', checkpoint.origin === key.name, 'the checkpoint is of another log');
    const signed = reading('form', 'checkpoint', () => isSignedBy(key, checkpoint.text, checkpoint.signatures));
    judge('signature', signed, 'the checkpoint is not signed by the published key');
    judge('size', checkpoint.size === tree.size, `${checkpoint.size} entries were signed, ${tree.size} are here`);
    const root = tree.root();
    judge('root', checkpoint.root.equals(root), 'the entries do not give the root that was signed');
    return { size: tree.size, root: root.toString('hex'), entries };
  });
}

function heldReceipt(file, vkey) {
  const verdict = verifyReceipt(file, { vkey });
  if (!verdict.ok) throw new Refusal('receipts', `a receipt does not verify: ${verdict.why}`);
  return verdict;
}

/** Signed roots that the log must pass through. */
function rootsBySize(checkpoints) {
  const roots = new Map();
  for (const one of checkpoints) roots.set(one.size, [...(roots.get(one.size) ?? []), one]);
  return roots;
}

function compare(roots, tree) {
  for (const { root, check } of roots.get(tree.size) ?? [])
    if (!root.equals(tree.root())) throw new Refusal(check, `another history of the first ${tree.size} entries was signed`);
}

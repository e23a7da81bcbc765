#!/usr/bin/env node
/**
 * A second verifier, written from the specifications alone; it shares no code with the system and needs nothing but Node 20.
 *
 *   node main.mjs log FILE --vkey KEY [--kept CHECKPOINTS]… [--receipt FILE]…
 *   node main.mjs receipt FILE --vkey KEY
 *   node main.mjs acknowledgement FILE --vkey KEY --log FILE --receipt FILE [--kept CHECKPOINTS]…
 *
 * CHECKPOINTS: one checkpoint as /log/checkpoint serves it, or many as JSON strings, one a line. An acknowledgement is JSON:
 * { code, registryNumber, note, at }. Exit status 0: everything fits. 1: it does not. 2: the question was not understood.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { proveAcknowledgement } from './acknowledgement.mjs';
import { verifyLog } from './log.mjs';
import { verifyReceipt } from './receipt.mjs';

const kinds = {
  log: (file, { vkey, kept, receipts }) => verifyLog(readFileSync(file), { vkey, kept, receipts }),
  receipt: (file, { vkey }) => verifyReceipt(readFileSync(file), { vkey }),
  acknowledgement: (file, { vkey, kept, receipts, log }) =>
    proveAcknowledgement({
      log: readFileSync(log),
      receipt: receipts[0],
      acknowledgement: JSON.parse(readFileSync(file, 'utf8')),
      vkey,
      kept,
    }),
};

function checkpointsOf(file) {
  const text = readFileSync(file, 'utf8');
  if (!text.startsWith('"')) return [text];
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      vkey: { type: 'string' },
      log: { type: 'string' },
      kept: { type: 'string', multiple: true, default: [] },
      receipt: { type: 'string', multiple: true, default: [] },
    },
  });
  const [kind, file] = positionals;
  if (!Object.hasOwn(kinds, kind ?? '') || !file || !values.vkey)
    throw new Error('log | receipt | acknowledgement, FILE and --vkey are needed');
  const verdict = kinds[kind](file, {
    vkey: values.vkey.trim(),
    log: values.log,
    kept: values.kept.flatMap(checkpointsOf),
    receipts: values.receipt.map((path) => readFileSync(path)),
  });
  const { ok, check, why, size, root, receipt, index, proves } = verdict;
  console.log(
    JSON.stringify(
      ok ? { ok, size, root, reference: receipt?.reference, submittedAt: receipt?.submittedAt, index, proves } : { ok, check, why },
    ),
  );
  process.exitCode = ok ? 0 : 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}

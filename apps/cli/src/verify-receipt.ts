import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { explodeReceipt, verifyReceipt } from '#platform/log';

/** Checks a receipt with nothing but the file (and, better, the key as published). */
export function verifyReceiptCommand(file: string, options: { vkey?: string; explode?: string }): void {
  const bytes = readFileSync(file);
  const verdict = verifyReceipt(bytes, options.vkey ? { vkey: options.vkey.trim() } : {});
  if (!verdict.ok) {
    for (const failure of verdict.failures) console.error(`✗ ${failure.vi}\n  ${failure.en}`);
    process.exitCode = 1;
    return;
  }
  if (options.explode) {
    mkdirSync(options.explode, { recursive: true });
    for (const [name, content] of explodeReceipt(bytes))
      writeFileSync(join(options.explode, name), content, { mode: name.endsWith('.sh') ? 0o755 : 0o644 });
  }
  const { facts } = verdict;
  console.log(`✓ Biên nhận hợp lệ / the receipt is good: ${facts.reference}, ${facts.submittedAt}`);
  for (const warning of verdict.warnings) console.log(`! ${warning.vi}\n  ${warning.en}`);
}

import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clone } from './processes.js';

/** What the product's processes are started from. */
const PARTS = ['dist', 'package.json', 'scripts/end-with-parent.mjs', 'test/crash/controls'];

/** The build as it is now, in a folder of its own: whoever builds anew meanwhile changes nothing of this run. */
export async function frozen<T>(clone: Clone, work: (copy: Clone) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), 'khien-crash-product-'));
  try {
    for (const part of PARTS) cpSync(join(clone.root, part), join(root, part), { recursive: true });
    symlinkSync(join(clone.root, 'node_modules'), join(root, 'node_modules'), 'junction');
    return await work({ ...clone, root });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

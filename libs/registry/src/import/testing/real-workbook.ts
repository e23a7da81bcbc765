import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../../../../..');
export const OUR_SAMPLE = resolve(REPOSITORY, 'apps/cli/assets/sample-register.xlsx');
const SHARED = resolve(REPOSITORY, '../shared/data/registers/ciso-assistant');

/** A file that none of us wrote, where it is at hand; otherwise our own sample in the same structure, and a warning. */
export function realOrSample(name: string): { readonly bytes: Uint8Array; readonly real: boolean } {
  const path = resolve(SHARED, name);
  if (existsSync(path)) return { bytes: readFileSync(path), real: true };
  console.warn(`${name} is not at hand; our own sample is tested instead`);
  return { bytes: readFileSync(OUR_SAMPLE), real: false };
}

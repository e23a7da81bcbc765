import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const REGISTERS = resolve(import.meta.dirname, '../../../../../../shared/data/registers');

export interface RealFile {
  /** `test`, or `test.skip` where the file is not at hand. */
  readonly test: jest.It;
  readonly bytes: () => Uint8Array;
}

/** A file that none of us wrote. These lie beside the repository, are read and never copied; outsiders do not have them. */
export function realFile(path: string): RealFile {
  const file = resolve(REGISTERS, path);
  const here = existsSync(file);
  if (!here) console.warn(`${path} is not at hand; what it should give is not tested`);
  return { test: here ? test : test.skip, bytes: () => readFileSync(file) };
}

import { spawnSync } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  /** Both streams, for people. */
  readonly output: string;
  /** Standard output as it came. */
  readonly stdout: string;
}

/** Runs this very program (`khien …`) as an operator or a filer would, in a process of its own. */
export function khien(...args: string[]): Ended {
  return program(process.execPath, [process.argv[1]!, ...args]);
}

/** `code` is null where there is no such program. */
export function program(name: string, args: readonly string[]): Ended {
  const { status, stdout, stderr, error } = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 1 << 30 });
  return { code: error ? null : status, stdout: stdout ?? '', output: `${stdout ?? ''}${stderr ?? ''}`.trim() };
}

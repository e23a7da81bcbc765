/** What every script needs to know: where the clone is, Node 24 from node_modules, and how a problem is said. No dependencies. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modulesBin = join(root, 'node_modules', '.bin');

/** Node 24 from node_modules; system Node may be 20, on which argon2's prebuilt binary crashes without a word. */
export const node24 = ['node', 'node.exe'].map((name) => join(root, 'node_modules', 'node', 'bin', name)).find((path) => existsSync(path));

/** An error whose message is one clear sentence per language; no stack is shown for it. */
export class Problem extends Error {
  constructor(vi, en) {
    super(`${vi}\n${en}`);
    this.name = 'Problem';
  }
}

export function sayAndExit(error) {
  const clear = error?.name === 'Problem' || error?.name === 'EmbeddedPostgresError';
  console.error(clear ? `\n${error.message}` : error);
  process.exit(1);
}

/** The environment for our own programs: Node 24 and the tools of node_modules first. */
export function toolEnvironment(extra = {}) {
  const path = process.env.PATH ?? '';
  return { ...process.env, PATH: path.startsWith(modulesBin) ? path : `${modulesBin}${delimiter}${path}`, ...extra };
}

/** PATH without node_modules: for npm, which replaces the very Node that it would else run on. */
export function systemEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.startsWith(join(root, 'node_modules')));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** Runs a program of ours on Node 24 with this terminal; resolves to its exit code. Signals reach it, we wait for it. */
export function runNode(args, extra = {}) {
  if (!node24) throw new Problem('Thiếu Node 24 trong node_modules; hãy chạy npm ci.', 'Node 24 is missing in node_modules; run npm ci.');
  return new Promise((done, failed) => {
    const child = spawn(node24, args, { stdio: 'inherit', env: toolEnvironment(extra) });
    const onInterrupt = () => {}; // The terminal sends it to the whole group.
    const onTerminate = () => child.kill('SIGTERM');
    process.on('SIGINT', onInterrupt);
    process.on('SIGTERM', onTerminate);
    child.on('error', failed);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onTerminate);
      done(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}

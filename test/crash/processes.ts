/** The product's processes, each started by us and killed by its own number. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** What `scripts/crash.mjs` knows of this clone. */
export interface Clone {
  readonly root: string;
  readonly node: string;
  environment(extra: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
}

export interface ProgramOptions {
  readonly clone: Clone;
  readonly name: string;
  /** Program below dist/apps. */
  readonly app: 'api' | 'worker' | 'cli';
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Modules loaded before the program: the positive controls. */
  readonly preload?: readonly string[];
}

export function spawnProgram({ clone, app, args = [], env, logFile, preload = [] }: ProgramOptions): ChildProcess {
  const out = openSync(logFile, 'a', 0o600);
  const modules = [join(clone.root, 'scripts/end-with-parent.mjs'), ...preload].flatMap((path) => ['--import', pathToFileURL(path).href]);
  const child = spawn(clone.node, ['--enable-source-maps', ...modules, join(clone.root, `dist/apps/${app}/src/main.js`), ...args], {
    cwd: clone.root,
    env: clone.environment({ NODE_COMPILE_CACHE: join(clone.root, '.build/compile-cache'), ...env }),
    stdio: ['ignore', out, out, 'ipc'],
  });
  closeSync(out);
  return child;
}

/** Runs a command of apps/cli to its end; its words are in the log. */
export async function runCommand(options: ProgramOptions): Promise<number> {
  const child = spawnProgram(options);
  return new Promise((done) => {
    child.once('error', () => done(1));
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** A process that is started again whenever it ends, as an operator's supervisor would, until it is stopped. */
export class Service {
  /** How often it ended without our doing. PostgreSQL away while it starts is a reason; anything else deserves a look. */
  endedByItself = 0;
  #child: ChildProcess | undefined;
  #wanted = true;
  #up = false;
  readonly options: ProgramOptions;
  readonly #isUp: (said: () => string) => Promise<boolean>;

  /** `isUp` may look at what the process has said since its start. */
  constructor(options: ProgramOptions, isUp: (said: () => string) => Promise<boolean>) {
    this.options = options;
    this.#isUp = isUp;
    this.#start();
  }

  get name(): string {
    return this.options.name;
  }

  get up(): boolean {
    return this.#up;
  }

  async waitUntilUp(): Promise<void> {
    for (const until = Date.now() + 60_000; !this.#up; await sleep(20))
      if (Date.now() > until) throw new Error(`${this.name} did not come up; see ${this.options.logFile}`);
  }

  /** SIGKILL; false where it is not running at this moment. */
  async kill(): Promise<boolean> {
    const child = this.#child;
    if (!this.#up || !child?.pid) return false;
    child.removeAllListeners('exit');
    const gone = new Promise((done) => child.once('exit', done));
    this.#up = false;
    child.kill('SIGKILL');
    await gone;
    if (this.#wanted) this.#start();
    return true;
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const late = await Promise.race([gone.then(() => false), sleep(10_000, true, { ref: false })]);
    if (late) child.kill('SIGKILL');
    await gone;
  }

  #start(): void {
    const { logFile } = this.options;
    const from = existsSync(logFile) ? statSync(logFile).size : 0;
    const child = spawnProgram(this.options);
    this.#child = child;
    child.once('exit', () => {
      this.#up = false;
      if (!this.#wanted || this.#child !== child) return;
      this.endedByItself++;
      void sleep(100).then(() => this.#wanted && this.#child === child && this.#start());
    });
    void this.#watch(child, () => readFrom(logFile, from));
  }

  async #watch(child: ChildProcess, said: () => string): Promise<void> {
    while (this.#child === child && child.exitCode === null && child.signalCode === null) {
      if (await this.#isUp(said)) {
        this.#up = this.#child === child && child.exitCode === null && child.signalCode === null;
        return;
      }
      await sleep(25);
    }
  }
}

function readFrom(path: string, from: number): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(64 * 1024);
    return bytes.toString('utf8', 0, readSync(file, bytes, 0, bytes.length, from));
  } finally {
    closeSync(file);
  }
}

/** The processes that this one has started, from the process table. */
export function childrenOf(parent: number): number[] {
  return processTable()
    .filter(([, its]) => its === parent)
    .map(([pid]) => pid);
}

function processTable(): [pid: number, parent: number][] {
  if (platform() === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
          return [[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] satisfies [number, number]];
        } catch {
          return []; // Gone meanwhile.
        }
      });
  return spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
}

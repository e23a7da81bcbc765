import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { isRootsOwn, makeOwnFolder } from './folders.js';
import type { Account } from './server-account.js';

/** The folder with bin/, lib/ and share/, where the account can run them: in node_modules, or a copy of it outside. */
export function runnablePrograms(account: Account, log: (line: string) => void): string {
  const native = installedPrograms();
  if (canRun(native.path, account)) return native.path;
  for (const base of account ? ['/var/cache/khien', '/var/tmp/khien', join(tmpdir(), 'khien')] : []) {
    const copy = join(base, `postgres-${native.version}-${arch()}`);
    try {
      makeOwnFolder(base);
      if (!fs.existsSync(copy)) {
        copyPrograms(native.path, copy);
        log(
          `Tài khoản ${account?.uid} không vào được ${native.path}; đã chép chương trình PostgreSQL sang ${copy} | Account ${account?.uid} cannot enter node_modules; copied PostgreSQL's programs to ${copy}`,
        );
      }
      if (isRootsOwn(copy) && canRun(copy, account)) return copy;
    } catch {
      // Read-only or full: the next place.
    }
  }
  throw new EmbeddedPostgresError(
    `Chương trình PostgreSQL trong ${native.path} không chạy được trên máy này (thiếu thư viện hoặc thiếu quyền); hãy đặt DATABASE_URL tới một PostgreSQL 15 trở lên.`,
    `PostgreSQL's programs in ${native.path} do not run on this machine (libraries or rights are missing); set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

function installedPrograms(): { path: string; version: string } {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const own = createRequire(import.meta.url);
    const folder = dirname(dirname(createRequire(own.resolve('embedded-postgres')).resolve(name)));
    hydrateLinks(folder);
    return { path: join(folder, 'native'), version: JSON.parse(fs.readFileSync(join(folder, 'package.json'), 'utf8')).version };
  } catch (error) {
    throw new EmbeddedPostgresError(
      `Thiếu gói ${name}; hãy chạy lại npm ci, hoặc đặt DATABASE_URL tới một PostgreSQL 15 trở lên.`,
      `The package ${name} is missing; run npm ci again, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

/** The package's own install script makes these links; npm may be told not to run it. */
function hydrateLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(folder, target);
    if (!fs.existsSync(link)) fs.symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
}

function canRun(programs: string, account: Account): boolean {
  return ['postgres', 'initdb'].every((name) => {
    const asked = spawnSync(join(programs, 'bin', name), ['--version'], { ...account, cwd: '/', stdio: 'ignore' });
    return asked.status === 0;
  });
}

function copyPrograms(from: string, to: string): void {
  const staging = `${to}.new-${process.pid}`;
  fs.rmSync(staging, { recursive: true, force: true });
  fs.cpSync(from, staging, { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(staging, 0o755);
  for (const entry of fs.readdirSync(staging, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isSymbolicLink()) continue;
    fs.chmodSync(path, entry.isDirectory() || entry.parentPath.endsWith('/bin') ? 0o755 : 0o644);
  }
  fs.renameSync(staging, to);
}

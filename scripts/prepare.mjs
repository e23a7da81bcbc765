/**
 * Before every command: installs what is missing, builds what has changed, else returns in milliseconds.
 * Runs on the system's Node (20 or newer) and imports no package. `--install-only` leaves the build out.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem, root, sayAndExit, systemEnvironment } from './toolchain.mjs';

const modules = join(root, 'node_modules');

export function install() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Problem(
      `Cần Node.js 20 trở lên để cài đặt; máy này đang dùng ${process.versions.node}.`,
      `Node.js 20 or newer is needed to install; this machine runs ${process.versions.node}.`,
    );
  }
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(lock).digest('hex');
  const stamp = join(modules, '.khien-lock');
  if (read(stamp) === digest && isWhole()) return;
  const locked = JSON.parse(lock);
  if (!(isWhole() && isInstalled(locked))) {
    console.log('Đang cài các gói cần thiết (lần đầu mất khoảng một phút) | Installing packages (about a minute the first time)');
    const how = isComplete(locked) ? ['ci'] : ['install', '--no-save'];
    // Also where NODE_ENV=production, in which npm would leave out the tools that the next check asks for.
    const npm = spawnSync('npm', [...how, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: 'inherit',
      env: systemEnvironment(),
      shell: process.platform === 'win32',
    });
    if (npm.status !== 0 || !isWhole() || !isInstalled(locked)) {
      throw new Problem(
        `npm ${how[0]} không cài xong; xem thông báo của npm ở trên (mạng, dung lượng đĩa, quyền ghi, hoặc allowScripts).`,
        `npm ${how[0]} did not finish; see what npm says above (network, disk space, rights, or allowScripts).`,
      );
    }
  }
  writeFileSync(stamp, digest);
}

/** The hidden lockfile is written last by npm, and Node 24 comes by an install script that npm may have been told not to run. */
function isWhole() {
  return (
    existsSync(join(modules, '.package-lock.json')) && ['node', 'node.exe'].some((name) => existsSync(join(modules, 'node/bin', name)))
  );
}

/** Every package of the lockfile is there in its version, and nothing else (other machines' optional ones aside). */
function isInstalled(lock) {
  const there = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages;
  const asked = Object.entries(lock.packages).filter(([path]) => path !== '');
  return (
    asked.every(([path, { version, optional }]) => (there[path] ? there[path].version === version : optional === true)) &&
    Object.entries(there).every(([path, { optional }]) => path in lock.packages || optional === true)
  );
}

/**
 * A registry mirror that does not serve every platform's binaries leaves them out of the lockfile, and `npm ci` then refuses it.
 * `npm install --no-save` takes the same locked versions, checks the same digests, and does not touch the lockfile.
 */
function isComplete(lock) {
  const names = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
  return Object.values(lock.packages).every(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies).every((name) => names.has(name)),
  );
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    install();
    if (!process.argv.includes('--install-only')) {
      const { build } = await import('./build.mjs');
      await build();
    }
  } catch (error) {
    sayAndExit(error);
  }
}

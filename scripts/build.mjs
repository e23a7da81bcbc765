/**
 * Compiles the whole tree with swc to dist/, which mirrors it (dist/apps/api/src/main.js), when a source, .swcrc or the lockfile has changed.
 * Files are replaced one at a time and stale ones removed, so that a running system never finds dist/ empty.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem, root, sayAndExit } from './toolchain.mjs';

const trees = ['apps', 'libs', 'prisma-free-migrations'];
const compiled = /^(?:apps|libs)[/\\][^/\\]+[/\\]src[/\\]|^prisma-free-migrations[/\\]/;
const leftOut = /\.spec\.ts$|\.fixture\.ts$|\.d\.ts$|\.md$|[/\\]testing[/\\]/;
const dist = join(root, 'dist');
const stamp = join(root, '.build', 'sources.sha256');

/** Returns whether anything was compiled. */
export async function build() {
  const paths = trees.flatMap((tree) => files(join(root, tree))).map((path) => relative(root, path));
  const texts = new Map(
    paths.filter((path) => compiled.test(path) && !leftOut.test(path)).map((path) => [path, readFileSync(join(root, path))]),
  );
  const digest = hash(texts);
  if (existsSync(stamp) && existsSync(dist) && readFileSync(stamp, 'utf8') === digest) return false;

  // From here on dist/ is mixed, until all of it is written: a failure must not leave it under the old stamp.
  rmSync(stamp, { force: true });
  const started = performance.now();
  const { transform } = await import('@swc/core');
  const { exclude: _, ...options } = JSON.parse(readFileSync(join(root, '.swcrc'), 'utf8'));
  const written = new Set();
  const failures = [];
  await Promise.all(
    [...texts].map(async ([path, text]) => {
      if (!path.endsWith('.ts')) return write(path, text, written);
      const target = path.replace(/\.ts$/, '.js');
      const output = join(dist, target);
      const sourceFileName = relative(dirname(output), join(root, path));
      try {
        const { code, map } = await transform(text.toString('utf8'), {
          ...options,
          swcrc: false,
          filename: join(root, path),
          sourceFileName,
        });
        write(target, map ? `${code}\n//# sourceMappingURL=${target.split(/[/\\]/).at(-1)}.map\n` : code, written);
        if (map) write(`${target}.map`, map, written);
      } catch (error) {
        failures.push(`${path}\n${error.message}`);
      }
    }),
  );
  if (failures.length > 0) {
    console.error(failures.join('\n\n'));
    throw new Problem(`Không biên dịch được ${failures.length} tệp.`, `${failures.length} file(s) did not compile.`);
  }
  for (const path of existsSync(dist) ? files(dist) : []) if (!written.has(path)) rmSync(path);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, digest);
  console.log(`Đã biên dịch ${texts.size} tệp | Compiled ${texts.size} files (${Math.round(performance.now() - started)} ms)`);
  return true;
}

function hash(texts) {
  const digest = createHash('sha256');
  for (const name of ['.swcrc', 'package-lock.json', 'scripts/build.mjs']) digest.update(readFileSync(join(root, name)));
  for (const [path, text] of texts) digest.update(`\0${path}\0${text.length}\0`).update(text);
  return digest.digest('hex');
}

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function write(path, text, written) {
  const output = join(dist, path);
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(`${output}.new`, text);
  renameSync(`${output}.new`, output);
  written.add(output);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build().catch(sayAndExit);

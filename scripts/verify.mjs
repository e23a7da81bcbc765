/**
 * `npm run verify`: format and lint, types, dependency direction, generated documents, pure tests. No database, under a minute.
 * Two steps run at a time; what a step printed is shown only when it failed.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { install } from './prepare.mjs';
import { node24, root, sayAndExit, toolEnvironment } from './toolchain.mjs';

const bin = (path) => join(root, 'node_modules', path);
const steps = [
  {
    name: 'pure tests',
    args: [bin('jest/bin/jest.js'), '--testPathIgnorePatterns', '/node_modules/', '\\.db\\.spec\\.ts$', '/test/e2e/'],
    env: { KHIEN_PURE: '1', NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
  },
  { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json'] },
  { name: 'format and lint', args: [bin('@biomejs/biome/bin/biome'), 'check', '--colors=off', '.'] },
  {
    name: 'dependency direction',
    args: [
      bin('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.mjs',
      'apps',
      'libs',
      'prisma-free-migrations',
    ],
  },
  { name: 'generated documents', args: [join(root, 'dist/apps/cli/src/main.js'), 'generate', '--check'] },
];

function run({ name, args, env }) {
  const started = performance.now();
  return new Promise((done) => {
    const child = spawn(node24, args, { cwd: root, env: toolEnvironment(env), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
      done({ name, ok: code === 0, output });
    });
  });
}

try {
  install();
  await build();
  const waiting = [...steps];
  const results = [];
  const started = performance.now();
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await run(step));
  };
  await Promise.all([worker(), worker()]);
  const failures = results.filter(({ ok }) => !ok);
  for (const { name, output } of failures) console.log(`\n--- ${name} ---\n${output.trimEnd()}`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    failures.length === 0 ? `verify: ok (${seconds} s)` : `\nverify: ${failures.length} of ${steps.length} failed (${seconds} s)`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
} catch (error) {
  sayAndExit(error);
}

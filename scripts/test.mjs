/** `npm test [-- jest's arguments]`: every test, on an embedded PostgreSQL of its own; the last line is the count. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root, runNode, sayAndExit } from './toolchain.mjs';

const results = join(root, '.build', `jest-${process.pid}.json`);
try {
  mkdirSync(join(root, '.build'), { recursive: true });
  await build();
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  const jest = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--rootDir',
    root,
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ];
  const code = await runNode(jest, { NODE_OPTIONS: options });
  const { passed, failed, skipped } = counts();
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  writeFileSync(join(root, '.build', 'test-counts.txt'), `${line}\n`);
  console.log(line);
  process.exitCode = code !== 0 ? code : failed > 0 || passed === 0 ? 1 : 0;
} catch (error) {
  sayAndExit(error);
}

/** A file that did not even load counts as one failure. */
function counts() {
  try {
    const found = JSON.parse(readFileSync(results, 'utf8'));
    const notLoaded = found.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
    );
    return {
      passed: found.numPassedTests,
      failed: found.numFailedTests + notLoaded.length,
      skipped: found.numPendingTests + found.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  } finally {
    rmSync(results, { force: true });
  }
}

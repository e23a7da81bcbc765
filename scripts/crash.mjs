/**
 * `npm run crash [-- --kills 1000 --filings 100000 --seed 1 --pace 1.5 --burst 1 --filers 12 --supplements 0.2 --hurry --no-controls --result FILE --add]`
 *
 * Runs the product as its processes, files reports through the public API, kills API, worker and PostgreSQL at random
 * moments, and looks for what was lost, doubled, half-written or out of order; then plays the positive controls.
 * Figures go to FILE, with `--add` beside those of earlier runs that it holds. The long run (1,000 kills, 100,000 filings) may be made
 * in parts of some hundred kills, each settled and judged whole; its figures belong in bench/results/crash.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { node24, Problem, root, runNode, sayAndExit, toolEnvironment } from './toolchain.mjs';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    kills: { type: 'string', default: '30' },
    filings: { type: 'string', default: '300' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    pace: { type: 'string', default: '1.5' },
    burst: { type: 'string', default: '1' },
    filers: { type: 'string', default: '12' },
    supplements: { type: 'string', default: '0.2' },
    hurry: { type: 'boolean', default: false },
    controls: { type: 'boolean', default: true },
    result: { type: 'string' },
    add: { type: 'boolean', default: false },
  },
});

if (Number(process.versions.node.split('.')[0]) < 24) process.exitCode = await runNode(process.argv.slice(1)).catch(sayAndExit);
else process.exitCode = await main().catch(sayAndExit);

async function main() {
  await build();
  const head = commit();
  const options = {
    ...Object.fromEntries(['kills', 'filings', 'seed', 'pace', 'burst', 'filers', 'supplements'].map((name) => [name, numberOf(name)])),
    hurry: values.hurry,
    log: console.log,
  };
  // Not at the top: the system's Node 20, which hands over to Node 24, has no such hooks.
  const { importSource } = await import('../test/support/import-source.mjs');
  const { CONTROLS, crash, frozen, playControl } = await importSource('test/crash/crash.ts');
  const controls = [];
  const outcome = await frozen({ root, node: node24, environment: toolEnvironment }, async (clone) => {
    const main = await crash(clone, options);
    console.log(JSON.stringify(main, null, 2));
    for (const control of values.controls ? CONTROLS : []) {
      const played = await playControl(clone, control, options);
      console.log(JSON.stringify(played, null, 2));
      controls.push(played);
    }
    return main;
  });
  const caught = controls.filter((control) => control.caught).length;
  const { kills, acknowledged, lost, doubled, halfWritten, outOfOrder, ...more } = outcome;
  const counted = { kills, acknowledged, lost, doubled, halfWritten, outOfOrder, controlsCaught: caught, controls: controls.length };
  const { seed, pace, burst, filers } = options;
  const run = {
    commit: head,
    ...counted,
    date: new Date().toISOString().slice(0, 10),
    seed,
    pace,
    burst,
    filers,
    ...more,
    controlsPlayed: controls,
  };
  if (values.result) writeResult(resolve(root, values.result), run, Object.keys(counted));
  const wrong =
    lost +
    doubled +
    halfWritten +
    outOfOrder +
    more.differing.length +
    more.refused.length +
    more.receiverComplaints.length +
    more.internalErrors;
  const looked = acknowledged === 0 || (more.registered > 0 && more.receiptsCompared > 0);
  const ok = wrong === 0 && looked && more.logIsWhole && caught === controls.length;
  console.log(
    `${ok ? 'ok' : 'FAIL'}: ${kills} kills, ${acknowledged} acknowledged, lost ${lost}, doubled ${doubled}, half-written ${halfWritten}, out of order ${outOfOrder}; controls caught ${caught} of ${controls.length}`,
  );
  return ok ? 0 : 1;
}

/** The run beside those that the file holds, under the sums of all; a file of another shape is an error and stays as it is. */
function writeResult(file, run, summed) {
  const runs = [...(values.add && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).runs : []), run];
  const sums = Object.fromEntries(summed.map((name) => [name, runs.reduce((sum, one) => sum + one[name], 0)]));
  writeFileSync(file, `${JSON.stringify({ commit: run.commit, ...sums, runs }, null, 2)}\n`);
}

function numberOf(name) {
  const number = Number(values[name]);
  if (values[name] !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new Problem(
    `--${name} phải là một số không âm, không phải “${values[name]}”.`,
    `--${name} must be a number from 0, not “${values[name]}”.`,
  );
}

/** With a + where the working copy differs from it. */
function commit() {
  const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? '';
  return `${git('rev-parse', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}` || 'unknown';
}

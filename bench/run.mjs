/**
 * `npm run bench [-- --fresh] [--only documents,list,pages,roles,search,queue,indicators,million,statements,imports,submission,contention,export,statistics] [--rounds 5] [--seconds 4] [--profile FOLDER]`
 *
 * Measures lists, imports and submissions side by side with a peer and a floor, prints ratios and, after a whole run, writes
 * bench/results/latest.json. A figure never fails it; a wrong answer does.
 */
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { runNode, sayAndExit } from '../scripts/toolchain.mjs';

const { values } = parseArgs({
  options: {
    fresh: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '4' },
    profile: { type: 'string' },
    'import-rows': { type: 'string', default: '50000' },
  },
});
const options = {
  ...values,
  only: values.only?.split(','),
  rounds: Number(values.rounds),
  seconds: Number(values.seconds),
  importRows: Number(values['import-rows']),
};

if (Number(process.versions.node.split('.')[0]) < 24) process.exitCode = await runNode(process.argv.slice(1)).catch(sayAndExit);
else {
  try {
    await build();
    // Only now: they load what was just built. Documents need neither database nor servers.
    if (options.only?.every((name) => name === 'documents')) await (await import('./documents.mjs')).measureDocuments();
    else await (await import('./bench.mjs')).bench(options);
  } catch (error) {
    sayAndExit(error);
  }
}

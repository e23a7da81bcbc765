/** The figures as a table, and as bench/results/latest.json. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/toolchain.mjs';
import { CONNECTIONS, median } from './load.mjs';

/** Ratio, what it means, and the figure to reach (`docs/`: the issue of the main job). */
const RATIOS = {
  listVsPostgraphile: { of: 'list', reach: (ratio) => ratio >= 1.3, goal: '≥ 1.3' },
  listVsFloor: { of: 'list', reach: (ratio) => ratio >= 0.4, goal: '≥ 0.4' },
  submitVsTransaction: { of: 'submission', reach: (ratio) => ratio >= 0.25, goal: '≥ 0.25' },
  importVsCopy: { of: 'imports', reach: (ratio) => ratio >= 0.3, goal: '≥ 0.3' },
  page200VsPage1: { of: 'pages', reach: (ratio) => ratio <= 1.2, goal: '≤ 1.2' },
  searchVsList: { of: 'search', reach: (ratio) => ratio <= 3, goal: '≤ 3' },
  listVsPostgraphileOfMillion: { of: 'million', reach: (ratio) => ratio >= 1.3, goal: '≥ 1.3' },
  page200VsPage1OfMillion: { of: 'million', reach: (ratio) => ratio <= 1.2, goal: '≤ 1.2' },
  searchVsListOfMillion: { of: 'million', reach: (ratio) => ratio <= 3, goal: '≤ 3' },
  listCostOfMillion: { of: 'million', reach: (ratio) => ratio <= 1.3, goal: '≤ 1.3' },
  searchCostOfMillion: { of: 'million', reach: (ratio) => ratio <= 1.3, goal: '≤ 1.3' },
  queueVsPostgraphile: { of: 'queue', reach: (ratio) => ratio >= 1.3, goal: '≥ 1.3' },
  queueCostOfMillion: { of: 'queue', reach: (ratio) => ratio <= 1.2, goal: '≤ 1.2' },
  matchingCost: { of: 'indicators', reach: (ratio) => ratio <= 5, goal: '≤ 5' },
  matchingCostOfOneRow: { of: 'indicators', reach: (ratio) => ratio <= 5, goal: '≤ 5' },
  statisticsCostOfMillion: { of: 'statistics', reach: (ratio) => ratio <= 1.2, goal: '≤ 1.2' },
  statisticsRowsCostOfMillion: { of: 'statistics', reach: (ratio) => ratio <= 1.2, goal: '≤ 1.2' },
  viewerVsAdmin: { of: 'roles', reach: (ratio) => ratio >= 0.9, goal: '≈ 1' },
};

export async function report(admin, results, { rounds, seconds, whole }) {
  const ratios = {};
  console.log('\nratio (median of the rounds)');
  for (const [name, { of, reach, goal }] of Object.entries(RATIOS)) {
    const ratio = results[of]?.[name];
    if (ratio === undefined) continue;
    ratios[name] = ratio;
    console.log(`  ${name.padEnd(28)} ${ratio.toFixed(2).padStart(5)}   ${goal.padEnd(6)} ${reach(ratio) ? 'reached' : 'MISSED'}`);
  }
  const rates = Object.fromEntries(Object.entries(results).flatMap(([name, result]) => (result?.rates ? [[name, result.rates]] : [])));
  console.log('\nrequests a second, of imports rows a second (median of the rounds)');
  for (const [name, all] of Object.entries(rates))
    console.log(
      `  ${name.padEnd(22)} ${Object.entries(all)
        .map(([contender, each]) => `${contender} ${median(each).toFixed(0)}`)
        .join(' · ')}`,
    );
  if (results.search)
    console.log(
      `\n95 of 100 answered within (ms): ${Object.entries(results.search.p95)
        .map(([contender, each]) => `${contender} ${median(each)}`)
        .join(' · ')}`,
    );
  if (results.statements) console.log(`\nstatements for 10, 50, 100 rows: ${Object.values(results.statements).join(', ')}`);
  if (results.imports)
    console.log(
      `\nimport of ${results.imports.rows} rows: peak ${results.imports.peakMiB} MiB (≤ 600: ${results.imports.peakMiB <= 600 ? 'reached' : 'MISSED'})`,
    );
  if (!whole) return;
  const file = join(root, 'bench/results/latest.json');
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  const found = {
    commit: git('rev-parse', 'HEAD'),
    uncommitted: git('status', '--porcelain') !== '',
    machine: await machine(admin),
    date: new Date().toISOString(),
    ratios,
    statements: results.statements,
    imports: { rows: results.imports.rows, peakMiB: results.imports.peakMiB },
    documents: { pdfMs: median(results.documents.pdf), docxMs: median(results.documents.docx) },
    settings: {
      rounds,
      seconds,
      connections: CONNECTIONS,
      submissionsPerRound: results.submission.chunk,
      answersCompared: results.list.compared,
    },
    contention: results.contention?.contention,
    export: results.export?.figures,
    rates,
    p95Ms: results.search.p95,
    p95MsOfMillion: results.million?.p95,
  };
  writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`);
  console.log('\nbench/results/latest.json');
}

async function machine(admin) {
  const { rows } = await admin.query('show server_version');
  const system = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }[platform()] ?? platform();
  const [major, minor] = process.versions.node.split('.');
  return `${cpus().length} vCPU, ${Math.round(totalmem() / 2 ** 30)} GiB, ${system}, Node ${major}.${minor}, PostgreSQL ${rows[0].server_version}`;
}

function git(...args) {
  try {
    return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** One run: the servers, the measurements, the report. */
import { startApi, startFloor, startPostgraphile } from './child.mjs';
import { measureContention } from './contention.mjs';
import { openBenchDatabase } from './database.mjs';
import { measureDocuments } from './documents.mjs';
import { measureExports } from './export.mjs';
import { measureImports } from './imports.mjs';
import { measureIndicators } from './indicators.mjs';
import { compareAnswers, measureLists, measurePages, measureRoles } from './list.mjs';
import { measureMillion } from './million.mjs';
import { measureQueue } from './queue.mjs';
import { report } from './report.mjs';
import { measureSearch } from './search.mjs';
import { countStatements } from './statements.mjs';
import { measureStatistics } from './statistics.mjs';
import { measureSubmissions } from './submission.mjs';

/** Submissions of one chunk; a multiple of the connections. */
const CHUNK = 400;

export async function bench({ fresh, only, rounds, seconds, profile, importRows }) {
  // Needs neither database nor servers, and is measured before they warm the machine.
  const documents = !only || only.includes('documents') ? await measureDocuments() : undefined;
  const database = await openBenchDatabase({ fresh });
  const servers = {};
  try {
    servers.ours = await startApi(database, { profile });
    servers.floor = await startFloor(database);
    servers.postgraphile = await startPostgraphile(database);
    const steps = {
      list: async () => ({
        compared: await compareAnswers(servers, database),
        ...(await measureLists(servers, database, { rounds, seconds })),
      }),
      pages: () => measurePages(servers, database, { rounds, seconds }),
      roles: () => measureRoles(servers, database, { rounds, seconds }),
      search: () => measureSearch(servers, database, { rounds, seconds }),
      queue: () => measureQueue(servers, database, { rounds, seconds }),
      indicators: () => measureIndicators(servers, database, { rounds, seconds }),
      million: () => measureMillion(servers, database, { rounds, seconds }),
      statements: () => countStatements(database),
      imports: () => measureImports(database, { rounds: Math.min(rounds, 5), rows: importRows }),
      submission: () => measureSubmissions(servers, database, { rounds, chunk: CHUNK }),
      contention: () => measureContention(servers, database),
      export: () => measureExports(database),
      statistics: () => measureStatistics(servers, database, { rounds, seconds }),
    };
    const results = { documents };
    for (const [name, measure] of Object.entries(steps)) {
      if (only && !only.includes(name)) continue;
      console.log(name);
      results[name] = await measure();
    }
    await report(database.admin, results, { rounds, seconds, whole: !only });
  } finally {
    for (const server of Object.values(servers)) await server.stop();
    await database.stop();
  }
}

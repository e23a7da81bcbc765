/** How many statements a list sends for 10, 50 and 100 rows: as PostgreSQL itself logs them. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApi } from './child.mjs';
import { answer, ask } from './questions.mjs';

export async function countStatements(database) {
  const login = new URL(database.apiDatabaseUrl).username;
  await database.admin.query(`alter role "${login}" set log_statement = 'all'`);
  const api = await startApi(database);
  try {
    const counts = {};
    for (const first of [10, 50, 100]) {
      const ours = () => answer(api, 'ours', ask.ours(1, { first }));
      await ours();
      await sleep(200);
      const from = statSync(database.log).size;
      const rows = await ours();
      if (rows.length !== first) throw new Error(`${rows.length} rows, not ${first}`);
      await sleep(200);
      counts[first] = textFrom(database.log, from).match(/LOG: {2}(statement|execute)/g)?.length ?? 0;
    }
    return counts;
  } finally {
    await api.stop();
    await database.admin.query(`alter role "${login}" reset log_statement`);
  }
}

function textFrom(file, from) {
  const text = Buffer.alloc(statSync(file).size - from);
  const handle = openSync(file, 'r');
  readSync(handle, text, 0, text.length, from);
  closeSync(handle);
  return text.toString();
}

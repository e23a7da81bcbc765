import type { Tx } from '#platform';

/** Changes of one transaction: a second or two of work, so that what an import leaves is counted within the hour. */
const BATCH = 5000;

/** Sweep: what changed since the last fold is counted. Two workers at once: one folds, the other has nothing to do. */
export async function foldStatistics(tx: Tx): Promise<number> {
  const [folded] = await tx.sql<{ changes: number }>(`select app.fold_statistics(${BATCH}) as changes`);
  return folded!.changes;
}

/** Counts everything anew from the reports themselves, and says how many cells had been wrong. It reads every report. */
export async function recountStatistics(tx: Tx): Promise<number> {
  const [counted] = await tx.sql<{ wrong: number }>('select app.recount_statistics() as wrong');
  return counted!.wrong;
}

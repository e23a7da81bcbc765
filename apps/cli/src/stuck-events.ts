import { stuckEvents } from '#platform';
import { OPERATOR, withHouse } from './operator.js';

/** Prints the events whose handlers keep failing; nothing of them is lost, and each is tried again at the time given. */
export async function stuckEventsCommand(): Promise<void> {
  await withHouse(async ({ uow }) => {
    const found = await uow.run(OPERATOR, stuckEvents);
    for (const { id, type, createdAt, attempts, nextAttemptAt, failure } of found)
      console.log(
        `${id}  ${type.padEnd(28)} ${new Date(createdAt).toISOString()}  ${attempts} × ${failure}, next ${new Date(nextAttemptAt).toISOString()}`,
      );
    console.log(`${found.length} stuck`);
    if (found.length > 0) process.exitCode = 1;
  });
}

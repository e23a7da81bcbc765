import { recountStatistics } from '#statistics';
import { OPERATOR, withHouse } from './operator.js';

/** Counts all statistics anew from the reports, and prints how many cells had been wrong; it reads every report. */
export async function recountStatisticsCommand(): Promise<void> {
  await withHouse(async ({ uow }) => {
    const wrong = await uow.run(OPERATOR, recountStatistics);
    console.log(`Đã đếm lại / counted anew: ${wrong} sai / wrong`);
  });
}

import type { DomainLib } from '#platform';
import { StatisticRelease } from './entities.js';
import { foldStatistics } from './fold-statistics.js';
import { statisticsPolicy } from './statistics.policy.js';

export { StatisticsResolver } from './edge/statistics.resolver.js';
export * from './entities.js';
export { foldStatistics, recountStatistics } from './fold-statistics.js';
export { StatisticFact } from './statistic.js';
export { STATISTIC_LIST } from './statistics.list.js';
export { reportPaper, STATISTIC_REPORT } from './statistics.report.js';

export const statistics: DomainLib = {
  entities: [StatisticRelease],
  policies: [statisticsPolicy],
  sweeps: { 'fold-statistics': foldStatistics },
};

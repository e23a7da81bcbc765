import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, Invalid } from '#kernel';
import { Allow, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { type Dimension, rollupOf, wordOf } from '../dimensions.js';
import type { Released, ReleasedTable } from '../entities.js';
import { releaseStatistics, releases } from '../release-statistics.js';
import { digestOf, filteredBy, type StatisticFilter } from '../statistic.js';
import { deskFigures, MOST_GROUPS, type Sums, statisticRows, statistics } from '../statistics.queries.js';
import { DeskFiguresArgs, ReleaseArgs, StatisticRowsArgs, StatisticsArgs } from './statistics.input.js';
import {
  DeskFiguresView,
  StatisticReleaseView,
  StatisticRowPage,
  type StatisticRowView,
  type StatisticSumsView,
  StatisticsView,
} from './statistics.views.js';

interface Answer {
  readonly unitId: string | null;
  readonly latest: number;
  readonly watermark: number;
  readonly countedAt: string | null;
  readonly waiting: boolean;
  readonly total: Sums;
  readonly groups: readonly (Sums & { readonly codes: readonly string[] })[];
}

@Resolver()
export class StatisticsResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => StatisticsView, {
    description: 'How many, where, of what kind, in time or not, with what result: reports counted, at the cost of the answer.',
  })
  @Allow('signed-in')
  async statistics(
    @Args() { filter, groupBy, asOf = null }: StatisticsArgs,
    @Context() { caller }: RequestContext,
  ): Promise<StatisticsView> {
    refuseUncounted(filter, groupBy);
    const { value, ability } = await this.uow.read<Answer | null>(caller, statistics(filter, groupBy, asOf));
    if (!value || !ability.can('list', 'StatisticFact')) throw new Forbidden('list', 'StatisticFact');
    if (value.watermark > value.latest) throw unknownFold(value.latest);
    const { unitId, watermark } = value;
    return {
      digest: digestOf({ filter, groupBy, unitId, watermark }),
      watermark,
      countedAt: value.countedAt as never,
      waiting: value.waiting,
      total: told(value.total),
      groups: value.groups.slice(0, MOST_GROUPS).map(({ codes, ...sums }) => ({
        keys: groupBy.map((dimension, i) => ({ dimension, code: codes[i]!, label: wordOf(dimension, codes[i]!) })),
        sums: told(sums),
      })),
      more: value.groups.length > MOST_GROUPS,
    };
  }

  @Query(() => StatisticRowPage, {
    description: 'The reports behind a number, with the same filter; in the order in which they were filed.',
  })
  @Allow('signed-in')
  async statisticsRows(
    @Args() { filter, asOf = null, first, after }: StatisticRowsArgs,
    @Context() { caller }: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<StatisticRowPage> {
    refuseBackwards(filter.from, filter.to);
    const asked = { filter, asOf, first, after };
    const { value, ability } = await this.uow.read<StatisticRowView[] | null>(caller, statisticRows(selectedFields(info, 'nodes'), asked));
    if (!value || !ability.can('list', 'StatisticFact')) throw new Forbidden('list', 'StatisticFact');
    return toPage(value, first, ({ receivedAt, id }) => [String(receivedAt), id]);
  }

  @Query(() => DeskFiguresView, { description: 'What my unit has open, by age; what is overdue; and which fields are returned most.' })
  @Allow('signed-in')
  async deskFigures(@Args() { from, to }: DeskFiguresArgs, @Context() { caller }: RequestContext): Promise<DeskFiguresView> {
    refuseBackwards(from, to);
    const { value, ability } = await this.uow.read<DeskFiguresView | null>(caller, deskFigures(from, to));
    if (!value || !ability.can('list', 'StatisticFact')) throw new Forbidden('list', 'StatisticFact');
    return value;
  }

  @Query(() => [StatisticReleaseView], { description: 'The public figures of the last ten years, newest first.' })
  @Allow('signed-in')
  async statisticReleases(@Context() { caller }: RequestContext): Promise<StatisticReleaseView[]> {
    const { value, ability } = await this.uow.read<(StatisticReleaseView & Released)[]>(caller, releases());
    if (!ability.can('list', 'StatisticRelease')) throw new Forbidden('list', 'StatisticRelease');
    return value.map((release) => ({ ...release, tables: release.tables.map(inWords) }));
  }

  @Mutation(() => StatisticReleaseView, {
    description: 'Publishes the figures of a quarter that is over, once: the head of the specialised agency. What is under five is hidden.',
  })
  @Allow('signed-in')
  async releaseStatistics(@Args() { quarter }: ReleaseArgs, @Context() { caller }: RequestContext): Promise<StatisticReleaseView> {
    const { id, watermark, digest, releasedAt, tables } = await this.uow.run(caller, (tx) => releaseStatistics(tx, quarter));
    return { id, quarter, watermark, digest, releasedAt, total: tables.total, tables: tables.tables.map(inWords) };
  }
}

function inWords({ by, adds, cells }: ReleasedTable) {
  return { by, adds, cells: cells.map(({ code, reports }) => ({ code, reports, label: wordOf(by, code) })) };
}

function told(sums: Sums): StatisticSumsView {
  const mean = (minutes: number, of: number) => (of > 0 ? Math.round(minutes / of) : null);
  return {
    reports: sums.reports,
    acknowledged: sums.acknowledged,
    meanMinutesToAcknowledge: mean(sums.acknowledgeMinutes, sums.acknowledged),
    decided: sums.decided,
    meanMinutesToDecide: mean(sums.decideMinutes, sums.decided),
    closed: sums.closed,
    meanMinutesToClose: mean(sums.closeMinutes, sums.closed),
    returned: sums.returned,
    supplemented: sums.supplemented,
    meanMinutesToSupplement: mean(sums.supplementMinutes, sums.supplemented),
  };
}

/** There are cells of two of these things together, and of no more: else there would be as many cells as reports. */
function refuseUncounted(filter: StatisticFilter, groupBy: readonly Dimension[]): void {
  refuseBackwards(filter.from, filter.to);
  if (rollupOf([...filteredBy(filter), ...groupBy])) return;
  throw new Invalid([
    {
      path: 'groupBy',
      code: 'NOT_COUNTED',
      vi: 'Bộ lọc và cách nhóm chỉ được dùng tối đa hai trong các tiêu chí: tỉnh, lĩnh vực, hành vi, số chủ thể, loại dữ liệu; chế độ pháp lý chỉ dùng một mình. Hãy bỏ bớt một tiêu chí.',
      en: 'Filter and groups may use at most two of province, sector, act, people and type of data together, and the law alone. Leave one out.',
    },
  ]);
}

function refuseBackwards(from: string, to: string): void {
  if (from <= to) return;
  throw new Invalid([
    { path: 'to', code: 'BACKWARDS', vi: 'Tháng cuối phải từ tháng đầu trở đi.', en: 'The last month is the first one or a later one.' },
  ]);
}

const unknownFold = (latest: number) =>
  new Invalid([
    {
      path: 'asOf',
      code: 'NOT_COUNTED_YET',
      vi: `Số liệu mới đếm đến lần ${latest}. Hãy dùng mốc của một câu trả lời đã có.`,
      en: `Counted up to ${latest} so far. Use the watermark of an answer that you have.`,
    },
  ]);

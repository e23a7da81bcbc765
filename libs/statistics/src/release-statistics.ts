import { createHash } from 'node:crypto';
import { DomainError, Forbidden, Invalid, newId } from '#kernel';
import { vietnamDate } from '#law';
import { type Statement, type Tx, violatedConstraint } from '#platform';
import { canonicalText } from '#platform/log';
import { type Released, StatisticRelease } from './entities.js';
import { type CountedCell, suppressed, suppressedOverlap } from './suppress.js';

const ADDING = ['VERDICT', 'OUTCOME', 'PROVINCE', 'SECTOR', 'CAUSE', 'SUBJECT_BAND'] as const;

/** `2026-Q4` → its first month, and that of the next quarter. */
export function monthsOf(quarter: string): readonly [first: string, next: string] {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.at(-1))];
  const month = (index: number) => `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  return [month((number - 1) * 3), month(number * 3)];
}

interface Line extends CountedCell {
  readonly by: string;
}

/**
 * Publishes the figures of a quarter that is over: one count for the country by each question alone, with what is under five hidden. They never change:
 * of two states of one table, or of a year and three of its quarters, what is hidden could be reckoned.
 */
export async function releaseStatistics(tx: Tx, quarter: string): Promise<StatisticRelease> {
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('release', 'StatisticRelease');
  const id = newId();
  const [first, next] = monthsOf(quarter);
  tx.authorize('release', Object.assign(new StatisticRelease(), { unitId: actor.unitId }));
  const [state] = await tx.sql<{ country: boolean; watermark: number }>(
    'select app.counts_country() as country, coalesce(max(number), 0)::integer as watermark from statistic_fold',
  );
  if (!state!.country) throw new Forbidden('release', 'StatisticRelease');
  if (vietnamDate(tx.now) < `${next}-01`) throw notOver(quarter);
  const lines = await tx.sql<Line>(
    `select k.by, k.code, sum(c.reports)::integer as reports from statistic_cell c cross join lateral (values ('VERDICT', c.verdict), ('OUTCOME', c.outcome)) k (by, code)
       where c.rollup = '' and c.month >= ?::date and c.month < ?::date group by 1, 2
     union all select c.rollup, c.a, sum(c.reports)::integer from statistic_cell c
       where c.rollup = any (?::text[]) and c.month >= ?::date and c.month < ?::date group by 1, 2 order by 1, 2`,
    [`${first}-01`, `${next}-01`, ['PROVINCE', 'SECTOR', 'CAUSE', 'SUBJECT_BAND', 'DATA_TYPE'], `${first}-01`, `${next}-01`],
  );
  const cellsOf = (by: string): CountedCell[] => lines.filter((line) => line.by === by).map(({ code, reports }) => ({ code, reports }));
  const tables: Released = {
    total: suppressed(cellsOf('VERDICT')).total,
    tables: [
      ...ADDING.map((by) => ({ by, adds: true, cells: suppressed(cellsOf(by)).cells })),
      { by: 'DATA_TYPE', adds: false, cells: suppressedOverlap(cellsOf('DATA_TYPE')) },
    ],
  };
  const { watermark } = state!;
  const digest = createHash('sha256')
    .update(canonicalText({ quarter, watermark, tables: JSON.parse(JSON.stringify(tables)) }))
    .digest('hex');
  const release = tx.em.create(StatisticRelease, {
    ...{ id, unitId: actor.unitId, quarter, watermark, digest, tables, releasedBy: actor.userId, releasedAt: tx.now },
  });
  tx.record({ type: 'StatisticsReleased', subjects: [id], payload: { quarter, watermark }, digest });
  await tx.em.flush().catch((error: unknown) => {
    throw violatedConstraint(error)?.includes('statistic_release_quarter') ? new AlreadyReleased(quarter) : error;
  });
  return release;
}

/** The releases of ten years, newest first. */
export function releases(): Statement {
  return {
    name: 'statistic_releases',
    text: `select coalesce(json_agg(json_build_object('id', r.id, 'quarter', r.quarter, 'watermark', r.watermark, 'digest', r.digest, 'releasedAt', r.released_at,
      'total', r.tables -> 'total', 'tables', r.tables -> 'tables') order by r.quarter desc), '[]') as value
      from (select * from statistic_release order by quarter desc limit 40) r`,
    values: [],
  };
}

const notOver = (quarter: string) =>
  new Invalid([
    {
      path: 'quarter',
      code: 'NOT_OVER',
      vi: `Quý ${quarter} chưa kết thúc; số liệu chỉ công bố một lần, sau khi quý kết thúc. Chưa có gì được công bố.`,
      en: `${quarter} is not over; figures are released once, after the end of the quarter. Nothing was released.`,
    },
  ]);

class AlreadyReleased extends DomainError {
  constructor(quarter: string) {
    super('ALREADY_RELEASED', 'conflict', {
      vi: `Số liệu ${quarter} đã được công bố và không thay đổi nữa. Hãy xem bản đã công bố.`,
      en: `The figures of ${quarter} were released and do not change any more. See the release.`,
    });
  }
}

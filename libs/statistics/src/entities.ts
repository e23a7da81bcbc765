import { defineEntity, p } from '@mikro-orm/core';
import { AuthorityUnit, UserAccount } from '#identity';
import type { ShownCell } from './suppress.js';

/** What a release shows of one question; `adds` where its cells make up the total. */
export interface ReleasedTable {
  readonly by: 'VERDICT' | 'OUTCOME' | 'PROVINCE' | 'SECTOR' | 'CAUSE' | 'SUBJECT_BAND' | 'DATA_TYPE';
  readonly adds: boolean;
  readonly cells: readonly ShownCell[];
}
export interface Released {
  readonly total: number | null;
  readonly tables: readonly ReleasedTable[];
}

const ReleaseSchema = defineEntity({
  name: 'StatisticRelease',
  tableName: 'statistic_release',
  properties: {
    id: p.uuid().primary(),
    unitId: () => p.manyToOne(AuthorityUnit).mapToPk().fieldName('unit_id'),
    quarter: p.text(),
    /** The fold up to which was counted. */
    watermark: p.bigint('number'),
    digest: p.text(),
    tables: p.json<Released>(),
    releasedBy: () => p.manyToOne(UserAccount).mapToPk().fieldName('released_by'),
    releasedAt: p.datetime(),
  },
});
/** The public figures of a quarter (số liệu công bố), once for all. */
export class StatisticRelease extends ReleaseSchema.class {}
ReleaseSchema.setClass(StatisticRelease);

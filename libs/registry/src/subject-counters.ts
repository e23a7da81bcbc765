import { spellingOf } from '#kernel';
import {
  DATA_TYPE_CODES,
  dataClassOf,
  SUBJECT_THRESHOLDS,
  type SubjectCounter,
  type SubjectThreshold,
  standingOf,
  type ThresholdStanding,
} from '#law';
import type { Statement } from '#platform';

/** One group as one activity's published version has it. */
export interface Contribution {
  readonly activityId: string;
  readonly code: string;
  readonly name: string;
  readonly versionNumber: number;
  readonly group: string;
  readonly subjectCount: number | null;
  /** Null where no kind of data is named for it, or only one that the law has no code for. */
  readonly sensitive: boolean | null;
  /** True where the activity was revised since, so that the number may be out of date. */
  readonly revisedSince: boolean;
}

/** All groups of one name, whichever activities have them. */
interface Named {
  readonly group: string;
  readonly largest: number | null;
  readonly largestSensitive: number | null;
  /** Whether anywhere; null where nowhere, and not everywhere known. */
  readonly sensitive: boolean | null;
  readonly unknown: boolean;
  /** Whether somewhere it is not known if its data are sensitive. */
  readonly unsaid: boolean;
}

export interface CountedRow {
  readonly organisationId: string | null;
  readonly activities: number;
  readonly stale: number;
  readonly named: readonly Named[];
  readonly contributions: readonly Contribution[];
}

export interface CrossedThreshold extends SubjectThreshold {
  readonly standing: ThresholdStanding;
}

export interface SubjectCounters {
  readonly all: SubjectCounter;
  readonly sensitive: SubjectCounter;
  readonly thresholds: readonly CrossedThreshold[];
  /** For the calculator of exemptions; null where the register does not say. */
  readonly cumulativeSubjects: number | null;
  readonly processesSensitive: boolean | null;
}

/** How many groups are listed, those without a number first, then the largest. */
export const CONTRIBUTIONS = 200;

const SENSITIVE = DATA_TYPE_CODES.filter((code) => dataClassOf('VN-PDPL-2025', code).class === 'SENSITIVE');

/**
 * Every group of the last published version of every activity, also of those that were archived, for what is counted is
 * cumulative. Sensitive is a group of which a sensitive kind of data is named, for it, for all, or for one
 * that the version calls otherwise than in its list, as older ones may. It adds up the whole register.
 */
export function countedSubjects(): Statement {
  return {
    name: 'subject_counters',
    text: `with latest as materialized (
        select a.id, a.code, a.name, a.state in ('DRAFT', 'IN_REVIEW') as revised, v.number, v.snapshot
        from processing_activity a join activity_version v on v.activity_id = a.id and v.number = a.published_version
        where a.organisation_id = (select app.organisation_id()) and a.published_version > 0),
      counted as materialized (
        select l.id, l.code, l.name, l.revised, l.number, g ->> 'name' as "group", (g ->> 'subjectCount')::integer as people,
          k.sensitive
        from latest l cross join lateral jsonb_array_elements(l.snapshot -> 'subjectGroups') g cross join lateral (
          select case when bool_or(t ->> 'code' = any ($1)) then true when count(*) > 0 and count(t ->> 'code') = count(*) then false end as sensitive
          from jsonb_array_elements(l.snapshot -> 'dataTypes') t
          where t ->> 'subjectGroup' is null or lower(t ->> 'subjectGroup') = lower(g ->> 'name')
            or not exists (select from jsonb_array_elements(l.snapshot -> 'subjectGroups') o where lower(o ->> 'name') = lower(t ->> 'subjectGroup'))) k)
      select json_build_object('organisationId', (select app.organisation_id()),
        'activities', (select count(*) from latest), 'stale', (select count(*) from latest where revised),
        'named', (select coalesce(json_agg(n), '[]') from (
          select "group", max(people) as largest, max(people) filter (where sensitive) as "largestSensitive", bool_or(sensitive) as sensitive,
            bool_or(people is null) as unknown, bool_or(sensitive is null) as unsaid from counted group by "group") n),
        'contributions', (select coalesce(json_agg(c), '[]') from (
          select id as "activityId", code, name, number as "versionNumber", "group", people as "subjectCount", sensitive, revised as "revisedSince"
          from counted order by people desc nulls first, code, "group" limit ${CONTRIBUTIONS}) c)) as value
      where (select app.organisation_id()) is not null`,
    values: [SENSITIVE],
  };
}

/** The counters of the thresholds. The same group named by several activities is counted once, with its largest number. */
export function subjectCounters({ activities, named }: CountedRow): SubjectCounters {
  const groups = [...Map.groupBy(named, ({ group }) => spellingOf(group)).values()];
  const counterOf = (sensitive: boolean): SubjectCounter => {
    const counts = groups.flatMap((rows) => {
      const fitting = rows.filter((row) => !sensitive || row.sensitive);
      const unsaid = sensitive && rows.some((row) => row.unsaid);
      const largest = Math.max(0, ...fitting.map((row) => (sensitive ? row.largestSensitive : row.largest) ?? 0));
      return fitting.length > 0 || unsaid ? [{ largest, unknown: unsaid || fitting.some(({ unknown }) => unknown) }] : [];
    });
    return {
      atLeast: Math.max(0, ...counts.map(({ largest }) => largest)),
      counted: counts.reduce((sum, { largest }) => sum + largest, 0),
      unknown: counts.filter(({ unknown }) => unknown).length,
    };
  };
  const [all, sensitive] = [counterOf(false), counterOf(true)];
  const large = SUBJECT_THRESHOLDS.find(({ code }) => code === 'LARGE_SCALE')!;
  return {
    all,
    sensitive,
    thresholds: SUBJECT_THRESHOLDS.map((threshold) => ({
      ...threshold,
      standing: standingOf(threshold.of === 'ALL' ? all : sensitive, threshold),
    })),
    cumulativeSubjects: activities > 0 && (all.unknown === 0 || all.counted >= large.from) ? all.counted : null,
    processesSensitive: named.some((row) => row.sensitive) ? true : named.some((row) => row.unsaid) || activities === 0 ? null : false,
  };
}

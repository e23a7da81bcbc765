import { Field, ID, Int } from '@nestjs/graphql';
import { Instant, listedEnum, PageInfo, SentenceView, View, WholeNumber } from '#platform';
import { DIMENSION_WORDS, DIMENSIONS, type Dimension } from '../dimensions.js';
import { SCOPES } from '../statistic.js';

export const ScopeEnum = listedEnum('StatisticScope', 'Whose reports are counted.', SCOPES, {
  MY_UNIT: 'Đơn vị của tôi: what my unit decides on.',
  COUNTRY: 'Cả nước: of all units; officers of the specialised agency.',
});
export const DimensionEnum = listedEnum(
  'StatisticDimension',
  'By what reports are counted.',
  DIMENSIONS,
  Object.fromEntries(DIMENSIONS.map((code) => [code, `${DIMENSION_WORDS[code].vi}.`])) as Record<Dimension, string>,
);

@View('part', 'Counts of reports, and how long things took, from the first submission to the first time that they came there.')
export class StatisticSumsView {
  @Field(() => WholeNumber, { description: 'Reports.' })
  reports: number;
  @Field(() => WholeNumber, { description: 'Of these in the register.' })
  acknowledged: number;
  @Field(() => WholeNumber, { nullable: true, description: 'Minutes until then, on average.' })
  meanMinutesToAcknowledge: number | null;
  @Field(() => WholeNumber, { description: 'Of these with a first decision.' })
  decided: number;
  @Field(() => WholeNumber, { nullable: true, description: 'Minutes until then, on average.' })
  meanMinutesToDecide: number | null;
  @Field(() => WholeNumber, { description: 'Of these closed at least once.' })
  closed: number;
  @Field(() => WholeNumber, { nullable: true, description: 'Minutes until then, on average.' })
  meanMinutesToClose: number | null;
  @Field(() => WholeNumber, { description: 'Of these returned for completion.' })
  returned: number;
  @Field(() => WholeNumber, { description: 'Of these with a supplement.' })
  supplemented: number;
  @Field(() => WholeNumber, { nullable: true, description: 'Minutes until the first, on average.' })
  meanMinutesToSupplement: number | null;
}

@View('part', 'One value by which is counted.')
export class StatisticKeyView {
  @Field(() => DimensionEnum, { description: 'By what.' })
  dimension: string;
  @Field(() => String, { description: 'Code; of a month `2026-11`, of a unit its code.' })
  code: string;
  @Field(() => SentenceView, { description: 'In words.' })
  label: SentenceView;
}

@View('part', 'The reports that agree in all keys.')
export class StatisticGroupView {
  @Field(() => [StatisticKeyView], { description: 'In the order asked for.' })
  keys: StatisticKeyView[];
  @Field(() => StatisticSumsView, { description: 'The numbers.' })
  sums: StatisticSumsView;
}

@View('StatisticFact', 'The answer to a question; asked again with its `watermark`, the numbers are the same.')
export class StatisticsView {
  @Field(() => String, { description: 'SHA-256, hex, over the question in canonical form (RFC 8785) and the watermark.' })
  digest: string;
  @Field(() => WholeNumber, { description: 'Up to where was counted: the number of a fold of changes.' })
  watermark: number;
  @Field(() => Instant, { nullable: true, description: 'When that was; null where nothing was counted yet.' })
  countedAt: Date | null;
  @Field(() => Boolean, { description: 'True where something changed that is not counted yet; it will be within a minute.' })
  waiting: boolean;
  @Field(() => StatisticSumsView, { description: 'All together; each report once, also where groups overlap, as types of data do.' })
  total: StatisticSumsView;
  @Field(() => [StatisticGroupView], { description: 'By what was asked for; groups without a report are left out. At most 1,000.' })
  groups: StatisticGroupView[];
  @Field(() => Boolean, { description: 'True where there are more than 1,000 groups.' })
  more: boolean;
}

@View('StatisticFact', 'A report as it is counted.')
export class StatisticRowView {
  @Field(() => ID, { description: 'Its id here.' })
  id: string;
  @Field(() => ID, { description: 'Id of the report.' })
  reportId: string;
  @Field(() => String, { description: 'Code of the unit that decides on it.' })
  unitCode: string;
  @Field(() => String, { nullable: true, description: 'Reference; null for a report that my unit does not have.' })
  reference: string | null;
  @Field(() => String, { nullable: true, description: 'The organisation; null for a report that my unit does not have.' })
  title: string | null;
  @Field(() => Instant, { description: 'When it was first submitted.' })
  receivedAt: Date;
  @Field(() => String, { description: 'Code of the province.' })
  provinceCode: string;
  @Field(() => String, { description: 'Sector.' })
  sector: string;
  @Field(() => String, { description: 'Violating act.' })
  cause: string;
  @Field(() => [String], { description: 'Types of data that were, or may have been, affected.' })
  dataTypes: string[];
  @Field(() => String, { description: 'About how many people.' })
  subjectBand: string;
  @Field(() => String, { description: 'Whether filed in time.' })
  verdict: string;
  @Field(() => String, { description: 'How it ended; `OPEN` where it did not yet.' })
  outcome: string;
  @Field(() => String, { description: 'Law.' })
  regime: string;
  @Field(() => Int, { nullable: true, description: 'Minutes until it was in the register.' })
  acknowledgeMinutes: number | null;
  @Field(() => Int, { nullable: true, description: 'Minutes until the first decision.' })
  decideMinutes: number | null;
  @Field(() => Int, { nullable: true, description: 'Minutes until it was first closed.' })
  closeMinutes: number | null;
  @Field(() => Int, { nullable: true, description: 'Minutes until the first supplement.' })
  supplementMinutes: number | null;
  @Field(() => [String], { description: 'Fields that were returned for completion.' })
  defects: string[];
}

@View('part', 'A page of reports.')
export class StatisticRowPage {
  @Field(() => [StatisticRowView], { description: 'The rows.' })
  nodes: StatisticRowView[];
  @Field(() => PageInfo, { description: 'Where it ends.' })
  pageInfo: PageInfo;
}

@View('part', 'What is open since so many days.')
export class OpenByAgeView {
  @Field(() => Int, { description: 'From so many days since the first submission.' })
  fromDays: number;
  @Field(() => Int, { nullable: true, description: 'To so many; null: without an end.' })
  toDays: number | null;
  @Field(() => WholeNumber, { description: 'Reports.' })
  reports: number;
}

@View('part', 'A field that was returned for completion.')
export class DefectCountView {
  @Field(() => String, { description: 'Its path, without the numbers of rows: `facts.counts`.' })
  path: string;
  @Field(() => WholeNumber, { description: 'In how many reports.' })
  reports: number;
}

@View('StatisticFact', 'How the desk stands today.')
export class DeskFiguresView {
  @Field(() => [OpenByAgeView], { description: 'What is open, by its age.' })
  openByAge: OpenByAgeView[];
  @Field(() => WholeNumber, { description: 'Open, and the next step was due before today.' })
  overdue: number;
  @Field(() => WholeNumber, { description: 'Open, and the next step is due today.' })
  dueToday: number;
  @Field(() => [DefectCountView], { description: 'What was returned most, of reports filed in these months.' })
  defects: DefectCountView[];
}

@View('part', 'A count that is shown, or hidden since it is, or would tell of, one to four.')
export class ReleasedCellView {
  @Field(() => String, { description: 'Code.' })
  code: string;
  @Field(() => SentenceView, { description: 'In words.' })
  label: SentenceView;
  @Field(() => WholeNumber, { nullable: true, description: 'Reports; null: hidden.' })
  reports: number | null;
}

@View('part', 'One table of a release.')
export class ReleasedTableView {
  @Field(() => DimensionEnum, { description: 'By what.' })
  by: string;
  @Field(() => Boolean, { description: 'True where its cells make up the total; of types of data a report has several.' })
  adds: boolean;
  @Field(() => [ReleasedCellView], { description: 'The counts.' })
  cells: ReleasedCellView[];
}

@View('StatisticRelease', 'The public figures of a quarter (số liệu công bố): released once, and never changed.')
export class StatisticReleaseView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: '`2026-Q3`.' })
  quarter: string;
  @Field(() => WholeNumber, { description: 'Up to where was counted.' })
  watermark: number;
  @Field(() => String, { description: 'SHA-256, hex, over quarter, watermark and tables in canonical form; it stands in the log.' })
  digest: string;
  @Field(() => Instant, { description: 'When.' })
  releasedAt: Date;
  @Field(() => WholeNumber, { nullable: true, description: 'All reports of the quarter; null: under five, and hidden.' })
  total: number | null;
  @Field(() => [ReleasedTableView], { description: 'By one thing each.' })
  tables: ReleasedTableView[];
}

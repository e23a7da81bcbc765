import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { SUBJECT_BANDS } from '#handling';
import { ACT_TYPES, DATA_TYPE_CODES, REGIME_CODES, SECTORS, VERDICTS } from '#law';
import { PageArgs, PlainText } from '#platform';
import { DIMENSIONS, type Dimension, OUTCOMES_COUNTED } from '../dimensions.js';
import { SCOPES, type Scope, type StatisticFilter } from '../statistic.js';
import { DimensionEnum, ScopeEnum } from './statistics.views.js';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
const UNKNOWN = 'UNKNOWN';

/** A member of a filter that is one of several codes. */
function Codes(description: string, codes?: readonly string[]): PropertyDecorator {
  return (target, property) => {
    Field(() => [String], { nullable: true, description })(target, property);
    IsOptional()(target, property);
    IsArray()(target, property);
    ArrayMaxSize(100)(target, property);
    (codes ? IsIn(codes, { each: true }) : PlainText(50, { each: true, required: true }))(target, property);
  };
}

@InputType({ description: 'Which reports are counted; all that is said holds at once. Exercises never are.' })
export class StatisticFilterInput implements StatisticFilter {
  @Field(() => String, { description: 'First month of filing, in Vietnam: `2026-01`.' })
  @Matches(MONTH)
  from: string;
  @Field(() => String, { description: 'Last month of filing, included.' })
  @Matches(MONTH)
  to: string;
  @Field(() => ScopeEnum, { defaultValue: 'MY_UNIT', description: 'Whose.' })
  @IsIn(SCOPES)
  scope: Scope = 'MY_UNIT';
  @Codes('Codes of units; of the country.')
  unitCodes?: string[] | null;
  @Codes('Codes of provinces.')
  provinceCodes?: string[] | null;
  @Codes('Sectors.', [...SECTORS, UNKNOWN])
  sectors?: string[] | null;
  @Codes('Violating acts.', [...ACT_TYPES, UNKNOWN])
  causes?: string[] | null;
  @Codes('About how many people, as the triage found.', SUBJECT_BANDS)
  subjectBands?: string[] | null;
  @Field(() => String, {
    nullable: true,
    description: 'A type of data that was, or may have been, affected; one, for a report has several.',
  })
  @IsOptional()
  @IsIn([...DATA_TYPE_CODES, 'OTHER', UNKNOWN])
  dataType?: string | null;
  @Codes('Laws.', [...REGIME_CODES, UNKNOWN])
  regimes?: string[] | null;
  @Codes('Whether filed in time.', VERDICTS)
  verdicts?: string[] | null;
  @Codes('How they ended; `OPEN` for those that did not yet.', OUTCOMES_COUNTED)
  outcomes?: string[] | null;
}

@ArgsType()
export class StatisticsArgs {
  @Field(() => StatisticFilterInput, { description: 'Which reports.' })
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => StatisticFilterInput)
  filter: StatisticFilterInput;
  @Field(() => [DimensionEnum], {
    defaultValue: [],
    description:
      'By what, up to four; with what the filter asks for, at most two of province, sector, act, people and data, and the law alone.',
  })
  @IsArray()
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(DIMENSIONS, { each: true })
  groupBy: Dimension[];
  @Field(() => Int, { nullable: true, description: 'The `watermark` of an earlier answer, whose numbers are told again.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  asOf?: number | null;
}

@ArgsType()
export class StatisticRowsArgs extends PageArgs {
  @Field(() => StatisticFilterInput, { description: 'Which reports: those of the question, and of the group the codes of its keys.' })
  @IsNotEmpty()
  @ValidateNested()
  @Type(() => StatisticFilterInput)
  filter: StatisticFilterInput;
  @Field(() => Int, { nullable: true, description: 'The `watermark` of the answer whose number is opened; absent: as counted now.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  asOf?: number | null;
}

@ArgsType()
export class DeskFiguresArgs {
  @Field(() => String, { description: 'First month of filing, for what was returned: `2026-01`.' })
  @Matches(MONTH)
  from: string;
  @Field(() => String, { description: 'Last month of filing, included.' })
  @Matches(MONTH)
  to: string;
}

@ArgsType()
export class ReleaseArgs {
  @Field(() => String, { description: 'A quarter that is over: `2026-Q3`.' })
  @Matches(/^20\d\d-Q[1-4]$/)
  quarter: string;
}

import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsDate, IsUUID, Matches, ValidateNested } from 'class-validator';
import { formatVietnam } from '#law';
import { Allow, Instant, type RequestContext, UnitOfWork, View } from '#platform';
import type { ClockKind } from '../clocks/entities.js';
import { promiseSupplement } from '../clocks/promise-supplement.js';
import { CLOCK_LABELS } from '../clocks/reminder.js';
import { type CLOCK_STATES, ReportClockView } from './clocks.views.js';
import { ViolationReportView } from './violation.views.js';

@InputType({ description: 'One missing fact and when it will be told.' })
class PromiseInput {
  @Field(() => String, { description: 'Path of the fact as the assessment names it, e.g. `consequences`.' })
  @Matches(/^[A-Za-z][\w.[\]-]{0,199}$/)
  path: string;
  @Field(() => Instant, { description: 'Until when it will be told.' })
  @IsDate()
  by: Date;
}

@InputType({ description: 'Facts that are promised for later.' })
class PromiseSupplementInput {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  reportId: string;
  @Field(() => [PromiseInput], { description: 'What is promised, and for when; an earlier promise of the same fact is replaced.' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PromiseInput)
  promises: PromiseInput[];
}

@View('part', 'The answer to a promise.')
class PromiseSupplementPayload {
  @Field(() => ID, { description: 'The report.' })
  reportId: string;
  @Field(() => [String], { description: 'Paths of the facts that are promised now.' })
  paths: string[];
}

/** A clock as `CLOCKS_JSON` brings it. */
interface ClockRow {
  readonly kind: ClockKind;
  readonly startedAt: string | null;
  readonly dueAt: string | null;
  readonly supersededAt: string | null;
  readonly stoppedAt: string | null;
}

@Resolver(() => ViolationReportView)
export class ClocksResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @ResolveField(() => [ReportClockView], {
    description: 'Every clock of the report, oldest first: what runs, what was done when, and what other facts replaced.',
  })
  clocks(@Parent() row: { clocks: readonly ClockRow[]; reading: { now: Date } }): ReportClockView[] {
    return row.clocks.map((clock) => viewOf(clock, row.reading.now));
  }

  @Mutation(() => PromiseSupplementPayload, {
    description: 'Promises facts that are still missing for a date; people are reminded, and the filing that tells them keeps the promise.',
  })
  @Allow('signed-in')
  async promiseSupplement(
    @Args('input', { description: 'Which facts, for when.' }) { reportId, promises }: PromiseSupplementInput,
    @Context() context: RequestContext,
  ): Promise<PromiseSupplementPayload> {
    const paths = await this.uow.run(context.caller, (tx) => promiseSupplement(tx, reportId, promises));
    return { reportId, paths: [...paths] };
  }
}

function viewOf(clock: ClockRow, now: Date): ReportClockView {
  const dueLocal = clock.dueAt && formatVietnam(new Date(clock.dueAt));
  return { ...clock, dueLocal, label: CLOCK_LABELS[clock.kind], state: stateOf(clock, now) } as never;
}

function stateOf({ kind, supersededAt, stoppedAt, startedAt, dueAt }: ClockRow, now: Date): (typeof CLOCK_STATES)[number] {
  if (supersededAt) return 'SUPERSEDED';
  if (kind === 'RETENTION' && dueAt && now > new Date(dueAt)) return 'STOPPED';
  if (stoppedAt) return dueAt && new Date(stoppedAt) > new Date(dueAt) ? 'STOPPED_LATE' : 'STOPPED';
  if (!startedAt) return 'NOT_STARTED';
  return dueAt && now > new Date(dueAt) ? 'OVERDUE' : 'RUNNING';
}

import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsIn, IsUUID } from 'class-validator';
import { PageArgs } from '#platform';
import { HANDLING_STATES, type HandlingState } from '../handling.states.js';
import { HandlingStateEnum } from './handling.views.js';

@ArgsType()
export class ReportArgs {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  reportId: string;
}

@ArgsType()
export class HandlingQueueArgs extends PageArgs {
  @Field(() => HandlingStateEnum, { defaultValue: 'NEW', description: 'Which state.' })
  @IsIn(HANDLING_STATES)
  state: HandlingState;
}

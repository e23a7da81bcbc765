import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PageArgs, PlainText } from '#platform';
import { THREAD_STATES, type ThreadState } from '../discuss.entities.js';
import { ThreadStateEnum } from './discuss.views.js';

@ArgsType()
export class ThreadPageArgs extends PageArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  activityId: string;
  @Field(() => ThreadStateEnum, { nullable: true, description: 'Only threads in this state.' })
  @IsOptional()
  @IsIn(THREAD_STATES)
  state?: ThreadState | null;
}

@ArgsType()
export class ThreadArgs {
  @Field(() => ID, { description: 'The thread.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class ReplyArgs extends ThreadArgs {
  @Field(() => String, { description: 'What to say.' })
  @PlainText(5000, { required: true })
  text: string;
}

@ArgsType()
export class CommentArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  activityId: string;
  @Field(() => String, { description: 'The field, as `processingActivity` names it, rows by their place: `purposes.0.text`.' })
  @Matches(/^[A-Za-z0-9.]{1,200}$/)
  path: string;
  @Field(() => String, { description: 'What to say.' })
  @PlainText(5000, { required: true })
  text: string;
}

import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsUUID } from 'class-validator';
import { PlainText } from '#platform';

@ArgsType()
class ActivityArgs {
  @Field(() => ID, { description: 'The activity.' })
  @IsUUID()
  id: string;
}

@ArgsType()
export class StepArgs extends ActivityArgs {
  @Field(() => Int, { description: 'The version that you read.' })
  @IsInt()
  expectedVersion: number;
}

@ArgsType()
export class PublishingArgs extends ActivityArgs {
  @Field(() => Int, { nullable: true, description: 'The version that you read; without it, whatever is there is published.' })
  @IsOptional()
  @IsInt()
  expectedVersion?: number | null;
}

@ArgsType()
export class GivingBackArgs extends StepArgs {
  @Field(() => String, { description: 'Why, for whoever writes it.' })
  @PlainText(5000, { required: true })
  reason: string;
}

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
  @Field(() => Int, {
    nullable: true,
    description:
      'The version that you read. Needed where somebody else wrote or presented it (`VERSION_MISSING`); of one’s own work, where nobody else may publish it, whatever is there is published without it.',
  })
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

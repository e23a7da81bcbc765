import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { PlainText } from '#platform';

@InputType({ description: 'Emergency access to a case that is hidden from me.' })
export class BreakGlassInput {
  @Field(() => String, { description: 'Number of the case, e.g. `VV26-4839201-6`.' })
  @PlainText(40, { required: true })
  reference: string;
  @Field(() => String, { description: 'Why it cannot wait; those who work on the case read it at once.' })
  @PlainText(1000, { required: true })
  reason: string;
}

@InputType({ description: 'What is said to an emergency access.' })
export class ReviewGlassInput {
  @Field(() => ID, { description: 'The access; see `glass` of the case.' })
  @IsUUID()
  id: string;
  @Field(() => Boolean, { description: 'Whether it was right.' })
  @IsBoolean()
  justified: boolean;
  @Field(() => String, { nullable: true, description: 'In words; needed where it was not.' })
  @IsOptional()
  @PlainText(1000)
  note?: string | null;
}

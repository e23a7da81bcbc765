import { applyDecorators } from '@nestjs/common';
import { Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Min } from 'class-validator';

/** The version of a record that whoever takes a step with it has read; where it has another by then, the step is refused (`CONFLICT`). */
export function ExpectedVersion(): PropertyDecorator {
  return applyDecorators(
    Field(() => Int, { nullable: true, description: 'The version that you read; absent: whatever it is now.' }),
    IsOptional(),
    IsInt(),
    Min(1),
  );
}

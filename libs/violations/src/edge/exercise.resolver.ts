import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { Allow, PlainText, type RequestContext, UnitOfWork } from '#platform';
import { closeExercise, EXERCISE_CODE, openExercise } from '../open-exercise.js';
import { openExercises } from '../violation-report.queries.js';
import { ExerciseView } from './violation.views.js';

@InputType({ description: 'A drill to open.' })
class OpenExerciseInput {
  @Field(() => String, { description: 'What participants will type: capital letters, digits and hyphens, 3 to 40, e.g. `DT-2026-Q4`.' })
  @Matches(EXERCISE_CODE)
  code: string;
  @Field(() => String, { description: 'Title.' })
  @PlainText(300, { required: true })
  title: string;
  @Field(() => String, { description: 'Code of the sandbox desk that receives its reports, e.g. `A05-DT`.' })
  @PlainText(60, { required: true })
  deskCode: string;
}

@Resolver(() => ExerciseView)
export class ExerciseResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [ExerciseView], { description: 'The exercises that are open now (at most 100), newest first.' })
  @Allow('signed-in')
  async exercises(@Context() context: RequestContext): Promise<ExerciseView[]> {
    return (await this.uow.read<ExerciseView[]>(context.caller, openExercises())).value;
  }

  @Mutation(() => ExerciseView, { description: 'Opens a drill (diễn tập) of the acting unit.' })
  @Allow('signed-in')
  openExercise(
    @Args('input', { description: 'The drill.' }) input: OpenExerciseInput,
    @Context() context: RequestContext,
  ): Promise<ExerciseView> {
    return this.uow.run(context.caller, (tx) => openExercise(tx, input)) as never;
  }

  @Mutation(() => ExerciseView, { description: 'Ends a drill: no report is opened or filed under it any more.' })
  @Allow('signed-in')
  closeExercise(
    @Args('id', { type: () => ID, description: 'The exercise.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<ExerciseView> {
    return this.uow.run(context.caller, (tx) => closeExercise(tx, id)) as never;
  }
}

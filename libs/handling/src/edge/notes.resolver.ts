import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, InputType, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { NotFound } from '#kernel';
import { Allow, Instant, PlainText, type RequestContext, UnitOfWork, View } from '#platform';
import { InternalNote, SharedNote } from '../entities.js';
import { noteInternally, shareNote } from '../notes.js';
import { internalNotes, sharedNotes } from '../notes.queries.js';
import { ReportArgs } from './handling.args.js';

@ArgsType()
class HandlingArgs {
  @Field(() => ID, { description: 'The handling.' })
  @IsUUID()
  handlingId: string;
}

@InputType({ description: 'A note for the desk alone.' })
export class InternalNoteInput {
  @Field(() => ID, { description: 'The handling.' })
  @IsUUID()
  handlingId: string;
  @Field(() => String, { description: 'What the desk should know. The filer never sees it.' })
  @PlainText(5000, { required: true })
  remark: string;
}

@InputType({ description: 'A note that the filer reads.' })
export class SharedNoteInput {
  @Field(() => ID, { description: 'The handling.' })
  @IsUUID()
  handlingId: string;
  @Field(() => String, { description: 'What the filer should know.' })
  @PlainText(5000, { required: true })
  message: string;
}

@View('InternalNote', 'A note of the desk for itself (ghi chú nội bộ). No filer sees it.')
export class InternalNoteView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'What was noted.' })
  remark: string;
  @Field(() => ID, { description: 'By whom.' })
  notedBy: string;
  @Field(() => String, { nullable: true, description: 'Their name, while they work at this desk.' })
  noter: string | null;
  @Field(() => Instant, { description: 'When.' })
  notedAt: Date;
}

@View('SharedNote', 'A note of the desk that the filer reads (ghi chú gửi bên nộp).')
export class SharedNoteView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'What the filer is told.' })
  message: string;
  @Field(() => String, { description: 'The unit that says it.' })
  unit: string;
  @Field(() => Instant, { description: 'When.' })
  sharedAt: Date;
}

@Resolver()
export class NotesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [InternalNoteView], {
    description: 'What my desk noted for itself about a report that it deals with, the newest first; at most 200.',
  })
  @Allow('signed-in')
  async internalNotes(@Args() { handlingId }: HandlingArgs, @Context() context: RequestContext): Promise<InternalNoteView[]> {
    const { value, ability } = await this.uow.read<{ unitId: string; notes: InternalNoteView[] } | null>(
      context.caller,
      internalNotes(handlingId),
    );
    if (!value || !ability.can('list', Object.assign(new InternalNote(), { unitId: value.unitId }))) throw new NotFound('ReportHandling');
    return value.notes;
  }

  @Query(() => [SharedNoteView], { description: 'What the authority let the filer of a report know, the newest first; at most 200.' })
  @Allow('signed-in')
  async sharedNotes(@Args() { reportId }: ReportArgs, @Context() context: RequestContext): Promise<SharedNoteView[]> {
    const { value, ability } = await this.uow.read<{ organisationId: string; unitId: string; notes: SharedNoteView[] } | null>(
      context.caller,
      sharedNotes(reportId),
    );
    const { organisationId, unitId } = value ?? {};
    if (!value || !ability.can('list', Object.assign(new SharedNote(), { organisationId, unitId }))) throw new NotFound('report handling');
    return value.notes;
  }

  @Mutation(() => InternalNoteView, { description: 'Notes something for the desk alone; it is never changed and never deleted.' })
  @Allow('signed-in')
  async noteInternally(
    @Args('input', { description: 'The note.' }) { handlingId, remark }: InternalNoteInput,
    @Context() context: RequestContext,
  ): Promise<InternalNoteView> {
    const { id } = await this.uow.run(context.caller, (tx) => noteInternally(tx, handlingId, remark));
    return (await this.internalNotes({ handlingId }, context)).find((note) => note.id === id)!;
  }

  @Mutation(() => SharedNoteView, { description: 'Lets the filer know something, and tells it so; never changed and never deleted.' })
  @Allow('signed-in')
  async shareNote(
    @Args('input', { description: 'The note.' }) { handlingId, message }: SharedNoteInput,
    @Context() context: RequestContext,
  ): Promise<SharedNoteView> {
    const { id, reportId } = await this.uow.run(context.caller, (tx) => shareNote(tx, handlingId, message));
    return (await this.sharedNotes({ reportId }, context)).find((note) => note.id === id)!;
  }
}

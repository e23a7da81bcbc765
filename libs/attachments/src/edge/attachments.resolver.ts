import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsIn, IsInt } from 'class-validator';
import { isId, NotFound } from '#kernel';
import { Allow, PlainText, type RequestContext, UnitOfWork } from '#platform';
import { attachmentById } from '../attachments.queries.js';
import { Attachment, UPLOAD_PURPOSES, type UploadPurpose } from '../entities.js';
import { createUploadTicket, type UploadRules } from '../uploads.js';
import { AttachmentView, UploadPurposeEnum, UploadTicketView } from './attachments.views.js';

/** DI token of what this installation takes; see {@link UploadRules}. */
export const UPLOAD_RULES = Symbol('UploadRules');

@ArgsType()
class UploadArgs {
  @Field(() => String, { description: 'Name of the file, as people know it.' })
  @PlainText(255, { required: true })
  fileName: string;
  @Field(() => Int, { description: 'Its size in bytes; a register at most 20 MB, an attachment as this installation allows (100 MB).' })
  @IsInt()
  size: number;
  @Field(() => UploadPurposeEnum, { defaultValue: 'REGISTER', description: 'What it is sent for.' })
  @IsIn(UPLOAD_PURPOSES)
  purpose: UploadPurpose;
}

@Resolver(() => AttachmentView)
export class AttachmentResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(UPLOAD_RULES) private readonly rules: UploadRules,
  ) {}

  @Mutation(() => UploadTicketView, { description: 'Asks for leave to send a file.' })
  @Allow('signed-in')
  async createUploadTicket(@Args() { fileName, size, purpose }: UploadArgs, @Context() context: RequestContext): Promise<UploadTicketView> {
    const ticket = await this.uow.run(context.caller, (tx) => createUploadTicket(tx, fileName, size, purpose, this.rules));
    return { id: ticket.id, url: `/uploads/${ticket.id}`, expiresAt: ticket.expiresAt };
  }

  @Query(() => AttachmentView, { description: 'A file of my organisation or unit, or one that a filing brought to my unit.' })
  @Allow('signed-in')
  async attachment(
    @Args('id', { type: () => ID, description: 'Its id: that of the ticket under which it came.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<AttachmentView> {
    if (!isId(id)) throw new NotFound('attachment');
    const { value, ability } = await this.uow.read<AttachmentView | null>(context.caller, attachmentById(id));
    if (!value || !ability.can('read', Object.assign(new Attachment(), value))) throw new NotFound('attachment');
    return value;
  }
}

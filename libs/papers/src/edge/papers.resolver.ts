import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { IsUUID } from 'class-validator';
import { Filing } from '#filings';
import { NotFound } from '#kernel';
import { Allow, FileStore, type RequestContext, UnitOfWork } from '#platform';
import { SignedCopy } from '../entities.js';
import { signedCopiesOf } from '../papers.queries.js';
import { recordSignedCopy } from '../record-signed-copy.js';
import { SignedCopyView } from './papers.views.js';

@ArgsType()
class FilingArgs {
  @Field(() => ID, { description: 'The filing.' })
  @IsUUID()
  filingId: string;
}

@ArgsType()
class SignedCopyArgs extends FilingArgs {
  @Field(() => ID, { description: 'The signed PDF, or the scan of the signed paper, sent as an attachment before.' })
  @IsUUID()
  attachmentId: string;
}

@Resolver(() => SignedCopyView)
export class PapersResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  @Query(() => [SignedCopyView], {
    description: 'The signed copies of a filing, oldest first: for its filer, and for the desk that received it.',
  })
  @Allow('signed-in')
  async signedCopies(@Args() { filingId }: FilingArgs, @Context() context: RequestContext): Promise<SignedCopyView[]> {
    const { value, ability } = await this.uow.read<{ organisationId: string; copies: SignedCopyView[] } | null>(
      context.caller,
      signedCopiesOf(filingId),
    );
    const may = value && ability.can('read', Object.assign(new Filing(), { organisationId: value.organisationId }));
    if (!may || !ability.can('read', Object.assign(new SignedCopy(), { organisationId: value.organisationId })))
      throw new NotFound('filing');
    return value.copies;
  }

  @Mutation(() => SignedCopyView, {
    description:
      'Takes an attachment as the signed copy of a filing: is it on our paper, and what do its signatures say? A scan (PDF without a signature, picture) is marked as not verifiable.',
  })
  @Allow('signed-in')
  async recordSignedCopy(@Args() { filingId, attachmentId }: SignedCopyArgs, @Context() context: RequestContext): Promise<SignedCopyView> {
    const { id } = await recordSignedCopy({ uow: this.uow, files: this.files }, context.caller, filingId, attachmentId);
    const copies = await this.signedCopies({ filingId }, context);
    return copies.find((copy) => copy.id === id)!;
  }
}

import { Inject } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, InputType, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { NotFound, transitionsFrom } from '#kernel';
import { UNIT_LETTER_KINDS, type UnitLetterKind } from '#law';
import {
  Allow,
  AvailableTransition,
  ExpectedVersion,
  Instant,
  listedEnum,
  PlainText,
  type Reading,
  type RequestContext,
  type Tx,
  UnitOfWork,
  View,
} from '#platform';
import { discardLetter, draftLetter, reviseLetter } from '../draft-letter.js';
import { UnitLetter } from '../entities.js';
import { letterById, lettersOfReport } from '../letters.queries.js';
import { LETTER_STATES, LETTER_TRANSITIONS, type LetterState } from '../letters.states.js';
import { sendLetter, signLetter } from '../sign-letter.js';

export const UnitLetterKindEnum = listedEnum('UnitLetterKind', 'What a letter of a unit is for.', UNIT_LETTER_KINDS, {
  CLARIFICATION: 'Đề nghị làm rõ, bổ sung.',
  REMEDY_ORDER: 'Yêu cầu khắc phục.',
  CLOSING: 'Thông báo kết quả xử lý.',
  NOT_COMPETENT: 'Trả lời không thuộc thẩm quyền.',
});
export const UnitLetterStateEnum = listedEnum('UnitLetterState', 'Where a letter of a unit stands.', LETTER_STATES, {
  DRAFT: 'Dự thảo.',
  SIGNED: 'Đã ký, có số.',
  SENT: 'Đã gửi bên nộp.',
  DISCARDED: 'Đã bỏ.',
});

@ArgsType()
class LettersArgs {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  reportId: string;
}

@InputType({ description: 'A letter to draft.' })
export class DraftLetterInput {
  @Field(() => ID, { description: 'The report.' })
  @IsUUID()
  reportId: string;
  @Field(() => UnitLetterKindEnum, { description: 'What it is for.' })
  @IsIn(UNIT_LETTER_KINDS)
  kind: UnitLetterKind;
  @Field(() => String, { nullable: true, description: 'Words of the officer; without any, what was ordered, or the summary.' })
  @IsOptional()
  @PlainText(10_000)
  text?: string | null;
}

@InputType({ description: 'A step with a letter.' })
export class LetterStepInput {
  @Field(() => ID, { description: 'The letter.' })
  @IsUUID()
  id: string;
  @ExpectedVersion()
  expectedVersion?: number;
}

@InputType({ description: 'Other words of the officer.' })
export class ReviseLetterInput extends LetterStepInput {
  @Field(() => String, { description: 'The words.' })
  @PlainText(10_000, { required: true })
  text: string;
}

@InputType({ description: 'The signature of a letter.' })
export class SignLetterInput extends LetterStepInput {
  @Field(() => Boolean, { defaultValue: false, description: 'True where a deputy signs for the head (KT.).' })
  @IsBoolean()
  deputy: boolean;
}

@View(
  'UnitLetter',
  'A letter of a unit to whoever filed a report (văn bản của đơn vị). Its file is at `/papers/letters/ID/letter.pdf`, or `.docx`.',
)
export class UnitLetterView {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => ID, { description: 'The report.' })
  reportId: string;
  @Field(() => String, { description: 'Reference of the report.' })
  reference: string;
  @Field(() => UnitLetterKindEnum, { description: 'What it is for.' })
  kind: string;
  @Field(() => UnitLetterStateEnum, { description: 'Where it stands.' })
  state: string;
  @Field(() => String, { nullable: true, description: 'Number and sign, given by the signature: `05/A05-BVDLCN`.' })
  notation: string | null;
  @Field(() => String, { description: 'The words of the officer in it.' })
  text: string;
  @Field(() => String, { nullable: true, description: 'Who signed it.' })
  signatory: string | null;
  @Field(() => Boolean, { description: 'True where a deputy signed for the head.' })
  deputy: boolean;
  @Field(() => Boolean, { description: 'True for an exercise.' })
  drill: boolean;
  @Field(() => Instant, { description: 'When it was drafted.' })
  draftedAt: Date;
  @Field(() => Instant, { nullable: true, description: 'When it was signed.' })
  signedAt: Date | null;
  @Field(() => Instant, { nullable: true, description: 'When it was sent.' })
  sentAt: Date | null;
  @Field(() => Int, { description: 'Version; give it back with a step.' })
  version: number;
  @Field(() => [AvailableTransition], { description: 'Steps that its state knows, and whether I may take them.' })
  availableTransitions: AvailableTransition[];
}

interface LetterRow {
  readonly organisationId: string;
  readonly unitId: string;
  readonly state: LetterState;
  readonly reading: Reading<unknown>;
}

@Resolver(() => UnitLetterView)
export class LettersResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => [UnitLetterView], {
    description: 'The letters about a report: for the unit that wrote them, and for the filer those that were sent. The newest 200.',
  })
  @Allow('signed-in')
  async lettersOfReport(@Args() { reportId }: LettersArgs, @Context() context: RequestContext) {
    const reading = await this.uow.read<LetterRow[] | null>(context.caller, lettersOfReport(reportId));
    if (!reading.value || !reading.ability.can('list', 'UnitLetter')) throw new NotFound('violation report');
    return reading.value.map((row) => Object.assign(row, { reading }));
  }

  @Mutation(() => UnitLetterView, { description: 'Drafts a letter from its template and from the report as it stands.' })
  @Allow('signed-in')
  draftLetter(@Args('input', { description: 'Which letter.' }) input: DraftLetterInput, @Context() context: RequestContext) {
    return this.#run(context, (tx) => draftLetter(tx, input));
  }

  @Mutation(() => UnitLetterView, { description: 'Puts other words of the officer into a draft.' })
  @Allow('signed-in')
  reviseLetter(
    @Args('input', { description: 'The words.' }) { id, text, expectedVersion }: ReviseLetterInput,
    @Context() context: RequestContext,
  ) {
    return this.#run(context, (tx) => reviseLetter(tx, id, text, expectedVersion));
  }

  @Mutation(() => UnitLetterView, { description: 'Gives a draft up.' })
  @Allow('signed-in')
  discardLetter(@Args('input', { description: 'The step.' }) { id, expectedVersion }: LetterStepInput, @Context() context: RequestContext) {
    return this.#run(context, (tx) => discardLetter(tx, id, expectedVersion));
  }

  @Mutation(() => UnitLetterView, {
    description: 'Signs a letter as a head of the unit: it gets its number, and nothing of it changes any more.',
  })
  @Allow('signed-in')
  signLetter(
    @Args('input', { description: 'The signature.' }) { id, deputy, expectedVersion }: SignLetterInput,
    @Context() context: RequestContext,
  ) {
    return this.#run(context, (tx) => signLetter(tx, id, deputy, expectedVersion));
  }

  @Mutation(() => UnitLetterView, { description: 'Sends a signed letter to the filer, who is told.' })
  @Allow('signed-in')
  sendLetter(@Args('input', { description: 'The step.' }) { id, expectedVersion }: LetterStepInput, @Context() context: RequestContext) {
    return this.#run(context, (tx) => sendLetter(tx, id, expectedVersion));
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() { organisationId, unitId, state, reading }: LetterRow): AvailableTransition[] {
    const subject = Object.assign(new UnitLetter(), { organisationId, unitId, state });
    return transitionsFrom(LETTER_TRANSITIONS, state).map(({ code }) => {
      const blockedBy = reading.ability.can(code, subject) ? null : 'ROLE';
      return { code, enabled: blockedBy === null, blockedBy };
    });
  }

  async #run(context: RequestContext, verb: (tx: Tx) => Promise<UnitLetter>) {
    const { id } = await this.uow.run(context.caller, verb);
    const reading = await this.uow.read<LetterRow>(context.caller, letterById(id));
    return Object.assign(reading.value, { reading });
  }
}

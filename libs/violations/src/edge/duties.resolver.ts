import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { NotFound } from '#kernel';
import { Allow, type RequestContext, SentenceView, type Statement, UnitOfWork } from '#platform';
import { declareOutsideNoticeMistaken, declareSubjectNoticeMistaken } from '../duties/declare-notice-mistaken.js';
import { minutesById, outsideNoticeById, subjectNoticeById } from '../duties/duties.queries.js';
import { recordOutsideNotice } from '../duties/record-outside-notice.js';
import { stillOwed } from '../duties/still-owed.js';
import { draftSubjectNotice, reviseSubjectNotice, sendSubjectNotice } from '../duties/subject-notice.js';
import { draftViolationMinutes, finaliseViolationMinutes, reviseViolationMinutes } from '../duties/violation-minutes.js';
import {
  DraftSubjectNoticeInput,
  MinutesInput,
  MistakenNoticeInput,
  RecordOutsideNoticeInput,
  SendSubjectNoticeInput,
  SubjectNoticeInput,
} from './duties.input.js';
import { OutsideNoticeView, SubjectNoticeView, ViolationMinutesView } from './duties.views.js';
import { ViolationReportView } from './violation.views.js';

interface PaperRow {
  readonly minutes: ViolationMinutesView[];
  readonly subjectNotices: SubjectNoticeView[];
  readonly outsideNotices: OutsideNoticeView[];
}

/** What is owed beside the notice to the authority: minutes, notices to the people concerned, notices by other ways. */
@Resolver(() => ViolationReportView)
export class DutiesResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @ResolveField(() => [ViolationMinutesView], { description: 'Minutes of the violation, oldest first; at most one is in force.' })
  minutes(@Parent() row: PaperRow): ViolationMinutesView[] {
    return row.minutes;
  }

  @ResolveField(() => [SubjectNoticeView], { description: 'Notices to data subjects, oldest first.' })
  subjectNotices(@Parent() row: PaperRow): SubjectNoticeView[] {
    return row.subjectNotices;
  }

  @ResolveField(() => [OutsideNoticeView], { description: 'Notices that went another way than through this system, oldest first.' })
  outsideNotices(@Parent() row: PaperRow): OutsideNoticeView[] {
    return row.outsideNotices;
  }

  @Mutation(() => ViolationMinutesView, { description: 'New minutes of a violation (biên bản xác nhận vi phạm), as a draft.' })
  @Allow('signed-in')
  async draftViolationMinutes(
    @Args('reportId', { type: () => ID, description: 'The report.' }) reportId: string,
    @Args('input', { description: 'What they say.' }) input: MinutesInput,
    @Context() context: RequestContext,
  ): Promise<ViolationMinutesView> {
    const { id } = await this.uow.run(context.caller, (tx) => draftViolationMinutes(tx, reportId, stored(input)));
    return this.#read(context, minutesById(id), 'minutes');
  }

  @Mutation(() => ViolationMinutesView, { description: 'Replaces what a draft of minutes says.' })
  @Allow('signed-in')
  async reviseViolationMinutes(
    @Args('id', { type: () => ID, description: 'The minutes.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'What they say.' }) input: MinutesInput,
    @Context() context: RequestContext,
  ): Promise<ViolationMinutesView> {
    await this.uow.run(context.caller, (tx) => reviseViolationMinutes(tx, id, expectedVersion, stored(input)));
    return this.#read(context, minutesById(id), 'minutes');
  }

  @Mutation(() => ViolationMinutesView, {
    description: 'Makes minutes final: the report’s facts are copied into them and they never change again; earlier ones are superseded.',
  })
  @Allow('signed-in')
  async finaliseViolationMinutes(
    @Args('id', { type: () => ID, description: 'The minutes.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<ViolationMinutesView> {
    await this.uow.run(context.caller, (tx) => finaliseViolationMinutes(tx, id));
    return this.#read(context, minutesById(id), 'minutes');
  }

  @Mutation(() => SubjectNoticeView, { description: 'A new notice to data subjects, as a draft.' })
  @Allow('signed-in')
  async draftSubjectNotice(
    @Args('input', { description: 'Which notice, and what it says.' }) input: DraftSubjectNoticeInput,
    @Context() context: RequestContext,
  ): Promise<SubjectNoticeView> {
    const { reportId, kind, ...draft } = input;
    const { id } = await this.uow.run(context.caller, (tx) => draftSubjectNotice(tx, reportId, kind, draft));
    return this.#read(context, subjectNoticeById(id), 'subject notice');
  }

  @Mutation(() => SubjectNoticeView, { description: 'Replaces what a draft of a notice to data subjects says.' })
  @Allow('signed-in')
  async reviseSubjectNotice(
    @Args('id', { type: () => ID, description: 'The notice.' }) id: string,
    @Args('expectedVersion', { type: () => Int, description: 'The version that you read.' }) expectedVersion: number,
    @Args('input', { description: 'What it says.' }) input: SubjectNoticeInput,
    @Context() context: RequestContext,
  ): Promise<SubjectNoticeView> {
    await this.uow.run(context.caller, (tx) => reviseSubjectNotice(tx, id, expectedVersion, { ...input }));
    return this.#read(context, subjectNoticeById(id), 'subject notice');
  }

  @Mutation(() => SubjectNoticeView, {
    description:
      'Records that a notice to data subjects was sent. Where it reached everybody, alone or with those before it, its clock stops at the time of sending and the verdict is kept; else the duty stays open (`stillOwed`).',
  })
  @Allow('signed-in')
  async sendSubjectNotice(
    @Args('input', { description: 'How it went out.' }) input: SendSubjectNoticeInput,
    @Context() context: RequestContext,
  ): Promise<SubjectNoticeView> {
    const { id, ...sending } = input;
    await this.uow.run(context.caller, (tx) => sendSubjectNotice(tx, id, sending));
    return this.#read(context, subjectNoticeById(id), 'subject notice');
  }

  @Mutation(() => OutsideNoticeView, {
    description: 'Records a notice that went another way: a processor’s to its controller, or one to the cyber agency; its clock stops.',
  })
  @Allow('signed-in')
  async recordOutsideNotice(
    @Args('input', { description: 'Which notice, to whom, received when.' }) input: RecordOutsideNoticeInput,
    @Context() context: RequestContext,
  ): Promise<OutsideNoticeView> {
    const { reportId, ...facts } = input;
    const { id } = await this.uow.run(context.caller, (tx) => recordOutsideNotice(tx, reportId, facts));
    return this.#read(context, outsideNoticeById(id), 'notice');
  }

  @Mutation(() => SubjectNoticeView, {
    description: 'Declares that a notice recorded as sent was a mistake: the record stays, marked; the clock that it ended runs again.',
  })
  @Allow('signed-in')
  async declareSubjectNoticeMistaken(
    @Args('input', { description: 'Which, and why.' }) { id, reason }: MistakenNoticeInput,
    @Context() context: RequestContext,
  ): Promise<SubjectNoticeView> {
    await this.uow.run(context.caller, (tx) => declareSubjectNoticeMistaken(tx, id, reason));
    return this.#read(context, subjectNoticeById(id), 'subject notice');
  }

  @Mutation(() => OutsideNoticeView, {
    description: 'Declares that the record of a notice by another way was a mistake: it stays, marked; the clock that it ended runs again.',
  })
  @Allow('signed-in')
  async declareOutsideNoticeMistaken(
    @Args('input', { description: 'Which, and why.' }) { id, reason }: MistakenNoticeInput,
    @Context() context: RequestContext,
  ): Promise<OutsideNoticeView> {
    await this.uow.run(context.caller, (tx) => declareOutsideNoticeMistaken(tx, id, reason));
    return this.#read(context, outsideNoticeById(id), 'notice');
  }

  async #read<T>(context: RequestContext, statement: Statement, noun: string): Promise<T> {
    const { value } = await this.uow.read<T | null>(context.caller, statement);
    if (!value) throw new NotFound(noun);
    return value;
  }
}

@Resolver(() => SubjectNoticeView)
export class SubjectNoticeResolver {
  @ResolveField(() => SentenceView, {
    nullable: true,
    description: 'What is missing after this notice while its duty is open, such as people who were not reached; null where nothing is.',
  })
  stillOwed(@Parent() row: Parameters<typeof stillOwed>[0]): SentenceView | null {
    return stillOwed(row);
  }
}

/** Instants inside the content as text. */
function stored({ signatures, ...input }: MinutesInput) {
  return {
    ...input,
    signatures: signatures.map(({ signedAt, ...signature }) => ({ ...signature, signedAt: signedAt?.toISOString() ?? null })),
  };
}

import { Inject } from '@nestjs/common';
import { Args, Context, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, NotFound, transitionsFrom } from '#kernel';
import { Allow, AvailableTransition, type Reading, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { answerQuestion } from '../answer-question.js';
import { type CaseLink, type Measure, type NoticeWaiver, ReportHandling, type Severity } from '../entities.js';
import { type HandlingInputs, handleReport } from '../handle-report.js';
import { handlingById, handlingOfReport, handlingQueue, questionById, similarReports } from '../handling.queries.js';
import { HANDLING_TRANSITIONS, type HandlingState, type HandlingStep, NOT_STEPS, STAGE_OF, type Stage } from '../handling.states.js';
import { HandlingQueueArgs, ReportArgs } from './handling.args.js';
import {
  AnswerQuestionInput,
  AskFilerInput,
  CaseLinkInput,
  CloseInput,
  MeasureInput,
  ReasonedStepInput,
  RemedyInput,
  RequestDueInput,
  StepInput,
  TriageInput,
} from './handling.input.js';
import {
  CaseLinkView,
  FilerQuestionView,
  HandlingPage,
  HandlingStatusView,
  HandlingView,
  MeasureView,
  NoticeWaiverView,
  SimilarReport,
  StageEnum,
} from './handling.views.js';

/** A handling as the queries bring it, with the reading it came from. */
interface HandlingRow {
  readonly id: string;
  readonly organisationId: string;
  readonly unitId: string;
  readonly state: HandlingState;
  readonly severity: Severity | null;
  readonly measure: Measure | null;
  readonly link: CaseLink | null;
  readonly drill: boolean;
  readonly openedAt: string;
  readonly reading: Reading<unknown>;
}

@Resolver(() => HandlingView)
export class HandlingResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => HandlingView, { description: 'How my unit deals with a report; there is none while its initial filing is not accepted.' })
  @Allow('signed-in')
  async handling(@Args() { reportId }: ReportArgs, @Context() context: RequestContext, @Info() info: GraphQLResolveInfo) {
    const reading = await this.uow.read<HandlingRow | null>(context.caller, handlingOfReport(selectedFields(info), reportId));
    if (!reading.value || !mayList(reading)) throw new NotFound('report handling');
    return Object.assign(reading.value, { reading });
  }

  @Query(() => HandlingStatusView, {
    description: 'How the authority deals with a report of my organisation; there is nothing while its initial filing is not accepted.',
  })
  @Allow('signed-in')
  async handlingStatus(@Args() { reportId }: ReportArgs, @Context() context: RequestContext): Promise<HandlingStatusView> {
    const { value, ability, actor } = await this.uow.read<HandlingRow | null>(context.caller, handlingOfReport(STATUS, reportId));
    if (!value || actor.kind !== 'member' || !ability.can('read', subjectOf(value))) throw new NotFound('report handling');
    const measure = value.measure && measureView(value.measure);
    return {
      ...(value as never as HandlingStatusView),
      stage: STAGE_OF[value.state],
      measure: measure?.inForce ? measure : null,
    };
  }

  @Query(() => HandlingPage, { description: 'What my unit deals with in one state, oldest first.' })
  @Allow('signed-in')
  async handlingQueue(
    @Args() { state, first, after }: HandlingQueueArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HandlingPage> {
    const rows = await this.uow.read<HandlingRow[]>(context.caller, handlingQueue(selectedFields(info, 'nodes'), state, first, after));
    if (!mayList(rows)) throw new Forbidden('list', 'ReportHandling');
    return toPage(
      rows.value.map((row) => Object.assign(row, { reading: rows })),
      first,
      ({ openedAt, id }) => [openedAt, id],
    ) as never;
  }

  @Query(() => [SimilarReport], {
    description:
      'What my unit deals with and resembles a report: within 90 days, of the same organisation, or the same act with a kind of data in common; at most 20, the newest first (H1).',
  })
  @Allow('signed-in')
  async similarReports(@Args() { reportId }: ReportArgs, @Context() context: RequestContext): Promise<SimilarReport[]> {
    const reading = await this.uow.read<SimilarReport[] | null>(context.caller, similarReports(reportId));
    if (!reading.value || !mayList(reading)) throw new NotFound('report handling');
    return reading.value;
  }

  @Mutation(() => HandlingView, { description: 'Takes a report and says how grave it is (H1).' })
  @Allow('signed-in')
  triageReport(
    @Args('input', { description: 'The step.' }) input: TriageInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('triage', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Begins to assess a report, or goes on with a reopened one (H2).' })
  @Allow('signed-in')
  assessReport(
    @Args('input', { description: 'The step.' }) input: StepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('assess', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Asks the filer; it answers with a supplement (H3).' })
  @Allow('signed-in')
  askFiler(
    @Args('input', { description: 'The step.' }) input: AskFilerInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('askFiler', input, context, info);
  }

  @Mutation(() => FilerQuestionView, {
    description:
      'Answers a question of the authority at its field: in words, by the field itself in the filing in preparation, or by saying why not.',
  })
  @Allow('signed-in')
  async answerQuestion(
    @Args('input', { description: 'The answer.' }) { id, ...input }: AnswerQuestionInput,
    @Context() context: RequestContext,
  ): Promise<FilerQuestionView> {
    await this.uow.run(context.caller, (tx) => answerQuestion(tx, id, input));
    return (await this.uow.read<FilerQuestionView>(context.caller, questionById(id))).value;
  }

  @Mutation(() => HandlingView, { description: 'Takes the questions back and goes on without an answer; the filer is told.' })
  @Allow('signed-in')
  takeBackQuestions(
    @Args('input', { description: 'The step.' }) input: ReasonedStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('takeBackQuestions', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Moves the time until when the filer is asked to answer; the filer is told.' })
  @Allow('signed-in')
  moveRequestDue(
    @Args('input', { description: 'The step.' }) input: RequestDueInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('moveRequestDue', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Decides that nothing is to be done.' })
  @Allow('signed-in')
  takeNoActionOnReport(
    @Args('input', { description: 'The step.' }) input: StepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('takeNoAction', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Gives advice to the filer (H6).' })
  @Allow('signed-in')
  adviseFiler(
    @Args('input', { description: 'The step.' }) input: MeasureInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('advise', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Proposes an order to remedy; the head of the unit signs it (H6).' })
  @Allow('signed-in')
  proposeOrder(
    @Args('input', { description: 'The step.' }) input: MeasureInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('proposeOrder', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Signs the proposed order; the filer is told.' })
  @Allow('signed-in')
  signOrder(
    @Args('input', { description: 'The step.' }) input: StepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('signOrder', input, context, info);
  }

  @Mutation(() => HandlingView, {
    description: 'Proposes to link the report to a case, by its number; whoever leads that case confirms (H5).',
  })
  @Allow('signed-in')
  proposeCaseLink(
    @Args('input', { description: 'The step.' }) input: CaseLinkInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('proposeLink', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Drops a proposed link; the assessment goes on.' })
  @Allow('signed-in')
  declineCaseLink(
    @Args('input', { description: 'The step.' }) input: ReasonedStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('declineLink', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Undoes the link to a case.' })
  @Allow('signed-in')
  unlinkFromCase(
    @Args('input', { description: 'The step.' }) input: ReasonedStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('unlink', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Sees whether what was asked for was done (H7).' })
  @Allow('signed-in')
  verifyRemedy(
    @Args('input', { description: 'The step.' }) input: RemedyInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('verifyRemedy', input, context, info);
  }

  @Mutation(() => HandlingView, {
    description: 'Says why the report may be closed though the people concerned were not told; a second person agrees by closing it (H8).',
  })
  @Allow('signed-in')
  proposeNoticeWaiver(
    @Args('input', { description: 'The step.' }) input: ReasonedStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('proposeNoticeWaiver', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Ends the handling of a report; the filer gets the closing letter (H8).' })
  @Allow('signed-in')
  closeReport(
    @Args('input', { description: 'The step.' }) input: CloseInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('close', input, context, info);
  }

  @Mutation(() => HandlingView, { description: 'Opens a closed report again (H9).' })
  @Allow('signed-in')
  reopenReport(
    @Args('input', { description: 'The step.' }) input: ReasonedStepInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.#take('reopen', input, context, info);
  }

  @ResolveField(() => StageEnum)
  stage(@Parent() { state }: HandlingRow): Stage {
    return STAGE_OF[state];
  }

  @ResolveField(() => MeasureView, { nullable: true })
  measure(@Parent() { measure }: HandlingRow): MeasureView | null {
    return measure && measureView(measure);
  }

  @ResolveField(() => CaseLinkView, { nullable: true })
  link(@Parent() { link }: HandlingRow): CaseLinkView | null {
    return link && { caseNumber: link.caseNumber, kind: link.kind, reason: link.reason, confirmed: link.confirmedBy !== null };
  }

  @ResolveField(() => NoticeWaiverView, { nullable: true })
  noticeWaiver(@Parent() { noticeWaiver }: { noticeWaiver?: NoticeWaiver | null }): NoticeWaiverView | null {
    return noticeWaiver ? { reason: noticeWaiver.reason, confirmed: noticeWaiver.confirmedBy !== null } : null;
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: HandlingRow): AvailableTransition[] {
    return transitionsFrom(HANDLING_TRANSITIONS, row.state)
      .filter(({ code }) => !(NOT_STEPS as readonly string[]).includes(code))
      .map(({ code }) => {
        const blockedBy = row.reading.ability.can(code, subjectOf(row)) ? blockOf(code as HandlingStep, row) : 'ROLE';
        return { code, enabled: blockedBy === null, blockedBy };
      });
  }

  async #take<Step extends HandlingStep>(
    step: Step,
    { id, expectedVersion, ...input }: StepInput & object,
    context: RequestContext,
    info: GraphQLResolveInfo,
  ) {
    await this.uow.run(context.caller, (tx) => handleReport(tx, id, step, input as unknown as HandlingInputs[Step], expectedVersion));
    const reading = await this.uow.read<HandlingRow>(context.caller, handlingById(selectedFields(info), id));
    return Object.assign(reading.value, { reading });
  }
}

const STATUS = new Set(['state', 'questions', 'requestDue', 'measure', 'outcome', 'summary']);

function mayList({ ability }: Reading<unknown>): boolean {
  return ability.can('list', 'ReportHandling');
}

function subjectOf({ organisationId, unitId }: HandlingRow): ReportHandling {
  return Object.assign(new ReportHandling(), { organisationId, unitId });
}

/** What can be told from the row alone; the rest the mutation says. */
function blockOf(code: HandlingStep, { reading, severity, measure, link, drill }: HandlingRow): string | null {
  if (drill && (code === 'proposeOrder' || code === 'signOrder')) return 'DRILL';
  const { actor } = reading;
  if (code === 'declineLink') return link && link.confirmedBy === null ? null : 'NOTHING_PROPOSED';
  if (code === 'signOrder') {
    if (measure?.kind !== 'ORDER' || measure.signedBy) return 'NOTHING_PROPOSED';
    return 'userId' in actor && measure.proposedBy === actor.userId ? 'SECOND_PERSON' : null;
  }
  const grave = severity === 'HIGH' || severity === 'CRITICAL';
  return code === 'close' && grave && !(actor.kind === 'officer' && actor.roles.includes('UNIT_HEAD')) ? 'HEAD_CLOSES' : null;
}

function measureView({ kind, text, article, deadline, signedBy }: Measure): MeasureView {
  return { kind, text, article, deadline: deadline as never, inForce: kind === 'ADVICE' || signedBy !== null };
}

import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden, isId, NotFound, transitionsFrom } from '#kernel';
import { Allow, AvailableTransition, type Reading, type RequestContext, selectedFields, toPage, UnitOfWork } from '#platform';
import { toStored } from '#violations';
import { dismissReport, linkReport, verifyReport } from '../decide-report.js';
import { enterReport } from '../enter-report.js';
import { ThirdPartyReport, type ThirdPartyState } from '../entities.js';
import { intakeQueue, intakeReportById } from '../intake.queries.js';
import type { IntakeKeys } from '../intake-keys.js';
import { readReporterContact, writeToReporter } from '../reach-reporter.js';
import { THIRD_PARTY_TRANSITIONS } from '../third-party-report.states.js';
import {
  DecideInput,
  DismissReportInput,
  EnterReportInput,
  IntakeQueueArgs,
  LinkReportInput,
  WriteToReporterInput,
} from './intake.input.js';
import { IntakeQueuePage, ReporterContactView, ThirdPartyReportView } from './intake.views.js';
import { INTAKE_KEYS } from './report-without-account.resolver.js';

type Row = ThirdPartyReportView & { readonly unitId: string; readonly state: ThirdPartyState; readonly reading: Reading<unknown> };

/** The desk’s side of reports by others. */
@Resolver(() => ThirdPartyReportView)
export class IntakeResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(INTAKE_KEYS) private readonly keys: IntakeKeys,
  ) {}

  @Query(() => IntakeQueuePage, {
    description: 'Reports by others at my unit’s desk and those that it has a copy of, oldest first; apart from filings.',
  })
  @Allow('signed-in')
  async intakeQueue(
    @Args() page: IntakeQueueArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<IntakeQueuePage> {
    const reading = await this.uow.read<Row[]>(
      context.caller,
      intakeQueue(selectedFields(info, 'nodes'), page.state, page.first, page.after),
    );
    if (!reading.ability.can('list', 'ThirdPartyReport')) throw new Forbidden('list', 'ThirdPartyReport');
    return toPage(
      reading.value.map((row) => Object.assign(row, { reading })),
      page.first,
      ({ receivedAt, id }) => [String(receivedAt), id],
    );
  }

  @Query(() => ThirdPartyReportView, { description: 'One report by others at my unit’s desk, or one that it has a copy of.' })
  @Allow('signed-in')
  intakeReport(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThirdPartyReportView> {
    return this.#report(id, context, info);
  }

  @Mutation(() => ThirdPartyReportView, { description: 'Enters a report that came by telephone, post, mail, letter or in person.' })
  @Allow('signed-in')
  async enterReport(
    @Args('input', { description: 'What came, how and when.' }) input: EnterReportInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThirdPartyReportView> {
    const { id } = await this.uow.run(context.caller, (tx) => enterReport(tx, this.keys, { ...input, facts: toStored(input.facts) }));
    return this.#report(id, context, info);
  }

  @Mutation(() => ThirdPartyReportView, { description: 'Holds a report by others for true.' })
  @Allow('signed-in')
  async verifyThirdPartyReport(
    @Args('input', { description: 'Which report.' }) input: DecideInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThirdPartyReportView> {
    await this.uow.run(context.caller, (tx) => verifyReport(tx, input.id, input.note ?? null));
    return this.#report(input.id, context, info);
  }

  @Mutation(() => ThirdPartyReportView, { description: 'Ends a report by others that leads to nothing; the reporter is told why.' })
  @Allow('signed-in')
  async dismissThirdPartyReport(
    @Args('input', { description: 'Which report, and why.' }) input: DismissReportInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThirdPartyReportView> {
    await this.uow.run(context.caller, (tx) => dismissReport(tx, input.id, input.reason, input.note ?? null));
    return this.#report(input.id, context, info);
  }

  @Mutation(() => ThirdPartyReportView, { description: 'Links a report by others to a report that was filed with my unit.' })
  @Allow('signed-in')
  async linkThirdPartyReport(
    @Args('input', { description: 'Which report, and to which filing.' }) input: LinkReportInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThirdPartyReportView> {
    await this.uow.run(context.caller, (tx) => linkReport(tx, input.id, input.filingId, input.note ?? null));
    return this.#report(input.id, context, info);
  }

  @Mutation(() => ThirdPartyReportView, { description: 'A word to a reporter who has a receipt code.' })
  @Allow('signed-in')
  async writeToReporter(
    @Args('input', { description: 'Which report, and what to say.' }) input: WriteToReporterInput,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThirdPartyReportView> {
    await this.uow.run(context.caller, (tx) => writeToReporter(tx, input.id, input.text));
    return this.#report(input.id, context, info);
  }

  @Mutation(() => ReporterContactView, {
    nullable: true,
    description: 'Opens the sealed contact of a reporter; that it was read, and by whom, is recorded.',
  })
  @Allow('signed-in')
  readReporterContact(
    @Args('id', { type: () => ID, description: 'The report.' }) id: string,
    @Context() context: RequestContext,
  ): Promise<ReporterContactView | null> {
    return this.uow.run(context.caller, (tx) => readReporterContact(tx, this.keys, id));
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: Row): AvailableTransition[] {
    const subject = Object.assign(new ThirdPartyReport(), { unitId: row.unitId });
    return transitionsFrom(THIRD_PARTY_TRANSITIONS, row.state).map(({ code }) => {
      const enabled = row.reading.ability.can(code, subject);
      return { code, enabled, blockedBy: enabled ? null : 'ROLE' };
    });
  }

  async #report(id: string, context: RequestContext, info: GraphQLResolveInfo): Promise<ThirdPartyReportView> {
    if (!isId(id)) throw new NotFound('report by others');
    const reading = await this.uow.read<Row | null>(context.caller, intakeReportById(selectedFields(info), id));
    const { value, ability } = reading;
    if (!value || !ability.can('read', Object.assign(new ThirdPartyReport(), { unitId: value.unitId })))
      throw new NotFound('report by others');
    return Object.assign(value, { reading });
  }
}

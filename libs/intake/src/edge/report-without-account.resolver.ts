import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LOG_SIGNER } from '#filings';
import { Allow, type RequestContext, UnitOfWork } from '#platform';
import type { LogSigner } from '#platform/log';
import { toStored } from '#violations';
import { readByCode, writeToDesk } from '../by-code.js';
import { issueChallenge } from '../challenge.js';
import type { IntakeKeys } from '../intake-keys.js';
import { reportViolation } from '../report-violation.js';
import { ChallengeSolutionInput, CodeArgs, ThirdPartyReportInput, WriteToDeskArgs } from './intake.input.js';
import { ChallengeView, ReportedByOtherView, SeenByReporterView } from './intake.views.js';

/** DI tokens: keys of the intake, and how many hashes a challenge may cost. */
export const INTAKE_KEYS = Symbol('IntakeKeys');
export const CHALLENGE_DIFFICULTY = Symbol('ChallengeDifficulty');

/** The door without an account. Whoever is signed in may use it too, and is nobody here. */
@Resolver()
export class ReportWithoutAccountResolver {
  constructor(
    @Inject(UnitOfWork) private readonly uow: UnitOfWork,
    @Inject(INTAKE_KEYS) private readonly keys: IntakeKeys,
    @Inject(LOG_SIGNER) private readonly signer: LogSigner,
    @Inject(CHALLENGE_DIFFICULTY) private readonly difficulty: number,
  ) {}

  @Mutation(() => ChallengeView, { description: 'A puzzle to be solved before reporting without an account; nothing is kept of it.' })
  @Allow('public')
  requestReportChallenge(): ChallengeView {
    return issueChallenge(this.keys.challenge, this.difficulty, new Date());
  }

  @Mutation(() => ReportedByOtherView, {
    description:
      'Reports a violation by somebody else without an account. It is kept apart, marked as not verified, and comes back by its code alone.',
  })
  @Allow('public')
  reportViolationAnonymously(
    @Args('input', { description: 'What is reported.' }) input: ThirdPartyReportInput,
    @Args('solution', { description: 'A solved challenge; each is good for one report.' }) solution: ChallengeSolutionInput,
    @Context() context: RequestContext,
  ): Promise<ReportedByOtherView> {
    const told = { ...input, facts: toStored(input.facts) };
    return reportViolation(this.uow, this.keys, this.signer, told, solution, context.ip).then((answer) => ({
      ...answer,
      duty: { ...answer.duty, regime: answer.duty.regime ?? null } as ReportedByOtherView['duty'],
      receipt: answer.receipt.toString('utf8'),
    }));
  }

  @Query(() => SeenByReporterView, { description: 'What came of a report without an account, by its receipt code.' })
  @Allow('public')
  thirdPartyReport(@Args() { code }: CodeArgs, @Context() context: RequestContext): Promise<SeenByReporterView> {
    return readByCode(this.uow, this.keys, this.signer, code, context.ip) as never;
  }

  @Mutation(() => SeenByReporterView, { description: 'A word of the reporter to the desk, by the receipt code.' })
  @Allow('public')
  async writeToDesk(@Args() { code, text }: WriteToDeskArgs, @Context() context: RequestContext): Promise<SeenByReporterView> {
    await writeToDesk(this.uow, this.keys, code, text, context.ip);
    return readByCode(this.uow, this.keys, this.signer, code, context.ip) as never;
  }
}

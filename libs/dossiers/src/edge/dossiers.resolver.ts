import { Inject } from '@nestjs/common';
import { Args, Context, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Forbidden } from '#kernel';
import {
  type CivilDate,
  type CompletenessItem,
  changeRule,
  citeArticle,
  type DayClock,
  DOSSIER_QUESTIONS,
  possibleExceptions,
  regimeAt,
  updateClock,
  vietnamDate,
} from '#law';
import {
  Allow,
  AvailableTransition,
  type FactChange,
  type RequestContext,
  SentenceView,
  selectedFields,
  toPage,
  UnitOfWork,
} from '#platform';
import { ANSWER_PATHS, factsOf } from '../answers.js';
import { availableDossierSteps } from '../available-dossier-steps.js';
import { dossierForms, filedRegime } from '../canonical-dossier.js';
import { dossierPage } from '../dossier.queries.js';
import { dossierClocks, dossierRuleOf, firstRule, untilTheDaySet, whyCarriedOver } from '../dossier-clocks.js';
import { offerOf } from '../dossier-sources.js';
import { owesFirstFiling, wasFiled } from '../dossier-times.js';
import { dossierWarnings } from '../dossier-warnings.js';
import { proposedChanges } from '../propose-changes.js';
import { staleAnswers } from '../staleness.js';
import { DossierFactsView } from './dossier-answers.input.js';
import { DossierPageArgs } from './dossiers.input.js';
import {
  AnswerView,
  DossierChangeView,
  DossierChecklistView,
  DossierClockView,
  DossierCompletenessView,
  DossierFormsView,
  DossierPage,
  DossierView,
  DossierWarningView,
  ProposedChangeView,
  SecurityPartView,
  StaleAnswerView,
  TransferExceptionView,
} from './dossiers.views.js';
import { type DossierRow, judged, readDossier, subjectOf } from './read-dossier.js';

/** Reading of dossiers, and what follows from their rows. */
@Resolver(() => DossierView)
export class DossiersResolver {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  @Query(() => DossierPage, { description: 'Dossiers of my organisation, newest first.' })
  @Allow('signed-in')
  async dossiers(
    @Args() { state, first, after }: DossierPageArgs,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DossierPage> {
    const reading = await this.uow.read<DossierRow[]>(
      context.caller,
      dossierPage(selectedFields(info, 'nodes'), state ?? null, first, after),
    );
    if (!reading.ability.can('list', 'Dossier')) throw new Forbidden('list', 'Dossier');
    const rows = reading.value.map((row) => Object.assign(row, { reading }));
    return toPage(rows, first, ({ createdAt, id }) => [createdAt, id]) as never;
  }

  @Query(() => DossierView, { description: 'One dossier of my organisation.' })
  @Allow('signed-in')
  dossier(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @Context() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return readDossier(this.uow, id, context, info);
  }

  @ResolveField(() => DossierFormsView)
  forms(@Parent() row: DossierRow): DossierFormsView {
    const individual = row.answers['filer.individual']?.value === true;
    return dossierForms(filedRegime(row, row.reading.now), row.type, individual, row.kind);
  }

  @ResolveField(() => DossierFactsView)
  facts(@Parent() row: DossierRow): DossierFactsView {
    return factsOf(row.type, row.answers) as never;
  }

  @ResolveField(() => [AnswerView])
  answers(@Parent() { answers }: DossierRow): AnswerView[] {
    return ANSWER_PATHS.flatMap((path): AnswerView[] => {
      const answer = answers[path];
      if (!answer) return [];
      const { source, value } = answer;
      return [
        {
          path,
          label: labelOf(path),
          answered: value !== null,
          source: source.kind,
          activities: source.kind === 'REGISTER' ? [...source.activities] : [],
          organisationVersion: source.kind === 'ORGANISATION' ? source.version : null,
          by: source.kind === 'PERSON' ? source.by : null,
          at: source.kind === 'PERSON' ? source.at : null,
          dossierId: source.kind === 'CARRIED' ? source.dossierId : null,
        },
      ];
    });
  }

  @ResolveField(() => [StaleAnswerView])
  stale(@Parent() { type, regime, answers, sources, receivedOn }: DossierRow): StaleAnswerView[] {
    const stale = staleAnswers(answers, offerOf(type, regime, sources), receivedOn !== null);
    return stale.map(({ path, changes }) => ({ path, label: labelOf(path), changes: changes.map(inWords) }));
  }

  @ResolveField(() => [ProposedChangeView])
  proposedChanges(@Parent() row: DossierRow): ProposedChangeView[] {
    if (!wasFiled(row) || row.state === 'DISCARDED') return [];
    const { type, regime, answers, sources, receivedOn } = row;
    return proposedChanges(answers, offerOf(type, regime, sources), receivedOn !== null).map(({ kind, paths }) => {
      const { label, article, pace } = changeRule(kind);
      return { kind, paths: [...paths], label, article, citation: citeArticle(article), urgent: pace === 'URGENT' };
    });
  }

  @ResolveField(() => DossierCompletenessView)
  completeness(@Parent() row: DossierRow): DossierCompletenessView {
    const { items, open, ...sum } = judged(row).completeness;
    const cited = (item: CompletenessItem) => ({ ...item, citation: citeArticle(item.article) });
    return { ...sum, items: items.map(cited), open: open.map(cited) };
  }

  @ResolveField(() => SecurityPartView, { nullable: true })
  securityPart(@Parent() row: DossierRow): SecurityPartView | null {
    return judged(row).security;
  }

  @ResolveField(() => [TransferExceptionView])
  transferExceptions(@Parent() { type, regime, answers }: DossierRow): TransferExceptionView[] {
    return possibleExceptions(regime, factsOf(type, answers)).map((one) => ({ ...one, citation: citeArticle(one.article) }));
  }

  @ResolveField(() => [DossierChecklistView])
  checklist(@Parent() row: DossierRow): DossierChecklistView[] {
    return judged(row).checklist as never;
  }

  @ResolveField(() => [DossierWarningView])
  warnings(@Parent() row: DossierRow): DossierWarningView[] {
    return dossierWarnings(row).map(({ vi, en, ...warning }) => ({ ...warning, sentence: { vi, en } }));
  }

  @ResolveField(() => [DossierClockView])
  clocks(@Parent() row: DossierRow): DossierClockView[] {
    return runningClocks(row).map((clock) => clockView(clock, row.reading.now));
  }

  @ResolveField(() => [DossierChangeView])
  changes(@Parent() row: DossierRow): DossierChangeView[] {
    const { now } = row.reading;
    const first = row.receivedOn ?? dayOf(row.events.firstFiledAt);
    return row.changes.map((change) => {
      const clock = change.filingId === null && first ? updateClock(regimeAt(now).regime.code, change.kind, change.changedOn, first) : null;
      return { ...change, recordedAt: new Date(change.recordedAt), clock: clock && clockView(clock, now) };
    });
  }

  @ResolveField(() => SentenceView, { nullable: true })
  carriedOver(@Parent() { receivedOn }: DossierRow): SentenceView | null {
    return whyCarriedOver(receivedOn);
  }

  @ResolveField(() => [AvailableTransition])
  availableTransitions(@Parent() row: DossierRow): AvailableTransition[] {
    return availableDossierSteps(subjectOf(row), row, judged(row), row.reading);
  }
}

/** A text as it was said; other values as JSON. */
function inWords(change: FactChange): FactChange {
  const said = (json: string | null) => (json?.startsWith('"') ? (JSON.parse(json) as string) : json);
  return { ...change, before: said(change.before), after: said(change.after) };
}

function labelOf(path: string): SentenceView | null {
  return DOSSIER_QUESTIONS.find((question) => question.path === path)?.label ?? null;
}

/** The 60 days until it is filed, the assessment until it is decided, the completion while it is asked for. */
function runningClocks(row: DossierRow): readonly DayClock[] {
  const { receivedAt, returned } = row.events;
  const events = {
    RECEIVED: row.state === 'SUBMITTED' ? dayOf(receivedAt) : null,
    COMPLETION_REQUESTED: returned && dayOf(returned.at),
  };
  const setOn = returned && dayOf(returned.respondBy);
  const completion = setOn && dossierRuleOf(row.regime, row.type, 'COMPLETION_REQUESTED').id;
  const clocks = dossierClocks(row, factsOf(row.type, row.answers), events).map((clock) =>
    setOn && clock.ruleId === completion ? untilTheDaySet(clock, setOn) : clock,
  );
  return owesFirstFiling(row) ? clocks : clocks.filter(({ ruleId }) => ruleId !== firstRule(row.regime, row.type).id);
}

function clockView(clock: DayClock, now: Date): DossierClockView {
  const secondsLeft = clock.dueAt && Math.floor((clock.dueAt.getTime() - now.getTime()) / 1000);
  return { ...clock, citation: citeArticle(clock.article), secondsLeft };
}

function dayOf(moment: string | null): CivilDate | null {
  return moment === null ? null : vietnamDate(new Date(moment));
}

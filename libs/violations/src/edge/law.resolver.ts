import { Args, Field, ID, Query, Resolver } from '@nestjs/graphql';
import { RegimeCodeEnum } from '#filings';
import { NotFound } from '#kernel';
import {
  citeArticle,
  confidenceNote,
  DATA_TYPE_CODES,
  DATA_TYPE_LABELS,
  dataClassOf,
  FORM_VERSIONS,
  FORMS,
  formVersionOf,
  LEGAL_BASES,
  LEGAL_BASIS_LABELS,
  OPEN_QUESTIONS,
  REGIME_CODES,
  REGIMES,
  type RegimeCode,
  requiredFacts,
} from '#law';
import { Allow, LocalDate, SentenceView, View } from '#platform';
import { AdviceInput } from './advice.input.js';
import { AdviceView, adviceView } from './advice.view.js';
import { ExemptionInput } from './exemption.input.js';
import { ExemptionView, exemptionView } from './exemption.view.js';
import { OpenQuestionView } from './law.views.js';

@View('open', 'A body of law and the interval in which it governs.')
class RegimeView {
  @Field(() => RegimeCodeEnum, { description: 'Its code.' })
  code: string;
  @Field(() => SentenceView, { description: 'Its title.' })
  title: SentenceView;
  @Field(() => LocalDate, { description: 'First day in force.' })
  from: string;
  @Field(() => LocalDate, { nullable: true, description: 'Last day in force; null while open.' })
  to: string | null;
}

@View('open', 'A code with its label and what the law says of it.')
class LawTermView {
  @Field(() => ID, { description: 'The code.' })
  code: string;
  @Field(() => SentenceView, { description: 'Its label.' })
  label: SentenceView;
  @Field(() => String, { nullable: true, description: '`BASIC` or `SENSITIVE`, for data types.' })
  class: string | null;
  @Field(() => String, { description: 'The article.' })
  article: string;
  @Field(() => SentenceView, { description: 'The article as it is cited.' })
  citation: SentenceView;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
  @Field(() => SentenceView, { nullable: true, description: 'What to know where it is not confirmed from a primary text.' })
  note: SentenceView | null;
}

@View('open', 'A fact that a form asks for.')
class RequiredFactView {
  @Field(() => String, { description: 'Dotted path in the facts.' })
  path: string;
  @Field(() => String, { nullable: true, description: 'The line of the official form, word for word.' })
  label: string | null;
  @Field(() => String, { description: '`MINIMUM`, `AT_SUBMISSION` or `MAY_FOLLOW`.' })
  need: string;
  @Field(() => String, { description: 'The article that asks for it.' })
  article: string;
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
}

@View('open', 'An official form, with the version of the questions that the system asks for it.')
class FormView {
  @Field(() => RegimeCodeEnum, { description: 'Of which regime; numbers collide between regimes.' })
  regime: string;
  @Field(() => String, { description: '`03` (Decree 13) or `08` (Decree 356).' })
  code: string;
  @Field(() => SentenceView, { description: 'Its title.' })
  title: SentenceView;
  @Field(() => String, { description: 'The article.' })
  article: string;
  @Field(() => String, { description: 'The current version of its questions, e.g. `08/3`: what answers are saved under.' })
  version: string;
  @Field(() => SentenceView, { description: 'What that version changed.' })
  changes: SentenceView;
}

const regimeArgument = { type: () => RegimeCodeEnum, description: 'Under which regime.' };

/** The law as the system applies it: public, so that anybody can hold us to it. */
@Resolver()
export class LawResolver {
  @Query(() => [RegimeView], { description: 'The regimes, oldest first.' })
  @Allow('public')
  regimes(): RegimeView[] {
    return REGIMES.map(({ code, title, from, to }) => ({ code, title, from, to }));
  }

  @Query(() => [LawTermView], { description: 'Types of personal data with their class under a regime.' })
  @Allow('public')
  dataTypeCodes(@Args('regime', regimeArgument) regime: string): LawTermView[] {
    return DATA_TYPE_CODES.map((code) => {
      const row = dataClassOf(known(regime), code);
      return term(code, DATA_TYPE_LABELS[code], row.article, row.confidence, row.class, row.note);
    });
  }

  @Query(() => [LawTermView], { description: 'Legal bases of processing that a regime knows.' })
  @Allow('public')
  legalBasisCodes(@Args('regime', regimeArgument) regime: string): LawTermView[] {
    return LEGAL_BASES.filter((basis) => basis.regime === known(regime)).map(({ code, article, confidence }) =>
      term(code, LEGAL_BASIS_LABELS[code], article, confidence),
    );
  }

  @Query(() => [RequiredFactView], { description: 'What the violation form of a regime asks for, in its order.' })
  @Allow('public')
  requiredFacts(
    @Args('regime', regimeArgument) regime: string,
    @Args('form', { type: () => String, description: '`03` (Decree 13) or `08` (Decree 356).' }) form: string,
  ): RequiredFactView[] {
    return requiredFacts(known(regime), form).map(({ path, label, need, article, confidence }) => ({
      path,
      label,
      need,
      article,
      confidence,
    }));
  }

  @Query(() => [FormView], { description: 'The violation forms, with the current version of their questions.' })
  @Allow('public')
  forms(): FormView[] {
    return FORMS.map(({ regime, code, title, article }) => {
      const version = formVersionOf(regime, code);
      return { regime, code, title, article, version, changes: FORM_VERSIONS.find((one) => one.version === version)!.changes };
    });
  }

  @Query(() => AdviceView, {
    description: 'The decision helper: what the answers lead to. Needs no account and keeps nothing.',
  })
  @Allow('public')
  advice(
    @Args('input', { type: () => AdviceInput, description: 'The answers, as far as they are known.' }) input: AdviceInput,
  ): AdviceView {
    return adviceView(input, new Date());
  }

  @Query(() => ExemptionView, {
    description: 'What an organisation is exempt from for what it is and does. Needs no account and keeps nothing.',
  })
  @Allow('public')
  exemption(
    @Args('input', { type: () => ExemptionInput, description: 'The answers, as far as they are known.' }) input: ExemptionInput,
  ): ExemptionView {
    return exemptionView(input, new Date());
  }

  @Query(() => [OpenQuestionView], { description: 'Questions that the texts leave open, and how the system reads them meanwhile.' })
  @Allow('public')
  openQuestions(): OpenQuestionView[] {
    return OPEN_QUESTIONS.map(({ number, question, careful }) => ({ number, question, careful }));
  }
}

function known(regime: string): RegimeCode {
  const code = REGIME_CODES.find((candidate) => candidate === regime);
  if (!code) throw new NotFound('regime');
  return code;
}

function term(
  code: string,
  label: SentenceView,
  article: string,
  confidence: LawTermView['confidence'],
  dataClass: string | null = null,
  why?: SentenceView,
): LawTermView {
  return {
    code,
    label,
    class: dataClass,
    article,
    citation: citeArticle(article),
    confidence,
    note: why ?? confidenceNote(confidence as 'C1'),
  };
}

import { createHash } from 'node:crypto';
import { Field } from '@nestjs/graphql';
import { RegimeCodeEnum } from '#filings';
import { type AdviceAnswers, adviceRecord, adviseOn, citeArticle, renderAdvice, renderLawMarkdown } from '#law';
import { LocalDate, SentenceView, View } from '#platform';
import { canonicalText } from '#platform/log';
import { dutyView } from './duty-view.js';
import { DutyView, OpenQuestionView, ReasonView } from './law.views.js';

@View('part', 'A form to fill in.')
class AdviceFormView {
  @Field(() => String, { description: '`03` (Decree 13) or `08` (Decree 356).' })
  code: string;
  @Field(() => String, { description: 'Version of the questions that the system asks for it, e.g. `08/3`.' })
  version: string;
  @Field(() => SentenceView, { description: 'Its title.' })
  title: SentenceView;
}

@View('part', 'An answer that is missing, and what hangs on it.')
class OpenAnswerView extends SentenceView {
  @Field(() => String, { description: 'Dotted path of the answer.' })
  path: string;
  @Field(() => SentenceView, { description: 'The article on which it bears.' })
  citation: SentenceView;
}

@View('open', 'What the law makes of the answers: not legal advice, and nothing is kept.')
export class AdviceView {
  @Field(() => LocalDate, { description: 'The day in Vietnam on which the law was read.' })
  day: string;
  @Field(() => String, { description: 'SHA-256 of the printed tables of the law (`docs/generated/law.md`): by which version of it.' })
  tables: string;
  @Field(() => RegimeCodeEnum, { description: 'The regime that governs.' })
  regime: string;
  @Field(() => Boolean, { description: 'True while a time is missing that could still change the regime.' })
  provisional: boolean;
  @Field(() => [ReasonView], { description: 'Why this regime and this class.' })
  reasons: ReasonView[];
  @Field(() => String, { description: 'Class of notice: `URGENT_72H`, `GENERAL`, `VIOLATION`, …' })
  noticeClass: string;
  @Field(() => [SentenceView], { description: 'Everybody who is told.' })
  recipients: SentenceView[];
  @Field(() => [AdviceFormView], { description: 'The forms to fill in.' })
  forms: AdviceFormView[];
  @Field(() => [DutyView], { description: 'Everything that is owed; the first is the notice to the agency.' })
  duties: DutyView[];
  @Field(() => [OpenAnswerView], { description: 'What was not answered and would change or sharpen this.' })
  open: OpenAnswerView[];
  @Field(() => [OpenQuestionView], { description: 'What the texts themselves leave open.' })
  openQuestions: OpenQuestionView[];
  @Field(() => String, { description: 'The whole with the answers, as canonical JSON (RFC 8785), to keep or to hand on.' })
  export: string;
  @Field(() => String, { description: 'The same to print, as Markdown: Vietnamese with English beneath.' })
  markdown: string;
}

let tables: string | undefined;

/** The digest of the law's tables, counted once a process: they do not change while it runs. */
function tablesDigest(): string {
  tables ??= createHash('sha256').update(renderLawMarkdown()).digest('hex');
  return tables;
}

/** The answer of the decision helper. Throws Invalid (`CONTRADICTORY_ANSWERS`), `NO_REGIME` (invalid). */
export function adviceView(answers: AdviceAnswers, now: Date): AdviceView {
  const advice = adviseOn(answers, now);
  return {
    day: advice.day,
    tables: tablesDigest(),
    regime: advice.regime.regime.code,
    provisional: advice.regime.provisional,
    reasons: [...advice.regime.reasons, ...advice.decision.reasons],
    noticeClass: advice.decision.noticeClass,
    recipients: advice.recipients.map(({ name }) => name),
    forms: advice.forms.map(({ code, version, title }) => ({ code, version, title })),
    duties: advice.duties.map(dutyView),
    open: advice.open.map(({ path, article, vi, en }) => ({ path, vi, en, citation: citeArticle(article) })),
    openQuestions: advice.openQuestions.map(({ number, question, careful }) => ({ number, question, careful })),
    export: canonicalText(adviceRecord(answers, advice, tablesDigest())),
    markdown: renderAdvice(advice, tablesDigest()),
  };
}

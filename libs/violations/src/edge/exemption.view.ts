import { Field } from '@nestjs/graphql';
import { RegimeCodeEnum } from '#filings';
import { EXEMPTIBLE_DUTIES, exemptionOf, type RegimeCode, regimeAt, startOfVietnamDay, vietnamDate } from '#law';
import { LocalDate, View } from '#platform';
import type { ExemptionInput } from './exemption.input.js';
import { OpenQuestionView, ReasonView } from './law.views.js';

@View('part', 'One duty, and whether it is owed.')
class ExemptedDutyView {
  @Field(() => String, { description: '`DPIA`, `UPDATE`, `PDP_OFFICER`, `TRANSFER` or `VIOLATION_NOTICE`.' })
  duty: string;
  @Field(() => String, { description: '`OWED`, `EXEMPT`, `OPTIONAL` (may choose) or `UNKNOWN` while a fact is missing.' })
  verdict: string;
}

@View('open', 'What an organisation is exempt from: not legal advice, and nothing is kept.')
export class ExemptionView {
  @Field(() => RegimeCodeEnum, { description: 'The regime that was read.' })
  regime: string;
  @Field(() => LocalDate, { description: 'The day in Vietnam that it holds for.' })
  on: string;
  @Field(() => [ExemptedDutyView], { description: 'The duties in question; a transfer dossier and a violation notice are never waived.' })
  duties: ExemptedDutyView[];
  @Field(() => LocalDate, { nullable: true, description: 'Last day of the exemption; null where it has no end or there is none.' })
  until: string | null;
  @Field(() => [ReasonView], { description: 'Why, each with its article.' })
  reasons: ReasonView[];
  @Field(() => [String], { description: 'Facts that are missing and decide.' })
  missing: string[];
  @Field(() => String, { description: '`C1` primary text, `C2` secondary source, `U` unverified, `I` our reading.' })
  confidence: string;
  @Field(() => [OpenQuestionView], { description: 'What the texts themselves leave open.' })
  openQuestions: OpenQuestionView[];
}

export function exemptionView(input: ExemptionInput, now: Date): ExemptionView {
  const on = input.on ?? vietnamDate(now);
  const regime = (input.regime as RegimeCode | null | undefined) ?? regimeAt(new Date(startOfVietnamDay(on))).regime.code;
  const found = exemptionOf(regime, {
    kind: input.kind,
    tradesInProcessing: input.tradesInProcessing ?? null,
    processesSensitive: input.processesSensitive ?? null,
    cumulativeSubjects: input.cumulativeSubjects ?? null,
    establishedOn: input.establishedOn ?? null,
    startupEvidence: input.startupEvidence ?? null,
    on,
  });
  return {
    regime,
    on,
    duties: EXEMPTIBLE_DUTIES.map((duty) => ({ duty, verdict: found.duties[duty] })),
    until: found.until,
    reasons: [...found.reasons],
    missing: [...found.missing],
    confidence: found.confidence,
    openQuestions: found.openQuestions.map(({ number, question, careful }) => ({ number, question, careful })),
  };
}

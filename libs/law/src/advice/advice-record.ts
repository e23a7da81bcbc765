import type { Duty } from '../notice/duties.js';
import { escalationsOf } from '../notice/escalations.js';
import type { Recipient } from '../notice/recipients.js';
import type { AdviceAnswers } from './advice-answers.js';
import type { Advice } from './advise-on.js';

const recipientOut = ({ recipient, authority, name, article, confidence }: Recipient) => ({
  recipient,
  authority,
  name,
  article,
  confidence,
});
const timeOut = (instant: Date | null | undefined) => instant?.toISOString() ?? null;

function dutyOut(duty: Duty) {
  const { ruleId, kind, article, form, content, meets, confidence, reasons, clock, openQuestions } = duty;
  return {
    rule: ruleId,
    kind,
    article,
    confidence,
    to: recipientOut(duty.recipient),
    alsoTo: duty.alsoTo.map(recipientOut),
    form,
    content,
    meets,
    reasons: reasons.map(({ vi, en, article: where, confidence: mark }) => ({ vi, en, article: where ?? null, confidence: mark })),
    clock: {
      startEvent: clock.startEvent,
      startedAt: timeOut(clock.startedAt),
      dueAt: timeOut(clock.dueAt),
      statutory: clock.statutory,
      arithmetic: clock.arithmetic,
      confidence: clock.confidence,
      escalations: escalationsOf(clock).map(({ hour, at }) => ({ hour, at: timeOut(at) })),
    },
    openQuestions: openQuestions.map(({ number }) => number),
  };
}

/**
 * The advice with the answers that led to it as plain JSON values (no dates, nothing undefined), to be written as canonical
 * JSON. `tables` is the SHA-256 of the printed tables of the law (`renderLawMarkdown`), which says by which version.
 */
export function adviceRecord(answers: AdviceAnswers, advice: Advice, tables: string) {
  const { day, regime, decision } = advice;
  return {
    format: 'khien-advice/1',
    law: { day, tables },
    answers: JSON.parse(JSON.stringify(answers, (_key, value: unknown) => value ?? undefined)) as Record<string, unknown>,
    regime: {
      code: regime.regime.code,
      provisional: regime.provisional,
      confidence: regime.confidence,
      reasons: regime.reasons.map(({ vi, en, article, confidence }) => ({ vi, en, article: article ?? null, confidence })),
    },
    noticeClass: { code: decision.noticeClass, rule: decision.rule.id, article: decision.article, confidence: decision.confidence },
    duties: advice.duties.map(dutyOut),
    recipients: advice.recipients.map(recipientOut),
    forms: advice.forms.map(({ regime: of, code, version, title, article }) => ({ regime: of, code, version, title, article })),
    open: advice.open.map(({ path, article, vi, en }) => ({ path, article, vi, en })),
    openQuestions: advice.openQuestions.map(({ number, question, careful }) => ({ number, question, careful })),
  };
}
export type AdviceRecord = ReturnType<typeof adviceRecord>;

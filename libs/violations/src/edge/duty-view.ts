import { type Clock, citeArticle, confidenceNote, type Duty, escalationsOf } from '#law';
import type { ClockView, DutyView } from './law.views.js';

export function clockView(clock: Clock): ClockView {
  return { ...clock, openQuestions: clock.openQuestions.map(({ number, question, careful }) => ({ number, question, careful })) };
}

export function dutyView(duty: Duty): DutyView {
  const { ruleId, kind, recipient, alsoTo, form, content, article, reasons, confidence, meets, clock } = duty;
  return {
    ruleId,
    kind,
    recipient: recipient.name,
    alsoTo: alsoTo.map(({ name }) => name),
    form,
    content: content ? citeArticle(content) : null,
    article,
    citation: citeArticle(article),
    reasons: [...reasons],
    confidence,
    note: confidenceNote(confidence),
    meets: [...meets],
    clock: clockView(clock),
    escalations: [...escalationsOf(clock)],
  };
}

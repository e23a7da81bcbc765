import type { DomainLib } from '#platform';
import { followAnswer } from './answer-question.js';
import { FilerAnswer, FilerQuestion, InternalNote, ReportHandling, ReportLink, SharedNote } from './entities.js';
import { followAcceptance, notifyOfContradiction, notifyOfHandling, stopWaiting } from './follow-filings.js';
import { handlingPolicy } from './handling.policy.js';
import { notifyOfNote } from './notes.js';

export * from './answer-question.js';
export * from './confirm-link.js';
export { HandlingResolver } from './edge/handling.resolver.js';
export { LinkKindEnum } from './edge/handling.views.js';
export { LinksResolver } from './edge/links.resolver.js';
export { NotesResolver } from './edge/notes.resolver.js';
export * from './entities.js';
export * from './handle-report.js';
export { HANDLING_LIST, HANDLING_OUTCOME_WORDS, HANDLING_STATE_WORDS, SEVERITY_WORDS, SUBJECT_BAND_WORDS } from './handling.list.js';
export * from './handling.states.js';
export * from './link-reports.js';
export * from './notes.js';

export const handling: DomainLib = {
  entities: [ReportHandling, FilerQuestion, FilerAnswer, InternalNote, SharedNote, ReportLink],
  policies: [handlingPolicy],
  reactions: { FilingAccepted: followAcceptance },
  handlers: {
    ReportHandlingTold: notifyOfHandling,
    WithdrawalContradicted: notifyOfContradiction,
    QuestionAnswered: followAnswer,
    NoteShared: notifyOfNote,
  },
  sweeps: { 'stop-waiting': stopWaiting },
};

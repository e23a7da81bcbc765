import type { ClockVerdict, Filing } from '../entities.js';
import type { FilingView } from './violation.views.js';

/** A filing as `filingById` reads it. */
export interface StoredFiling extends FilingView {
  readonly organisationId: string;
  readonly salt: string;
}

/** The same of a filing that was committed just now, so that nothing has to be read again. */
export function filingView(filing: Filing, verdict: ClockVerdict): StoredFiling {
  const { id, organisationId, kind, number, reference, state, regime, formCode, noticeClass, submittedAt, digest, content, salt } = filing;
  const { rule, article, startedAt = null, dueAt = null, lateByMs, lateReason = null } = verdict;
  const lateBySeconds = lateByMs == null ? null : Math.ceil(lateByMs / 1000);
  return {
    ...{ id, organisationId, kind, number, reference, state, regime, formCode, noticeClass, submittedAt, digest, content, salt },
    verdicts: [{ rule, article, verdict: verdict.verdict, startedAt, dueAt, lateBySeconds, lateReason }],
  };
}

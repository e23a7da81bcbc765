import type { ClockVerdict, Filing } from '../entities.js';
import type { FilingView } from './filing.views.js';

/** A filing as `filingById` reads it. */
export interface StoredFiling extends FilingView {
  readonly organisationId: string;
  readonly salt: string;
}

/** The same of a filing that was committed just now, so that nothing has to be read again. */
export function filingView(filing: Filing, verdict: ClockVerdict | undefined): StoredFiling {
  const {
    id,
    organisationId,
    subject,
    kind,
    number,
    reference,
    state,
    regime,
    formCode,
    noticeClass = null,
    submittedAt,
    digest,
    content,
    salt,
    drill,
    revisesId = null,
  } = filing;
  return {
    ...{
      id,
      organisationId,
      subject,
      kind,
      number,
      reference,
      state,
      regime,
      formCode,
      noticeClass,
      submittedAt,
      digest,
      content,
      salt,
      drill,
      revisesId,
    },
    filingReturn: null,
    verdicts: verdict ? [verdictView(verdict)] : [],
  };
}

function verdictView({ rule, article, verdict, startedAt = null, dueAt = null, lateByMs, lateReason = null }: ClockVerdict) {
  const lateBySeconds = lateByMs == null ? null : Math.ceil(lateByMs / 1000);
  return { rule, article, verdict, startedAt, dueAt, lateBySeconds, lateReason };
}

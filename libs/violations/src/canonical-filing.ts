import type { AttachmentEntry } from '#attachments';
import { type Filing } from '#filings';
import { formVersionOf } from '#law';
import type { Assessment } from './assess.js';
import type { ViolationReport } from './entities.js';
import type { ReportSources } from './report-facts.query.js';

export const FILING_FORMAT = 'khien-filing/2';

interface ToFile {
  readonly report: ViolationReport;
  readonly number: number;
  /** The returned filing that this one answers. */
  readonly revises: Filing | null;
  /** The first filing of the report; null where this is it. */
  readonly initial: Filing | null;
  readonly at: Date;
  readonly commitment: boolean;
  readonly lateReason: string | null;
  readonly personalDataReason: string | null;
  readonly attachments: readonly AttachmentEntry[];
  readonly sources: ReportSources;
  readonly assessment: Assessment;
}

/**
 * The canonical filing: everything the form prints and everything the verdict rests on, in one JSON object. A further
 * filing is complete too: whoever reads it needs no other.
 */
export function canonicalFiling({ report, number, revises, initial, at, sources, assessment, ...signed }: ToFile) {
  const { clock, decision, duties, formCode, recipient, regime, timeliness } = assessment;
  const notice = duties[0]!;
  return {
    format: FILING_FORMAT,
    reference: report.reference!,
    kind: report.kind,
    number,
    drill: report.drill,
    initialSubmittedAt: (initial?.submittedAt ?? at).toISOString(),
    revises: revises?.number ?? null,
    reason: report.reason,
    answers: report.answers,
    submittedAt: at.toISOString(),
    regime: regime.regime.code,
    form: formCode,
    formVersion: formVersionOf(regime.regime.code, formCode),
    noticeClass: decision.noticeClass,
    rule: notice.ruleId,
    article: notice.article,
    recipient: { authority: recipient.authority, name: recipient.name.vi },
    organisation: filedOrganisation(sources),
    activities: sources.activities.map(({ id, code, name, version }) => ({ id, code, name, version })),
    facts: report.facts,
    ...signed,
    clock: {
      startEvent: clock.startEvent,
      startedAt: clock.startedAt?.toISOString() ?? null,
      dueAt: clock.dueAt?.toISOString() ?? null,
      statutory: clock.statutory,
      arithmetic: clock.arithmetic.vi,
    },
    verdict: { verdict: timeliness.verdict, lateByMs: timeliness.verdict === 'LATE' ? timeliness.lateByMs : null, why: timeliness.why.vi },
    /** Of what the statute asks for; what only the product asks keeps nobody. */
    missing: assessment.missing
      .filter(({ origin }) => origin === 'STATUTE')
      .map(({ path, article }) => ({ path, article: article ?? null })),
  };
}

/** The block of the organisation as a filing states it. */
export function filedOrganisation({ organisation, provinceCode, sector, defenceScope }: ReportSources) {
  return { ...withoutNulls(organisation), provinceCode, sector, defenceScope };
}

function withoutNulls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_key, inner: unknown) => inner ?? undefined)) as T;
}

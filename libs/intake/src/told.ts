import { PROVINCES } from '#identity';
import { type Defect, DomainError, Invalid, type Sentence } from '#kernel';
import { factDefects, knownOccurrence, timesOf } from '#law';
import { assess, type StoredFacts, toViolationFacts } from '#violations';
import type { ReporterKind, ThirdPartyReport } from './entities.js';

/** How to reach the reporter; kept sealed. */
export interface ReporterContact {
  readonly fullName?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly address?: string | null;
}

/** What somebody reports who is not the organisation that it is about, or who did not file it here. */
export interface Told {
  readonly reporter: {
    readonly kind: ReporterKind;
    /** Of an organisation only. */
    readonly name?: string | null;
    readonly taxCode?: string | null;
    readonly contact?: ReporterContact | null;
  };
  readonly about: {
    readonly name: string;
    readonly taxCode?: string | null;
    readonly website?: string | null;
    readonly address?: string | null;
    /** Of its head office, as far as the reporter knows; the register knows better. */
    readonly provinceCode?: string | null;
  };
  readonly facts: StoredFacts;
}

/** Which duty the report meets (D13 23.6, L91 23.3, …), and whether it came in time where there is a time. */
export type Judged = Pick<ThirdPartyReport, 'regime' | 'noticeClass' | 'rule' | 'article' | 'verdict' | 'dueAt' | 'lateByMs'> & {
  readonly reasons: readonly Sentence[];
};

const NO_LAW: Judged = {
  regime: null,
  noticeClass: null,
  rule: null,
  article: null,
  verdict: null,
  dueAt: null,
  lateByMs: null,
  reasons: [],
};

/** Throws Invalid with everything without which nobody could work with the report, or which cannot be. */
export function refuseUnusable({ reporter, about, facts }: Told, receivedAt: Date): void {
  const defects: Defect[] = factDefects(toViolationFacts(facts, {}), receivedAt).map((defect) => ({
    ...defect,
    path: `facts.${defect.path}`,
  }));
  if (!facts.actDescription)
    defects.push({
      path: 'facts.actDescription',
      code: 'MISSING',
      vi: 'Hãy kể lại hành vi vi phạm bằng lời của bạn.',
      en: 'Tell in your own words what was done.',
    });
  if (reporter.kind === 'INDIVIDUAL' && (reporter.name || reporter.taxCode))
    defects.push({
      path: 'reporter.name',
      code: 'BELONGS_TO_CONTACT',
      vi: 'Tên của cá nhân chỉ ghi trong phần liên hệ, phần này được niêm phong.',
      en: 'The name of a person belongs to the contact, which is sealed.',
    });
  if (about.provinceCode && !Object.hasOwn(PROVINCES, about.provinceCode))
    defects.push({
      path: 'about.provinceCode',
      code: 'UNKNOWN_PROVINCE',
      vi: `Không có tỉnh, thành phố mang mã ${about.provinceCode}. Hãy chọn mã trong danh mục 34 tỉnh, thành phố, hoặc để trống.`,
      en: `No province has the code ${about.provinceCode}. Choose one from the list of the 34 provinces, or leave it empty.`,
    });
  if (defects.length > 0) throw new Invalid(defects);
}

/**
 * What the law makes of a report that was received at `receivedAt`. A reporter who says nothing of itself is *another body
 * or person*. While no time is known the law in force is that of the receipt, and a statutory clock stays undetermined.
 */
export function judge(facts: StoredFacts, receivedAt: Date, now: Date): Judged {
  const told = toViolationFacts({ ...facts, reporterRole: facts.reporterRole ?? 'OTHER' }, {});
  const times = timesOf(told);
  const timed = Boolean(times.detectedAt || knownOccurrence(times));
  try {
    const { regime, decision, clock, timeliness } = assess(timed ? told : { ...told, detectedAt: receivedAt }, now, receivedAt);
    return {
      regime: regime.regime.code,
      noticeClass: decision.noticeClass,
      rule: decision.rule.id,
      article: decision.article,
      verdict: clock.statutory && !timed ? 'UNDETERMINED' : timeliness.verdict,
      dueAt: clock.statutory && timed ? clock.dueAt : null,
      lateByMs: timed && timeliness.verdict === 'LATE' ? timeliness.lateByMs : null,
      reasons: decision.reasons.map(({ vi, en }) => ({ vi, en })),
    };
  } catch (error) {
    // What happened before any law on personal data, or a role that sends no form: it is still worth an officer's look.
    if (error instanceof DomainError && ['NO_REGIME', 'NO_FORM'].includes(error.code)) return NO_LAW;
    throw error;
  }
}

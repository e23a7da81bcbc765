import type { IndicatorType } from '#indicators';
import type { AffectedCount, DataTypeState, NoticeClass, RegimeCode } from '#law';

/** Traffic light protocol 2.0 (FIRST): with whom a thing may be shared. What is red is shared with nobody, so it has no place here. */
export const SHAREABLE = ['GREEN', 'AMBER', 'AMBER_STRICT'] as const;
export type Shareable = (typeof SHAREABLE)[number];

/** Of a violation report what has a code or a number, with its organisation. What people wrote stays in the report: it may name somebody. */
export interface SharedReport {
  readonly id: string;
  readonly reference: string;
  readonly regime: RegimeCode;
  readonly noticeClass: NoticeClass;
  readonly verdict: string;
  readonly tlp: Shareable;
  readonly firstSubmittedAt: Date;
  /** Of the filing that is told. */
  readonly submittedAt: Date;
  readonly organisation: { readonly name: string; readonly sector: string; readonly provinceCode: string };
  readonly actType: string | null;
  readonly occurredFrom: Date | null;
  readonly detectedAt: Date | null;
  readonly detectionMethod: string | null;
  readonly origin: string | null;
  readonly dataTypes: readonly { readonly code: string; readonly state: DataTypeState }[];
  readonly counts: readonly AffectedCount[];
  /** null: not assessed yet. */
  readonly harmInterests: readonly string[] | null;
}

/** A case from its header, with whoever and whatever of it may be told; who asks has chosen them. */
export interface SharedCase {
  readonly id: string;
  readonly reference: string;
  readonly tlp: Shareable;
  readonly acts: readonly string[];
  readonly openedAt: Date;
  readonly changedAt: Date;
  readonly parties: readonly SharedParty[];
  readonly indicators: readonly SharedIndicator[];
}
export interface SharedParty {
  readonly id: string;
  readonly role: 'SELLER' | 'BUYER' | 'SOURCE' | 'VICTIM';
  readonly name: string;
}
/** As it is normalised: `shown` of its key. */
export interface SharedIndicator {
  readonly type: IndicatorType;
  readonly value: string;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
}

/** Those that leave: numbers of people's papers never do, whoever asks. */
export const leaving = (indicators: readonly SharedIndicator[]): readonly SharedIndicator[] =>
  indicators.filter(({ type }) => type !== 'CITIZEN_ID' && type !== 'PASSPORT');

/** How many are concerned at most, as far as anybody knows; records where they are told, people otherwise. */
export function totalOf(counts: readonly AffectedCount[]): number | null {
  const of = (what: string) =>
    counts.filter((count) => count.what.endsWith(what)).flatMap(({ value, max, min }) => value ?? max ?? min ?? []);
  const [records, people] = [of('RECORDS'), of('SUBJECTS')];
  const known = records.length > 0 ? records : people;
  return known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null;
}

import { type AffectedCount, dataClassOf, isDataTypeCode, type NoticeClass, type RegimeCode, TRADE_ACTS, type Verdict } from '#law';

/** What a matter is weighed by: codes and numbers that were told, and what the triage found. Anything may be absent. */
export interface Weighed {
  readonly facts: {
    readonly regime?: RegimeCode;
    readonly actType?: string;
    readonly dataTypes?: readonly { readonly code: string; readonly state: string }[];
    readonly counts?: readonly AffectedCount[];
    readonly harmInterests?: readonly string[];
    readonly occurrencePrecision?: string;
  };
  readonly noticeClass: NoticeClass | null;
  readonly verdict: Verdict | null;
  readonly severity: string | null;
  readonly crossBorder: boolean | null;
  readonly sensitiveSector: boolean | null;
  readonly subjectBand: string | null;
  /** Other reports about the same organisation at this unit within a year. */
  readonly others: number;
}

export const RISK_REASONS = [
  'SEVERITY_CRITICAL',
  'SEVERITY_HIGH',
  'HARM',
  'TRADE',
  'SENSITIVE_DATA',
  'MANY_PEOPLE',
  'CROSS_BORDER',
  'SENSITIVE_SECTOR',
  'ONGOING',
  'LATE',
  'REPEATED',
] as const;
export type RiskReason = (typeof RISK_REASONS)[number];

/** Why a matter weighs what it weighs; the points of all are its risk. */
export interface Reason {
  readonly code: RiskReason;
  readonly points: number;
}

/** People concerned from which on it weighs so much; bounds of D330 Art 53 and L91 38. */
const PEOPLE: readonly (readonly [from: number, points: number])[] = [
  [100_000, 20],
  [10_000, 15],
  [1_000, 10],
  [100, 5],
];
/** The lowest that a band of the triage says. */
const BAND_FROM: Readonly<Record<string, number>> = { UNDER_1000: 100, UNDER_10000: 1_000, UNDER_100000: 10_000, FROM_100000: 100_000 };

/**
 * The risk of a matter, 0 to 100, as a sum that can be read: every reason with its points, the heaviest first. A product rule for the order of work, no
 * law; what the triage found goes before what was told.
 */
export function riskOf(weighed: Weighed): { readonly risk: number; readonly reasons: readonly Reason[] } {
  const { facts, noticeClass, verdict, severity, crossBorder, sensitiveSector, others } = weighed;
  const people = PEOPLE.find(([from]) => peopleOf(weighed) >= from);
  const all: readonly (Reason | false | undefined)[] = [
    severity === 'CRITICAL' && { code: 'SEVERITY_CRITICAL', points: 30 },
    severity === 'HIGH' && { code: 'SEVERITY_HIGH', points: 20 },
    (noticeClass === 'URGENT_72H' || (facts.harmInterests?.length ?? 0) > 0) && { code: 'HARM', points: 25 },
    (TRADE_ACTS as readonly string[]).includes(facts.actType ?? '') && { code: 'TRADE', points: 20 },
    isSensitive(facts) && { code: 'SENSITIVE_DATA', points: 15 },
    people && { code: 'MANY_PEOPLE', points: people[1] },
    crossBorder === true && { code: 'CROSS_BORDER', points: 10 },
    sensitiveSector === true && { code: 'SENSITIVE_SECTOR', points: 5 },
    facts.occurrencePrecision === 'ONGOING' && { code: 'ONGOING', points: 10 },
    verdict === 'LATE' && { code: 'LATE', points: 5 },
    others > 0 && { code: 'REPEATED', points: others > 2 ? 10 : 5 },
  ];
  const reasons = all.filter((reason): reason is Reason => Boolean(reason)).sort((a, b) => b.points - a.points);
  const sum = reasons.reduce((total, { points }) => total + points, 0);
  return { risk: Math.min(100, sum), reasons };
}

/** The largest number that was told of people; of bounds the lower one, for the higher is a fear. */
function peopleOf({ facts, subjectBand }: Weighed): number {
  if (subjectBand && subjectBand !== 'UNKNOWN') return BAND_FROM[subjectBand] ?? 0;
  const told = (facts.counts ?? []).filter(({ what }) => what.endsWith('_SUBJECTS')).map(({ value, min }) => value ?? min ?? 0);
  return Math.max(0, ...told);
}

/** A kind of data that is sensitive under the law of its report, and not said to be unaffected. */
function isSensitive({ regime, dataTypes = [] }: Weighed['facts']): boolean {
  return dataTypes.some(
    ({ code, state }) => regime && state !== 'NOT_AFFECTED' && isDataTypeCode(code) && dataClassOf(regime, code).class === 'SENSITIVE',
  );
}

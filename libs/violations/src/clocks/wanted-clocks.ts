import { createHash } from 'node:crypto';
import { DomainError } from '#kernel';
import { type Duty, dutiesOf, regimeAt, timesOf, type ViolationFacts } from '#law';
import { canonicalText } from '#platform/log';
import type { ClockKind, FactClockKind } from './entities.js';

/** The clock of the notice to the authority, whatever its class turns out to be. */
export const NOTICE_SLOT = 'NOTICE';
/** One for each kind of notice to data subjects, whichever rule asks for it. */
export const SUBJECT_NOTICE_SLOTS = {
  FINANCE: 'SUBJECT_NOTICE:FINANCE',
  LOCATION_BIOMETRIC: 'SUBJECT_NOTICE:LOCATION_BIOMETRIC',
} as const;

/** What the duties depend on beside the facts. */
export type OrganisationForClocks = Parameters<typeof dutiesOf>[2];

export interface WantedClock {
  readonly slot: string;
  readonly kind: ClockKind;
  readonly rule: string;
  readonly ruleVersion: string;
  readonly article: string;
  readonly startEvent: string;
  readonly startedAt: Date | null;
  readonly dueAt: Date | null;
  readonly statutory: boolean;
}

/**
 * The clocks of the duties that follow from these facts, one a slot. Without any time of the violation, those of the law
 * in force at `now`, which have not started yet; none where no law governs or the times contradict each other.
 */
export function wantedClocks(facts: ViolationFacts, organisation: OrganisationForClocks, now: Date): readonly WantedClock[] {
  const regime = regimeOf(facts, now);
  if (!regime) return [];
  return dutiesOf(regime, facts, organisation).flatMap((duty) => {
    const kind = kindOf(duty);
    if (!kind) return [];
    const { clock } = duty;
    return [
      {
        slot: slotOf(duty),
        kind,
        rule: duty.ruleId,
        ruleVersion: versionOf({ limit: clock.limit, startEvent: clock.startEvent, article: clock.article, statutory: clock.statutory }),
        article: duty.article,
        startEvent: clock.startEvent,
        startedAt: clock.startedAt,
        dueAt: clock.dueAt,
        statutory: clock.statutory,
      },
    ];
  });
}

/** A digest of what a clock was computed by, so that a changed rule is a changed clock. */
export function versionOf(rule: object): string {
  return createHash('sha256').update(canonicalText(rule)).digest('hex').slice(0, 16);
}

function regimeOf(facts: ViolationFacts, now: Date) {
  const times = timesOf(facts);
  try {
    return regimeAt(times.occurredAt || times.detectedAt ? times : now).regime.code;
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'invalid') return null;
    throw error;
  }
}

function slotOf({ kind, ruleId }: Duty): string {
  if (kind === 'SUBJECT_NOTICE') return SUBJECT_NOTICE_SLOTS[ruleId === 'D356-LOCBIO' ? 'LOCATION_BIOMETRIC' : 'FINANCE'];
  return kind === 'CYBER' ? `CYBER:${ruleId}` : kind;
}

/** Minutes are a duty without a clock: no limit that anybody could miss. The file is kept from the remedy on. */
function kindOf({ kind, clock }: Duty): FactClockKind | null {
  switch (kind) {
    case 'NOTICE':
      return clock.statutory ? 'STATUTORY_72H' : 'NO_DEADLINE';
    case 'SUBJECT_NOTICE':
    case 'PROCESSOR_NOTICE':
      return kind;
    case 'RETENTION':
      return clock.startedAt ? kind : null;
    case 'CYBER': {
      const hours = clock.limit.kind === 'STATED' ? clock.limit.length.amount : null;
      return hours === 24 ? 'CYBER_24H' : hours === 72 ? 'CYBER_72H' : 'CYBER_NOW';
    }
    default:
      return null;
  }
}

import {
  type CivilDate,
  carriedOver,
  type DayClock,
  DOSSIER_RULES,
  type DossierEvent,
  type DossierRule,
  type DossierType,
  dayClock,
  endOfDay,
  formatDay,
  type ImpactFacts,
  isCivilDate,
  type Reason,
  type RegimeCode,
} from '#law';

type Times = Pick<ImpactFacts, 'firstProcessedOn' | 'firstTransferredOn'>;
/** What happened to a dossier, by day. */
export type DossierEvents = Readonly<Partial<Record<DossierEvent, CivilDate | null>>>;

/** The one rule of a regime for this kind of dossier and event. Throws RangeError where the regime has none. */
export function dossierRuleOf(regime: RegimeCode, type: DossierType, startEvent: DossierEvent): DossierRule {
  const rule = rulesOf(regime, type).find((one) => one.startEvent === startEvent);
  if (!rule) throw new RangeError(`no rule of ${regime} for ${startEvent}`);
  return rule;
}

/** The rule of the 60 days (D13 24.4, 25.3; L91 21.1, 20.2). */
export function firstRule(regime: RegimeCode, type: DossierType): DossierRule {
  return rulesOf(regime, type).find(({ startEvent }) => startEvent === 'FIRST_PROCESSED' || startEvent === 'FIRST_TRANSFERRED')!;
}

const rulesOf = (regime: RegimeCode, type: DossierType) =>
  DOSSIER_RULES.filter((rule) => rule.regime === regime && rule.types.includes(type));
const known = (day: string | null | undefined): CivilDate | null => (day && isCivilDate(day) ? day : null);

/** The day from which the 60 days run: of processing, or of the transfer under Law 91; null while it is not told. */
export function startsOn(regime: RegimeCode, type: DossierType, facts: Times): CivilDate | null {
  return known(firstRule(regime, type).startEvent === 'FIRST_TRANSFERRED' ? facts.firstTransferredOn : facts.firstProcessedOn);
}

/** The clock of the 60 days, known or not, and those of what has happened since. None of a dossier that was carried over but by events. */
export function dossierClocks(
  { regime, type, receivedOn }: { readonly regime: RegimeCode; readonly type: DossierType; readonly receivedOn: string | null },
  facts: Times,
  events: DossierEvents = {},
): readonly DayClock[] {
  const first = firstRule(regime, type);
  const since = rulesOf(regime, type).filter((rule) => rule !== first && events[rule.startEvent]);
  const clocks = since.map((rule) => dayClock(rule, events[rule.startEvent]!));
  return receivedOn ? clocks : [dayClock(first, startsOn(regime, type, facts)), ...clocks];
}

/** A completion is asked for by the day that the agency set; what the law gives is the least that it could set. */
export function untilTheDaySet(clock: DayClock, setOn: CivilDate): DayClock {
  const least = clock.limit.kind === 'STATED' ? clock.arithmetic : null;
  return {
    ...clock,
    dueOn: setOn,
    dueAt: endOfDay(setOn),
    shiftedTo: null,
    note: null,
    arithmetic: {
      vi: `Cơ quan tiếp nhận ấn định: hết ngày ${formatDay(setOn)}${least ? ` (luật cho ít nhất: ${least.vi})` : ''}`,
      en: `Set by the agency: end of ${formatDay(setOn)}${least ? ` (the law gives at least: ${least.en})` : ''}`,
    },
  };
}

/** Why a dossier that the agency received before Law 91 is not made anew; null for any other. */
export function whyCarriedOver(receivedOn: string | null): Reason | null {
  return receivedOn ? carriedOver(receivedOn as CivilDate) : null;
}

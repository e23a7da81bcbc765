import { type CivilDate, type DossierType, endOfDay, type RegimeCode } from '#law';
import { factsOf } from './answers.js';
import { dossierClocks, dossierRuleOf, firstRule } from './dossier-clocks.js';
import type { Dossier } from './entities.js';

export const DOSSIER_DUES = ['FILE', 'COMPLETE', 'UPDATE'] as const;

/** What an organisation has to do about a dossier, and until when at the latest. */
export interface DossierDue {
  readonly what: (typeof DOSSIER_DUES)[number];
  readonly dueOn: CivilDate;
  readonly dueAt: Date;
  readonly article: string;
}

/** Of what the dues of a dossier are made. */
export type DossierTimes = FirstFiling & Pick<Dossier, 'regime' | 'type' | 'answers' | 'completeBy' | 'updateBy'>;

type FirstFiling = Pick<Dossier, 'state' | 'kind' | 'receivedOn' | 'revisesId'>;

/** Days before the last one on which people are reminded (product, no law). */
const REMIND_DAYS_BEFORE = [7, 1];
const DAY = 86_400_000;

/** Whether the agency has it, from here or from before Law 91. */
export function wasFiled({ reference, receivedOn }: Pick<Dossier, 'reference' | 'receivedOn'>): boolean {
  return Boolean(reference ?? receivedOn);
}

/** Whether the agency is to get the dossier itself: it never had it, or refused or gave back what it got. The same stands in an index. */
export function owesFirstFiling({ state, kind, receivedOn, revisesId }: FirstFiling): boolean {
  return receivedOn === null && kind === 'INITIAL' && revisesId === null && ['DRAFT', 'READY', 'REFUSED'].includes(state);
}

/** The first filing while it is owed, the completion that is asked for, the listed changes that are not told. */
export function duesOf(dossier: DossierTimes): readonly DossierDue[] {
  const { state, regime, type, completeBy, updateBy } = dossier;
  if (state === 'DISCARDED') return [];
  const first = owesFirstFiling(dossier) ? dossierClocks({ regime, type, receivedOn: null }, factsOf(type, dossier.answers))[0] : null;
  const due = (what: DossierDue['what'], dueOn: CivilDate | null | undefined): DossierDue[] =>
    dueOn ? [{ what, dueOn, dueAt: endOfDay(dueOn), article: articleOfDue(what, regime, type) }] : [];
  return [...due('FILE', first?.dueOn), ...due('COMPLETE', completeBy), ...due('UPDATE', updateBy)];
}

/** Where the law says so of a dossier of this regime and kind. */
export function articleOfDue(what: DossierDue['what'], regime: RegimeCode, type: DossierType): string {
  if (what === 'UPDATE') return 'D356 20';
  return (what === 'FILE' ? firstRule(regime, type) : dossierRuleOf(regime, type, 'COMPLETION_REQUESTED')).article;
}

export interface DossierReminder {
  readonly due: DossierDue;
  readonly stage: 'SOON' | 'PASSED';
  readonly at: Date;
  /** The same for the same deadline, whatever happened in between. */
  readonly key: string;
}

export function dossierReminders(dossier: DossierTimes): readonly DossierReminder[] {
  return duesOf(dossier).flatMap((one) => {
    const reminder = (stage: DossierReminder['stage'], days: number): DossierReminder => ({
      due: one,
      stage,
      at: new Date(one.dueAt.getTime() + 1 - days * DAY),
      key: `${one.what}|${days}|${one.dueOn}`,
    });
    return [...REMIND_DAYS_BEFORE.map((days) => reminder('SOON', days)), reminder('PASSED', 0)];
  });
}

/** Says when people are reminded next; after every change of what the dues follow from. */
export function keepReminder(dossier: Dossier): void {
  const open = dossierReminders(dossier).filter(({ key }) => !dossier.reminded.includes(key));
  dossier.remindAt = open.length > 0 ? new Date(Math.min(...open.map(({ at }) => at.getTime()))) : null;
}

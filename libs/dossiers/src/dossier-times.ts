import { type CivilDate, endOfDay } from '#law';
import { factsOf } from './answers.js';
import { dossierClocks, dossierRuleOf } from './dossier-clocks.js';
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
export type DossierTimes = Pick<Dossier, 'state' | 'regime' | 'type' | 'answers' | 'receivedOn' | 'reference' | 'completeBy' | 'updateBy'>;

/** Days before the last one on which people are reminded (product, no law). */
const REMIND_DAYS_BEFORE = [7, 1];
const DAY = 86_400_000;

/** Whether the agency has it, from here or from before Law 91. */
export function wasFiled({ reference, receivedOn }: Pick<Dossier, 'reference' | 'receivedOn'>): boolean {
  return Boolean(reference ?? receivedOn);
}

/** The first filing while there was none, the completion that is asked for, the listed changes that are not told. */
export function duesOf(dossier: DossierTimes): readonly DossierDue[] {
  const { state, regime, type, completeBy, updateBy } = dossier;
  if (state === 'DISCARDED') return [];
  const first = wasFiled(dossier) ? null : dossierClocks({ regime, type, receivedOn: null }, factsOf(type, dossier.answers))[0];
  const dues: DossierDue[] = first?.dueOn ? [{ what: 'FILE', dueOn: first.dueOn, dueAt: first.dueAt!, article: first.article }] : [];
  if (completeBy) dues.push(due('COMPLETE', completeBy, dossierRuleOf(regime, type, 'COMPLETION_REQUESTED').article));
  if (updateBy) dues.push(due('UPDATE', updateBy, 'D356 20'));
  return dues;
}

function due(what: DossierDue['what'], dueOn: CivilDate, article: string): DossierDue {
  return { what, dueOn, dueAt: endOfDay(dueOn), article };
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

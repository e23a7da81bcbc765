import { LockMode } from '@mikro-orm/postgresql';
import type { Tx } from '#platform';
import { dossierReminders, keepReminder } from './dossier-times.js';
import { Dossier } from './entities.js';

/**
 * Dossiers in one transaction: it holds the lock of the log for its events, and that each row was recorded is looked up among all of them, so that a
 * batch costs its square. What is left over is found by the next sweep, three times a minute.
 */
const BATCH = 40;

/**
 * Sweep: tells of deadlines of dossiers that are near, and of those that have passed; each once, however often it runs. Where several came
 * while nobody looked, only the last of a deadline. Returns how many were told.
 */
export async function remindOfDossiers(tx: Tx): Promise<number> {
  const due = await tx.em.find(
    Dossier,
    { remindAt: { $lte: tx.now } },
    { orderBy: { remindAt: 'asc' }, limit: BATCH, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  let told = 0;
  for (const dossier of due) {
    const { id: dossierId, organisationId, reference = null } = dossier;
    const reached = dossierReminders(dossier).filter(({ at, key }) => at <= tx.now && !dossier.reminded.includes(key));
    for (const { due: one, stage } of new Map(reached.map((reminder) => [reminder.due.what, reminder])).values()) {
      tx.record({
        type: stage === 'SOON' ? 'DossierDueSoon' : 'DossierOverdue',
        subjects: [dossierId],
        payload: { dossierId, organisationId, reference, what: one.what, article: one.article, dueAt: one.dueAt.toISOString() },
      });
      told += 1;
    }
    // The deadline moved without anybody's doing, as by a day of the law that became known.
    if (reached.length === 0) tx.record({ type: 'DossierTimesKept', subjects: [dossierId] });
    dossier.reminded = [...dossier.reminded, ...reached.map(({ key }) => key)];
    keepReminder(dossier);
  }
  return told;
}

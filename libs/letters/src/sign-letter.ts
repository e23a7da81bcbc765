import { randomBytes } from 'node:crypto';
import { userIdOf } from '#kernel';
import { vietnamDate } from '#law';
import type { StoredEvent, Tx } from '#platform';
import { saltedDigest } from '#platform/log';
import { notify } from '#routing';
import { letterToMove, tellOf } from './draft-letter.js';
import type { UnitLetter } from './entities.js';
import { LetterBlocked } from './letter-refusals.js';

/**
 * A head of the unit signs: the letter gets the unit's next number of the year, and from now on nothing of it changes.
 * Throws NotFound, Forbidden, StaleVersion, WrongState, LetterBlocked.
 */
export async function signLetter(tx: Tx, id: string, deputy: boolean, expectedVersion?: number): Promise<UnitLetter> {
  const letter = await letterToMove(tx, id, 'sign', expectedVersion);
  if (letter.drill && letter.kind === 'REMEDY_ORDER') throw new LetterBlocked('ORDER_IN_DRILL');
  const userId = userIdOf(tx.actor);
  const [unit] = await tx.sql<{ code: string; name: string | null }>(
    'select u.code, (select o.name from app.desk_officers() o where o.user_id = ?) as name from authority_unit u where u.id = ?',
    [userId, letter.unitId],
  );
  const year = Number(vietnamDate(tx.now).slice(0, 4));
  const number = await nextNumber(tx, letter.unitId, year);
  const salt = randomBytes(32).toString('hex');
  Object.assign(letter, { number, year, notation: notationOf(letter, number, unit!.code) });
  Object.assign(letter, { deputy, signedBy: userId, signatory: unit!.name, signedAt: tx.now, salt });
  letter.digest = saltedDigest({ notation: letter.notation, kind: letter.kind, content: letter.content }, salt);
  tellOf(tx, letter, 'LetterSigned', letter.digest);
  return letter;
}

/** The counter's row stays locked until the commit, so that no number is left out (Decree 30/2020, Art 15: one series a year, from 01). */
async function nextNumber(tx: Tx, unitId: string, year: number): Promise<number> {
  const [counter] = await tx.sql<{ last: number }>(
    'insert into letter_counter as c (unit_id, year, last) values (?, ?, 1) on conflict (unit_id, year) do update set last = c.last + 1 returning last',
    [unitId, year],
  );
  return counter!.last;
}

/** Decree 30/2020, Annex I: a notice has the sign of its kind, a letter the field that it is about; numbers below 10 have a 0 before them. */
function notationOf({ kind }: UnitLetter, number: number, code: string): string {
  return `${String(number).padStart(2, '0')}/${kind === 'CLOSING' ? `TB-${code}` : `${code}-BVDLCN`}`;
}

/** Sends what was signed: from the commit on the filer reads it, and is told. Throws NotFound, Forbidden, StaleVersion, WrongState. */
export async function sendLetter(tx: Tx, id: string, expectedVersion?: number): Promise<UnitLetter> {
  const letter = await letterToMove(tx, id, 'send', expectedVersion);
  letter.sentAt = tx.now;
  tellOf(tx, letter, 'LetterSent');
  return letter;
}

/** Worker: the filer hears that there is a letter. */
export async function notifyOfLetter(tx: Tx, event: StoredEvent): Promise<void> {
  const { organisationId, reportId, reference, kind } = event.payload;
  await notify(tx, event, [
    { to: { organisationId: String(organisationId) }, subjectId: String(reportId), reference: String(reference), detail: String(kind) },
  ]);
}

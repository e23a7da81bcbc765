import { Forbidden, newId, StaleVersion } from '#kernel';
import type { UnitLetterKind } from '#law';
import type { Tx } from '#platform';
import { UnitLetter } from './entities.js';
import { contentOf, matterOf } from './matter-of-letter.js';
import { moveLetter } from './move-letter.js';

export interface NewLetter {
  readonly reportId: string;
  readonly kind: UnitLetterKind;
  readonly text?: string | null;
}

/** Drafts a letter from its template and from the report as it stands now. Throws NotFound, Forbidden, LetterBlocked. */
export async function draftLetter(tx: Tx, { reportId, kind, text = null }: NewLetter): Promise<UnitLetter> {
  const matter = await matterOf(tx, reportId);
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('draft', 'UnitLetter');
  const { organisationId, drill, reference, regime } = matter;
  const letter = Object.assign(new UnitLetter(), { unitId: actor.unitId });
  tx.authorize('draft', letter);
  const drafted = tx.em.create(UnitLetter, {
    ...{ id: newId(), organisationId, unitId: actor.unitId, reportId, drill, reference, kind, state: 'DRAFT', regime },
    ...{ content: contentOf(matter, kind, text?.trim() || null), deputy: false, draftedBy: actor.userId, draftedAt: tx.now },
  });
  tellOf(tx, drafted, 'LetterDrafted');
  return drafted;
}

/** Other words of the officer; what the report says stays as it was drafted. Throws NotFound, Forbidden, StaleVersion, WrongState. */
export async function reviseLetter(tx: Tx, id: string, text: string, expectedVersion?: number): Promise<UnitLetter> {
  const letter = await letterToMove(tx, id, 'revise', expectedVersion);
  letter.content = { ...letter.content, text };
  tellOf(tx, letter, 'LetterRevised');
  return letter;
}

/** A draft that nobody signs. It stays to be read by the desk. */
export async function discardLetter(tx: Tx, id: string, expectedVersion?: number): Promise<UnitLetter> {
  const letter = await letterToMove(tx, id, 'discard', expectedVersion);
  tellOf(tx, letter, 'LetterDiscarded');
  return letter;
}

export async function letterToMove(
  tx: Tx,
  id: string,
  step: Parameters<typeof moveLetter>[1],
  expectedVersion?: number,
): Promise<UnitLetter> {
  const letter = await tx.load(UnitLetter, id, { lock: true });
  tx.authorize(step, letter);
  if (expectedVersion !== undefined && letter.version !== expectedVersion) throw new StaleVersion('letter', letter.version);
  moveLetter(letter, step);
  return letter;
}

/** In codes alone. */
export function tellOf(tx: Tx, letter: UnitLetter, type: string, digest?: string): void {
  const { id, organisationId, unitId, reportId, reference, kind } = letter;
  tx.record({
    type,
    subjects: [id, ...(type === 'LetterSigned' ? [unitId] : [])],
    payload: { letterId: id, reportId, organisationId, unitId, reference, kind },
    ...(digest && { digest }),
  });
}

import { advance, type Defect, Invalid, StaleVersion } from '#kernel';
import type { ProcessingRole } from '#law';
import type { Tx } from '#platform';
import { changedAt } from '#registry';
import { confirmed, taken, typed } from './answering.js';
import { type AnswerPath, factsOf, type Values } from './answers.js';
import { DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from './dossier.states.js';
import { startsOn } from './dossier-clocks.js';
import { loadSources, offerOf } from './dossier-sources.js';
import { keepReminder } from './dossier-times.js';
import { Dossier, DossierActivity } from './entities.js';
import { cover, coveredBy, personOf } from './open-dossier.js';
import { staleAnswers } from './staleness.js';

export interface DossierRevision {
  readonly title?: string | null;
  readonly role?: ProcessingRole | null;
  /** Which activities it covers from now on; answers that are there stay. */
  readonly activityIds?: readonly string[] | null;
  /** Answers that are given; what is absent stays, what is null is taken away. */
  readonly values?: Values;
}

/**
 * Loads a dossier for one transition and takes it there: not visible is not found, then the policy, the state, the version. Each step goes
 * to a moment after the last one, so of several writers of one version one wins, also where both wrote the same.
 */
export async function stepOn(tx: Tx, id: string, transition: DossierTransition, expectedVersion: number | null): Promise<Dossier> {
  const dossier = await tx.load(Dossier, id, { lock: true });
  tx.authorize(transition, dossier);
  step(tx, dossier, transition);
  if (expectedVersion !== null && dossier.version !== expectedVersion) throw new StaleVersion('dossier', dossier.version);
  return dossier;
}

/** The same of a dossier that is at hand, locked, by somebody who may. Throws WrongState. */
export function step(tx: Tx, dossier: Dossier, transition: DossierTransition): void {
  dossier.state = advance<DossierState, DossierTransition>('dossier', DOSSIER_TRANSITIONS, dossier.state, transition);
  dossier.updatedAt = changedAt(tx, dossier.updatedAt);
}

/** Types answers over what was there; each says from then on that a person gave it. */
export async function reviseDossier(tx: Tx, id: string, expectedVersion: number, revision: DossierRevision): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'revise', expectedVersion);
  const linked = await tx.em.find(DossierActivity, { dossierId: id });
  const chosen = [...new Set(revision.activityIds ?? linked.map(({ activityId }) => activityId))];
  const sources = await coveredBy(tx, chosen);
  for (const link of linked.filter(({ activityId }) => !chosen.includes(activityId))) tx.em.remove(link);
  for (const activityId of chosen.filter((one) => !linked.some((link) => link.activityId === one))) cover(tx, dossier, activityId);
  dossier.title = revision.title ?? dossier.title;
  dossier.role = revision.role ?? dossier.role;
  const offer = offerOf(dossier.type, dossier.regime, sources);
  dossier.answers = typed(dossier.answers, revision.values ?? {}, offer, { by: personOf(tx), at: tx.now });
  keepStart(dossier);
  tx.record({ type: 'DossierRevised', subjects: [id] });
  return dossier;
}

/**
 * Takes answers from register and organisation as they are now. What is named is taken in the place of what they said before; without paths, all
 * that went on since, but for what a person typed over, which stays stale. Where they are silent, what a person wrote stays in any case.
 * Throws Invalid (`NOTHING_OFFERED`) for a path on which they say nothing.
 */
export async function takeFromRegister(tx: Tx, id: string, expectedVersion: number, paths: readonly AnswerPath[] | null): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'revise', expectedVersion);
  const offer = await offerFor(tx, dossier);
  const silent = (paths ?? []).filter((path) => offer.values[path] === undefined);
  if (silent.length > 0) throw new Invalid(silent.map(nothingOffered), 'NOTHING_OFFERED');
  const stale = paths ?? staleAnswers(dossier.answers, offer, dossier.receivedOn !== null).map(({ path }) => path);
  dossier.answers = taken(dossier.answers, offer, stale, paths !== null);
  keepStart(dossier);
  tx.record({ type: 'DossierRevised', subjects: [id] });
  return dossier;
}

/** Lets answers stand although register or organisation went on since: whoever does so answers for them. */
export async function confirmDossierAnswers(tx: Tx, id: string, expectedVersion: number, paths: readonly AnswerPath[]): Promise<Dossier> {
  const dossier = await stepOn(tx, id, 'revise', expectedVersion);
  dossier.answers = confirmed(dossier.answers, paths, await offerFor(tx, dossier), { by: personOf(tx), at: tx.now });
  tx.record({ type: 'DossierRevised', subjects: [id] });
  return dossier;
}

async function offerFor(tx: Tx, { id, type, regime }: Dossier) {
  const linked = await tx.em.find(DossierActivity, { dossierId: id });
  return offerOf(
    type,
    regime,
    await loadSources(
      tx,
      linked.map(({ activityId }) => activityId),
    ),
  );
}

function keepStart(dossier: Dossier): void {
  dossier.startsOn = startsOn(dossier.regime, dossier.type, factsOf(dossier.type, dossier.answers));
  keepReminder(dossier);
}

const nothingOffered = (path: AnswerPath): Defect => ({
  path,
  code: 'NOTHING_OFFERED',
  vi: 'Sổ đăng ký và thông tin tổ chức chưa có nội dung cho mục này; câu trả lời giữ nguyên. Hãy bổ sung ở đó trước, hoặc nhập trực tiếp.',
  en: 'Register and organisation say nothing on this; the answer is what it was. Complete them first, or type it here.',
});

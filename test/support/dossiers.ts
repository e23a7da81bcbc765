import { type Dossier, type DossierSubmission, markDossierReady, openDossier, reviseDossier, submitDossier } from '#dossiers';
import type { Filing } from '#filings';
import { newId } from '#kernel';
import type { Tx } from '#platform';
import { draftProcessingActivity, publishProcessingActivity } from '#registry';
import { wholeActivity } from './facts.js';
import type { Person, World } from './world.js';

type Opening = Partial<Parameters<typeof openDossier>[1]>;

/** A dossier of an activity that was published for it, with what the letter itself has to tell. */
export async function draftedDossier(world: World, person: Person, more: Opening = {}): Promise<Dossier> {
  const run = <T>(verb: (tx: Tx) => Promise<T>) => world.uow.run(person.caller, verb);
  const activityIds = more.activityIds ?? [(await run((tx) => draftProcessingActivity(tx, wholeActivity()))).id];
  if (!more.activityIds) await run((tx) => publishProcessingActivity(tx, activityIds[0]!));
  const opening = { type: 'TRANSFER', title: 'Hồ sơ mẫu', activityIds, ...more } as const;
  const { id, version } = await run((tx) => openDossier(tx, opening));
  return run((tx) => reviseDossier(tx, id, version, { values: { 'filer.establishmentDocument': { number: '0200000001' } } }));
}

/** The same presented for signing, with whatever is open by decision of the officer. */
export async function readiedDossier(world: World, person: Person, more: Opening = {}): Promise<Dossier> {
  const { id } = await draftedDossier(world, person, more);
  return world.uow.run(person.caller, (tx) => markDossierReady(tx, id, null, { incompleteReason: 'Nộp cho kịp hạn' }));
}

export function dossierSubmission(dossierId: string, more: Partial<DossierSubmission> = {}): DossierSubmission {
  return { dossierId, clientKey: newId(), commitment: true, ...more };
}

/** A dossier that was filed. */
export async function filedDossier(world: World, person: Person, more: Opening = {}): Promise<Filing> {
  const { id } = await readiedDossier(world, person, more);
  return (await world.uow.run(person.caller, (tx) => submitDossier(tx, dossierSubmission(id)))).filing;
}

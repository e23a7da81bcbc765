import { Forbidden, newId } from '#kernel';
import type { Tx } from '#platform';
import type { InformationSystemInput, RegisteredPartyInput } from './edge/registers.input.js';
import { InformationSystem, Party } from './registers.entities.js';
import { keepRow, partyOf, systemOf } from './revise-registers.js';

/** A system that no activity names yet. Throws Invalid (`NAME_TAKEN`). */
export function enterInformationSystem(tx: Tx, input: InformationSystemInput): Promise<InformationSystem> {
  const row = tx.em.create(InformationSystem, { ...newRow(tx, InformationSystem), ...systemOf(input) });
  return keepRow(tx, row, 'InformationSystemEntered');
}

/** A party that no activity names yet; see {@link enterInformationSystem}. */
export function enterParty(tx: Tx, input: RegisteredPartyInput): Promise<Party> {
  const row = tx.em.create(Party, { ...newRow(tx, Party), ...partyOf(input) });
  return keepRow(tx, row, 'PartyEntered');
}

function newRow(tx: Tx, entity: (new () => InformationSystem | Party) & { readonly name: string }) {
  const { actor } = tx;
  if (actor.kind !== 'member') throw new Forbidden('enter', entity.name);
  const { organisationId } = actor;
  tx.authorize('enter', Object.assign(new entity(), { organisationId }));
  return { id: newId(), organisationId, spelling: '', createdAt: tx.now, updatedAt: tx.now };
}

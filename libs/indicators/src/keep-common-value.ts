import { Forbidden, newId, StaleVersion, userIdOf } from '#kernel';
import { daysLater, vietnamDate } from '#law';
import type { Tx } from '#platform';
import { KeptCommonValue } from './entities.js';
import { IndicatorBlocked, LONGEST_TERM_DAYS, notReadable, termOutOfReach } from './indicator-refusals.js';
import type { IndicatorType } from './indicator-types.js';
import { normaliseIndicator } from './normalise.js';
import { isUnreadable } from './normalised.js';

export interface NewCommonValue {
  readonly type: IndicatorType;
  readonly text: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day. */
  readonly expiresOn: string;
}

/** From now on a meeting under this value says nothing to the unit, until the term ends or somebody ends it. */
export async function keepCommonValue(tx: Tx, secret: Uint8Array, { type, text, reason, expiresOn }: NewCommonValue): Promise<string> {
  const { actor } = tx;
  if (actor.kind !== 'officer') throw new Forbidden('keep', 'KeptCommonValue');
  const { unitId } = actor;
  tx.authorize('keep', Object.assign(new KeptCommonValue(), { unitId }));
  const value = normaliseIndicator(type, text, secret);
  if (isUnreadable(value)) throw notReadable('text', value.refusal);
  const today = vietnamDate(tx.now);
  if (expiresOn <= today || expiresOn > daysLater(today, LONGEST_TERM_DAYS)) throw termOutOfReach();
  const before = await tx.em.findOne(KeptCommonValue, { unitId, type, key: value.key, endedAt: null });
  if (before && before.expiresOn >= today) throw new IndicatorBlocked('COMMON_ALREADY');
  if (before) {
    // Its term is over: the new row takes its place.
    end(tx, before);
    await tx.em.flush();
  }
  const { id } = tx.em.create(KeptCommonValue, {
    ...{ id: newId(), unitId, type, key: value.key, shown: value.shown, reason, expiresOn },
    ...{ ownerId: userIdOf(actor), createdAt: tx.now, endedBy: null, endedAt: null },
  });
  tx.record({ type: 'CommonValueKept', subjects: [id] });
  return id;
}

/** The value says something again. */
export async function endCommonValue(tx: Tx, id: string, expectedVersion?: number): Promise<void> {
  const value = await tx.load(KeptCommonValue, id, { lock: true });
  tx.authorize('end', value);
  if (expectedVersion !== undefined && value.version !== expectedVersion) throw new StaleVersion('common value', value.version);
  if (value.endedAt !== null) throw new IndicatorBlocked('ENDED_ALREADY');
  end(tx, value);
}

function end(tx: Tx, value: KeptCommonValue): void {
  Object.assign(value, { endedBy: userIdOf(tx.actor), endedAt: tx.now });
  tx.record({ type: 'CommonValueEnded', subjects: [value.id] });
}

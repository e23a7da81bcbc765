import { AcknowledgementRefused, type InboundAcknowledgement, verifyAcknowledgement } from '#channels';
import { isId, NotFound, newId } from '#kernel';
import { ANONYMOUS_CALLER, type Tx, type UnitOfWork } from '#platform';
import { unsealSecrets } from './destinations.js';

export interface KnockingDoor {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly rawBody: Uint8Array;
}

interface Door {
  readonly id: string;
  readonly sealedSecrets: readonly string[];
  readonly now: string;
}

/** `NEW`: kept, and the worker will see what comes of it. `KNOWN`: the same word was taken before, nothing changes. */
export type Taken = 'NEW' | 'KNOWN';

/**
 * The door for signed acknowledgements of a destination: whoever holds its secret speaks for its unit, about that unit's
 * deliveries and no others; once the destination is closed, only about those that it carried itself. Throws AcknowledgementRefused where signature, form, sender or a time is wrong, NotFound for
 * a destination or a delivery that this door does not know.
 */
export async function takeAcknowledgement(
  uow: UnitOfWork,
  sealingKey: Uint8Array,
  destinationId: string,
  knocking: KnockingDoor,
): Promise<Taken> {
  if (!isId(destinationId)) throw new NotFound('destination');
  const { value: door } = await uow.read<Door | null>(ANONYMOUS_CALLER, {
    name: 'destination_door',
    text: 'select app.destination_door($1) as value',
    values: [destinationId],
  });
  if (!door) throw new NotFound('destination');
  const secrets = unsealSecrets(sealingKey, door.id, door.sealedSecrets);
  const word = verifyAcknowledgement(knocking.headers, knocking.rawBody, secrets, new Date(door.now));
  const raw = rawText(knocking);
  return uow.run(ANONYMOUS_CALLER, (tx) => takeWord(tx, door.id, word, raw));
}

interface AtTheDoor {
  readonly taken: Taken | 'NOT_FOUND' | 'NOT_THE_SENDER' | 'BEFORE_FILING';
  readonly filingId: string;
  readonly organisationId: string;
}

/** Keeps a word about a delivery of this destination's unit, once, and tells the worker. */
export async function takeWord(tx: Tx, destinationId: string, word: InboundAcknowledgement, raw: string): Promise<Taken> {
  const id = newId();
  const { messageId, sender, code, at, registryNumber, note } = word;
  const [row] = await tx.sql<{ value: AtTheDoor }>('select app.take_acknowledgement(?, ?, ?, ?, ?, ?, ?, ?, ?) as value', [
    id,
    destinationId,
    messageId,
    sender,
    code,
    at,
    registryNumber,
    note,
    raw,
  ]);
  const { taken, filingId, organisationId } = row!.value;
  if (taken === 'NOT_FOUND') throw new NotFound('delivery');
  if (taken === 'NOT_THE_SENDER' || taken === 'BEFORE_FILING') throw new AcknowledgementRefused(`ACKNOWLEDGEMENT_${taken}`);
  if (taken === 'NEW')
    tx.record({
      type: 'AcknowledgementTaken',
      subjects: [messageId],
      payload: { acknowledgementId: id, deliveryId: messageId, filingId, organisationId },
    });
  return taken;
}

/** The body with the headers that sign it, so that anybody who is given the secret can check it again. */
function rawText({ headers, rawBody }: KnockingDoor): string {
  const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => `${name}: ${String(headers[name])}`);
  return `${signed.join('\n')}\n\n${Buffer.from(rawBody).toString('utf8')}`;
}

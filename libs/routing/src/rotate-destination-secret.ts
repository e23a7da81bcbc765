import { newWebhookSecret } from '#channels';
import { DomainError, type Sentence } from '#kernel';
import { seal, type Tx } from '#platform';
import { type DestinationRules, placeOfSecret } from './destinations.js';
import { Destination } from './entities.js';

const REFUSALS = {
  NO_SECRET_IN_USE: {
    vi: 'Nơi nhận này đã đóng hoặc không dùng khóa ký; không có gì thay đổi. Chỉ đổi khóa của nơi nhận webhook đang dùng.',
    en: 'This destination is closed or has no secret; nothing was changed. Only a webhook destination in use has one to change.',
  },
  SECRET_CHANGE_UNFINISHED: {
    vi: 'Lần đổi khóa trước chưa xong: khóa cũ vẫn còn hiệu lực; không có gì thay đổi. Hãy kết thúc khóa cũ rồi đổi tiếp.',
    en: 'The change before is not finished: its former secret still holds; nothing was changed. End the former one, then change again.',
  },
  NO_FORMER_SECRET: {
    vi: 'Nơi nhận này chỉ có một khóa; không có gì thay đổi. Hãy tạo khóa mới trước khi kết thúc khóa cũ.',
    en: 'This destination has one secret only; nothing was changed. Make a new one before you end the former.',
  },
} satisfies Record<string, Sentence>;

const refused = (code: keyof typeof REFUSALS) => new DomainError(code, 'state', REFUSALS[code]);

/**
 * A second secret beside the one in use: both sign, and the door takes either, until `endFormerSecret`. So the receiver can
 * change over without a message being refused. It is shown in this answer and never again.
 */
export async function rotateDestinationSecret(
  tx: Tx,
  rules: Pick<DestinationRules, 'sealingKey'>,
  id: string,
): Promise<{ readonly destination: Destination; readonly secret: string }> {
  const destination = await inUse(tx, id);
  if (destination.changingOver) throw refused('SECRET_CHANGE_UNFINISHED');
  const secret = newWebhookSecret();
  await change(tx, destination, seal(rules.sealingKey, placeOfSecret(id), secret));
  return { destination, secret };
}

/** Only the newest secret holds from now on. */
export async function endFormerSecret(tx: Tx, id: string): Promise<Destination> {
  const destination = await inUse(tx, id);
  if (!destination.changingOver) throw refused('NO_FORMER_SECRET');
  await change(tx, destination, null);
  return destination;
}

async function inUse(tx: Tx, id: string): Promise<Destination> {
  const destination = await tx.load(Destination, id, { lock: true });
  tx.authorize('rotate', destination);
  if (destination.state !== 'ACTIVE' || destination.channel !== 'WEBHOOK') throw refused('NO_SECRET_IN_USE');
  return destination;
}

async function change(tx: Tx, destination: Destination, sealed: string | null): Promise<void> {
  await tx.sql('select app.change_destination_secrets(?, ?)', [destination.id, sealed]);
  destination.changingOver = sealed !== null;
  destination.keyedAt = tx.now;
  const type = sealed === null ? 'FormerSecretEnded' : 'DestinationSecretRotated';
  tx.record({ type, subjects: [destination.id], payload: { destinationId: destination.id, unitId: destination.unitId } });
}

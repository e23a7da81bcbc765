import { randomUUID } from 'node:crypto';
import { type Channel, type ChannelCode, maxBytesOf, type Sent } from '#channels';
import type { Logger, OutsideTask, UnitOfWork } from '#platform';
import { unsealSecrets } from './destinations.js';
import { destinationsDue, leaseDeliveries } from './lease-deliveries.js';
import { type DocumentsOf, type Leased, packetOf } from './packet-of.js';
import { freeLeases, recordAttempt } from './record-attempt.js';

/** Messages that are under way to one destination at a time. */
const AT_ONCE = 8;
/** After so many milliseconds a run lets others begin; what is left is found by the next. */
const RUN = 20_000;
const SYSTEM = { kind: 'system', name: 'deliver-outside' } as const;

export interface OutsideDelivery {
  readonly uow: UnitOfWork;
  readonly channels: Readonly<Record<ChannelCode, Channel>>;
  readonly sealingKey: Uint8Array;
  readonly logger: Logger;
  /** Documents that go with a filing; without it none do. */
  readonly documentsOf?: DocumentsOf;
}

/**
 * Carries messages out of the house: a transaction takes a lease, the channel sends outside any transaction, another
 * transaction records what came of it. Each destination has a line of its own, so that one that hangs holds up no other.
 * Level-triggered: what is due is read from the rows at each run, so a lost wake-up delays and loses nothing.
 */
export function deliverOutside(work: OutsideDelivery): OutsideTask {
  const owner = randomUUID();
  return {
    name: SYSTEM.name,
    after: ['FilingSubmitted', 'DeliveryQueued', 'RecallRequested', 'DestinationOpened'],
    everySeconds: 5,
    run: async () => {
      const until = performance.now() + RUN;
      await work.uow.run(SYSTEM, freeLeases);
      let done = 0;
      for (;;) {
        const destinations = await work.uow.run(SYSTEM, destinationsDue);
        const sent = await Promise.all(destinations.map((id) => line(work, owner, id, until)));
        const now = sent.reduce((sum, count) => sum + count, 0);
        done += now;
        if (now === 0 || performance.now() > until) return done;
      }
    },
  };
}

async function line(work: OutsideDelivery, owner: string, destinationId: string, until: number): Promise<number> {
  let done = 0;
  while (performance.now() < until) {
    const leased = await work.uow.run(SYSTEM, (tx) => leaseDeliveries(tx, owner, destinationId, AT_ONCE));
    if (leased.length === 0) break;
    const tried = await Promise.all(leased.map(async (one) => ({ id: one.delivery.id, sent: await trySend(work, one) })));
    const sent = tried.flatMap((one) => (one.sent ? { id: one.id, sent: one.sent } : []));
    if (sent.length > 0) await record(work, owner, destinationId, sent);
    done += leased.length;
  }
  return done;
}

/** What came of a batch, in one transaction; where that fails, each by itself, so that one cannot hold up the others. */
async function record(
  { uow, logger }: OutsideDelivery,
  owner: string,
  destinationId: string,
  batch: readonly { id: string; sent: Sent }[],
): Promise<void> {
  const together = (some: typeof batch) =>
    uow.run(SYSTEM, async (tx) => {
      for (const { id, sent } of some.toSorted((a, b) => (a.id < b.id ? -1 : 1))) await recordAttempt(tx, owner, id, destinationId, sent);
    });
  for (const { id, sent } of batch)
    if (sent.outcome === 'PERMANENT' && sent.security) logger.error({ id, failure: sent.reason.code }, 'a destination may be an impostor');
  await together(batch).catch(async (error: unknown) => {
    logger.warn({ err: error, batch: batch.length }, 'a batch of attempts could not be recorded');
    for (const one of batch)
      await together([one]).catch((alone: unknown) => logger.error({ err: alone, id: one.id }, 'an attempt could not be recorded'));
  });
}

/**
 * Null where something inside this house failed before anything was sent: it is logged, the lease brings the message back,
 * and people hear of it as of any other trouble.
 */
async function trySend(work: OutsideDelivery, leased: Leased): Promise<Sent | null> {
  try {
    return await send(work, leased);
  } catch (error) {
    work.logger.error({ err: error, id: leased.delivery.id }, 'a message could not be made');
    return null;
  }
}

async function send({ channels, sealingKey, documentsOf }: OutsideDelivery, leased: Leased): Promise<Sent> {
  const { id, channel, endpoint, settings, sealedSecrets, settling } = leased.destination;
  const documents =
    documentsOf && leased.delivery.message === 'FILING'
      ? await documentsOf(leased.filing, maxBytesOf(channel), leased.delivery.packedAt)
      : [];
  const secrets = unsealSecrets(sealingKey, id, sealedSecrets);
  return channels[channel].send(packetOf(leased, documents), {
    id,
    endpoint,
    secrets,
    settling,
    ...(settings.edxml ? { edxml: settings.edxml } : {}),
  });
}

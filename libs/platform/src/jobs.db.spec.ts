import { newId } from '#kernel';
import { playMainJob, reportInput, SUBMIT } from '../../../test/support/played.js';
import type { Person } from '../../../test/support/world.js';
import { World } from '../../../test/support/world.js';
import { stuckEvents } from './jobs.js';

describe('events that somebody waits for', () => {
  let world: World;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create();
    ({ dpo } = await playMainJob(world, 'chim-yen'));
    // What that leaves waiting is not what is looked at.
    await world.settle();
  });
  afterAll(() => world.destroy());

  const jobs = async () =>
    (
      await world.admin.query<{ ids: string[] }>(
        "select data->'eventIds' as ids from pgboss.job where name = 'dispatch-events' order by created_on",
      )
    ).rows.flatMap(({ ids }) => ids);
  const waiting = async () =>
    (await world.admin.query<{ id: string }>('select id from outbox where dispatched_at is null')).rows.map(({ id }) => id);
  const ask = async <T>(query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await world.gql<{ it: T }>(query, variables, dpo);
    return { it: data?.it, code: errors?.[0]?.extensions.code };
  };
  const ready = async () => {
    const { it } = await ask<{ id: string }>('mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }', {
      input: reportInput('một'),
    });
    await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { id } }', { id: it!.id });
    return it!.id;
  };
  /** Files a report; the event of it waits for the worker. */
  const submit = async (): Promise<{ eventId: string; filingId: string }> => {
    const { it } = await ask<{ filing: { id: string } }>(SUBMIT, {
      input: { reportId: await ready(), clientKey: newId(), commitment: true },
    });
    const [eventId] = await waiting();
    return { eventId: eventId!, filingId: it!.filing.id };
  };
  /** What a delivery left behind; one of each is once. */
  const effects = async (filingId: string) => {
    const count = (table: string) => `(select count(*)::int from ${table} where filing_id = $1) as ${table}`;
    const { rows } = await world.admin.query(
      `select ${count('delivery')}, ${count('acknowledgement')}, (select count(*)::int from delivery_attempt a join delivery d on d.id = a.delivery_id where d.filing_id = $1) as delivery_attempt,
        (select count(*)::int from log_leaf where event_type = 'FilingArrived' and $1 = any (subject_ids)) as arrivals`,
      [filingId],
    );
    return rows[0];
  };
  const ONCE = { delivery: 1, acknowledgement: 1, delivery_attempt: 1, arrivals: 1 };

  it('have their job exactly if the change was committed', async () => {
    const before = await jobs();
    const { eventId } = await submit();
    expect((await jobs()).filter((id) => !before.includes(id))).toEqual([eventId]);
    await world.settle();

    const [after, reportId] = [await jobs(), await ready()];
    const { code } = await ask(SUBMIT, { input: { reportId, clientKey: newId(), commitment: true, lateReason: 'x'.repeat(5001) } });
    expect(code).toBe('INVALID');
    await expect(
      world.uow.run(dpo.caller, async (tx) => {
        tx.record({ type: 'RecallArrived', subjects: [reportId], payload: { deliveryId: newId() } });
        await tx.sql("update violation_report set title = 'ghi cùng' where id = ?", [reportId]);
        await tx.sql('update violation_report set title = null where id = ?', [reportId]);
      }),
    ).rejects.toThrow();
    expect(await jobs()).toEqual(after);
    expect(await waiting()).toEqual([]);
  });

  it('are found by the sweep where their job was lost', async () => {
    // What came before is counted first.
    await world.worker.sweep();
    const { eventId, filingId } = await submit();
    await world.admin.query("delete from pgboss.job where name = 'dispatch-events'");
    expect(await world.worker.sweep()).toBe(0); // Its job may still be on its way.
    await world.admin.query("update outbox set created_at = created_at - interval '10 seconds' where id = $1", [eventId]);
    // The event, and what arrived by it is weighed for the queue and counted.
    expect(await world.worker.sweep()).toBe(3);
    expect(await waiting()).not.toContain(eventId);
    expect(await effects(filingId)).toEqual(ONCE);
    await world.settle();
  });

  it('are found by a worker that starts, whatever became of the one before', async () => {
    const { eventId, filingId } = await submit();
    await world.admin.query("delete from pgboss.job where name = 'dispatch-events'");
    await world.admin.query("update outbox set created_at = created_at - interval '10 seconds' where id = $1", [eventId]);
    const worker = world.worker;
    await worker.start();
    try {
      for (const until = Date.now() + 10_000; Date.now() < until && (await waiting()).includes(eventId); );
      expect(await waiting()).not.toContain(eventId);
    } finally {
      await worker.stop();
    }
    expect(await effects(filingId)).toEqual(ONCE);
    await world.settle();
  });

  it('have one effect where they are dispatched twice', async () => {
    const { eventId, filingId } = await submit();
    await world.worker.dispatch(eventId);
    await world.worker.dispatch(eventId);
    expect(await effects(filingId)).toEqual(ONCE);
    await world.settle();
    const { rows } = await world.admin.query('select count(*)::int as n from notification where subject_id = $1', [filingId]);
    expect(rows[0].n).toBe(1);
  });

  it('have one effect where many workers take them at once', async () => {
    for (let round = 0; round < 5; round++) {
      const { eventId, filingId } = await submit();
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => world.worker.dispatch(eventId)));
      expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
      expect(await effects(filingId)).toEqual(ONCE);
      await world.settle();
    }
  });

  it('would have more than one effect without the mark: it is what the count measures', async () => {
    const { eventId, filingId } = await submit();
    await world.worker.dispatch(eventId);
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>(
      "select id from outbox where type = 'FilingArrived' and payload->>'filingId' = $1",
      [filingId],
    );
    const client = await world.admin.connect();
    // A second, identical event stands for a lost mark; what keeps it harmless is the event's own id in the notification.
    await client.query('insert into outbox select gen_random_uuid(), type, payload, created_at, null from outbox where id = $1', [
      rows[0]!.id,
    ]);
    client.release();
    await world.settle();
    const { rows: told } = await world.admin.query('select count(*)::int as n from notification where subject_id = $1', [filingId]);
    expect(told[0].n).toBe(2);
  });

  it('that fail are tried again after growing pauses, behind those that never failed, and people hear of them', async () => {
    const { eventId } = await submit();
    const { rows } = await world.admin.query<{ id: string }>(
      `insert into outbox (id, type, payload, created_at)
       select gen_random_uuid(), 'FilingArrived', '{"deliveryId": "none"}', now() - interval '1 hour' from generate_series(1, 510) returning id`,
    );
    const poison = rows.map(({ id }) => id);
    const [one] = poison as [string];
    const row = async () =>
      (
        await world.admin.query<{ attempts: number; pause: number; failure: string }>(
          'select attempts, extract(epoch from next_attempt_at - now())::float as pause, failure from outbox where id = $1',
          [one],
        )
      ).rows[0]!;
    const due = (ids: readonly string[]) => world.admin.query('update outbox set next_attempt_at = now() where id = any ($1)', [ids]);
    await world.admin.query('update outbox set attempts = 1, next_attempt_at = now() where id = any ($1)', [poison]);
    // Younger than all of them, it does not wait for them.
    await world.admin.query("delete from pgboss.job where name = 'dispatch-events'");
    await world.admin.query("update outbox set created_at = created_at - interval '10 seconds' where id = $1", [eventId]);
    await world.worker.sweep();
    expect((await waiting()).includes(eventId)).toBe(false);
    await world.admin.query('delete from outbox where id = any ($1)', [poison.slice(1)]);
    await world.admin.query('update outbox set attempts = 0, next_attempt_at = null where id = $1', [one]);
    const pauses: number[] = [];
    for (let i = 0; i < 12; i++) {
      await world.worker.sweep();
      await world.worker.sweep(); // Not due: not tried.
      const { attempts, pause } = await row();
      expect(attempts).toBe(i + 1);
      pauses.push(Math.round(pause));
      await due([one]);
    }
    expect(pauses.map((pause, i) => Math.abs(pause - Math.min(900, 5 * 2 ** i)) <= 2)).toEqual(pauses.map(() => true));
    const stuck = await world.workerHouse.uow.run({ kind: 'system', name: 'operator' }, stuckEvents);
    expect(stuck).toMatchObject([{ id: one, type: 'FilingArrived', attempts: 12, failure: (await row()).failure }]);
    expect(await waiting()).toContain(one);
    await world.admin.query('delete from outbox where id = $1', [one]);
    await world.settle();
  });

  it('wait on where their handler fails, and are done when it can', async () => {
    const { eventId, filingId } = await submit();
    await world.admin.query('alter table delivery_attempt add constraint broken check (number < 0) not valid');
    await expect(world.worker.dispatch(eventId)).rejects.toThrow();
    expect(await waiting()).toContain(eventId);
    expect(await effects(filingId)).toEqual({ delivery: 1, acknowledgement: 0, delivery_attempt: 0, arrivals: 0 });
    await world.admin.query('alter table delivery_attempt drop constraint broken');
    await world.worker.dispatch(eventId);
    expect(await effects(filingId)).toEqual(ONCE);
    await world.settle();
  });
});

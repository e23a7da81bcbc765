import { randomBytes } from 'node:crypto';
import { DomainError, newId } from '#kernel';
import { ChangeUnrecorded, type DomainEvent, type RecordedEvent, type Tx } from '#platform';
import { type Person, World } from '../../../../test/support/world.js';

const TEST = { kind: 'system', name: 'test' } as const;

/** Everything that tells of a change: leaves, waiting events and jobs. */
interface Traces {
  readonly leaves: number;
  readonly nodes: number;
  readonly size: number;
  readonly outbox: number;
  readonly jobs: number;
}

describe('the unit of work', () => {
  let world: World;
  let organisation: Awaited<ReturnType<World['organisation']>>;
  let dpo: Person;
  beforeAll(async () => {
    world = await World.create({ KHIEN_DATABASE_POOL: '20' });
    organisation = await world.organisation();
    dpo = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  });
  afterAll(() => world.destroy());

  const traces = async (): Promise<Traces> => {
    const { rows } = await world.admin.query<Traces>(
      `select (select count(*) from log_leaf)::int as leaves, (select count(*) from log_node)::int as nodes, (select size from log_head)::int as size,
        (select count(*) from outbox)::int as outbox, (select count(*) from pgboss.job)::int as jobs`,
    );
    return rows[0]!;
  };
  const nameOf = async () =>
    (await world.admin.query<{ name: string }>('select name from organisation where id = $1', [organisation.id])).rows[0]!.name;
  const change = async (tx: Tx, name: string) => {
    const entity = organisation.constructor as new () => typeof organisation;
    (await tx.em.findOneOrFail(entity, { id: organisation.id } as never)).name = name;
  };
  const told: DomainEvent = { type: 'OrganisationRegistered', subjects: [] };
  const changeAndTell = async (tx: Tx, name: string, subject: string) => {
    await change(tx, name);
    tx.record({ ...told, subjects: [subject] });
  };

  describe('refuses at the commit a change that no event recorded, and leaves nothing of it:', () => {
    const silent: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
      ['of an entity', (tx) => change(tx, 'đổi lặng lẽ')],
      ['by plain SQL', (tx) => tx.sql("update organisation set name = 'đổi lặng lẽ' where id = ?", [organisation.id])],
      ['recorded for another aggregate', (tx) => changeAndTell(tx, 'đổi lặng lẽ', newId())],
      ['of a new row', (tx) => tx.sql("insert into authority_unit values (?, ?, 'x', 'x', 'NATIONAL')", [newId(), 'X'])],
      [
        'of a new membership',
        (tx) => tx.sql("insert into membership values (?, ?, null, null, '{PLATFORM_ADMIN}', null, now())", [newId(), dpo.userId]),
      ],
      ['of an end', (tx) => tx.sql('update membership set ended_at = now() where id = ?', [dpo.membershipId])],
    ];
    it.each(silent)('%s', async (_what, verb) => {
      const [before, name] = [await traces(), await nameOf()];
      await expect(world.workerHouse.uow.run(TEST, verb)).rejects.toBeInstanceOf(ChangeUnrecorded);
      expect(await traces()).toEqual(before);
      expect(await nameOf()).toBe(name);
    });

    it('of a child, by a person, through the API’s role', async () => {
      const activityId = newId();
      const insert = `insert into processing_activity (id, organisation_id, code, name, role, state, created_at, updated_at) values (?, ?, ?, 'x', 'CONTROLLER', 'DRAFT', now(), now())`;
      await world.uow.run(dpo.caller, async (tx) => {
        await tx.sql(insert, [activityId, organisation.id, activityId]);
        tx.record({ type: 'ActivityDrafted', subjects: [activityId] });
      });
      const before = await traces();
      const child = (tx: Tx) =>
        tx.sql("insert into activity_system (id, organisation_id, activity_id, position, name) values (?, ?, ?, 0, 'CRM')", [
          newId(),
          organisation.id,
          activityId,
        ]);
      await expect(world.uow.run(dpo.caller, child)).rejects.toBeInstanceOf(ChangeUnrecorded);
      expect(await traces()).toEqual(before);
      await world.uow.run(dpo.caller, async (tx) => {
        await child(tx);
        tx.record({ type: 'ActivityRevised', subjects: [activityId] });
      });
      await expect(
        world.uow.run(dpo.caller, (tx) => tx.sql('delete from activity_system where activity_id = ?', [activityId])),
      ).rejects.toBeInstanceOf(ChangeUnrecorded);
      expect((await world.admin.query('select 1 from activity_system where activity_id = $1', [activityId])).rowCount).toBe(1);
    });

    it('and lets it pass where the trigger is off: the net is the database’s', async () => {
      await world.admin.query('alter table organisation disable trigger recorded');
      try {
        await world.workerHouse.uow.run(TEST, (tx) => change(tx, 'không ai biết'));
        expect(await nameOf()).toBe('không ai biết');
      } finally {
        await world.admin.query('alter table organisation enable trigger recorded');
      }
    });
  });

  it('records nothing where the verb throws after it recorded', async () => {
    const [before, name] = [await traces(), await nameOf()];
    const verb = async (tx: Tx) => {
      await change(tx, 'không xong');
      tx.record({ type: 'FilingSubmitted', subjects: [organisation.id] });
      await tx.em.flush();
      throw new DomainError('STOP', 'state', { vi: 'dừng', en: 'stop' });
    };
    await expect(world.workerHouse.uow.run(TEST, verb)).rejects.toMatchObject({ code: 'STOP' });
    expect(await traces()).toEqual(before);
    expect(await nameOf()).toBe(name);
  });

  it('takes leaf, outbox row and job back with a commit that fails after they were written', async () => {
    const before = await traces();
    const verb = async (tx: Tx) => {
      await change(tx, 'không xong');
      // Awaited by a handler, so that a job is sent; names another aggregate, so that the commit fails.
      tx.record({ type: 'RecallArrived', subjects: [newId()], payload: { deliveryId: newId() } });
    };
    await expect(world.workerHouse.uow.run(TEST, verb)).rejects.toBeInstanceOf(ChangeUnrecorded);
    expect(await traces()).toEqual(before);
  });

  it('writes one leaf and one outbox row an event, and a job only where somebody waits for it', async () => {
    const before = await traces();
    await world.workerHouse.uow.run(TEST, (tx) => changeAndTell(tx, 'đổi có ghi', organisation.id));
    const quiet = await traces();
    expect(quiet).toMatchObject({ leaves: before.leaves + 1, outbox: before.outbox + 1, jobs: before.jobs });
    const { rows } = await world.admin.query<{ done: boolean }>(
      'select dispatched_at is not null as done from outbox order by id desc limit 1',
    );
    expect(rows[0]!.done).toBe(true);
    await world.workerHouse.uow.run(TEST, async (tx) =>
      tx.record({ type: 'RecallArrived', subjects: [newId()], payload: { deliveryId: newId() } }),
    );
    expect(await traces()).toMatchObject({ leaves: quiet.leaves + 1, outbox: quiet.outbox + 1, jobs: quiet.jobs + 1 });
    await world.admin.query("update outbox set dispatched_at = now() where type = 'RecallArrived'");
  });

  it('tells every event of its transaction its own place in the log', async () => {
    const before = (await traces()).size;
    const recorded: RecordedEvent[] = [];
    await world.workerHouse.uow.run(TEST, async (tx) => {
      for (let i = 0; i < 3; i++) recorded.push(tx.record({ ...told, subjects: [newId()] }));
    });
    expect(recorded.map(({ position }) => position?.index)).toEqual([before, before + 1, before + 2]);
    const { rows } = await world.admin.query<{ entry: string; event_id: string }>(
      'select entry, event_id from log_leaf where idx >= $1 order by idx',
      [before],
    );
    expect(rows).toEqual(recorded.map(({ id, position }) => ({ entry: position!.entry, event_id: id })));
  });

  it('gives fifty transactions at once gapless indexes in the order of their commits, whatever fails among them', async () => {
    const before = (await traces()).size;
    let running = true;
    const observed: number[][] = [];
    const observer = (async () => {
      while (running) observed.push(await indexes());
    })();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, i) =>
        world.workerHouse.uow.run(TEST, async (tx) => {
          // Every fifth appends its leaf and then fails at the commit.
          if (i % 5 === 4) await change(tx, `song song ${i}`);
          return tx.record({ ...told, subjects: [newId()] });
        }),
      ),
    );
    running = false;
    await observer;
    const positions = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value.position!.index] : []));
    expect(positions.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, i) => before + i));
    // Whoever looked while it happened saw a whole beginning of the log, never a hole that was filled later.
    expect(observed.length).toBeGreaterThan(2);
    for (const seen of [...observed, await indexes()]) expect(holesOf(seen)).toEqual([]);
  });

  it('could not do so with a sequence: the same look finds the hole', async () => {
    await world.admin.query('create table numbered (idx bigserial)');
    const client = await world.admin.connect();
    await client.query(
      'begin; insert into numbered default values; rollback; insert into numbered default values; insert into numbered default values',
    );
    client.release();
    const { rows } = await world.admin.query<{ idx: string }>('select idx from numbered order by idx');
    expect(holesOf(rows.map(({ idx }) => Number(idx) - 1))).toEqual([0]);
    await world.admin.query('drop table numbered');
  });

  it('enters no one: the names of contexts are gone after the transaction', async () => {
    await world.uow.run(dpo.caller, async (tx) => expect((await tx.sql('select app.user_id() as id'))[0]).toEqual({ id: dpo.userId }));
    for (let i = 0; i < 20; i++) {
      const { rows } = await world.house.database.pool.query(
        "select app.user_id() as u, app.organisation_id() as o, current_setting('app.system', true) as s",
      );
      expect([rows[0].u, rows[0].o, rows[0].s || null]).toEqual([null, null, null]);
    }
  });

  it('keeps apart whoever shares its few connections', async () => {
    const people: Person[] = [];
    for (let i = 0; i < 6; i++) people.push(await world.person(['VIEWER'], { organisationId: (await world.organisation()).id }));
    const wrong: string[] = [];
    await Promise.all(
      Array.from({ length: 300 }, async (_, i) => {
        const person = people[i % people.length]!;
        const text = "select json_build_object('u', app.user_id(), 'n', (select count(*) from organisation)) as value";
        const { value, actor } = await world.uow.read<{ u: string; n: number }>(person.caller, { name: 'who', text, values: [] });
        if (value.u !== person.userId || value.n !== 1 || !('userId' in actor) || actor.userId !== person.userId) wrong.push(value.u);
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('lends nobody the entity manager that all would share', async () => {
    const entity = organisation.constructor as new () => typeof organisation;
    await expect((async () => world.house.database.orm.em.find(entity, {}))()).rejects.toThrow('global EntityManager');
  });

  it('reads only: a statement that writes is refused, and the connection serves the next', async () => {
    const write = { name: 'sneak', text: "update notification set read_at = now() returning 'x' as value", values: [] };
    await expect(world.uow.read(dpo.caller, write)).rejects.toMatchObject({ code: expect.stringMatching(/25006|42501/) });
    const { value } = await world.uow.read(dpo.caller, { name: 'one', text: 'select 1 as value', values: [] });
    expect(value).toBe(1);
  });

  it('takes a token that nobody holds for no one, in reading and in writing', async () => {
    const nobody = { kind: 'token', tokenHash: randomBytes(32) } as const;
    await expect(world.uow.run(nobody, async () => 1)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(world.uow.read(nobody, { name: 'one', text: 'select 1 as value', values: [] })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it.each([
    ['a person without a session', { kind: 'membership', membershipId: newId() }],
    ['the system', { kind: 'system', name: 'api' }],
  ] as const)('does not let the API act as %s', async (_who, caller) => {
    await expect(world.uow.run(caller, async () => 1)).rejects.toMatchObject({ code: '42501' });
  });

  async function indexes(): Promise<number[]> {
    const { rows } = await world.admin.query<{ idx: string }>('select idx from log_leaf order by idx');
    return rows.map(({ idx }) => Number(idx));
  }
});

/** Numbers below the greatest that are missing. */
function holesOf(sorted: readonly number[]): number[] {
  const present = new Set(sorted);
  return Array.from({ length: (sorted.at(-1) ?? -1) + 1 }, (_, i) => i).filter((i) => !present.has(i));
}

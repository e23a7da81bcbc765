import { Organisation, UserAccount } from '#identity';
import { newId } from '#kernel';
import { World } from './support/world.js';

const TEST = { kind: 'system', name: 'test' } as const;
const account = (text: string) => ({
  id: newId(),
  email: `${newId()}@mau.example`,
  emailKey: newId(),
  displayName: text,
  passwordHash: null,
  disabledAt: null,
  createdAt: new Date('2026-01-02T03:04:05.678Z'),
});

describe('entities inside a unit of work', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());

  it('are read and written by prepared statements with parameters, kept literally whatever they hold', async () => {
    const told = `' or ?1; \\? ?? $1 -- ${'x'.repeat(300)}`;
    const row = account(told);
    const prepared = await world.workerHouse.uow.run(TEST, async (tx) => {
      tx.em.create(UserAccount, row);
      await tx.em.flush();
      tx.record({ type: 'Told', subjects: [row.id] });
      return tx.sql<{ statement: string }>(
        'select statement from pg_prepared_statements where statement like \'insert into "user_account"%\'',
      );
    });
    expect(prepared).toHaveLength(1);
    expect(prepared[0]!.statement).not.toContain(told);
    const found = await world.workerHouse.uow.run(TEST, (tx) =>
      tx.em.findOneOrFail(UserAccount, { displayName: told }, { populate: ['passwordHash'] }),
    );
    expect([found.id, found.displayName, found.disabledAt, found.createdAt]).toEqual([row.id, told, null, row.createdAt]);
  });

  it('are written many at once as before, and counted right', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => account(`Nhiều người ${i}`));
    await world.workerHouse.uow.run(TEST, async (tx) => {
      for (const row of rows) tx.em.create(UserAccount, row);
      tx.record({ type: 'Told', subjects: rows.map(({ id }) => id) });
    });
    const ids = rows.map(({ id }) => id);
    const names = await world.workerHouse.uow.run(TEST, async (tx) =>
      (await tx.em.find(UserAccount, { id: { $in: ids } })).map(({ displayName }) => displayName),
    );
    expect(names.sort()).toEqual(rows.map(({ displayName }) => displayName).sort());
    expect(
      await world.workerHouse.uow.run(TEST, (tx) => tx.em.nativeUpdate(UserAccount, { id: newId() }, { displayName: 'không ai' })),
    ).toBe(0);
  });

  it('meet a version that has moved on as a conflict, also when the update is prepared', async () => {
    const { id } = await world.organisation();
    const change = (name: string, meanwhile?: () => Promise<unknown>) =>
      world.workerHouse.uow.run(TEST, async (tx) => {
        const organisation = await tx.load(Organisation, id).catch(() => tx.em.findOneOrFail(Organisation, { id }));
        organisation.name = name;
        tx.record({ type: 'Renamed', subjects: [id] });
        await meanwhile?.();
      });
    await expect(change('trước', () => change('sau'))).rejects.toThrow(/optimistic lock|version/i);
  });
});

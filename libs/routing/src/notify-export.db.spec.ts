import { type Person, World } from '../../../test/support/world.js';
import { MANY_ROWS } from './notify-export.js';

describe('a file of many rows that leaves a desk', () => {
  let world: World;
  let unitId: string;
  let head: Person;
  let officer: Person;
  beforeAll(async () => {
    world = await World.create();
    unitId = (await world.unit()).id;
    head = await world.person(['UNIT_HEAD'], { unitId });
    officer = await world.person(['LIAISON_OFFICER'], { unitId });
  });
  afterAll(() => world.destroy());

  const exported = async (rows: number, by: Person, desk: object = { unitId, userId: by.userId }) => {
    const before = Date.now();
    await world.uow.run(by.caller, async (tx) =>
      tx.record({ type: 'ListExported', subjects: [unitId], payload: { list: 'work-queue', rows, ...desk } }),
    );
    await world.settle();
    const { rows: told } = await world.admin.query<{ user_id: string; detail: string }>(
      "select user_id, detail from notification where type = 'ListExported' and created_at >= $1",
      [new Date(before - 1)],
    );
    return told;
  };

  it('is told to the heads, but not to a head who took it, and a smaller one to nobody', async () => {
    expect(await exported(MANY_ROWS, officer)).toEqual([{ user_id: head.userId, detail: `work-queue: ${MANY_ROWS}` }]);
    expect(await exported(MANY_ROWS - 1, officer)).toEqual([]);
    expect(await exported(MANY_ROWS, head)).toEqual([]);
    expect(await exported(MANY_ROWS, officer, {})).toEqual([]);
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { tamper } from '../../../test/support/records.js';
import { World } from '../../../test/support/world.js';
import { tellProgress } from './import-progress.js';
import { commitRegisterImport } from './import-register.js';
import { csv, ImportDesk } from './testing/import-desk.js';

const FILE = csv('Tên hoạt động;Mục đích xử lý;Loại dữ liệu', ...Array.from({ length: 30 }, (_, i) => `Việc ${i};Mục đích;Họ tên`));
const STATE = 'query ($id: ID!) { it: registerImport(id: $id) { state progress { phase done of } undoableUntil } }';

describe('how far a commit is', () => {
  let world: World;
  let desk: ImportDesk;
  beforeAll(async () => {
    world = await World.create();
    desk = await ImportDesk.open(world);
  });
  afterAll(() => world.destroy());

  const stateOf = async (id: string) => {
    const { data, errors } = await world.gql<{ it: { state: string; progress: { phase: string; done: number; of: number } | null } }>(
      STATE,
      { id },
      desk.dpo,
    );
    expect(errors).toBeUndefined();
    return data.it;
  };
  /** Asks until it is told, as a page that polls does. */
  const untilTold = async (id: string) => {
    for (;;) {
      const { progress } = await stateOf(id);
      if (progress) return progress;
      await sleep(20);
    }
  };

  it('is seen by others while its transaction is open, which is all or nothing nevertheless', async () => {
    const { id } = await desk.check(FILE);
    expect((await stateOf(id)).progress).toBeNull();
    const tell = tellProgress(world.uow, desk.dpo.caller, id);
    let seen: unknown;
    const failed = world.uow.run(desk.dpo.caller, async (tx) => {
      await commitRegisterImport(tx, id, tell);
      seen = await untilTold(id);
      throw new Error('given up');
    });
    await expect(failed).rejects.toThrow('given up');
    expect(seen).toMatchObject({ phase: expect.stringMatching(/MATCHING|WRITING|RECORDING/), of: expect.any(Number) });
    expect(await desk.register()).toEqual([]);
    // What is told of a transaction that ended long ago is told no more.
    await tamper(world, "update import_progress set at = at - interval '61 seconds' where id = $1", [id]);
    expect((await stateOf(id)).progress).toBeNull();
    await desk.commit(id);
    expect(await stateOf(id)).toMatchObject({ state: 'COMMITTED', progress: null, undoableUntil: expect.any(String) });
    expect(await desk.register()).toHaveLength(30);
  });

  it('is of no concern to another organisation', async () => {
    const { id } = await desk.check(FILE);
    const stranger = await ImportDesk.open(world);
    tellProgress(world.uow, stranger.dpo.caller, id)('WRITING', 1, 2);
    await sleep(200);
    expect((await stateOf(id)).progress).toBeNull();
    expect((await world.gql(STATE, { id }, stranger.dpo)).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });
});

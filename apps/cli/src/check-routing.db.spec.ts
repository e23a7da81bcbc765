import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { World } from '../../../test/support/world.js';
import { registerAuthorityUnits } from './authority-units.js';
import { OPERATOR } from './operator.js';

describe('khien check-routing', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());
  const run = () => {
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      KHIEN_DATA: world.folder,
      KHIEN_API_DATABASE_URL: world.database.apiUrl,
      KHIEN_WORKER_DATABASE_URL: world.database.workerUrl,
    };
    const { status, stdout } = spawnSync(process.execPath, [join(process.cwd(), 'dist/apps/cli/src/main.js'), 'check-routing'], {
      env,
      encoding: 'utf8',
    });
    return { status, lines: stdout.trim().split('\n') };
  };

  it('names every unit that is missing, and ends with 1; with all units registered it has nothing to say', async () => {
    const { status, lines } = run();
    expect([status, lines.at(-1)]).toEqual([1, `version 1: ${lines.length - 1} to mend`]);
    expect(lines.filter((line) => /^NO_UNIT +DOSSIER-NQ22 +PA05-31 /.test(line))).toHaveLength(1);
    await world.workerHouse.uow.run(OPERATOR, registerAuthorityUnits);
    expect(run()).toEqual({ status: 0, lines: ['version 1: 0 to mend'] });
  });
});

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { tamper } from '../../../test/support/records.js';
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
    const { status: after, lines: whole } = run();
    expect([after, whole.filter((line) => !line.startsWith('NO_OFFICER '))]).toEqual([0, ['version 1: 0 to mend']]);
  });

  it('names every unit that nobody can receive for, until an officer sits there', async () => {
    const empty = () =>
      run()
        .lines.filter((line) => line.startsWith('NO_OFFICER '))
        .map((line) => line.split(/[ :]/)[1]);
    const before = empty();
    expect(before).toEqual(expect.arrayContaining(['A05', 'MOD', 'PA05-31']));
    expect(before).not.toContain('A05-DT');
    const unit = await world.unit('PA05-31');
    await world.person(['UNIT_ADMIN'], { unitId: unit.id });
    expect(empty()).toEqual(before);
    const clerk = await world.person(['CLERK'], { unitId: unit.id });
    expect(empty()).toEqual(before.filter((code) => code !== 'PA05-31'));
    await tamper(world, 'update user_account set disabled_at = now() where id = $1', [clerk.userId]);
    expect(empty()).toEqual(before);
  });
});

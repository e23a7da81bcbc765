import { World } from '../../../../test/support/world.js';
import { OPERATOR } from '../operator.js';
import { type Incident, incidentOf } from './incident.js';
import { IncidentFiler } from './incident-filer.js';
import { keysOf } from './incident-keys.js';
import { incidentRow } from './incident-rows.fixture.js';

const rows = [incidentRow(), incidentRow(), incidentRow({ State: 'TX', 'Type of Breach': 'Theft' })];
const keys = keysOf(rows);

describe('filing incidents', () => {
  let world: World;
  let incidents: Incident[];
  beforeAll(async () => {
    world = await World.create();
    await world.unit();
    const loadedAt = new Date(Date.now());
    incidents = rows.map((row, i) => incidentOf(row, keys[i]!, loadedAt));
  });
  afterAll(() => world.destroy());

  const run = async () => {
    const filer = await IncidentFiler.open(world.workerHouse.uow);
    return Promise.all(incidents.map((incident) => filer.file(incident)));
  };
  const count = async (table: string) => Number((await world.admin.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n);

  it('files each once, equal rows too, one organisation an entity and province', async () => {
    expect(await run()).toEqual(['filed', 'filed', 'filed']);
    expect([await count('filing'), await count('violation_report'), await count('delivery'), await count('organisation')]).toEqual([
      3, 3, 3, 1,
    ]);
  });

  it('files nothing twice', async () => {
    expect(await run()).toEqual(['filed before', 'filed before', 'filed before']);
    expect([await count('filing'), await count('violation_report')]).toEqual([3, 3]);
  });

  it('goes on with what an interrupted run left, in draft or ready, and leaves no orphan', async () => {
    const more = [incidentRow({ 'Individuals Affected': '7' }), incidentRow({ 'Individuals Affected': '8' })];
    const moreKeys = keysOf(more);
    incidents = more.map((row, i) => incidentOf(row, moreKeys[i]!, new Date(Date.now())));
    await stopBefore('mark ready', incidents[0]!);
    await stopBefore('submit', incidents[1]!);
    expect(await count('violation_report')).toBe(5);
    expect(await run()).toEqual(['resumed', 'resumed']);
    expect([await count('filing'), await count('violation_report')]).toEqual([5, 5]);
  });

  /** A run that dies before its second or third transaction. */
  async function stopBefore(step: 'mark ready' | 'submit', incident: Incident): Promise<void> {
    const { uow } = world.workerHouse;
    let left = step === 'submit' ? 2 : 1;
    const dying = {
      run: (...[caller, verb]: Parameters<typeof uow.run>) => {
        if (caller.kind !== OPERATOR.kind && left-- === 0) throw new Error('killed');
        return uow.run(caller, verb);
      },
    };
    const filer = await IncidentFiler.open(dying as typeof uow);
    await expect(filer.file(incident)).rejects.toThrow('killed');
  }

  it('refuses what the API would refuse, and leaves nothing', async () => {
    const organisation = { ...incidents[0]!.organisation, name: 'Never Registered' };
    const bad = { ...incidents[0]!, organisation, key: `${keys[0]}-bad`, facts: { ...incidents[0]!.facts, place: 'a\u202eb' } };
    const filer = await IncidentFiler.open(world.workerHouse.uow);
    await expect(filer.file(bad)).rejects.toMatchObject({ details: { defects: [{ path: 'facts.place', code: 'DECEPTIVE_CHARACTERS' }] } });
    expect([await count('violation_report'), await count('organisation')]).toEqual([5, 1]);
  });
});

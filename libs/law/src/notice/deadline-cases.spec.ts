import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DUTY_RULES } from './duty-rules.js';
import { NOTICE_RULES } from './rules.js';

/**
 * Random deadline cases against the oracle, in processes of four zones. `npm test` runs 20,000; the million of the figures:
 * `KHIEN_DEADLINE_CASES=1000000 KHIEN_PURE=1 node scripts/test.mjs libs/law/src/notice/deadline-cases.spec.ts`. Another seed
 * by `KHIEN_DEADLINE_SEED`.
 */
const CASES = Number(process.env.KHIEN_DEADLINE_CASES ?? 20_000);
const SEED = Number(process.env.KHIEN_DEADLINE_SEED ?? 20261122);
/** Minutes west of UTC in January and July 2026, as the zone database has them. */
const ZONES = { UTC: [0, 0], 'Asia/Ho_Chi_Minh': [-420, -420], 'America/New_York': [300, 240], 'Pacific/Apia': [-780, -780] };
const ROOT = join(import.meta.dirname, '../../../..');

interface Judged {
  readonly cases: number;
  readonly others: number;
  readonly byRule: Readonly<Record<string, number>>;
  readonly disagreements: number;
  readonly first: readonly string[];
  readonly offsets: readonly number[];
}

async function ask<T>(asked: object, zone = 'UTC'): Promise<T> {
  const script = join(ROOT, 'libs/law/testing/deadline-cases.mjs');
  const args = ['--no-warnings', '--experimental-transform-types', '--conditions=source', script, JSON.stringify(asked)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env: { PATH: process.env.PATH, TZ: zone } });
  return JSON.parse(stdout) as T;
}

describe(`random deadline cases (${CASES}, seed ${SEED})`, () => {
  const share = Math.ceil(CASES / Object.keys(ZONES).length);

  it.each(Object.entries(ZONES))(
    'none disagrees with the oracle under TZ=%s',
    async (zone, offsets) => {
      const judged = await ask<Judged>({ cases: share, seed: SEED + offsets[0]! }, zone);

      expect(judged).toMatchObject({ cases: share, disagreements: 0, first: [], offsets });
      const timed = [...NOTICE_RULES, ...DUTY_RULES].filter(({ limit }) => limit.kind === 'STATED' || limit.careful);
      for (const { id } of timed) expect(judged.byRule[id]).toBeGreaterThan(share / timed.length / 2);
    },
    60_000 + CASES,
  );

  it('positive control: every rule, broken in its length, its start or its standing, is caught, as are steps that come late or never', async () => {
    const { tried, uncaught } = await ask<{ tried: number; uncaught: readonly string[] }>({ control: true });

    expect(tried).toBeGreaterThan(70);
    expect(uncaught).toEqual([]);
  });
});

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { civilTimes } from '../../testing/civil-arbitrary.js';
import { type Civil, dayOf, daysLater, instantOf, written } from '../../testing/civil-oracle.js';

interface Answer {
  readonly offsets: readonly number[];
  readonly results: readonly {
    readonly regime: string;
    readonly day: string;
    readonly clocks: readonly { readonly due: number; readonly arithmetic: string; readonly verdicts: readonly string[] }[];
  }[];
}

const ROOT = join(import.meta.dirname, '../../../..');
const WORKER = join(ROOT, 'libs/law/testing/zone-worker.mjs');

/** Minutes west of UTC in January and July 2026, as the zone database has them. */
const ZONES: Readonly<Record<string, readonly number[]>> = {
  UTC: [0, 0],
  'Asia/Ho_Chi_Minh': [-420, -420],
  'America/New_York': [300, 240],
  'Pacific/Apia': [-780, -780],
};

function askUnder(zone: string, starts: readonly number[]): Promise<Answer> {
  const child = spawn(process.execPath, ['--no-warnings', '--experimental-transform-types', '--conditions=source', WORKER], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, TZ: zone },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`the worker ended with ${code}`))));
    child.stdin.end(JSON.stringify({ starts }));
  });
}

const at = (text: string): Civil => {
  const [year, month, day, hour, minute, second, milli] = text.split(/[-T:.]/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return { year, month, day, hour, minute, second, milli };
};

/** Where a careless zone would show: ends of regimes, summer-time changes of New York, the day that Apia skipped. */
const CORNERS: readonly Civil[] = [
  '2023-06-30T23:59:59.999',
  '2023-07-01T00:00:00.000',
  '2025-12-31T23:59:59.999',
  '2026-01-01T00:00:00.000',
  '2026-03-08T13:59:59.999',
  '2026-03-08T14:00:00.000',
  '2026-11-01T12:59:59.999',
  '2026-11-01T13:00:00.000',
  '2011-12-29T16:59:59.999',
  '2011-12-30T17:00:00.000',
  '2024-02-27T00:00:00.000',
  '2100-02-26T23:59:59.999',
].map(at);

function regimeOn(day: string): string {
  if (day < '2023-07-01') return 'NO_REGIME';
  return day <= '2025-12-31' ? 'VN-PDPD-2023' : 'VN-PDPL-2025';
}

describe('the clocks of the law, in processes of four zones', () => {
  it.each(Object.keys(ZONES))('agree with the calendar under TZ=%s, to the millisecond', async (zone) => {
    const cases = [...CORNERS, ...fc.sample(civilTimes, 300)];
    const answer = await askUnder(zone, cases.map(instantOf));

    expect(answer.offsets).toEqual(ZONES[zone]);
    cases.forEach((civil, i) => {
      const { regime, day, clocks } = answer.results[i]!;
      const due = daysLater(civil, 3);
      expect(day).toBe(dayOf(civil));
      expect(regime).toBe(regimeOn(dayOf(civil)));
      for (const clock of clocks)
        expect(clock).toEqual({
          due: instantOf(due),
          arithmetic: `${written(civil)} + 72 giờ = ${written(due)} (giờ Việt Nam, UTC+7)`,
          verdicts: ['ON_TIME', 'ON_TIME', 'LATE'],
        });
    });
  });
});

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** `npm run crash`, short: a process of its own, with a PostgreSQL of its own that has everything on. */
async function crash(
  ...options: string[]
): Promise<{ readonly code: number; readonly result: Record<string, unknown>; readonly said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'khien-crash-spec-'));
  const file = join(folder, 'result.json');
  try {
    const child = spawn(process.execPath, [join(process.cwd(), 'scripts/crash.mjs'), '--seed', '20261122', '--result', file, ...options], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
    const code = await new Promise<number>((done) => child.once('close', (ended) => done(ended ?? 1)));
    if (code !== 0) console.error(said);
    return { code, said, result: JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown> };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('killed API, worker and PostgreSQL', () => {
  it('lose nothing, double nothing, leave nothing half-written: 30 kills', async () => {
    const { code, result } = await crash('--kills', '30', '--filings', '300', '--filers', '4', '--pace', '0.5', '--hurry', '--no-controls');
    const none = { kills: 30, lost: 0, doubled: 0, halfWritten: 0, outOfOrder: 0 };
    expect(result).toMatchObject(none);
    const [run] = result.runs as [Readonly<Record<string, unknown>>];
    expect(run).toMatchObject({
      ...none,
      findings: [],
      differing: [],
      refused: [],
      receiverComplaints: [],
      internalErrors: 0,
      logIsWhole: true,
    });
    expect(result.acknowledged).toBeGreaterThanOrEqual(300);
    expect(run.receiptsCompared).toBe(result.acknowledged);
    expect(run.registered).toBeGreaterThan(0);
    expect(run.messages).toBeGreaterThanOrEqual(40);
    expect(run.arrivals).toBeGreaterThan(Number(run.messages));
    expect(code).toBe(0);
  }, 900_000);

  it('are seen to lose where a protection is off: asynchronous commit, outbox outside the transaction, answer before the commit', async () => {
    const { code, result } = await crash('--kills', '0', '--filings', '0');
    expect(result).toMatchObject({ controls: 3, controlsCaught: 3 });
    expect(code).toBe(0);
  }, 600_000);
});

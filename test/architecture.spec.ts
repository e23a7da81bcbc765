import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = process.cwd();

async function violations(folder: string, trees: string[]): Promise<string[]> {
  const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [cruise, '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', ...trees];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 64_000_000 }).catch((error) => error);
  const { summary } = JSON.parse(stdout) as {
    summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
  };
  expect(summary.totalCruised).toBeGreaterThan(5);
  return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`).sort();
}

describe('the dependency direction', () => {
  it('holds in the whole tree', async () => {
    expect(await violations(root, ['apps', 'libs', 'prisma-free-migrations'])).toEqual([]);
  });

  it('is a net that catches: a cycle, an upward import, a path into another lib', async () => {
    expect(await violations(join(root, 'test/support/fixtures/bad-architecture'), ['libs'])).toEqual([
      'direction-kernel: libs/kernel/src/index.ts → libs/platform/src/index.ts',
      'kernel-stands-alone: libs/kernel/src/index.ts → libs/platform/src/index.ts',
      'libs-by-name: libs/registry/src/deep.ts → libs/kernel/src/inside.ts',
      'no-cycle: libs/registry/src/one.ts → libs/registry/src/two.ts',
    ]);
  });
});

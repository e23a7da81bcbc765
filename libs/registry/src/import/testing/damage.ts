import fc from 'fast-check';
import { dryRun, type ImportReport } from '../index.js';

/** What every report keeps to, whatever the file was. */
export function expectSane(report: ImportReport): void {
  expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(report.committable).toBe(report.activities.length > 0 && report.counts.errors === 0);
  if (report.format === null) expect(report.counts.errors).toBeGreaterThan(0);
  for (const problem of report.problems) expect(problem.vi.length * problem.en.length).toBeGreaterThan(0);
}

const edit = fc.record({ at: fc.nat(), byte: fc.nat(255), cut: fc.nat(20), twice: fc.boolean() });

/** Cuts a file short, changes bytes, cuts some out or doubles them: each time there is a report, and nothing is thrown. */
export async function expectReportsWhenDamaged(sample: Uint8Array, numRuns = 150): Promise<void> {
  const file = Buffer.from(sample);
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), fc.option(fc.nat(file.length)), async (edits, length) => {
      let bytes = Buffer.from(file);
      for (const { at, byte, cut, twice } of edits) {
        const place = at % bytes.length;
        bytes[place] = byte;
        if (cut > 12) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, twice ? place - cut : place + cut))]);
        if (bytes.length === 0) break;
      }
      expectSane(await dryRun(length === null ? bytes : bytes.subarray(0, length)));
    }),
    { numRuns },
  );
}

/** The same for a text whose signs are put where they do harm; `wrap` makes a file of it. */
export async function expectReportsWhenBent(
  text: string,
  tokens: readonly string[],
  wrap: (text: string) => Uint8Array,
  numRuns = 150,
): Promise<void> {
  const change = fc.tuple(fc.nat(text.length), fc.nat(12), fc.constantFrom(...tokens));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const bent = changes.reduce((whole, [at, cut, token]) => whole.slice(0, at) + token + whole.slice(at + cut), text);
      expectSane(await dryRun(wrap(bent)));
    }),
    { numRuns },
  );
}

import { type LogVerdict, splitLines, verifyExportedLog } from '#platform/log';
import { type Given, MUTATIONS, type Mutation } from './support/log-mutations.js';
import { randomFrom, SEED, TRIES } from './support/random.js';
import { exportOf, newSigner, type SampleLog, sampleLog } from './support/sample-log.js';
import { LOG_CHECKS, verifyLog } from './verifier/index.mjs';

/**
 * Two verifiers that share no code must agree on what is whole and what was tampered with: the system's own, and one that
 * was written from RFC 9162, RFC 8785, C2SP and docs/receipts.md.
 */
const system = ({ bytes, vkey, kept, receipts }: Given): Promise<LogVerdict> =>
  verifyExportedLog(splitLines([bytes]), { vkey, earlier: kept, receipts, toleranceMs: 60_000 });
const both = async (given: Given) => ({ system: (await system(given)).ok, second: verifyLog(given.bytes, given).ok });
const asGiven = (log: SampleLog): Given => ({ bytes: Buffer.from(log.file), vkey: log.signer.vkey, kept: log.kept, receipts: [] });

/** The last line feed carries nothing: both read a file without it, and docs/receipts.md says so. */
const sense = (bytes: Buffer) => bytes.toString('latin1').replace(/\n$/, '');
const changesSomething = (log: SampleLog, given: Given | undefined): given is Given =>
  given !== undefined &&
  (sense(given.bytes) !== sense(Buffer.from(log.file)) ||
    given.vkey !== log.signer.vkey ||
    given.receipts.length > 0 ||
    given.kept.join() !== log.kept.join());

/** Clean leaves that a run looks at in large logs: a million in the long run. */
const CLEAN = TRIES >= 10_000 ? 1_000_000 : 10_000;
const LARGE = 10_000;

describe('an exported log', () => {
  const random = randomFrom(SEED);
  const signer = newSigner(random);
  const logs: SampleLog[] = [];
  beforeAll(async () => {
    for (let size = 0; size <= 40; size++) logs.push(await sampleLog(size, signer, random));
  });

  it('raises no alarm while nobody tampered with it, at any size', async () => {
    for (let size = 0; size <= 70; size++) {
      const log = await sampleLog(size, signer, random);
      expect({ size, ...(await both(asGiven(log))) }).toEqual({ size, system: true, second: true });
      expect(verifyLog(Buffer.from(log.file), asGiven(log))).toMatchObject({ size });
    }
  });

  it(`raises none over ${CLEAN} clean leaves either, in logs of ${LARGE}`, async () => {
    for (let seen = 0; seen < CLEAN; seen += LARGE) {
      const large = await sampleLog(LARGE, signer, random);
      const [one, two] = [await system(asGiven(large)), verifyLog(Buffer.from(large.file), asGiven(large))];
      // They do not only agree that it is whole: both count the same root.
      expect(one).toMatchObject({ ok: true, root: two.ok && two.root });
    }
  }, 1_800_000);

  it('is read by both with or without its last line feed', async () => {
    const log = logs[7]!;
    expect(await both({ ...asGiven(log), bytes: Buffer.from(log.file.slice(0, -1)) })).toEqual({ system: true, second: true });
  });

  it(`shows to both, whatever is done to it: ${TRIES} times, KHIEN_SEED=${SEED}`, async () => {
    const missed: string[] = [];
    const done = new Map<string, number>();
    let tried = 0;
    while (tried < TRIES) {
      // By turns, so that each kind has its share; the log and the place are left to chance.
      const mutation = MUTATIONS[(tried + random.below(2)) % MUTATIONS.length]!;
      const log = logs[mutation.from + random.below(logs.length - mutation.from)]!;
      const given = await mutation.apply(log, random);
      if (!changesSomething(log, given)) continue;
      const seen = await both(given);
      if (seen.system || seen.second) missed.push(`${mutation.name} in ${log.entries.length} entries: ${JSON.stringify(seen)}`);
      done.set(mutation.name, (done.get(mutation.name) ?? 0) + 1);
      tried++;
    }
    expect(missed).toEqual([]);
    if (TRIES >= 1_000) expect(MUTATIONS.filter(({ name }) => !done.has(name))).toEqual([]);
    process.stdout.write(
      `exported log: ${tried} mutations of ${done.size} kinds, missed by either ${missed.length} (KHIEN_SEED=${SEED})\n`,
    );
  }, 600_000);

  describe('positive control: a verifier without one of its checks', () => {
    const alone = MUTATIONS.filter((mutation): mutation is Mutation & { only: string } => mutation.only !== undefined);

    it('is tried for every check there is', () => {
      expect(LOG_CHECKS.filter((check) => !alone.some(({ only }) => only === check))).toEqual([]);
    });

    it.each(alone.map((mutation) => [mutation.only, mutation.name, mutation] as const))(
      'without %s misses: %s',
      async (only, _name, mutation) => {
        let [missed, tried] = [0, 0];
        for (let i = 0; i < 30; i++) {
          const log = logs[mutation.from + random.below(logs.length - mutation.from)]!;
          const given = await mutation.apply(log, random);
          if (!changesSomething(log, given)) continue;
          tried++;
          expect(verifyLog(given.bytes, given)).toMatchObject({ ok: false });
          if (verifyLog(given.bytes, { ...given, without: [only] }).ok) missed++;
        }
        expect(tried).toBeGreaterThan(15);
        expect({ check: only, missed }).toEqual({ check: only, missed: tried });
      },
    );
  });

  it('positive control: a fork and a rollback that nobody kept anything against are missed by both, as they must be', async () => {
    const log = logs[12]!;
    const older = await exportOf(log.entries.slice(0, 5), signer);
    expect(await both({ ...asGiven(log), bytes: Buffer.from(older), kept: [] })).toEqual({ system: true, second: true });
  });
});

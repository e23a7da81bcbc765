import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CheckpointFile } from '#composition';
import { splitLines, verifyReceipt as systemVerifies, verifyExportedLog } from '#platform/log';
import { type Played, playMainJob } from '../support/played.js';
import { World } from '../support/world.js';
import { MUTATIONS } from './support/log-mutations.js';
import { randomFrom, SEED } from './support/random.js';
import { type Acknowledgement, proveAcknowledgement, verifyLog, verifyReceipt } from './verifier/index.mjs';

const ROOT = join(import.meta.dirname, '../..');
const SECOND = join(import.meta.dirname, 'verifier/main.mjs');

/** The log of a real run, exported by the real command, in the hands of somebody who has only files. */
describe('what a filer proves without us', () => {
  let world: World;
  let played: Played;
  let folder: string;
  let log: Buffer;
  let receipt: Buffer;
  let kept: string[];
  let acknowledgements: Acknowledgement[];
  beforeAll(async () => {
    world = await World.create();
    folder = mkdtempSync(join(tmpdir(), 'khien-proof-'));
    played = await playMainJob(world, 'proof');
    const { data } = await world.gql<{
      receipt: { file: string };
      filing: { filings: { id: string; deliveries: { acknowledgements: Acknowledgement[] }[] }[] };
    }>(
      `query ($filing: ID!, $report: ID!) { receipt(filingId: $filing) { file }
        filing: violationReport(id: $report) { filings { id deliveries { acknowledgements { code registryNumber note at } } } } }`,
      { filing: played.filingId, report: played.reportId },
      played.dpo,
    );
    receipt = Buffer.from(data.receipt.file);
    acknowledgements = data.filing.filings
      .find(({ id }) => id === played.filingId)!
      .deliveries.flatMap((delivery) => delivery.acknowledgements);
    // What the worker keeps outside the database; then the log grows on.
    const file = new CheckpointFile(world.house.data);
    await file.keep(world.workerHouse.database, world.signer);
    await world.organisation();
    await file.keep(world.workerHouse.database, world.signer);
    kept = file.all();
    await world.organisation();
    log = khien('export-log');
    for (const [name, content] of Object.entries({ log, receipt })) writeFileSync(join(folder, name), content);
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await world.destroy();
  });

  function khien(...args: string[]): Buffer {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = spawnSync(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), ...args], {
      env: {
        ...env,
        NODE_ENV: 'test',
        KHIEN_DATA: world.folder,
        KHIEN_LOG_LEVEL: 'silent',
        KHIEN_API_DATABASE_URL: world.database.apiUrl,
        KHIEN_WORKER_DATABASE_URL: world.database.workerUrl,
      },
      maxBuffer: 2 ** 28,
    });
    if (child.status !== 0) throw new Error(`khien ${args.join(' ')}: ${child.stderr.toString()}`);
    return child.stdout;
  }
  /** The second verifier as its own program, in an empty folder, knowing nothing of this project. */
  const second = (...args: string[]) => {
    const child = spawnSync(process.execPath, [SECOND, ...args, '--vkey', world.signer.vkey], { cwd: folder, env: {} });
    return { status: child.status, ...(JSON.parse(child.stdout.toString() || '{}') as { check?: string; proves?: string; size?: number }) };
  };
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);

  it('the exported log is whole to both, with the receipt and the checkpoints that were kept', async () => {
    const trust = { vkey: world.signer.vkey, kept, receipts: [receipt] };
    expect(kept).toHaveLength(2);
    expect(verifyLog(log, trust)).toMatchObject({ ok: true });
    expect(await verifyExportedLog(splitLines([log]), { ...trust, earlier: kept, toleranceMs: 60_000 })).toMatchObject({ ok: true });
    expect(verifyReceipt(receipt, trust)).toMatchObject({ ok: true });
    expect(systemVerifies(receipt, trust)).toMatchObject({ ok: true });

    put('kept.ndjson', readFileSync(join(world.folder, 'checkpoints.ndjson')));
    const served = await (await world.app()).inject('/log/checkpoint');
    put('kept.txt', served.body);
    const entries = log.toString().trim().split('\n').length - 2;
    expect(second('log', 'log', '--kept', 'kept.ndjson', '--kept', 'kept.txt', '--receipt', 'receipt')).toMatchObject({
      status: 0,
      size: entries,
    });
    expect(second('receipt', 'receipt')).toMatchObject({ status: 0 });
  });

  it('the same log tampered with is refused by both', async () => {
    const random = randomFrom(SEED);
    const lines = log.toString().trimEnd().split('\n');
    const entries = lines.slice(1, -1).map((line) => (JSON.parse(line) as { entry: string }).entry);
    const sample = { signer: world.signer, entries, file: log.toString(), kept, covered: 0 };
    const missed: string[] = [];
    for (const mutation of MUTATIONS) {
      const given = await mutation.apply(sample, random);
      if (!given || (given.bytes.equals(log) && given.vkey === world.signer.vkey && given.kept === kept && given.receipts.length === 0))
        continue;
      const system = await verifyExportedLog(splitLines([given.bytes]), { ...given, earlier: given.kept, toleranceMs: 60_000 });
      if (system.ok || verifyLog(given.bytes, given).ok) missed.push(mutation.name);
    }
    expect({ seed: SEED, missed }).toEqual({ seed: SEED, missed: [] });
  });

  it('that the filing arrived (01), and that it was received into the register under this number (03)', () => {
    expect(acknowledgements.map(({ code }) => code)).toEqual(['01', '03']);
    const [arrived, accepted] = acknowledgements as [Acknowledgement, Acknowledgement];
    const proof = (acknowledgement: Acknowledgement) =>
      proveAcknowledgement({ log, receipt, acknowledgement, vkey: world.signer.vkey, kept });
    expect(proof(arrived)).toMatchObject({ ok: true, entry: { type: 'FilingArrived' } });
    expect(proof(accepted)).toMatchObject({ ok: true, proves: 'content', entry: { type: 'FilingAccepted' } });

    put('accepted.json', JSON.stringify(accepted));
    expect(second('acknowledgement', 'accepted.json', '--log', 'log', '--receipt', 'receipt')).toMatchObject({
      status: 0,
      proves: 'content',
    });
  });

  it('and nothing that was not said: another number, note, time, code or filing', async () => {
    const [arrived, accepted] = acknowledgements as [Acknowledgement, Acknowledgement];
    const later = new Date(Date.parse(accepted.at) + 1).toISOString();
    const said: Acknowledgement[] = [
      { ...accepted, registryNumber: `${accepted.registryNumber}0` },
      { ...accepted, note: null },
      { ...accepted, at: later },
      { ...accepted, code: '02' },
      { ...arrived, at: later },
      { ...arrived, code: '02' },
      { ...arrived, note: 'Đã nhận' },
    ];
    for (const acknowledgement of said)
      expect(proveAcknowledgement({ log, receipt, acknowledgement, vkey: world.signer.vkey })).toMatchObject({
        ok: false,
        check: 'acknowledgement',
      });
    put('said.json', JSON.stringify(said[0]));
    expect(second('acknowledgement', 'said.json', '--log', 'log', '--receipt', 'receipt')).toMatchObject({
      status: 1,
      check: 'acknowledgement',
    });

    // The other filing of the same organisation has arrived too, and was not accepted.
    const { rows } = await world.admin.query<{ id: string }>('select filing_id as id from delivery where id = $1', [
      played.arrivedDeliveryId,
    ]);
    const { data } = await world.gql<{ receipt: { file: string } }>(
      'query ($id: ID!) { receipt(filingId: $id) { file } }',
      { id: rows[0]!.id },
      played.dpo,
    );
    const other = Buffer.from(data.receipt.file);
    expect(verifyReceipt(other, { vkey: world.signer.vkey })).toMatchObject({ ok: true });
    expect(proveAcknowledgement({ log, receipt: other, acknowledgement: accepted, vkey: world.signer.vkey })).toMatchObject({
      check: 'acknowledgement',
    });
  });
});

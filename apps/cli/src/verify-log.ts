import { createReadStream, readFileSync } from 'node:fs';
import { CheckpointFile, DataFolder, openHouse } from '#composition';
import type { Database } from '#platform';
import { parseConfig } from '#platform';
import { exportLog, type LogVerdict, publicPemOf, signCheckpoint, splitLines, verifyExportedLog, verifyLog } from '#platform/log';

/** How far the time of an entry may lie behind an earlier one's: `app.record` refuses older transactions. */
const TOLERANCE_MS = 60_000;
const PAGE = 5_000;

interface LeafRow {
  readonly idx: string;
  readonly entry: string;
  readonly hash: Buffer;
}

/** Recomputes the whole tree from its entries and compares it with the signed head. */
export async function verifyLogCommand(options: { file?: string; vkey?: string; receipt?: string[] }): Promise<void> {
  const config = parseConfig(process.env);
  const receipts = options.receipt?.map((file) => readFileSync(file));
  const signer = options.file && options.vkey ? null : new DataFolder(config.dataFolder).logSigner(config.logOrigin);
  const vkey = options.vkey?.trim() ?? signer!.vkey;
  if (options.file)
    return report(await verifyExportedLog(splitLines(createReadStream(options.file)), { vkey, receipts, toleranceMs: TOLERANCE_MS }));
  const house = await openHouse(config, 'worker');
  try {
    const head = await headOf(house.database);
    const checkpoint = signCheckpoint(head, signer!);
    const rows = (async function* () {
      for await (const { idx, entry, hash } of leaves(house.database, head.size))
        yield { index: Number(idx), entryText: entry, leafHash: hash };
    })();
    report(await verifyLog(rows, checkpoint, vkey, { toleranceMs: TOLERANCE_MS, receipts, earlier: new CheckpointFile(house.data).all() }));
  } finally {
    await house.close();
  }
}

export async function exportLogCommand(): Promise<void> {
  const config = parseConfig(process.env);
  const house = await openHouse(config, 'worker');
  try {
    const signer = house.data.logSigner(config.logOrigin);
    const head = await headOf(house.database);
    const rows = (async function* () {
      for await (const { idx, entry } of leaves(house.database, head.size)) yield { index: Number(idx), entryText: entry };
    })();
    for await (const line of exportLog(rows, signCheckpoint(head, signer), signer.vkey)) process.stdout.write(line);
  } finally {
    await house.close();
  }
}

export function logKeyCommand(): void {
  const config = parseConfig(process.env);
  const { vkey, publicKey } = new DataFolder(config.dataFolder).logSigner(config.logOrigin);
  console.log(`${vkey}\n${publicPemOf(publicKey).trim()}`);
}

function report(verdict: LogVerdict): void {
  if (verdict.ok) {
    console.log(`✓ Nhật ký toàn vẹn / the log is whole: ${verdict.size} entries`);
    return;
  }
  for (const failure of verdict.failures)
    console.error(`✗ ${failure.vi}\n  ${failure.en}${failure.index === undefined ? '' : ` (entry ${failure.index})`}`);
  process.exitCode = 1;
}

async function headOf(database: Database): Promise<{ size: number; root: Buffer }> {
  const { rows } = await database.pool.query<{ size: string; root: Buffer }>('select size, root from app.log_root()');
  return { size: Number(rows[0]!.size), root: rows[0]!.root };
}

async function* leaves(database: Database, size: number): AsyncGenerator<LeafRow> {
  for (let from = 0; from < size; from += PAGE) {
    const client = await database.pool.connect();
    try {
      await client.query('begin read only');
      await client.query("select app.enter_system('verify-log')");
      const { rows } = await client.query<LeafRow>(
        'select l.idx, l.entry, n.hash from log_leaf l join log_node n on n.level = 0 and n.idx = l.idx where l.idx >= $1 and l.idx < $2 order by l.idx',
        [from, Math.min(from + PAGE, size)],
      );
      await client.query('commit');
      yield* rows;
    } finally {
      client.release();
    }
  }
}

import { DomainError } from '#kernel';
import { incidentOf } from './incidents/incident.js';
import { IncidentFiler, type Outcome } from './incidents/incident-filer.js';
import { keysOf } from './incidents/incident-keys.js';
import { LoadProgress } from './incidents/load-progress.js';
import { type IncidentRow, readIncidents } from './incidents/read-incidents.js';
import { withHouse } from './operator.js';

interface Refusal {
  readonly line: number;
  readonly error: DomainError;
}

/** Files every row of the file; refused rows are listed with their reasons and are no failure of the command. */
export async function loadIncidents(file: string, options: { limit?: number; concurrency: number }): Promise<void> {
  refuseOptions(options);
  const all = readIncidents(file);
  const keys = keysOf(all);
  const rows = all.slice(0, options.limit ?? all.length);
  await withHouse(async ({ uow, database }) => {
    const lock = await database.pool.connect();
    try {
      const { rows: answer } = await lock.query<{ got: boolean }>("select pg_try_advisory_lock(hashtext('khien load-incidents')) as got");
      if (!answer[0]!.got) throw new Error('Đang có một lần nạp khác chạy / another load-incidents is running on this database.');
      await load(rows, keys, await IncidentFiler.open(uow), options.concurrency);
    } finally {
      lock.release(true);
    }
  });
}

async function load(rows: readonly IncidentRow[], keys: readonly string[], filer: IncidentFiler, concurrency: number): Promise<void> {
  const started = performance.now();
  const loadedAt = new Date();
  const outcomes: Record<Outcome, number> = { filed: 0, resumed: 0, 'filed before': 0 };
  const refusals: Refusal[] = [];
  const progress = new LoadProgress(rows.length);
  const seconds = () => (performance.now() - started) / 1000;
  let next = 0;
  let failed = false;
  const lane = async () => {
    while (next < rows.length && !failed) {
      const at = next++;
      const row = rows[at]!;
      try {
        outcomes[await filer.file(incidentOf(row, keys[at]!, loadedAt))] += 1;
      } catch (error) {
        // The house is in trouble, not the row: stop, so that a second run goes on from here.
        if (!(error instanceof DomainError) || error.kind === 'unavailable') {
          failed = true;
          throw error;
        }
        refusals.push({ line: row.line, error });
      }
      const made = outcomes.filed + outcomes.resumed;
      progress.at(made + outcomes['filed before'] + refusals.length, made / seconds());
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: concurrency }, lane));
  progress.stop();
  report(rows, outcomes, refusals, seconds());
  const trouble = lanes.find((result) => result.status === 'rejected');
  if (trouble) {
    const why =
      trouble.reason instanceof DomainError ? `${trouble.reason.sentence.vi} / ${trouble.reason.sentence.en}` : String(trouble.reason);
    throw new Error(`Việc nạp dừng giữa chừng; chạy lại sẽ nạp tiếp / the load stopped half-way; run it again to go on. ${why}`);
  }
}

function report(
  rows: readonly IncidentRow[],
  outcomes: Readonly<Record<Outcome, number>>,
  refusals: readonly Refusal[],
  seconds: number,
): void {
  const made = outcomes.filed + outcomes.resumed;
  const damaged = rows.filter((row) => row.damaged > 0).length;
  console.log(`
Số dòng / rows                              ${rows.length}
Đã nộp / filed                              ${outcomes.filed}
Nộp tiếp từ bản dở / resumed                ${outcomes.resumed}
Đã nộp từ lần trước / filed already         ${outcomes['filed before']}
Bị từ chối / refused                        ${refusals.length}
Có ký tự hỏng, thay bằng U+FFFD / repaired  ${damaged}
Thời gian / time                            ${seconds.toFixed(1)} s${made > 0 ? `\nTốc độ / rate                               ${(made / seconds).toFixed(1)} filings/s` : ''}`);
  for (const { line, error } of refusals.toSorted((a, b) => a.line - b.line)) {
    console.log(`\nDòng / line ${line}: ${error.sentence.vi} / ${error.sentence.en}`);
    for (const { path, vi, en, article } of error.details.defects ?? [])
      console.log(`  ${path}: ${vi} / ${en}${article ? ` (${article})` : ''}`);
  }
}

function refuseOptions({ limit, concurrency }: { limit?: number; concurrency: number }): void {
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw new Error('--limit là số nguyên dương / --limit is a positive whole number.');
  if (!(Number.isInteger(concurrency) && concurrency >= 1 && concurrency <= 64))
    throw new Error('--concurrency là số nguyên từ 1 đến 64 / --concurrency is a whole number from 1 to 64.');
}

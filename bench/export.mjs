/**
 * Exports of a register of 100,000 activities: how long, how large, and how far the memory of the API went above what it had had before, which is
 * what an export costs (Linux alone tells it).
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { startApi } from './child.mjs';
import { WrongAnswer } from './load.mjs';
import { asSeeder, idOf, LARGE, LARGE_SIZE, organisationId, tokenOf, userId } from './seed.mjs';

const ROWS = 100_000;
const REACH_MB = 300;
const EXPORTED = idOf('organisation', 'exported');
const TOKEN = tokenOf('VIEWER', 'exported');
/** Rows of the register, and what each belongs to. */
const CHILDREN = ['activity_subject_group', 'activity_data_type', 'activity_system', 'activity_party'];

export async function measureExports(database, { profile } = {}) {
  await growRegister(database.admin);
  const figures = {};
  for (const format of ['csv', 'xlsx', 'json']) {
    // A process of its own each time: the peak is of the whole life of one.
    const api = await startApi(database, { profile });
    try {
      await get(api, 'information-systems.csv');
      const before = peakOf(api.pid);
      const started = performance.now();
      const { bytes, first, rows } = await get(api, `processing-activities.${format}`);
      const ms = performance.now() - started;
      if (format === 'json' && rows !== ROWS) throw new WrongAnswer(`${rows} records instead of ${ROWS}`);
      figures[format] = {
        seconds: ms / 1000,
        firstByteSeconds: (first - started) / 1000,
        megabytes: bytes / 2 ** 20,
        peakMb: peakOf(api.pid),
        idleMb: before,
      };
    } finally {
      await api.stop();
    }
  }
  tell(figures);
  return { figures };
}

function tell(figures) {
  console.log(`\nexport of ${ROWS} activities`);
  for (const [format, { seconds, firstByteSeconds, megabytes, peakMb, idleMb }] of Object.entries(figures))
    console.log(
      `  ${format.padEnd(5)} ${seconds.toFixed(1)} s (first byte after ${firstByteSeconds.toFixed(1)} s) · ${megabytes.toFixed(0)} MB · peak ${peakMb ?? '?'} MB, ${idleMb ?? '?'} MB before`,
    );
  const most = Math.max(...Object.values(figures).map(({ peakMb, idleMb }) => peakMb - idleMb));
  console.log(`  it takes ≤ ${REACH_MB} MB: ${most <= REACH_MB ? 'reached' : 'MISSED'} (${most})`);
}

/** Reads it as a client does that keeps nothing and waits as long as it takes, counting lines that begin a record. */
async function get(api, file) {
  const headers = { authorization: `Bearer ${TOKEN}` };
  const answer = await new Promise((resolve, reject) =>
    request(`${api.url}/exports/${file}`, { headers }, resolve).on('error', reject).end(),
  );
  if (answer.statusCode !== 200) throw new WrongAnswer(`${file}: ${answer.statusCode}`);
  const first = performance.now();
  let bytes = 0;
  let rows = 0;
  let last = 0;
  for await (const chunk of answer) {
    bytes += chunk.length;
    for (const byte of chunk) {
      if (last === 10 && byte === 123) rows++;
      last = byte;
    }
  }
  return { bytes, first, rows };
}

/** Most resident memory of a process so far, in MB. */
function peakOf(pid) {
  try {
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return undefined;
  }
}

/** One organisation more, whose register is that of the large one several times over; kept for the next run. */
async function growRegister(admin) {
  const { rowCount } = await admin.query('select from organisation where id = $1', [EXPORTED]);
  const values = [EXPORTED, organisationId(LARGE)];
  const copies = Math.ceil(ROWS / LARGE_SIZE);
  await asSeeder(admin, async (client) => {
    if (rowCount === 0) {
      const copied = (alias, members) => `lateral jsonb_populate_record(${alias}, jsonb_build_object(${members})) r`;
      const own = `'name', 'Công ty Mẫu xuất sổ', 'tax_code', null`;
      await client.query(
        `insert into organisation select r.* from organisation o, ${copied('o', `'id', $1::uuid, ${own}`)} where o.id = $2`,
        values,
      );
      await client.query(
        `create temporary table copies as select a.id as old, k, md5(a.id::text || k)::uuid as id from processing_activity a, generate_series(1, ${copies}) k
          where a.organisation_id = $1 order by k, a.id limit ${ROWS}`,
        [organisationId(LARGE)],
      );
      await client.query(
        `insert into processing_activity select r.* from copies c join processing_activity a on a.id = c.old,
          ${copied('a', "'id', c.id, 'organisation_id', $1::uuid, 'code', a.code || '-' || c.k")}`,
        [EXPORTED],
      );
      for (const table of CHILDREN)
        await client.query(
          `insert into ${table} select r.* from copies c join ${table} t on t.activity_id = c.old,
            ${copied('t', "'id', gen_random_uuid(), 'organisation_id', $1::uuid, 'activity_id', c.id")}`,
          [EXPORTED],
        );
      const user = userId('VIEWER', 'exported');
      await client.query(
        `insert into user_account (id, email, email_key, display_name, created_at) values ($1, 'viewer-x@mau.example', 'viewer-x@mau.example', 'VIEWER x', now())`,
        [user],
      );
      await client.query(
        `insert into membership (id, user_id, organisation_id, roles, created_at) values ($1, $2, $3, '{VIEWER}', now())`,
        [idOf('membership', 'exported'), user, EXPORTED],
      );
    }
    await client.query(
      `insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at)
        values (gen_random_uuid(), $1, $2, $3, 'BEARER', now(), now(), now() + interval '1 day')`,
      [createHash('sha256').update(TOKEN).digest(), userId('VIEWER', 'exported'), idOf('membership', 'exported')],
    );
  });
  if (rowCount === 0) await admin.query('vacuum analyze');
}

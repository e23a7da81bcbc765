/** The import of a large workbook, from its rows to the commit, against COPY of the very rows that it wrote. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { markedWorkbook } from '../dist/libs/registry/src/import/index.js';
import { root, toolEnvironment } from '../scripts/toolchain.mjs';
import { median, ratioOf, WrongAnswer } from './load.mjs';
import { asSeeder, largeOf, organisationId, tokenOf } from './seed.mjs';

const run = promisify(execFile);
const PARTS = [
  'activity_subject_group',
  'activity_data_type',
  'activity_purpose',
  'activity_transfer',
  'activity_system',
  'activity_party',
];
/** In the order of their references. */
const TABLES = ['information_system', 'party', 'processing_activity', ...PARTS];

export async function measureImports(database, { rounds, rows }) {
  const { admin, folder } = database;
  const environment = {
    NODE_ENV: 'production',
    KHIEN_DATA: folder,
    KHIEN_LOG_LEVEL: 'silent',
    KHIEN_API_DATABASE_URL: database.apiDatabaseUrl,
  };
  const exchange = mkdtempSync(join(tmpdir(), 'khien-copy-'));
  const rates = { ours: [], copy: [] };
  const peaks = [];
  const workbook = join(exchange, 'register.xlsx');
  try {
    writeFileSync(workbook, workbookOf(rows));
    await admin.query(`copy (select 1) to '${join(exchange, 'try')}'`).catch(async () => {
      // The server is another account's where the benchmark runs as root.
      await run('chmod', ['777', exchange]);
    });
    for (let round = 0; round < rounds; round++) {
      const [warm, n] = [1, 2].map((i) => largeOf(database.organisations) + i);
      const [other, own] = [warm, n].map((one) => `organisation_id = '${organisationId(one)}'`);
      for (const one of [other, own]) await clear(admin, one);
      const tokens = [warm, n].map((one) => tokenOf('PDP_OFFICER', one));
      const { stdout } = await run(process.execPath, [join(root, 'bench/import-once.mjs'), workbook, ...tokens], {
        cwd: root,
        env: toolEnvironment(environment),
        maxBuffer: 1 << 24,
      });
      const told = JSON.parse(stdout.trim().split('\n').at(-1));
      await clear(admin, other);
      const written = await counts(admin, own);
      if (written.processing_activity !== Math.floor(rows / 5)) throw new WrongAnswer(`imported ${JSON.stringify(written)}`);
      const all = Object.values(written).reduce((a, b) => a + b, 0);
      for (const table of TABLES) await admin.query(`copy (select * from ${table} where ${own} order by id) to '${join(exchange, table)}'`);
      await clear(admin, own);
      const copied = await copy(admin, exchange);
      if (JSON.stringify(await counts(admin, own)) !== JSON.stringify(written)) throw new WrongAnswer('COPY wrote something else');
      await clear(admin, own);
      const ours = told.check - told.open + told.commit;
      rates.ours.push(Math.round(all / (ours / 1000)));
      rates.copy.push(Math.round(all / (copied / 1000)));
      peaks.push(told.peakMiB);
      console.log(
        `  ${rows} rows, ${all} in the tables: open ${ms(told.open)} (not counted) · rest of the check ${ms(told.check - told.open)} · commit ${ms(told.commit)} · COPY ${ms(copied)} · peak ${told.peakMiB.toFixed(0)} MiB`,
      );
    }
  } finally {
    rmSync(exchange, { recursive: true, force: true });
  }
  return { rates, rows, peakMiB: Math.round(median(peaks)), importVsCopy: ratioOf(rates.ours, rates.copy) };
}

const ms = (time) => `${Math.round(time)} ms`;

/** The same rows into the same tables, with their constraints and indexes, as superuser; only the demand for an event is off. */
async function copy(admin, exchange) {
  const client = await admin.connect();
  try {
    for (const table of TABLES) await client.query(`alter table ${table} disable trigger recorded`);
    const started = performance.now();
    await client.query('begin');
    for (const table of TABLES) await client.query(`copy ${table} from '${join(exchange, table)}'`);
    await client.query('commit');
    return performance.now() - started;
  } finally {
    for (const table of TABLES) await client.query(`alter table ${table} enable trigger recorded`);
    client.release();
  }
}

async function clear(admin, own) {
  await asSeeder(admin, async (client) => {
    for (const table of [...TABLES].reverse()) await client.query(`delete from ${table} where ${own}`);
  });
  await admin.query(`vacuum analyze ${TABLES.join(', ')}`);
}

async function counts(admin, own) {
  const found = {};
  for (const table of TABLES) found[table] = (await admin.query(`select count(*)::int as n from ${table} where ${own}`)).rows[0].n;
  return found;
}

/** A fifth of the rows are activities; each has a purpose, a data type, a group and a recipient, as rows of sheets of their own. */
function workbookOf(count) {
  const activities = Math.floor(count / 5);
  const sheet = (name, header, line) => ({
    name,
    rows: [header, ...Array.from({ length: activities }, (_, i) => line(i))].map((texts, row) =>
      texts.map((text, i) => ({ row: row + 1, column: String.fromCharCode(65 + i), text })),
    ),
  });
  return markedWorkbook(
    [
      sheet('Processing', ['ref_id', 'name', 'description', 'domain'], (i) => [
        `HD-${i}`,
        `Hoạt động xử lý số ${i}`,
        `Mô tả của hoạt động ${i}`,
        `Phòng ${i % 20}`,
      ]),
      sheet('Purposes', ['name', 'legal_basis', 'processing'], (i) => [`Thực hiện hợp đồng số ${i}`, 'privacy_contract', `HD-${i}`]),
      sheet('Personal Data', ['name', 'category', 'retention', 'processing'], (i) => [
        `Số điện thoại ${i}`,
        'PHONE_NUMBER',
        `${(i % 9) + 1} năm`,
        `HD-${i}`,
      ]),
      sheet('Data Subjects', ['name', 'category', 'processing'], (i) => ['Khách hàng', 'CUSTOMER', `HD-${i}`]),
      sheet('Data Recipients', ['name', 'category', 'processing'], (i) => [`Bên nhận ${i % 2_000}`, 'SERVICE_PROVIDER', `HD-${i}`]),
    ],
    [],
  );
}

/** The submission of a report, against a plain transaction that writes the same rows. */

import { join } from 'node:path';
import { newId } from '../dist/libs/kernel/src/index.js';
import { formVersionOf, regimeAt } from '../dist/libs/law/src/index.js';
import { Transaction } from '../dist/libs/platform/src/work/transaction.js';
import { filedOrganisation } from '../dist/libs/violations/src/canonical-filing.js';
import { keepClocks } from '../dist/libs/violations/src/clocks/keep-clocks.js';
import { digestOf } from '../dist/libs/violations/src/mark-report-ready.js';
import { ORGANISATION_BLOCK } from '../dist/libs/violations/src/report-facts.query.js';
import { root, runNode } from '../scripts/toolchain.mjs';
import { interleave, rateOfEach, ratioOf, WrongAnswer } from './load.mjs';
import { asSeeder, ORGANISATIONS, organisationId, SECTOR, tokenOf, userId } from './seed.mjs';

const SUBMIT = `mutation Submit($input: SubmitViolationReportInput!) {
  submitViolationReport(input: $input) { filing { id reference state submittedAt digest } receipt { reference leafIndex file } }
}`;

/** How many rows more there are of each after one submission; of both contenders. */
const WRITTEN = {
  filing: 1,
  filing_attachment: 1,
  clock_verdict: 1,
  "violation_report where state = 'SUBMITTED' and reference is not null": 1,
  // The clock of the notice stops; what is waited for from then on is the worker's.
  report_clock: 0,
  'report_clock where stopped_by is not null and next_escalation_at is null': 1,
  'report_clock where superseded_at is not null': 0,
  delivery: 1,
  outbox: 1,
  log_leaf: 1,
  'pgboss.job_common': 1,
};

/** Reports ready for signing, `count` of them from number `from` on, each of another organisation than the one before. */
export async function prepare(admin, from, count) {
  const hoursAgo = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const facts = {
    reporterRole: 'CONTROLLER',
    occurredFrom: hoursAgo(30),
    detectedAt: hoursAgo(10),
    detectionMethod: 'Giám sát nhật ký truy cập',
    place: 'Máy chủ dữ liệu khách hàng',
    systems: ['CRM 1', 'CRM 2'],
    actType: 'LEAK',
    actDescription: 'Một tệp sao lưu được đặt nhầm vào kho công khai và đã bị tải về từ bên ngoài trước khi bị gỡ bỏ.',
    dataTypes: ['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'DIGITAL_ACCOUNT'].map((code) => ({ code, state: 'AFFECTED' })),
    counts: [
      { what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', value: 1200 },
      { what: 'SENSITIVE_SUBJECTS', basis: 'COUNTED', value: 0 },
      { what: 'BASIC_RECORDS', basis: 'ESTIMATED', value: 1800 },
    ],
    origin: 'OWN',
    consequences: 'Chủ thể dữ liệu có thể nhận cuộc gọi và tin nhắn lừa đảo.',
    measuresDone: 'Đã gỡ tệp, thu hồi khóa truy cập, rà soát nhật ký và chuẩn bị thông báo cho chủ thể dữ liệu.',
    harmInterests: ['PROPERTY'],
  };
  const filed = { kind: 'INITIAL', reason: null, answers: null, facts };
  const regime = regimeAt({ detectedAt: new Date(facts.detectedAt) }).regime.code;
  const reports = Array.from({ length: count }, (_, i) => ({ id: newId(), fileId: newId(), n: 1 + ((from + i) % ORGANISATIONS) }));
  const ids = reports.map(({ id }) => id);
  const organisations = reports.map(({ n }) => organisationId(n));
  const people = reports.map(({ n }) => userId('PDP_OFFICER', n));
  const files = reports.map(({ fileId }) => fileId);
  const { rows: blocks } = await admin.query(
    `select o.id, json_build_object('organisation', ${ORGANISATION_BLOCK}, 'provinceCode', o.province_code, 'sector', o.sector,
         'defenceScope', o.defence_scope) as block from organisation o where o.id = any ($1::uuid[])`,
    [organisations],
  );
  const digestBy = new Map(blocks.map(({ id, block }) => [id, digestOf(filed, filedOrganisation(block))]));
  const digests = organisations.map((id) => digestBy.get(id));
  await asSeeder(admin, async (client) => {
    await client.query(
      `insert into violation_report (id, organisation_id, title, facts, state, kind, drill, form_version, regime, ready_digest, version, created_by, created_at,
           updated_at)
         select s.id, s.organisation, 'Vụ việc mẫu', $4, 'READY', $5, false, $6, $7, s.digest, 2, s.person, now(), now()
         from unnest($1::uuid[], $2::uuid[], $3::uuid[], $8::text[]) s (id, organisation, person, digest)`,
      [ids, organisations, people, facts, filed.kind, formVersionOf(regime, '08'), regime, digests],
    );
    await client.query(
      `insert into report_activity (id, organisation_id, report_id, activity_id)
         select gen_random_uuid(), md5('organisation ' || s.n)::uuid, s.id, md5('activity ' || s.n || ' ' || i)::uuid
         from unnest($1::uuid[], $2::int[]) s (id, n), generate_series(1, 3) i`,
      [ids, reports.map(({ n }) => n)],
    );
    await client.query(
      `insert into attachment (id, organisation_id, name, media_type, sha256, size, state, judged_at, received_by, received_at)
         select s.id, s.organisation, 'nhat-ky.pdf', 'application/pdf', encode(sha256(s.id::text::bytea), 'hex'), 48213, 'CLEAN', now(), s.person, now()
         from unnest($1::uuid[], $2::uuid[], $3::uuid[]) s (id, organisation, person)`,
      [files, organisations, people],
    );
    await client.query(
      `insert into report_attachment (id, organisation_id, report_id, attachment_id, attached_at)
         select gen_random_uuid(), s.organisation, s.report, s.id, now() from unnest($1::uuid[], $2::uuid[], $3::uuid[]) s (id, organisation, report)`,
      [files, organisations, ids],
    );
    // The clocks of a draft, by the statement of the product itself.
    const transaction = new Transaction(client);
    const tx = { now: new Date(), sql: (text, values) => transaction.sql(text, values) };
    for (const [i, id] of ids.entries())
      await keepClocks(tx, { ...filed, id, organisationId: organisations[i], state: 'READY', reference: null }, { sector: SECTOR });
  });
  await admin.query(
    'analyze violation_report, report_activity, report_attachment, attachment, report_clock, filing, delivery, log_leaf, clock_verdict',
  );
  return reports;
}

export const ask = {
  ours: ({ id, n }) => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${tokenOf('APPROVER', n)}` },
    body: JSON.stringify({ query: SUBMIT, variables: { input: { reportId: id, clientKey: `bench-${id}`, commitment: true } } }),
  }),
  transaction: ({ id, n }) => ({
    method: 'POST',
    path: '/filings',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reportId: id, organisationId: organisationId(n), userId: userId('APPROVER', n), clientKey: `bench-${id}` }),
  }),
};
const isFiled = { ours: (body) => body.includes('"leafIndex"'), transaction: (body) => body.includes('"index"') };

/** Nothing of an earlier run: the log begins anew, as its key does. */
async function empty(admin) {
  await asSeeder(admin, async (client) => {
    // What was made of a report goes with it.
    await client.query('truncate violation_report, attachment, notification, outbox, log_leaf, log_node, pgboss.job_common cascade');
    await client.query("update log_head set size = 0, frontier = '{}'");
  });
}

export async function measureSubmissions(servers, database, { rounds, chunk }) {
  const { admin } = database;
  await empty(admin);
  let number = 0;
  const submit = (kind, server) => async () => {
    const reports = await prepare(admin, number, chunk);
    number += chunk;
    const before = await counts(admin);
    const rate = await rateOfEach(server, reports.map(ask[kind]), isFiled[kind]);
    const after = await counts(admin);
    const written = Object.fromEntries(Object.keys(WRITTEN).map((rows) => [rows, after[rows] - before[rows]]));
    if (Object.entries(WRITTEN).some(([rows, each]) => written[rows] !== each * chunk))
      throw new WrongAnswer(`${kind} wrote ${JSON.stringify(written)} for ${chunk} submissions`);
    return rate;
  };
  const contenders = { ours: submit('ours', servers.ours), transaction: submit('transaction', servers.floor) };
  for (const warm of Object.values(contenders)) await warm();
  const rates = await interleave(rounds, contenders);
  await verifyLog(database, number);
  return { rates, chunk, submitVsTransaction: ratioOf(rates.ours, rates.transaction) };
}

/** The tree that both wrote in turns must be whole: every entry, the root, and as many nodes as `size` leaves have. */
async function verifyLog({ admin, folder, workerDatabaseUrl }, size) {
  const { rows } = await admin.query('select count(*)::int as nodes from log_node');
  const peaks = size.toString(2).replaceAll('0', '').length;
  if (rows[0].nodes !== 2 * size - peaks) throw new WrongAnswer(`the log has ${rows[0].nodes} nodes over ${size} leaves`);
  const environment = { NODE_ENV: 'production', KHIEN_DATA: folder, KHIEN_WORKER_DATABASE_URL: workerDatabaseUrl };
  const code = await runNode([join(root, 'dist/apps/cli/src/main.js'), 'verify-log'], environment);
  if (code !== 0) throw new WrongAnswer('the log does not verify');
}

async function counts(admin) {
  const text = Object.keys(WRITTEN).map((from) => `(select count(*)::int from ${from})`);
  // As arrays: PostgreSQL cuts names off at 63 characters.
  const { rows } = await admin.query({ text: `select ${text.join(', ')}`, rowMode: 'array' });
  return Object.fromEntries(Object.keys(WRITTEN).map((from, i) => [from, rows[0][i]]));
}

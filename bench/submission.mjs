/** The submission of a report, against a plain transaction that writes the same rows. */

import { join } from 'node:path';
import { newId } from '../dist/libs/kernel/src/index.js';
import { digestOfFacts } from '../dist/libs/violations/src/mark-report-ready.js';
import { root, runNode } from '../scripts/toolchain.mjs';
import { interleave, rateOfEach, ratioOf, WrongAnswer } from './load.mjs';
import { asSeeder, ORGANISATIONS, organisationId, tokenOf, userId } from './seed.mjs';

const SUBMIT = `mutation Submit($input: SubmitViolationReportInput!) {
  submitViolationReport(input: $input) { filing { id reference state submittedAt digest } receipt { reference leafIndex file } }
}`;

/** What a submission writes; both must leave the same number of each. */
const TABLES = ['filing', 'clock_verdict', 'delivery', 'outbox', 'log_leaf', 'pgboss.job_common'];

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
    actType: 'LEAK_OR_LOSS',
    actDescription: 'Một tệp sao lưu được đặt nhầm vào kho công khai và đã bị tải về từ bên ngoài trước khi bị gỡ bỏ.',
    dataTypes: ['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'DIGITAL_ACCOUNT'].map((code) => ({ code, state: 'AFFECTED' })),
    basicSubjects: 1200,
    sensitiveSubjects: 0,
    records: 1800,
    countConfidence: 'ESTIMATED',
    consequences: 'Chủ thể dữ liệu có thể nhận cuộc gọi và tin nhắn lừa đảo.',
    measures: 'Đã gỡ tệp, thu hồi khóa truy cập, rà soát nhật ký và chuẩn bị thông báo cho chủ thể dữ liệu.',
    harmInterests: ['PROPERTY'],
  };
  const digest = digestOfFacts(facts);
  const reports = Array.from({ length: count }, (_, i) => ({ id: newId(), n: 1 + ((from + i) % ORGANISATIONS) }));
  await asSeeder(admin, async (client) => {
    await client.query(
      `insert into violation_report (id, organisation_id, title, facts, state, ready_digest, created_by, created_at, updated_at)
         select s.id, s.organisation, 'Vụ việc mẫu', $4, 'READY', $5, s.person, now(), now() from unnest($1::uuid[], $2::uuid[], $3::uuid[]) s (id, organisation, person)`,
      [
        reports.map(({ id }) => id),
        reports.map(({ n }) => organisationId(n)),
        reports.map(({ n }) => userId('PDP_OFFICER', n)),
        facts,
        digest,
      ],
    );
    await client.query(
      `insert into report_activity (id, organisation_id, report_id, activity_id)
         select gen_random_uuid(), md5('organisation ' || s.n)::uuid, s.id, md5('activity ' || s.n || ' ' || i)::uuid
         from unnest($1::uuid[], $2::int[]) s (id, n), generate_series(1, 3) i`,
      [reports.map(({ id }) => id), reports.map(({ n }) => n)],
    );
  });
  await admin.query('analyze violation_report, report_activity, filing, delivery, log_leaf, clock_verdict');
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
    await client.query(`truncate violation_report, report_activity, filing, clock_verdict, delivery, delivery_attempt, acknowledgement, notification,
      outbox, log_leaf, log_node, pgboss.job_common`);
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
    const written = Object.fromEntries(TABLES.map((table) => [table, after[table] - before[table]]));
    if (TABLES.some((table) => written[table] !== chunk))
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
  const { rows } = await admin.query(`select ${TABLES.map((table) => `(select count(*)::int from ${table}) as "${table}"`).join(', ')}`);
  return rows[0];
}

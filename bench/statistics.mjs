/**
 * The question that a ministry asks, how many, where and with what result, of a unit with a million reports against one with ten thousand: the answer
 * comes from cells, and costs what it shows. Beside it the page of the reports behind a number.
 */
import { createHash } from 'node:crypto';
import { interleave, rateOf, ratioOf, WrongAnswer } from './load.mjs';
import { asSeeder, idOf, tokenOf } from './seed.mjs';

const SIZES = [10_000, 1_000_000];
const ROLE = 'UNIT_HEAD';
const PERIOD = { from: '2026-01', to: '2026-12' };

const graphql = (query, size) => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${tokenOf(ROLE, size)}` },
  body: JSON.stringify({ query }),
});
const filter = `{ from: "${PERIOD.from}", to: "${PERIOD.to}" }`;
const QUESTION = `{ statistics(filter: ${filter}, groupBy: [PROVINCE, OUTCOME]) { digest watermark total { reports } groups { keys { code } sums { reports } } } }`;
const ROWS = `{ statisticsRows(filter: { from: "${PERIOD.from}", to: "${PERIOD.to}", verdicts: ["LATE"] }, first: 50) { nodes { reportId provinceCode outcome receivedAt } } }`;
const isAnswer = (body) => body.length > 2_000 && !body.startsWith('{"errors"');

export async function measureStatistics(servers, { admin }, { rounds, seconds }) {
  for (const size of SIZES) await seedFacts(admin, size);
  await admin.query('vacuum analyze statistic_fact, statistic_cell');
  for (const size of SIZES) await check(servers.ours, size);
  const rate =
    (query, size) =>
    (time = seconds) =>
      rateOf(servers.ours, [graphql(query, size)], time, isAnswer);
  const [few, many] = SIZES;
  for (const size of SIZES) for (const query of [QUESTION, ROWS]) await rate(query, size)(2);
  const answers = await interleave(rounds, { statisticsOf10k: rate(QUESTION, few), statisticsOfMillion: rate(QUESTION, many) });
  const rows = await interleave(rounds, { rowsOf10k: rate(ROWS, few), rowsOfMillion: rate(ROWS, many) });
  return {
    rates: { ...answers, ...rows },
    statisticsCostOfMillion: ratioOf(answers.statisticsOf10k, answers.statisticsOfMillion),
    statisticsRowsCostOfMillion: ratioOf(rows.rowsOf10k, rows.rowsOfMillion),
  };
}

/** The groups add up to all that was seeded, or there is nothing to measure. */
async function check(server, size) {
  const { method, path, headers, body } = graphql(QUESTION, size);
  const { data } = await (await fetch(server.url + path, { method, headers, body })).json();
  const sum = data?.statistics.groups.reduce((all, { sums }) => all + sums.reports, 0);
  if (data?.statistics.total.reports !== size || sum !== size) throw new WrongAnswer(`the statistics of ${size} do not add up: ${sum}`);
}

/** A unit with so many reports of a year, and its head, who is signed in; what is there stays. As many provinces, acts and outcomes for each. */
async function seedFacts(admin, size) {
  const [unit, user, membership] = [
    idOf('unit', 'statistics', size),
    idOf('user', 'statistics', size),
    idOf('membership', 'statistics', size),
  ];
  await asSeeder(admin, async (client) => {
    await client.query(
      `insert into authority_unit (id, code, name, name_en, kind) values ($1, $2, $2, $2, 'PROVINCIAL') on conflict do nothing`,
      [unit, `PA05-S${size}`],
    );
    await client.query(
      `insert into user_account (id, email, email_key, display_name, created_at) values ($1, $2, $2, 'Cán bộ mẫu', now()) on conflict do nothing`,
      [user, `s${size}@mau.example`],
    );
    await client.query(
      `insert into membership (id, user_id, unit_id, roles, created_at) values ($1, $2, $3, $4, now()) on conflict do nothing`,
      [membership, user, unit, [ROLE]],
    );
    await client.query(
      `insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at)
         values (gen_random_uuid(), $1, $2, $3, 'BEARER', now(), now(), now() + interval '1 day') on conflict do nothing`,
      [createHash('sha256').update(tokenOf(ROLE, size)).digest(), user, membership],
    );
    const { rows } = await client.query('select 1 from statistic_fact where unit_id = $1 limit 1', [unit]);
    if (rows.length > 0) return;
    const { rows: folds } = await client.query(
      'insert into statistic_fold (number, at, changes) select coalesce(max(number), 0) + 1, now(), $1 from statistic_fold returning number',
      [size],
    );
    const [{ number }] = folds;
    // Foreign keys are off for a seeder: reports and organisations need not be there, the question does not look at them.
    await client.query(
      `insert into statistic_fact (unit_id, report_id, organisation_id, received_at, month, province_code, sector, cause, data_types, subject_band, verdict,
         outcome, regime, acknowledge_minutes, returned, defects, from_fold)
       select $1, md5('statistics ' || $2 || ' ' || i)::uuid, md5('o' || i % 1000)::uuid, t.at, date_trunc('month', t.at at time zone 'Asia/Ho_Chi_Minh')::date,
         lpad((i % 34)::text, 2, '0'), (array['BANKING', 'HEALTH', 'RETAIL', 'OTHER'])[1 + i / 34 % 4], (array['LEAK', 'LOSS', 'ILLEGAL_SALE'])[1 + i / 136 % 3],
         (array['{PHONE_NUMBER}', '{PHONE_NUMBER,LOCATION}', '{HEALTH,BIRTH_DATE,SEX}'])[1 + i / 7 % 3]::text[], (array['UNDER_100', 'UNDER_10000'])[1 + i / 5 % 2],
         (array['ON_TIME', 'LATE'])[1 + i / 11 % 2], (array['OPEN', 'NO_ACTION', 'ADVISED', 'REMEDIED'])[1 + i / 17 % 4], 'VN-PDPL-2025', i % 5000, false, '{}', $3
       from generate_series(0, $2::integer - 1) i cross join lateral (select timestamptz '2026-01-02' + i * (interval '330 days' / $2::integer) as at) t`,
      [unit, size, number],
    );
    await client.query("select app.count_facts(array_agg(id), '{}') from statistic_fact where from_fold = $1", [number]);
  });
}

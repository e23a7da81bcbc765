/**
 * The first page of a unit's queue: against the peer on the same table under the same row-level security, and of a unit with a million matters
 * against one with ten thousand.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { interleave, rateOf, ratioOf, WrongAnswer } from './load.mjs';
import { asSeeder, idOf, tokenOf } from './seed.mjs';

const SIZES = [10_000, 100_000, 1_000_000];
const ROLE = 'LIAISON_OFFICER';
const unitOf = (size) => idOf('unit', 'queue', size);
const userOf = (size) => idOf('user', ROLE, size);

const FIELDS = 'id kind reference title state stage risk receivedAt assigneeId version';
const OURS = `query Queue { workQueue(first: 50) { nodes { ${FIELDS} } } }`;
const PEERS = `query Queue { allWorkItemsList(first: 50, condition: { open: true }, orderBy: [CALM_ASC, RECEIVED_AT_ASC, ID_ASC]) { ${FIELDS} } }`;

const graphql = (query, headers) => ({
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
  body: JSON.stringify({ query }),
});
const ask = {
  ours: (size) => graphql(OURS, { authorization: `Bearer ${tokenOf(ROLE, size)}` }),
  postgraphile: (size) => graphql(PEERS, { 'x-user': userOf(size), 'x-unit': unitOf(size) }),
};
/** Fifty rows; a refusal is short. */
const isPage = (body) => body.length > 5_000 && !body.startsWith('{"errors"');

export async function measureQueue(servers, { admin }, { rounds, seconds }) {
  for (const size of SIZES) await seedQueue(admin, size);
  await admin.query('vacuum analyze work_item');
  const [few, middle, many] = SIZES;
  for (const size of SIZES) await compare(servers, size);
  const rate =
    (kind, size) =>
    (time = seconds) =>
      rateOf(servers[kind], [ask[kind](size)], time, isPage);
  for (const warm of [rate('ours', middle), rate('postgraphile', middle), rate('ours', few), rate('ours', many)]) await warm(4);
  const against = await interleave(rounds, { queueOurs: rate('ours', middle), queuePostgraphile: rate('postgraphile', middle) });
  const sizes = await interleave(rounds, { queueOf10k: rate('ours', few), queueOfMillion: rate('ours', many) });
  return {
    rates: { ...against, ...sizes },
    queueVsPostgraphile: ratioOf(against.queueOurs, against.queuePostgraphile),
    queueCostOfMillion: ratioOf(sizes.queueOf10k, sizes.queueOfMillion),
  };
}

/** Both say the same, or there is nothing to compare. */
async function compare(servers, size) {
  const [ours, peer] = await Promise.all(
    ['ours', 'postgraphile'].map(async (kind) => {
      const { method, path, headers, body } = ask[kind](size);
      const { data } = await (await fetch(servers[kind].url + path, { method, headers, body })).json();
      return data?.workQueue?.nodes ?? data?.allWorkItemsList;
    }),
  );
  const plain = (rows) => rows?.map((row) => ({ ...row, receivedAt: Date.parse(row.receivedAt) }));
  if (ours?.length !== 50 || !isDeepStrictEqual(plain(ours), plain(peer))) throw new WrongAnswer(`the queues of ${size} differ`);
}

/** A unit with so many open matters, and an officer who is signed in; what is there stays. */
async function seedQueue(admin, size) {
  const [unit, user] = [unitOf(size), userOf(size)];
  await asSeeder(admin, async (client) => {
    await client.query(
      `insert into authority_unit (id, code, name, name_en, kind) values ($1, $2, $2, $2, 'PROVINCIAL') on conflict do nothing`,
      [unit, `PA05-Q${size}`],
    );
    await client.query(
      `insert into user_account (id, email, email_key, display_name, created_at) values ($1, $2, $2, 'Cán bộ mẫu', now()) on conflict do nothing`,
      [user, `q${size}@mau.example`],
    );
    const membership = idOf('membership', ROLE, size);
    await client.query(
      `insert into membership (id, user_id, unit_id, roles, created_at) values ($1, $2, $3, $4, now()) on conflict do nothing`,
      [membership, user, unit, [ROLE]],
    );
    await client.query(
      `insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at)
         values (gen_random_uuid(), $1, $2, $3, 'BEARER', now(), now(), now() + interval '1 day') on conflict do nothing`,
      [createHash('sha256').update(tokenOf(ROLE, size)).digest(), user, membership],
    );
    const { rows } = await client.query('select count(*)::integer as count from (select from work_item where unit_id = $1 limit 1) x', [
      unit,
    ]);
    if (rows[0].count > 0) return;
    await client.query(
      `insert into work_item (id, unit_id, kind, subject_id, reference, title, drill, channel, state, stage, received_at, news_at, due_of, due_at, to_weigh, risk, risk_reasons)
       select md5('item ' || $2 || ' ' || i)::uuid, $1, case when i % 7 = 0 then 'TIP' else 'REPORT' end, md5('subject ' || $2 || ' ' || i)::uuid,
         'BC26-' || lpad(i::text, 7, '0') || '-' || i % 10, 'Công ty Mẫu số ' || i % 1000, false, 'FILING', 'NEW', 'NEW',
         timestamptz '2026-01-01' + i * interval '20 seconds', timestamptz '2026-01-01' + i * interval '20 seconds', 'TRIAGE',
         timestamptz '2026-01-02' + i * interval '20 seconds', false, (i::bigint * 7919) % 101, '[{"code": "HARM", "points": 25}]'
       from generate_series(1, $2::integer) i`,
      [unit, size],
    );
  });
}

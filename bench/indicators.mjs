/**
 * Matching of a new case with twenty indicators against a million of other cases, half of them hidden: against the look-up of a single one through the same
 * path, and against one page of a single row, the least that the API reads by an index.
 */
import { createHash } from 'node:crypto';
import { interleave, rateOf, ratioOf, WrongAnswer } from './load.mjs';
import { asSeeder, idOf, tokenOf } from './seed.mjs';

const KEYS = 1_000_000;
/** Indicators of a case, and new cases with as many, or with one. */
const OF_CASE = 20;
const NEW_CASES = 400;
const ROLE = 'UNIT_HEAD';
const [OURS, THEIRS] = ['ours', 'theirs'].map((name) => idOf('unit', 'indicators', name));
const USER = idOf('user', 'indicators', ROLE);
/** Asked for by its id, which has to look like one. */
const newCase = (size, n) => idOf('new case', size, n).replace(/^(.{14}).(.{4}).(.*)$/, '$17$28$3');

const NEW_CASE = `overlay(overlay(md5('new case ' || size || ' ' || n) placing '7' from 13) placing '8' from 17)::uuid`;

const MET = 'met { indicatorId type shown how weight }';
const MATCHES = `query Matches($id: ID!) { matchesOfCase(caseId: $id) { seen { id reference state weight ${MET} } blind { unitCode unitName contact contactEmail question ${MET} } leftOut { shown } } }`;
const ONE_ROW = 'query One($id: ID!) { indicatorsOfCase(caseId: $id, first: 1) { nodes { id type shown level } } }';

const ask = (query, size) =>
  Array.from({ length: NEW_CASES }, (_, n) => ({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${tokenOf(ROLE, KEYS)}` },
    body: JSON.stringify({ query, variables: { id: newCase(size, n) } }),
  }));
const isAnswer = (body) => !body.startsWith('{"errors"') && body.includes('"shown":"+84');

export async function measureIndicators({ ours }, { admin }, { rounds, seconds }) {
  await seedIndicators(admin);
  for (const size of [1, OF_CASE]) await checkAnswer(ours, size);
  const contender =
    (questions) =>
    (time = seconds) =>
      rateOf(ours, questions, time, isAnswer);
  const contenders = {
    matchOfTwenty: contender(ask(MATCHES, OF_CASE)),
    lookUpOfOne: contender(ask(MATCHES, 1)),
    pageOfOneRow: contender(ask(ONE_ROW, OF_CASE)),
  };
  for (const warm of Object.values(contenders)) await warm(4);
  const rates = await interleave(rounds, contenders);
  return {
    rates,
    matchingCost: ratioOf(rates.lookUpOfOne, rates.matchOfTwenty),
    matchingCostOfOneRow: ratioOf(rates.pageOfOneRow, rates.matchOfTwenty),
  };
}

/** Every indicator meets one case: those of our unit are seen, those of the other are one unit to ask. */
async function checkAnswer({ url }, size) {
  for (const { method, path, headers, body } of ask(MATCHES, size).slice(0, 20)) {
    const { data } = await (await fetch(url + path, { method, headers, body })).json();
    const { seen = [], blind = [] } = data?.matchesOfCase ?? {};
    const met = [...seen, ...blind].flatMap((match) => match.met);
    if (
      met.length !== size ||
      seen.some((match) => match.met.length !== 1) ||
      blind.length > 1 ||
      (size > 1 && blind.length + seen.length < 2)
    )
      throw new WrongAnswer(`a case with ${size} indicators meets something else: ${JSON.stringify(data).slice(0, 300)}`);
  }
}

/** Units, an officer who is signed in, the cases; what is there stays. */
async function seedIndicators(admin) {
  await asSeeder(admin, async (client) => {
    for (const [id, code] of [
      [OURS, 'PA05-I1'],
      [THEIRS, 'PA05-I2'],
    ])
      await client.query(
        `insert into authority_unit (id, code, name, name_en, kind) values ($1, $2, $2, $2, 'PROVINCIAL') on conflict do nothing`,
        [id, code],
      );
    await client.query(
      `insert into user_account (id, email, email_key, display_name, created_at) values ($1, 'i@mau.example', 'i@mau.example', 'Cán bộ mẫu', now()) on conflict do nothing`,
      [USER],
    );
    const membership = idOf('membership', 'indicators', ROLE);
    await client.query(
      'insert into membership (id, user_id, unit_id, roles, created_at) values ($1, $2, $3, $4, now()) on conflict do nothing',
      [...[membership, USER, OURS, [ROLE]]],
    );
    await client.query(
      `insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at)
         values (gen_random_uuid(), $1, $2, $3, 'BEARER', now(), now(), now() + interval '1 day') on conflict do nothing`,
      [createHash('sha256').update(tokenOf(ROLE, KEYS)).digest(), USER, membership],
    );
    const { rows } = await client.query('select from case_file where unit_id = $1 limit 1', [OURS]);
    if (rows.length > 0) return;
    // Every second old case is of the other unit, and seen by its list alone.
    await client.query(
      `create temporary table cases as
         select md5('old case ' || n)::uuid as id, case when n % 2 = 0 then $1::uuid else $2::uuid end as unit_id, 'VVA-' || n as reference, n % 2 = 1 as restricted
           from generate_series(0, ${KEYS / OF_CASE - 1}) n
         union all select ${NEW_CASE},
           $1::uuid, 'VVB-' || size || '-' || n, false from unnest(array[1, ${OF_CASE}]) size, generate_series(0, ${NEW_CASES - 1}) n`,
      [OURS, THEIRS],
    );
    await client.query(
      `insert into case_file (id, unit_id, reference, state, title, acts, tlp, restricted, source, reporter_known, lead_id, opened_by, opened_at)
         select id, unit_id, reference, case when restricted then 'VERIFICATION' else 'TRIAGE' end, 'Rao bán dữ liệu', '{ILLEGAL_SALE}', 'AMBER', restricted, 'OWN', false,
           $1, $1, now() from cases`,
      [USER],
    );
    await client.query(
      `create temporary table found as
         select md5('old ' || i)::uuid as id, md5('old case ' || i / ${OF_CASE})::uuid as case_id, i as number from generate_series(0, ${KEYS - 1}) i
         union all select md5('new ' || size || ' ' || n || ' ' || j)::uuid, ${NEW_CASE}, (n * ${OF_CASE} + j) * 101 + ${OF_CASE} - size
           from unnest(array[1, ${OF_CASE}]) size, generate_series(0, ${NEW_CASES - 1}) n, generate_series(0, size - 1) j`,
    );
    await client.query(
      `insert into case_indicator (id, case_id, unit_id, type, key, shown, level, source, confidence, first_seen_at, last_seen_at, seen_count, added_by)
         select f.id, f.case_id, c.unit_id, 'PHONE', '+84' || 900000000 + f.number, '+84' || 900000000 + f.number, 'MENTION', 'OFFICER', 'MEDIUM', now(), now(), 1, $1
           from found f join cases c on c.id = f.case_id`,
      [USER],
    );
    await client.query(
      `insert into case_indicator_key (indicator_id, case_id, unit_id, type, key, second, weak, common)
         select id, case_id, unit_id, type, key, false, false, false from case_indicator where added_by = $1`,
      [USER],
    );
  });
  await admin.query('vacuum analyze case_file, case_indicator, case_indicator_key');
}

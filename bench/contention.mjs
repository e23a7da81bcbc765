/** Several writers on one version of an activity, through the API: whether exactly one wins each time, and what the others are told. */
import { WrongAnswer } from './load.mjs';
import { tokenOf } from './seed.mjs';

const ROUNDS = 1_000;
const WRITERS = 8;
const NUMBER = 7;
const DRAFT = 'mutation ($input: ActivityInput!) { it: draftProcessingActivity(input: $input) { id version } }';
const REVISE = `mutation ($id: ID!, $version: Int!, $input: ActivityInput!) {
  it: reviseProcessingActivity(id: $id, expectedVersion: $version, input: $input) { id version purpose }
}`;

/**
 * In every other round all of them write what is there already: who comes second has a stale version all the same. Throws where a round has no
 * winner or two, where a loser is not told the version that there is now, or where the register has something else than the winner wrote.
 */
export async function measureContention({ ours }, { admin }) {
  const ask = async (query, variables) => {
    const response = await fetch(`${ours.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${tokenOf('PDP_OFFICER', NUMBER)}` },
      body: JSON.stringify({ query, variables }),
    });
    return response.json();
  };
  const input = (purpose) => ({
    ...{ code: `TRANH-${Date.now()}`, name: 'Hoạt động nhiều người ghi', role: 'CONTROLLER', purpose, legalBases: ['CONSENT'] },
    ...{ operations: [], measures: [], subjectGroups: [], dataTypes: [], systems: [], parties: [] },
  });
  const content = input('Mục đích 0');
  const drafted = await ask(DRAFT, { input: content });
  if (!drafted.data) throw new WrongAnswer(JSON.stringify(drafted));
  const { id } = drafted.data.it;
  let { version } = drafted.data.it;
  let won = 'Mục đích 0';
  for (let round = 1; round <= ROUNDS; round++) {
    const texts = Array.from({ length: WRITERS }, (_, writer) => (round % 2 === 0 ? won : `Mục đích ${round} của người ${writer}`));
    const answers = await Promise.all(texts.map((purpose) => ask(REVISE, { id, version, input: { ...content, purpose } })));
    const winners = answers.flatMap(({ data }) => (data ? [data.it] : []));
    const losers = answers.flatMap(({ errors }) => (errors ? [errors[0].extensions] : []));
    const told = losers.every(({ code, current }) => code === 'CONFLICT' && current === version + 1);
    if (winners.length !== 1 || losers.length !== WRITERS - 1 || !told || winners[0].version !== version + 1)
      throw new WrongAnswer(`round ${round}: ${winners.length} of ${WRITERS} won; ${JSON.stringify(answers).slice(0, 600)}`);
    ({ version, purpose: won } = winners[0]);
  }
  const { rows } = await admin.query(
    `select a.version, a.purpose, (select count(*)::int from log_leaf l where l.subject_ids @> array[a.id] and l.event_type = 'ActivityRevised') as told
       from processing_activity a where a.id = $1`,
    [id],
  );
  if (rows[0].version !== ROUNDS + 1 || rows[0].purpose !== won || rows[0].told !== ROUNDS) throw new WrongAnswer(JSON.stringify(rows));
  console.log(`  ${ROUNDS} rounds of ${WRITERS} writers: one won each time, ${ROUNDS * (WRITERS - 1)} were told the version of now`);
  return { contention: { rounds: ROUNDS, writers: WRITERS, won: ROUNDS, told: ROUNDS * (WRITERS - 1) } };
}

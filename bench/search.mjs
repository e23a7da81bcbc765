/** The one box, without diacritics, against a page of the list through the same API: the time within which 95 of 100 are answered. */

import { isPage, numbersOf } from './list.mjs';
import { interleave, p95Of, ratioOf, WrongAnswer } from './load.mjs';
import { ask, search } from './questions.mjs';

const SAMPLE = 25;
/** As people type: words that every activity has, in another order, not finished, with a slip, a code. */
const QUERIES = [
  () => 'hoat dong xu ly',
  () => 'cham soc khach hang',
  () => 'khach hang quan ly',
  () => 'thuc hien hop do',
  () => 'cham soc khahc hang',
  (n) => `hd-${n}-17`,
];
export const isFound = (body) => body.includes('"matched":"') && !body.startsWith('{"errors"');

/** An organisation finds its own activities, and as many as it should. */
async function checkAnswers(server, numbers) {
  for (let i = 0; i < SAMPLE; i++) {
    const n = numbers[Math.floor(Math.random() * numbers.length)];
    for (const query of QUERIES) {
      const { method, path, headers, body } = search(n, query(n));
      const { data } = await (await fetch(server.url + path, { method, headers, body })).json();
      const hits = data?.search ?? [];
      const enough = query === QUERIES.at(-1) ? hits[0]?.code === `HD-${n}-17` : hits.length === 20;
      if (!enough || !hits.every(({ code }) => code.startsWith(`HD-${n}-`)))
        throw new WrongAnswer(`organisation ${n} finds something else under "${query(n)}": ${JSON.stringify(hits).slice(0, 300)}`);
    }
  }
}

export async function measureSearch({ ours }, database, { rounds, seconds }) {
  const numbers = numbersOf(database);
  await checkAnswers(ours, numbers);
  const [listed, searched] = [numbers.map((n) => ask.ours(n)), searchesOf(numbers)];
  const contenders = {
    list: (time = seconds) => p95Of(ours, listed, time, isPage),
    search: (time = seconds) => p95Of(ours, searched, time, isFound),
  };
  for (const warm of Object.values(contenders)) await warm(4);
  const p95 = await interleave(rounds, contenders, ' ms');
  return { p95, searchVsList: ratioOf(p95.search, p95.list) };
}

export const searchesOf = (numbers) => numbers.map((n) => search(n, QUERIES[n % QUERIES.length](n)));

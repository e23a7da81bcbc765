/** autocannon with the settings that every measurement shares, and the arithmetic of rounds. */
import autocannon from 'autocannon';

export const CONNECTIONS = 16;

export class WrongAnswer extends Error {}

/**
 * Requests a second over `seconds`; each connection goes through the questions in an order of its own, so that every
 * request is for an organisation picked at random.
 */
export async function rateOf(server, questions, seconds, valid) {
  const result = await fire(
    { url: server.url, duration: seconds, setupClient: (client) => client.setRequests(shuffled(questions)) },
    valid,
  );
  return result['2xx'] / result.duration;
}

/** The time in ms within which 95 of 100 requests are answered; otherwise as `rateOf`. */
export async function p95Of(server, questions, seconds, valid) {
  const times = [];
  const setupClient = (client) => {
    client.setRequests(shuffled(questions));
    client.on('response', (_status, _bytes, time) => times.push(time));
  };
  await fire({ url: server.url, duration: seconds, setupClient }, valid);
  return times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1];
}

/** Requests a second for each of the questions put exactly once. Their number must be a multiple of the connections. */
export async function rateOfEach(server, questions, valid) {
  const share = questions.length / CONNECTIONS;
  let next = 0;
  let last = 0;
  const started = performance.now();
  await fire(
    {
      url: server.url,
      amount: questions.length,
      setupClient: (client) => {
        client.setRequests(questions.slice(next, next + share));
        next += share;
        client.on('response', () => {
          last = performance.now();
        });
      },
    },
    valid,
  );
  return questions.length / ((last - started) / 1000);
}

async function fire(options, valid) {
  let wrong = '';
  const verifyBody = (body) => {
    if (valid(body)) return true;
    wrong ||= body;
    return false;
  };
  const result = await autocannon({ connections: CONNECTIONS, pipelining: 1, timeout: 20, ...options, verifyBody });
  const bad = result.errors + result.timeouts + result.non2xx + result.mismatches;
  if (bad > 0) throw new WrongAnswer(`${bad} of ${result['2xx'] + result.non2xx} answers were wrong, e.g. ${wrong.slice(0, 500)}`);
  return result;
}

/** Every contender in every round, each round beginning with another of them. */
export async function interleave(rounds, contenders, unit = '/s') {
  const names = Object.keys(contenders);
  const taken = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < names.length; i++) {
      const name = names[(round + i) % names.length];
      taken[name].push(Math.round((await contenders[name]()) * 10) / 10);
    }
    console.log(`  ${names.map((name) => `${name} ${taken[name].at(-1)}${unit}`).join(' · ')}`);
  }
  return taken;
}

/** The median of the ratios of each round: what disturbs the machine for a while disturbs both sides of a round. */
export function ratioOf(rates, against) {
  return Number(median(rates.map((rate, i) => rate / against[i])).toFixed(3));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function shuffled(values) {
  const copy = [...values];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}

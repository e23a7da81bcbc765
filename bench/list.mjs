/** Lists: against the peer and the floor, far pages against near ones, a viewer against an administrator. */
import { isDeepStrictEqual } from 'node:util';
import { interleave, rateOf, ratioOf, WrongAnswer } from './load.mjs';
import { answer, ask } from './questions.mjs';
import { largeOf } from './seed.mjs';

const SAMPLE = 25;
/** Numbers of the organisations of a database, without the large one. */
export const numbersOf = ({ organisations }) => Array.from({ length: organisations }, (_, i) => i + 1);
/** A page of 50 is some 20 kB; a refusal is not. */
export const isPage = (body) => body.length > 10_000 && !body.startsWith('{"errors"');

/** The three must say the same about a sample of organisations, or there is nothing to compare. */
export async function compareAnswers(servers, database) {
  const numbers = numbersOf(database);
  for (let i = 0; i < SAMPLE; i++) {
    const n = numbers[Math.floor(Math.random() * numbers.length)];
    const [ours, floor, peer] = await Promise.all(
      ['ours', 'floor', 'postgraphile'].map((kind) => answer(servers[kind], kind, ask[kind](n))),
    );
    const full =
      ours.length === 50 &&
      ours.every(({ code, dataTypes, recipients }) => code.startsWith(`HD-${n}-`) && dataTypes.length === 3 && recipients.length === 2);
    if (!full || !isDeepStrictEqual(ours, floor) || !isDeepStrictEqual(ours, peer))
      throw new WrongAnswer(`the answers about organisation ${n} differ`);
  }
  return SAMPLE;
}

export async function measureLists(servers, database, { rounds, seconds }) {
  const numbers = numbersOf(database);
  const contenders = Object.fromEntries(
    ['floor', 'postgraphile', 'ours'].map((kind) => {
      const questions = numbers.map((n) => ask[kind](n));
      return [kind, (time = seconds) => rateOf(servers[kind], questions, time, isPage)];
    }),
  );
  for (const warm of Object.values(contenders)) await warm(4);
  const rates = await interleave(rounds, contenders);
  return { rates, listVsPostgraphile: ratioOf(rates.ours, rates.postgraphile), listVsFloor: ratioOf(rates.ours, rates.floor) };
}

/** Closed loop, equal connections: the rate of page 1 over that of page 200 is the cost of page 200 in pages 1. */
export async function measurePages(servers, { admin, organisations }, { rounds, seconds }) {
  const large = largeOf(organisations);
  const { rows } = await admin.query(
    'select code, name, id from processing_activity where organisation_id = md5($1)::uuid order by name, id offset 9949 limit 2',
    [`organisation ${large}`],
  );
  const after = Buffer.from(JSON.stringify([rows[0].name, rows[0].id])).toString('base64url');
  const [first] = await answer(servers.ours, 'ours', ask.ours(large, { after }));
  if (first.code !== rows[1].code) throw new WrongAnswer('page 200 does not begin where it should');
  const page = (questions) => () => rateOf(servers.ours, questions, seconds, isPage);
  const rates = await interleave(rounds, { page1: page([ask.ours(large)]), page200: page([ask.ours(large, { after })]) });
  return { rates, page200VsPage1: ratioOf(rates.page1, rates.page200) };
}

export async function measureRoles(servers, database, { rounds, seconds }) {
  const numbers = numbersOf(database);
  const as = (role) => {
    const questions = numbers.map((n) => ask.ours(n, { role }));
    return () => rateOf(servers.ours, questions, seconds, isPage);
  };
  const rates = await interleave(rounds, { viewer: as('VIEWER'), admin: as('ORG_ADMIN') });
  return { rates, viewerVsAdmin: ratioOf(rates.viewer, rates.admin) };
}

/** Ten times as many organisations with as many activities each, beside the database of every day: what lists, far pages and searches cost there. */
import { startApi, startFloor, startPostgraphile } from './child.mjs';
import { compareAnswers, isPage, measureLists, measurePages, numbersOf } from './list.mjs';
import { interleave, rateOf, ratioOf } from './load.mjs';
import { ask } from './questions.mjs';
import { isFound, measureSearch, searchesOf } from './search.mjs';

/** The same figures as of 100,000, and how many times as much a list and a search cost. */
export async function measureMillion({ ours }, small, { rounds, seconds }) {
  const million = await small.million();
  const there = {};
  try {
    there.ours = await startApi(million);
    there.floor = await startFloor(million);
    there.postgraphile = await startPostgraphile(million);
    await compareAnswers(there, million);
    const list = await measureLists(there, million, { rounds, seconds });
    const pages = await measurePages(there, million, { rounds, seconds });
    const search = await measureSearch(there, million, { rounds, seconds });
    const listed = (server, database) => [server, numbersOf(database).map((n) => ask.ours(n)), isPage];
    const searched = (server, database) => [server, searchesOf(numbersOf(database)), isFound];
    const rate =
      ([server, questions, valid]) =>
      () =>
        rateOf(server, questions, seconds, valid);
    const rates = await interleave(rounds, {
      listSmall: rate(listed(ours, small)),
      listMillion: rate(listed(there.ours, million)),
      searchSmall: rate(searched(ours, small)),
      searchMillion: rate(searched(there.ours, million)),
    });
    return {
      rates,
      p95: search.p95,
      listVsPostgraphileOfMillion: list.listVsPostgraphile,
      page200VsPage1OfMillion: pages.page200VsPage1,
      searchVsListOfMillion: search.searchVsList,
      listCostOfMillion: ratioOf(rates.listSmall, rates.listMillion),
      searchCostOfMillion: ratioOf(rates.searchSmall, rates.searchMillion),
    };
  } finally {
    for (const server of Object.values(there)) await server.stop();
  }
}

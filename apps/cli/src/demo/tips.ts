import { createHash } from 'node:crypto';
import type { ApiClient } from './api-client.js';

interface Challenge {
  readonly challenge: string;
  readonly prefix: string;
  readonly signature: string;
  readonly maxNumber: number;
}

export interface Tip {
  readonly reference: string;
  /** With which whoever told it looks after it; shown once. */
  readonly code: string;
}

/** Reports what somebody saw, without an account: the puzzle is solved as the page in a browser does. */
export async function tell(anybody: ApiClient, input: Readonly<Record<string, unknown>>): Promise<Tip> {
  const { puzzle } = await anybody.ask<{ puzzle: Challenge }>(
    'mutation { puzzle: requestReportChallenge { challenge prefix maxNumber signature } }',
  );
  const { tip } = await anybody.ask<{ tip: Tip }>(
    `mutation ($input: ThirdPartyReportInput!, $solution: ChallengeSolutionInput!) {
      tip: reportViolationAnonymously(input: $input, solution: $solution) { reference code } }`,
    { input, solution: solved(puzzle) },
  );
  return tip;
}

function solved({ maxNumber, ...puzzle }: Challenge) {
  for (let number = 0; number <= maxNumber; number++)
    if (createHash('sha256').update(`${puzzle.prefix}${number}`).digest('hex') === puzzle.challenge) return { ...puzzle, number };
  throw new Error('the puzzle has no solution');
}

/** What whoever told of it sees by their code. */
export async function seenByTeller(anybody: ApiClient, { code }: Tip): Promise<object> {
  const query = 'query ($code: String!) { thirdPartyReport(code: $code) { reference state messages { text } } }';
  return (await anybody.ask<{ thirdPartyReport: object }>(query, { code })).thirdPartyReport;
}

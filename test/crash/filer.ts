import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyReceipt } from '#platform/log';
import { factsOfToday } from '../../apps/cli/src/demo/reports.js';
import type { Dice } from './dice.js';
import { type Acknowledged, type Journal, readJournal } from './journal.js';
import { type Api, NoAnswer, Refused } from './people.js';

const DRAFT = 'mutation ($input: ReportContentInput!) { draftViolationReport(input: $input) { id } }';
const SUPPLEMENT = 'mutation ($id: ID!) { supplementViolationReport(id: $id) { id } }';
const READY = 'mutation ($id: ID!) { markViolationReportReady(id: $id) { id } }';
const STATE = 'query ($id: ID!) { violationReport(id: $id) { state } }';
const SUBMIT = `mutation ($input: SubmitViolationReportInput!) {
  submitViolationReport(input: $input) { filing { id reference digest } receipt { leafIndex file } }
}`;
const RECEIPT = 'query ($id: ID!) { receipt(filingId: $id) { file } }';

interface Submitted {
  readonly filing: { readonly id: string; readonly reference: string; readonly digest: string };
  readonly receipt: { readonly leafIndex: number; readonly file: string };
}

/** What filers have seen that must not be: answers to one key that differ, refusals that nothing explains. */
export interface Complaints {
  readonly differing: string[];
  readonly refused: string[];
}

export interface FilerOptions {
  readonly apis: readonly Api[];
  readonly token: string;
  readonly dice: Dice;
  readonly journal: Journal;
  readonly complaints: Complaints;
  readonly logKey: string;
  /** Share of submissions whose line the filer cuts itself, that are sent twice at once, that are sent again once acknowledged. */
  readonly mischief: number;
  /** Reports of this organisation without a supplement yet; shared by its filers. */
  readonly filed: string[];
  /** Share of reports that get a supplement. */
  readonly supplements: number;
}

/** One person with a program of their own: files reports through the public API and holds on to what was acknowledged. */
export class Filer {
  readonly #o: FilerOptions;

  constructor(options: FilerOptions) {
    this.#o = options;
  }

  async fileUntil(enough: () => boolean): Promise<void> {
    while (!enough()) {
      try {
        await this.#report();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.#o.complaints.refused.push(error.message);
        if (this.#o.complaints.refused.length > 100) throw error;
      }
    }
  }

  async #report(): Promise<void> {
    const input = { title: `Vụ việc ${randomUUID()}`, activityIds: [], facts: factsOfToday() };
    // No key yet: a draft whose answer was lost stays behind as a draft, and another is opened.
    const { draftViolationReport: draft } = await this.#insist<{ draftViolationReport: { id: string } }>(DRAFT, { input });
    await this.#file(draft.id, 1);
    const { filed, dice, supplements } = this.#o;
    filed.push(draft.id);
    if (dice.chance(supplements)) await this.#supplement();
  }

  /** Of any report that was filed before, by whomever and whichever way its filings left at that time. */
  async #supplement(): Promise<void> {
    const { filed, dice } = this.#o;
    const place = Math.floor(dice.next() * filed.length);
    const [id] = filed.splice(place, 1);
    if (!id) return;
    await this.#step(SUPPLEMENT, id, 'SUBMITTED');
    await this.#file(id, 2);
  }

  async #file(reportId: string, number: number): Promise<void> {
    await this.#step(READY, reportId, 'DRAFT');
    const { dice, journal } = this.#o;
    const key = randomUUID();
    const variables = { input: { reportId, clientKey: key, commitment: true } };
    const answer = dice.chance(this.#o.mischief) ? await this.#twiceAtOnce(variables) : await this.#submit(variables);
    journal.write(this.#acknowledged(answer, { key, reportId, number }));
    if (dice.chance(this.#o.mischief)) this.#compare(answer, await this.#insist<Answered>(SUBMIT, variables));
    if (dice.chance(this.#o.mischief)) await this.#fetchAgain(answer);
  }

  async #submit(variables: Record<string, unknown>): Promise<Answered> {
    const { dice } = this.#o;
    if (dice.chance(this.#o.mischief)) {
      const cut = AbortSignal.timeout(Math.round(dice.between(1, 40)));
      const answer = await this.#api().ask<Answered>(SUBMIT, variables, this.#o.token, cut).catch(passing);
      if (answer) return answer;
    }
    return this.#insist<Answered>(SUBMIT, variables);
  }

  /** By two ways at the same time, as an impatient program would; both answers are one. */
  async #twiceAtOnce(variables: Record<string, unknown>): Promise<Answered> {
    const [one, other] = await Promise.all([this.#insist<Answered>(SUBMIT, variables), this.#insist<Answered>(SUBMIT, variables)]);
    this.#compare(one, other);
    return one;
  }

  async #fetchAgain({ submitViolationReport: { filing, receipt } }: Answered): Promise<void> {
    const again = await this.#insist<{ receipt: { file: string } }>(RECEIPT, { id: filing.id });
    if (again.receipt.file !== receipt.file) this.#o.complaints.differing.push(`receipt of ${filing.id}`);
  }

  #compare(one: Answered, other: Answered): void {
    if (JSON.stringify(one) !== JSON.stringify(other)) this.#o.complaints.differing.push(one.submitViolationReport.filing.id);
  }

  /** A step without a key: after a lost answer the report tells whether it was done. `from` is the state that it leaves. */
  async #step(mutation: string, id: string, from: string): Promise<void> {
    for (let lost = false; ; lost = true) {
      const done = await this.#api()
        .ask(mutation, { id }, this.#o.token)
        .catch((error: unknown) => {
          // Done by the request whose answer was lost, after all.
          if (lost && error instanceof Refused && error.code === 'WRONG_STATE') return undefined;
          return passing(error);
        });
      if (done) return;
      await this.#pause();
      const { violationReport } = await this.#insist<{ violationReport: { state: string } }>(STATE, { id });
      if (violationReport.state !== from) return;
    }
  }

  /** Sends the same request until it is answered, by whichever process answers. */
  async #insist<Data>(query: string, variables: Record<string, unknown>): Promise<Data> {
    for (;;) {
      const answer = await this.#api().ask<Data>(query, variables, this.#o.token).catch(passing);
      if (answer) return answer as Data;
      await this.#pause();
    }
  }

  #api(): Api {
    return this.#o.dice.pick(this.#o.apis);
  }

  #pause(): Promise<void> {
    return sleep(this.#o.dice.between(20, 120));
  }

  #acknowledged(
    { submitViolationReport: { filing, receipt } }: Answered,
    rest: Pick<Acknowledged, 'key' | 'reportId' | 'number'>,
  ): Acknowledged {
    const verdict = verifyReceipt(receipt.file, { vkey: this.#o.logKey });
    return {
      ...rest,
      filingId: filing.id,
      reference: filing.reference,
      digest: filing.digest,
      leafIndex: receipt.leafIndex,
      receipt: createHash('sha256').update(receipt.file).digest('hex'),
      verified: verdict.ok && verdict.facts.filingDigest === filing.digest && verdict.facts.leafIndex === receipt.leafIndex,
    };
  }
}

interface Answered {
  readonly submitViolationReport: Submitted;
}

function passing(error: unknown): undefined {
  if (!(error instanceof NoAnswer)) throw error;
}

interface Again {
  readonly api: Api;
  /** Of each organisation; a receipt is its filer's alone. */
  readonly tokens: readonly string[];
  readonly journal: string;
  readonly most: number;
  readonly complaints: Complaints;
}

/** After the last kill: receipts fetched anew against the digests that the filers kept. Answers how many were compared. */
export async function receiptsAgain({ api, tokens, journal, most, complaints }: Again): Promise<number> {
  let lines = 0;
  for await (const batch of readJournal(journal, 5000)) lines += batch.length;
  const every = Math.max(1, Math.ceil(lines / most));
  let [at, compared] = [0, 0];
  for await (const batch of readJournal(journal, 5000))
    for (const { filingId, receipt } of batch) {
      if (at++ % every !== 0) continue;
      const file = await receiptOf(api, tokens, filingId);
      if (!file || createHash('sha256').update(file).digest('hex') !== receipt)
        complaints.differing.push(`receipt of ${filingId}, at rest`);
      compared++;
    }
  return compared;
}

async function receiptOf(api: Api, tokens: readonly string[], filingId: string): Promise<string | undefined> {
  for (const token of tokens)
    try {
      return (await api.ask<{ receipt: { file: string } }>(RECEIPT, { id: filingId }, token)).receipt.file;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
  return undefined;
}

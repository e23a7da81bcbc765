import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from './dice.js';
import type { Complaints } from './filer.js';
import { type Api, NoAnswer, Refused } from './people.js';

const QUEUE = 'query { deskQueue(waitsFor: OFFICER, first: 20) { nodes { id } } }';
const ACCEPT = 'mutation ($input: AcceptFilingInput!) { it: acceptFiling(input: $input) { businessState registryNumber } }';
const STATE = 'query ($id: ID!) { it: delivery(id: $id) { businessState registryNumber } }';

interface Standing {
  readonly businessState: string;
  readonly registryNumber: string | null;
}

export interface OfficerOptions {
  readonly apis: readonly Api[];
  readonly token: string;
  readonly dice: Dice;
  readonly complaints: Complaints;
  /** Delivery → the number under which this officer was told that it lies in the register. */
  readonly registered: Map<string, string>;
}

/** An officer at the desk who receives what waits into the register, through the public API, and remembers each number. */
export class Officer {
  readonly #o: OfficerOptions;

  constructor(options: OfficerOptions) {
    this.#o = options;
  }

  async workUntil(enough: () => boolean): Promise<void> {
    while (!enough()) {
      const page = await this.#ask<{ deskQueue: { nodes: { id: string }[] } }>(QUEUE, {});
      for (const { id } of page?.deskQueue.nodes ?? []) {
        if (enough()) return;
        await this.#accept(id).catch((error: unknown) => this.#explain(id, error));
      }
      await sleep(this.#o.dice.between(50, 250));
    }
  }

  async #accept(deliveryId: string): Promise<void> {
    const input = { deliveryId, waiver: 'Tiếp nhận như đã nộp' };
    const answer = (await this.#ask<{ it: Standing }>(ACCEPT, { input })) ?? (await this.#ask<{ it: Standing }>(STATE, { id: deliveryId }));
    if (answer?.it.registryNumber) this.#o.registered.set(deliveryId, answer.it.registryNumber);
  }

  /** Only that it is there already is no complaint: then the answer of the first time was lost. */
  async #explain(id: string, error: unknown): Promise<void> {
    if (!(error instanceof Refused)) throw error;
    const standing = error.code === 'WRONG_STATE' ? await this.#ask<{ it: Standing }>(STATE, { id }) : undefined;
    if (error.code === 'WRONG_STATE' && (!standing || standing.it.registryNumber)) return;
    this.#o.complaints.refused.push(`officer, ${id}: ${error.message}`);
  }

  /** Undefined where nobody answered. */
  async #ask<Data>(query: string, variables: Record<string, unknown>): Promise<Data | undefined> {
    const { dice, apis, token } = this.#o;
    try {
      return await dice.pick(apis).ask<Data>(query, variables, token);
    } catch (error) {
      if (error instanceof NoAnswer) return undefined;
      throw error;
    }
  }
}

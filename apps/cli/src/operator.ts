import { type House, openHouse } from '#composition';
import { type Caller, parseConfig } from '#platform';

/** The operator's context: a named job of the worker role. */
export const OPERATOR: Caller = { kind: 'system', name: 'operator' };

/** Opens the house as the worker's role, runs the work, and closes it whatever happens. */
export async function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse(parseConfig(process.env), 'worker');
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/** Numbers that look random and come again with the same seed (mulberry32), and what tests draw with them. */
export interface Random {
  /** An integer from 0 to below `n`. */
  below(n: number): number;
  pick<T>(from: readonly T[]): T;
  hex(bytes: number): string;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number) => Math.floor(next() * n);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    hex: (bytes) => Array.from({ length: bytes }, () => below(256).toString(16).padStart(2, '0')).join(''),
  };
}

/** How much a run tries, and from which seed: KHIEN_MUTATIONS=10000 for the long run, KHIEN_SEED to see one again. */
export const TRIES = Number(process.env.KHIEN_MUTATIONS ?? 1_000);
export const SEED = Number(process.env.KHIEN_SEED ?? Date.now() % 2 ** 31);

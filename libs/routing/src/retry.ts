/** Milliseconds between the tries of a message (D3): quickly at first, then never further apart than fifteen minutes. */
const GAPS = [5_000, 30_000, 120_000, 300_000] as const;
export const LONGEST_GAP = 900_000;
/** A destination that fails is knocked at this often with one of its messages, so that its return is seen at once. */
export const KNOCK_EVERY = 20_000;
/** How long a try may take before somebody else may take it over; longer than any channel's own limit. */
export const LEASE = 120_000;

/** The gap after so many tries, spread by a fifth to either side so that many do not come at once; never above the longest. */
export function gapAfter(tries: number, random: () => number = Math.random): number {
  const gap = GAPS[tries - 1] ?? LONGEST_GAP;
  return Math.min(LONGEST_GAP, Math.round(gap * (0.8 + 0.4 * random())));
}

/** A message is tried until so many hours after the deadline, or after the filing where that is later; then people carry it. */
export const GIVE_UP_AFTER = 72;

/** Minutes of trouble after which people are told, once each. */
export const TROUBLE_MINUTES = [15, 60, 240, 1440] as const;

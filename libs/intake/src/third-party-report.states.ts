import type { Transition } from '#kernel';
import type { ThirdPartyState } from './entities.js';

/** A report by others at its desk: held for true, led to nothing, or found to belong to a report that was filed. */
export const THIRD_PARTY_TRANSITIONS = [
  { code: 'verify', from: ['UNVERIFIED'], to: 'VERIFIED' },
  { code: 'dismiss', from: ['UNVERIFIED', 'VERIFIED'], to: 'DISMISSED' },
  { code: 'link', from: ['UNVERIFIED', 'VERIFIED'], to: 'LINKED' },
] as const satisfies readonly Transition<ThirdPartyState, string>[];

export type ThirdPartyTransition = (typeof THIRD_PARTY_TRANSITIONS)[number]['code'];

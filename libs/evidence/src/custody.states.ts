import type { Transition } from '#kernel';

/** Where an item stands. Of the last three it has left the case for good. */
export const CUSTODY_STATES = ['HELD', 'OFFERED', 'DESTRUCTION_PROPOSED', 'RETURNED', 'ARCHIVED', 'DESTROYED'] as const;
export type CustodyState = (typeof CUSTODY_STATES)[number];

/** The links that a chain is made of. `ARCHIVED`: kept with the file of the case, which is how bytes end. */
export const CUSTODY_KINDS = [
  'ACQUIRED',
  'IMPORTED',
  'HASH_VERIFIED',
  'HASH_MISMATCH',
  'VIEWED',
  'EXPORTED',
  'HANDED_OVER',
  'RECEIVED',
  'HANDOVER_DECLINED',
  'HANDOVER_WITHDRAWN',
  'SEALED',
  'UNSEALED',
  'RETURNED',
  'ARCHIVED',
  'DESTRUCTION_PROPOSED',
  'DESTRUCTION_DECLINED',
  'DESTROYED',
] as const;
export type CustodyKind = (typeof CUSTODY_KINDS)[number];

/** Steps of custody; the database demands the same of every link (migration 0047). */
export const CUSTODY_TRANSITIONS = [
  { code: 'handOver', from: ['HELD'], to: 'OFFERED' },
  { code: 'receive', from: ['OFFERED'], to: 'HELD' },
  { code: 'declineHandover', from: ['OFFERED'], to: 'HELD' },
  { code: 'withdrawHandover', from: ['OFFERED'], to: 'HELD' },
  { code: 'seal', from: ['HELD'], to: 'HELD' },
  { code: 'unseal', from: ['HELD'], to: 'HELD' },
  { code: 'return', from: ['HELD'], to: 'RETURNED' },
  { code: 'archive', from: ['HELD'], to: 'ARCHIVED' },
  { code: 'proposeDestruction', from: ['HELD'], to: 'DESTRUCTION_PROPOSED' },
  { code: 'confirmDestruction', from: ['DESTRUCTION_PROPOSED'], to: 'DESTROYED' },
  { code: 'declineDestruction', from: ['DESTRUCTION_PROPOSED'], to: 'HELD' },
] as const satisfies readonly Transition<CustodyState, string>[];
export type CustodyStep = (typeof CUSTODY_TRANSITIONS)[number]['code'];

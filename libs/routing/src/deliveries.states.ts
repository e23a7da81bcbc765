import type { Transition } from '#kernel';

/** How far a message is carried (lifecycles.md 1.3). */
export const TRANSPORT_STATES = [
  'QUEUED',
  'SENDING',
  'RETRY_WAIT',
  'DELIVERED',
  'FAILED_PERMANENT',
  'EXPIRED',
  'MANUAL_DISPATCH',
  'CANCELLED',
] as const;
export type TransportState = (typeof TRANSPORT_STATES)[number];
/** What the addressed unit has said of it; status codes of QCVN 102 beside our own RETURNED. */
export const BUSINESS_STATES = ['NONE', 'ARRIVED', 'REFUSED', 'RETURNED', 'ACCEPTED', 'ASSIGNED', 'IN_PROGRESS', 'COMPLETED'] as const;
export type BusinessState = (typeof BUSINESS_STATES)[number];
export const RECALL_STATES = ['NONE', 'RECALL_REQUESTED', 'RECALL_AGREED', 'RECALL_REFUSED'] as const;
export type RecallState = (typeof RECALL_STATES)[number];

/**
 * The desk inside the system takes a message in one step; whatever leaves the house is leased first. A receipt that comes late
 * still proves that the message is there, also where it had been given up or was being carried by hand.
 */
export const TRANSPORT_TRANSITIONS = [
  { code: 'send', from: ['QUEUED', 'RETRY_WAIT'], to: 'SENDING' },
  { code: 'deliver', from: ['QUEUED', 'SENDING', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH'], to: 'DELIVERED' },
  { code: 'retry', from: ['SENDING'], to: 'RETRY_WAIT' },
  { code: 'fail', from: ['SENDING'], to: 'FAILED_PERMANENT' },
  { code: 'expire', from: ['QUEUED', 'RETRY_WAIT'], to: 'EXPIRED' },
  { code: 'recordDispatch', from: ['FAILED_PERMANENT', 'EXPIRED', 'MANUAL_DISPATCH'], to: 'MANUAL_DISPATCH' },
  { code: 'confirmDispatch', from: ['MANUAL_DISPATCH'], to: 'DELIVERED' },
  { code: 'cancel', from: ['QUEUED'], to: 'CANCELLED' },
  { code: 'redirect', from: ['QUEUED', 'RETRY_WAIT', 'FAILED_PERMANENT', 'EXPIRED'], to: 'QUEUED' },
] as const satisfies readonly Transition<TransportState, string>[];
export type TransportTransition = (typeof TRANSPORT_TRANSITIONS)[number]['code'];

/** `proposeRefusal` and `declineRefusal` change the proposal, not the state. */
export const BUSINESS_TRANSITIONS = [
  { code: 'arrive', from: ['NONE'], to: 'ARRIVED' },
  { code: 'accept', from: ['ARRIVED', 'RETURNED'], to: 'ACCEPTED' },
  { code: 'return', from: ['ARRIVED'], to: 'RETURNED' },
  { code: 'proposeRefusal', from: ['ARRIVED'], to: 'ARRIVED' },
  { code: 'declineRefusal', from: ['ARRIVED'], to: 'ARRIVED' },
  { code: 'confirmRefusal', from: ['ARRIVED'], to: 'REFUSED' },
  { code: 'forward', from: ['ARRIVED'], to: 'REFUSED' },
  { code: 'assign', from: ['ACCEPTED'], to: 'ASSIGNED' },
  { code: 'start', from: ['ACCEPTED', 'ASSIGNED'], to: 'IN_PROGRESS' },
  { code: 'complete', from: ['IN_PROGRESS'], to: 'COMPLETED' },
] as const satisfies readonly Transition<BusinessState, string>[];
export type BusinessTransition = (typeof BUSINESS_TRANSITIONS)[number]['code'];

/** A desk decides what becomes of a filing; not any more once it has agreed to give it back. */
export function isDecision(code: string): boolean {
  return ['accept', 'return', 'proposeRefusal', 'confirmRefusal', 'forward'].includes(code);
}

/** A recall deletes nothing: it asks, and is answered. */
export const RECALL_TRANSITIONS = [
  { code: 'askBack', from: ['NONE'], to: 'RECALL_REQUESTED' },
  { code: 'agreeRecall', from: ['RECALL_REQUESTED'], to: 'RECALL_AGREED' },
  { code: 'refuseRecall', from: ['RECALL_REQUESTED'], to: 'RECALL_REFUSED' },
] as const satisfies readonly Transition<RecallState, string>[];
export type RecallTransition = (typeof RECALL_TRANSITIONS)[number]['code'];

/** Where each code of QCVN 102 leads, and how far that is; a lower one that comes late changes nothing (D5). */
export const RANK: Readonly<Record<BusinessState, number>> = {
  NONE: 0,
  ARRIVED: 1,
  RETURNED: 1,
  REFUSED: 2,
  ACCEPTED: 3,
  ASSIGNED: 4,
  IN_PROGRESS: 5,
  COMPLETED: 6,
};
export const STATE_OF_CODE: Readonly<Record<string, BusinessState>> = {
  '01': 'ARRIVED',
  '02': 'REFUSED',
  '03': 'ACCEPTED',
  '04': 'ASSIGNED',
  '05': 'IN_PROGRESS',
  '06': 'COMPLETED',
};

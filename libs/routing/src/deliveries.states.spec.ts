import { advance, transitionsFrom, WrongState } from '#kernel';
import {
  BUSINESS_STATES,
  BUSINESS_TRANSITIONS,
  RECALL_STATES,
  RECALL_TRANSITIONS,
  TRANSPORT_STATES,
  TRANSPORT_TRANSITIONS,
} from './deliveries.states.js';

/** lifecycles.md 1.3, D1–D12, written a second time: state → transition → state. */
const TRANSPORT = {
  QUEUED: { send: 'SENDING', deliver: 'DELIVERED', expire: 'EXPIRED', cancel: 'CANCELLED', redirect: 'QUEUED' },
  SENDING: { deliver: 'DELIVERED', retry: 'RETRY_WAIT', fail: 'FAILED_PERMANENT' },
  RETRY_WAIT: { send: 'SENDING', deliver: 'DELIVERED', expire: 'EXPIRED', redirect: 'QUEUED' },
  DELIVERED: {},
  FAILED_PERMANENT: { deliver: 'DELIVERED', recordDispatch: 'MANUAL_DISPATCH', redirect: 'QUEUED' },
  EXPIRED: { deliver: 'DELIVERED', recordDispatch: 'MANUAL_DISPATCH', redirect: 'QUEUED' },
  MANUAL_DISPATCH: { deliver: 'DELIVERED', recordDispatch: 'MANUAL_DISPATCH', confirmDispatch: 'DELIVERED' },
  CANCELLED: {},
} as const;
const BUSINESS = {
  NONE: { arrive: 'ARRIVED' },
  ARRIVED: {
    accept: 'ACCEPTED',
    return: 'RETURNED',
    proposeRefusal: 'ARRIVED',
    declineRefusal: 'ARRIVED',
    confirmRefusal: 'REFUSED',
    forward: 'REFUSED',
  },
  REFUSED: {},
  RETURNED: { accept: 'ACCEPTED' },
  ACCEPTED: { assign: 'ASSIGNED', start: 'IN_PROGRESS' },
  ASSIGNED: { start: 'IN_PROGRESS' },
  IN_PROGRESS: { complete: 'COMPLETED' },
  COMPLETED: {},
} as const;
const RECALL = {
  NONE: { askBack: 'RECALL_REQUESTED' },
  RECALL_REQUESTED: { agreeRecall: 'RECALL_AGREED', refuseRecall: 'RECALL_REFUSED' },
  RECALL_AGREED: {},
  RECALL_REFUSED: {},
} as const;

describe.each([
  ['transport', TRANSPORT_TRANSITIONS, TRANSPORT_STATES, TRANSPORT],
  ['business', BUSINESS_TRANSITIONS, BUSINESS_STATES, BUSINESS],
  ['recall', RECALL_TRANSITIONS, RECALL_STATES, RECALL],
] as const)('the %s states of a delivery', (noun, table, states, specified: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
  it.each(states.flatMap((state) => table.map(({ code }) => [state, code] as const)))('%s: %s', (state, code) => {
    const to = specified[state]![code];
    const go = () => advance<string, string>(noun, table, state, code);
    if (to) expect(go()).toBe(to);
    else expect(go).toThrow(WrongState);
  });

  it('name every allowed step in the order of the table, and no other state', () => {
    expect(Object.keys(specified)).toEqual([...states]);
    for (const state of states)
      expect(transitionsFrom<string, string>(table, state).map(({ code }) => code)).toEqual(
        table.map(({ code }) => code).filter((code) => code in specified[state]!),
      );
  });
});

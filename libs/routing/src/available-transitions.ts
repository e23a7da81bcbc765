import { transitionsFrom } from '#kernel';
import type { Ability } from '#platform';
import {
  BUSINESS_TRANSITIONS,
  type BusinessState,
  isDecision,
  RECALL_TRANSITIONS,
  type RecallState,
  TRANSPORT_TRANSITIONS,
  type TransportState,
} from './deliveries.states.js';
import { Delivery } from './entities.js';
import { blockOfRecall } from './request-recall.js';

/** What decides on the steps of a delivery that people take. */
export interface DeliveryStanding {
  readonly organisationId: string;
  readonly unitId: string;
  readonly message: 'FILING' | 'RECALL';
  readonly part: 'LEAD' | 'COPY';
  readonly transportState: TransportState;
  readonly businessState: BusinessState;
  readonly recallState: RecallState;
  readonly guards: {
    readonly recallAsked: boolean;
    /** Who proposed the refusal that is open, and who recorded the last dispatch; null where there is none. */
    readonly refusalBy: string | null;
    readonly dispatchBy: string | null;
    /** Whether the asker may open the receipt of that dispatch. */
    readonly receiptOpens: boolean;
    /** F7: the only filing before the deadline. */
    readonly onlyOneInTime: boolean;
    readonly returnOpen: boolean;
    /** A request for withdrawal: its acceptance takes whoever may decide on that, and it is never returned. */
    readonly withdrawal: boolean;
  };
}

/** Steps that time and the worker take. */
const OF_THE_SYSTEM = ['send', 'deliver', 'retry', 'fail', 'expire', 'redirect', 'arrive', 'askBack'];
/** Decided by the unit that leads; a copy is only to know. */
const OF_THE_LEAD = ['return', 'proposeRefusal', 'confirmRefusal', 'declineRefusal', 'forward'];

/** The steps that the three tables know from here, and what stands in the way of each: `ROLE`, or the code of the refusal. */
export function availableTransitions(standing: DeliveryStanding, ability: Ability, userId: string | null) {
  const { organisationId, unitId, transportState, businessState, recallState } = standing;
  const row = Object.assign(new Delivery(), { organisationId, unitId });
  const codes: string[] = [
    ...transitionsFrom(TRANSPORT_TRANSITIONS, transportState),
    ...transitionsFrom(BUSINESS_TRANSITIONS, businessState),
    ...transitionsFrom(RECALL_TRANSITIONS, recallState),
  ].map(({ code }) => code);
  if (recallState === 'NONE' && transportState === 'DELIVERED' && standing.message === 'FILING') codes.push('requestRecall');
  return codes
    .filter((code) => !OF_THE_SYSTEM.includes(code))
    .map((code) => {
      const action = code === 'accept' && standing.guards.withdrawal && standing.part === 'LEAD' ? 'decideWithdrawal' : code;
      const blockedBy = ability.can(action, row) ? blockOf(code, standing, userId) : 'ROLE';
      return { code, enabled: blockedBy === null, blockedBy };
    });
}

function blockOf(code: string, standing: DeliveryStanding, userId: string | null): string | null {
  const { part, guards, recallState } = standing;
  if (recallState === 'RECALL_AGREED' && isDecision(code)) return 'RECALL_AGREED';
  if (part === 'COPY' && OF_THE_LEAD.includes(code)) return 'COPY';
  switch (code) {
    case 'cancel':
      return part === 'LEAD' ? 'LEAD' : null;
    case 'accept':
      return guards.refusalBy && part === 'LEAD' ? 'REFUSAL_PROPOSED' : guards.returnOpen && part === 'LEAD' ? 'RETURN_OPEN' : null;
    case 'return':
      if (guards.refusalBy) return 'REFUSAL_PROPOSED';
      return guards.withdrawal ? 'AGREE_OR_REFUSE' : guards.onlyOneInTime ? 'ACCEPT_AND_ASK' : null;
    case 'forward':
    case 'proposeRefusal':
      return guards.refusalBy ? 'REFUSAL_PROPOSED' : null;
    case 'confirmRefusal':
    case 'declineRefusal':
      return !guards.refusalBy ? 'NO_PROPOSAL' : guards.refusalBy === userId ? 'OWN_PROPOSAL' : null;
    case 'confirmDispatch':
      return guards.dispatchBy === userId ? 'OWN_RECORD' : guards.receiptOpens ? null : 'RECEIPT_OF_OTHERS';
    case 'requestRecall':
      return blockOfRecall(standing, guards.recallAsked);
    default:
      return null;
  }
}

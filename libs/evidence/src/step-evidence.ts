import { advance, StaleVersion, userIdOf } from '#kernel';
import { officeMinutesLater } from '#law';
import type { Tx } from '#platform';
import { addCustody, type CustodyDetails } from './add-custody.js';
import { CUSTODY_TRANSITIONS, type CustodyKind, type CustodyState, type CustodyStep } from './custody.states.js';
import type { EvidenceItem } from './entities.js';
import { EvidenceBlocked, notOnCase } from './evidence-refusals.js';
import { type Held, holdForWork } from './load-evidence.js';

/** Whoever is offered an item has so many office minutes to receive or decline it; then its lead hears of it. */
export const RECEIVE_WITHIN = 240;

interface Said {
  readonly reason?: string | null;
  readonly place?: string | null;
}

/** What each step brings with it. */
export interface EvidenceInputs {
  readonly handOver: Said & { readonly to: string };
  readonly receive: Said;
  readonly declineHandover: Said;
  readonly withdrawHandover: Said;
  readonly seal: Said & { readonly bag: string };
  readonly unseal: Said;
  readonly return: Said & { readonly recipient: string };
  readonly archive: Said;
  readonly proposeDestruction: Said;
  readonly confirmDestruction: Said;
  readonly declineDestruction: Said;
}

/** The link that a step adds, after what stands in its way. */
type Behaviour<Step extends CustodyStep> = (tx: Tx, held: Held, input: EvidenceInputs[Step]) => CustodyDetails | Promise<CustodyDetails>;

const ofHolder = (tx: Tx, { custody }: Held): void => {
  if (custody.holderId !== userIdOf(tx.actor)) throw new EvidenceBlocked('NOT_HOLDER');
};
const ofRecipient = (tx: Tx, { custody }: Held): CustodyDetails => {
  if (custody.offeredTo !== userIdOf(tx.actor)) throw new EvidenceBlocked('NOT_OFFERED_TO_YOU');
  return {};
};

const STEPS: { readonly [Step in CustodyStep]: readonly [kind: CustodyKind, behave: Behaviour<Step>] } = {
  handOver: [
    'HANDED_OVER',
    async (tx, held, { to }) => {
      const { custody } = held;
      if (to === userIdOf(tx.actor) || to === custody.holderId) throw new EvidenceBlocked('TO_ONESELF');
      if (custody.holderId !== userIdOf(tx.actor)) await refuseOthers(tx, held);
      return { counterpartId: to, receiveBy: officeMinutesLater(tx.now, RECEIVE_WITHIN) };
    },
  ],
  receive: ['RECEIVED', ofRecipient],
  declineHandover: ['HANDOVER_DECLINED', ofRecipient],
  withdrawHandover: [
    'HANDOVER_WITHDRAWN',
    (tx, { custody }) => {
      if (custody.offeredBy !== userIdOf(tx.actor)) throw new EvidenceBlocked('NOT_YOUR_HANDOVER');
      return {};
    },
  ],
  seal: [
    'SEALED',
    (tx, held, { bag }) => {
      ofHolder(tx, held);
      if (held.custody.sealedBag) throw new EvidenceBlocked('SEALED_ALREADY');
      return { bag };
    },
  ],
  unseal: [
    'UNSEALED',
    (tx, held) => {
      ofHolder(tx, held);
      if (!held.custody.sealedBag) throw new EvidenceBlocked('NOT_SEALED');
      return {};
    },
  ],
  return: [
    'RETURNED',
    (tx, held, { recipient }) => {
      ofHolder(tx, held);
      return { outside: recipient };
    },
  ],
  archive: [
    'ARCHIVED',
    (tx, held) => {
      ofHolder(tx, held);
      return {};
    },
  ],
  proposeDestruction: [
    'DESTRUCTION_PROPOSED',
    (tx, held) => {
      ofHolder(tx, held);
      if (held.item.sha256) throw new EvidenceBlocked('BYTES_ARE_ARCHIVED');
      return {};
    },
  ],
  confirmDestruction: [
    'DESTROYED',
    (tx, { custody }) => {
      if (custody.proposedBy === userIdOf(tx.actor)) throw new EvidenceBlocked('SECOND_PERSON');
      return {};
    },
  ],
  declineDestruction: ['DESTRUCTION_DECLINED', () => ({})],
};

/** One step of the custody of an item; throws NotFound, Forbidden, Invalid, StaleVersion, WrongState, EvidenceBlocked. */
export async function stepEvidence<Step extends CustodyStep>(
  tx: Tx,
  id: string,
  step: Step,
  input: EvidenceInputs[Step],
  expectedVersion?: number,
): Promise<EvidenceItem> {
  const held = await holdForWork(tx, id, step);
  const { item, custody } = held;
  if (expectedVersion !== undefined && custody.version !== expectedVersion) throw new StaleVersion('evidence item', custody.version);
  // Whoever is named is looked for before the state is judged.
  if ('to' in input && !(await worksOnCase(tx, item.caseId, input.to))) throw notOnCase('to');
  advance<CustodyState, CustodyStep>('evidence item', CUSTODY_TRANSITIONS, custody.state, step);
  const [kind, behave] = STEPS[step];
  await addCustody(tx, id, kind, { reason: input.reason ?? null, place: input.place ?? null, ...(await behave(tx, held, input)) });
  if (step === 'handOver')
    tx.record({ type: 'EvidenceHandedOver', subjects: [id], payload: { itemId: id, caseId: item.caseId, unitId: item.unitId } });
  return item;
}

/** The lead hands over what somebody has who no longer works on the case; else only the holder does. */
async function refuseOthers(tx: Tx, { item, custody }: Held): Promise<void> {
  const [lead] = await tx.sql<{ id: string | null }>('select lead_id as id from case_file where id = ?', [item.caseId]);
  if (lead?.id !== userIdOf(tx.actor) || (await worksOnCase(tx, item.caseId, custody.holderId))) throw new EvidenceBlocked('NOT_HOLDER');
}

async function worksOnCase(tx: Tx, caseId: string, userId: string): Promise<boolean> {
  const [row] = await tx.sql<{ works: boolean }>('select app.works_on_case(?, ?) as works', [caseId, userId]);
  return row!.works;
}

import { refuseStrangers } from '#identity';
import { DomainError, newId, type Sentence, StaleVersion, userIdOf } from '#kernel';
import type { Tx } from '#platform';
import { WorkItem, WorkStep } from './entities.js';
import { type WorkStepCode } from './work-codes.js';

/** Why a step cannot be taken with an item, though the person may take it. */
export type WorkBlock = 'TAKEN' | 'NOT_TAKEN' | 'YOURS_ALREADY' | 'NOT_YOURS' | 'OFFERED_ALREADY' | 'NOT_OFFERED' | 'TO_ONESELF';

const BLOCKED: Readonly<Record<WorkBlock, Sentence>> = {
  TAKEN: {
    vi: 'Đồng nghiệp khác đang giữ việc này. Chưa có gì thay đổi; nếu cần, hãy chuyển về mình kèm lý do.',
    en: 'A colleague has this already. Nothing was changed; if it must be, take it over with a reason.',
  },
  NOT_TAKEN: { vi: 'Chưa ai giữ việc này; hãy nhận việc.', en: 'Nobody has this; take it.' },
  YOURS_ALREADY: { vi: 'Bạn đang giữ việc này rồi.', en: 'You have this already.' },
  NOT_YOURS: {
    vi: 'Bạn không giữ việc này nên không bàn giao hay trả lại được. Chưa có gì thay đổi.',
    en: 'You do not have this, so you can neither hand it over nor give it back. Nothing was changed.',
  },
  OFFERED_ALREADY: {
    vi: 'Việc này đang chờ đồng nghiệp nhận bàn giao. Hãy chờ trả lời, hoặc rút lại bàn giao trước.',
    en: 'This waits for a colleague to accept it. Wait for the answer, or withdraw the offer first.',
  },
  NOT_OFFERED: { vi: 'Việc này không được bàn giao cho bạn.', en: 'This was not offered to you.' },
  TO_ONESELF: {
    vi: 'Không bàn giao cho chính mình. Chưa có gì thay đổi; hãy chọn đồng nghiệp khác.',
    en: 'One does not hand over to oneself. Nothing was changed; choose a colleague.',
  },
};

export class WorkBlocked extends DomainError {
  constructor(block: WorkBlock) {
    super(block, block === 'TO_ONESELF' ? 'invalid' : 'state', BLOCKED[block]);
  }
}

/** Takes what nobody has. */
export function takeWork(tx: Tx, id: string, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'take', expectedVersion, (item, me) => {
    if (item.assigneeId === me) throw new WorkBlocked('YOURS_ALREADY');
    if (item.assigneeId) throw new WorkBlocked('TAKEN');
    return give(tx, item, 'TAKE', me, null);
  });
}

/** Takes over what a colleague has, who reads why. */
export function stealWork(tx: Tx, id: string, reason: string, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'steal', expectedVersion, (item, me) => {
    if (!item.assigneeId) throw new WorkBlocked('NOT_TAKEN');
    if (item.assigneeId === me) throw new WorkBlocked('YOURS_ALREADY');
    return give(tx, item, 'STEAL', me, reason);
  });
}

/** Gives an item to somebody at the desk, whoever has it. */
export function assignWork(tx: Tx, id: string, to: string, reason: string | null, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'assign', expectedVersion, async (item) => {
    await refuseStrangers(tx, [to], 'to');
    if (item.assigneeId === to) throw new WorkBlocked('TAKEN');
    return give(tx, item, 'ASSIGN', to, reason);
  });
}

/** Gives an item back to everybody. */
export function releaseWork(tx: Tx, id: string, reason: string | null, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'release', expectedVersion, (item, me) => {
    if (item.assigneeId !== me) throw new WorkBlocked('NOT_YOURS');
    return give(tx, item, 'RELEASE', null, reason);
  });
}

/** Hands an item over: it stays with who offers it until the other accepts. */
export function offerWork(tx: Tx, id: string, to: string, note: string | null, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'offer', expectedVersion, async (item, me) => {
    await refuseStrangers(tx, [to], 'to');
    if (item.assigneeId !== me) throw new WorkBlocked('NOT_YOURS');
    if (item.offeredTo) throw new WorkBlocked('OFFERED_ALREADY');
    if (to === me) throw new WorkBlocked('TO_ONESELF');
    Object.assign(item, { offeredTo: to, offeredBy: me });
    return step(tx, item, { step: 'OFFER', toId: to, reason: note });
  });
}

export function acceptWork(tx: Tx, id: string, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'accept', expectedVersion, (item, me) => {
    if (item.offeredTo !== me) throw new WorkBlocked('NOT_OFFERED');
    return give(tx, item, 'ACCEPT', me, null);
  });
}

/** Does not take what was offered, or takes the own offer back: it stays with whoever has it. */
export function declineWork(tx: Tx, id: string, reason: string | null, expectedVersion?: number): Promise<WorkItem> {
  return change(tx, id, 'decline', expectedVersion, (item, me) => {
    if (item.offeredTo !== me && (item.offeredTo === null || item.offeredBy !== me)) throw new WorkBlocked('NOT_OFFERED');
    const declined: WorkStepCode = item.offeredTo === me ? 'DECLINE' : 'WITHDRAW';
    const toId = item.offeredTo ?? null;
    Object.assign(item, { offeredTo: null, offeredBy: null });
    return step(tx, item, { step: declined, toId, reason });
  });
}

type Change = (item: WorkItem, me: string) => void | Promise<void>;

async function change(tx: Tx, id: string, action: string, expectedVersion: number | undefined, then: Change): Promise<WorkItem> {
  const item = await tx.load(WorkItem, id, { lock: true });
  tx.authorize(action, item);
  if (expectedVersion !== undefined && item.version !== expectedVersion) throw new StaleVersion('work item', item.version);
  await then(item, userIdOf(tx.actor));
  return item;
}

/** Whoever had an offer of it loses that with it. */
function give(tx: Tx, item: WorkItem, code: WorkStepCode, toId: string | null, reason: string | null): void {
  const fromId = item.assigneeId ?? null;
  Object.assign(item, { assigneeId: toId, assignedAt: toId && tx.now, offeredTo: null, offeredBy: null });
  step(tx, item, { step: code, fromId, toId, reason });
}

type NewStep = Pick<WorkStep, 'step' | 'toId' | 'reason'> & { readonly fromId?: string | null };

function step(tx: Tx, { id, unitId, assigneeId }: WorkItem, { fromId = assigneeId ?? null, ...taken }: NewStep): void {
  tx.em.create(WorkStep, { ...taken, fromId, id: newId(), unitId, itemId: id, byId: userIdOf(tx.actor), at: tx.now });
  tx.record({ type: 'WorkAssigned', subjects: [id], payload: { itemId: id, unitId, step: taken.step } });
}

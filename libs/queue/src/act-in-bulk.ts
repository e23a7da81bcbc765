import { type HandlingInputs, handleReport, ReportHandling } from '#handling';
import { type DismissalReason, dismissReport } from '#intake';
import { DomainError, Invalid, type Sentence, StaleVersion } from '#kernel';
import type { Caller, Tx, UnitOfWork } from '#platform';
import { assignWork, releaseWork, stealWork, takeWork } from './assign-work.js';
import { WorkItem } from './entities.js';
import { readWork } from './read-work.js';

export const BULK_ACTIONS = ['TAKE', 'STEAL', 'ASSIGN', 'RELEASE', 'READ', 'NO_ACTION', 'CLOSE', 'DISMISS'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
/** What of these may be an end of a report; a withdrawal is agreed to at the desk. */
export type BulkOutcome = HandlingInputs['close']['outcome'];

/** What all items share; an item may say otherwise. */
export interface SharedTerms {
  readonly reason?: string | null;
  readonly outcome?: BulkOutcome | null;
  readonly waiver?: string | null;
  readonly dismissal?: DismissalReason | null;
}

export interface BulkItem extends SharedTerms {
  readonly id: string;
  readonly expectedVersion?: number | null;
}

export interface BulkAct extends SharedTerms {
  readonly action: BulkAction;
  readonly items: readonly BulkItem[];
  /** ASSIGN: to whom. */
  readonly to?: string | null;
}

/** What became of one item. `code` and the sentence are of the refusal; a refused item is as it was. */
export interface BulkResult {
  readonly id: string;
  readonly done: boolean;
  readonly code: string | null;
  readonly sentence: Sentence | null;
}

/**
 * One step with many items, each in a transaction of its own: what cannot be done with one holds up no other, and each says what became of it.
 * What is no refusal, but a failure of ours, ends the run: what was done by then is done, and is found so.
 */
export async function actInBulk(uow: UnitOfWork, caller: Caller, act: BulkAct): Promise<readonly BulkResult[]> {
  const results: BulkResult[] = [];
  for (const item of new Map(act.items.map((one) => [one.id, one])).values()) {
    try {
      await uow.run(caller, (tx) => actOn(tx, act, item));
      results.push({ id: item.id, done: true, code: null, sentence: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.kind === 'unauthenticated') throw error;
      results.push({ id: item.id, done: false, code: error.code, sentence: error.sentence });
    }
  }
  return results;
}

async function actOn(tx: Tx, { action, to, ...shared }: BulkAct, item: BulkItem): Promise<unknown> {
  const expected = item.expectedVersion ?? undefined;
  const reason = item.reason ?? shared.reason ?? null;
  switch (action) {
    case 'TAKE':
      return takeWork(tx, item.id, expected);
    case 'STEAL':
      return stealWork(tx, item.id, reasonOf(reason), expected);
    case 'ASSIGN':
      return assignWork(tx, item.id, required(to, 'to'), reason, expected);
    case 'RELEASE':
      return releaseWork(tx, item.id, reason, expected);
    case 'READ':
      await seen(tx, item.id, expected);
      return readWork(tx, [item.id]);
    case 'NO_ACTION':
      return handleReport(tx, await handlingOf(tx, item.id, expected), 'takeNoAction', {});
    case 'CLOSE': {
      const outcome = required(item.outcome ?? shared.outcome, 'outcome');
      const waiver = item.waiver ?? shared.waiver ?? null;
      return handleReport(tx, await handlingOf(tx, item.id, expected), 'close', { outcome, summary: reasonOf(reason), waiver });
    }
    case 'DISMISS': {
      const { kind, subjectId } = await seen(tx, item.id, expected);
      if (kind !== 'TIP') throw new NotOfThisKind();
      return dismissReport(tx, subjectId, required(item.dismissal ?? shared.dismissal, 'dismissal'), reason);
    }
  }
}

async function seen(tx: Tx, id: string, expectedVersion?: number): Promise<WorkItem> {
  const item = await tx.load(WorkItem, id);
  if (expectedVersion !== undefined && item.version !== expectedVersion) throw new StaleVersion('work item', item.version);
  return item;
}

async function handlingOf(tx: Tx, id: string, expectedVersion?: number): Promise<string> {
  const { kind, subjectId, unitId } = await seen(tx, id, expectedVersion);
  const handling = kind === 'REPORT' ? await tx.em.findOne(ReportHandling, { reportId: subjectId, unitId }) : null;
  if (!handling) throw new NotOfThisKind();
  return handling.id;
}

/** Refuses a reason that is none. */
function reasonOf(text: string | null): string {
  return required(text?.trim(), 'reason');
}

function required<T>(value: T | null | undefined, path: string): T {
  if (value) return value;
  throw new Invalid([{ path, code: 'REQUIRED', vi: 'Mục này cần có.', en: 'This is needed.' }]);
}

class NotOfThisKind extends DomainError {
  constructor() {
    super('NOT_OF_THIS_KIND', 'state', {
      vi: 'Bước này không áp dụng cho việc này (chưa tiếp nhận vào sổ, hoặc là loại việc khác). Việc này vẫn giữ nguyên.',
      en: 'This step is none for this item: it is not in the register yet, or is of another kind. It is as it was.',
    });
  }
}

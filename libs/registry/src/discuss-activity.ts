import { advance, Invalid, newId, type Transition } from '#kernel';
import type { Tx } from '#platform';
import { wholeRow } from './clone-activity.js';
import { ActivityComment, ActivityThread, type ThreadState } from './discuss.entities.js';
import { ProcessingActivity } from './entities.js';
import { personOf } from './review-activity.js';

export const THREAD_TRANSITIONS = [
  { code: 'reply', from: ['OPEN'], to: 'OPEN' },
  { code: 'resolve', from: ['OPEN'], to: 'RESOLVED' },
  { code: 'reopen', from: ['RESOLVED'], to: 'OPEN' },
] as const satisfies readonly Transition<ThreadState, string>[];
type ThreadTransition = (typeof THREAD_TRANSITIONS)[number]['code'];

/** Begins a thread about a field that the activity has; the text stays with the organisation. Throws Invalid where there is no such field. */
export async function commentOnActivity(tx: Tx, activityId: string, path: string, text: string): Promise<ActivityThread> {
  const activity = await tx.load(ProcessingActivity, activityId);
  const about = valueAt(await wholeRow(tx, activityId), path);
  if (about === undefined) throw new Invalid([UNKNOWN_FIELD]);
  const thread = tx.em.create(ActivityThread, {
    id: newId(),
    organisationId: activity.organisationId,
    activityId,
    path,
    about,
    aboutVersion: activity.version,
    state: 'OPEN',
    openedBy: personOf(tx) ?? '',
    openedAt: tx.now,
    movedBy: null,
    movedAt: null,
  });
  tx.authorize('open', thread);
  say(tx, thread, text);
  tx.record({ type: 'ActivityThreadOpened', subjects: [thread.id, activityId], payload: { threadId: thread.id } });
  return thread;
}

export async function replyToThread(tx: Tx, id: string, text: string): Promise<ActivityThread> {
  const thread = await opened(tx, id, 'reply');
  say(tx, thread, text);
  tx.record({ type: 'ActivityThreadReplied', subjects: [thread.id] });
  return thread;
}

export async function resolveThread(tx: Tx, id: string): Promise<ActivityThread> {
  const thread = await opened(tx, id, 'resolve');
  tx.record({ type: 'ActivityThreadResolved', subjects: [thread.id] });
  return thread;
}

export async function reopenThread(tx: Tx, id: string): Promise<ActivityThread> {
  const thread = await opened(tx, id, 'reopen');
  tx.record({ type: 'ActivityThreadReopened', subjects: [thread.id] });
  return thread;
}

async function opened(tx: Tx, id: string, transition: ThreadTransition): Promise<ActivityThread> {
  const thread = await tx.load(ActivityThread, id, { lock: true });
  tx.authorize(transition, thread);
  thread.state = advance('comment thread', THREAD_TRANSITIONS, thread.state, transition);
  thread.movedBy = personOf(tx);
  thread.movedAt = tx.now;
  return thread;
}

function say(tx: Tx, { id: threadId, organisationId }: ActivityThread, text: string): void {
  tx.em.create(ActivityComment, { id: newId(), organisationId, threadId, text, writtenBy: personOf(tx)!, writtenAt: tx.now });
}

/** What the row has at the path, null where it says nothing there; undefined where there is no such field: what is no content of an activity is no field of it. */
function valueAt(row: object, path: string): unknown {
  const [first = ''] = path.split('.');
  if (NOT_COMMENTED.includes(first)) return undefined;
  return path.split('.').reduce<unknown>((at, key) => {
    const own = typeof at === 'object' && at !== null && Object.hasOwn(at, key);
    return own && !(Array.isArray(at) && key === 'length') ? (at as Record<string, unknown>)[key] : undefined;
  }, row);
}
const NOT_COMMENTED = ['id', 'organisationId', 'importId', 'state', 'publishedVersion', 'version', 'updatedAt'];

const UNKNOWN_FIELD = {
  path: 'path',
  code: 'UNKNOWN_FIELD',
  vi: 'Hoạt động không có mục này; không có gì được ghi. Hãy chọn lại mục cần góp ý.',
  en: 'The activity has no such field; nothing was written. Choose the field again.',
};

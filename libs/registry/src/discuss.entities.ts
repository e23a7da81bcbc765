import { defineEntity, p } from '@mikro-orm/core';
import { ProcessingActivity } from './entities.js';

export const THREAD_STATES = ['OPEN', 'RESOLVED'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

const ThreadSchema = defineEntity({
  name: 'ActivityThread',
  tableName: 'activity_thread',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    activityId: () => p.manyToOne(ProcessingActivity).mapToPk().fieldName('activity_id'),
    /** Of the field that it is about, as the queries name it: `purposes.0.text`. */
    path: p.text(),
    /** What stood there when it was begun, and in which version of the row; null in threads from before that was kept. */
    about: p.json<unknown>().nullable(),
    aboutVersion: p.integer().nullable(),
    state: p.text().$type<ThreadState>(),
    openedBy: p.uuid(),
    openedAt: p.datetime(),
    /** Who took the last step, and when. */
    movedBy: p.uuid().nullable(),
    movedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** What people of the organisation say to each other about one field of an activity. */
export class ActivityThread extends ThreadSchema.class {}
ThreadSchema.setClass(ActivityThread);

const CommentSchema = defineEntity({
  name: 'ActivityComment',
  tableName: 'activity_comment',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    threadId: () => p.manyToOne(ActivityThread).mapToPk().fieldName('thread_id'),
    text: p.text(),
    writtenBy: p.uuid(),
    writtenAt: p.datetime(),
  },
});
/** One word in a thread; never changed. */
export class ActivityComment extends CommentSchema.class {}
CommentSchema.setClass(ActivityComment);

import { advance, type Transition } from '#kernel';
import type { ActivityState, ProcessingActivity } from './entities.js';

/**
 * An activity in the register. A revision of a published one opens a draft; its versions stay. What is in review is not
 * revised, so that what is published is what was presented.
 */
export const ACTIVITY_TRANSITIONS = [
  { code: 'revise', from: ['DRAFT', 'PUBLISHED'], to: 'DRAFT' },
  { code: 'present', from: ['DRAFT'], to: 'IN_REVIEW' },
  { code: 'giveBack', from: ['IN_REVIEW'], to: 'DRAFT' },
  { code: 'publish', from: ['DRAFT', 'IN_REVIEW'], to: 'PUBLISHED' },
  { code: 'archive', from: ['DRAFT', 'PUBLISHED'], to: 'ARCHIVED' },
  { code: 'reopen', from: ['ARCHIVED'], to: 'DRAFT' },
] as const satisfies readonly Transition<ActivityState, string>[];
export type ActivityTransition = (typeof ACTIVITY_TRANSITIONS)[number]['code'];

/** Takes an activity through one transition of its table, or throws WrongState. */
export function moveActivity(activity: ProcessingActivity, transition: ActivityTransition): void {
  activity.state = advance('processing activity', ACTIVITY_TRANSITIONS, activity.state, transition);
}

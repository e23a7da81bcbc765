import { transitionsFrom } from '#kernel';
import { activityGaps, regimeAt } from '#law';
import type { AvailableTransition, Reading } from '#platform';
import { ACTIVITY_TRANSITIONS, type ActivityTransition } from './activity.states.js';
import { type ActivityRow, factsOf } from './activity-facts.js';
import { type ActivityState, ProcessingActivity } from './entities.js';
import { isOwnWork } from './publish-activity.js';
import { barring } from './review-activity.js';

/** Who reads: whether a step is possible is said to them. */
export type Reader = Pick<Reading<unknown>, 'ability' | 'actor'>;

/** What decides on the next steps of an activity. */
export interface StandingRow extends ActivityRow {
  readonly state: ActivityState;
  readonly presentedBy: string | null;
  readonly writtenBy: string | null;
  /** Somebody whose work it is not. */
  readonly anotherMayPublish: boolean;
}

/** The steps that the table knows from here, and what stands in the way of each for the reader. */
export function availableTransitions(row: StandingRow, { ability, actor }: Reader): AvailableTransition[] {
  const subject = Object.assign(new ProcessingActivity(), { organisationId: row.organisationId });
  const empty = barring(activityGaps(regimeAt(new Date()).regime.code, factsOf(row))).length > 0;
  const own = isOwnWork(row, 'userId' in actor ? actor.userId : null);
  const blockOf = (code: ActivityTransition): string | null => {
    if (!ability.can(code, subject)) return 'ROLE';
    if (code === 'publish' && own && row.anotherMayPublish) return 'OWN_WORK';
    return (code === 'publish' || code === 'present') && empty ? 'FACTS' : null;
  };
  return transitionsFrom(ACTIVITY_TRANSITIONS, row.state).map(({ code }) => {
    const blockedBy = blockOf(code);
    return { code, enabled: blockedBy === null, blockedBy };
  });
}

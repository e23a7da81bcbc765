import type { DomainLib } from '#platform';
import { CaseIndicator, IndicatorHit, KeptCommonValue } from './entities.js';
import { indicatorsPolicy } from './indicators.policy.js';
import { notifyOfAnswer, notifyOfQuestion } from './notify-hits.js';
import { refuseUnanswered } from './unanswered-hits.js';

export * from './add-indicator.js';
export * from './answer-hit.js';
export { BANKS, type Bank } from './bank/banks.js';
export * from './common-values.js';
export { recordShape } from './data/record-shape.js';
export { HitsResolver } from './edge/hits.resolver.js';
export { INDICATOR_KEY, IndicatorsResolver } from './edge/indicators.resolver.js';
export * from './entities.js';
export * from './find-indicators.js';
export { keyedKey } from './identity/keyed-key.js';
export * from './indicator-types.js';
export { INDICATOR_LISTS } from './indicators.lists.js';
export * from './judge-indicator.js';
export * from './keep-common-value.js';
export { normaliseIndicator } from './normalise.js';
export { type IndicatorKey, isUnreadable, type Normalised, type NormalisedIndicator, type Unreadable } from './normalised.js';
export * from './take-mentions.js';
export { confirmedIndicators, unansweredHits } from './unanswered-hits.js';

export const indicators: DomainLib = {
  entities: [CaseIndicator, IndicatorHit, KeptCommonValue],
  policies: [indicatorsPolicy],
  reactions: { CaseStepped: refuseUnanswered },
  handlers: { MatchesAsked: notifyOfQuestion, HitAnswered: notifyOfAnswer },
};

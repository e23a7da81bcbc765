export { BANKS, type Bank } from './bank/banks.js';
export * from './common-values.js';
export { recordShape } from './data/record-shape.js';
export * from './find-indicators.js';
export { keyedKey } from './identity/keyed-key.js';
export * from './indicator-types.js';
export { normaliseIndicator } from './normalise.js';
export { type IndicatorKey, isUnreadable, type Normalised, type NormalisedIndicator, type Unreadable } from './normalised.js';

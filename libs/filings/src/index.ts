import type { DomainLib } from '#platform';
import { ClockVerdict, Filing, FilingReturn } from './entities.js';
import { filingsPolicy } from './filings.policy.js';
import { lapseReturns } from './return-filing.js';

export * from './edge/defect-answer.input.js';
export * from './edge/filing.views.js';
export { filingView, type StoredFiling } from './edge/filing-view.js';
export { LOG_SIGNER } from './edge/log-signer.js';
export { readFiled, withReceipt } from './edge/read-filed.js';
export { ReceiptResolver } from './edge/receipt.resolver.js';
export { RegimeCodeEnum } from './edge/regime-code.enum.js';
export * from './entities.js';
export * from './file.js';
export * from './filings.queries.js';
export * from './filings.states.js';
export * from './move-filing.js';
export * from './receipt.js';
export * from './return-filing.js';
export * from './unanswered-defects.js';

export const filings: DomainLib = {
  entities: [Filing, FilingReturn, ClockVerdict],
  policies: [filingsPolicy],
  sweeps: { 'lapse-returns': lapseReturns },
};

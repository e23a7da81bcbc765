export * from './build-receipt.js';
export { canonicalBytes, canonicalText, parseCanonical } from './canonical-json.js';
export * from './checkpoint.js';
export * from './entry.js';
export * from './explode-receipt.js';
export { type LogFailure, type LogFailureCode, LogRefusal } from './failures.js';
export * from './log-export.js';
export {
  appendToFrontier,
  type CompleteNode,
  EMPTY_ROOT,
  inclusionProofOfLast,
  leafHash,
  nodeHash,
  rootOfFrontier,
} from './merkle.js';
export * from './merkle-proofs.js';
export * from './note-key.js';
export * from './receipt.js';
export * from './verify-log.js';
export * from './verify-receipt.js';
export { VERIFY_SH } from './verify-sh.js';

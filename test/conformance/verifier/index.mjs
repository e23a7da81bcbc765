export { proveAcknowledgement } from './acknowledgement.mjs';
export { canonical, parseCanonical } from './canonical-json.mjs';
export { isEntry } from './entry.mjs';
export { LOG_CHECKS, verifyLog } from './log.mjs';
export { leafHash, nodeHash, Tree, verifyConsistency, verifyInclusion } from './merkle.mjs';
export { NOTES } from './notes.mjs';
export { RECEIPT_CHECKS, saltedDigest, verifyReceipt } from './receipt.mjs';
export { isSignedBy, openCheckpoint, parseVkey, readCheckpoint } from './signed-note.mjs';

export * from './export-to-peers.js';
export { mispOfCase, mispOfReport } from './misp.js';
export * from './share-case.js';
export * from './shared-report.js';
export { stixOfCase, stixOfReport } from './stix.js';
export { verisOf } from './veris.js';

import type { DomainLib } from '#platform';
import { alarmHandovers, notifyOfAltered, notifyOfHandover, notifyOfOverdue } from './alarm-evidence.js';
import { EvidenceCustody, EvidenceItem } from './entities.js';
import { evidencePolicy } from './evidence.policy.js';

export { collectEvidence, type NewEvidence } from './collect-evidence.js';
export { soundEvidence, undisposedEvidence } from './count-evidence.js';
export * from './custody.states.js';
export { breakOf, type CustodyEvent, custodyHash, type EvidenceRecord, evidenceDigest } from './custody-chain.js';
export { ARCHIVE_KEY, CustodyResolver, EvidenceContentResolver, EvidenceResolver } from './edge/evidence.resolver.js';
export * from './entities.js';
export { EVIDENCE_LIST } from './evidence.list.js';
export { exportEvidence, openExport } from './export-evidence.js';
export { printCustody } from './print-custody.js';
export { readEvidence } from './read-evidence.js';
export { scanEvidence } from './scan-evidence.js';
export { type EvidenceInputs, stepEvidence } from './step-evidence.js';
export { verifyEvidence } from './verify-evidence.js';

export const evidence: DomainLib = {
  entities: [EvidenceItem, EvidenceCustody],
  policies: [evidencePolicy],
  handlers: { EvidenceHandedOver: notifyOfHandover, HandoverOverdue: notifyOfOverdue, EvidenceAltered: notifyOfAltered },
  sweeps: { 'alarm-handovers': alarmHandovers },
};

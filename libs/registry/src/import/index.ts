export type { ExistingActivities } from './ciso-assistant.js';
export { detectFormat } from './detect-format.js';
export type { FileDefectCode } from './file-defects.js';
export type { FindingCode } from './findings.js';
export { type DryRunOptions, dryRun, type ImportReport, REPORTED_PROBLEMS } from './import-report.js';
export * from './staging.js';
export { RECIPIENT_KIND_CODES, RELATIONSHIP_CODES, SUBJECT_GROUP_CODES } from './vocabulary/parties.js';
export { WORKBOOK_LIMITS } from './workbook-bounds.js';
export { type Cell, type CellFault, CONTENT_LIMITS, readWorkbook, type Sheet, type WorkbookContent } from './workbook-reader.js';

export const WORK_KINDS = ['REPORT', 'DOSSIER', 'TIP'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];
export const WORK_STAGES = ['NEW', 'WORKING', 'WAITING', 'DONE'] as const;
export type WorkStage = (typeof WORK_STAGES)[number];
/** What is due: a filing is to be received, a report triaged, an answer or a remedy of the filer to come. */
export const DUE_KINDS = ['ACCEPT', 'TRIAGE', 'ANSWER', 'MEASURE'] as const;
export type DueKind = (typeof DUE_KINDS)[number];
export const WORK_SORTS = ['RISK', 'DUE', 'ARRIVAL'] as const;
export type WorkSort = (typeof WORK_SORTS)[number];

export const WORK_STEPS = ['TAKE', 'ASSIGN', 'STEAL', 'RELEASE', 'OFFER', 'ACCEPT', 'DECLINE', 'WITHDRAW'] as const;
export type WorkStepCode = (typeof WORK_STEPS)[number];

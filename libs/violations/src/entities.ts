import { defineEntity, p } from '@mikro-orm/core';
import type { DefectAnswer, FilingKind } from '#filings';
import type { RegimeCode } from '#law';
import type { StoredFacts } from './facts.js';

export const REPORT_STATES = ['DRAFT', 'READY', 'SUBMITTED', 'DISCARDED', 'EXPIRED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const EXERCISE_STATES = ['OPEN', 'CLOSED'] as const;
export type ExerciseState = (typeof EXERCISE_STATES)[number];

const ExerciseSchema = defineEntity({
  name: 'Exercise',
  tableName: 'exercise',
  properties: {
    id: p.uuid().primary(),
    /** What participants type to join, e.g. `DT-2026-QUY4`. */
    code: p.text(),
    title: p.text(),
    unitId: p.uuid(),
    /** The sandbox desk to which its reports go. */
    deskId: p.uuid(),
    deskIsSandbox: p.boolean().default(true),
    state: p.text().$type<ExerciseState>(),
    openedBy: p.uuid(),
    openedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A drill (diễn tập): reports opened under it run the same screens and clocks and reach nothing but its sandbox desk. */
export class Exercise extends ExerciseSchema.class {}
ExerciseSchema.setClass(Exercise);

const ReportSchema = defineEntity({
  name: 'ViolationReport',
  tableName: 'violation_report',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    title: p.text(),
    facts: p.json<StoredFacts>(),
    state: p.text().$type<ReportState>(),
    /** Of the filing in preparation; in state SUBMITTED, of the last one. */
    kind: p.text().$type<FilingKind>(),
    /** The returned filing that the one in preparation answers. */
    revisesId: p.uuid().nullable(),
    /** Why it is corrected, or asked back. */
    reason: p.text().nullable(),
    answers: p.json<readonly DefectAnswer[]>().nullable(),
    /** The version of the questions that the facts answer; see `formVersionOf` of `libs/law`. */
    formVersion: p.text().nullable(),
    exerciseId: () => p.manyToOne(Exercise).mapToPk().fieldName('exercise_id').nullable(),
    drill: p.boolean(),
    idleWarnedAt: p.datetime().nullable(),
    /** Digest of the facts as they were presented for signing. */
    readyDigest: p.text().nullable(),
    /** Why the signer gave it back; until it is presented again. */
    reopenReason: p.text().nullable(),
    /** `BC26-000123-7`; given on the first submission. */
    reference: p.text().nullable(),
    regime: p.text().$type<RegimeCode>().nullable(),
    createdBy: p.uuid(),
    version: p.integer().version(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** A violation of personal-data rules as its organisation works on it; what the authority gets are its filings. */
export class ViolationReport extends ReportSchema.class {}
ReportSchema.setClass(ViolationReport);

const ReportActivitySchema = defineEntity({
  name: 'ReportActivity',
  tableName: 'report_activity',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    activityId: p.uuid(),
  },
});
/** A processing activity that the violation touches. */
export class ReportActivity extends ReportActivitySchema.class {}
ReportActivitySchema.setClass(ReportActivity);

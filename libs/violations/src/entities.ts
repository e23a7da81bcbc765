import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeClass, RegimeCode, Verdict } from '#law';
import type { StoredFacts } from './facts.js';

export const REPORT_STATES = ['DRAFT', 'READY', 'SUBMITTED', 'DISCARDED', 'EXPIRED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const FILING_KINDS = ['INITIAL', 'SUPPLEMENT', 'CORRECTION', 'FINAL', 'WITHDRAWAL_REQUEST'] as const;
export type FilingKind = (typeof FILING_KINDS)[number];
export const FILING_STATES = ['SUBMITTED', 'RECEIVED', 'ACCEPTED', 'RETURNED', 'REFUSED', 'SUPERSEDED'] as const;
export type FilingState = (typeof FILING_STATES)[number];

/** One thing that an authority found lacking: where in the facts, by a code, in words. */
export interface ReturnDefect {
  readonly path: string;
  readonly code: ReturnDefectCode;
  readonly text: string;
}
export const RETURN_DEFECT_CODES = ['MISSING', 'UNCLEAR', 'CONTRADICTORY', 'IMPLAUSIBLE', 'ATTACHMENT', 'OTHER'] as const;
export type ReturnDefectCode = (typeof RETURN_DEFECT_CODES)[number];

/** What the filer says to one defect: mended in the facts, or disputed with a reason. */
export interface DefectAnswer {
  readonly path: string;
  readonly answer: 'FIXED' | 'DISPUTED';
  readonly text?: string | null;
}

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

const FilingSchema = defineEntity({
  name: 'Filing',
  tableName: 'filing',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    kind: p.text().$type<FilingKind>(),
    /** Gapless within the report, from 1. */
    number: p.integer(),
    reference: p.text(),
    state: p.text().$type<FilingState>(),
    regime: p.text().$type<RegimeCode>(),
    formCode: p.text(),
    noticeClass: p.text().$type<NoticeClass>(),
    /** The canonical filing (RFC 8785), exactly as digested; only `state` of a filing ever changes. */
    content: p.text(),
    salt: p.text(),
    digest: p.text(),
    clientKey: p.text(),
    requestDigest: p.text(),
    submittedBy: p.uuid(),
    submittedAt: p.datetime(),
    /** The returned filing that this one answers; it keeps that one's kind. */
    revisesId: p.uuid().nullable(),
    drill: p.boolean(),
    version: p.integer().version(),
  },
});
/** What was filed: an immutable snapshot, addressed to an authority. */
export class Filing extends FilingSchema.class {}
FilingSchema.setClass(Filing);

const VerdictSchema = defineEntity({
  name: 'ClockVerdict',
  tableName: 'clock_verdict',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    filingId: () => p.manyToOne(Filing).mapToPk().fieldName('filing_id'),
    rule: p.text(),
    article: p.text(),
    startEvent: p.text().nullable(),
    startedAt: p.datetime().nullable(),
    dueAt: p.datetime().nullable(),
    verdict: p.text().$type<Verdict>(),
    lateByMs: p.bigint('number').nullable(),
    lateReason: p.text().nullable(),
    decidedAt: p.datetime(),
  },
});
/** Whether a filing was in time, frozen at its submission; a correction of the facts that is accepted adds a verdict and keeps this one. */
export class ClockVerdict extends VerdictSchema.class {}
VerdictSchema.setClass(ClockVerdict);

export const RETURN_STATES = ['OPEN', 'ANSWERED', 'LAPSED', 'WAIVED'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];

const ReturnSchema = defineEntity({
  name: 'FilingReturn',
  tableName: 'filing_return',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    filingId: () => p.manyToOne(Filing).mapToPk().fieldName('filing_id'),
    unitId: p.uuid(),
    defects: p.json<readonly ReturnDefect[]>(),
    respondBy: p.datetime(),
    state: p.text().$type<ReturnState>(),
    returnedBy: p.uuid(),
    at: p.datetime(),
    /** The filing that answered, and when. */
    answeredBy: p.uuid().nullable(),
    answeredAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A filing given back for completion (yêu cầu sửa đổi, bổ sung); its filing time stays. */
export class FilingReturn extends ReturnSchema.class {}
ReturnSchema.setClass(FilingReturn);

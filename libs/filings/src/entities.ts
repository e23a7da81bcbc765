import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeClass, RegimeCode, Verdict } from '#law';

/** What a filing can be about; also what the table of competence asks. */
export const FILED_SUBJECTS = ['VIOLATION_NOTICE', 'DPIA_DOSSIER', 'TRANSFER_DOSSIER'] as const;
export type FiledSubject = (typeof FILED_SUBJECTS)[number];
export const FILING_KINDS = ['INITIAL', 'SUPPLEMENT', 'CORRECTION', 'FINAL', 'WITHDRAWAL_REQUEST', 'UPDATE'] as const;
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

const FilingSchema = defineEntity({
  name: 'Filing',
  tableName: 'filing',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    subject: p.text().$type<FiledSubject>(),
    /** The violation report or the dossier that it is about; `report_id` and `dossier_id` follow from it and `subject` in the database. */
    matterId: p.uuid(),
    kind: p.text().$type<FilingKind>(),
    /** Gapless within its matter, from 1. */
    number: p.integer(),
    reference: p.text(),
    state: p.text().$type<FilingState>(),
    regime: p.text().$type<RegimeCode>(),
    formCode: p.text(),
    /** Of a violation notice; else null. */
    noticeClass: p.text().$type<NoticeClass>().nullable(),
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

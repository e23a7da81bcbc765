import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeClass, RegimeCode, Verdict } from '#law';
import type { StoredFacts } from './facts.js';

export const REPORT_STATES = ['DRAFT', 'READY', 'SUBMITTED', 'DISCARDED'] as const;
export type ReportState = (typeof REPORT_STATES)[number];
export const FILING_STATES = ['SUBMITTED', 'RECEIVED', 'ACCEPTED'] as const;
export type FilingState = (typeof FILING_STATES)[number];

const ReportSchema = defineEntity({
  name: 'ViolationReport',
  tableName: 'violation_report',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    title: p.text(),
    facts: p.json<StoredFacts>(),
    state: p.text().$type<ReportState>(),
    /** Digest of the facts as they were presented for signing. */
    readyDigest: p.text().nullable(),
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
    kind: p.text().$type<'INITIAL'>(),
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
/** Whether a filing was in time, frozen at its submission; a later correction of the facts adds a verdict and keeps this one. */
export class ClockVerdict extends VerdictSchema.class {}
VerdictSchema.setClass(ClockVerdict);

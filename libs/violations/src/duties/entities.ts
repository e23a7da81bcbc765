import { defineEntity, p } from '@mikro-orm/core';
import { type FilingKind } from '#filings';
import type { OrganisationBlock, RegimeCode, Verdict } from '#law';
import { ViolationReport } from '../entities.js';
import type { StoredFacts } from '../facts.js';

/**
 * What a paper says of the violation, copied from the report when the paper becomes final: later changes of the report do
 * not reach it. Its shape is what `libs/documents` prints (`FiledNotice`). Instants are ISO text.
 */
export interface NoticeSnapshot {
  readonly reference: string | null;
  readonly kind: FilingKind;
  /** How many filings there were by then. */
  readonly number: number;
  readonly submittedAt: string;
  readonly regime: RegimeCode;
  readonly organisation: OrganisationBlock;
  readonly facts: StoredFacts;
  readonly drill: boolean;
}

export interface MinutesParticipant {
  readonly name: string;
  readonly position?: string | null;
  readonly part?: string | null;
}

export interface MinutesEvidence {
  readonly name: string;
  /** Hex SHA-256 of what was secured. */
  readonly sha256: string;
}

export interface MinutesSignature {
  readonly name: string;
  /** As what: `Người lập biên bản`, `Đại diện tổ chức`. */
  readonly capacity: string;
  /** ISO 8601. */
  readonly signedAt?: string | null;
}

export interface MinutesContent {
  readonly place?: string | null;
  readonly participants: readonly MinutesParticipant[];
  /** What was done at once; absent: the measures of the report. */
  readonly immediateActions?: string | null;
  readonly evidence: readonly MinutesEvidence[];
  readonly signatures: readonly MinutesSignature[];
  /** Only once they are final. */
  readonly notice?: NoticeSnapshot;
}

export const MINUTES_STATES = ['DRAFT', 'FINALISED', 'SUPERSEDED'] as const;
export type MinutesState = (typeof MINUTES_STATES)[number];

const MinutesSchema = defineEntity({
  name: 'ViolationMinutes',
  tableName: 'violation_minutes',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    state: p.text().$type<MinutesState>(),
    /** Of the organisation's own register of documents: `12/BB-CHP`. */
    number: p.text().nullable(),
    madeAt: p.datetime().nullable(),
    content: p.json<MinutesContent>(),
    /** The minutes that these replaced. */
    supersedesId: p.uuid().nullable(),
    salt: p.text().nullable(),
    digest: p.text().nullable(),
    createdBy: p.uuid(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    finalisedBy: p.uuid().nullable(),
    finalisedAt: p.datetime().nullable(),
    supersededAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** Biên bản xác nhận vi phạm (D13 23.5; L91 23.2). Final ones never change; others replace them. */
export class ViolationMinutes extends MinutesSchema.class {}
MinutesSchema.setClass(ViolationMinutes);

export const SUBJECT_NOTICE_KINDS = ['FINANCE', 'LOCATION_BIOMETRIC', 'PUBLIC'] as const;
export type SubjectNoticeKind = (typeof SUBJECT_NOTICE_KINDS)[number];
export const SUBJECT_NOTICE_STATES = ['DRAFT', 'SENT'] as const;
export type SubjectNoticeState = (typeof SUBJECT_NOTICE_STATES)[number];

/** What the report does not say; the rest of the items comes from its facts. */
export interface SubjectNoticeContent {
  readonly severity?: string | null;
  readonly risks?: string | null;
  /** What people should do. */
  readonly guidance?: string | null;
  /** Where people turn to about the incident. */
  readonly incidentDesk?: string | null;
  /** Why not everybody could be told. */
  readonly whyPublic?: string | null;
  /** Only once it was sent. */
  readonly notice?: NoticeSnapshot;
}

const SubjectNoticeSchema = defineEntity({
  name: 'SubjectNotice',
  tableName: 'subject_notice',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    kind: p.text().$type<SubjectNoticeKind>(),
    state: p.text().$type<SubjectNoticeState>(),
    content: p.json<SubjectNoticeContent>(),
    /** How it was sent: letter, e-mail, SMS, application, website. */
    channel: p.text().nullable(),
    sentAt: p.datetime().nullable(),
    /** Of how many people how many were reached. */
    reached: p.integer().nullable(),
    total: p.integer().nullable(),
    publicUrl: p.text().nullable(),
    /** Until when each person is told, after a public notice. */
    catchUpBy: p.datetime().nullable(),
    rule: p.text().nullable(),
    article: p.text().nullable(),
    startedAt: p.datetime().nullable(),
    dueAt: p.datetime().nullable(),
    verdict: p.text().$type<Verdict>().nullable(),
    lateByMs: p.bigint('number').nullable(),
    salt: p.text().nullable(),
    digest: p.text().nullable(),
    createdBy: p.uuid(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    recordedBy: p.uuid().nullable(),
    recordedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** Thông báo cho chủ thể dữ liệu (D356 8.3, 29; L91 27.1(d)): what the people concerned were told, and whether in time. */
export class SubjectNotice extends SubjectNoticeSchema.class {}
SubjectNoticeSchema.setClass(SubjectNotice);

/** To a controller, from a processor (D13 23.2, L91 23.1); to the cyber agency (D331 31.2(d)). */
export const OUTSIDE_NOTICE_KINDS = ['TO_CONTROLLER', 'FROM_PROCESSOR', 'CYBER_INITIAL', 'CYBER_REPORT'] as const;
export type OutsideNoticeKind = (typeof OUTSIDE_NOTICE_KINDS)[number];

const OutsideNoticeSchema = defineEntity({
  name: 'OutsideNotice',
  tableName: 'outside_notice',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    kind: p.text().$type<OutsideNoticeKind>(),
    /** The controller, the processor or the agency. */
    counterpart: p.text(),
    channel: p.text(),
    /** When it reached whoever it was for. */
    receivedAt: p.datetime(),
    /** The counterpart's own number of it. */
    reference: p.text().nullable(),
    note: p.text().nullable(),
    evidenceSha256: p.text().nullable(),
    recordedBy: p.uuid(),
    recordedAt: p.datetime(),
  },
});
/** A notice that went another way than through this system, as its organisation recorded it; never changed. */
export class OutsideNotice extends OutsideNoticeSchema.class {}
OutsideNoticeSchema.setClass(OutsideNotice);

const MistakeSchema = defineEntity({
  name: 'NoticeMistake',
  tableName: 'notice_mistake',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    /** One of the two. */
    subjectNoticeId: p.uuid().nullable(),
    outsideNoticeId: p.uuid().nullable(),
    reason: p.text(),
    declaredBy: p.uuid(),
    declaredAt: p.datetime(),
  },
});
/** That a notice was recorded by mistake; the record itself never changes. */
export class NoticeMistake extends MistakeSchema.class {}
MistakeSchema.setClass(NoticeMistake);

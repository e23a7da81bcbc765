import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeClass } from '#law';
import type { HandlingState } from './handling.states.js';

export const SEVERITIES = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Bands of people concerned; the limits are those of D330 Art 53 and of the exemption of L91 38. */
export const SUBJECT_BANDS = ['UNDER_100', 'UNDER_1000', 'UNDER_10000', 'UNDER_100000', 'FROM_100000', 'UNKNOWN'] as const;
export type SubjectBand = (typeof SUBJECT_BANDS)[number];

export const OUTCOMES = ['NO_ACTION', 'ADVISED', 'REMEDIED', 'LINKED_TO_CASE', 'WITHDRAWN', 'NOT_REMEDIED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const LINK_KINDS = ['PART_OF', 'EVIDENCE_FOR', 'RELATED'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** That the filer is asked; the questions are {@link FilerQuestion}s of the round. */
export interface FilerRequest {
  /** From 1; absent in what was asked before rounds were counted. */
  readonly round?: number;
  readonly askedBy: string;
  readonly askedAt: string;
  /** Why it was taken back, where it was. */
  readonly takenBack?: string;
}

/** Advice, or an order that a second person signs. */
export interface Measure {
  readonly kind: 'ADVICE' | 'ORDER';
  readonly text: string;
  /** Its legal basis. */
  readonly article: string;
  readonly deadline: string;
  readonly proposedBy: string;
  readonly signedBy: string | null;
}

/** The case of that number, if there is one that its proposer may not see; who leads it confirms (libs/cases). */
export interface CaseLink {
  readonly caseNumber: string;
  readonly kind: LinkKind;
  readonly reason: string;
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
}

/** How a remedy was proven (H7): files that the filer or the unit holds, or an inspection. */
export interface RemedyProof {
  readonly attachmentIds: readonly string[];
  readonly inspection: string | null;
}

/** Why the people concerned need not be told before the report is closed; whoever closes it agrees, and is somebody else. */
export interface NoticeWaiver {
  readonly reason: string;
  readonly proposedBy: string;
  readonly confirmedBy: string | null;
}

const HandlingSchema = defineEntity({
  name: 'ReportHandling',
  tableName: 'report_handling',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: p.uuid(),
    unitId: p.uuid(),
    reference: p.text(),
    organisationName: p.text(),
    drill: p.boolean(),
    state: p.text().$type<HandlingState>(),
    assigneeId: p.uuid().nullable(),
    severity: p.text().$type<Severity>().nullable(),
    noticeClass: p.text().$type<NoticeClass>().nullable(),
    crossBorder: p.boolean().nullable(),
    sensitiveSector: p.boolean().nullable(),
    subjectBand: p.text().$type<SubjectBand>().nullable(),
    request: p.json<FilerRequest>().nullable(),
    requestDue: p.datetime().nullable(),
    measure: p.json<Measure>().nullable(),
    link: p.json<CaseLink>().nullable(),
    /** How the remedy was seen, in words. */
    remedy: p.text().nullable(),
    remedyProof: p.json<RemedyProof>().nullable(),
    /** Ids of the similar reports that were shown to whoever triaged it (H1). */
    similarViewed: p.json<readonly string[]>().nullable(),
    noticeWaiver: p.json<NoticeWaiver>().nullable(),
    outcome: p.text().$type<Outcome>().nullable(),
    summary: p.text().nullable(),
    /** Why it is closed without a final filing. */
    waiver: p.text().nullable(),
    reopenReason: p.text().nullable(),
    openedAt: p.datetime(),
    /** First-entry times; a reopening does not change them. */
    firstTriagedAt: p.datetime().nullable(),
    firstDecidedAt: p.datetime().nullable(),
    firstClosedAt: p.datetime().nullable(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});
/** How one unit deals with one report (xử lý thông báo). */
export class ReportHandling extends HandlingSchema.class {}
HandlingSchema.setClass(ReportHandling);

const QuestionSchema = defineEntity({
  name: 'FilerQuestion',
  tableName: 'filer_question',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    handlingId: () => p.manyToOne(ReportHandling).mapToPk().fieldName('handling_id'),
    round: p.integer(),
    position: p.integer(),
    /** Where in the report, as a defect of a return points; null: the report as a whole. */
    path: p.text().nullable(),
    question: p.text(),
    askedBy: p.uuid().nullable(),
    askedAt: p.datetime(),
  },
});
/** What a desk asks the filer of a report about one of its fields (nội dung đề nghị làm rõ); append-only. */
export class FilerQuestion extends QuestionSchema.class {}
QuestionSchema.setClass(FilerQuestion);

/** `IN_REPORT`: the field states it anew, in the filing that is prepared. */
export const ANSWER_KINDS = ['IN_WORDS', 'IN_REPORT', 'DISPUTED'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];
export const QUESTION_STATES = ['OPEN', ...ANSWER_KINDS] as const;

const AnswerSchema = defineEntity({
  name: 'FilerAnswer',
  tableName: 'filer_answer',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    questionId: () => p.manyToOne(FilerQuestion).mapToPk().fieldName('question_id'),
    kind: p.text().$type<AnswerKind>(),
    words: p.text().nullable(),
    answeredBy: p.uuid(),
    answeredAt: p.datetime(),
  },
});
/** What the filer says to one question; append-only, the last one holds. */
export class FilerAnswer extends AnswerSchema.class {}
AnswerSchema.setClass(FilerAnswer);

const InternalSchema = defineEntity({
  name: 'InternalNote',
  tableName: 'internal_note',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    handlingId: () => p.manyToOne(ReportHandling).mapToPk().fieldName('handling_id'),
    remark: p.text(),
    notedBy: p.uuid(),
    notedAt: p.datetime(),
  },
});
/** What officers note for their desk alone (ghi chú nội bộ); append-only. It has no organisation by which a filer could be shown it. */
export class InternalNote extends InternalSchema.class {}
InternalSchema.setClass(InternalNote);

const SharedSchema = defineEntity({
  name: 'SharedNote',
  tableName: 'shared_note',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    handlingId: () => p.manyToOne(ReportHandling).mapToPk().fieldName('handling_id'),
    message: p.text(),
    sharedBy: p.uuid(),
    sharedAt: p.datetime(),
  },
});
/** What the desk lets the filer know (ghi chú gửi bên nộp); append-only. */
export class SharedNote extends SharedSchema.class {}
SharedSchema.setClass(SharedNote);

/** From the one to the other: the first is a duplicate of the second, a part of it, … */
export const REPORT_LINK_KINDS = ['DUPLICATE_OF', 'PART_OF', 'RELATED', 'SAME_CAUSE'] as const;
export type ReportLinkKind = (typeof REPORT_LINK_KINDS)[number];

const LinkSchema = defineEntity({
  name: 'ReportLink',
  tableName: 'report_link',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    fromId: () => p.manyToOne(ReportHandling).mapToPk().fieldName('from_id'),
    toId: () => p.manyToOne(ReportHandling).mapToPk().fieldName('to_id'),
    kind: p.text().$type<ReportLinkKind>(),
    reason: p.text(),
    linkedBy: p.uuid(),
    linkedAt: p.datetime(),
    endedBy: p.uuid().nullable(),
    endedAt: p.datetime().nullable(),
    endReason: p.text().nullable(),
  },
});
/** What one report is to another, as a unit sees it (liên kết); ended and never deleted, and neither report changes by it. */
export class ReportLink extends LinkSchema.class {}
LinkSchema.setClass(ReportLink);

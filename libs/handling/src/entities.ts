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

/** What the filer is asked; it answers with a supplement. */
export interface FilerRequest {
  readonly questions: readonly string[];
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

/** Cases are kept elsewhere for now: by their number, confirmed by a second officer of the unit. */
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

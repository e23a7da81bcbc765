import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeClass, RegimeCode, Verdict } from '#law';

/** How a report by others came. `WEB`: its reporter filed it here, without an account. */
export const INTAKE_CHANNELS = ['WEB', 'PHONE', 'POST', 'IN_PERSON', 'EMAIL', 'OFFICIAL_LETTER'] as const;
export type IntakeChannel = (typeof INTAKE_CHANNELS)[number];
export const REPORTER_KINDS = ['INDIVIDUAL', 'ORGANISATION'] as const;
export type ReporterKind = (typeof REPORTER_KINDS)[number];
export const THIRD_PARTY_STATES = ['UNVERIFIED', 'VERIFIED', 'DISMISSED', 'LINKED'] as const;
export type ThirdPartyState = (typeof THIRD_PARTY_STATES)[number];
/** Why a report leads to nothing (lifecycles.md 1.2, C3). */
export const DISMISSAL_REASONS = ['NO_PERSONAL_DATA', 'NOT_CREDIBLE', 'OUT_OF_SCOPE', 'NO_VIETNAM_LINK', 'DUPLICATE', 'SPAM'] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

const ReportSchema = defineEntity({
  name: 'ThirdPartyReport',
  tableName: 'third_party_report',
  properties: {
    id: p.uuid().primary(),
    /** `TB26-000001-…`. */
    reference: p.text(),
    channel: p.text().$type<IntakeChannel>(),
    unitId: p.uuid(),
    state: p.text().$type<ThirdPartyState>(),
    /** SHA-256 of the receipt code; the code itself is nowhere. */
    codeHash: p.blob().nullable(),
    reporterKind: p.text().$type<ReporterKind>(),
    /** Of an organisation only; a person's name is in the sealed contact. */
    reporterName: p.text().nullable(),
    reporterOrganisationId: p.uuid().nullable(),
    sealedContact: p.text().nullable(),
    aboutName: p.text(),
    aboutOrganisationId: p.uuid().nullable(),
    /** Canonical JSON of what was told, without the contact, exactly as digested. */
    content: p.text(),
    salt: p.text(),
    digest: p.text(),
    regime: p.text().$type<RegimeCode>().nullable(),
    noticeClass: p.text().$type<NoticeClass>().nullable(),
    rule: p.text().nullable(),
    article: p.text().nullable(),
    /** Judged from the time at which it was received, not from that of its entry. */
    verdict: p.text().$type<Verdict>().nullable(),
    dueAt: p.datetime().nullable(),
    lateByMs: p.bigint('number').nullable(),
    routingRule: p.text(),
    routingInputs: p.json<Readonly<Record<string, string | boolean>>>(),
    receivedAt: p.datetime(),
    enteredAt: p.datetime(),
    enteredBy: p.uuid().nullable(),
    decision: p.text().$type<DismissalReason>().nullable(),
    decisionNote: p.text().nullable(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    linkedReportId: p.uuid().nullable(),
    linkedReference: p.text().nullable(),
    version: p.integer().version(),
  },
});
/** What somebody else than the organisation reports (D13 23.6, L91 23.3): unverified, and apart from filings. */
export class ThirdPartyReport extends ReportSchema.class {}
ReportSchema.setClass(ThirdPartyReport);

const MessageSchema = defineEntity({
  name: 'ThirdPartyMessage',
  tableName: 'third_party_message',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    thirdPartyReportId: () => p.manyToOne(ThirdPartyReport).mapToPk().fieldName('third_party_report_id'),
    writtenBy: p.uuid().nullable(),
    text: p.text(),
    at: p.datetime(),
  },
});
/** A word between a reporter who has a receipt code and the desk; never changed. */
export class ThirdPartyMessage extends MessageSchema.class {}
MessageSchema.setClass(ThirdPartyMessage);

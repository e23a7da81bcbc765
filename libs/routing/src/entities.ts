import { defineEntity, p } from '@mikro-orm/core';
import type { ChannelCode, EdxmlProfile } from '#channels';
import { type FiledSubject, Filing } from '#filings';
import type { NoticeClass, Verdict } from '#law';
import type { BusinessState, RecallState, TransportState } from './deliveries.states.js';

const DestinationSchema = defineEntity({
  name: 'Destination',
  tableName: 'destination',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    sandbox: p.boolean(),
    channel: p.text().$type<ChannelCode>(),
    /** See `Destination.endpoint` of `libs/channels`. */
    endpoint: p.text(),
    /** Newest first; sealed for this row. The role of the API cannot read them. */
    sealedSecrets: p.array().lazy(),
    settings: p.json<DestinationSettings>(),
    state: p.text().$type<'ACTIVE' | 'CLOSED'>(),
    openedBy: p.uuid(),
    openedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    /** Closed with its secrets: its door hears nothing any more. */
    revoked: p.boolean(),
    /** WEBHOOK: two secrets hold, the newest and the one before. */
    changingOver: p.boolean(),
    /** Since when the secrets are what they are. */
    keyedAt: p.datetime(),
    version: p.integer().version(),
  },
});
/** Where the messages of a unit go when they leave the house; a unit without an active one has its desk inside. */
export class Destination extends DestinationSchema.class {}
DestinationSchema.setClass(Destination);

export interface DestinationSettings {
  /** Only for EDXML_FILE: the profile, and the code of the body on the document axis. */
  readonly edxml?: EdxmlProfile & { readonly organCode: string };
}

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    /** A filing, or the request to have one back. */
    message: p.text().$type<'FILING' | 'RECALL'>(),
    /** The unit that decides, or one that gets a copy to know. */
    part: p.text().$type<'LEAD' | 'COPY'>(),
    filingId: () => p.manyToOne(Filing).mapToPk().fieldName('filing_id'),
    /** As of the filing. */
    subject: p.text().$type<FiledSubject>(),
    matterId: p.uuid(),
    /** Messages of one matter reach one unit in this order. */
    filingNumber: p.integer(),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    /** Null: the desk inside the system. */
    destinationId: () => p.manyToOne(Destination).mapToPk().fieldName('destination_id').nullable(),
    drill: p.boolean(),
    reference: p.text(),
    organisationName: p.text(),
    provinceCode: p.text(),
    sector: p.text(),
    noticeClass: p.text().$type<NoticeClass>().nullable(),
    verdict: p.text().$type<Verdict>(),
    statutoryDueAt: p.datetime().nullable(),
    submittedAt: p.datetime(),
    /** Since when it waits for where it goes now: of a recall, a forward or a redirection later than the filing. */
    queuedAt: p.datetime(),
    /** Service clock: until when the unit should have received it into its register. */
    acceptBy: p.datetime(),
    /** The row of the routing table that sent it here, its version, and what it looked at. */
    rule: p.text(),
    ruleVersion: p.integer(),
    ruleInputs: p.json<Readonly<Record<string, string | boolean>>>(),
    transportState: p.text().$type<TransportState>(),
    businessState: p.text().$type<BusinessState>(),
    recallState: p.text().$type<RecallState>(),
    /** Whose move it is at the desk inside the system; null where nobody's. */
    waitsFor: p.text().$type<'OFFICER' | 'FILER'>().nullable(),
    /** Of a recall: the delivery that it asks back, and why. */
    recallsId: p.uuid().nullable(),
    reason: p.text().nullable(),
    forwardedFromId: p.uuid().nullable(),
    /** The unit that it was passed on to. */
    forwardTo: p.uuid().nullable(),
    /** Outside the house only: when it is tried again, and until when at all. */
    nextAttemptAt: p.datetime().nullable(),
    giveUpAt: p.datetime(),
    attempts: p.integer(),
    triedAt: p.datetime().nullable(),
    /** Its papers go along as they were then, in every attempt; set by the first one, and anew after a redirection. */
    packedAt: p.datetime().nullable(),
    leaseOwner: p.text().nullable(),
    leasedUntil: p.datetime().nullable(),
    failingSince: p.datetime().nullable(),
    /** Code of the last failure; see `FailureCode` of `libs/channels`. */
    failure: p.text().nullable(),
    /** How many steps of trouble, and of waiting for 03, people were told of. */
    alerted: p.integer(),
    reminded: p.integer(),
    /** An acknowledgement that contradicts what was acknowledged before: its code. */
    conflict: p.text().nullable(),
    /** What people said when they had looked at the last one. */
    conflictNote: p.text().nullable(),
    deliveredAt: p.datetime().nullable(),
    registryNumber: p.text().nullable(),
    acceptedBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
});
/** One message on its way to one unit, with what the desk's queue shows of it. */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);

const AttemptSchema = defineEntity({
  name: 'DeliveryAttempt',
  tableName: 'delivery_attempt',
  properties: {
    id: p.uuid().primary(),
    deliveryId: () => p.manyToOne(Delivery).mapToPk().fieldName('delivery_id'),
    number: p.integer(),
    at: p.datetime(),
    outcome: p.text().$type<'DELIVERED' | 'TRANSIENT' | 'PERMANENT'>(),
    detail: p.text().nullable(),
  },
});
/** One try to hand a delivery over; append-only. */
export class DeliveryAttempt extends AttemptSchema.class {}
AttemptSchema.setClass(DeliveryAttempt);

const AcknowledgementSchema = defineEntity({
  name: 'Acknowledgement',
  tableName: 'acknowledgement',
  properties: {
    id: p.uuid().primary(),
    deliveryId: () => p.manyToOne(Delivery).mapToPk().fieldName('delivery_id'),
    filingId: p.uuid(),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    /** Status code of QCVN 102, or whatever came. */
    code: p.text(),
    registryNumber: p.text().nullable(),
    note: p.text().nullable(),
    at: p.datetime(),
    sender: p.text(),
    /** By the sender's own clock; with sender and code it says which word this is. */
    statedAt: p.datetime(),
    /** As it came from outside, with its signature; null where it was said here. */
    raw: p.text().nullable(),
  },
});
/** What the authority told back; the same word once, never changed. What came of it is the state of the delivery. */
export class Acknowledgement extends AcknowledgementSchema.class {}
AcknowledgementSchema.setClass(Acknowledgement);

export const REFUSAL_REASONS = [
  'WRONG_AUTHORITY',
  'NOT_PERSONAL_DATA',
  'DUPLICATE',
  'SPAM',
  'WITHDRAWAL_NOT_AGREED',
  'REQUIREMENTS_NOT_MET',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

const RefusalSchema = defineEntity({
  name: 'FilingRefusal',
  tableName: 'filing_refusal',
  properties: {
    id: p.uuid().primary(),
    deliveryId: () => p.manyToOne(Delivery).mapToPk().fieldName('delivery_id'),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    reason: p.text().$type<RefusalReason>(),
    note: p.text(),
    forwardTo: p.uuid().nullable(),
    duplicateOf: p.uuid().nullable(),
    state: p.text().$type<'PROPOSED' | 'CONFIRMED' | 'DECLINED'>(),
    proposedBy: p.uuid(),
    proposedAt: p.datetime(),
    decidedBy: p.uuid().nullable(),
    decidedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** The refusal of a filing as one officer proposes it and another decides. */
export class FilingRefusal extends RefusalSchema.class {}
RefusalSchema.setClass(FilingRefusal);

export const DISPATCH_WAYS = ['COURIER', 'POST', 'BY_HAND'] as const;
export type DispatchWay = (typeof DISPATCH_WAYS)[number];

const DispatchSchema = defineEntity({
  name: 'ManualDispatch',
  tableName: 'manual_dispatch',
  properties: {
    id: p.uuid().primary(),
    deliveryId: () => p.manyToOne(Delivery).mapToPk().fieldName('delivery_id'),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    number: p.integer(),
    way: p.text().$type<DispatchWay>(),
    handedOverAt: p.datetime(),
    /** Hex SHA-256 of the stamped receipt, and where it is kept. */
    receiptDigest: p.text(),
    receiptFile: p.text().nullable(),
    note: p.text().nullable(),
    recordedBy: p.uuid(),
    recordedAt: p.datetime(),
    confirmedBy: p.uuid().nullable(),
    confirmedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A message that people carried, with the stamped receipt; it counts once a second person has confirmed it. */
export class ManualDispatch extends DispatchSchema.class {}
DispatchSchema.setClass(ManualDispatch);

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary(),
    /** For the people of an organisation, or of a unit: one of the two. */
    organisationId: p.uuid().nullable(),
    unitId: p.uuid().nullable(),
    /** Where it is for one person of the unit alone. */
    userId: p.uuid().nullable(),
    eventId: p.uuid(),
    type: p.text(),
    subjectId: p.uuid(),
    reference: p.text(),
    /** A code or number that says more, e.g. after how many minutes; never content. */
    detail: p.text().nullable(),
    createdAt: p.datetime(),
    readAt: p.datetime().nullable(),
  },
});
/** News for people: what, about which reference; the content is behind it. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);

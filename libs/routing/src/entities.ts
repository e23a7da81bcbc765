import { defineEntity, p } from '@mikro-orm/core';
import type { NoticeClass, Verdict } from '#law';
import { Filing } from '#violations';

export const TRANSPORT_STATES = ['QUEUED', 'DELIVERED'] as const;
export type TransportState = (typeof TRANSPORT_STATES)[number];
export const BUSINESS_STATES = ['NONE', 'ARRIVED', 'ACCEPTED'] as const;
export type BusinessState = (typeof BUSINESS_STATES)[number];

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.uuid().primary(),
    filingId: () => p.manyToOne(Filing).mapToPk().fieldName('filing_id'),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    reference: p.text(),
    organisationName: p.text(),
    provinceCode: p.text(),
    sector: p.text(),
    noticeClass: p.text().$type<NoticeClass>(),
    verdict: p.text().$type<Verdict>(),
    statutoryDueAt: p.datetime().nullable(),
    submittedAt: p.datetime(),
    /** Service clock: until when the unit should have received it into its register. */
    acceptBy: p.datetime(),
    /** The row of the routing table that sent it here, and what it looked at. */
    rule: p.text(),
    ruleInputs: p.json<Record<string, string | boolean>>(),
    transportState: p.text().$type<TransportState>(),
    businessState: p.text().$type<BusinessState>(),
    deliveredAt: p.datetime().nullable(),
    registryNumber: p.text().nullable(),
    acceptedBy: p.uuid().nullable(),
    version: p.integer().version(),
  },
});
/** One filing on its way to one desk, with what the desk's queue shows of it. */
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
    /** Status codes of QCVN 102: `01` arrived, `03` received into the register. */
    code: p.text().$type<'01' | '03'>(),
    registryNumber: p.text().nullable(),
    note: p.text().nullable(),
    at: p.datetime(),
  },
});
/** What the authority told back; each code at most once a delivery, never changed. */
export class Acknowledgement extends AcknowledgementSchema.class {}
AcknowledgementSchema.setClass(Acknowledgement);

const NotificationSchema = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    eventId: p.uuid(),
    type: p.text(),
    subjectId: p.uuid(),
    reference: p.text(),
    createdAt: p.datetime(),
    readAt: p.datetime().nullable(),
  },
});
/** News for the people of an organisation: what, about which reference; the content is behind it. */
export class Notification extends NotificationSchema.class {}
NotificationSchema.setClass(Notification);

import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from '#cases';
import type { DataTypeCode, ProceedsEvidence, Respondent } from '#law';

export const PARTY_ROLES = ['SELLER', 'BUYER', 'SOURCE', 'RESPONDENT', 'VICTIMS'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];
/** How a number of data subjects is known. */
export const COUNT_METHODS = ['COUNTED', 'SAMPLED', 'STATED_BY_SELLER', 'STATED_BY_SOURCE'] as const;
export type CountMethod = (typeof COUNT_METHODS)[number];
export const PRICE_UNITS = ['RECORD', 'PACKAGE'] as const;
export type PriceUnit = (typeof PRICE_UNITS)[number];
export const CHANNEL_KINDS = ['FACEBOOK', 'ZALO', 'TELEGRAM', 'EMAIL', 'WEBSITE', 'FORUM', 'IN_PERSON', 'OTHER'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];
export const PAYMENT_MEANS = ['OWN_ACCOUNT', 'BORROWED_ACCOUNT', 'E_WALLET', 'CRYPTO', 'CASH'] as const;
export type PaymentMeans = (typeof PAYMENT_MEANS)[number];

/** What every part of a case has. */
const part = () => ({
  id: p.uuid().primary(),
  caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
  unitId: p.uuid(),
  note: p.text().nullable(),
  keptBy: p.uuid(),
  keptAt: p.datetime(),
  droppedBy: p.uuid().nullable(),
  droppedAt: p.datetime().nullable(),
  droppedWhy: p.text().nullable(),
  version: p.integer().version(),
});

const PartySchema = defineEntity({
  name: 'CaseParty',
  tableName: 'case_party',
  properties: {
    ...part(),
    role: p.text().$type<PartyRole>(),
    kind: p.text().$type<Respondent>().nullable(),
    name: p.text().nullable(),
    provinceCode: p.text().nullable(),
    /** Of `VICTIMS`: how many. */
    people: p.bigint('number').nullable(),
  },
});
/** A party of a case; victims are counted by province and never named. */
export class CaseParty extends PartySchema.class {}
PartySchema.setClass(CaseParty);

const DatasetSchema = defineEntity({
  name: 'CaseDataset',
  tableName: 'case_dataset',
  properties: {
    ...part(),
    partyId: () => p.manyToOne(CaseParty).mapToPk().fieldName('party_id').nullable(),
    dataTypes: p.array().$type<DataTypeCode[]>(),
    basicSubjects: p.bigint('number').nullable(),
    sensitiveSubjects: p.bigint('number').nullable(),
    method: p.text().$type<CountMethod>().nullable(),
    records: p.bigint('number').nullable(),
    /** Whole dong. */
    priceVnd: p.bigint('number').nullable(),
    pricePer: p.text().$type<PriceUnit>().nullable(),
    sampleSha256: p.text().nullable(),
  },
});
/** What was offered, and data of how many people it is. */
export class CaseDataset extends DatasetSchema.class {}
DatasetSchema.setClass(CaseDataset);

const ChannelSchema = defineEntity({
  name: 'CaseChannel',
  tableName: 'case_channel',
  properties: {
    ...part(),
    kind: p.text().$type<ChannelKind>(),
    name: p.text(),
    members: p.bigint('number').nullable(),
    closed: p.boolean().nullable(),
  },
});
/** Where it was offered. */
export class CaseChannel extends ChannelSchema.class {}
ChannelSchema.setClass(CaseChannel);

const PaymentSchema = defineEntity({
  name: 'CasePayment',
  tableName: 'case_payment',
  properties: {
    ...part(),
    partyId: () => p.manyToOne(CaseParty).mapToPk().fieldName('party_id'),
    /** Whole dong, without deduction. */
    amountVnd: p.bigint('number'),
    paidAt: p.datetime(),
    evidenceType: p.text().$type<ProceedsEvidence>(),
    act: p.text(),
    means: p.text().$type<PaymentMeans>().nullable(),
  },
});
/** One transaction of the ledger of a case. */
export class CasePayment extends PaymentSchema.class {}
PaymentSchema.setClass(CasePayment);

const TaskSchema = defineEntity({
  name: 'CaseTask',
  tableName: 'case_task',
  properties: {
    ...part(),
    what: p.text(),
    assigneeId: p.uuid(),
    dueOn: p.date().nullable(),
    doneAt: p.datetime().nullable(),
    doneBy: p.uuid().nullable(),
  },
});
/** What somebody is to do in a case. */
export class CaseTask extends TaskSchema.class {}
TaskSchema.setClass(CaseTask);

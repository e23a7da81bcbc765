import { defineEntity, p } from '@mikro-orm/core';
import { Filing } from '#filings';
import { ViolationReport } from '../entities.js';

/** Computed from the facts of the report: the duties of the law. */
export const FACT_CLOCK_KINDS = [
  'STATUTORY_72H',
  'NO_DEADLINE',
  'SUBJECT_NOTICE',
  'PROCESSOR_NOTICE',
  'CYBER_NOW',
  'CYBER_24H',
  'CYBER_72H',
  'RETENTION',
] as const;
/** Started by what was filed, returned or promised: the product's own, no law. */
export const EVENT_CLOCK_KINDS = ['ACK', 'TRIAGE', 'RETURN_RESPOND', 'FINAL_EXPECTED', 'SUPPLEMENT_PROMISED', 'SUBJECT_CATCH_UP'] as const;
export const CLOCK_KINDS = [...FACT_CLOCK_KINDS, ...EVENT_CLOCK_KINDS] as const;
export type FactClockKind = (typeof FACT_CLOCK_KINDS)[number];
export type EventClockKind = (typeof EVENT_CLOCK_KINDS)[number];
export type ClockKind = (typeof CLOCK_KINDS)[number];

const ClockSchema = defineEntity({
  name: 'ReportClock',
  tableName: 'report_clock',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    /** What it is the clock of; one row of a slot is in force at a time. */
    slot: p.text(),
    kind: p.text().$type<ClockKind>(),
    rule: p.text(),
    /** Digest of the rule as it stood when this was computed. */
    ruleVersion: p.text(),
    article: p.text(),
    /** The day in Vietnam on which the law was read. */
    lawDay: p.date(),
    startEvent: p.text(),
    /** Null while the start has no known time. */
    startedAt: p.datetime().nullable(),
    /** Null without a start or a length; not law where `statutory` is false. */
    dueAt: p.datetime().nullable(),
    statutory: p.boolean(),
    /** The filing of a service clock. */
    filingId: () => p.manyToOne(Filing).mapToPk().fieldName('filing_id').nullable(),
    /** The fact that was promised. */
    path: p.text().nullable(),
    /** Digest of the facts, or id of the event, that it was computed from. */
    computedFrom: p.text(),
    computedAt: p.datetime(),
    supersededAt: p.datetime().nullable(),
    stoppedAt: p.datetime().nullable(),
    /** Id and type of the event that stopped it. */
    stoppedBy: p.uuid().nullable(),
    stoppedEvent: p.text().nullable(),
    /** When the system saw that the due time had passed without a stop. */
    breachedAt: p.datetime().nullable(),
    nextEscalationAt: p.datetime().nullable(),
  },
});
/**
 * A clock of a report. Start, due time and rule of a row never change: other facts supersede it by another row. Written by
 * statements (`keep-clocks.ts`, `stop-clocks.ts`), so that a submission pays for one round trip.
 */
export class ReportClock extends ClockSchema.class {}
ClockSchema.setClass(ReportClock);

const EscalationSchema = defineEntity({
  name: 'ClockEscalation',
  tableName: 'clock_escalation',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    reportId: () => p.manyToOne(ViolationReport).mapToPk().fieldName('report_id'),
    clockId: () => p.manyToOne(ReportClock).mapToPk().fieldName('clock_id'),
    /** Full hours since the start of a 72-hour clock; of any other, hours before its due time as a negative number. */
    hour: p.integer(),
    dueAt: p.datetime(),
    at: p.datetime(),
    /** The worker was not there when it was due. */
    late: p.boolean(),
  },
});
/** People were reminded of a running clock; once for each step. */
export class ClockEscalation extends EscalationSchema.class {}
EscalationSchema.setClass(ClockEscalation);

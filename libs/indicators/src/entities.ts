import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from '#cases';
import type { IndicatorType } from './indicator-types.js';

/** `MENTION`: it stands in a text. `CONFIRMED`: an officer says that it belongs to the case. */
export const INDICATOR_LEVELS = ['MENTION', 'CONFIRMED'] as const;
export type IndicatorLevel = (typeof INDICATOR_LEVELS)[number];
/** Where it was first found: in the report by others or the violation report that the case comes from, in a text that was pasted, or by an officer. */
export const INDICATOR_SOURCES = ['TIP', 'REPORT', 'TEXT', 'OFFICER'] as const;
export type IndicatorSource = (typeof INDICATOR_SOURCES)[number];
export const CONFIDENCES = ['LOW', 'MEDIUM', 'HIGH'] as const;
export type Confidence = (typeof CONFIDENCES)[number];
/** What whoever leads the case that was met answers; `YES_RELATED` and `TALK` come with a note. */
export const HIT_ANSWERS = ['YES_RELATED', 'NO', 'TALK'] as const;
export type HitAnswer = (typeof HIT_ANSWERS)[number];

const IndicatorSchema = defineEntity({
  name: 'CaseIndicator',
  tableName: 'case_indicator',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    type: p.text().$type<IndicatorType>(),
    key: p.text(),
    shown: p.text(),
    level: p.text().$type<IndicatorLevel>(),
    source: p.text().$type<IndicatorSource>(),
    confidence: p.text().$type<Confidence>(),
    firstSeenAt: p.datetime(),
    lastSeenAt: p.datetime(),
    seenCount: p.integer(),
    addedBy: p.uuid(),
    confirmedBy: p.uuid().nullable(),
    confirmedAt: p.datetime().nullable(),
    ignoreSimilarity: p.boolean(),
    ignoreReason: p.text().nullable(),
    droppedBy: p.uuid().nullable(),
    droppedAt: p.datetime().nullable(),
    dropReason: p.text().nullable(),
    version: p.integer().version(),
  },
});
/** What a case is recognised by: a mention, or an indicator that an officer confirmed (dấu hiệu nhận dạng). */
export class CaseIndicator extends IndicatorSchema.class {}
IndicatorSchema.setClass(CaseIndicator);

const HitSchema = defineEntity({
  name: 'IndicatorHit',
  tableName: 'indicator_hit',
  properties: {
    id: p.uuid().primary(),
    askId: p.uuid(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    askerUnitId: p.uuid(),
    askerName: p.text(),
    askerEmail: p.text(),
    at: p.datetime(),
    /** Of a case that its list alone sees. */
    restricted: p.boolean(),
    answer: p.text().$type<HitAnswer>().nullable(),
    note: p.text().nullable(),
    answeredBy: p.uuid().nullable(),
    answeredAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** Somebody who does not see this case met it, and asks; which case they ask for, this side does not read. */
export class IndicatorHit extends HitSchema.class {}
HitSchema.setClass(IndicatorHit);

const CommonSchema = defineEntity({
  name: 'KeptCommonValue',
  tableName: 'common_value',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    type: p.text().$type<IndicatorType>(),
    key: p.text(),
    shown: p.text(),
    reason: p.text(),
    ownerId: p.uuid(),
    createdAt: p.datetime(),
    /** `YYYY-MM-DD`. */
    expiresOn: p.date().$type<string>(),
    endedBy: p.uuid().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A value that says nothing by being shared, as a unit has it, beside those that are built in. */
export class KeptCommonValue extends CommonSchema.class {}
CommonSchema.setClass(KeptCommonValue);

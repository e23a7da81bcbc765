import { defineEntity, p } from '@mikro-orm/core';
import { DISMISSAL_REASONS, type DismissalReason } from '#intake';
import type { CaseState, HoldableState } from './case.states.js';

export { DISMISSAL_REASONS, type DismissalReason };

/** What a case is of (L91 7.5, 7.6; D330 48, 49, 53). */
export const CASE_ACTS = ['ILLEGAL_COLLECTION', 'ILLEGAL_TRANSFER', 'ILLEGAL_SALE'] as const;
export type CaseAct = (typeof CASE_ACTS)[number];
/** Traffic light protocol 2.0 (FIRST): with whom it may be shared. */
export const TLPS = ['GREEN', 'AMBER', 'AMBER_STRICT', 'RED'] as const;
export type Tlp = (typeof TLPS)[number];
export const CASE_SOURCES = ['TIP', 'REPORT', 'OWN', 'PRESS', 'OTHER_BODY'] as const;
export type CaseSource = (typeof CASE_SOURCES)[number];
export const HOLD_CAUSES = ['FOREIGN_REQUEST', 'EXPERT_OPINION', 'COURT', 'OTHER'] as const;
export type HoldCause = (typeof HOLD_CAUSES)[number];

/** How a case ended (lifecycles.md 1.2). */
export const CASE_OUTCOMES = [
  'NO_SANCTION',
  'NO_SUSPECT_FOUND',
  'LIMITATION_EXPIRED',
  'WARNING',
  'FINE',
  'FINE_AND_REMEDY',
  'LICENCE_SUSPENDED',
  'TRANSFER_STOPPED',
  'CRIMINAL_CHARGED',
  'CRIMINAL_DECLINED',
  'CONVICTED',
  'ACQUITTED',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** Why a case rests, and until when that is looked at again (C9). */
export interface Hold {
  readonly cause: HoldCause;
  readonly note: string;
  /** `YYYY-MM-DD`, at most 30 days ahead. */
  readonly reviewOn: string;
}

/** The dismissal of a case that is being verified, for a second person to confirm (C8). */
export interface DismissalProposal {
  readonly reason: DismissalReason;
  readonly note: string;
  readonly proposedBy: string;
  readonly proposedAt: string;
}

const FileSchema = defineEntity({
  name: 'CaseFile',
  tableName: 'case_file',
  properties: {
    id: p.uuid().primary(),
    unitId: p.uuid(),
    /** `VV26-…`: drawn, so that no gap in a count tells of a case that one may not see. */
    reference: p.text(),
    state: p.text().$type<CaseState>(),
    title: p.text(),
    acts: p.array().$type<CaseAct[]>(),
    tlp: p.text().$type<Tlp>(),
    /** Seen by those on its list alone. */
    restricted: p.boolean(),
    source: p.text().$type<CaseSource>(),
    sourceNote: p.text().nullable(),
    tipId: p.uuid().nullable(),
    reportId: p.uuid().nullable(),
    reporterKnown: p.boolean(),
    leadId: p.uuid().nullable(),
    plan: p.text().nullable(),
    proposal: p.json<DismissalProposal>().nullable(),
    heldFrom: p.text().$type<HoldableState>().nullable(),
    hold: p.json<Hold>().nullable(),
    dismissal: p.text().$type<DismissalReason>().nullable(),
    dismissalNote: p.text().nullable(),
    outcome: p.text().$type<CaseOutcome>().nullable(),
    outcomeNote: p.text().nullable(),
    /** The case that this one is a duplicate of. */
    duplicateOf: p.uuid().nullable(),
    openedBy: p.uuid(),
    openedAt: p.datetime(),
    firstTriagedAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A case of illegal collection, transfer or sale of personal data (vụ việc). */
export class CaseFile extends FileSchema.class {}
FileSchema.setClass(CaseFile);

export const ACCESS_LEVELS = ['READ', 'WORK'] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

const AccessSchema = defineEntity({
  name: 'CaseAccess',
  tableName: 'case_access',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    userId: p.uuid(),
    level: p.text().$type<AccessLevel>(),
    reason: p.text(),
    grantedBy: p.uuid(),
    grantedAt: p.datetime(),
    revokedBy: p.uuid().nullable(),
    revokedAt: p.datetime().nullable(),
    /** Of broken glass: it ends by itself. */
    until: p.datetime().nullable(),
  },
});
/** That somebody is on the list of a case, and why; ended and never deleted. */
export class CaseAccess extends AccessSchema.class {}
AccessSchema.setClass(CaseAccess);

const StepSchema = defineEntity({
  name: 'CaseStep',
  tableName: 'case_step',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    step: p.text(),
    byId: p.uuid(),
    reason: p.text().nullable(),
    at: p.datetime(),
  },
});
/** What was done with a case; append-only. */
export class CaseStep extends StepSchema.class {}
StepSchema.setClass(CaseStep);

const ReadingSchema = defineEntity({
  name: 'CaseReading',
  tableName: 'case_reading',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    userId: p.uuid(),
    purpose: p.text(),
    at: p.datetime(),
  },
});
/** That somebody read a case, and what for; append-only. */
export class CaseReading extends ReadingSchema.class {}
ReadingSchema.setClass(CaseReading);

const GlassSchema = defineEntity({
  name: 'CaseGlass',
  tableName: 'case_glass',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    userId: p.uuid(),
    reason: p.text(),
    at: p.datetime(),
    until: p.datetime(),
    reviewedBy: p.uuid().nullable(),
    reviewedAt: p.datetime().nullable(),
    justified: p.boolean().nullable(),
    note: p.text().nullable(),
    remindedAt: p.datetime().nullable(),
  },
});
/** That somebody who is not on the list read a case all the same, why, and what those on the list say to it. */
export class CaseGlass extends GlassSchema.class {}
GlassSchema.setClass(CaseGlass);

import { defineEntity, p } from '@mikro-orm/core';
import type { DefectAnswer } from '#filings';
import type { ChangeKind, DossierDocumentKind, DossierItem, DossierType, ProcessingRole, RegimeCode } from '#law';
import type { Answers } from './answers.js';
import type { DossierState } from './dossier.states.js';

export type DossierFilingKind = 'INITIAL' | 'UPDATE';

const DossierSchema = defineEntity({
  name: 'Dossier',
  tableName: 'dossier',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    type: p.text().$type<DossierType>(),
    /** Frozen: the law of the day on which it was opened; of one that was carried over, Decree 13. */
    regime: p.text().$type<RegimeCode>(),
    /** As what the organisation files it. */
    role: p.text().$type<ProcessingRole>(),
    title: p.text(),
    state: p.text().$type<DossierState>(),
    answers: p.json<Answers>(),
    /** The day from which the 60 days run, as the answers tell it; null while it is not known. */
    startsOn: p.date().nullable(),
    /** The earlier dossier whose answers it began with. */
    basedOnId: p.uuid().nullable(),
    /** When the agency received it, and under which number: of one that was carried over. */
    receivedOn: p.date().nullable(),
    receiptNumber: p.text().nullable(),
    /** Why it is presented although something mandatory is open. */
    incompleteReason: p.text().nullable(),
    /** Why the signer gave it back; until it is presented again. */
    reopenReason: p.text().nullable(),
    /** Digest of what was presented for signing; see `dossierContent`. */
    readyDigest: p.text().nullable(),
    /** What is in work, or was filed last: the dossier itself, or a change of it. */
    kind: p.text().$type<DossierFilingKind>(),
    /** The filing that was given back and that the one in work answers, with what it says to each defect. */
    revisesId: p.uuid().nullable(),
    defectAnswers: p.json<readonly DefectAnswer[]>().nullable(),
    /** Given when it is first filed. */
    reference: p.text().nullable(),
    /** The last day for the completion that is asked for, and for the listed changes that are not filed. */
    completeBy: p.date().nullable(),
    updateBy: p.date().nullable(),
    /** When people are reminded next, and of what they were. */
    remindAt: p.datetime().nullable(),
    reminded: p.array(),
    drill: p.boolean(),
    createdBy: p.uuid(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    version: p.integer().version(),
  },
});
/** An impact assessment that the agency is to receive (hồ sơ đánh giá tác động), as its organisation works on it. */
export class Dossier extends DossierSchema.class {}
DossierSchema.setClass(Dossier);

const ChangeSchema = defineEntity({
  name: 'DossierChange',
  tableName: 'dossier_change',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    dossierId: () => p.manyToOne(Dossier).mapToPk().fieldName('dossier_id'),
    kind: p.text().$type<ChangeKind>(),
    changedOn: p.date(),
    /** As Forms 03a, 03b and 05 tell it: what changed, and why. */
    content: p.text(),
    reason: p.text(),
    recordedBy: p.uuid(),
    recordedAt: p.datetime(),
    /** The filing that told the agency; null while it is to be told. */
    filingId: p.uuid().nullable(),
  },
});
/** A change that a dossier which was filed has to follow (D356 20; D13 24.6, 25.6). */
export class DossierChange extends ChangeSchema.class {}
ChangeSchema.setClass(DossierChange);

const ActivitySchema = defineEntity({
  name: 'DossierActivity',
  tableName: 'dossier_activity',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    dossierId: () => p.manyToOne(Dossier).mapToPk().fieldName('dossier_id'),
    activityId: p.uuid(),
  },
});
/** A processing activity of the register that the dossier covers. */
export class DossierActivity extends ActivitySchema.class {}
ActivitySchema.setClass(DossierActivity);

const DocumentSchema = defineEntity({
  name: 'DossierDocument',
  tableName: 'dossier_document',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    dossierId: () => p.manyToOne(Dossier).mapToPk().fieldName('dossier_id'),
    kind: p.text().$type<DossierDocumentKind>(),
    /** The file, under the name that the letter lists; or `reason`, why there is none. */
    attachmentId: p.uuid().nullable(),
    name: p.text().nullable(),
    copyType: p.text().$type<DossierItem['copyType']>().nullable(),
    pages: p.integer().nullable(),
    reason: p.text().nullable(),
    putAt: p.datetime(),
  },
});
/** A document that goes along with a dossier, or the reason why it does not. */
export class DossierDocument extends DocumentSchema.class {}
DocumentSchema.setClass(DossierDocument);

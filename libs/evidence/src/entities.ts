import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from '#cases';
import type { CustodyState } from './custody.states.js';

/** What an item is. Of all of them but `PHYSICAL` the bytes are kept. */
export const EVIDENCE_KINDS = ['DIGITAL', 'PHYSICAL', 'SCREENSHOT', 'BANK_STATEMENT', 'CHAT_EXPORT', 'DOCUMENT', 'OTHER'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What the scanner says of bytes. What is not `CLEAN` leaves in an encrypted archive alone. */
export const SCAN_STATES = ['UNSCANNED', 'CLEAN', 'INFECTED'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

const ItemSchema = defineEntity({
  name: 'EvidenceItem',
  tableName: 'evidence_item',
  properties: {
    /** Of bytes that of the ticket under which they came, so that each upload is one item at most. */
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    number: p.integer(),
    /** `VV26-4839201-K-E003`. */
    label: p.text(),
    kind: p.text().$type<EvidenceKind>(),
    title: p.text(),
    source: p.text(),
    seizedFrom: p.text().nullable(),
    place: p.text().nullable(),
    collectedAt: p.datetime(),
    collectedBy: p.uuid(),
    parentId: p.uuid().nullable(),
    fileName: p.text().nullable(),
    sha256: p.text().nullable(),
    size: p.integer().nullable(),
    mediaType: p.text().nullable(),
    createdAt: p.datetime(),
  },
});
/** A piece of evidence of a case (chứng cứ, vật chứng); the database lets nobody change it. */
export class EvidenceItem extends ItemSchema.class {}
ItemSchema.setClass(EvidenceItem);

const CustodySchema = defineEntity({
  name: 'EvidenceCustody',
  tableName: 'evidence_custody',
  properties: {
    /** That of the item. */
    id: p.uuid().primary(),
    caseId: p.uuid(),
    unitId: p.uuid(),
    state: p.text().$type<CustodyState>(),
    holderId: p.uuid(),
    offeredTo: p.uuid().nullable(),
    offeredBy: p.uuid().nullable(),
    receiveBy: p.datetime().nullable(),
    sealedBag: p.text().nullable(),
    proposedBy: p.uuid().nullable(),
    intact: p.boolean(),
    verifiedAt: p.datetime().nullable(),
    scanState: p.text().$type<ScanState>().nullable(),
    seq: p.integer(),
    lastHash: p.text(),
    version: p.integer(),
  },
});
/** Where an item stands; read here, written by its chain. */
export class EvidenceCustody extends CustodySchema.class {}
CustodySchema.setClass(EvidenceCustody);

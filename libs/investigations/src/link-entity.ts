import { defineEntity, p } from '@mikro-orm/core';
import { CaseFile } from '#cases';

export const CASE_LINK_KINDS = ['DUPLICATE_OF', 'PART_OF', 'RELATED', 'SAME_SELLER', 'SUPPLIED_BY'] as const;
export type CaseLinkKind = (typeof CASE_LINK_KINDS)[number];
/** What ties two cases together without ending one of them. */
export const LOOSE_LINK_KINDS = ['PART_OF', 'RELATED', 'SAME_SELLER', 'SUPPLIED_BY'] as const satisfies readonly CaseLinkKind[];
export type LooseLinkKind = (typeof LOOSE_LINK_KINDS)[number];

const LinkSchema = defineEntity({
  name: 'CaseLink',
  tableName: 'case_link',
  properties: {
    id: p.uuid().primary(),
    caseId: () => p.manyToOne(CaseFile).mapToPk().fieldName('case_id'),
    unitId: p.uuid(),
    targetId: () => p.manyToOne(CaseFile).mapToPk().fieldName('target_id'),
    kind: p.text().$type<CaseLinkKind>(),
    reason: p.text(),
    linkedBy: p.uuid(),
    linkedAt: p.datetime(),
    confirmedBy: p.uuid().nullable(),
    confirmedAt: p.datetime().nullable(),
    undoneBy: p.uuid().nullable(),
    undoneAt: p.datetime().nullable(),
    undoneWhy: p.text().nullable(),
  },
});
/** That a case belongs with another one, in one direction and with a reason; undone and never deleted. */
export class CaseLink extends LinkSchema.class {}
LinkSchema.setClass(CaseLink);

import { defineEntity, p } from '@mikro-orm/core';
import type { UnitLetterContent } from '#documents';
import type { RegimeCode, UnitLetterKind } from '#law';
import type { LetterState } from './letters.states.js';

const LetterSchema = defineEntity({
  name: 'UnitLetter',
  tableName: 'unit_letter',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    unitId: p.uuid(),
    reportId: p.uuid(),
    drill: p.boolean(),
    reference: p.text(),
    kind: p.text().$type<UnitLetterKind>(),
    state: p.text().$type<LetterState>(),
    regime: p.text().$type<RegimeCode>(),
    content: p.json<UnitLetterContent>(),
    /** Of the unit and the year in Vietnam, without gaps; given by the signature. */
    number: p.integer().nullable(),
    year: p.integer().nullable(),
    /** The whole of it as printed: `05/A05-BVDLCN`. */
    notation: p.text().nullable(),
    /** Salted digest of what was signed; stands in the log. */
    salt: p.text().nullable(),
    digest: p.text().nullable(),
    draftedBy: p.uuid(),
    draftedAt: p.datetime(),
    signedBy: p.uuid().nullable(),
    signatory: p.text().nullable(),
    deputy: p.boolean(),
    signedAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
/** A letter of a unit to whoever filed a violation report (văn bản của đơn vị). */
export class UnitLetter extends LetterSchema.class {}
LetterSchema.setClass(UnitLetter);

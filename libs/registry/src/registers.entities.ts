import { defineEntity, p } from '@mikro-orm/core';

const row = {
  id: p.uuid().primary(),
  organisationId: p.uuid(),
  name: p.text(),
  /** What tells the names of a register apart: `spellingOf`. */
  spelling: p.text(),
  country: p.text().nullable(),
  version: p.integer().version(),
  createdAt: p.datetime(),
  updatedAt: p.datetime(),
};

const SystemSchema = defineEntity({
  name: 'InformationSystem',
  tableName: 'information_system',
  properties: {
    ...row,
    ownerName: p.text().nullable(),
    /** Level of security of information systems, 1 to 5. */
    securityLevel: p.smallint().nullable(),
    location: p.text().$type<'VN' | 'ABROAD' | 'UNKNOWN'>(),
    cloudProvider: p.text().nullable(),
  },
});
/** An information system of the organisation, one row however many activities use it (fact sheet 6.7). */
export class InformationSystem extends SystemSchema.class {}
SystemSchema.setClass(InformationSystem);

const PartySchema = defineEntity({
  name: 'Party',
  tableName: 'party',
  properties: { ...row, taxCode: p.text().nullable(), pdpContact: p.text().nullable() },
});
/** Another party that takes part in activities, as part B of Forms 09 and 10 asks for it; one row for the organisation. */
export class Party extends PartySchema.class {}
PartySchema.setClass(Party);

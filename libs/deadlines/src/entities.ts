import { defineEntity, p } from '@mikro-orm/core';

const CalendarFeedSchema = defineEntity({
  name: 'CalendarFeed',
  tableName: 'calendar_feed',
  properties: {
    id: p.uuid().primary(),
    organisationId: p.uuid(),
    userId: p.uuid(),
    membershipId: p.uuid(),
    /** SHA-256 of the secret in its address, which is kept nowhere. */
    tokenHash: p.blob().lazy().hidden(),
    createdAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
/** A secret address under which a person's calendar fetches what is due to the organisation; good until revoked, or the membership ends. */
export class CalendarFeed extends CalendarFeedSchema.class {}
CalendarFeedSchema.setClass(CalendarFeed);

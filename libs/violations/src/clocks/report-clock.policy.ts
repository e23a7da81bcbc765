import type { Policy } from '#platform';

/** The organisation sees all clocks of its reports; a unit those of the exchange with it (row-level security); nobody edits one. */
export const reportClockPolicy: Policy = (actor, { can }) => {
  if (actor.kind === 'member') can('read', ['ReportClock', 'ClockEscalation'], { organisationId: actor.organisationId });
  if (actor.kind === 'officer') can('read', 'ReportClock');
  if (actor.kind === 'system') can('read', ['ReportClock', 'ClockEscalation']);
};

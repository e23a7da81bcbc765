import { ORGANISATION_ROLES, type OrganisationRole, transitionsFrom } from '#kernel';
import { abilityOf } from '#platform';
import { DataSubjectRequest, REQUEST_STATES, REQUEST_TRANSITIONS, type RequestState, requests } from '#requests';

const ENDED: readonly RequestState[] = ['FULFILLED', 'PARTLY_FULFILLED', 'REFUSED', 'WITHDRAWN'];
const mayTake = (role: OrganisationRole, code: string) =>
  abilityOf({ kind: 'member', userId: 'u', organisationId: 'o', roles: [role] }, requests.policies).can(
    code,
    Object.assign(new DataSubjectRequest(), { organisationId: 'o' }),
  );

describe('the states of a request', () => {
  it('are all reached from the receipt, and from each there is a way to every end', () => {
    const reachedFrom = (start: RequestState): Set<RequestState> => {
      const reached = new Set<RequestState>([start]);
      for (const state of reached) for (const { to } of transitionsFrom(REQUEST_TRANSITIONS, state)) reached.add(to);
      return reached;
    };
    expect([...reachedFrom('RECEIVED')].sort()).toEqual([...REQUEST_STATES].sort());
    for (const state of REQUEST_STATES) expect([...reachedFrom(state)]).toEqual(expect.arrayContaining([...ENDED]));
  });

  it('know one step of a name from each state, and from an end only the reopening', () => {
    for (const state of REQUEST_STATES) {
      const codes = transitionsFrom(REQUEST_TRANSITIONS, state).map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      if (ENDED.includes(state)) expect(codes).toEqual(['reopen']);
    }
  });

  it('are left by a step that some role may take, and by no step that a viewer or an administrator may', () => {
    for (const { code } of REQUEST_TRANSITIONS) {
      expect([code, ORGANISATION_ROLES.some((role) => mayTake(role, code))]).toEqual([code, true]);
      for (const role of ['VIEWER', 'ORG_ADMIN'] as const) expect([code, mayTake(role, code)]).toEqual([code, false]);
    }
  });
});

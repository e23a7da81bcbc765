import { ANSWER_PATHS, DOSSIER_STATES, DOSSIER_TRANSITIONS, type DossierState, type DossierTransition } from '#dossiers';
import { advance, transitionsFrom, WrongState } from '#kernel';

/** The table written a second time: state → transition → state. */
const SPECIFIED: Readonly<Record<DossierState, Readonly<Partial<Record<DossierTransition, DossierState>>>>> = {
  DRAFT: {
    revise: 'DRAFT',
    markReady: 'READY',
    accept: 'ACCEPTED',
    recordChange: 'DRAFT',
    dropUpdate: 'ACCEPTED',
    dropCarriedUpdate: 'CARRIED_OVER',
    discard: 'DISCARDED',
  },
  READY: {
    reopen: 'DRAFT',
    submit: 'SUBMITTED',
    accept: 'ACCEPTED',
    recordChange: 'READY',
    dropUpdate: 'ACCEPTED',
    dropCarriedUpdate: 'CARRIED_OVER',
    discard: 'DISCARDED',
  },
  SUBMITTED: { return: 'RETURNED', refuse: 'REFUSED', accept: 'ACCEPTED', recordChange: 'SUBMITTED', takeBack: 'DRAFT' },
  RETURNED: { complete: 'DRAFT', accept: 'ACCEPTED', recordChange: 'RETURNED' },
  REFUSED: { complete: 'DRAFT', recordChange: 'REFUSED' },
  ACCEPTED: { recordChange: 'ACCEPTED', beginUpdate: 'DRAFT' },
  DISCARDED: {},
  CARRIED_OVER: { revise: 'CARRIED_OVER', recordChange: 'CARRIED_OVER', beginUpdate: 'DRAFT', discard: 'DISCARDED' },
};
const CODES = [...new Set(DOSSIER_TRANSITIONS.map(({ code }) => code))];

describe('the states of a dossier', () => {
  it.each(DOSSIER_STATES.flatMap((state) => CODES.map((code) => [state, code] as const)))('%s: %s', (state, code) => {
    const to = SPECIFIED[state][code];
    const go = () => advance<DossierState, DossierTransition>('dossier', DOSSIER_TRANSITIONS, state, code);
    if (to) expect(go()).toBe(to);
    else expect(go).toThrow(WrongState);
  });

  it('know one step of a name from each state', () => {
    for (const state of DOSSIER_STATES)
      expect(transitionsFrom<DossierState, DossierTransition>(DOSSIER_TRANSITIONS, state).map(({ code }) => code)).toEqual(
        Object.keys(SPECIFIED[state]),
      );
  });
});

describe('the answers of a dossier', () => {
  it('are each asked for once', () => expect(new Set(ANSWER_PATHS).size).toBe(ANSWER_PATHS.length));
});

import { FILING_STATES, FILING_TRANSITIONS, RETURN_STATES, RETURN_TRANSITIONS } from '#filings';
import { advance, transitionsFrom, WrongState } from '#kernel';
import { REPORT_STATES } from './entities.js';
import { REPORT_TRANSITIONS } from './violation-report.states.js';

/** lifecycles.md 1.1, F1–F12, written a second time: state → transition → state. */
const REPORT = {
  DRAFT: { revise: 'DRAFT', markReady: 'READY', discard: 'DISCARDED', abandon: 'SUBMITTED', expire: 'EXPIRED' },
  READY: { reopen: 'DRAFT', submit: 'SUBMITTED', discard: 'DISCARDED', abandon: 'SUBMITTED' },
  SUBMITTED: { supplement: 'DRAFT', correct: 'DRAFT', conclude: 'DRAFT', withdraw: 'DRAFT', complete: 'DRAFT' },
  DISCARDED: {},
  EXPIRED: {},
} as const;
const FILING = {
  SUBMITTED: { receive: 'RECEIVED' },
  RECEIVED: { accept: 'ACCEPTED', return: 'RETURNED', refuse: 'REFUSED', forward: 'SUBMITTED' },
  ACCEPTED: { supersede: 'SUPERSEDED' },
  RETURNED: { acceptAsItIs: 'ACCEPTED' },
  REFUSED: {},
  SUPERSEDED: {},
} as const;
const RETURN = {
  OPEN: { answer: 'ANSWERED', lapse: 'LAPSED', waive: 'WAIVED' },
  ANSWERED: {},
  LAPSED: { answer: 'ANSWERED', waive: 'WAIVED' },
  WAIVED: {},
} as const;

describe.each([
  ['report', REPORT_TRANSITIONS, REPORT_STATES, REPORT],
  ['filing', FILING_TRANSITIONS, FILING_STATES, FILING],
  ['return', RETURN_TRANSITIONS, RETURN_STATES, RETURN],
] as const)('the states of a %s', (noun, table, states, specified: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
  const pairs = states.flatMap((state) => table.map(({ code }) => [state, code] as const));

  it.each(pairs)('%s: %s', (state, code) => {
    const to = specified[state]![code];
    const go = () => advance<string, string>(noun, table, state, code);
    if (to) expect(go()).toBe(to);
    else {
      expect(go).toThrow(WrongState);
      expect(go).toThrow(expect.objectContaining({ code: 'WRONG_STATE', details: { state, allowed: Object.keys(specified[state]!) } }));
    }
  });

  it('names every allowed step in the order of the table, and knows no other state', () => {
    expect(Object.keys(specified)).toEqual([...states]);
    for (const state of states)
      expect(transitionsFrom<string, string>(table, state).map(({ code }) => code)).toEqual(
        table.map(({ code }) => code).filter((code) => code in specified[state]!),
      );
  });
});

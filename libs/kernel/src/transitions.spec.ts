import { type WrongState } from './domain-error.js';
import { advance, type Transition, transitionsFrom } from './transitions.js';

type State = 'OPEN' | 'HELD' | 'CLOSED';
const TABLE: readonly Transition<State, string>[] = [
  { code: 'hold', from: ['OPEN'], to: 'HELD' },
  { code: 'resume', from: ['HELD'], to: 'OPEN' },
  { code: 'close', from: ['OPEN', 'HELD'], to: 'CLOSED' },
];

describe('a transition table', () => {
  it('leads where its rows say, and nowhere else', () => {
    const led = (['OPEN', 'HELD', 'CLOSED'] as const).flatMap((state) =>
      TABLE.map(({ code }) => {
        try {
          return `${state} ${code} ${advance('case', TABLE, state, code)}`;
        } catch {
          return `${state} ${code} refused`;
        }
      }),
    );
    expect(led).toEqual([
      ...['OPEN hold HELD', 'OPEN resume refused', 'OPEN close CLOSED'],
      ...['HELD hold refused', 'HELD resume OPEN', 'HELD close CLOSED'],
      ...['CLOSED hold refused', 'CLOSED resume refused', 'CLOSED close refused'],
    ]);
  });

  it('says of a refusal what state it is and what is allowed instead', () => {
    const refusal = (state: State, code: string) => {
      try {
        return advance('case', TABLE, state, code) as never;
      } catch (error) {
        return error as WrongState;
      }
    };
    expect(refusal('HELD', 'hold')).toMatchObject({
      code: 'WRONG_STATE',
      kind: 'state',
      details: { state: 'HELD', allowed: ['resume', 'close'] },
    });
    expect(refusal('HELD', 'hold').sentence.vi).toContain('HELD');
    expect(refusal('CLOSED', 'close')).toMatchObject({ details: { state: 'CLOSED', allowed: [] } });
    expect(refusal('OPEN', 'constructor')).toMatchObject({ code: 'WRONG_STATE' });
  });

  it('lists what is possible in the order of its rows', () => {
    expect(transitionsFrom(TABLE, 'OPEN').map(({ code }) => code)).toEqual(['hold', 'close']);
    expect(transitionsFrom(TABLE, 'CLOSED')).toEqual([]);
  });
});

import { compare } from './judge-receiver.js';
import type { Received } from './receiver.js';

const sent = (id: string, number = 1, before: Date | null = null) => ({
  id,
  reference: 'BC26-000001-1',
  number,
  digest: 'd',
  outside: true,
  desk_before: before,
});
let place = 0;
const received = (...messages: readonly (Partial<Received> & { messageId: string })[]) =>
  new Map(
    messages.map((message) => [
      message.messageId,
      { reference: 'BC26-000001-1', number: 1, filingDigest: 'd', body: 'b', place: place++, at: new Date(1000), arrivals: 1, ...message },
    ]),
  );

describe('the judge of what a receiver got', () => {
  it('has nothing against messages that came once or often, in their order', () => {
    expect(compare([sent('a'), sent('b', 2)], received({ messageId: 'a', arrivals: 3 }, { messageId: 'b', number: 2 }))).toEqual([]);
  });

  it('nor against what came back to the desk, whether it had been taken outside or not', () => {
    const back = [
      { ...sent('a'), outside: false },
      { ...sent('b', 2), outside: false },
    ];
    expect(compare(back, received({ messageId: 'a' }))).toEqual([]);
  });

  it.each([
    ['lost: a message that never reached its receiver', [sent('a')], received()],
    ['lost: a message that reached its receiver as another', [sent('a')], received({ messageId: 'a', filingDigest: 'e' })],
    ['halfWritten: a message that was sent and whose delivery is not there', [], received({ messageId: 'a' })],
    [
      'doubled: a filing that reached its receiver as two messages',
      [sent('a'), sent('b')],
      received({ messageId: 'a' }, { messageId: 'b' }),
    ],
    [
      'outOfOrder: a message that reached its receiver before an earlier one of its report',
      [sent('a'), sent('b', 2)],
      received({ messageId: 'b', number: 2 }, { messageId: 'a' }),
    ],
    [
      'outOfOrder: a message that went out before an earlier filing was at the desk',
      [sent('b', 2, new Date(2000))],
      received({ messageId: 'b', number: 2 }),
    ],
  ])('sees %s', (expected, deliveries, messages) => {
    expect(compare(deliveries, messages).map(({ wrong, what }) => `${wrong}: ${what}`)).toContain(expected);
  });
});

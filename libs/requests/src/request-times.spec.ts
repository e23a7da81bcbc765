import { clockOf, DataSubjectRequest, keepTimes, NEVER, type RequestFacts, reminderMoments, verdictAt } from '#requests';

const at = (local: string): Date => new Date(`${local}:00+07:00`);
const facts = (more: Partial<RequestFacts> = {}): RequestFacts => ({
  regime: 'VN-PDPL-2025',
  kind: 'DELETION',
  receivedAt: at('2026-11-02T09:00'),
  chain: false,
  extendedBy: null,
  repliedAt: null,
  endedAt: null,
  ...more,
});
const keysOf = (request: RequestFacts) => reminderMoments(request).map(({ clock, stage }) => `${clock.kind} ${stage}`);
const queued = (more: Partial<RequestFacts> = {}) => {
  const request = Object.assign(new DataSubjectRequest(), facts(more), { reminded: [] as string[] });
  keepTimes(request);
  return request;
};

describe('the times of a request', () => {
  it('people are reminded of what still runs, and of nothing else', () => {
    expect(keysOf(facts())).toEqual(['REPLY SOON', 'REPLY PASSED', 'FULFIL SOON', 'FULFIL PASSED']);
    expect(keysOf(facts({ repliedAt: at('2026-11-03T09:00') }))).toEqual(['FULFIL SOON', 'FULFIL PASSED']);
    expect(keysOf(facts({ endedAt: at('2026-11-03T09:00') }))).toEqual([]);
    expect(keysOf(facts({ regime: 'VN-PDPD-2023', kind: 'ACCESS', receivedAt: at('2025-11-03T09:00') }))).toEqual([]);
  });

  it('a request is queued by what is due first, even where the reply comes after: over the New Year holidays', () => {
    expect(queued().queueAt).toEqual(new Date('2026-11-04T16:59:59.999Z'));
    expect(queued({ repliedAt: at('2026-11-03T09:00') }).queueAt).toEqual(new Date('2026-11-22T16:59:59.999Z'));
    expect(queued({ endedAt: at('2026-11-03T09:00') })).toMatchObject({ queueAt: NEVER, remindAt: null });
    const overTet = queued({ kind: 'ACCESS', receivedAt: at('2026-02-13T16:00') });
    const due = ['REPLY', 'FULFIL'].map((kind) => clockOf(overTet, kind as 'REPLY')!.dueAt!.getTime());
    expect(due[0]).toBeGreaterThan(due[1]!);
    expect(overTet.queueAt.getTime()).toBe(due[1]);
  });

  it('in time is up to the last millisecond', () => {
    const clock = clockOf(facts(), 'FULFIL')!;
    expect([verdictAt(clock, clock.dueAt!), verdictAt(clock, new Date(clock.dueAt!.getTime() + 1)), verdictAt(undefined, NEVER)]).toEqual([
      'ON_TIME',
      'LATE',
      'NO_DEADLINE',
    ]);
  });
});

import type { Tx } from '#platform';
import { changedAt } from './changed-at.js';

const at = (now: string, last: string) => changedAt({ now: new Date(now) } as Tx, new Date(last)).toISOString();

describe('when a row is changed', () => {
  it('is now', () => expect(at('2026-11-20T08:00:00.005Z', '2026-11-20T08:00:00.000Z')).toBe('2026-11-20T08:00:00.005Z'));

  it('is after its last change, also within the same millisecond, and where the transaction began before it', () => {
    expect(at('2026-11-20T08:00:00.005Z', '2026-11-20T08:00:00.005Z')).toBe('2026-11-20T08:00:00.006Z');
    expect(at('2026-11-20T08:00:00.005Z', '2026-11-20T08:00:00.009Z')).toBe('2026-11-20T08:00:00.010Z');
  });
});

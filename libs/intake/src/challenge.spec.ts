import { createHash, createHmac, randomBytes } from 'node:crypto';
import { checkSolution, issueChallenge } from './challenge.js';
import { solve } from './testing/solve.js';

const KEY = randomBytes(32);
const NOW = new Date('2026-11-22T08:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const outcome = (solution: ReturnType<typeof solve>, now = later(1), key: Uint8Array = KEY) => {
  try {
    return checkSolution(key, solution, now).expiresAt;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a challenge', () => {
  it('is solved by trying, checked by one hash, and good for a quarter of an hour', () => {
    const challenge = issueChallenge(KEY, 2000, NOW);
    const solution = solve(challenge);
    expect(outcome(solution)).toEqual(challenge.expiresAt);
    expect(outcome(solution, later(14.9))).toEqual(later(15));
    expect(outcome(solution, later(15))).toBe('WRONG_SOLUTION');
  });

  it('costs about half of its difficulty, and each one another number', () => {
    const numbers = Array.from({ length: 200 }, () => solve(issueChallenge(KEY, 1000, NOW)).number);
    const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    expect(mean).toBeGreaterThan(400);
    expect(mean).toBeLessThan(600);
    expect(new Set(numbers).size).toBeGreaterThan(100);
  });

  it('is refused with anything changed in it', () => {
    const good = solve(issueChallenge(KEY, 500, NOW));
    const flip = (hex: string) => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`;
    const wrong = [
      { ...good, number: good.number + 1 },
      { ...good, number: -1 },
      { ...good, number: good.number + 0.5 },
      { ...good, number: Number.NaN },
      { ...good, challenge: flip(good.challenge) },
      { ...good, challenge: good.challenge.toUpperCase() },
      { ...good, signature: flip(good.signature) },
      { ...good, signature: '' },
      { ...good, signature: good.signature.slice(2) },
      { ...good, prefix: flip(good.prefix) },
      { ...good, prefix: good.prefix.replace(/expires=\d/, 'expires=9') },
    ];
    for (const solution of wrong) expect([solution, outcome(solution)]).toEqual([solution, 'WRONG_SOLUTION']);
    expect(outcome(good, later(1), randomBytes(32))).toBe('WRONG_SOLUTION');
  });

  it('of somebody’s own making is refused, solved or not', () => {
    const prefix = `${'0'.repeat(32)}?expires=${Math.floor(later(10).getTime() / 1000)}&`;
    const challenge = sha256(`${prefix}7`);
    expect(outcome({ challenge, prefix, signature: createHmac('sha256', 'guess').update(challenge).digest('hex'), number: 7 })).toBe(
      'WRONG_SOLUTION',
    );
  });

  it('lends no digit of its number to its expiry (prefix splicing)', () => {
    for (let tries = 0; tries < 50; tries++) {
      const good = solve(issueChallenge(KEY, 5000, NOW));
      const digits = String(good.number);
      for (let cut = 1; cut <= digits.length; cut++) {
        const number = Number(digits.slice(cut) || '0');
        for (const prefix of [`${good.prefix}${digits.slice(0, cut)}`, good.prefix.replace('&', `${digits.slice(0, cut)}&`)])
          expect(outcome({ ...good, prefix, number }, later(60))).toBe('WRONG_SOLUTION');
      }
    }
  });

  it('without the sign at the end of its prefix could be spliced: what the sign is for', () => {
    // The shape without "&": expires=177 + number 1234 hashes as expires=1771 + number 234.
    expect(sha256(`x?expires=177${1234}`)).toBe(sha256(`x?expires=1771${234}`));
    expect(sha256(`x?expires=177&${1234}`)).not.toBe(sha256(`x?expires=1771&${234}`));
  });
});

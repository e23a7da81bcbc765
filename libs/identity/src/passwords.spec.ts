import { PasswordHasher, passwordDefects } from './passwords.js';

const WEAK = 64;

describe('a password', () => {
  it.each([
    ['fourteen characters', 'a'.repeat(14), false],
    ['fifteen', 'a'.repeat(15), true],
    ['fifteen characters outside the basic plane', '🛡️'.repeat(8), true],
    ['a sentence', 'một câu dễ nhớ là tốt nhất', true],
    ['256', 'x'.repeat(256), true],
    ['257', 'x'.repeat(257), false],
  ])('of %s is judged by its length alone', (_what, password, good) => {
    expect(passwordDefects(password).length === 0).toBe(good);
  });
});

describe('the hasher', () => {
  it('knows the password of its hash, and no other; the hash says how it was made', async () => {
    const hasher = new PasswordHasher(WEAK);
    const stored = await hasher.hash('một câu dễ nhớ');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=64,(t=1,p=1|p=1,t=1)\$/);
    expect(await hasher.verify(stored, 'một câu dễ nhớ')).toBe(true);
    expect(await hasher.verify(stored, 'một câu dễ nhớ ')).toBe(false);
    expect(await hasher.hash('một câu dễ nhớ')).not.toBe(stored);
  });

  it.each([null, undefined])('lets nobody in where no hash is stored (%s), not even with the decoy’s password', async (stored) => {
    const hasher = new PasswordHasher(WEAK);
    expect(await hasher.verify(stored, 'no account has this password')).toBe(false);
    expect(await hasher.verify(stored, '')).toBe(false);
  });

  it('turns callers away past fifty that wait, with a time to come back, and serves the others', async () => {
    const hasher = new PasswordHasher(8 * 1024);
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => hasher.hash('một câu dễ nhớ')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(8);
    for (const { reason } of refused) expect(reason).toMatchObject({ code: 'BUSY', kind: 'unavailable', details: { retryAfter: 5 } });
    expect(await hasher.hash('và sau đó')).toMatch(/^\$argon2id/);
  });

  it('does as much for an account that does not exist as for one that does', async () => {
    const hasher = new PasswordHasher(8 * 1024);
    const stored = await hasher.hash('một câu dễ nhớ');
    await hasher.verify(null, 'x');
    const spent = { known: 0, unknown: 0, nothing: 0 };
    for (let i = 0; i < 30; i++) {
      spent.known += await timeOf(() => hasher.verify(stored, 'sai mật khẩu'));
      spent.unknown += await timeOf(() => hasher.verify(null, 'sai mật khẩu'));
      spent.nothing += await timeOf(async () => false);
    }
    expect(spent.unknown / spent.known).toBeGreaterThan(1 / 3);
    expect(spent.unknown / spent.known).toBeLessThan(3);
    // The same ratio finds a way that skips the work.
    expect(spent.nothing / spent.known).toBeLessThan(1 / 3);
  });
});

async function timeOf(work: () => Promise<boolean>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

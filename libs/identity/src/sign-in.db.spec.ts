import { createHash } from 'node:crypto';
import type { Organisation } from '#identity';
import { newId } from '#kernel';
import { type Person, World } from '../../../test/support/world.js';
import { activateAccount, createActivationLink, PasswordHasher, signIn } from './index.js';

const TEST = { kind: 'system', name: 'test' } as const;
const PASSWORD = 'một câu đủ dài để nhớ';
const SIGN_IN = 'mutation ($input: SignInInput!) { it: signIn(input: $input) { token expiresAt } }';
const ME = '{ me { userId roles organisation { id } unit { id } } }';

let world: World;
let hasher: PasswordHasher;
let organisation: Organisation;
let serial = 0;
beforeAll(async () => {
  world = await World.create();
  hasher = new PasswordHasher(world.house.config.argon2Memory);
  organisation = await world.organisation();
});
afterAll(() => world.destroy());

/** Nobody shares an address of the network, so that the throttle of one test is not that of the next. */
const address = () => `192.0.2.${++serial}`;

/** Somebody who has chosen a password by a one-time link. */
async function somebody(): Promise<Person> {
  const person = await world.person(['PDP_OFFICER'], { organisationId: organisation.id });
  await activateAccount(world.uow, hasher, await linkFor(person), PASSWORD);
  return person;
}

function linkFor({ userId }: Person): Promise<string> {
  return world.workerHouse.uow.run(TEST, (tx) => createActivationLink(tx, userId));
}

const enter = (email: string, password = PASSWORD, more: Partial<Parameters<typeof signIn>[2]> = {}) =>
  signIn(world.uow, hasher, { email, password, kind: 'BEARER', ip: address(), ...more });

async function refusalOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  const { code, kind, sentence, details } = error as Record<string, unknown>;
  return { code, kind, sentence, details };
}

const me = (token: string) => world.gql<{ me: { userId: string; roles: string[] } | null }>(ME, {}, { token });
const set = (text: string, token: string, ...values: unknown[]) =>
  world.admin.query(`update session set ${text} where token_hash = $1`, [createHash('sha256').update(token).digest(), ...values]);

describe('signing in', () => {
  it('opens a session that lives twelve hours at the most, and is told in the log', async () => {
    const person = await somebody();
    const before = Date.now();
    const { token, membershipId, expiresAt } = await enter(person.email);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(membershipId).toBe(person.membershipId);
    expect(Math.abs(expiresAt.getTime() - before - 12 * 3_600_000)).toBeLessThan(60_000);
    expect((await me(token)).data.me).toMatchObject({ userId: person.userId, roles: ['PDP_OFFICER'] });
    const { rows } = await world.admin.query("select 1 from log_leaf where event_type = 'SignedIn' and $1 = any (subject_ids)", [
      person.userId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('keeps only the digest of the token', async () => {
    const { token } = await enter((await somebody()).email);
    const { rows } = await world.admin.query<{ row: string; hash: Buffer }>(
      'select session::text as row, token_hash as hash from session order by created_at desc limit 1',
    );
    expect(rows[0]!.hash.equals(createHash('sha256').update(token).digest())).toBe(true);
    for (const form of [token, Buffer.from(token).toString('hex'), Buffer.from(token, 'base64url').toString('hex')])
      expect(rows[0]!.row).not.toContain(form);
  });

  it('finds the account whatever the case, and the password in whatever Unicode form it is typed', async () => {
    const person = await somebody();
    await expect(enter(` ${person.email.toUpperCase()} `.trim(), PASSWORD.normalize('NFD'))).resolves.toMatchObject({
      membershipId: person.membershipId,
    });
  });

  it('acts in the membership that was asked for, and in none of somebody else', async () => {
    const person = await somebody();
    const elsewhere = await world.organisation();
    const second = newId();
    await world.workerHouse.uow.run(TEST, async (tx) => {
      await tx.sql("insert into membership values (?, ?, ?, null, '{VIEWER}', null, now())", [second, person.userId, elsewhere.id]);
      tx.record({ type: 'RoleGranted', subjects: [second] });
    });
    const { token } = await enter(person.email, PASSWORD, { membershipId: second });
    expect((await me(token)).data.me).toMatchObject({ roles: ['VIEWER'], organisation: { id: elsewhere.id } });
    const other = await somebody();
    expect(await refusalOf(enter(person.email, PASSWORD, { membershipId: other.membershipId }))).toMatchObject({ code: 'SIGN_IN_REFUSED' });
  });

  it('gives one answer for a wrong password, an unknown address, an account without password, without role, or disabled', async () => {
    const [known, disabled, roleless] = [await somebody(), await somebody(), await somebody()];
    const bare = await world.person(['VIEWER'], { organisationId: organisation.id });
    await world.workerHouse.uow.run(TEST, async (tx) => {
      await tx.sql('update user_account set disabled_at = now() where id = ?', [disabled.userId]);
      await tx.sql('update membership set ended_at = now() where id = ?', [roleless.membershipId]);
      tx.record({ type: 'Ended', subjects: [disabled.userId, roleless.membershipId] });
    });
    const answers = [
      await refusalOf(enter(known.email, 'sai mật khẩu rồi nhé')),
      await refusalOf(enter('khong-ai@mau.example')),
      await refusalOf(enter(bare.email)),
      await refusalOf(enter(roleless.email)),
      await refusalOf(enter(disabled.email)),
    ];
    expect(answers[0]).toMatchObject({ code: 'SIGN_IN_REFUSED', kind: 'unauthenticated', details: {} });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  it('takes as long for somebody unknown as for somebody known', async () => {
    const slow = new PasswordHasher(8 * 1024);
    const people: Person[] = [];
    for (let i = 0; i < 3; i++) {
      const person = await world.person(['VIEWER'], { organisationId: organisation.id });
      await activateAccount(world.uow, slow, await linkFor(person), PASSWORD);
      people.push(person);
    }
    const spent = { known: 0, unknown: 0 };
    const attempt = async (email: string) => {
      const started = performance.now();
      await refusalOf(signIn(world.uow, slow, { email, password: 'sai mật khẩu rồi nhé', kind: 'BEARER', ip: address() }));
      return performance.now() - started;
    };
    await attempt('warm@mau.example');
    for (let i = 0; i < 30; i++) {
      spent.known += await attempt(people[i % 3]!.email);
      spent.unknown += await attempt(`khong-ai-${i}@mau.example`);
    }
    expect(spent.unknown / spent.known).toBeGreaterThan(1 / 3);
    expect(spent.unknown / spent.known).toBeLessThan(3);
  });
});

describe('the throttle', () => {
  it('stops the eleventh attempt on an account, right password or not, from whatever address, and says how long to wait', async () => {
    const person = await somebody();
    for (let i = 0; i < 10; i++)
      expect(await refusalOf(enter(person.email, 'sai mật khẩu rồi nhé'))).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    const refused = await refusalOf(enter(person.email));
    expect(refused).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', kind: 'limit' });
    const { retryAfter } = refused.details as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(900);
    await world.admin.query("update sign_in_attempt set window_ends_at = now() - interval '1 second'");
    await expect(enter(person.email)).resolves.toMatchObject({ membershipId: person.membershipId });
  });

  it('begins anew for an account whose owner has signed in, and for no other', async () => {
    const [person, other] = [await somebody(), await somebody()];
    for (let i = 0; i < 9; i++) for (const { email } of [person, other]) await refusalOf(enter(email, 'sai mật khẩu rồi nhé'));
    await enter(person.email);
    for (let i = 0; i < 3; i++)
      expect(await refusalOf(enter(person.email, 'sai mật khẩu rồi nhé'))).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    expect(await refusalOf(enter(other.email, 'sai mật khẩu rồi nhé'))).toMatchObject({ code: 'SIGN_IN_REFUSED' });
    expect(await refusalOf(enter(other.email))).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  it('stops an address of the network after a hundred accounts', async () => {
    const ip = address();
    const answers: unknown[] = [];
    for (let i = 0; i < 101; i++) answers.push((await refusalOf(enter(`nhieu-${i}@mau.example`, 'sai mật khẩu rồi nhé', { ip }))).code);
    expect([...new Set(answers.slice(0, 100))]).toEqual(['SIGN_IN_REFUSED']);
    expect(answers[100]).toBe('TOO_MANY_ATTEMPTS');
  });

  it('counts attempts that come at the same instant', async () => {
    const person = await somebody();
    const answers = await Promise.all(Array.from({ length: 20 }, () => refusalOf(enter(person.email, 'sai mật khẩu rồi nhé'))));
    expect(answers.filter(({ code }) => code === 'SIGN_IN_REFUSED')).toHaveLength(10);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(10);
  });

  it('knows accounts and addresses by their digest only', async () => {
    await refusalOf(enter('ai-do@mau.example', 'sai mật khẩu rồi nhé', { ip: '203.0.113.77' }));
    const { rows } = await world.admin.query<{ text: string }>(
      "select string_agg(sign_in_attempt::text || encode(key, 'escape'), ' ') as text from sign_in_attempt",
    );
    expect(rows[0]!.text).not.toMatch(/ai-do|203\.0/);
  });
});

describe('a session', () => {
  const cookieHeader = (token: string) => ({ cookie: `a=b; __Host-khien=${token}; c=d` });
  const post = async (payload: object, headers: Record<string, string> = {}) =>
    (await world.app()).inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      payload: JSON.stringify(payload),
    });
  const byCookie = async (token: string) =>
    (await post({ query: ME }, cookieHeader(token))).json<{ data: { me: object } | null; errors?: { extensions: { code: string } }[] }>();
  const cookieOf = async (person: Person) => (await enter(person.email, PASSWORD, { kind: 'COOKIE' })).token;
  const over = 'UNAUTHENTICATED';

  it('in a browser is a cookie of this host alone, unseen by scripts, over TLS, not sent from elsewhere; its token is in no answer', async () => {
    const person = await somebody();
    const response = await post({ query: SIGN_IN, variables: { input: { email: person.email, password: PASSWORD, kind: 'COOKIE' } } });
    const [value, ...attributes] = String(response.headers['set-cookie']).split('; ');
    expect(value).toMatch(/^__Host-khien=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
    expect(response.json().data.it.token).toBeNull();
    expect((await byCookie(value!.split('=')[1]!)).data?.me).toMatchObject({ userId: person.userId });
  });

  it('for a client of the API is a bearer token and no cookie', async () => {
    const person = await somebody();
    const response = await post({ query: SIGN_IN, variables: { input: { email: person.email, password: PASSWORD, kind: 'BEARER' } } });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect((await me(response.json().data.it.token)).data.me).toMatchObject({ userId: person.userId });
  });

  it('is not taken from a header of another form, nor from a cookie of another name', async () => {
    const { token } = await enter((await somebody()).email);
    for (const headers of [
      { authorization: token },
      { authorization: `Basic ${token}` },
      { authorization: `Bearer ${token} ` },
      { authorization: `Bearer  ${token}` },
      { authorization: `Bearer ${token}x` },
      { cookie: `khien=${token}` },
      { cookie: `x__Host-khien=${token}` },
      { authorization: 'Bearer x', ...cookieHeader(token) },
    ] as Record<string, string>[])
      expect([headers, (await post({ query: ME }, headers)).json().errors?.[0].extensions.code]).toEqual([headers, over]);
  });

  it('in a browser is over after thirty minutes without use; a bearer token is not', async () => {
    const person = await somebody();
    const cookie = await cookieOf(person);
    await set("seen_at = now() - interval '29 minutes'", cookie);
    expect((await byCookie(cookie)).data?.me).toMatchObject({ userId: person.userId });
    await set("seen_at = now() - interval '31 minutes'", cookie);
    expect((await byCookie(cookie)).errors?.[0]?.extensions.code).toBe(over);
    const { token } = await enter(person.email);
    await set("seen_at = now() - interval '31 minutes'", token);
    expect((await me(token)).data.me).toMatchObject({ userId: person.userId });
  });

  it('in use does not go idle, and what has gone idle is not woken by asking', async () => {
    const person = await somebody();
    const [used, idle] = [await cookieOf(person), await cookieOf(person)];
    await set("seen_at = now() - interval '29 minutes'", used);
    await set("seen_at = now() - interval '31 minutes'", idle);
    for (const token of [used, idle]) await byCookie(token);
    expect(await secondsSinceSeen(used, (seconds) => seconds < 60)).toBeLessThan(60);
    for (let i = 0; i < 3; i++) expect((await byCookie(idle)).errors?.[0]?.extensions.code).toBe(over);
    expect(await secondsSinceSeen(idle, () => true)).toBeGreaterThan(1800);
  });

  it('is written as seen once a minute, not with every request', async () => {
    const cookie = await cookieOf(await somebody());
    await set("seen_at = now() - interval '10 minutes'", cookie);
    await byCookie(cookie);
    await secondsSinceSeen(cookie, (seconds) => seconds < 60);
    await set("seen_at = now() - interval '10 minutes'", cookie);
    for (let i = 0; i < 5; i++) await byCookie(cookie);
    expect(await secondsSinceSeen(cookie, () => true)).toBeGreaterThan(500);
  });

  it.each([
    ['its absolute end', (token: string) => set('expires_at = now()', token)],
    ['being revoked', (token: string) => set('revoked_at = now()', token)],
  ])('is over with %s, however it is carried', async (_what, end) => {
    const person = await somebody();
    const [cookie, { token }] = [await cookieOf(person), await enter(person.email)];
    await end(cookie);
    await end(token);
    expect((await byCookie(cookie)).errors?.[0]?.extensions.code).toBe(over);
    expect((await me(token)).errors?.[0]?.extensions.code).toBe(over);
  });

  it.each([
    ['ended', 'update membership set ended_at = now() where id = $1', over],
    ['given other roles', "update membership set roles = '{VIEWER}' where id = $1", ['VIEWER']],
  ])('sees on its next request that its membership was %s', async (_what, text, expected) => {
    const person = await somebody();
    const { token } = await enter(person.email);
    expect((await me(token)).data.me?.roles).toEqual(['PDP_OFFICER']);
    await asSuperuser(text, person.membershipId);
    const { data, errors } = await me(token);
    expect(data?.me?.roles ?? errors?.[0]?.extensions.code).toEqual(expected);
  });

  it('sees on its next request that its account was disabled', async () => {
    const person = await somebody();
    const { token } = await enter(person.email);
    await asSuperuser('update user_account set disabled_at = now() where id = $1', person.userId);
    expect((await me(token)).errors?.[0]?.extensions.code).toBe(over);
  });

  it('ends with signing out; the cookie goes with it, and a second time is no error', async () => {
    const person = await somebody();
    const [cookie, { token }] = [await cookieOf(person), await enter(person.email)];
    for (let i = 0; i < 2; i++) {
      const response = await post({ query: 'mutation { signOut }' }, cookieHeader(cookie));
      expect(response.json().data).toEqual({ signOut: true });
      expect(String(response.headers['set-cookie'])).toBe('__Host-khien=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0');
    }
    expect((await byCookie(cookie)).errors?.[0]?.extensions.code).toBe(over);
    expect((await me(token)).data.me).toMatchObject({ userId: person.userId });
  });

  /** Nobody waits for the touch, so that the test has to; never longer than it needs. */
  async function secondsSinceSeen(token: string, enough: (seconds: number) => boolean): Promise<number> {
    for (let tries = 0; ; tries++) {
      const { rows } = await world.admin.query<{ s: number }>(
        'select extract(epoch from now() - seen_at)::float as s from session where token_hash = $1',
        [createHash('sha256').update(token).digest()],
      );
      if (enough(rows[0]!.s) || tries > 200) return rows[0]!.s;
    }
  }

  async function asSuperuser(text: string, id: string): Promise<void> {
    const client = await world.admin.connect();
    await client.query('begin; set local session_replication_role = replica');
    await client.query(text, [id]);
    await client.query('commit');
    client.release();
  }
});

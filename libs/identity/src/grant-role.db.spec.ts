import { createHash } from 'node:crypto';
import { type AuthorityUnit, type Organisation, UserAccount } from '#identity';
import type { Role } from '#kernel';
import { World } from '../../../test/support/world.js';
import { activateAccount, createActivationLink, grantRole, PasswordHasher, type RoleGrant } from './index.js';

const TEST = { kind: 'system', name: 'test' } as const;
const PASSWORD = 'một câu đủ dài để nhớ';

describe('granting a role', () => {
  let world: World;
  let hasher: PasswordHasher;
  let organisation: Organisation;
  let unit: AuthorityUnit;
  beforeAll(async () => {
    world = await World.create();
    hasher = new PasswordHasher(64);
    [organisation, unit] = [await world.organisation(), await world.unit()];
  });
  afterAll(() => world.destroy());

  const grant = (email: string, roles: readonly Role[], place: Partial<RoleGrant> = {}) =>
    world.workerHouse.uow.run(TEST, (tx) => grantRole(tx, { email, displayName: 'Người mẫu', roles, ...place }));
  const link = (userId: string) => world.workerHouse.uow.run(TEST, (tx) => createActivationLink(tx, userId));
  const hashOf = async (id: string) =>
    (await world.admin.query<{ h: string | null }>('select password_hash as h from user_account where id = $1', [id])).rows[0]!.h;

  it('makes an account that nobody can sign in to yet', async () => {
    const { userId } = await grant('moi@mau.example', ['PLATFORM_ADMIN']);
    expect(await hashOf(userId)).toBeNull();
  });

  it('adds to the roles that the person holds there, once each, in one membership a place', async () => {
    const place = { organisationId: organisation.id };
    const first = await grant('nhieu@mau.example', ['VIEWER'], place);
    const second = await grant('NHIEU@mau.example', ['VIEWER', 'PREPARER'], place);
    expect([second.id, second.roles]).toEqual([first.id, ['VIEWER', 'PREPARER']]);
    const elsewhere = await grant('nhieu@mau.example', ['CLERK'], { unitId: unit.id });
    expect([elsewhere.userId, elsewhere.id === first.id]).toEqual([first.userId, false]);
  });

  it.each([
    ['of a unit in an organisation', ['CLERK'], 'organisation'],
    ['of an organisation in a unit', ['PDP_OFFICER'], 'unit'],
    ['of an organisation in the installation', ['ORG_ADMIN'], 'nowhere'],
    ['of the installation in an organisation', ['PLATFORM_ADMIN'], 'organisation'],
    ['that does not exist', ['ROOT'], 'organisation'],
    ['that is none', [], 'organisation'],
  ])('refuses a role %s, and writes nothing', async (_what, roles, where) => {
    const place = where === 'organisation' ? { organisationId: organisation.id } : where === 'unit' ? { unitId: unit.id } : {};
    await expect(grant('sai@mau.example', roles as Role[], place)).rejects.toMatchObject({
      code: 'INVALID',
      details: { defects: [{ path: 'roles', code: 'ROLE' }] },
    });
    expect(await world.admin.query("select 1 from user_account where email_key = 'sai@mau.example'")).toMatchObject({ rowCount: 0 });
  });

  it('is refused by the database too where the verb is by-passed', async () => {
    const { userId } = await grant('chen@mau.example', ['VIEWER'], { organisationId: organisation.id });
    const insert = "insert into membership values (gen_random_uuid(), $1, null, $2, '{PDP_OFFICER}', null, now())";
    await expect(world.admin.query(insert, [userId, unit.id])).rejects.toMatchObject({ code: '23514' });
  });

  it('is not for people: no person, of whatever role, may grant', async () => {
    for (const person of [
      await world.person(['ORG_ADMIN', 'PDP_OFFICER'], { organisationId: organisation.id }),
      await world.person(['PLATFORM_ADMIN']),
    ]) {
      const attempt = world.uow.run(person.caller, (tx) =>
        grantRole(tx, { email: person.email, displayName: 'x', roles: ['VIEWER'], organisationId: organisation.id }),
      );
      await expect(attempt).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|42501/) });
    }
  });

  describe('with a one-time link', () => {
    const refused = { code: 'LINK_EXPIRED', kind: 'state' };

    it('sets the first password, once; only the digest of the link is stored', async () => {
      const { userId } = await grant('lien-ket@mau.example', ['PLATFORM_ADMIN']);
      const token = await link(userId);
      const { rows } = await world.admin.query<{ hash: Buffer; hours: number }>(
        'select token_hash as hash, extract(epoch from expires_at - created_at)::float / 3600 as hours from activation_link where user_id = $1',
        [userId],
      );
      expect([rows[0]!.hash, rows[0]!.hours]).toEqual([createHash('sha256').update(token).digest(), 72]);
      await activateAccount(world.uow, hasher, token, PASSWORD);
      const stored = await hashOf(userId);
      expect(await hasher.verify(stored, PASSWORD)).toBe(true);
      await expect(activateAccount(world.uow, hasher, token, 'một câu khác cũng đủ dài')).rejects.toMatchObject(refused);
      expect(await hashOf(userId)).toBe(stored);
    });

    it('is used by one of two who come at the same instant', async () => {
      const { userId } = await grant('cung-luc@mau.example', ['PLATFORM_ADMIN']);
      const token = await link(userId);
      const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) => activateAccount(world.uow, hasher, token, `${PASSWORD} ${n}`)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    });

    it('is over after 72 hours', async () => {
      const { userId } = await grant('qua-han@mau.example', ['PLATFORM_ADMIN']);
      const token = await link(userId);
      const client = await world.admin.connect();
      await client.query('begin; set local session_replication_role = replica');
      await client.query("update activation_link set expires_at = now() - interval '1 second' where user_id = $1", [userId]);
      await client.query('commit');
      client.release();
      await expect(activateAccount(world.uow, hasher, token, PASSWORD)).rejects.toMatchObject(refused);
      expect(await hashOf(userId)).toBeNull();
    });

    it('is kept where the password is refused', async () => {
      const { userId } = await grant('ngan@mau.example', ['PLATFORM_ADMIN']);
      const token = await link(userId);
      await expect(activateAccount(world.uow, hasher, token, 'ngắn')).rejects.toMatchObject({
        code: 'INVALID',
        details: { defects: [{ path: 'password' }] },
      });
      await activateAccount(world.uow, hasher, token, PASSWORD);
      expect(await hashOf(userId)).not.toBeNull();
    });

    it('of another’s making is worth nothing', async () => {
      await expect(activateAccount(world.uow, hasher, 'A'.repeat(43), PASSWORD)).rejects.toMatchObject(refused);
    });

    it('the hash is not loaded with the account', async () => {
      const { userId } = await grant('an@mau.example', ['PLATFORM_ADMIN']);
      await activateAccount(world.uow, hasher, await link(userId), PASSWORD);
      const account = await world.workerHouse.uow.run(TEST, (tx) => tx.em.findOneOrFail(UserAccount, { id: userId }));
      expect(account.passwordHash).toBeUndefined();
      expect(JSON.stringify(account)).not.toContain('argon2');
    });
  });
});

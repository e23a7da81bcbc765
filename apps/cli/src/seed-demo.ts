import { grantRole, PasswordHasher, registerOrganisation, UserAccount } from '#identity';
import { registerAuthorityUnits } from './authority-units.js';
import { DEMO_ACCOUNTS, DEMO_ORGANISATIONS, demoPasswordOf } from './demo/demo-world.js';
import { OPERATOR, withHouse } from './operator.js';

/** Loads the demo world; what is there already stays as it is. Prints the accounts. */
export async function seedDemo(): Promise<void> {
  await withHouse(async ({ uow, config }) => {
    if (config.mode === 'production')
      throw new Error(
        'Không nạp dữ liệu mẫu khi NODE_ENV=production / the demo world has known passwords and is not loaded in production.',
      );
    const hasher = new PasswordHasher(config.argon2Memory);
    const places = await uow.run(OPERATOR, async (tx) => {
      const ids = new Map((await registerAuthorityUnits(tx)).map(({ code, id }) => [code, id]));
      for (const [key, organisation] of Object.entries(DEMO_ORGANISATIONS)) ids.set(key, (await registerOrganisation(tx, organisation)).id);
      return ids;
    });
    for (const account of DEMO_ACCOUNTS) {
      const place = places.get(account.place);
      await uow.run(OPERATOR, async (tx) => {
        const isUnit = account.place in DEMO_ORGANISATIONS === false;
        const known = await tx.em.findOne(UserAccount, { emailKey: account.email }, { populate: ['passwordHash'] });
        if (known?.passwordHash) return;
        const membership = await grantRole(tx, {
          email: account.email,
          displayName: account.displayName,
          roles: account.roles,
          organisationId: account.place && !isUnit ? place! : null,
          unitId: account.place && isUnit ? place! : null,
        });
        const user = await tx.em.findOneOrFail(UserAccount, { id: membership.userId }, { populate: ['passwordHash'] });
        user.passwordHash = await hasher.hash(demoPasswordOf(account));
        tx.record({ type: 'PasswordSet', subjects: [user.id] });
      });
    }
    for (const account of DEMO_ACCOUNTS)
      console.log(
        `${account.email.padEnd(30)} ${demoPasswordOf(account).padEnd(24)} ${account.roles.join(' ').padEnd(20)} ${account.place}`,
      );
  });
}

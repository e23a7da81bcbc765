import {
  AuthorityUnit,
  createActivationLink,
  emailKeyOf,
  grantRole,
  Organisation,
  PROVINCES,
  registerOrganisation,
  UserAccount,
} from '#identity';
import { isId, type Role } from '#kernel';
import { registerAuthorityUnits } from './authority-units.js';
import { OPERATOR, withHouse } from './operator.js';

export async function registerUnitsCommand(): Promise<void> {
  await withHouse(async ({ uow }) => {
    const units = await uow.run(OPERATOR, registerAuthorityUnits);
    console.log(`${units.length} units`);
  });
}

export async function registerOrganisationCommand(options: {
  name: string;
  province: string;
  taxCode?: string;
  sector: string;
}): Promise<void> {
  if (!PROVINCES[options.province])
    throw new Error(`Không có tỉnh/thành mã ${options.province} / no province ${options.province}: ${Object.keys(PROVINCES).join(' ')}`);
  await withHouse(async ({ uow }) => {
    const organisation = await uow.run(OPERATOR, (tx) =>
      registerOrganisation(tx, {
        name: options.name,
        provinceCode: options.province,
        taxCode: options.taxCode ?? null,
        sector: options.sector,
      }),
    );
    console.log(organisation.id);
  });
}

export async function grantRoleCommand(options: {
  email: string;
  roles: string[];
  displayName?: string;
  organisation?: string;
  unit?: string;
}): Promise<void> {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(options.email))
    throw new Error(`Không phải địa chỉ thư / not an e-mail address: ${options.email}`);
  await withHouse(async ({ uow }) => {
    const token = await uow.run(OPERATOR, async (tx) => {
      const known = options.organisation && isId(options.organisation) ? await tx.em.count(Organisation, { id: options.organisation }) : 0;
      if (options.organisation && !known)
        throw new Error(`Không có tổ chức ${options.organisation} / no organisation ${options.organisation}`);
      const unit = options.unit ? await tx.em.findOne(AuthorityUnit, { code: options.unit }) : null;
      if (options.unit && !unit) throw new Error(`Không có đơn vị ${options.unit} / no unit ${options.unit}`);
      const membership = await grantRole(tx, {
        email: options.email,
        displayName: options.displayName ?? options.email,
        roles: options.roles as Role[],
        organisationId: options.organisation ?? null,
        unitId: unit?.id ?? null,
      });
      const user = await tx.em.findOneOrFail(UserAccount, { id: membership.userId }, { populate: ['passwordHash'] });
      return user.passwordHash ? null : createActivationLink(tx, user.id);
    });
    console.log(`granted: ${options.roles.join(' ')}`);
    if (token) printToken(token);
  });
}

/** For a forgotten password: a new one-time token; earlier ones end. */
export async function newLinkCommand(options: { email: string }): Promise<void> {
  await withHouse(async ({ uow }) => {
    const token = await uow.run(OPERATOR, async (tx) => {
      const user = await tx.em.findOne(UserAccount, { emailKey: emailKeyOf(options.email) });
      if (!user) throw new Error(`Không có tài khoản ${options.email} / no account ${options.email}`);
      return createActivationLink(tx, user.id);
    });
    printToken(token);
  });
}

function printToken(token: string): void {
  console.log('Mã dùng một lần, trong 72 giờ / one-time token, within 72 hours:');
  console.log(`  mutation { activateAccount(input: { token: "${token}", password: "…" }) }`);
}

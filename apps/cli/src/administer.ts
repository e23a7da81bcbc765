import { AuthorityUnit, createActivationLink, grantRole, PROVINCES, registerOrganisation, UserAccount } from '#identity';
import type { Role } from '#kernel';
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
  await withHouse(async ({ uow }) => {
    const token = await uow.run(OPERATOR, async (tx) => {
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
    if (token) console.log(`one-time token, good once within 72 hours, for the mutation activateAccount: ${token}`);
  });
}

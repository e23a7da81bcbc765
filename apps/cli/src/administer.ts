import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  AuthorityUnit,
  blockDefects,
  columnsOf,
  contentOf,
  createActivationLink,
  emailKeyOf,
  grantRole,
  Organisation,
  OrganisationBlockInput,
  organisationGaps,
  PROVINCES,
  registerOrganisation,
  UserAccount,
} from '#identity';
import { foldText, Invalid, isId, type Role } from '#kernel';
import { defectsOf } from '#platform';
import { registerAuthorityUnits } from './authority-units.js';
import { OPERATOR, withHouse } from './operator.js';

export async function registerUnitsCommand(): Promise<void> {
  await withHouse(async ({ uow }) => {
    const units = await uow.run(OPERATOR, registerAuthorityUnits);
    console.log(`${units.length} units`);
  });
}

export interface OrganisationOptions {
  name: string;
  province: string;
  sector: string;
  foreignName?: string;
  taxCode?: string;
  defenceScope?: boolean;
  headOffice?: string;
  transactionOffice?: string;
  phone?: string;
  website?: string;
  documentNumber?: string;
  documentIssuer?: string;
  documentDate?: string;
  documentPlace?: string;
  contactName?: string;
  contactTitle?: string;
  contactPhone?: string[];
  contactEmail?: string;
}

/** The id goes to standard output alone, so that a script can take it; what is still missing goes beside it. */
export async function registerOrganisationCommand(options: OrganisationOptions): Promise<void> {
  if (!PROVINCES[options.province])
    throw new Error(`Không có tỉnh/thành mã ${options.province} / no province ${options.province}: ${Object.keys(PROVINCES).join(' ')}`);
  const block = blockOf(options);
  await withHouse(async ({ uow }) => {
    const { organisation, made } = await uow.run(OPERATOR, async (tx) => {
      const defects = [...validateSync(block).flatMap((error) => defectsOf(error)), ...blockDefects(block, tx.now)];
      if (defects.length > 0) throw new Invalid(defects);
      const registered = await registerOrganisation(tx, columnsOf(block));
      return { organisation: registered, made: registered.createdAt.getTime() === tx.now.getTime() };
    });
    if (!made && foldText(organisation.name) !== foldText(block.name))
      throw new Error(
        `Mã số thuế ${organisation.taxCode} đã thuộc "${organisation.name}" (${organisation.id}); chưa có gì được ghi / this tax code belongs to "${organisation.name}"; nothing was written.`,
      );
    console.log(organisation.id);
    if (!made)
      console.error(
        'Tổ chức đã có từ trước, thông tin giữ nguyên; nhân sự BVDLCN của tổ chức sửa bằng reviseOrganisation / it was registered before and stays as it is; its PDP_OFFICER changes it with reviseOrganisation.',
      );
    for (const { vi, en, need } of organisationGaps(contentOf(organisation)))
      console.error(`${need === 'MINIMUM' ? 'chưa nộp được / cannot file' : 'còn thiếu / missing'}: ${vi} / ${en}`);
  });
}

function blockOf(options: OrganisationOptions): OrganisationBlockInput {
  return plainToInstance(OrganisationBlockInput, {
    name: options.name,
    foreignName: options.foreignName,
    taxCode: options.taxCode,
    sector: options.sector,
    provinceCode: options.province,
    defenceScope: options.defenceScope ?? false,
    headOffice: options.headOffice,
    transactionOffice: options.transactionOffice ?? options.headOffice,
    phone: options.phone,
    website: options.website,
    establishmentDocument: {
      number: options.documentNumber,
      issuer: options.documentIssuer,
      issuedOn: options.documentDate,
      place: options.documentPlace,
    },
    pdpContact: {
      fullName: options.contactName,
      title: options.contactTitle,
      phones: options.contactPhone ?? [],
      email: options.contactEmail,
    },
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

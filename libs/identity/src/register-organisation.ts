import { foldText, newId } from '#kernel';
import type { Tx } from '#platform';
import { AuthorityUnit, Organisation } from './entities.js';
import { keepVersion, type OrganisationColumns, taxCodeOf } from './organisation-block.js';

/** The columns of an organisation, of which all but name and province may be absent; the contact also in one piece. */
export type NewOrganisation = Partial<OrganisationColumns> &
  Pick<OrganisationColumns, 'name' | 'provinceCode'> & {
    readonly pdpContact?: { readonly name: string; readonly title: string; readonly phone: string; readonly email: string };
  };

/** The organisation with this tax code or, without one, with this name and province; made if there is none. */
export async function registerOrganisation(tx: Tx, { pdpContact, ...input }: NewOrganisation): Promise<Organisation> {
  const taxCode = taxCodeOf(input.taxCode);
  const known = taxCode
    ? await tx.em.findOne(Organisation, { taxCode })
    : (await tx.em.find(Organisation, { provinceCode: input.provinceCode, name: input.name }, { limit: 1 }))[0];
  if (known) return known;
  const organisation = tx.em.create(Organisation, {
    id: newId(),
    foreignName: null,
    sector: 'OTHER',
    defenceScope: false,
    headOffice: '',
    transactionOffice: input.headOffice ?? '',
    establishmentNumber: null,
    establishmentIssuer: null,
    establishmentDate: null,
    establishmentPlace: null,
    phone: null,
    website: null,
    pdpContactName: pdpContact?.name ?? null,
    pdpContactTitle: pdpContact?.title ?? null,
    pdpContactPhone: pdpContact?.phone ?? null,
    pdpContactEmail: pdpContact?.email ?? null,
    ...input,
    taxCode,
    createdAt: tx.now,
  });
  tx.authorize('register', organisation);
  const digest = keepVersion(tx, organisation, 1);
  tx.record({ type: 'OrganisationRegistered', subjects: [organisation.id], digest });
  return organisation;
}

export interface NewAuthorityUnit {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: AuthorityUnit['kind'];
  readonly provinceCodes: readonly string[];
  /** A desk of exercises; for good. */
  readonly sandbox?: boolean;
}

/** The unit with this code; made if there is none. */
export async function registerAuthorityUnit(tx: Tx, input: NewAuthorityUnit): Promise<AuthorityUnit> {
  const known = await tx.em.findOne(AuthorityUnit, { code: input.code });
  if (known) return known;
  const unit = tx.em.create(AuthorityUnit, { ...input, id: newId(), provinceCodes: [...input.provinceCodes] });
  tx.authorize('register', unit);
  tx.record({ type: 'AuthorityUnitRegistered', subjects: [unit.id], payload: { code: unit.code } });
  return unit;
}

/** The one form of an address under which an account is found. */
export function emailKeyOf(email: string): string {
  return foldText(email);
}

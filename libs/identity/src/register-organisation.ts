import { foldText, newId } from '#kernel';
import type { Tx } from '#platform';
import { AuthorityUnit, Organisation } from './entities.js';

export interface NewOrganisation {
  readonly name: string;
  readonly provinceCode: string;
  readonly sector?: string;
  readonly taxCode?: string | null;
  readonly headOffice?: string;
  readonly phone?: string | null;
  readonly website?: string | null;
  readonly establishmentNumber?: string | null;
  readonly establishmentIssuer?: string | null;
  readonly establishmentPlace?: string | null;
  readonly establishmentDate?: string | null;
  readonly pdpContact?: { readonly name: string; readonly title: string; readonly phone: string; readonly email: string };
}

/** The organisation with this tax code or, without one, with this name and province; made if there is none. */
export async function registerOrganisation(tx: Tx, input: NewOrganisation): Promise<Organisation> {
  const known = input.taxCode
    ? await tx.em.findOne(Organisation, { taxCode: input.taxCode })
    : (await tx.em.find(Organisation, { provinceCode: input.provinceCode, name: input.name }, { limit: 1 }))[0];
  if (known) return known;
  const organisation = tx.em.create(Organisation, {
    id: newId(),
    name: input.name,
    foreignName: null,
    taxCode: input.taxCode ?? null,
    sector: input.sector ?? 'OTHER',
    provinceCode: input.provinceCode,
    defenceScope: false,
    headOffice: input.headOffice ?? '',
    transactionOffice: input.headOffice ?? '',
    establishmentNumber: input.establishmentNumber ?? null,
    establishmentIssuer: input.establishmentIssuer ?? null,
    establishmentDate: input.establishmentDate ?? null,
    establishmentPlace: input.establishmentPlace ?? null,
    phone: input.phone ?? null,
    website: input.website ?? null,
    pdpContactName: input.pdpContact?.name ?? null,
    pdpContactTitle: input.pdpContact?.title ?? null,
    pdpContactPhone: input.pdpContact?.phone ?? null,
    pdpContactEmail: input.pdpContact?.email ?? null,
    createdAt: tx.now,
  });
  tx.authorize('register', organisation);
  tx.record({ type: 'OrganisationRegistered', subjects: [organisation.id] });
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

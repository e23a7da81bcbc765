import { randomBytes } from 'node:crypto';
import { type Defect, newId } from '#kernel';
import { LocalDate, type Tx } from '#platform';
import { saltedDigest } from '#platform/log';
import type { OrganisationBlockInput } from './edge/organisation.input.js';
import { type Organisation, OrganisationVersion } from './entities.js';

/** Part 1 of the forms with what decides on the recipient, as people give it. */
export type OrganisationBlockContent = OrganisationBlockInput;

/** Between the numbers of one contact, as the forms print them. */
const BETWEEN_PHONES = '; ';
const PHONE = /^(\+?[\d\s().-]+)((x|ext\.?|máy lẻ|số lẻ)\s?\d{1,6})?$/iu;
const VIETNAM_OFFSET_MS = 7 * 3_600_000;

export type OrganisationColumns = ReturnType<typeof columnsOf>;

export function columnsOf(input: OrganisationBlockContent) {
  const { establishmentDocument: document, pdpContact: contact } = input;
  return {
    name: input.name,
    foreignName: input.foreignName || null,
    taxCode: taxCodeOf(input.taxCode),
    sector: input.sector,
    provinceCode: input.provinceCode,
    defenceScope: input.defenceScope,
    headOffice: input.headOffice ?? '',
    transactionOffice: input.transactionOffice ?? '',
    establishmentNumber: document?.number || null,
    establishmentIssuer: document?.issuer || null,
    establishmentDate: document?.issuedOn ?? null,
    establishmentPlace: document?.place || null,
    phone: input.phone || null,
    website: input.website || null,
    pdpContactName: contact?.fullName || null,
    pdpContactTitle: contact?.title || null,
    pdpContactPhone: contact?.phones.filter(Boolean).join(BETWEEN_PHONES) || null,
    pdpContactEmail: contact?.email || null,
  };
}

/** The way back: what `columnsOf` was given, empty as null. */
export function contentOf(organisation: Organisation): OrganisationBlockContent {
  return {
    name: organisation.name,
    foreignName: organisation.foreignName,
    taxCode: organisation.taxCode,
    sector: organisation.sector,
    provinceCode: organisation.provinceCode,
    defenceScope: organisation.defenceScope,
    headOffice: organisation.headOffice || null,
    transactionOffice: organisation.transactionOffice || null,
    establishmentDocument: {
      number: organisation.establishmentNumber,
      issuer: organisation.establishmentIssuer,
      issuedOn: organisation.establishmentDate,
      place: organisation.establishmentPlace,
    },
    phone: organisation.phone,
    website: organisation.website,
    pdpContact: {
      fullName: organisation.pdpContactName,
      title: organisation.pdpContactTitle,
      phones: organisation.pdpContactPhone?.split(BETWEEN_PHONES) ?? [],
      email: organisation.pdpContactEmail,
    },
  };
}

/** The one stored form: 10 digits, or 13 as `0123456789-001`. What is none is left for {@link blockDefects} and the database to refuse. */
export function taxCodeOf(text: string | null | undefined): string | null {
  const digits = text?.replace(/[\s-]/g, '') ?? '';
  return /^\d{13}$/.test(digits) ? `${digits.slice(0, 10)}-${digits.slice(10)}` : digits || null;
}

/** What the shape of the input cannot say: numbers that are none, a day that has not come. */
export function blockDefects(input: OrganisationBlockContent, now: Date): Defect[] {
  const defects: Defect[] = [];
  const taxCode = taxCodeOf(input.taxCode);
  if (taxCode && !/^\d{10}(-\d{3})?$/.test(taxCode))
    defects.push({
      path: 'taxCode',
      code: 'TAX_CODE',
      vi: 'Mã số thuế gồm 10 chữ số, hoặc 13 chữ số với đơn vị phụ thuộc, ví dụ 0123456789-001.',
      en: 'A tax code has 10 digits, or 13 for a dependent unit, e.g. 0123456789-001.',
    });
  const phones: [string, string | null | undefined][] = [
    ['phone', input.phone],
    ...(input.pdpContact?.phones ?? []).map((phone, i): [string, string] => [`pdpContact.phones.${i}`, phone]),
  ];
  for (const [path, phone] of phones)
    if (phone && !isPhone(phone))
      defects.push({
        path,
        code: 'PHONE',
        vi: 'Không phải số điện thoại: cần từ 3 đến 15 chữ số, có thể có dấu + ở đầu và số máy lẻ; mỗi ô một số.',
        en: 'Not a telephone number: 3 to 15 digits, perhaps with a + before and an extension behind; one number each.',
      });
  const issuedOn = input.establishmentDocument?.issuedOn;
  if (issuedOn && !isPastDay(issuedOn, now))
    defects.push({
      path: 'establishmentDocument.issuedOn',
      code: 'DATE',
      vi: 'Ngày cấp phải là một ngày đã tới, viết dạng 2015-03-02.',
      en: 'The date of issue is a day that has come, written as 2015-03-02.',
    });
  return defects;
}

function isPhone(text: string): boolean {
  const [, number = ''] = PHONE.exec(text) ?? [];
  const digits = number.replace(/\D/g, '').length;
  return digits >= 3 && digits <= 15;
}

function isPastDay(text: string, now: Date): boolean {
  try {
    return LocalDate.parseValue(text) <= new Date(now.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
  } catch {
    return false;
  }
}

/** Keeps the block as it stands now, and returns the digest that the event names. */
export function keepVersion(tx: Tx, organisation: Organisation, number: number): string {
  const content = contentOf(organisation);
  const salt = randomBytes(32).toString('hex');
  const digest = saltedDigest(content, salt);
  const writtenBy = 'userId' in tx.actor ? tx.actor.userId : null;
  tx.em.create(OrganisationVersion, { id: newId(), organisationId: organisation.id, number, content, salt, digest, writtenBy, at: tx.now });
  return digest;
}

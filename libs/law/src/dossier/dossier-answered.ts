import { isVietnam } from '../activity/is-vietnam.js';
import { isCivilDate } from '../regime/interval.js';
import type { DossierFiler, Impact, ImpactFacts, RelatedParty, SubjectCount } from './impact-facts.js';

/** When a question of a dossier counts as answered: when the forms print of it nothing that is to follow. */

export const told = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
const allTold = (...values: readonly unknown[]): boolean => values.every(told);
const every = <Row>(rows: readonly Row[] | null | undefined, whole: (row: Row) => boolean): boolean => told(rows) && rows!.every(whole);

export const dayTold = (day: string | null | undefined): boolean => Boolean(day && isCivilDate(day));

/** The five headings. */
export const impactTold = (impact: Impact | null | undefined): boolean =>
  allTold(impact?.aspects, impact?.goal, impact?.measures, impact?.effectiveness, impact?.recommendation);

export const subjectsCounted = (lists: readonly { readonly subjects: readonly SubjectCount[] }[] | null | undefined): boolean =>
  every(lists, ({ subjects }) => every(subjects, ({ count }) => count !== null));

export const casesTold = (cases: ImpactFacts['transferCases']): boolean =>
  subjectsCounted(cases) && cases!.every((one) => one.case !== 'OTHER' || told(one.detail));

/** Systems may be none: data are processed on paper too. */
export const flowsTold = (flows: ImpactFacts['flows']): boolean =>
  every(flows, ({ subjectGroup, purpose, dataTypes, operations }) => allTold(subjectGroup, purpose, dataTypes, operations));

export const transferFlowsTold = (flows: ImpactFacts['transferFlows']): boolean =>
  every(flows, ({ subjectGroup, purpose, recipient, sensitive, laterProcessing }) =>
    allTold(subjectGroup, purpose, recipient, sensitive, laterProcessing),
  );

export const consentTold = (consent: ImpactFacts['consent']): boolean =>
  every(consent, (one) => told(one.otherBasis) || allTold(one.content, one.form, one.process));

export const checksTold = (checks: ImpactFacts['securityChecks']): boolean =>
  every(checks, ({ content, target, frequency, purpose }) => allTold(content, target, frequency, purpose));

/** Who is reached about a dossier (Forms 01a, 02a, 1); Decree 13 has no row for an e-mail address. */
export const contactTold = ({ pdpContact }: DossierFiler, email = true): boolean =>
  allTold(pdpContact?.fullName, pdpContact?.title, pdpContact?.phones) && (!email || told(pdpContact?.email));

/** Of the three ways to protect data (L91 33.2; Forms 09 and 10, I.8) at least one, and each that is named as a whole. */
export function protectionTold({ internalPdp, serviceOrganisation, servicePersons }: DossierFiler): boolean {
  const ways = [
    ...(internalPdp ? [insideTold(internalPdp)] : []),
    ...(serviceOrganisation ? [serviceTold(serviceOrganisation)] : []),
    ...(servicePersons ?? []).map(({ fullName, phone, email }) => allTold(fullName, phone, email)),
  ];
  return ways.length > 0 && ways.every(Boolean);
}

/** A person may be in charge without a department. */
function insideTold(inside: NonNullable<DossierFiler['internalPdp']>): boolean {
  const { department, departmentPhone, departmentEmail, headName, headTitle, mobile, email } = inside;
  return allTold(headName, headTitle, mobile, email) && (!told(department) || allTold(departmentPhone, departmentEmail));
}

function serviceTold(service: NonNullable<DossierFiler['serviceOrganisation']>): boolean {
  const { name, taxCode, legalRepresentative, address, phone, email } = service;
  return allTold(name, taxCode, legalRepresentative, address, phone, email);
}

/** Under Decree 13 somebody to reach is enough (24.1(b), 25.2(b)). */
export function protectorNamed({ internalPdp, serviceOrganisation, servicePersons, pdpContact }: DossierFiler): boolean {
  return [internalPdp?.headName, serviceOrganisation?.name, servicePersons, pdpContact?.fullName].some(told);
}

/** Where there is no such thing of a party, part B has nothing to tell: a tax code abroad, a contract with whom one does not contract. */
export const hasTaxCode = ({ country }: RelatedParty): boolean => !country?.trim() || isVietnam(country);
export const isContracted = ({ part }: RelatedParty): boolean => ['PROCESSOR', 'RECIPIENT', 'ON_BEHALF'].includes(part);

/** Every row of part B as a whole (D356 18.3(a), (b); 19.3(a), (b)). */
export const partiesTold = ({ type, parties }: ImpactFacts): boolean =>
  partiesNamed({ type, parties }) &&
  parties!.every(
    (party) =>
      allTold(party.name, party.pdpContact, party.service) &&
      (!hasTaxCode(party) || told(party.taxCode)) &&
      (!isContracted(party) || told(party.contractNumber) || told(party.contractDate)),
  );

/** Under Decree 13: who they are, or that there is none, which the forms print; of a transfer, the recipient among them. */
export const partiesNamed = ({ type, parties }: Pick<ImpactFacts, 'type' | 'parties'>): boolean =>
  type === 'DPIA' ? Boolean(parties) : hasPart(parties, 'RECIPIENT');

/** Who processes for somebody names that controller (D356 19.3(a); D13 24.2(c)). */
export const controllerNamed = ({ parties }: ImpactFacts): boolean => hasPart(parties, 'CONTROLLER');
export const processesForOthers = ({ roles }: ImpactFacts): boolean => Boolean(roles?.some(({ role }) => role === 'PROCESSOR'));

const hasPart = (parties: ImpactFacts['parties'], one: RelatedParty['part']): boolean =>
  Boolean(parties?.some(({ part, name }) => part === one && told(name)));

import type { ForeignTerm } from './term.js';

const term = (key: string, code: string): ForeignTerm => ({ key, label: key, code });

/** Groups of people as free registers name them, where one of ours is certain. */
export const COMMON_GROUPS: readonly ForeignTerm[] = [
  term('Staff', 'EMPLOYEE'),
  term('Candidates', 'JOB_APPLICANT'),
  term('Applicants for jobs', 'JOB_APPLICANT'),
  term('Suppliers', 'CONTRACTOR'),
  term('Website users', 'USER'),
  term('Employés', 'EMPLOYEE'),
  term('Visiteurs', 'VISITOR'),
  term('Enfants', 'CHILD'),
  term('Utilisateurs', 'USER'),
];

/** Kinds of data likewise; several of ours in question go to a person. */
export const COMMON_DATA_TYPES: readonly ForeignTerm[] = [
  {
    key: 'Bank details',
    label: 'Bank account details',
    suggestions: ['BANK_CARD_AND_TX', 'BANK_CREDENTIALS', 'FINANCIAL_SECURITIES_INSURANCE'],
  },
  term('Photograph', 'PERSON_IMAGE'),
  term('Medical information', 'HEALTH'),
  term('Numéro de téléphone', 'PHONE_NUMBER'),
  term('Date de naissance', 'BIRTH_DATE'),
  term('Nationalité', 'NATIONALITY'),
  { key: 'Situation familiale', label: 'Situation de famille', suggestions: ['MARITAL_STATUS', 'FAMILY_RELATIONS'] },
];

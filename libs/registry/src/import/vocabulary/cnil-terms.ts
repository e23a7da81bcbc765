import type { ForeignTerm } from './term.js';

const term = (key: string, code: string, label = key): ForeignTerm => ({ key, label, code });
const choice = (key: string, ...suggestions: string[]): ForeignTerm => ({ key, label: key, suggestions });

/** Headings of the CNIL's register for kinds of data. Most cover several of ours. */
export const CNIL_DATA_TYPES: readonly ForeignTerm[] = [
  choice("État civil, identité, données d'identification, images…", 'FULL_BIRTH_NAME', 'BIRTH_DATE', 'SEX', 'PERSON_IMAGE'),
  choice('Vie personnelle (habitudes de vie, situation familiale, etc.)', 'PRIVATE_LIFE_SECRETS', 'FAMILY_RELATIONS', 'MARITAL_STATUS'),
  choice(
    "Informations d'ordre économique et financier (revenus, situation financière, situation fiscale, etc.)",
    'FINANCIAL_SECURITIES_INSURANCE',
    'BANK_CARD_AND_TX',
    'PERSONAL_TAX_CODE',
  ),
  choice('Données de connexion (adress IP, logs, etc.)', 'CYBER_ACTIVITY_HISTORY', 'DIGITAL_ACCOUNT'),
  term('Données de localisation (déplacements, données GPS, GSM, etc.)', 'LOCATION', 'Données de localisation'),
  choice('Numéro de Sécurité Sociale (ou NIR)', 'SOCIAL_INSURANCE_NO', 'PERSONAL_ID_NUMBER'),
  term("Données révélant l'origine raciale ou ethnique", 'RACIAL_ETHNIC_ORIGIN'),
  term('Données révélant les opinions politiques', 'POLITICAL_VIEW'),
  term('Données révélant les convictions religieuses ou philosophiques', 'RELIGION_BELIEF'),
  choice("Données révélant l'appartenance syndicale", 'OTHER_IDENTIFYING', 'POLITICAL_VIEW'),
  term('Données génétiques', 'GENETIC'),
  term("Données biométriques aux fins d'identifier une personne physique de manière unique", 'BIOMETRIC', 'Données biométriques'),
  term('Données concernant la santé', 'HEALTH', 'Données de santé'),
  term("Données concernant la vie sexuelle ou l'orientation sexuelle", 'SEX_LIFE_ORIENTATION'),
  term('Données relatives à des condamnations pénales ou infractions', 'CRIME_AND_VIOLATION'),
];

export const CNIL_GROUPS: readonly ForeignTerm[] = [
  term('Salariés', 'EMPLOYEE'),
  choice('Services Internes', 'EMPLOYEE'),
  term('Clients', 'CUSTOMER'),
  term('Fournisseurs', 'CONTRACTOR'),
  term('Prestataires', 'CONTRACTOR'),
  term('Prospects', 'PROSPECT'),
  term('Candidats', 'JOB_APPLICANT'),
  choice('Autres (préciser)'),
];

export const CNIL_RECIPIENTS: readonly ForeignTerm[] = [
  term('Service interne qui traite les données', 'INTERNAL'),
  term('Sous-traitants', 'PROCESSOR', 'Sous-traitant'),
  choice('Destinataires dans des pays tiers ou organisations internationales', 'BUSINESS_PARTNER', 'PROCESSOR', 'CONTROLLER'),
  choice('Partenaires institutionnels ou commerciaux', 'BUSINESS_PARTNER', 'AUTHORITY'),
  choice('Autre (Préciser)'),
];

const PRIVACY_SHIELD = {
  vi: 'Cơ chế "Privacy Shield" giữa EU và Hoa Kỳ đã bị Tòa án Công lý EU hủy bỏ ngày 16/07/2020 (C-311/18).',
  en: 'The EU-US "Privacy Shield" was annulled by the Court of Justice of the EU on 16 July 2020 (C-311/18).',
};

export const CNIL_SAFEGUARDS: readonly ForeignTerm[] = [
  term('Clauses contractuelles types (CCT)', 'privacy_standard_contractual_clauses', 'Clauses contractuelles types'),
  term("Règles d'entreprise contraignantes (BCR)", 'privacy_binding_corporate_rules', "Règles d'entreprise contraignantes"),
  term('Pays adéquat', 'privacy_adequacy_decision'),
  { key: 'Privacy shield', label: 'Privacy shield', suggestions: ['privacy_appropriate_safeguards'], why: PRIVACY_SHIELD },
  term('Code de conduite', 'privacy_codes_of_conduct'),
  term('Certification', 'privacy_certification_mechanisms'),
  term('Dérogations (art 49)', 'privacy_derogation', 'Dérogations'),
];

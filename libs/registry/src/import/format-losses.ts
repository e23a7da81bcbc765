import { TARGET_FIELDS } from './column-synonyms.js';
import type { ImportFormat } from './staging.js';

/**
 * What becomes of the fields of a format: carried into a member of its own; carried as text, where our register or our law
 * has no such notion; or lost, because nothing of it reaches the staged activity. Field names are the source's.
 */
export interface Losses {
  readonly carried: readonly string[];
  readonly asText: readonly string[];
  readonly lost: readonly string[];
}

const CISO_ACTIVITY: Losses = {
  carried: [
    'ref_id',
    'name',
    'description',
    'domain',
    'folder',
    'processing_nature',
    'information_channel',
    'usage_channel',
    'dpia_required',
    'dpia_reference',
    'assigned_to',
    'labels',
  ],
  asText: ['status'],
  lost: [],
};

const MAPPED_AS_TEXT: readonly string[] = ['status', 'article9Condition', 'sensitive', 'transferSafeguards'];

/** The loss table of each format, as the readers are written; shown with every report. */
export const LOSSES: Readonly<Record<ImportFormat, Losses>> = {
  CISO_ASSISTANT_TEMPLATE: CISO_ACTIVITY,
  CISO_ASSISTANT_WORKBOOK: {
    carried: [
      ...CISO_ACTIVITY.carried,
      'legal_basis',
      'category',
      'retention',
      'deletion_policy',
      'assets',
      'entity',
      'relationship_type',
      'country',
      'guarantees',
      'documentation_link',
    ],
    asText: [...CISO_ACTIVITY.asText, 'is_sensitive', 'article_9_condition', 'transfer_mechanism'],
    lost: [],
  },
  ICO_CONTROLLER_TEMPLATE: {
    carried: [
      'Business function',
      'Purpose of processing',
      'Categories of individuals',
      'Categories of personal data',
      'Categories of recipients',
      'Names of third countries or international organisations that personal data are transferred to',
      'Retention schedule',
      'General description of technical and organisational security measures',
      'Article 6 lawful basis for processing personal data',
      'Existence of automated decision-making, including profiling',
      'The source of the personal data',
      'Location of personal data',
      'Data Protection Impact Assessment required?',
      'Link to Data Protection Impact Assessment',
      'Name and contact details of joint controller',
    ],
    asText: [
      'Safeguards for exceptional transfers of personal data to third countries or international organisations',
      'Article 9 condition for processing special category data',
      'Link to contract with processor',
      'Legitimate interests for the processing',
      'Link to record of legitimate interests assessment',
      'Rights available to individuals',
      'Link to record of consent',
      'Data Protection Impact Assessment progress',
      'Has a personal data breach occurred?',
      'Link to record of personal data breach',
      'Data Protection Act 2018 Schedule 1 Condition for processing',
      'GDPR Article 6 lawful basis for processing personal data',
      'Link to retention and erasure policy document',
      'Is personal data retained and erased in accordance with the policy document?',
      'Reasons for not adhering to policy document',
    ],
    lost: ['Controller, data protection officer and representative above the table'],
  },
  CNIL_SIMPLIFIED_REGISTER: {
    carried: [
      'Nom du traitement',
      'N° / RÉF',
      'Date de création du traitement',
      'Mise à jour du traitement',
      'Acteurs',
      'Finalité principale',
      'Catégories de données personnelles concernées',
      'Durée de conservation',
      'Données sensibles',
      'Catégories de personnes concernées',
      'Destinataires',
      'Mesures de sécurité',
      'Organisme destinataire',
      'Pays',
      'Liens vers la documentation',
    ],
    asText: ['Sous-finalités', 'Type de Garanties', 'Données sensibles ? (liste, sans fiche)'],
    lost: [
      'Coordonnées du responsable, du représentant et du DPO (liste)',
      'Données sensibles ? (liste, avec fiche)',
      'Commentaires des cellules',
    ],
  },
  FIDESLANG_SYSTEMS: {
    carried: [
      'system.name',
      'system.fides_key',
      'system.description',
      'system.administrating_department',
      'system.tags',
      'system.egress',
      'system.ingress',
      'system.privacy_declarations',
      'system.does_international_transfers',
      'system.uses_profiling',
      'system.requires_data_protection_assessments',
      'system.dpa_location',
      'system.legal_name',
      'system.responsibility',
      'system.dpo',
      'system.joint_controller_info',
      'system.data_security_practices',
      'declaration.name',
      'declaration.data_categories',
      'declaration.data_subjects',
      'declaration.egress',
      'declaration.ingress',
      'declaration.legal_basis_for_processing',
      'declaration.retention_period',
      'declaration.third_parties',
    ],
    asText: [
      'system.system_type',
      'system.legal_basis_for_transfers',
      'system.dpa_progress',
      'system.legal_address',
      'system.privacy_policy',
      'declaration.data_use',
      'declaration.special_category_legal_basis',
      'declaration.data_shared_with_third_parties',
      'declaration.shared_categories',
      'declaration.features',
      'declaration.impact_assessment_location',
      'declaration.processes_special_category_data',
    ],
    lost: [
      'dataset',
      'policy',
      'organization',
      'data_category',
      'data_use',
      'data_subject',
      'system.meta',
      'system.vendor_id',
      'system.dataset_references',
      'system.processes_personal_data',
      'system.exempt_from_privacy_regulations',
      'system.legal_basis_for_profiling',
      'system.uses_cookies',
      'declaration.cookies',
      'declaration.dataset_references',
      'declaration.flexible_legal_basis_for_processing',
    ],
  },
  // Here the fields are those of the mapping; a column outside it is named in the report.
  MAPPED_TABLE: {
    carried: TARGET_FIELDS.filter((field) => !MAPPED_AS_TEXT.includes(field)),
    asText: MAPPED_AS_TEXT,
    lost: [],
  },
};

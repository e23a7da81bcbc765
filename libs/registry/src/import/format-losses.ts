import { PIA_NOTES } from './cnil-pia.js';
import { TARGET_FIELDS, type TargetField } from './column-synonyms.js';
import { OWN_FIELDS, OWN_LOST, OWN_ROWS } from './khien-register.js';
import type { ImportFormat } from './staging.js';

/**
 * What becomes of the fields of a format: carried into a member of its own; carried as text, in the notes of the activity or beside
 * the part that it belongs to, where our register or our law has no such notion; or lost, because nothing of it reaches the register.
 * Field names are the source's.
 */
export interface Losses {
  readonly carried: readonly string[];
  readonly asText: readonly string[];
  readonly lost: readonly string[];
}

const CISO_ACTIVITY: Losses = {
  carried: ['ref_id', 'name', 'domain', 'folder', 'assigned_to'],
  asText: ['description', 'processing_nature', 'information_channel', 'usage_channel', 'dpia_required', 'dpia_reference', 'labels'],
  lost: ['status'],
};

const MAPPED_AS_TEXT: readonly TargetField[] = [
  'description',
  'article9Condition',
  'sensitive',
  'dataSources',
  'dataPlaces',
  'dpiaRequired',
  'dpiaReference',
  'labels',
  'recordCreatedOn',
  'recordUpdatedOn',
  'controller',
  'jointControllers',
];
const MAPPED_LOST: readonly TargetField[] = ['status'];

/** The loss table of each format, as what is written shows; shown with every report. */
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
    ],
    asText: [...CISO_ACTIVITY.asText, 'is_sensitive', 'article_9_condition', 'transfer_mechanism', 'documentation_link'],
    lost: CISO_ACTIVITY.lost,
  },
  ICO_CONTROLLER_TEMPLATE: {
    carried: [
      'Safeguards for exceptional transfers of personal data to third countries or international organisations',
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
    ],
    asText: [
      'The source of the personal data',
      'Location of personal data',
      'Data Protection Impact Assessment required?',
      'Link to Data Protection Impact Assessment',
      'Name and contact details of joint controller',
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
    asText: [
      'Date de création du traitement',
      'Mise à jour du traitement',
      'Acteurs',
      'Sous-finalités',
      'Type de Garanties',
      'Données sensibles ? (liste, sans fiche)',
    ],
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
      'system.administrating_department',
      'system.egress',
      'system.privacy_declarations',
      'system.does_international_transfers',
      'system.uses_profiling',
      'system.legal_name',
      'system.data_security_practices',
      'declaration.name',
      'declaration.data_categories',
      'declaration.data_subjects',
      'declaration.egress',
      'declaration.legal_basis_for_processing',
      'declaration.retention_period',
      'declaration.third_parties',
    ],
    asText: [
      'system.description',
      'system.tags',
      'system.ingress',
      'system.requires_data_protection_assessments',
      'system.dpa_location',
      'system.responsibility',
      'system.dpo',
      'system.joint_controller_info',
      'declaration.ingress',
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
  CNIL_PIA: {
    carried: ['pia.id', 'pia.name', 'answers 211 (purposes)', 'answers 212 (legal basis)', 'answers 215 (storage duration)', 'measures'],
    asText: [
      'pia.dpos_names',
      'pia.created_at',
      'pia.updated_at',
      'answers 111 (description)',
      'answers 227 (transfers)',
      ...PIA_NOTES.map((member) => `pia.${member}`),
      'answers 112-113, 121-123, 213-214, 221-226',
      'answers 321-346 (risks, with gravity and likelihood)',
      'evaluations',
      'comments',
    ],
    lost: [
      'pia.status',
      'pia.progress',
      'pia.lock_version',
      'pia.is_archive',
      'pia.dpo_status',
      'pia.concerned_people_status',
      'evaluations.status',
      'evaluations.gauges',
      'evaluations.estimated_implementation_date',
      'attachments',
    ],
  },
  KHIEN_REGISTER: { carried: [...OWN_FIELDS, ...Object.keys(OWN_ROWS)], asText: [], lost: OWN_LOST },
  // Here the fields are those of the mapping; a column outside it goes to the notes and is named in the report.
  MAPPED_TABLE: {
    carried: TARGET_FIELDS.filter((field) => !MAPPED_AS_TEXT.includes(field) && !MAPPED_LOST.includes(field)),
    asText: MAPPED_AS_TEXT,
    lost: MAPPED_LOST,
  },
};

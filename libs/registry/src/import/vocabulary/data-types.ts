import { DATA_TYPE_CODES, DATA_TYPE_LABELS } from '#law';
import { CNIL_DATA_TYPES } from './cnil-terms.js';
import { COMMON_DATA_TYPES } from './common-terms.js';
import { FIDES_DATA_TYPES } from './fideslang-terms.js';
import type { OwnTerm, Vocabulary } from './term.js';
import { VIETNAMESE_DATA_TYPES } from './vietnamese-terms.js';

/** The law's own codes and labels; basic or sensitive is a matter of regime and code. */
const OWN: readonly OwnTerm[] = DATA_TYPE_CODES.map((code) => ({ code, ...DATA_TYPE_LABELS[code] }));

const ID_NUMBERS = ['PERSONAL_ID_NUMBER', 'OLD_ID_CARD_NUMBER', 'PASSPORT_NUMBER', 'PERSONAL_TAX_CODE', 'SOCIAL_INSURANCE_NO'];

/**
 * Categories of CISO Assistant's built-in terminology beside our data types. A category that covers several of our types,
 * or that the Vietnamese lists do not name, goes to review with the types in question.
 */
export const DATA_TYPES: Vocabulary = {
  kind: 'DATA_TYPE',
  own: OWN,
  foreign: [
    ...VIETNAMESE_DATA_TYPES,
    { key: 'privacy_name', label: 'Name', code: 'FULL_BIRTH_NAME' },
    {
      key: 'privacy_basic_identity',
      label: 'Basic Identity Information',
      suggestions: ['FULL_BIRTH_NAME', 'BIRTH_DATE', 'SEX', 'NATIONALITY'],
    },
    { key: 'privacy_identification_numbers', label: 'Identification Numbers', suggestions: ID_NUMBERS },
    { key: 'privacy_government_identifiers', label: 'Government Identifiers', suggestions: ID_NUMBERS },
    { key: 'privacy_online_identifiers', label: 'Online Identifiers', suggestions: ['DIGITAL_ACCOUNT', 'CYBER_ACTIVITY_HISTORY'] },
    { key: 'privacy_location_data', label: 'Location Data', code: 'LOCATION' },
    { key: 'privacy_contact_details', label: 'Contact Details', suggestions: ['PHONE_NUMBER', 'CONTACT_ADDRESS', 'DIGITAL_ACCOUNT'] },
    { key: 'privacy_address', label: 'Address', suggestions: ['CONTACT_ADDRESS', 'PERMANENT_RES', 'TEMPORARY_RES', 'CURRENT_RES'] },
    { key: 'privacy_email', label: 'Email Address', suggestions: ['DIGITAL_ACCOUNT', 'OTHER_IDENTIFYING'] },
    { key: 'privacy_phone_number', label: 'Phone Number', code: 'PHONE_NUMBER' },
    {
      key: 'privacy_financial_data',
      label: 'Financial Data',
      suggestions: ['FINANCIAL_SECURITIES_INSURANCE', 'BANK_CARD_AND_TX', 'BANK_CREDENTIALS'],
    },
    {
      key: 'privacy_bank_account',
      label: 'Bank Account Information',
      suggestions: ['BANK_CARD_AND_TX', 'BANK_CREDENTIALS', 'FINANCIAL_SECURITIES_INSURANCE'],
    },
    { key: 'privacy_payment_card', label: 'Payment Card Information', code: 'BANK_CARD_AND_TX' },
    {
      key: 'privacy_transaction_history',
      label: 'Transaction History',
      suggestions: ['BANK_CARD_AND_TX', 'FINANCIAL_SECURITIES_INSURANCE', 'OTHER_IDENTIFYING'],
    },
    {
      key: 'privacy_salary_information',
      label: 'Salary Information',
      suggestions: ['FINANCIAL_SECURITIES_INSURANCE', 'OTHER_CONFIDENTIAL', 'OTHER_IDENTIFYING'],
    },
    { key: 'privacy_health_data', label: 'Health Data', code: 'HEALTH' },
    { key: 'privacy_genetic_data', label: 'Genetic Data', code: 'GENETIC' },
    { key: 'privacy_biometric_data', label: 'Biometric Data', code: 'BIOMETRIC' },
    { key: 'privacy_racial_ethnic_origin', label: 'Racial or Ethnic Origin', code: 'RACIAL_ETHNIC_ORIGIN' },
    { key: 'privacy_political_opinions', label: 'Political Opinions', code: 'POLITICAL_VIEW' },
    { key: 'privacy_religious_beliefs', label: 'Religious or Philosophical Beliefs', code: 'RELIGION_BELIEF' },
    { key: 'privacy_trade_union_membership', label: 'Trade Union Membership', suggestions: ['OTHER_IDENTIFYING', 'POLITICAL_VIEW'] },
    { key: 'privacy_sexual_orientation', label: 'Sexual Orientation', code: 'SEX_LIFE_ORIENTATION' },
    { key: 'privacy_sex_life_data', label: 'Sex Life Data', code: 'SEX_LIFE_ORIENTATION' },
    { key: 'privacy_browsing_history', label: 'Browsing History', code: 'CYBER_ACTIVITY_HISTORY' },
    { key: 'privacy_search_history', label: 'Search History', code: 'CYBER_ACTIVITY_HISTORY' },
    { key: 'privacy_user_behavior', label: 'User Behavior', code: 'CYBER_ACTIVITY_HISTORY' },
    { key: 'privacy_cookies', label: 'Cookie Data', suggestions: ['CYBER_ACTIVITY_HISTORY', 'DIGITAL_ACCOUNT'] },
    { key: 'privacy_device_information', label: 'Device Information', suggestions: ['OTHER_IDENTIFYING', 'CYBER_ACTIVITY_HISTORY'] },
    {
      key: 'privacy_ip_address',
      label: 'IP Address',
      suggestions: ['CYBER_ACTIVITY_HISTORY', 'DIGITAL_ACCOUNT', 'OTHER_IDENTIFYING'],
    },
    { key: 'privacy_employment_details', label: 'Employment Details', suggestions: ['OTHER_IDENTIFYING'] },
    { key: 'privacy_education_history', label: 'Education History', suggestions: ['OTHER_IDENTIFYING'] },
    { key: 'privacy_professional_qualifications', label: 'Professional Qualifications', suggestions: ['OTHER_IDENTIFYING'] },
    { key: 'privacy_work_performance', label: 'Work Performance Data', suggestions: ['OTHER_IDENTIFYING'] },
    { key: 'privacy_family_details', label: 'Family Details', code: 'FAMILY_RELATIONS' },
    {
      key: 'privacy_social_network',
      label: 'Social Network',
      suggestions: ['DIGITAL_ACCOUNT', 'CYBER_ACTIVITY_HISTORY', 'FAMILY_RELATIONS'],
    },
    { key: 'privacy_lifestyle_information', label: 'Lifestyle Information', suggestions: ['PRIVATE_LIFE_SECRETS'] },
    { key: 'privacy_correspondence', label: 'Correspondence Content', suggestions: ['PRIVATE_LIFE_SECRETS', 'OTHER_CONFIDENTIAL'] },
    { key: 'privacy_messaging_content', label: 'Messaging Content', suggestions: ['PRIVATE_LIFE_SECRETS', 'OTHER_CONFIDENTIAL'] },
    {
      key: 'privacy_communication_metadata',
      label: 'Communication Metadata',
      suggestions: ['CYBER_ACTIVITY_HISTORY', 'OTHER_CONFIDENTIAL'],
    },
    { key: 'privacy_tax_information', label: 'Tax Information', suggestions: ['PERSONAL_TAX_CODE', 'OTHER_CONFIDENTIAL'] },
    {
      key: 'privacy_social_security',
      label: 'Social Security Information',
      suggestions: ['SOCIAL_INSURANCE_NO', 'HEALTH_INSURANCE_NO', 'FINANCIAL_SECURITIES_INSURANCE'],
    },
    { key: 'privacy_drivers_license', label: "Driver's License Information", code: 'DRIVING_LICENCE' },
    { key: 'privacy_passport_information', label: 'Passport Information', code: 'PASSPORT_NUMBER' },
    { key: 'privacy_legal_records', label: 'Legal Records', suggestions: ['CRIME_AND_VIOLATION', 'OTHER_CONFIDENTIAL'] },
    { key: 'privacy_criminal_records', label: 'Criminal Records', code: 'CRIME_AND_VIOLATION' },
    { key: 'privacy_judicial_data', label: 'Judicial Data', suggestions: ['CRIME_AND_VIOLATION', 'OTHER_CONFIDENTIAL'] },
    { key: 'privacy_preferences', label: 'Preferences', suggestions: ['CYBER_ACTIVITY_HISTORY', 'OTHER_IDENTIFYING'] },
    { key: 'privacy_opinions', label: 'Opinions', suggestions: ['POLITICAL_VIEW', 'PRIVATE_LIFE_SECRETS', 'OTHER_IDENTIFYING'] },
    { key: 'privacy_feedback', label: 'Feedback', suggestions: ['OTHER_IDENTIFYING'] },
    { key: 'privacy_images_photos', label: 'Images and Photos', code: 'PERSON_IMAGE' },
    { key: 'privacy_voice_recordings', label: 'Voice Recordings', suggestions: ['BIOMETRIC', 'OTHER_IDENTIFYING'] },
    { key: 'privacy_video_recordings', label: 'Video Recordings', suggestions: ['PERSON_IMAGE', 'BIOMETRIC'] },
    { key: 'privacy_other', label: 'Other (Specify in Description)' },
    { key: 'privacy_other', label: 'Other Personal Data' },
    ...COMMON_DATA_TYPES,
    ...CNIL_DATA_TYPES,
    ...FIDES_DATA_TYPES,
  ],
};

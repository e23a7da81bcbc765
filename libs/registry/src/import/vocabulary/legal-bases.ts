import { LEGAL_BASIS_CODES, LEGAL_BASIS_LABELS } from '#law';
import { GDPR_BASES, NO_LEGITIMATE_INTERESTS } from './gdpr-bases.js';
import type { Vocabulary } from './term.js';
import { VIETNAMESE_BASES } from './vietnamese-terms.js';

const ARTICLE_9 = {
  vi: 'Đây là điều kiện của GDPR Điều 9(2), không phải căn cứ xử lý theo pháp luật Việt Nam.',
  en: 'This is a condition of GDPR Article 9(2), not a legal basis under Vietnamese law.',
};
const TWO_BASES = {
  vi: 'Một mục đích cần một căn cứ: hãy chọn một, hoặc tách thành hai mục đích.',
  en: 'One purpose needs one basis: choose one, or split the purpose in two.',
};
const TRANSFER = {
  vi: 'Đây là cơ chế chuyển dữ liệu ra nước ngoài, không phải căn cứ xử lý.',
  en: 'This is a mechanism for transfers abroad, not a legal basis for processing.',
};
const CHILD = {
  vi: 'Với trẻ em từ đủ 7 tuổi cần sự đồng ý của cả trẻ và cha mẹ hoặc người giám hộ (D13 Điều 20): hãy kiểm tra trước khi chọn.',
  en: 'A child of 7 or more consents together with a parent or guardian (D13 Art 20): check before you choose.',
};

/** Keys and labels of CISO Assistant's purposes, and the GDPR's bases by name, beside ours. Only what is plainly the same is mapped. */
export const LEGAL_BASES: Vocabulary = {
  kind: 'LEGAL_BASIS',
  own: LEGAL_BASIS_CODES.map((code) => ({ code, ...LEGAL_BASIS_LABELS[code] })),
  foreign: [
    ...VIETNAMESE_BASES,
    { key: 'privacy_consent', label: 'Consent', code: 'CONSENT' },
    { key: 'privacy_contract', label: 'Performance of a Contract', code: 'CONTRACT' },
    { key: 'privacy_legal_obligation', label: 'Compliance with a Legal Obligation', code: 'LAW' },
    { key: 'privacy_vital_interests', label: 'Protection of Vital Interests', code: 'EMERGENCY' },
    { key: 'privacy_public_interest', label: 'Performance of a Task in the Public Interest', suggestions: ['STATE_BODY', 'LAW'] },
    {
      key: 'privacy_legitimate_interests',
      label: 'Legitimate Interests',
      suggestions: ['CONSENT', 'CONTRACT', 'DEFENCE_OF_RIGHTS'],
      why: NO_LEGITIMATE_INTERESTS,
    },
    { key: 'privacy_explicit_consent', label: 'Explicit Consent for Special Categories', code: 'CONSENT' },
    { key: 'privacy_child_consent', label: "Child's Consent with Parental Authorization", suggestions: ['CONSENT'], why: CHILD },
    {
      key: 'privacy_employment_social_security',
      label: 'Employment and Social Security Law',
      suggestions: ['LAW', 'CONTRACT', 'CONSENT'],
      why: ARTICLE_9,
    },
    {
      key: 'privacy_vital_interests_incapacity',
      label: 'Vital Interests (Subject Physically/Legally Incapable)',
      code: 'EMERGENCY',
    },
    { key: 'privacy_nonprofit_organization', label: 'Processing by Nonprofit Organization', suggestions: ['CONSENT'], why: ARTICLE_9 },
    {
      key: 'privacy_public_data',
      label: 'Data Manifestly Made Public by the Data Subject',
      suggestions: ['CONSENT', 'LAW'],
      why: ARTICLE_9,
    },
    {
      key: 'privacy_legal_claims',
      label: 'Establishment, Exercise or Defense of Legal Claims',
      suggestions: ['DEFENCE_OF_RIGHTS'],
      why: ARTICLE_9,
    },
    {
      key: 'privacy_substantial_public_interest',
      label: 'Substantial Public Interest',
      suggestions: ['STATE_BODY', 'LAW'],
      why: ARTICLE_9,
    },
    {
      key: 'privacy_preventive_medicine',
      label: 'Preventive or Occupational Medicine',
      suggestions: ['LAW', 'CONSENT', 'EMERGENCY'],
      why: ARTICLE_9,
    },
    { key: 'privacy_public_health', label: 'Public Health', suggestions: ['STATE_BODY', 'LAW', 'EMERGENCY'], why: ARTICLE_9 },
    {
      key: 'privacy_archiving_research',
      label: 'Archiving, Research or Statistical Purposes',
      suggestions: ['LAW', 'CONSENT'],
      why: ARTICLE_9,
    },
    { key: 'privacy_consent_and_contract', label: 'Consent and Contract', suggestions: ['CONSENT', 'CONTRACT'], why: TWO_BASES },
    {
      key: 'privacy_contract_and_legitimate_interests',
      label: 'Contract and Legitimate Interests',
      suggestions: ['CONTRACT'],
      why: NO_LEGITIMATE_INTERESTS,
    },
    { key: 'privacy_data_transfer_adequacy', label: 'Transfer Based on Adequacy Decision', why: TRANSFER },
    { key: 'privacy_data_transfer_safeguards', label: 'Transfer Subject to Appropriate Safeguards', why: TRANSFER },
    { key: 'privacy_data_transfer_binding_rules', label: 'Transfer Subject to Binding Corporate Rules', why: TRANSFER },
    { key: 'privacy_data_transfer_derogation', label: 'Transfer Based on Derogation for Specific Situations', why: TRANSFER },
    { key: 'privacy_not_applicable', label: 'Not Applicable' },
    { key: 'privacy_other', label: 'Other Legal Basis (Specify in Description)' },
    ...GDPR_BASES,
  ],
};

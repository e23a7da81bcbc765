import { CNIL_GROUPS, CNIL_RECIPIENTS, CNIL_SAFEGUARDS } from './cnil-terms.js';
import { COMMON_GROUPS } from './common-terms.js';
import { FIDES_GROUPS } from './fideslang-terms.js';
import type { OwnTerm, Vocabulary } from './term.js';

const GROUPS = [
  { code: 'CUSTOMER', vi: 'Khách hàng', en: 'Customers' },
  { code: 'PROSPECT', vi: 'Khách hàng tiềm năng', en: 'Prospective customers' },
  { code: 'EMPLOYEE', vi: 'Người lao động', en: 'Employees' },
  { code: 'JOB_APPLICANT', vi: 'Ứng viên', en: 'Job applicants' },
  { code: 'CONTRACTOR', vi: 'Nhà thầu, nhà cung cấp', en: 'Contractors and suppliers' },
  { code: 'BUSINESS_PARTNER', vi: 'Đối tác', en: 'Business partners' },
  { code: 'USER', vi: 'Người dùng trang web, ứng dụng', en: 'Website and app users' },
  { code: 'VISITOR', vi: 'Khách đến', en: 'Visitors' },
  { code: 'CHILD', vi: 'Trẻ em', en: 'Children' },
  { code: 'VULNERABLE_PERSON', vi: 'Người dễ bị tổn thương', en: 'Vulnerable persons' },
  { code: 'PUBLIC', vi: 'Công chúng', en: 'General public' },
] as const satisfies readonly OwnTerm[];

export const SUBJECT_GROUP_CODES: readonly string[] = GROUPS.map((term) => term.code);

/** Categories of data subjects beside our groups. */
export const SUBJECT_GROUPS: Vocabulary = {
  kind: 'SUBJECT_GROUP',
  own: GROUPS,
  foreign: [
    { key: 'privacy_customer', label: 'Customer/Client', code: 'CUSTOMER' },
    { key: 'privacy_prospect', label: 'Prospective Customer/Client', code: 'PROSPECT' },
    { key: 'privacy_employee', label: 'Employee', code: 'EMPLOYEE' },
    { key: 'privacy_job_applicant', label: 'Job Applicant', code: 'JOB_APPLICANT' },
    { key: 'privacy_contractor', label: 'Contractor/Vendor', code: 'CONTRACTOR' },
    { key: 'privacy_business_partner', label: 'Business Partner', code: 'BUSINESS_PARTNER' },
    { key: 'privacy_user', label: 'Website/App User', code: 'USER' },
    { key: 'privacy_visitor', label: 'Visitor', code: 'VISITOR' },
    { key: 'privacy_minor', label: 'Child/Minor', code: 'CHILD' },
    { key: 'privacy_vulnerable', label: 'Vulnerable Person', code: 'VULNERABLE_PERSON' },
    { key: 'privacy_public', label: 'General Public', code: 'PUBLIC' },
    { key: 'privacy_other', label: 'Other Data Subject Category' },
    ...COMMON_GROUPS,
    ...CNIL_GROUPS,
    ...FIDES_GROUPS,
  ],
};

const KINDS = [
  { code: 'INTERNAL', vi: 'Bộ phận nội bộ', en: 'Internal department' },
  { code: 'AFFILIATE', vi: 'Công ty cùng tập đoàn', en: 'Company of the same group' },
  { code: 'PROCESSOR', vi: 'Bên xử lý dữ liệu', en: 'Processor' },
  { code: 'SERVICE_PROVIDER', vi: 'Nhà cung cấp dịch vụ', en: 'Service provider' },
  { code: 'BUSINESS_PARTNER', vi: 'Đối tác', en: 'Business partner' },
  { code: 'ADVISER', vi: 'Đơn vị tư vấn, kiểm toán', en: 'Adviser or auditor' },
  { code: 'AUTHORITY', vi: 'Cơ quan nhà nước', en: 'Public authority' },
  { code: 'CONTROLLER', vi: 'Bên kiểm soát dữ liệu khác', en: 'Another controller' },
  { code: 'INDIVIDUAL', vi: 'Cá nhân', en: 'Individual' },
  { code: 'PUBLIC', vi: 'Công khai', en: 'Public disclosure' },
] as const satisfies readonly OwnTerm[];

export const RECIPIENT_KIND_CODES: readonly string[] = KINDS.map((term) => term.code);

/** Categories of recipients beside our descriptive kinds. A kind says who it is, not which legal role it has. */
export const RECIPIENT_KINDS: Vocabulary = {
  kind: 'RECIPIENT_KIND',
  own: KINDS,
  foreign: [
    { key: 'privacy_internal_team', label: 'Internal Team/Department', code: 'INTERNAL' },
    { key: 'privacy_employee', label: 'Employee', code: 'INTERNAL' },
    { key: 'privacy_subsidiary', label: 'Subsidiary Company', code: 'AFFILIATE' },
    { key: 'privacy_parent_company', label: 'Parent Company', code: 'AFFILIATE' },
    { key: 'privacy_affiliated_entity', label: 'Affiliated Entity', code: 'AFFILIATE' },
    { key: 'privacy_service_provider', label: 'Service Provider', code: 'SERVICE_PROVIDER' },
    { key: 'privacy_data_processor', label: 'Data Processor', code: 'PROCESSOR' },
    { key: 'privacy_cloud_provider', label: 'Cloud Service Provider', code: 'SERVICE_PROVIDER' },
    { key: 'privacy_it_provider', label: 'IT Service Provider', code: 'SERVICE_PROVIDER' },
    { key: 'privacy_marketing_agency', label: 'Marketing Agency', code: 'SERVICE_PROVIDER' },
    { key: 'privacy_payment_processor', label: 'Payment Processor', code: 'SERVICE_PROVIDER' },
    { key: 'privacy_analytics_provider', label: 'Analytics Provider', code: 'SERVICE_PROVIDER' },
    { key: 'privacy_business_partner', label: 'Business Partner', code: 'BUSINESS_PARTNER' },
    { key: 'privacy_distributor', label: 'Distributor', code: 'BUSINESS_PARTNER' },
    { key: 'privacy_reseller', label: 'Reseller', code: 'BUSINESS_PARTNER' },
    { key: 'privacy_supplier', label: 'Supplier', code: 'BUSINESS_PARTNER' },
    { key: 'privacy_contractor', label: 'Contractor', code: 'BUSINESS_PARTNER' },
    { key: 'privacy_legal_advisor', label: 'Legal Advisor', code: 'ADVISER' },
    { key: 'privacy_accountant', label: 'Accountant', code: 'ADVISER' },
    { key: 'privacy_consultant', label: 'Consultant', code: 'ADVISER' },
    { key: 'privacy_auditor', label: 'Auditor', code: 'ADVISER' },
    { key: 'privacy_regulatory_authority', label: 'Regulatory Authority', code: 'AUTHORITY' },
    { key: 'privacy_tax_authority', label: 'Tax Authority', code: 'AUTHORITY' },
    { key: 'privacy_law_enforcement', label: 'Law Enforcement', code: 'AUTHORITY' },
    { key: 'privacy_government_entity', label: 'Government Entity', code: 'AUTHORITY' },
    { key: 'privacy_court', label: 'Court', code: 'AUTHORITY' },
    { key: 'privacy_joint_controller', label: 'Joint Controller', code: 'CONTROLLER' },
    { key: 'privacy_individual_recipient', label: 'Individual Recipient', code: 'INDIVIDUAL' },
    { key: 'privacy_public', label: 'Public Disclosure', code: 'PUBLIC' },
    { key: 'privacy_other', label: 'Other Recipient Category' },
    ...CNIL_RECIPIENTS,
  ],
};

const ROLES = [
  { code: 'PROCESSOR', vi: 'Bên xử lý dữ liệu cá nhân', en: 'Processor' },
  { code: 'SUB_PROCESSOR', vi: 'Bên xử lý lại', en: 'Sub-processor' },
  { code: 'CONTROLLER', vi: 'Bên kiểm soát dữ liệu cá nhân khác', en: 'Another controller' },
  { code: 'THIRD_PARTY', vi: 'Bên thứ ba', en: 'Third party' },
] as const satisfies readonly OwnTerm[];

export const RELATIONSHIP_CODES: readonly string[] = ROLES.map((term) => term.code);

const NO_JOINT_CONTROLLER = {
  vi: 'Pháp luật Việt Nam không có "bên kiểm soát chung" như GDPR; hãy xác định vai trò của bên này.',
  en: 'Vietnamese law has no joint controller as the GDPR has; decide which role this party holds.',
};

/** Relationship types of contractors beside the roles of the Law. */
export const RELATIONSHIPS: Vocabulary = {
  kind: 'RELATIONSHIP',
  own: ROLES,
  foreign: [
    { key: 'privacy_data_processor', label: 'Data Processor', code: 'PROCESSOR' },
    { key: 'privacy_sub_processor', label: 'Sub-processor', code: 'SUB_PROCESSOR' },
    { key: 'privacy_joint_controller', label: 'Joint Controller', suggestions: ['CONTROLLER', 'THIRD_PARTY'], why: NO_JOINT_CONTROLLER },
    { key: 'privacy_independent_controller', label: 'Independent Controller', suggestions: ['CONTROLLER', 'THIRD_PARTY'] },
    { key: 'privacy_other', label: 'Other Relationship Type' },
  ],
};

const MECHANISMS = [
  { code: 'privacy_adequacy_decision', vi: 'Quyết định về mức độ bảo vệ tương đương (GDPR 45)', en: 'Adequacy Decision (Art. 45)' },
  {
    code: 'privacy_standard_contractual_clauses',
    vi: 'Điều khoản hợp đồng mẫu (GDPR 46.2c)',
    en: 'Standard Contractual Clauses (Art. 46.2c)',
  },
  { code: 'privacy_appropriate_safeguards', vi: 'Biện pháp bảo đảm phù hợp (GDPR 46)', en: 'Appropriate Safeguards (Art. 46)' },
  { code: 'privacy_binding_corporate_rules', vi: 'Quy tắc ràng buộc nội bộ (GDPR 47)', en: 'Binding Corporate Rules (Art. 47)' },
  { code: 'privacy_codes_of_conduct', vi: 'Quy tắc ứng xử (GDPR 46.2e)', en: 'Codes of Conduct (Art. 46.2e)' },
  { code: 'privacy_certification_mechanisms', vi: 'Cơ chế chứng nhận (GDPR 46.2f)', en: 'Certification Mechanisms (Art. 46.2f)' },
  { code: 'privacy_derogation', vi: 'Ngoại lệ (GDPR 49)', en: 'Derogation for Specific Situations (Art. 49)' },
] as const satisfies readonly OwnTerm[];

/** Mechanisms of GDPR chapter V. They keep their foreign key: nothing in Vietnamese law corresponds to them. */
export const TRANSFER_MECHANISMS: Vocabulary = { kind: 'TRANSFER_MECHANISM', own: MECHANISMS, foreign: CNIL_SAFEGUARDS };

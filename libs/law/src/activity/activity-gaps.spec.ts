import type { ActivityFacts } from './activity-facts.js';
import { activityGaps } from './activity-gaps.js';

const EMPTY: ActivityFacts = {
  purposes: [],
  operations: [],
  sources: [],
  thirdParties: [],
  transfers: [],
  legalBases: [],
  subjectGroups: [],
  dataTypes: [],
  systems: [],
  recipients: [],
  processors: [],
  measures: [],
};
const COMPLETE: ActivityFacts = {
  purpose: 'Tính lương',
  purposes: [{ text: 'Tính lương', legalBasis: 'CONTRACT' }],
  operations: ['COLLECT'],
  sources: ['DATA_SUBJECT'],
  thirdParties: [],
  transfers: [],
  children: false,
  automatedDecision: false,
  legalBases: ['CONTRACT'],
  subjectGroups: [{ name: 'Người lao động', count: 12 }],
  dataTypes: ['FULL_BIRTH_NAME', 'HEALTH'],
  systems: [{ name: 'HRM', location: 'VN' }],
  recipients: [{ name: 'Cơ quan thuế', country: 'Việt Nam' }],
  processors: [{ name: 'Bên xử lý', country: 'vn', contract: true }],
  crossBorder: false,
  retention: '10 năm',
  deletionMethod: 'Xóa không thể khôi phục',
  measures: ['Mã hóa'],
  firstProcessedOn: '2026-02-28',
  ownerId: 'x',
};
const codes = (facts: ActivityFacts, regime: Parameters<typeof activityGaps>[0] = 'VN-PDPL-2025') =>
  activityGaps(regime, facts).map((gap) => `${gap.path} ${gap.code}`);

describe('activityGaps', () => {
  it('finds nothing in a complete activity, under either regime', () => {
    expect(codes(COMPLETE)).toEqual([]);
    expect(codes(COMPLETE, 'VN-PDPD-2023')).toEqual([]);
  });

  it('lists everything that an empty activity lacks, mandatory first, with article and both languages', () => {
    const gaps = activityGaps('VN-PDPL-2025', EMPTY);

    expect(gaps.map((gap) => gap.code)).toEqual([
      'PURPOSE_MISSING',
      'OPERATIONS_MISSING',
      'SUBJECT_GROUPS_MISSING',
      'RETENTION_MISSING',
      'DELETION_METHOD_MISSING',
      'MEASURES_MISSING',
      'FIRST_PROCESSED_MISSING',
      'SYSTEM_MISSING',
      'LEGAL_BASIS_MISSING',
      'DATA_TYPES_MISSING',
      'CROSS_BORDER_NOT_STATED',
      'SOURCES_MISSING',
      'CHILDREN_NOT_STATED',
      'AUTOMATED_DECISION_NOT_STATED',
      'OWNER_MISSING',
    ]);
    expect(gaps.at(-1)).toMatchObject({ severity: 'ADVISED', confidence: 'I' });
    for (const gap of gaps) expect(gap.article && gap.vi && gap.en).toBeTruthy();
  });

  it('judges a legal basis by the regime', () => {
    const facts = { ...COMPLETE, legalBases: ['DEFENCE_OF_RIGHTS', 'LEGITIMATE_INTEREST'] };

    expect(codes(facts)).toEqual(['legalBases.1 LEGAL_BASIS_NOT_VALID']);
    expect(codes(facts, 'VN-PDPD-2023')).toEqual([
      'legalBases.0 LEGAL_BASIS_NOT_VALID',
      'legalBases.1 LEGAL_BASIS_NOT_VALID',
      'dataTypes SENSITIVE_WITHOUT_BASIS',
    ]);
  });

  it('judges sensitive data by the regime', () => {
    const facts = { ...COMPLETE, dataTypes: ['CYBER_ACTIVITY_HISTORY'], legalBases: [] };

    expect(codes(facts)).toContain('dataTypes SENSITIVE_WITHOUT_BASIS');
    expect(codes(facts, 'VN-PDPD-2023')).not.toContain('dataTypes SENSITIVE_WITHOUT_BASIS');
    expect(codes({ ...COMPLETE, dataTypes: ['SEX', 'user.cookie_id'] })).toEqual(['dataTypes.1 DATA_TYPE_UNKNOWN']);
  });

  it('sees what lies abroad although no transfer is recorded', () => {
    const facts: ActivityFacts = {
      ...COMPLETE,
      systems: [{ name: 'CRM', location: 'ABROAD' }, { name: 'ERP' }],
      recipients: [{ name: 'A', country: 'US' }, { name: 'B' }, { name: 'C', country: 'VIET NAM' }],
      processors: [
        { name: 'D', country: 'SG', contract: false },
        { name: 'E', country: 'VN' },
      ],
    };

    expect(codes(facts)).toEqual([
      'systems.0.location ABROAD_WITHOUT_TRANSFER',
      'recipients.0.country ABROAD_WITHOUT_TRANSFER',
      'processors.0.country ABROAD_WITHOUT_TRANSFER',
      'processors.0.contract PROCESSOR_WITHOUT_CONTRACT',
      'systems.1.location SYSTEM_LOCATION_UNKNOWN',
      'recipients.1.country PARTY_COUNTRY_MISSING',
      'processors.1.contract PROCESSOR_CONTRACT_NOT_RECORDED',
    ]);
    expect(codes({ ...facts, crossBorder: true }).filter((code) => code.includes('ABROAD'))).toEqual([]);
  });

  it('asks for each transfer across the border, and for all that the forms ask of one', () => {
    const abroad: ActivityFacts = {
      ...COMPLETE,
      crossBorder: true,
      systems: [{ name: 'CRM', location: 'ABROAD' }],
      recipients: [{ name: 'A', country: 'US' }],
    };
    expect(codes(abroad)).toEqual(['transfers TRANSFER_NOT_DESCRIBED']);
    expect(codes(abroad, 'VN-PDPD-2023')).toEqual(['transfers TRANSFER_NOT_DESCRIBED']);
    expect(codes({ ...abroad, crossBorder: null })).toEqual([
      'crossBorder CROSS_BORDER_NOT_STATED',
      'systems.0.location ABROAD_WITHOUT_TRANSFER',
      'recipients.0.country ABROAD_WITHOUT_TRANSFER',
    ]);
    expect(codes({ ...abroad, transfers: [{ case: 'OTHER', firstTransferredOn: '2026-02-30' }] })).toEqual([
      'transfers.0.case TRANSFER_CASE_MISSING',
      'transfers.0.recipient TRANSFER_RECIPIENT_MISSING',
      'transfers.0.safeguards TRANSFER_SAFEGUARDS_MISSING',
      'transfers.0.firstTransferredOn FIRST_TRANSFER_MISSING',
      'transfers.0.country TRANSFER_COUNTRY_MISSING',
    ]);
    const told = { case: 'FOREIGN_CLOUD', country: 'US', recipient: 'A', safeguards: 'Mã hóa', firstTransferredOn: '2026-03-01' };
    expect(codes({ ...abroad, transfers: [told] })).toEqual([]);
    expect(codes({ ...COMPLETE, thirdParties: [{ name: 'C', country: 'US' }] })).toEqual([
      'thirdParties.0.country ABROAD_WITHOUT_TRANSFER',
    ]);
  });

  it('asks for a basis of each purpose', () => {
    expect(codes({ ...COMPLETE, purposes: [{ text: 'Tính lương', legalBasis: 'CONTRACT' }, { text: 'Gửi tin' }] })).toEqual([
      'purposes.1.legalBasis PURPOSE_WITHOUT_BASIS',
    ]);
  });

  it('needs a first day that is in the calendar, and a count for each group', () => {
    expect(codes({ ...COMPLETE, firstProcessedOn: '2026-02-29' })).toEqual(['firstProcessedOn FIRST_PROCESSED_INVALID']);
    expect(codes({ ...COMPLETE, subjectGroups: [{ name: 'Khách hàng' }, { name: 'Ứng viên', count: 0 }] })).toEqual([
      'subjectGroups.0.count SUBJECT_COUNT_MISSING',
    ]);
  });
});

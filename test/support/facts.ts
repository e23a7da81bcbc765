import { type Filing } from '#filings';
import type { ActivityContent } from '#registry';
import type { ReportContent, StoredFacts, Submission, ViolationReport } from '#violations';
import { draftViolationReport, markViolationReportReady, submitViolationReport } from '#violations';
import type { Person, World } from './world.js';

/** Now, so many hours ago, as people write it. */
export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString();
}

/** Everything that Form 08 asks for, of a leak detected ten hours ago; under Law 91, in the 72-hour class. */
export function factsUnderLaw91(more: StoredFacts = {}): StoredFacts {
  return {
    reporterRole: 'CONTROLLER',
    occurredFrom: hoursAgo(30),
    occurrencePrecision: 'APPROXIMATE',
    detectedAt: hoursAgo(10),
    detectionMethod: 'Giám sát hệ thống',
    place: 'Máy chủ mẫu',
    systems: ['CRM mẫu'],
    actType: 'LEAK',
    actDescription: 'Gửi nhầm một danh sách khách hàng',
    involvedParties: [{ name: 'Bên nhận mẫu', role: 'người nhận nhầm' }],
    dataTypes: [{ code: 'PHONE_NUMBER', state: 'AFFECTED' }],
    counts: [
      { what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', min: 1000, max: 1200 },
      { what: 'SENSITIVE_SUBJECTS', basis: 'COUNTED', value: 0 },
      { what: 'BASIC_RECORDS', basis: 'ESTIMATED', value: 1200 },
    ],
    origin: 'OWN',
    consequences: 'Có thể bị gọi điện lừa đảo',
    measuresDone: 'Đã thu hồi và khóa tài khoản',
    measuresPlanned: 'Đào tạo lại nhân sự',
    harmInterests: ['PROPERTY'],
    ...more,
  };
}

/** The same of a leak of 10 November 2025, 08:00 in Vietnam, detected an hour later: Decree 13, and late by now. */
export function factsUnderDecree13(more: StoredFacts = {}): StoredFacts {
  return factsUnderLaw91({
    occurredFrom: '2025-11-10T01:00:00.000Z',
    detectedAt: '2025-11-10T02:00:00.000Z',
    occurrencePrecision: 'EXACT',
    ...more,
  });
}

/** Without one of the facts. */
export function without<T extends object>(facts: T, ...keys: readonly (keyof T)[]): T {
  return Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.includes(key as keyof T))) as T;
}

let serial = 0;

/** A processing activity with no gap that stands in the way of its publication. */
export function activityContent(more: Partial<ActivityContent> = {}): ActivityContent {
  const n = ++serial;
  return {
    code: `HD-${n}`,
    name: `Chăm sóc khách hàng ${n}`,
    orgUnit: 'Phòng mẫu',
    role: 'CONTROLLER' as ActivityContent['role'],
    purpose: 'Trả lời và theo dõi yêu cầu của khách hàng',
    legalBases: ['CONSENT'],
    operations: ['COLLECT'],
    measures: ['Mã hóa khi lưu'],
    retention: '5 năm',
    deletionMethod: 'Xóa không thể khôi phục',
    crossBorder: false,
    firstProcessedOn: '2024-03-01',
    ownerName: 'Người mẫu',
    subjectGroups: [{ name: 'Khách hàng', subjectCount: 1200 }],
    dataTypes: [
      { code: 'PHONE_NUMBER', label: null, retention: null },
      { code: null, label: 'Mã khách hàng', retention: '1 năm' },
    ],
    systems: [{ name: 'CRM mẫu', location: 'VN' as ActivityContent['systems'][number]['location'], country: null }],
    parties: [{ kind: 'RECIPIENT' as ActivityContent['parties'][number]['kind'], name: 'Bên nhận mẫu', country: 'VN', hasContract: null }],
    ...more,
  };
}

/** The same with every row that an activity may have; summaries follow from the rows. */
export function wholeActivity(more: Partial<ActivityContent> = {}): ActivityContent {
  const rows = {
    ...activityContent(),
    purpose: '',
    legalBases: [],
    measures: [],
    crossBorder: null,
    purposes: [
      { text: 'Giao hàng', legalBasis: 'CONTRACT' },
      { text: 'Gửi tin quảng cáo', legalBasis: 'CONSENT' },
    ],
    protectionMeasures: [
      { kind: 'TECHNICAL', text: 'Mã hóa khi lưu' },
      { kind: 'TRAINING', text: 'Đào tạo hằng năm' },
    ],
    dataTypes: [
      {
        code: 'PHONE_NUMBER',
        subjectGroup: 'Khách hàng',
        retention: '5 năm',
        retentionBasis: 'Luật Kế toán',
        retentionTrigger: 'Kết thúc hợp đồng',
        finalFate: 'DESTROY',
      },
    ],
    systems: [{ name: 'CRM mẫu', location: 'VN', note: 'Lưu đơn hàng' }],
    parties: [
      {
        kind: 'PROCESSOR',
        name: 'Vận chuyển mẫu',
        country: 'VN',
        contractNumber: '12/HĐ',
        contractDate: '2026-01-05',
        service: 'Giao hàng',
      },
    ],
    transfers: [
      { case: 'FOREIGN_CLOUD', country: 'SG', recipient: 'Đám mây mẫu', safeguards: 'Điều khoản bảo vệ', firstTransferredOn: '2026-03-02' },
      { case: 'OTHER', detail: 'Thư điện tử', country: 'JP', firstTransferredOn: '2026-02-01' },
    ],
    sources: ['DATA_SUBJECT', 'DEVICE'],
    children: true,
    automatedDecision: false,
    recording: null,
    aiUse: true,
    reviewOn: '2027-01-01',
    endedOn: null,
    ...more,
  };
  // Enums of the edge are their own names.
  return rows as unknown as ActivityContent;
}

export function reportContent(facts: StoredFacts = factsUnderLaw91(), activityIds: readonly string[] = []): ReportContent {
  return { title: 'Vụ việc mẫu', activityIds, facts };
}

export function drafted(world: World, person: Person, facts?: StoredFacts): Promise<ViolationReport> {
  return world.uow.run(person.caller, (tx) => draftViolationReport(tx, reportContent(facts)));
}

export async function readied(world: World, person: Person, facts?: StoredFacts): Promise<ViolationReport> {
  const { id } = await drafted(world, person, facts);
  return world.uow.run(person.caller, (tx) => markViolationReportReady(tx, id));
}

/** A submission of a report under a key of its own. */
export function submissionOf(reportId: string, more: Partial<Submission> = {}): Submission {
  return { reportId, clientKey: `key-${reportId}`, commitment: true, ...more };
}

export async function filed(world: World, person: Person, facts?: StoredFacts, more: Partial<Submission> = {}): Promise<Filing> {
  const { id } = await readied(world, person, facts);
  return (await world.uow.run(person.caller, (tx) => submitViolationReport(tx, submissionOf(id, more)))).filing;
}

import type { ApiClient } from './api-client.js';

export interface Gap {
  readonly path: string;
  readonly severity: string;
  readonly vi: string;
  readonly article: string | null;
}

interface Party {
  readonly name: string;
  readonly country: string | null;
  readonly hasContract: boolean | null;
}

export interface Activity {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly orgUnit: string | null;
  readonly role: string;
  readonly purpose: string;
  readonly legalBases: readonly string[];
  readonly retention: string | null;
  readonly deletionMethod: string | null;
  readonly state: string;
  readonly publishedVersion: number;
  readonly version: number;
  readonly subjectGroups: readonly { readonly name: string; readonly subjectCount: number | null }[];
  readonly dataTypes: readonly {
    readonly code: string | null;
    readonly label: string | null;
    readonly retention: string | null;
    readonly dataClass: string | null;
  }[];
  readonly systems: readonly { readonly name: string; readonly location: string }[];
  readonly recipients: readonly Party[];
  readonly processors: readonly Party[];
  readonly thirdParties: readonly Party[];
  readonly gaps: readonly Gap[];
}

export const ACTIVITY = `id code name orgUnit role purpose legalBases retention deletionMethod state publishedVersion version
  subjectGroups { name subjectCount } dataTypes { code label retention dataClass } systems { name location }
  recipients { name country hasContract } processors { name country hasContract } thirdParties { name country hasContract }
  gaps { path severity vi article }`;

/** Id and code of every activity of the register, page by page. */
export async function wholeRegister(client: ApiClient): Promise<{ id: string; code: string }[]> {
  const found: { id: string; code: string }[] = [];
  for (let after: string | null = null; ; ) {
    type Page = {
      processingActivities: { nodes: { id: string; code: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    };
    const { processingActivities: page }: Page = await client.ask<Page>(
      'query ($after: String) { processingActivities(first: 100, after: $after) { nodes { id code } pageInfo { hasNextPage endCursor } } }',
      { after },
    );
    found.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

export async function activity(client: ApiClient, id: string): Promise<Activity> {
  return (await client.ask<{ processingActivity: Activity }>(`query ($id: ID!) { processingActivity(id: $id) { ${ACTIVITY} } }`, { id }))
    .processingActivity;
}

/** A new draft of nothing but a code and a name. */
export async function draftActivity(client: ApiClient, code: string, name: string): Promise<Activity> {
  return (
    await client.ask<{ draftProcessingActivity: Activity }>(
      `mutation ($input: ActivityInput!) { draftProcessingActivity(input: $input) { ${ACTIVITY} } }`,
      {
        input: { code, name },
      },
    )
  ).draftProcessingActivity;
}

/** The activity's content with the facts that an import does not bring: counts, systems, countries, contracts, measures, first day. */
export async function completeActivity(client: ApiClient, known: Activity): Promise<Activity> {
  const party = (kind: string) => (one: Party) => ({ ...one, kind, country: one.country ?? 'VN', hasContract: one.hasContract ?? true });
  const input = {
    code: known.code,
    name: known.name,
    orgUnit: known.orgUnit,
    role: known.role,
    purpose: known.purpose || 'Tính và trả lương cho người lao động',
    legalBases: known.legalBases.length > 0 ? known.legalBases : ['CONTRACT'],
    operations: ['COLLECT', 'PROVIDE', 'DELETE'],
    measures: ['Mã hóa khi lưu trữ', 'Phân quyền theo vai trò, rà soát mỗi quý'],
    retention: known.retention ?? '10 năm sau khi chấm dứt hợp đồng',
    deletionMethod: known.deletionMethod ?? 'Xóa an toàn theo quy trình, có biên bản',
    crossBorder: true,
    transfers: [
      {
        case: 'FOREIGN_CLOUD',
        country: 'SG',
        recipient: 'Đám mây mẫu Singapore',
        safeguards: 'Mã hóa khi truyền và khi lưu; hợp đồng ràng buộc trách nhiệm',
        firstTransferredOn: '2026-03-02',
      },
    ],
    sources: ['DATA_SUBJECT'],
    children: false,
    automatedDecision: false,
    firstProcessedOn: '2026-03-02',
    ownerName: 'Trưởng phòng Nhân sự (mẫu)',
    subjectGroups: (known.subjectGroups.length > 0 ? known.subjectGroups : [{ name: 'Người lao động', subjectCount: null }]).map(
      (group) => ({
        name: group.name,
        subjectCount: group.subjectCount ?? 1250,
      }),
    ),
    dataTypes: [
      { code: 'FULL_BIRTH_NAME', label: 'Họ tên' },
      { code: 'BANK_CARD_AND_TX', label: known.dataTypes.find(({ code }) => code === null)?.label ?? 'Tài khoản nhận lương' },
      ...known.dataTypes
        .filter(({ code }) => code !== null && code !== 'FULL_BIRTH_NAME' && code !== 'BANK_CARD_AND_TX')
        .map(({ code, label, retention }) => ({ code, label, retention })),
    ],
    systems: [{ name: 'Hệ thống tính lương', location: 'VN' }],
    parties: [
      ...known.recipients.map(party('RECIPIENT')),
      ...known.processors.map(party('PROCESSOR')),
      ...known.thirdParties.map(party('THIRD_PARTY')),
    ],
  };
  return (
    await client.ask<{ reviseProcessingActivity: Activity }>(
      `mutation ($id: ID!, $version: Int!, $input: ActivityInput!) { reviseProcessingActivity(id: $id, expectedVersion: $version, input: $input) { ${ACTIVITY} } }`,
      { id: known.id, version: known.version, input },
    )
  ).reviseProcessingActivity;
}

export async function publishActivity(client: ApiClient, { id, version }: Pick<Activity, 'id' | 'version'>): Promise<Activity> {
  return (
    await client.ask<{ publishProcessingActivity: Activity }>(
      `mutation ($id: ID!, $version: Int!) { publishProcessingActivity(id: $id, expectedVersion: $version) { ${ACTIVITY} } }`,
      { id, version },
    )
  ).publishProcessingActivity;
}

import type { ApiClient } from './api-client.js';

export interface Report {
  readonly id: string;
  readonly state: string;
  readonly reference: string | null;
  readonly version: number;
  readonly facts: {
    readonly dataTypes: readonly { readonly code: string; readonly state: string }[] | null;
    readonly systems: readonly string[] | null;
  };
  readonly assessment: {
    readonly regime: string;
    readonly noticeClass: string;
    readonly formCode: string;
    readonly verdictNow: string;
    readonly lateReason: string;
    readonly clock: { readonly startEvent: string | null; readonly dueLocal: string | null; readonly arithmetic: { readonly vi: string } };
    readonly missing: readonly { readonly path: string; readonly need: string; readonly vi: string; readonly article: string | null }[];
  } | null;
  readonly availableTransitions: readonly { readonly code: string; readonly enabled: boolean }[];
}

const REPORT = `id state reference version facts { dataTypes { code state } systems }
  assessment { regime noticeClass formCode verdictNow lateReason clock { startEvent dueLocal arithmetic { vi } } missing { path need vi article } }
  availableTransitions { code enabled }`;

export interface ReportContent {
  readonly title: string;
  readonly activityIds: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly answers?: readonly { readonly path: string; readonly answer: string; readonly text?: string }[];
}

export async function draftReport(client: ApiClient, input: ReportContent, exercise: string | null = null): Promise<Report> {
  return (
    await client.ask<{ draftViolationReport: Report }>(
      `mutation ($input: ReportContentInput!, $exercise: String) { draftViolationReport(input: $input, exercise: $exercise) { ${REPORT} } }`,
      { input, exercise },
    )
  ).draftViolationReport;
}

export async function reviseReport(client: ApiClient, { id, version }: Report, input: ReportContent): Promise<Report> {
  return (
    await client.ask<{ reviseViolationReport: Report }>(
      `mutation ($id: ID!, $version: Int!, $input: ReportContentInput!) { reviseViolationReport(id: $id, expectedVersion: $version, input: $input) { ${REPORT} } }`,
      { id, version, input },
    )
  ).reviseViolationReport;
}

export async function markReady(client: ApiClient, id: string): Promise<Report> {
  return (
    await client.ask<{ markViolationReportReady: Report }>(`mutation ($id: ID!) { markViolationReportReady(id: $id) { ${REPORT} } }`, {
      id,
    })
  ).markViolationReportReady;
}

export async function report(client: ApiClient, id: string): Promise<Report> {
  return (await client.ask<{ violationReport: Report }>(`query ($id: ID!) { violationReport(id: $id) { ${REPORT} } }`, { id }))
    .violationReport;
}

export interface Submitted {
  readonly filing: {
    readonly id: string;
    readonly reference: string;
    readonly state: string;
    readonly formCode: string;
    readonly regime: string;
    readonly submittedAt: string;
    readonly digest: string;
    readonly verdicts: readonly {
      readonly verdict: string;
      readonly rule: string;
      readonly article: string;
      readonly dueAt: string | null;
      readonly lateBySeconds: number | null;
      readonly lateReason: string | null;
    }[];
  };
  readonly receipt: { readonly leafIndex: number; readonly file: string };
}

export async function submit(client: ApiClient, reportId: string, clientKey: string, lateReason: string | null = null): Promise<Submitted> {
  return (
    await client.ask<{ submitViolationReport: Submitted }>(
      `mutation ($input: SubmitViolationReportInput!) { submitViolationReport(input: $input) {
        filing { id reference state formCode regime submittedAt digest verdicts { verdict rule article dueAt lateBySeconds lateReason } }
        receipt { leafIndex file } } }`,
      { input: { reportId, clientKey, lateReason, commitment: true } },
    )
  ).submitViolationReport;
}

const HOUR_MS = 3_600_000;

/** Facts under the law in force: detected ten hours ago, everything there that must be. */
export function factsOfToday(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    reporterRole: 'CONTROLLER',
    occurredFrom: new Date(Date.now() - 30 * HOUR_MS).toISOString(),
    occurrencePrecision: 'APPROXIMATE',
    detectedAt: new Date(Date.now() - 10 * HOUR_MS).toISOString(),
    detectionMethod: 'Nhân viên báo',
    place: 'Hệ thống tính lương',
    actType: 'LEAK',
    actDescription: 'Gửi nhầm bảng lương của một phòng cho nhóm thư điện tử toàn công ty.',
    harmInterests: ['HONOUR', 'PROPERTY'],
    counts: [
      { what: 'BASIC_SUBJECTS', basis: 'ESTIMATED', value: 120 },
      { what: 'SENSITIVE_SUBJECTS', basis: 'ESTIMATED', value: 120 },
    ],
    origin: 'OWN',
    dataTypes: [
      { code: 'FULL_BIRTH_NAME', state: 'AFFECTED' },
      { code: 'BANK_CARD_AND_TX', state: 'AFFECTED' },
    ],
    consequences: 'Có thể bị lợi dụng để lừa đảo.',
    measuresDone: 'Đã thu hồi thư, yêu cầu người nhận xóa, báo cho 120 người lao động.',
    measuresPlanned: 'Tách danh sách nhận thư của phòng nhân sự.',
    ...more,
  };
}

/** Drafted, marked ready and submitted by one data-protection officer. */
export async function fileReport(
  officer: ApiClient,
  run: string,
  title: string,
  exercise: string | null = null,
): Promise<Submitted & { reportId: string; clientKey: string }> {
  const content = { title: `${title} (${run})`, activityIds: [], facts: factsOfToday() };
  const { id: reportId } = await draftReport(officer, content, exercise);
  await markReady(officer, reportId);
  const clientKey = `demo-${run}-${reportId}`;
  return { reportId, clientKey, ...(await submit(officer, reportId, clientKey)) };
}

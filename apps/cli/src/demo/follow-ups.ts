import type { ApiClient } from './api-client.js';
import type { Report } from './reports.js';

export interface FiledReport {
  readonly reference: string;
  readonly withdrawn: boolean;
  readonly effectiveNumber: number;
  readonly effective: {
    readonly place: string | null;
    readonly counts: readonly { readonly what: string; readonly value: number | null }[] | null;
  };
  readonly filings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly number: number;
    readonly state: string;
    readonly drill: boolean;
    readonly submittedAt: string;
    readonly filingReturn: {
      readonly state: string;
      readonly respondBy: string;
      readonly defects: readonly { readonly path: string; readonly text: string }[];
    } | null;
    readonly verdicts: readonly { readonly verdict: string }[];
    readonly deliveries: readonly {
      readonly id: string;
      readonly unitCode: string;
      readonly businessState: string;
      readonly transportState: string;
    }[];
  }[];
}

/** The report as its filings state it: for its filer, and for the desk that received them. */
export async function filedReport(client: ApiClient, id: string): Promise<FiledReport> {
  return (
    await client.ask<{ filedReport: FiledReport }>(
      `query ($id: ID!) { filedReport(id: $id) { reference withdrawn effectiveNumber effective { place counts { what value } }
        filings { id kind number state drill submittedAt filingReturn { state respondBy defects { path text } } verdicts { verdict }
          deliveries { id unitCode businessState transportState } } } }`,
      { id },
    )
  ).filedReport;
}

export interface FactChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

export async function filingChanges(client: ApiClient, before: string, after: string): Promise<readonly FactChange[]> {
  return (
    await client.ask<{ filingChanges: FactChange[] }>(
      'query ($before: ID!, $after: ID!) { filingChanges(before: $before, after: $after) { path before after } }',
      { before, after },
    )
  ).filingChanges;
}

type Opened = Pick<Report, 'id' | 'state' | 'version'>;

/** Opens the next filing of a report; a correction and a withdrawal say why. */
export async function openFollowUp(
  client: ApiClient,
  followUp: 'supplement' | 'correct' | 'conclude' | 'withdraw' | 'complete',
  id: string,
  reason?: string,
): Promise<Report> {
  const field = `${followUp}ViolationReport`;
  const [parameter, argument] = reason === undefined ? ['', ''] : [', $reason: String!', ', reason: $reason'];
  const data = await client.ask<Record<string, Opened>>(
    `mutation ($id: ID!${parameter}) { ${field}(id: $id${argument}) { id state version } }`,
    reason === undefined ? { id } : { id, reason },
  );
  return data[field] as Report;
}

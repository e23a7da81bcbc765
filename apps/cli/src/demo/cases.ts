import type { ApiClient } from './api-client.js';

const DAY_MS = 86_400_000;
const VIETNAM_MS = 7 * 3_600_000;

export interface CaseHeader {
  readonly id: string;
  readonly reference: string;
  readonly state: string;
  readonly restricted: boolean;
  readonly outcome: string | null;
}
const HEADER = 'id reference state restricted outcome';

/** One step of a case, by the name of its mutation and the type of its input. */
export function step(client: ApiClient, name: string, type: string, input: object): Promise<CaseHeader> {
  return act(client, name, type, input, HEADER);
}

/** A part, a worksheet, a checklist: answers its id. */
export async function piece(client: ApiClient, name: string, type: string, input: object): Promise<string> {
  return (await act<{ id: string }>(client, name, type, input, 'id')).id;
}

export async function act<T>(client: ApiClient, name: string, type: string, input: object, fields: string): Promise<T> {
  return (await client.ask<{ it: T }>(`mutation ($input: ${type}!) { it: ${name}(input: $input) { ${fields} } }`, { input })).it;
}

/** What a case has come to, read for a purpose. */
export interface Investigation {
  readonly state: string;
  readonly worksheets: readonly {
    readonly id: string;
    readonly article: string;
    readonly minVnd: number;
    readonly maxVnd: number;
    readonly reasons: readonly { readonly vi: string }[];
  }[];
  readonly crimeChecks: readonly {
    readonly id: string;
    readonly mustTransfer: boolean;
    readonly signs: readonly { readonly code: string; readonly standing: string; readonly article: string }[];
  }[];
  readonly measures: readonly { readonly id: string; readonly code: string; readonly state: string; readonly amountVnd: number | null }[];
}

export async function investigation(client: ApiClient, id: string, purpose: string): Promise<Investigation> {
  const query = `mutation ($id: ID!, $purpose: String!) { it: readInvestigation(id: $id, purpose: $purpose) { state
    worksheets { id article minVnd maxVnd reasons { vi } } crimeChecks { id mustTransfer signs { code standing article } }
    measures { id code state amountVnd } } }`;
  return (await client.ask<{ it: Investigation }>(query, { id, purpose })).it;
}

/** References of the cases that somebody's list shows, page by page. */
export async function casesSeen(client: ApiClient): Promise<string[]> {
  const query = 'query ($after: String) { cases(first: 100, after: $after) { nodes { reference } pageInfo { hasNextPage endCursor } } }';
  const seen: string[] = [];
  for (let after: string | null = null; ; ) {
    const { cases }: { cases: { nodes: { reference: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await client.ask(query, { after });
    seen.push(...cases.nodes.map(({ reference }) => reference));
    if (!cases.pageInfo.hasNextPage) return seen;
    after = cases.pageInfo.endCursor;
  }
}

/** Whether news of this type on this case have reached somebody. */
export async function hears(client: ApiClient, type: string, reference: string): Promise<{ text: string } | undefined> {
  const { notifications } = await client.ask<{
    notifications: { nodes: { type: string; reference: string; text: { vi: string } | null }[] };
  }>('{ notifications(first: 50) { nodes { type reference text { vi } } } }');
  const found = notifications.nodes.find((one) => one.type === type && one.reference === reference);
  return found && { text: found.text?.vi ?? '' };
}

export async function myId(client: ApiClient): Promise<string> {
  return (await client.ask<{ me: { userId: string } }>('{ me { userId } }')).me.userId;
}

/** Day in Vietnam, so many days from today. */
export function day(days: number): string {
  return new Date(Date.now() + VIETNAM_MS + days * DAY_MS).toISOString().slice(0, 10);
}

export function instant(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString();
}

export function dong(amount: number): string {
  return `${amount.toLocaleString('vi-VN')} đồng`;
}

/** Has it recorded, once, that a colleague signs by this title. */
export async function recordTitle(admin: ApiClient, userId: string, title: string): Promise<void> {
  const { signingTitles } = await admin.ask<{ signingTitles: { userId: string; title: string; endedAt: string | null }[] }>(
    '{ signingTitles { userId title endedAt } }',
  );
  if (signingTitles.some((one) => one.userId === userId && one.title === title && one.endedAt === null)) return;
  await piece(admin, 'recordSigningTitle', 'SigningTitleInput', { userId, title, document: 'Quyết định bổ nhiệm (mẫu)' });
}

export interface Indicator {
  readonly id: string;
  readonly type: string;
  readonly shown: string;
  readonly level: string;
}

export async function indicatorsOf(client: ApiClient, caseId: string): Promise<readonly Indicator[]> {
  return (
    await client.ask<{ indicatorsOfCase: { nodes: Indicator[] } }>(
      'query ($caseId: ID!) { indicatorsOfCase(caseId: $caseId) { nodes { id type shown level } } }',
      { caseId },
    )
  ).indicatorsOfCase.nodes;
}

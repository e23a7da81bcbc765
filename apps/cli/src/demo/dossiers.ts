import type { ApiClient } from './api-client.js';

export interface Dossier {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly reference: string | null;
  readonly forms: { readonly letter: string; readonly report: string | null };
  readonly completeness: {
    readonly score: number;
    readonly open: readonly {
      readonly path: string;
      readonly need: string;
      readonly article: string;
      readonly label: { readonly vi: string };
    }[];
  };
  readonly answers: readonly { readonly path: string; readonly source: string }[];
  readonly clocks: readonly { readonly ruleId: string; readonly dueOn: string | null; readonly arithmetic: { readonly vi: string } }[];
  readonly transferExceptions: readonly {
    readonly article: string;
    readonly label: { readonly vi: string };
    readonly because: object | null;
  }[];
  readonly securityPart: { readonly needed: boolean | null; readonly reason: { readonly vi: string } } | null;
  readonly changes: readonly { readonly kind: string; readonly clock: { readonly ruleId: string; readonly dueOn: string | null } | null }[];
  readonly filings: readonly {
    readonly id: string;
    readonly kind: string;
    readonly number: number;
    readonly state: string;
    readonly formCode: string;
    readonly submittedAt: string;
    readonly filingReturn: { readonly state: string; readonly respondBy: string } | null;
    readonly verdicts: readonly { readonly rule: string; readonly verdict: string }[];
    readonly deliveries: readonly { readonly id: string; readonly unitCode: string; readonly businessState: string }[];
  }[];
}

const DOSSIER = `id state version reference forms { letter report } completeness { score open { path need article label { vi } } }
  answers { path source } clocks { ruleId dueOn arithmetic { vi } } transferExceptions { article label { vi } because { vi } } securityPart { needed reason { vi } } changes { kind clock { ruleId dueOn } }
  filings { id kind number state formCode submittedAt filingReturn { state respondBy } verdicts { rule verdict } deliveries { id unitCode businessState } }`;

export async function dossier(client: ApiClient, id: string): Promise<Dossier> {
  return (await client.ask<{ dossier: Dossier }>(`query ($id: ID!) { dossier(id: $id) { ${DOSSIER} } }`, { id })).dossier;
}

/** One step of a dossier: `arguments` in GraphQL, with their types. */
async function step(client: ApiClient, types: string, call: string, variables: Record<string, unknown>): Promise<Dossier> {
  return (await client.ask<{ it: Dossier }>(`mutation (${types}) { it: ${call} { ${DOSSIER} } }`, variables)).it;
}

export function openDossier(client: ApiClient, title: string, activityIds: readonly string[]): Promise<Dossier> {
  const input = { type: 'TRANSFER', title, activityIds };
  return step(client, '$input: OpenDossierInput!', 'openDossier(input: $input)', { input });
}

export function reviseDossier(client: ApiClient, { id, version }: Pick<Dossier, 'id' | 'version'>, answers: object): Promise<Dossier> {
  return step(
    client,
    '$id: ID!, $version: Int!, $input: ReviseDossierInput!',
    'reviseDossier(id: $id, expectedVersion: $version, input: $input)',
    {
      id,
      version,
      input: { answers },
    },
  );
}

export function attach(client: ApiClient, dossierId: string, kind: string, attachmentId: string, name: string): Promise<Dossier> {
  return step(
    client,
    '$dossierId: ID!, $kind: DossierDocumentKind!, $attachmentId: ID!, $name: String',
    'attachDossierDocument(dossierId: $dossierId, kind: $kind, attachmentId: $attachmentId, name: $name, copyType: COPY)',
    { dossierId, kind, attachmentId, name },
  );
}

export function excuse(client: ApiClient, dossierId: string, kind: string, reason: string): Promise<Dossier> {
  return step(
    client,
    '$dossierId: ID!, $kind: DossierDocumentKind!, $reason: String!',
    'excuseDossierDocument(dossierId: $dossierId, kind: $kind, reason: $reason)',
    { dossierId, kind, reason },
  );
}

/** `incompleteReason`: the officer's, why it goes although something mandatory is open. */
export function present(
  client: ApiClient,
  id: string,
  answers: readonly object[] | null = null,
  incompleteReason: string | null = null,
): Promise<Dossier> {
  return step(
    client,
    '$id: ID!, $answers: [DefectAnswerInput!], $incompleteReason: String',
    'markDossierReady(id: $id, answers: $answers, incompleteReason: $incompleteReason)',
    { id, answers, incompleteReason },
  );
}

export function complete(client: ApiClient, id: string): Promise<Dossier> {
  return step(client, '$id: ID!', 'completeDossier(id: $id)', { id });
}

export function recordChange(client: ApiClient, input: object): Promise<Dossier> {
  return step(client, '$input: DossierChangeInput!', 'recordDossierChange(input: $input)', { input });
}

export function beginUpdate(client: ApiClient, id: string): Promise<Dossier> {
  return step(client, '$id: ID!', 'beginDossierUpdate(id: $id)', { id });
}

export interface SubmittedDossier {
  readonly filing: Dossier['filings'][number] & { readonly reference: string };
  readonly receipt: { readonly file: string };
}

export async function submitDossier(
  client: ApiClient,
  dossierId: string,
  clientKey: string,
  lateReason?: string,
): Promise<SubmittedDossier> {
  const input = { dossierId, clientKey, commitment: true, lateReason };
  const { submitDossier: submitted } = await client.ask<{ submitDossier: SubmittedDossier }>(
    `mutation ($input: SubmitDossierInput!) { submitDossier(input: $input) {
      filing { id kind number state reference formCode submittedAt verdicts { rule verdict } } receipt { file } } }`,
    { input },
  );
  return submitted;
}

/** Sends a text as a file that can be attached; its id. */
export async function sendFile(client: ApiClient, name: string, text: string): Promise<string> {
  const bytes = Buffer.from(text, 'utf8');
  const { createUploadTicket: ticket } = await client.ask<{ createUploadTicket: { id: string; url: string } }>(
    'mutation ($fileName: String!, $size: Int!) { createUploadTicket(fileName: $fileName, size: $size, purpose: ATTACHMENT) { id url } }',
    { fileName: name, size: bytes.length },
  );
  await client.put(ticket.url, bytes);
  return ticket.id;
}

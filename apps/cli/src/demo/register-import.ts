import type { ApiClient } from './api-client.js';
import type { RegisterFile } from './register-file.js';

export interface RegisterImport {
  readonly id: string;
  readonly state: string;
  readonly format: string | null;
  readonly formatName: { readonly vi: string; readonly en: string } | null;
  readonly lost: readonly string[];
  readonly mapping: readonly { readonly field: string; readonly column: string }[];
  readonly activityCount: number;
  readonly errorCount: number;
  readonly reviewCount: number;
  readonly committable: boolean;
  readonly undoableUntil: string | null;
  readonly problems: readonly {
    readonly severity: string;
    readonly sheet: string | null;
    readonly row: number | null;
    readonly column: string | null;
    readonly code: string;
    readonly vi: string;
  }[];
}

const IMPORT = `id state format formatName { vi en } lost mapping { field column } activityCount errorCount reviewCount committable undoableUntil
  problems { severity sheet row column code vi }`;

/** Ticket, then the bytes; the ticket's id. */
export async function upload(client: ApiClient, file: Pick<RegisterFile, 'name' | 'bytes'>): Promise<{ ticketId: string; sha256: string }> {
  const { createUploadTicket: ticket } = await client.ask<{ createUploadTicket: { id: string; url: string } }>(
    'mutation ($fileName: String!, $size: Int!) { createUploadTicket(fileName: $fileName, size: $size) { id url } }',
    { fileName: file.name, size: file.bytes.length },
  );
  const { sha256 } = await client.put(ticket.url, file.bytes);
  return { ticketId: ticket.id, sha256 };
}

export async function check(client: ApiClient, ticketId: string, policy: 'STOP' | 'SKIP' | 'UPDATE' = 'SKIP'): Promise<RegisterImport> {
  return (
    await client.ask<{ checkRegisterImport: RegisterImport }>(
      `mutation ($id: ID!, $policy: ImportPolicy!) { checkRegisterImport(ticketId: $id, policy: $policy) { ${IMPORT} } }`,
      { id: ticketId, policy },
    )
  ).checkRegisterImport;
}

export async function commit(client: ApiClient, importId: string): Promise<RegisterImport> {
  return (
    await client.ask<{ commitRegisterImport: RegisterImport }>(`mutation ($id: ID!) { commitRegisterImport(id: $id) { ${IMPORT} } }`, {
      id: importId,
    })
  ).commitRegisterImport;
}

export async function undo(client: ApiClient, importId: string): Promise<RegisterImport> {
  return (
    await client.ask<{ undoRegisterImport: RegisterImport }>(`mutation ($id: ID!) { undoRegisterImport(id: $id) { ${IMPORT} } }`, {
      id: importId,
    })
  ).undoRegisterImport;
}

interface ImportRow {
  readonly code: string;
  readonly decision: string;
  readonly changes: readonly { readonly path: string; readonly before: string | null; readonly after: string | null }[];
}

/** What an import does with the first activities of its file. */
export async function rowsOf(client: ApiClient, importId: string): Promise<readonly ImportRow[]> {
  const { registerImportRows } = await client.ask<{ registerImportRows: { nodes: readonly ImportRow[] } }>(
    'query ($id: ID!) { registerImportRows(importId: $id, first: 20) { nodes { code decision changes { path before after } } } }',
    { id: importId },
  );
  return registerImportRows.nodes;
}

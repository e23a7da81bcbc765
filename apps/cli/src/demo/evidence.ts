import type { ApiClient } from './api-client.js';
import { act } from './cases.js';

export interface EvidenceItem {
  readonly id: string;
  readonly label: string;
  readonly sha256: string | null;
  readonly state: string;
  readonly holderId: string;
  readonly intact: boolean;
  readonly verifiedAt: string | null;
}
const ITEM = 'id label sha256 state holderId intact verifiedAt';

/** Uploads the bytes under a ticket of their own and enters them as an item of the case. */
export async function collect(
  client: ApiClient,
  fileName: string,
  bytes: Uint8Array,
  item: Readonly<Record<string, unknown>>,
): Promise<EvidenceItem> {
  const { ticket } = await client.ask<{ ticket: { id: string; url: string } }>(
    'mutation ($fileName: String!, $size: Int!) { ticket: createUploadTicket(fileName: $fileName, size: $size, purpose: EVIDENCE) { id url } }',
    { fileName, size: bytes.length },
  );
  await client.put(ticket.url, bytes);
  return onItem(client, 'collectEvidence', 'CollectEvidenceInput', { ...item, ticketId: ticket.id });
}

export function onItem(client: ApiClient, name: string, type: string, input: object): Promise<EvidenceItem> {
  return act(client, name, type, input, ITEM);
}

export async function itemsOf(client: ApiClient, caseId: string): Promise<readonly EvidenceItem[]> {
  return (
    await client.ask<{ evidence: { nodes: EvidenceItem[] } }>(`query ($caseId: ID!) { evidence(caseId: $caseId) { nodes { ${ITEM} } } }`, {
      caseId,
    })
  ).evidence.nodes;
}

export interface Custody {
  readonly verdict: string;
  readonly events: readonly { readonly seq: number; readonly kind: string; readonly found: string | null; readonly hash: string }[];
  readonly holders: readonly { readonly name: string | null }[];
}

/** The chain, recomputed by the system as it is asked. */
export async function custodyOf(client: ApiClient, id: string): Promise<Custody> {
  return (
    await client.ask<{ custodyOf: Custody }>(
      'query ($id: ID!) { custodyOf(id: $id) { verdict events { seq kind found hash } holders { name } } }',
      { id },
    )
  ).custodyOf;
}

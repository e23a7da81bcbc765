import type { Defect } from '#kernel';

interface GraphQLAnswer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Refusal }[];
}

/** What the API tells of a refusal (`extensions` of GraphQL, the body on plain HTTP). */
export interface Refusal {
  readonly code: string;
  readonly messageVi?: string;
  readonly messageEn?: string;
  readonly defects?: readonly Defect[];
  readonly state?: string;
  readonly allowed?: readonly string[];
}

/** The API said no. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.code}: ${[refusal.messageVi, refusal.messageEn].filter(Boolean).join(' / ')}`);
  }
}

/** One person's way to the public API: GraphQL and file upload over HTTP, nothing else. */
export class ApiClient {
  constructor(
    readonly url: string,
    readonly token: string | null = null,
  ) {}

  /** Data of the operation, or throws {@link Refused}. */
  async ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#authorization },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as GraphQLAnswer;
    const [first] = errors ?? [];
    if (first) throw new Refused({ ...first.extensions, code: first.extensions?.code ?? 'ERROR', messageEn: first.message });
    return data as Data;
  }

  /** Sends the bytes of a file to the path that its ticket names. */
  async put(path: string, bytes: Uint8Array): Promise<{ sha256: string; size: number }> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', ...this.#authorization },
      body: Buffer.from(bytes),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Refused(answer as Refusal);
    return answer as { sha256: string; size: number };
  }

  /** The bytes of a file that the person may have, or throws {@link Refused}. */
  async file(path: string): Promise<Buffer> {
    const response = await fetch(`${this.url}${path}`, { headers: this.#authorization });
    if (!response.ok) throw new Refused((await response.json()) as Refusal);
    return Buffer.from(await response.arrayBuffer());
  }

  async text(path: string): Promise<string> {
    return (await fetch(`${this.url}${path}`)).text();
  }

  get #authorization(): Record<string, string> {
    return this.token ? { authorization: `Bearer ${this.token}` } : {};
  }
}

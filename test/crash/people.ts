import { Pool } from 'undici';

export interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string; readonly defects?: unknown } }[];
}

/** The line broke, or the service said that it cannot answer now: nobody knows whether it was done. */
export class NoAnswer extends Error {}

/** The API said no, and meant it. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** Answers after which the same request may be sent again. INTERNAL is none that we promise, so it is counted apart. */
const PASSING = new Set(['UNAVAILABLE', 'BUSY', 'TOO_SLOW']);

/** The public GraphQL API of one process, over connections that are kept. */
export class Api {
  /** Answers that no crash excuses, by code. */
  readonly unexpected: Record<string, number> = {};
  readonly #pool: Pool;

  constructor(url: string, connections: number) {
    this.#pool = new Pool(url, { connections, pipelining: 1, headersTimeout: 20_000, bodyTimeout: 20_000, connectTimeout: 2_000 });
  }

  /** Data of the operation; throws {@link NoAnswer} or {@link Refused}. */
  async ask<Data>(query: string, variables: Record<string, unknown>, token?: string, signal?: AbortSignal): Promise<Data> {
    const answer = await this.#send<Data>(JSON.stringify({ query, variables }), token, signal);
    const [error] = answer.errors ?? [];
    if (!error) return answer.data as Data;
    const code = error.extensions?.code ?? 'ERROR';
    if (PASSING.has(code)) throw new NoAnswer(code);
    if (code === 'INTERNAL') {
      this.unexpected[code] = (this.unexpected[code] ?? 0) + 1;
      throw new NoAnswer(code);
    }
    throw new Refused(code, `${error.message} ${JSON.stringify(error.extensions?.defects ?? '')}`);
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  async #send<Data>(body: string, token?: string, signal?: AbortSignal): Promise<Answer<Data>> {
    try {
      const response = await this.#pool.request({
        method: 'POST',
        path: '/graphql',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body,
        signal,
      });
      return (await response.body.json()) as Answer<Data>;
    } catch (error) {
      throw new NoAnswer((error as Error).message);
    }
  }
}

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

export async function signIn(api: Api, email: string, password: string): Promise<string> {
  return (await api.ask<{ signIn: { token: string } }>(SIGN_IN, { input: { email, password } })).signIn.token;
}

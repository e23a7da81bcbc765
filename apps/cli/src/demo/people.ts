import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, Refused } from './api-client.js';
import { DEMO_ACCOUNTS, demoPasswordOf } from './demo-world.js';

const ME = '{ me { displayName roles organisation { name } unit { code } } }';

export interface Me {
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly organisation: { readonly name: string } | null;
  readonly unit: { readonly code: string } | null;
}

/**
 * The accounts of the demo world, each signed in when first needed. Sessions are kept in the data folder and used again
 * while they live: sign-in is throttled (10 an account in 15 minutes), and playing all day should not meet that.
 */
export class People {
  readonly #clients = new Map<string, ApiClient>();
  readonly #file: string;

  constructor(
    private readonly url: string,
    dataFolder: string,
  ) {
    this.#file = join(dataFolder, 'demo-sessions.json');
  }

  async client(email: string): Promise<{ client: ApiClient; me: Me; fresh: boolean }> {
    const known = this.#clients.get(email) ?? this.#kept(email);
    const me = known && (await whoIs(known));
    if (known && me) {
      this.#clients.set(email, known);
      return { client: known, me, fresh: false };
    }
    const client = await this.#signIn(email);
    this.#clients.set(email, client);
    this.#keep(email, client);
    return { client, me: (await whoIs(client))!, fresh: true };
  }

  async #signIn(email: string): Promise<ApiClient> {
    const account = DEMO_ACCOUNTS.find((candidate) => candidate.email === email);
    if (!account) throw new Error(`no account ${email} in the demo world`);
    const { signIn } = await new ApiClient(this.url).ask<{ signIn: { token: string } }>(
      'mutation ($input: SignInInput!) { signIn(input: $input) { token } }',
      { input: { email, password: demoPasswordOf(account) } },
    );
    return new ApiClient(this.url, signIn.token);
  }

  #sessions(): Record<string, string> {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8')) as Record<string, string>;
    } catch {
      return {};
    }
  }

  #kept(email: string): ApiClient | undefined {
    const token = this.#sessions()[`${this.url} ${email}`];
    return token ? new ApiClient(this.url, token) : undefined;
  }

  #keep(email: string, { token }: ApiClient): void {
    try {
      writeFileSync(this.#file, JSON.stringify({ ...this.#sessions(), [`${this.url} ${email}`]: token }), { mode: 0o600 });
    } catch {
      // Without a data folder of ours to write to, the next play signs in again.
    }
  }
}

async function whoIs(client: ApiClient): Promise<Me | null> {
  try {
    return (await client.ask<{ me: Me }>(ME)).me;
  } catch (error) {
    if (error instanceof Refused && error.refusal.code === 'UNAUTHENTICATED') return null;
    throw error;
  }
}

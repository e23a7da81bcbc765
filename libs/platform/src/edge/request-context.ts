import type { Caller } from '../work/caller.js';

/** What a resolver knows of the HTTP request. The session's token stays here; only its hash goes to the database. */
export interface RequestContext {
  readonly caller: Caller;
  readonly token: string | null;
  /** Address of the peer, or of its client where a trusted proxy says so; only throttling uses it, as a digest. */
  readonly ip: string;
  /** Sets or, with null, clears the session cookie. */
  setSession(token: string | null): void;
}

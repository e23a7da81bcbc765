import type { Caller, UnitOfWork } from '#platform';

const ONCE_MS = 60_000;
const REMEMBERED = 10_000;
/** Not worth a flush of the disk: what a crash of the server forgets is that somebody was active a moment before. */
const TOUCH = { name: 'touch', text: "select set_config('synchronous_commit', 'off', true), app.touch_session($1)" };

/**
 * Keeps a session that is in use from going idle: the database hears of it at most once a minute a token, beside the
 * request, and nobody waits for it. A session that is idle already stays so (`app.touch_session`).
 */
export class SessionKeeper {
  readonly #told = new Map<string, number>();

  constructor(private readonly uow: UnitOfWork) {}

  keep(caller: Caller): void {
    if (caller.kind !== 'token') return;
    const key = caller.tokenHash.toString('base64');
    const now = performance.now();
    const last = this.#told.get(key);
    if (last !== undefined && now - last < ONCE_MS) return;
    if (this.#told.size >= REMEMBERED) this.#told.clear();
    this.#told.set(key, now);
    // Without an answer the next request tells it again.
    this.uow.database.pool.query({ ...TOUCH, values: [caller.tokenHash] }).catch(() => this.#told.delete(key));
  }
}

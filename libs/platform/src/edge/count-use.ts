import { createHmac } from 'node:crypto';
import { DomainError } from '#kernel';
import type { UnitOfWork } from '../work/unit-of-work.js';

/** What one address may do how often; `window` is an interval as PostgreSQL reads it. */
export interface Allowance {
  readonly what: string;
  readonly limit: number;
  readonly window: string;
}

/**
 * Counts one use by an address in the database, before anything is done; the address itself is kept nowhere, only its HMAC under `key`.
 * Throws `TOO_MANY_REQUESTS` with the seconds to wait.
 */
export async function countUse(uow: UnitOfWork, key: Uint8Array, { what, limit, window }: Allowance, ip: string): Promise<void> {
  const digest = createHmac('sha256', key).update(`${what}:${ip}`).digest();
  const { rows } = await uow.database.pool.query<{ wait: number }>('select app.count_attempts($1, $2, $3::interval) as wait', [
    [digest],
    [limit],
    window,
  ]);
  const retryAfter = rows[0]!.wait;
  if (retryAfter > 0)
    throw new DomainError(
      'TOO_MANY_REQUESTS',
      'limit',
      {
        vi: `Địa chỉ này đã gửi quá nhiều lần; chưa có gì được ghi thêm. Hãy chờ ${retryAfter} giây rồi gửi lại.`,
        en: `Too many requests from this address; nothing more was written. Wait ${retryAfter} seconds and send again.`,
      },
      { retryAfter },
    );
}

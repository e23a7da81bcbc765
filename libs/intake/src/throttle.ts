import { createHmac } from 'node:crypto';
import { DomainError } from '#kernel';
import type { UnitOfWork } from '#platform';
import type { IntakeKeys } from './intake-keys.js';

/** What one address may do: reports in an hour, uses of a receipt code in a quarter of an hour. */
const LIMITS = { report: [20, '1 hour'], code: [60, '15 minutes'] } as const;

/** Counts one use by an address in the database, before anything is done; the address itself is kept nowhere. */
export async function countUse(uow: UnitOfWork, keys: IntakeKeys, what: keyof typeof LIMITS, ip: string): Promise<void> {
  const [limit, window] = LIMITS[what];
  const key = createHmac('sha256', keys.address).update(`${what}:${ip}`).digest();
  const { rows } = await uow.database.pool.query<{ wait: number }>('select app.count_attempts($1, $2, $3::interval) as wait', [
    [key],
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

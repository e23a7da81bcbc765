import { DomainError } from '#kernel';

/** A guard of the database spoke: a defect of ours, never of the caller. */
export class ChangeUnrecorded extends Error {}

const UNAVAILABLE = new Set(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '53300', '08006', '08001', '08003']);

/**
 * Turns PostgreSQL's errors into ours. Its texts quote values (`Key (email)=(…)`), so none of them passes on; what has
 * no meaning for a caller is returned as it is and ends as INTERNAL.
 */
export function translateDatabaseError(error: unknown): unknown {
  const code = databaseCode(error);
  if (code === 'KH001') return new ChangeUnrecorded('a change was recorded by no event');
  if (code === '40001' || code === '40P01' || code === '55P03')
    return new DomainError('BUSY', 'unavailable', {
      vi: 'Hệ thống đang bận ghi một thay đổi khác; chưa có gì được ghi. Hãy thử lại sau giây lát.',
      en: 'Another change is being written; nothing of yours was. Try again in a moment.',
    });
  if (code === '57014' || code === 'KH002')
    return new DomainError('TOO_SLOW', 'limit', {
      vi: 'Yêu cầu mất quá nhiều thời gian và đã bị dừng; chưa có gì được ghi. Hãy thu hẹp phạm vi.',
      en: 'The request took too long and was stopped; nothing was written. Narrow it down.',
    });
  if ((code && UNAVAILABLE.has(code)) || connectionWasLost(error))
    return new DomainError('UNAVAILABLE', 'unavailable', {
      vi: 'Không kết nối được cơ sở dữ liệu. Nếu bạn vừa gửi hồ sơ, hãy gửi lại với cùng khóa: hệ thống sẽ không ghi hai lần.',
      en: 'The database cannot be reached. If you were submitting, send it again with the same key: it is never filed twice.',
    });
  return error;
}

/** `pg` gives a connection that breaks under a statement no code, only words. */
function connectionWasLost(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth++)
    if (/^(Connection terminated|Client has encountered a connection error|Client was closed)/.test(cause.message)) return true;
  return false;
}

export function databaseCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth++) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return undefined;
}

/** The name of the unique or foreign-key constraint that refused a row, if that is what happened. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth++) {
    const { constraint, code } = cause as { constraint?: unknown; code?: unknown };
    if (typeof constraint === 'string' && (code === '23505' || code === '23503')) return constraint;
  }
  return undefined;
}

import { type Failure, failed } from '../failures.js';
import type { Destination } from '../packet.js';

/** What a receiver answers that does not know our secret, or its own new address, yet. */
const NOT_LET_IN = [401, 403, 404];

/** What an HTTP status other than 2xx means for a message that was posted. `settling`: see {@link Destination}. */
export function failureOfStatus(status: number, settling = false): Failure {
  const detail = String(status);
  if (status === 410) return failed('GONE', detail);
  // 301 and 308 say that it stays so; every other redirection may be over in a moment. None is followed.
  if (status === 301 || status === 308) return failed('MOVED', detail);
  if (status < 400) return failed('REDIRECTED', detail);
  if (settling && NOT_LET_IN.includes(status)) return failed('NOT_LET_IN', detail);
  const passing = status >= 500 || status === 408 || status === 425 || status === 429;
  return failed(passing ? 'TEMPORARILY_REFUSED' : 'REFUSED', detail);
}

const TIMEOUTS = ['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'ESOCKETTIMEDOUT'];
const CUTS = ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_ABORTED'];
const NAMES = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENODATA', 'ESERVFAIL', 'ETIMEOUT'];
const TLS = /CERT|_TLS_|_SSL_|SELF_SIGNED|^EPROTO$|^UNABLE_TO_/;

/** What a request that got no whole answer means. Only the error's code is looked at: its text may quote addresses. */
export function failureOfError(error: unknown): Failure {
  const { code = '', name } = error as { code?: string; name?: string };
  if (code === 'ADDRESS_FORBIDDEN') return failed('ADDRESS_FORBIDDEN');
  if (name === 'TimeoutError' || TIMEOUTS.includes(code)) return failed('TIMEOUT');
  if (NAMES.includes(code)) return failed('NAME_NOT_FOUND', code);
  if (CUTS.includes(code)) return failed('ANSWER_CUT', code);
  // Not HTTP at all, or headers without end.
  if (code.startsWith('HPE_') || code === 'UND_ERR_HEADERS_OVERFLOW') return failed('RECEIPT_MISSING', code);
  if (TLS.test(code)) return failed('TLS_FAILED', code);
  return failed('CONNECTION_FAILED', /^[A-Z][A-Z0-9_]{1,40}$/.test(code) ? code : undefined);
}

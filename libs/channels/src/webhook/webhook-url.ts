import { isIP } from 'node:net';
import { DomainError } from '#kernel';

/** Names that are never public: RFC 6761, 6762, 8375, and what clouds and home networks use. */
const LOCAL_NAME = /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|test|invalid|onion)$/;

/**
 * Where a webhook may go: an https URL with a public name, no user in it, port 443 or above 1023; or an origin that the
 * operator has put on the list of this installation. What the name resolves to is judged when a connection is made.
 */
export function isWebhookUrl(text: string, allowedOrigins: readonly string[]): boolean {
  if (text.length > 2048 || !URL.canParse(text) || /[\s\\\p{Cc}]/u.test(text)) return false;
  const url = new URL(text);
  if (url.username || url.password || url.hash) return false;
  if (allowedOrigins.includes(url.origin)) return true;
  if (url.protocol !== 'https:') return false;
  const port = url.port === '' ? 443 : Number(url.port);
  if (port !== 443 && port < 1024) return false;
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  return !host.startsWith('[') && isIP(host) === 0 && host.includes('.') && !LOCAL_NAME.test(host);
}

/** Refuses with WEBHOOK_URL_REFUSED: for the moment at which somebody sets up a destination. */
export function checkWebhookUrl(text: string, allowedOrigins: readonly string[] = []): void {
  if (!isWebhookUrl(text, allowedOrigins)) throw webhookUrlRefused();
}

export function webhookUrlRefused(): DomainError {
  return new DomainError('WEBHOOK_URL_REFUSED', 'invalid', {
    vi: 'Địa chỉ nhận bản tin phải là địa chỉ https công khai, có tên miền, không kèm tên người dùng; chưa có gì được ghi. Hãy nhập lại địa chỉ do đơn vị nhận cung cấp.',
    en: 'The endpoint must be a public https address with a domain name and without a user name; nothing was written. Enter the address that the receiver gave.',
  });
}

/** One entry of the operator's list: an origin; plain http only on this very machine. */
export function isAllowedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  if (origin !== text || hostname.includes('*')) return false;
  return protocol === 'https:' || (protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));
}

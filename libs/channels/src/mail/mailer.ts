import { createTransport } from 'nodemailer';
import { type Failure, failed } from '../failures.js';
import type { Mail } from './mail-of.js';

export interface MailSettings {
  /** `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`. Nothing else is read from it. */
  readonly url: string;
  /** The address that mails come from. */
  readonly from: string;
  /** False lets a mail leave without TLS: only for a relay on this very machine. */
  readonly requireTls: boolean;
  /** PEM certificates of further authorities, beside the ones that Node knows. */
  readonly authorities: readonly string[];
  /** Milliseconds of silence after which an attempt ends. */
  readonly timeout: number;
}

export type Mailed = { readonly outcome: 'DELIVERED'; readonly response: string } | Failure;

/** One plain address, ASCII, no display name, no list: nothing in it can become a header or a second recipient. */
const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

export function isMailAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text);
}

/** Sends by SMTP. One connection a mail: mails are few, and a broken connection then costs one mail an attempt. */
export class Mailer {
  readonly #transport;
  readonly #host: string;

  constructor(private readonly settings: MailSettings) {
    this.#transport = createTransport(transportOptions(settings));
    this.#host = settings.from.split('@')[1] ?? 'localhost';
  }

  /** `id` becomes the Message-ID, so that a mail sent twice (the answer was lost) is one mail in most mailboxes. */
  async send(to: string, mail: Mail, id: string): Promise<Mailed> {
    if (!isMailAddress(to) || !/^[A-Za-z0-9-]{1,64}$/.test(id)) return failed('DESTINATION_MISCONFIGURED', 'address');
    try {
      const { response } = await this.#transport.sendMail({
        from: { name: 'Khiên', address: this.settings.from },
        to: { name: '', address: to },
        envelope: { from: this.settings.from, to: [to] },
        messageId: `<${id}@${this.#host}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': 'vi, en' },
        ...mail,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { outcome: 'DELIVERED', response: withoutAddresses(response) };
    } catch (error) {
      return failureOfMail(error);
    }
  }

  close(): void {
    this.#transport.close();
  }
}

function transportOptions({ url, requireTls, authorities, timeout }: MailSettings) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: requireTls && !secure,
    ...(requireTls ? {} : { ignoreTLS: true }),
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    tls: { minVersion: 'TLSv1.2' as const, ...(authorities.length > 0 ? { ca: [...authorities] } : {}) },
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
  };
}

/** SMTP's ways to say that we must sign in, or did so wrongly (RFC 4954). */
const LOGIN = [530, 534, 535, 538];
const TLS = /^ETLS$|^EREQUIRETLS$|CERT|_TLS_|_SSL_|SELF_SIGNED|^UNABLE_TO_/;

/** Codes of nodemailer and the status of SMTP; the server's text is left, it quotes addresses. */
function failureOfMail(error: unknown): Failure {
  const { code = '', originalCode, responseCode } = error as { code?: string; originalCode?: string; responseCode?: number };
  const cause = originalCode ?? code;
  const status = responseCode === undefined ? undefined : String(responseCode);
  if (code === 'EAUTH' || LOGIN.includes(responseCode ?? 0)) return failed('LOGIN_REFUSED', status);
  if (TLS.test(cause)) return failed('TLS_FAILED', cause);
  if (code === 'EDNS') return failed('NAME_NOT_FOUND', cause);
  if (code === 'ETIMEDOUT') return failed('TIMEOUT');
  // A verdict on this recipient or this text; before that, a 5xx speaks of the connection and may pass.
  const aboutMessage = code === 'EENVELOPE' || code === 'EMESSAGE';
  if (aboutMessage && responseCode !== undefined && responseCode >= 500) return failed('REFUSED', status);
  if (responseCode !== undefined) return failed('TEMPORARILY_REFUSED', status);
  return failed('CONNECTION_FAILED', /^[A-Z]{2,20}$/.test(cause) ? cause : undefined);
}

function withoutAddresses(response: string): string {
  return response
    .split(/\s+/)
    .filter((word) => !word.includes('@') && /^[\x21-\x7e]+$/.test(word))
    .join(' ')
    .slice(0, 200);
}

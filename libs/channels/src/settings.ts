import { z } from 'zod';
import { isBareLink } from './mail/mail-of.js';
import { isMailAddress } from './mail/mailer.js';
import { isAllowedOrigin } from './webhook/webhook-url.js';

const origins = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((one) => one !== ''))
  .refine((list) => list.every(isAllowedOrigin), 'origins such as https://lgsp.example.vn:8443; http only for this very machine');

const mailUrl = z
  .string()
  .refine((text) => /^smtps?:\/\/[^/?#\s]+\/?$/.test(text) && URL.canParse(text), 'smtp://user:password@host:587 or smtps://…');

/** `KHIEN_PUBLIC_URL` is shared with whatever else prints links. */
const Environment = z.object({
  /** Origins that webhooks may also go to, though they are not public: a gateway in the operator's own network. */
  KHIEN_WEBHOOK_ALLOW: origins,
  /** Milliseconds for one attempt of a webhook, from the name to the last byte of the answer. */
  KHIEN_WEBHOOK_TIMEOUT: z.coerce.number().int().min(100).max(60_000).default(15_000),
  /** Where edXML packets and zips are put; without it these channels are off. */
  KHIEN_DROP_FOLDER: z.string().min(1).optional(),
  /** PEM files of the key and certificate that sign edXML packets; without them they leave unsigned. */
  KHIEN_EDXML_KEY: z.string().min(1).optional(),
  KHIEN_EDXML_CERTIFICATE: z.string().min(1).optional(),
  KHIEN_MAIL_URL: mailUrl.optional(),
  KHIEN_MAIL_FROM: z.string().refine(isMailAddress, 'one address').optional(),
  /** Off only for a relay on this very machine. */
  KHIEN_MAIL_TLS: z.stringbool().default(true),
  /** PEM file of further certificate authorities that receivers' and mail servers' certificates may come from. */
  KHIEN_AUTHORITIES: z.string().min(1).optional(),
  /** Where people open the product: the beginning of every link in a mail. */
  KHIEN_PUBLIC_URL: z
    .string()
    .default('http://localhost:3000')
    .transform((text) => text.replace(/\/+$/, ''))
    .refine((text) => isBareLink(`${text}/r/x`), 'https://khien.example.vn, in small letters, without query'),
});

export interface ChannelSettings {
  readonly webhook: { readonly allowedOrigins: readonly string[]; readonly timeout: number };
  readonly dropFolder?: string;
  readonly signing?: { readonly keyFile: string; readonly certificateFile: string };
  readonly mail?: { readonly url: string; readonly from: string; readonly requireTls: boolean };
  readonly authoritiesFile?: string;
  readonly publicUrl: string;
}

/** Like `parseConfig`: called once at the start of a process. Throws an Error with one line per wrong variable, without its value. */
export function parseChannelSettings(environment: Record<string, string | undefined>): ChannelSettings {
  const parsed = Environment.safeParse(environment);
  const problems = parsed.success
    ? contradictions(parsed.data)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed.success || problems.length > 0)
    throw new Error(`Cấu hình không hợp lệ / wrong configuration:\n${problems.map((line) => `  ${line}`).join('\n')}`);
  const env = parsed.data;
  return {
    webhook: { allowedOrigins: env.KHIEN_WEBHOOK_ALLOW, timeout: env.KHIEN_WEBHOOK_TIMEOUT },
    publicUrl: env.KHIEN_PUBLIC_URL,
    ...(env.KHIEN_DROP_FOLDER ? { dropFolder: env.KHIEN_DROP_FOLDER } : {}),
    ...(env.KHIEN_AUTHORITIES ? { authoritiesFile: env.KHIEN_AUTHORITIES } : {}),
    ...(env.KHIEN_EDXML_KEY && env.KHIEN_EDXML_CERTIFICATE
      ? { signing: { keyFile: env.KHIEN_EDXML_KEY, certificateFile: env.KHIEN_EDXML_CERTIFICATE } }
      : {}),
    ...(env.KHIEN_MAIL_URL && env.KHIEN_MAIL_FROM
      ? { mail: { url: env.KHIEN_MAIL_URL, from: env.KHIEN_MAIL_FROM, requireTls: env.KHIEN_MAIL_TLS } }
      : {}),
  };
}

function contradictions(env: z.infer<typeof Environment>): string[] {
  const together = (one: keyof typeof env, other: keyof typeof env) =>
    (env[one] === undefined) === (env[other] === undefined) ? [] : [`${one}: only together with ${other}`];
  const here = env.KHIEN_MAIL_URL === undefined || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(new URL(env.KHIEN_MAIL_URL).hostname);
  return [
    ...together('KHIEN_EDXML_KEY', 'KHIEN_EDXML_CERTIFICATE'),
    ...together('KHIEN_MAIL_URL', 'KHIEN_MAIL_FROM'),
    ...(env.KHIEN_MAIL_TLS || here ? [] : ['KHIEN_MAIL_TLS: off only for a mail server on this very machine']),
  ];
}

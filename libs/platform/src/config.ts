import { z } from 'zod';
import type { S3Settings } from './files/s3-originals.js';

const port = z.coerce.number().int().min(0).max(65535);

/**
 * Everything that can be set from outside, parsed once at the start of a process and passed on from there: nothing else
 * reads the environment.
 */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(3000),
  /** Folder of keys, uploaded files and, without DATABASE_URL, of the embedded PostgreSQL. */
  KHIEN_DATA: z.string().min(1).default('.data'),
  /** PostgreSQL as the run-time role of the API (`khien migrate` makes it; it owns nothing). */
  KHIEN_API_DATABASE_URL: z.url().optional(),
  /** PostgreSQL as the run-time role of the worker and of the operator's commands. */
  KHIEN_WORKER_DATABASE_URL: z.url().optional(),
  /** PostgreSQL as somebody who may create roles and tables; only `khien migrate` uses it. */
  KHIEN_ADMIN_DATABASE_URL: z.url().optional(),
  KHIEN_DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  KHIEN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** First line of every checkpoint (C2SP tlog-checkpoint): names this log for ever. */
  KHIEN_LOG_ORIGIN: z
    .string()
    .regex(/^[^\s+]+$/)
    .default('khien.local/log'),
  /** Cookies carry `__Host-` and `Secure`; off only where a developer has no TLS and uses another name than localhost. */
  KHIEN_SECURE_COOKIES: z.stringbool().default(true),
  /** `true` behind a reverse proxy that sets X-Forwarded-For itself. */
  KHIEN_TRUST_PROXY: z.stringbool().default(false),
  /** Argon2id memory in KiB; tests lower it. OWASP: 47104 with one pass. */
  KHIEN_ARGON2_MEMORY: z.coerce.number().int().min(8).default(47104),
  /** clamd as `host:port` or as the path of its socket; without it attachments are kept and shown as not scanned. */
  KHIEN_CLAMD: z
    .string()
    .regex(/^(\/.+|\[?[\w.:-]+\]?:\d{1,5})$/, 'host:port or /path/of/the/socket')
    .optional(),
  /** The largest attachment in bytes. clamd's StreamMaxLength must not be smaller. */
  KHIEN_MAX_ATTACHMENT: z.coerce
    .number()
    .int()
    .min(1)
    .max(2_000_000_000)
    .default(100 * 1024 * 1024),
  /** A bucket of S3 for uploaded files and evidence; without it they lie in the data folder. */
  KHIEN_S3_BUCKET: z.string().min(3).max(63).optional(),
  KHIEN_S3_REGION: z.string().min(1).default('us-east-1'),
  /** Of a server that speaks S3 and is not Amazon's. */
  KHIEN_S3_ENDPOINT: z.url().optional(),
  /** Without them: as the environment, the profile or the role of the machine has them. */
  KHIEN_S3_ACCESS_KEY: z.string().min(1).optional(),
  KHIEN_S3_SECRET_KEY: z.string().min(1).optional(),
  /** Proof of work that a report without an account costs: hashes to try, on average half of them. */
  KHIEN_CHALLENGE_DIFFICULTY: z.coerce.number().int().min(1).max(50_000_000).default(500_000),
});

export interface Config {
  readonly mode: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly databases: { readonly api?: string; readonly worker?: string; readonly admin?: string; readonly pool: number };
  readonly logLevel: string;
  readonly logOrigin: string;
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
  readonly argon2Memory: number;
  readonly clamd?: string;
  readonly maxAttachment: number;
  readonly s3?: S3Settings;
  readonly challengeDifficulty: number;
}

/** Throws an Error with one line per wrong variable; the process is expected to print it and to end. */
export function parseConfig(environment: Record<string, string | undefined>): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`Cấu hình không hợp lệ / wrong configuration:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  return {
    mode: env.NODE_ENV,
    host: env.HOST,
    port: env.PORT,
    dataFolder: env.KHIEN_DATA,
    databases: {
      api: env.KHIEN_API_DATABASE_URL,
      worker: env.KHIEN_WORKER_DATABASE_URL,
      admin: env.KHIEN_ADMIN_DATABASE_URL,
      pool: env.KHIEN_DATABASE_POOL,
    },
    logLevel: env.KHIEN_LOG_LEVEL,
    logOrigin: env.KHIEN_LOG_ORIGIN,
    secureCookies: env.KHIEN_SECURE_COOKIES,
    trustProxy: env.KHIEN_TRUST_PROXY,
    argon2Memory: env.KHIEN_ARGON2_MEMORY,
    clamd: env.KHIEN_CLAMD,
    maxAttachment: env.KHIEN_MAX_ATTACHMENT,
    s3: s3Of(env),
    challengeDifficulty: env.KHIEN_CHALLENGE_DIFFICULTY,
  };
}

function s3Of(env: z.infer<typeof Environment>): S3Settings | undefined {
  const { KHIEN_S3_BUCKET: bucket, KHIEN_S3_REGION: region, KHIEN_S3_ENDPOINT: endpoint } = env;
  const [accessKeyId, secretAccessKey] = [env.KHIEN_S3_ACCESS_KEY, env.KHIEN_S3_SECRET_KEY];
  if (!bucket) return undefined;
  return { bucket, region, endpoint, credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : undefined };
}

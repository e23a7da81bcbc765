import { Client } from 'pg';

/** Without one of these PostgreSQL says *committed* of what a crash then takes away, or cannot be started again. */
const DEMANDED = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

interface Setting {
  readonly name: (typeof DEMANDED)[number];
  /** Where the value of this session comes from; see `pg_settings.source`. */
  readonly source: string;
  readonly role: string;
  readonly database: string;
}

/** One connection or a pool of them, of `pg`. */
interface Session {
  query<Row>(text: string, values: unknown[]): Promise<{ rows: Row[] }>;
}

/** The server is set so that it may lose what it has confirmed. */
export class LossyDatabase extends Error {}

/**
 * Refuses a PostgreSQL with `fsync`, `full_page_writes` or `synchronous_commit` off: it would lose filings that were
 * acknowledged. Judged as this session has them, for a role or a database may be set otherwise than its server; so each
 * login asks for itself. `local`, `remote_write` and `remote_apply` are as good as `on` here: our own disk has it.
 *
 * Throws {@link LossyDatabase}, one sentence a setting: which, what it means, what to do.
 */
export async function refuseLossy(session: Session): Promise<void> {
  const { rows } = await session.query<Setting>(
    `select name, source, current_user as role, current_database() as database from pg_settings
       where name = any ($1) and setting = 'off' order by name`,
    [DEMANDED],
  );
  if (rows.length > 0) throw new LossyDatabase(rows.map(sentenceOf).join('\n'));
}

/** {@link refuseLossy} on a connection of its own, as the login of this URL. */
export async function refuseLossyAt(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await refuseLossy(client);
  } finally {
    await client.end();
  }
}

function sentenceOf(setting: Setting): string {
  const cure = cureOf(setting);
  return (
    `PostgreSQL đang để ${setting.name} = off (đối với ${setting.role}): hồ sơ đã báo nhận có thể mất khi máy dừng đột ngột, nên hệ thống không khởi động; dữ liệu đang có vẫn nguyên. ${cure.vi}\n` +
    `PostgreSQL has ${setting.name} = off (for ${setting.role}): filings that were acknowledged could be lost in a crash, so the system does not start; what is there stays as it is. ${cure.en}`
  );
}

/** The same place that switched it off has to let go of it. */
function cureOf({ name, source, role, database }: Setting): { vi: string; en: string } {
  const byStatement = (statement: string) => ({
    vi: `Hãy chạy ${statement} bằng tài khoản quản trị rồi khởi động lại.`,
    en: `Run ${statement} as an administrator, then start again.`,
  });
  if (source === 'user') return byStatement(`ALTER ROLE "${role}" RESET ${name};`);
  if (source === 'database') return byStatement(`ALTER DATABASE "${database}" RESET ${name};`);
  if (source === 'database user') return byStatement(`ALTER ROLE "${role}" IN DATABASE "${database}" RESET ${name};`);
  if (source === 'client')
    return {
      vi: `Hãy bỏ ${name} khỏi địa chỉ kết nối (options) hoặc PGOPTIONS rồi khởi động lại.`,
      en: `Take ${name} out of the connection's address (options) or of PGOPTIONS, then start again.`,
    };
  if (source === 'command line')
    return {
      vi: `Hãy bỏ ${name} khỏi dòng lệnh chạy PostgreSQL (-c) rồi khởi động lại cả hai.`,
      en: `Take ${name} off PostgreSQL's command line (-c), then start both again.`,
    };
  return byStatement(`ALTER SYSTEM SET ${name} = on; SELECT pg_reload_conf();`);
}

/** The checks of start.mjs on the database it is given. A message never holds the password. */
import pg from 'pg';
import { Problem } from './toolchain.mjs';

const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNRESET', 'EPERM'];

/** DATABASE_URL: a PostgreSQL 15 or newer whose user may make roles and schemas; else one sentence says what is wrong. */
export async function refuseUnusable(url) {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol) || parsed.pathname.length < 2) {
    throw new Problem(
      'DATABASE_URL không phải địa chỉ PostgreSQL dạng postgres://người-dùng:mật-khẩu@máy:5432/tên.',
      'DATABASE_URL is not a PostgreSQL address like postgres://user:password@host:5432/name.',
    );
  }
  const place = `${parsed.hostname}:${parsed.port || 5432}`;
  const client = await connect(url, place, decodeURIComponent(parsed.pathname.slice(1)), decodeURIComponent(parsed.username));
  try {
    const { rows } = await client.query(`
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
             rolname as user, rolsuper or rolcreaterole as roles, rolsuper or exists (select 1 from pg_database where datname = current_database() and pg_has_role(datdba, 'member')) as owner
        from pg_roles where rolname = current_user`);
    const { version, number, user, roles, owner } = rows[0];
    if (number < 150000) {
      throw new Problem(
        `PostgreSQL tại ${place} là phiên bản ${version}; cần 15 trở lên.`,
        `PostgreSQL at ${place} is version ${version}; 15 or newer is needed.`,
      );
    }
    if (!roles || !owner) {
      throw new Problem(
        `Người dùng “${user}” trong DATABASE_URL ${roles ? 'không phải chủ sở hữu của cơ sở dữ liệu này' : 'thiếu quyền tạo vai trò (CREATEROLE)'}.`,
        `The user “${user}” in DATABASE_URL ${roles ? 'does not own this database' : 'lacks the right to create roles (CREATEROLE)'}.`,
      );
    }
  } finally {
    await client.end();
  }
}

async function connect(url, place, database, user) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'khien start' });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw explain(error, place, database, user);
  }
}

function explain(error, place, database, user) {
  const code = error.code ?? error.errors?.[0]?.code;
  if (unreachable.includes(code) || /timeout|terminated/i.test(error.message)) {
    return new Problem(
      `Không kết nối được tới PostgreSQL trong DATABASE_URL (${place}: ${code ?? 'hết thời gian chờ'}).`,
      `Cannot reach the PostgreSQL in DATABASE_URL (${place}: ${code ?? 'timed out'}).`,
    );
  }
  if (code === '28P01' || code === '28000') {
    return new Problem(
      `PostgreSQL tại ${place} từ chối người dùng “${user}” hoặc mật khẩu trong DATABASE_URL.`,
      `PostgreSQL at ${place} refuses the user “${user}” or the password in DATABASE_URL.`,
    );
  }
  if (code === '3D000') {
    return new Problem(
      `Tại ${place} không có cơ sở dữ liệu “${database}”; hãy tạo trước hoặc sửa DATABASE_URL.`,
      `There is no database “${database}” at ${place}; create it first or correct DATABASE_URL.`,
    );
  }
  return new Problem(
    `PostgreSQL trong DATABASE_URL (${place}) không nhận kết nối: ${error.message}`,
    `The PostgreSQL in DATABASE_URL (${place}) does not take the connection: ${error.message}`,
  );
}

/** Makes the database where missing; returns its URL. */
export async function ensureDatabase(adminUrl, name) {
  const client = new pg.Client(adminUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

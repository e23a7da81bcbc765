/**
 * 100 activities of each of 1,000 organisations, or of 10,000 in the larger database, with their child rows; one organisation more with
 * 12,000 for the far pages; and four people of each. Written as superuser with triggers off: seeding is not what is measured.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { root } from '../scripts/toolchain.mjs';

export const ORGANISATIONS = 1000;
export const ORGANISATIONS_OF_A_MILLION = 10_000;
/** Number of the organisation with the long register; the others are 1 … `organisations`. */
export const largeOf = (organisations) => organisations + 1;
export const LARGE = largeOf(ORGANISATIONS);
export const LARGE_SIZE = 12_000;
/** Organisations behind the large one that have people and no register: what is imported is theirs, and nobody else's pages go empty. */
export const IMPORTING = 10;
export const ROLES = ['VIEWER', 'PDP_OFFICER', 'ORG_ADMIN', 'APPROVER'];
/** Of every organisation: one without duties of its own. */
export const SECTOR = 'OTHER';

/** Another seed or other migrations: another database. */
const migrations = join(root, 'dist/prisma-free-migrations');
const sources = readdirSync(migrations).filter((name) => name.endsWith('.js'));
const VERSION = [import.meta.filename, ...sources.sort().map((name) => join(migrations, name))]
  .reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
  .digest('hex');

/** Ids and tokens follow from numbers, so that nothing has to be read back. */
export const idOf = (kind, ...numbers) => {
  const hex = createHash('md5')
    .update([kind, ...numbers].join(' '))
    .digest('hex');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};
export const organisationId = (n) => idOf('organisation', n);
export const userId = (role, n) => idOf('user', role, n);
export const tokenOf = (role, n) => createHash('sha256').update(`khien bench ${role} ${n}`).digest('base64url');
export const UNIT_ID = idOf('unit', 'A05');

const versionOf = (organisations) => `${VERSION} ${organisations}`;

export async function isSeeded(url, organisations) {
  const client = new pg.Client(url);
  try {
    await client.connect();
    const { rows } = await client.query("select to_regclass('bench_seed') is not null as present");
    return rows[0].present && (await client.query('select from bench_seed where version = $1', [versionOf(organisations)])).rowCount === 1;
  } catch (error) {
    if (error.code === '3D000') return false;
    throw error;
  } finally {
    await client.end();
  }
}

const places = (large) => `
  insert into authority_unit (id, code, name, name_en, kind) values ('${UNIT_ID}', 'A05', 'Đơn vị chuyên trách (mẫu)', 'Specialised unit (sample)', 'NATIONAL');
  insert into organisation (id, name, province_code, sector, tax_code, head_office, transaction_office, establishment_number, establishment_issuer,
      establishment_date, establishment_place, phone, website, pdp_contact_name, pdp_contact_title, pdp_contact_phone, pdp_contact_email, created_at)
    select md5('organisation ' || n)::uuid, 'Công ty Mẫu số ' || n, '31', '${SECTOR}', lpad(n::text, 10, '0'), 'Số ' || n || ' đường Mẫu', 'Số ' || n || ' đường Mẫu',
      n::text, 'Sở Mẫu', '2015-03-02', 'Hải Phòng', '0225 000 0000', 'https://mau.example', 'Nhân sự mẫu', 'Nhân sự BVDLCN', '0900 000 000', 'dpo@mau.example', now()
    from generate_series(1, ${large + IMPORTING}) n;`;

const people = (large) => `
  insert into user_account (id, email, email_key, display_name, created_at)
    select md5('user ' || r || ' ' || n)::uuid, lower(r) || n || '@mau.example', lower(r) || n || '@mau.example', r || ' ' || n, now()
    from generate_series(1, ${large + IMPORTING}) n, unnest($1::text[]) r;`;

const memberships = (large) => `
  insert into membership (id, user_id, organisation_id, roles, created_at)
    select md5('membership ' || r || ' ' || n)::uuid, md5('user ' || r || ' ' || n)::uuid, md5('organisation ' || n)::uuid, array[r], now()
    from generate_series(1, ${large + IMPORTING}) n, unnest($1::text[]) r;`;

/** What an organisation writes of an activity: some sentences, not a word. */
const activities = (large) => `
  create temporary table numbers as
    select n, i, md5('activity ' || n || ' ' || i)::uuid as id, md5('organisation ' || n)::uuid as organisation_id
    from generate_series(1, ${large}) n, generate_series(1, case when n = ${large} then ${LARGE_SIZE} else 100 end) i order by n, i;
  insert into processing_activity (id, organisation_id, code, name, org_unit, role, purpose, legal_bases, operations, measures, retention,
      deletion_method, cross_border, first_processed_on, owner_name, state, published_version, created_at, updated_at)
    select id, organisation_id, 'HD-' || n || '-' || i, 'Hoạt động xử lý ' || substr(md5(i::text), 1, 8) || ' số ' || i, 'Phòng ' || i % 7, 'CONTROLLER',
      'Quản lý và chăm sóc khách hàng, thực hiện hợp đồng số ' || i || ' với chủ thể dữ liệu', '{CONSENT}', '{COLLECT,STORE}', '{Mã hóa,Phân quyền}',
      (i % 9 + 1) || ' năm', 'Xóa không khôi phục', i % 5 = 0, '2024-01-01', 'Trưởng phòng ' || i % 7, case when i % 10 = 0 then 'DRAFT' else 'PUBLISHED' end,
      1, now(), now() from numbers order by n, i;
  insert into activity_subject_group (id, organisation_id, activity_id, position, name, subject_count)
    select gen_random_uuid(), organisation_id, id, 0, 'Khách hàng', 1000 + i from numbers order by n, i;
  insert into activity_data_type (id, organisation_id, activity_id, position, code, label, retention)
    select gen_random_uuid(), organisation_id, id, p, (array['FULL_BIRTH_NAME', 'PHONE_NUMBER', 'DIGITAL_ACCOUNT', 'HEALTH'])[1 + (i + p) % 4], 'Loại ' || i || '.' || p,
      (p + 1) || ' năm' from numbers, generate_series(0, 2) p order by n, i, p;
  insert into activity_system (id, organisation_id, activity_id, position, name, location)
    select gen_random_uuid(), organisation_id, id, 0, 'CRM ' || i % 12, 'VN' from numbers order by n, i;
  insert into activity_party (id, organisation_id, activity_id, position, kind, name, country, has_contract)
    select gen_random_uuid(), organisation_id, id, p, 'RECIPIENT', 'Bên nhận ' || i || '.' || p, 'VN', p = 0 from numbers, generate_series(0, 1) p order by n, i, p;`;

export async function seed(admin, organisations) {
  const large = largeOf(organisations);
  const started = performance.now();
  await asSeeder(admin, async (client) => {
    await client.query(places(large));
    await client.query(people(large), [ROLES]);
    await client.query(memberships(large), [ROLES]);
    // The entries of the search are its trigger's to write, here as ever.
    await client.query('alter table processing_activity enable always trigger searchable_insert');
    await client.query(activities(large));
    await client.query('alter table processing_activity enable trigger searchable_insert');
    await client.query('create table bench_seed (version text primary key)');
    await client.query('insert into bench_seed values ($1)', [versionOf(organisations)]);
  });
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
  console.log(`seeded in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Every person signed in, for a day from now. */
export async function signIn(admin, organisations) {
  const people = ROLES.flatMap((role) => Array.from({ length: largeOf(organisations) + IMPORTING }, (_, n) => ({ role, n: n + 1 })));
  await asSeeder(admin, async (client) => {
    await client.query('truncate session');
    await client.query(
      `insert into session (id, token_hash, user_id, membership_id, kind, created_at, seen_at, expires_at)
         select gen_random_uuid(), s.hash, md5('user ' || s.role || ' ' || s.n)::uuid, md5('membership ' || s.role || ' ' || s.n)::uuid,
           'BEARER', now(), now(), now() + interval '1 day' from unnest($1::bytea[], $2::text[], $3::int[]) s (hash, role, n)`,
      [
        people.map(({ role, n }) => createHash('sha256').update(tokenOf(role, n)).digest()),
        people.map(({ role }) => role),
        people.map(({ n }) => n),
      ],
    );
  });
  await admin.query('vacuum analyze session');
}

/** One transaction of a superuser in which no trigger and no foreign key is asked. */
export async function asSeeder(admin, work) {
  const client = await admin.connect();
  try {
    await client.query('begin');
    await client.query("set local session_replication_role = 'replica'");
    await work(client);
    await client.query('commit');
  } finally {
    client.release(true);
  }
}

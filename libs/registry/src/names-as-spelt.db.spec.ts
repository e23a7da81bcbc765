import { randomBytes, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { foldText, spellingOf } from '#kernel';
import { migrateDatabase } from '#platform';
import { MIGRATIONS } from '../../../prisma-free-migrations/index.js';

describe('registers from when names were told apart by their fold', () => {
  const cluster = process.env.KHIEN_TEST_ADMIN_URL ?? '';
  const name = `m_${randomBytes(6).toString('hex')}`;
  const adminUrl = Object.assign(new URL(cluster), { pathname: `/${name}` }).toString();
  const admin = new Client({ connectionString: adminUrl });
  const inCluster = async (text: string) => {
    const client = new Client({ connectionString: cluster });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  beforeAll(async () => {
    await inCluster(`create database ${name}`);
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await inCluster(`drop database ${name} with (force)`);
  });

  it('get the spelling that the program would give, and lines that were taken to another name say their own again', async () => {
    const until = MIGRATIONS.findIndex((one) => one.name === '0038-names-as-spelt');
    await migrateDatabase(adminUrl, 'a secret of this suite', MIGRATIONS.slice(0, until));
    const [organisation, activity] = [randomUUID(), randomUUID()];
    // Rows of that day without the whole world around them.
    await admin.query("set session_replication_role = 'replica'");
    const party = async (called: string, version: number) => {
      const id = randomUUID();
      await admin.query(
        `insert into party (id, organisation_id, name, folded, version, created_at, updated_at)
          values ($1, $2, $3, $4, $5, clock_timestamp(), clock_timestamp())`,
        [id, organisation, called, foldText(called), version],
      );
      return id;
    };
    const line = async (called: string, partyId: string) => {
      await admin.query(
        `insert into activity_party (id, organisation_id, activity_id, position, kind, name, party_id) values ($1, $2, $3, 0, 'PROCESSOR', $4, $5)`,
        [randomUUID(), organisation, activity, called, partyId],
      );
    };
    const [tu, renamed, blanks] = [
      await party('Công ty TNHH MINH TÚ', 1),
      await party('Vận Chuyển Mới', 2),
      await party('Kho  Mẫu', 1),
      await party('Kho Mẫu', 1),
    ];
    await line('Công ty  TNHH Minh Tú', tu);
    await line('Công ty TNHH Minh Tư', tu);
    await line('Vận Chuyên Mới', renamed);
    await line('Kho  mẫu', blanks);
    await admin.query("set session_replication_role = 'origin'");

    await migrateDatabase(adminUrl, 'a secret of this suite', MIGRATIONS);

    const { rows: parties } = await admin.query<{ name: string; spelling: string }>('select name, spelling from party order by created_at');
    expect(parties.map(({ spelling }) => spelling)).toEqual(
      parties.map((row) => (row.name === 'Kho  Mẫu' ? 'kho  mẫu' : spellingOf(row.name))),
    );
    const { rows: lines } = await admin.query<{ name: string; party_id: string | null }>('select name, party_id from activity_party');
    expect(new Map(lines.map((row) => [row.name, row.party_id]))).toEqual(
      new Map([
        ['Công ty  TNHH Minh Tú', tu],
        ['Công ty TNHH Minh Tư', null],
        ['Vận Chuyên Mới', renamed],
        ['Kho  mẫu', blanks],
      ]),
    );
  });
});

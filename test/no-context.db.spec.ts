import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Pool } from 'pg';
import { DOMAIN } from '#composition';
import { createActivationLink } from '#identity';
import { type Caller, createLogger, type Reading, type Statement, UnitOfWork } from '#platform';
import { createApp } from '../apps/api/src/create-app.js';
import { type Played, playMainJob } from './support/played.js';
import { tamper } from './support/records.js';
import { type RootField, rootFields } from './support/root-fields.js';
import { World } from './support/world.js';

/** Permission denied, or refused by row-level security. */
const REFUSED = '42501';
/** Answered without a statement: the law is code. */
const WITHOUT_DATABASE = ['regimes', 'dataTypeCodes', 'legalBasisCodes', 'requiredFacts', 'openQuestions', 'advice', 'exemption', 'forms'];
/** Opened by a receipt code instead of a context, by a definer function: whoever holds the code is nobody here. */
const BY_CODE = ['thirdPartyReport'];
/** No row, or a row that says "nothing". */
const NOTHING = [undefined, null, '[]', '{}'];

describe('without a context, the database', () => {
  let world: World;
  let played: Played;
  let tables: string[];
  let pools: Record<'khien_api' | 'khien_worker', Pool>;

  beforeAll(async () => {
    world = await World.create();
    played = await playMainJob(world, 'chim-yen');
    await tamper(
      world,
      "update report_clock set started_at = started_at - d, due_at = due_at - d, next_escalation_at = next_escalation_at - d from (values (interval '1 day')) t (d) where report_id = $1",
      [played.draftId],
    );
    // A colleague has proposed that the similar report belongs to the case.
    await tamper(
      world,
      `update report_handling set state = 'ASSESSING', request_due = null, link = jsonb_build_object('caseNumber', $2::text, 'kind', 'EVIDENCE_FOR', 'reason', 'x', 'proposedBy', $3::text,
         'proposedAt', now()) where id = $1`,
      [played.similarHandlingId, played.caseReference, played.dpo.userId],
    );
    // What a delivery leaves that did not go smoothly.
    const { deliveryId, destinationId, dpo } = played;
    const ofDelivery = 'gen_random_uuid(), id, organisation_id, unit_id';
    for (const [text, values] of [
      ['insert into destination_health (destination_id, tried_at) values ($1, now())', [destinationId]],
      ["update delivery set conflict = '02' where id = $1", [deliveryId]],
      [
        `insert into filing_return (id, organisation_id, filing_id, unit_id, defects, respond_by, state, returned_by, at)
         select gen_random_uuid(), organisation_id, filing_id, unit_id, '[{"path": "facts.place", "code": "UNCLEAR", "text": "?"}]', now(), 'OPEN', $2, now() from delivery where id = $1`,
        [deliveryId, dpo.userId],
      ],
      [
        `insert into filing_refusal (id, delivery_id, organisation_id, unit_id, reason, note, state, proposed_by, proposed_at)
         select ${ofDelivery}, 'SPAM', 'x', 'PROPOSED', $2, now() from delivery where id = $1`,
        [deliveryId, dpo.userId],
      ],
      [
        `insert into manual_dispatch (id, delivery_id, organisation_id, unit_id, number, way, handed_over_at, receipt_digest, recorded_by, recorded_at)
         select ${ofDelivery}, 1, 'POST', now(), repeat('0', 64), $2, now() from delivery where id = $1`,
        [deliveryId, dpo.userId],
      ],
      [
        `insert into issued_paper (id, organisation_id, filing_id, sha256, issued_at)
         select gen_random_uuid(), organisation_id, filing_id, repeat('0', 64), now() from delivery where id = $1`,
        [deliveryId],
      ],
      [
        `insert into signed_copy (id, organisation_id, filing_id, attachment_id, kind, signatures, recorded_by, recorded_at)
         select gen_random_uuid(), organisation_id, filing_id, $2, 'SCAN', '[]', $3, now() from delivery where id = $1`,
        [deliveryId, played.attachmentId, dpo.userId],
      ],
      [
        `insert into notice_mistake (id, organisation_id, report_id, outside_notice_id, reason, declared_by, declared_at)
         select gen_random_uuid(), organisation_id, report_id, id, 'x', $2, now() from outside_notice where id = $1`,
        [played.outsideNoticeId, dpo.userId],
      ],
      [
        'insert into third_party_copy (third_party_report_id, unit_id, desk_id, sandbox) select id, gen_random_uuid(), unit_id, false from third_party_report where id = $1',
        [played.thirdPartyReportId],
      ],
      [
        "insert into opening_reminder select organisation_id, id, 'DPIA', current_date, 0, now() from processing_activity where id = $1",
        [played.activityId],
      ],
      [
        `insert into case_package (id, case_id, unit_id, content, sha256, made_by, made_at)
         select gen_random_uuid(), id, unit_id, 'x', encode(sha256('x'), 'hex'), opened_by, now() from case_file where id = $1`,
        [played.caseId],
      ],
      // What an event of many names leaves until the next one.
      ['insert into log_named (xact, subject) select pg_current_xact_id(), id from register_import where id = $1', [played.importId]],
    ] as const)
      await tamper(world, text, values);
    await world.worker.sweep();
    // What changed and is not counted yet.
    await tamper(world, 'insert into statistic_change (unit_id, report_id) select unit_id, $1 from report_handling where id = $2', [
      played.reportId,
      played.handlingId,
    ]);
    await world.gql('mutation { signIn(input: { email: "a@b.example", password: "không ai có" }) { token } }');
    await world.workerHouse.uow.run({ kind: 'system', name: 'test' }, (tx) => createActivationLink(tx, played.dpo.userId));
    const { rows } = await world.admin.query<{ name: string }>(
      "select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> 'mikro_orm_migrations' order by 1",
    );
    tables = rows.map(({ name }) => name);
    pools = {
      khien_api: new Pool({ connectionString: world.database.apiUrl, max: 1 }),
      khien_worker: new Pool({ connectionString: world.database.workerUrl, max: 1 }),
    };
  });
  afterAll(async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
    await world.destroy();
  });

  /** What a role gets done on a table without saying who it is; empty is good. */
  const leaksOf = async (role: 'khien_api' | 'khien_worker', table: string): Promise<string[]> => {
    const pool = pools[role];
    const { rows } = await world.admin.query<{ row: unknown; columns: string[] }>(
      `select to_jsonb(t) as row, array(select quote_ident(attname) from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns from ${table} t limit 1`,
      [table],
    );
    const { row, columns } = rows[0]!;
    const [column] = columns;
    const done: string[] = [];
    const attempt = async (name: string, text: string, values: unknown[] = []) => {
      const outcome = await pool.query(text, values).catch((error: { code?: string }) => error);
      if ('rowCount' in outcome ? outcome.rowCount !== 0 : outcome.code !== REFUSED) done.push(`${role} ${name} ${table}`);
    };
    await attempt('select', `select 1 from ${table}`);
    await attempt(
      'insert',
      `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table}, $1)`,
      [row],
    );
    await attempt('update', `update ${table} set ${column} = ${column}`);
    await attempt('delete', `delete from ${table}`);
    return done;
  };

  it('has rows in every table, so that seeing none means something', async () => {
    for (const table of tables) {
      const { rows } = await world.admin.query<{ count: string }>(`select count(*) from ${table}`);
      expect([table, Number(rows[0]!.count) > 0]).toEqual([table, true]);
    }
    expect(tables.length).toBeGreaterThanOrEqual(28);
  });

  it.each(['khien_api', 'khien_worker'] as const)('shows %s no row of any table and takes none from it', async (role) => {
    for (const table of tables) expect(await leaksOf(role, table)).toEqual([]);
  });

  it('would be caught giving one away, whichever table it is', async () => {
    for (const table of tables) {
      // Taking the right to a table away takes those to its columns with it; what was granted is granted again.
      const { rows } = await world.admin.query<{ granted: boolean; columns: string | null }>(
        `select has_table_privilege('khien_api', $1::regclass, 'select') as granted,
           (select string_agg(quote_ident(attname), ', ') from pg_attribute
             where attrelid = $1::regclass and attnum > 0 and not attisdropped and has_column_privilege('khien_api', $1::regclass, attnum, 'select')) as columns`,
        [table],
      );
      const { granted, columns } = rows[0]!;
      const restore = `revoke select on ${table} from khien_api; ${columns ? `grant select (${columns}) on ${table} to khien_api` : ''}`;
      await world.admin.query(`alter table ${table} disable row level security; grant select on ${table} to khien_api`);
      try {
        expect(await leaksOf('khien_api', table)).toContain(`khien_api select ${table}`);
      } finally {
        await world.admin.query(`alter table ${table} enable row level security; ${granted ? '' : restore}`);
      }
      expect(await leaksOf('khien_api', table)).toEqual([]);
    }
  });

  it('is not opened by a context that the connection had before, or by an empty one', async () => {
    const pool = pools.khien_api;
    await pool.query('begin');
    await pool.query('select app.enter($1)', [(played.dpo.caller as Extract<Caller, { kind: 'token' }>).tokenHash]);
    expect((await pool.query('select 1 from violation_report')).rowCount).toBeGreaterThan(0);
    await pool.query('commit');
    expect((await pool.query('select 1 from violation_report')).rowCount).toBe(0);
    await pool.query("begin; select set_config('app.organisation_id', '', true)");
    expect((await pool.query('select 1 from violation_report')).rowCount).toBe(0);
    await pool.query('rollback');
  });

  describe('answers every query of the program', () => {
    const asked = new Map<string, Statement[]>();
    let app: NestFastifyApplication;
    let fields: RootField[];

    beforeAll(async () => {
      const collecting = new CollectingUnitOfWork(world.house.database, DOMAIN);
      app = await createApp({ ...world.house, uow: collecting }, world.signer, createLogger('test', 'silent'));
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
      fields = (await rootFields(world)).filter(({ kind, name }) => kind === 'query' && ![...WITHOUT_DATABASE, ...BY_CODE].includes(name));
      for (const { name, document, argumentsOf, actor } of fields) {
        collecting.seen = [];
        const { token } = played[actor];
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
        const payload = JSON.stringify({ query: document, variables: argumentsOf(played) });
        const answer = (await app.inject({ method: 'POST', url: '/graphql', headers, payload })).json<{ errors?: unknown }>();
        if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
        asked.set(name, collecting.seen);
      }
    });
    afterAll(() => app.close());

    it('that the schema has', () => {
      expect([...asked.keys()].sort()).toEqual(fields.map(({ name }) => name).sort());
      for (const [name, statements] of asked) expect([name, statements.length > 0]).toEqual([name, true]);
    });

    it.each(['khien_api', 'khien_worker'] as const)('with nothing, where %s asks', async (role) => {
      for (const [name, statements] of asked) {
        for (const { text, values } of statements) {
          const { rows } = await pools[role].query<{ value: unknown }>(text, [...values]);
          const value = rows[0]?.value;
          expect([
            name,
            text,
            NOTHING.includes(typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as null)),
          ]).toEqual([name, text, true]);
        }
      }
    });

    it('and with rows, where somebody is signed in', async () => {
      for (const { name, actor } of fields) {
        const { value } = await world.uow.read(played[actor].caller, asked.get(name)![0]!);
        expect([name, NOTHING.includes(JSON.stringify(value))]).toEqual([name, false]);
      }
    });
  });
});

/** Remembers what is read, and reads it. */
class CollectingUnitOfWork extends UnitOfWork {
  seen: Statement[] = [];

  override read<T>(caller: Caller, statement: Statement): Promise<Reading<T>> {
    this.seen.push(statement);
    return super.read(caller, statement);
  }
}

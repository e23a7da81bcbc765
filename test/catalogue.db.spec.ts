import type { Pool, PoolClient } from 'pg';
import { World } from './support/world.js';

/** Tables without the trigger `recorded`, and why no event has to tell of their changes. */
const UNRECORDED: Readonly<Record<string, string>> = {
  session: 'opened under SignedIn by a definer function; seen_at moves every minute',
  sign_in_attempt: 'counters of digests, written before anybody is known',
  log_head: 'the log itself',
  log_node: 'the log itself',
  log_leaf: 'the log itself',
  outbox: 'written by app.record together with the leaf',
  destination_health: 'when a destination was last tried; every try has a row of its own that is recorded',
  notification_mail: 'whether a mail about news has left; the news themselves, and that they were read, are recorded',
  search_entry: 'words of rows that are recorded themselves; written by their triggers alone',
  spent_challenge: 'digests of solved puzzles, of no use after an hour',
  import_progress: 'how far a commit under way is; what it comes to is recorded',
  work_item:
    'a mirror of deliveries, handlings and reports by others, which are recorded; who has one is told by the trigger recorded_people',
  work_read: 'which news of the queue a person has seen',
  statistic_change: 'that a report changed, which is recorded; gone when it is counted',
  statistic_fold: 'counts of what is recorded itself',
  statistic_fact: 'counts of what is recorded itself',
  statistic_cell: 'counts of what is recorded itself',
  log_named: 'the log itself, for the length of one transaction',
};

/** What the run-time roles may call; a new function is refused to both until it stands here. */
const CALLABLE: Readonly<Record<'khien_api' | 'khien_worker', readonly string[]>> = {
  khien_api: [
    'addressed',
    'another_may_publish',
    'ask_others',
    'attachment_addressed',
    'break_glass',
    'change_destination_secrets',
    'close_session',
    'count_attempts',
    'counts_country',
    'custody_unbroken',
    'desk_officers',
    'destination_door',
    'enter',
    'enter_feed',
    'find_account',
    'forget_attempts',
    'handles',
    'hold_evidence',
    'is_system',
    'leaf_of_event',
    'log_root',
    'matches_of_case',
    'model_reaches',
    'names_in_custody',
    'on_case',
    'open_session',
    'organisation_id',
    'organisation_of_tax_code',
    'other_cases_read',
    'province_of_tax_code',
    'receive_third_party_report',
    'record',
    'redeem_activation_link',
    'references_to',
    'report_addressed',
    'require_record',
    'routing_rules_in_force',
    'search',
    'sees_case',
    'spend_challenge',
    'take_acknowledgement',
    'template_shown',
    'third_party_report_by_code',
    'touch_session',
    'unanswered_hits',
    'unit_id',
    'user_id',
    'works_on_case',
    'write_to_desk',
  ],
  khien_worker: [
    'addressed',
    'another_may_publish',
    'answer_for_case',
    'answered_to',
    'ask_others',
    'asked_by',
    'attachment_addressed',
    'break_glass',
    'counts_country',
    'custody_unbroken',
    'desk_officers',
    'enter_as',
    'enter_system',
    'fold_statistics',
    'glass_to_remind',
    'handles',
    'hold_evidence',
    'is_system',
    'leaf_of_event',
    'log_root',
    'matches_of_case',
    'model_reaches',
    'names_in_custody',
    'on_case',
    'organisation_id',
    'other_cases_read',
    'record',
    'recount_statistics',
    'report_addressed',
    'require_record',
    'search',
    'sees_case',
    'template_shown',
    'unanswered_hits',
    'unit_id',
    'user_id',
    'workers_of_case',
    'works_on_case',
  ],
};

/** Where a run-time role may delete at all: parts that are replaced as a whole. Legal records are not among them. */
const DELETABLE = [
  'activity_subject_group',
  'activity_data_type',
  'activity_system',
  'activity_party',
  'activity_purpose',
  'activity_transfer',
  'report_activity',
  'report_attachment',
  'dossier_activity',
  'dossier_document',
  'dossier_change',
  // An import that is undone: drafts of its own that nobody touched, and nothing else, by their policies.
  'processing_activity',
  'information_system',
  'party',
  // Choices of people, forgotten when they say so.
  'import_mapping',
  'import_term',
];

const TABLE = "c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and c.relname <> 'mikro_orm_migrations'";
const RUNTIME = "('khien_api'), ('khien_worker')";
const list = (values: readonly string[]) => `array[${values.map((value) => `'${value}'`).join(', ')}]::text[]`;

interface Rule {
  readonly name: string;
  /** One row per finding, its text in the first column. */
  readonly findings: string;
  /** Faults planted as superuser in a transaction that is rolled back, and what the rule must say of each. */
  readonly controls: readonly (readonly [fault: string, finding: string])[];
}

const RULES: readonly Rule[] = [
  {
    name: 'every table has row-level security, forced, with a policy',
    findings: `select c.relname from pg_class c where ${TABLE} and not (c.relrowsecurity and c.relforcerowsecurity
      and exists (select 1 from pg_policy p where p.polrelid = c.oid))`,
    controls: [
      ['create table bare (id uuid)', 'bare'],
      ['alter table filing no force row level security', 'filing'],
      ['alter table session disable row level security', 'session'],
      ['drop policy definer on log_node; drop policy system on log_node', 'log_node'],
    ],
  },
  {
    name: 'no policy is for everybody, for a login, or lets a run-time role see everything',
    findings: `select c.relname || '.' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
      where p.polroles = '{0}' or exists (select 1 from pg_roles r where r.oid = any (p.polroles) and r.rolcanlogin)
        or exists (select 1 from pg_roles r where r.oid = any (p.polroles) and r.rolname in ('khien_api', 'khien_worker', 'khien_owner'))
          and (p.polcmd <> 'a' and pg_get_expr(p.polqual, p.polrelid) !~ 'app\\.'
            or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) !~ 'app\\.')`,
    controls: [
      ['create policy wide on filing using (app.user_id() is not null)', 'filing.wide'],
      ['create policy wide on filing to khien_api using (true)', 'filing.wide'],
      ['create policy wide on filing for insert to khien_worker with check (number > 0)', 'filing.wide'],
    ],
  },
  {
    name: 'a policy of khien_api never asks for the system context',
    findings: `select c.relname || '.' || p.polname from pg_policy p join pg_class c on c.oid = p.polrelid
      where 'khien_api'::regrole = any (p.polroles) and coalesce(pg_get_expr(p.polqual, p.polrelid), '') || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') ~ 'is_system'`,
    controls: [['create policy job on filing to khien_api using ((select app.is_system()))', 'filing.job']],
  },
  {
    name: 'a change of any table must be recorded, but for those that say why not',
    findings: `select c.relname from pg_class c where ${TABLE} and c.relname <> all (${list(Object.keys(UNRECORDED))})
      and not exists (select 1 from pg_trigger t where t.tgrelid = c.oid and t.tgname = 'recorded' and t.tgenabled = 'O' and t.tgtype & 29 = 29
        and t.tgdeferrable and t.tginitdeferred and t.tgfoid = 'app.require_record()'::regprocedure and t.tgqual is null)`,
    controls: [
      ['alter table filing disable trigger recorded', 'filing'],
      ['drop trigger recorded on delivery', 'delivery'],
      ['create table bare (id uuid)', 'bare'],
    ],
  },
  {
    name: 'run-time roles are no superusers and by-pass nothing',
    findings: `select rolname from pg_roles where (rolname in (values ${RUNTIME}) or rolname = any ($1))
      and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    controls: [
      ['alter role khien_api bypassrls', 'khien_api'],
      ['alter role khien_worker createrole', 'khien_worker'],
    ],
  },
  {
    name: 'run-time roles own nothing',
    findings: `select r.rolname || ' owns ' || pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d join pg_roles r on r.oid = d.refobjid
      where d.deptype = 'o' and d.dbid in (0, (select oid from pg_database where datname = current_database()))
        and (r.rolname in (values ${RUNTIME}) or r.rolname = any ($1))`,
    controls: [
      ['create table bare (id uuid); alter table bare owner to khien_api', 'khien_api owns table bare'],
      ['create schema mine authorization khien_worker', 'khien_worker owns schema mine'],
    ],
  },
  {
    name: 'run-time roles create nothing: no object in any schema, no schema, no temporary table',
    findings: `select r.rolname || ' in ' || n.nspname from pg_roles r, pg_namespace n
        where (r.rolname in (values ${RUNTIME}) or r.rolname = any ($1)) and has_schema_privilege(r.oid, n.oid, 'create')
      union all select r.rolname || ' in the database' from pg_roles r where (r.rolname in (values ${RUNTIME}) or r.rolname = any ($1))
        and (has_database_privilege(r.oid, current_database(), 'create') or has_database_privilege(r.oid, current_database(), 'temporary'))`,
    controls: [
      ['grant create on schema public to khien_api', 'khien_api in public'],
      ['grant create on schema app to public', 'khien_worker in app'],
      [
        "do $$ begin execute format('grant temporary on database %I to khien_api', current_database()); end $$",
        'khien_api in the database',
      ],
    ],
  },
  {
    name: 'a login is a member of its one group and of nothing else; the groups are members of nothing',
    findings: `select m.rolname || ' is ' || g.rolname from pg_roles m, pg_roles g
      where m.oid <> g.oid and (m.rolname in (values ${RUNTIME}) or m.rolname = any ($1)) and pg_has_role(m.oid, g.oid, 'member')
        and not (m.rolname like g.rolname || '_%' and g.rolname in (values ${RUNTIME}))`,
    controls: [
      ['grant khien_owner to khien_api', 'khien_api is khien_owner'],
      ['grant khien_definer to khien_worker', 'khien_worker is khien_definer'],
      ['grant pg_read_all_data to khien_api', 'khien_api is pg_read_all_data'],
    ],
  },
  {
    name: 'functions are called by whom they name, never by everybody',
    findings: `select p.proname || ' by everybody' from pg_proc p join pg_namespace n on n.oid = p.pronamespace,
        aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where n.nspname in ('app', 'public', 'pgboss') and a.grantee = 0
        and (n.nspname <> 'pgboss' or p.prosecdef)
      union all select p.proname || ' by ' || r.role from pg_proc p,
        (values ('khien_api', ${list(CALLABLE.khien_api)}), ('khien_worker', ${list(CALLABLE.khien_worker)})) r (role, callable)
        where p.pronamespace in ('app'::regnamespace, 'public'::regnamespace) and has_function_privilege(r.role, p.oid, 'execute') <> (p.proname = any (r.callable))`,
    controls: [
      ['create function app.peek() returns bigint language sql security definer as $$ select count(*) from filing $$', 'peek by everybody'],
      ['grant execute on function app.enter_as(uuid) to khien_api', 'enter_as by khien_api'],
      ['grant execute on function app.append_leaf(text, uuid, text, uuid[]) to khien_worker', 'append_leaf by khien_worker'],
    ],
  },
  {
    name: 'a definer function belongs to khien_definer and has a search path that nobody else writes',
    findings: `select p.proname from pg_proc p where p.prosecdef and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and (p.proowner <> 'khien_definer'::regrole or not exists (select 1 from unnest(p.proconfig) c where c in ('search_path=pg_catalog, public', 'search_path=pg_catalog')))`,
    controls: [
      [
        'create function app.peek() returns bigint language sql security definer as $$ select 1::bigint $$; alter function app.peek() owner to khien_definer',
        'peek',
      ],
      ['alter function app.enter(bytea) reset search_path', 'enter'],
      ['alter function app.enter(bytea) owner to current_user', 'enter'],
    ],
  },
  {
    name: 'views look with the eyes of their caller, and nothing is materialised',
    findings: `select c.relname from pg_class c where c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)
      and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))`,
    controls: [
      ['create view all_filings as select * from filing', 'all_filings'],
      ['create materialized view all_filings as select * from filing', 'all_filings'],
    ],
  },
  {
    name: 'a reference from one organisation’s row to another row of an organisation carries the organisation',
    findings: `select c.relname || '.' || f.conname from pg_constraint f join pg_class c on c.oid = f.conrelid
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace
        and exists (select 1 from pg_attribute a where a.attrelid = f.conrelid and a.attname = 'organisation_id')
        and exists (select 1 from pg_attribute a where a.attrelid = f.confrelid and a.attname = 'organisation_id')
        and not exists (select 1 from unnest(f.conkey, f.confkey) k (here, there)
          join pg_attribute a on a.attrelid = f.conrelid and a.attnum = k.here join pg_attribute b on b.attrelid = f.confrelid and b.attnum = k.there
          where a.attname = 'organisation_id' and b.attname = 'organisation_id')`,
    controls: [['create table note (id uuid, organisation_id uuid, filing_id uuid constraint loose references filing (id))', 'note.loose']],
  },
  {
    name: 'a column of an id that names a table refers to it',
    findings: `select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where ${TABLE} and a.attname ~ '_id$' and a.atttypid = 'uuid'::regtype
        and exists (select 1 from pg_class t where t.relnamespace = c.relnamespace and t.relkind = 'r'
          and t.relname in (left(a.attname, -3), 'user_account', 'authority_unit', 'processing_activity', 'violation_report', 'register_import')
          and right(t.relname, length(a.attname) - 3) = left(a.attname, -3))
        and not exists (select 1 from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid and a.attnum = any (f.conkey))`,
    controls: [['alter table delivery drop constraint delivery_organisation_id_filing_id_fkey', 'delivery.filing_id']],
  },
  {
    name: 'moments carry their zone',
    findings: `select c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where ${TABLE} and a.atttypid in ('timestamp'::regtype, 'time'::regtype, 'timetz'::regtype)`,
    controls: [['alter table filing add noted_at timestamp', 'filing.noted_at']],
  },
  {
    name: 'run-time roles neither truncate, refer, nor hang triggers on a table, and delete only what is replaced as a whole',
    findings: `select r.role || ' may ' || p.privilege || ' ' || c.relname from pg_class c, (values ${RUNTIME}) r (role),
        (values ('delete'), ('truncate'), ('references'), ('trigger')) p (privilege)
      where ${TABLE} and has_table_privilege(r.role, c.oid, p.privilege) and not (p.privilege = 'delete' and c.relname = any (${list(DELETABLE)}))`,
    controls: [
      ['grant delete on filing to khien_worker', 'khien_worker may delete filing'],
      ['grant truncate on log_leaf to public', 'khien_api may truncate log_leaf'],
    ],
  },
  {
    name: 'what was filed, logged or published is not updated by a run-time role',
    findings: `select r.role || ' may update ' || c.relname || '.' || a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped,
        (values ${RUNTIME}) r (role)
      where ${TABLE} and c.relname in ('filing', 'clock_verdict', 'report_clock', 'clock_escalation', 'outside_notice', 'log_head', 'log_node', 'log_leaf', 'outbox', 'activity_version', 'acknowledgement', 'delivery_attempt', 'data_subject_request', 'request_step', 'activity_comment', 'activity_template_version')
        and has_column_privilege(r.role, c.oid, a.attnum, 'update')
        and (c.relname, a.attname, r.role) not in (('filing', 'state', 'khien_api'), ('filing', 'version', 'khien_api'), ('filing', 'state', 'khien_worker'),
          ('filing', 'version', 'khien_worker'), ('outbox', 'dispatched_at', 'khien_worker'),
          ('outbox', 'attempts', 'khien_worker'), ('outbox', 'next_attempt_at', 'khien_worker'), ('outbox', 'failure', 'khien_worker'))
        -- A clock is stopped, superseded or noticed; what it was computed to is nobody's to write.
        and not (c.relname = 'report_clock' and a.attname in ('superseded_at', 'stopped_at', 'stopped_by', 'stopped_event', 'breached_at', 'next_escalation_at'))
        -- Nor when a request came, what it says, and under which law.
        and not (c.relname = 'data_subject_request' and a.attname in ('state', 'chain', 'identity_proof', 'replied_at', 'reply_verdict', 'extended_by',
          'ended_at', 'fulfil_verdict', 'ground', 'queue_at', 'remind_at', 'reminded', 'version'))`,
    controls: [
      ['grant update (content) on filing to khien_api', 'khien_api may update filing.content'],
      ['grant update on clock_verdict to khien_worker', 'khien_worker may update clock_verdict.verdict'],
      ['grant update (received_at) on data_subject_request to khien_api', 'khien_api may update data_subject_request.received_at'],
      ['grant update (due_at) on report_clock to khien_api', 'khien_api may update report_clock.due_at'],
    ],
  },
];

describe('the catalogue of the database', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create();
  });
  afterAll(() => world.destroy());

  const logins = () => [world.database.apiUrl, world.database.workerUrl].map((url) => decodeURIComponent(new URL(url).username));
  const find = async (client: Pool | PoolClient, rule: Rule): Promise<string[]> => {
    const { rows } = await client.query<string[]>({
      text: rule.findings,
      values: rule.findings.includes('$1') ? [logins()] : [],
      rowMode: 'array',
    });
    return rows.map(([text]) => text!).sort();
  };

  describe.each(RULES)('$name', (rule) => {
    it('holds', async () => {
      expect(await find(world.admin, rule)).toEqual([]);
    });

    it.each(rule.controls)('is a net that catches: %s', async (fault, finding) => {
      const client = await world.admin.connect();
      try {
        await client.query('begin');
        await client.query(fault);
        expect(await find(client, rule)).toContain(finding);
      } finally {
        await client.query('rollback');
        client.release();
      }
    });
  });

  it('names only tables that exist as exceptions', async () => {
    const { rows } = await world.admin.query<{ name: string }>(`select c.relname as name from pg_class c where ${TABLE}`);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...Object.keys(UNRECORDED), ...DELETABLE]));
  });

  it('has its run-time logins and no third', async () => {
    const { rows } = await world.admin.query<{ name: string }>(
      `select distinct m.rolname as name from pg_roles m, pg_roles g where g.rolname in ('khien_api', 'khien_worker') and m.rolcanlogin
        and not m.rolsuper and pg_has_role(m.oid, g.oid, 'member') and has_database_privilege(m.oid, current_database(), 'connect')`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(logins().sort());
  });
});

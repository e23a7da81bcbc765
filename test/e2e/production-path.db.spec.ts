import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../libs/platform/src/postgres/index.js';
import { freePort } from '../crash/free-port.js';
import { factsUnderLaw91 } from '../support/facts.js';

/** Each command is a process that loads the ORM; a busy machine takes its time. */
const TIMEOUT_MS = 400_000;

const PASSWORD = 'một câu đủ dài để nhớ';

/** The README's production path, with its own commands and processes: no demo world, nothing written past the public doors. */
describe('from an empty database to a filed report', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let port: number;
  let adminUrl: string;
  const processes: ChildProcess[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'khien-production-'));
    chmodSync(folder, 0o755);
    port = await freePort();
    server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), durable: true });
    const client = new Client({ connectionString: server.url });
    await client.connect();
    await client.query("create role khien_admin login createrole password 'admin'");
    await client.query('create database khien owner khien_admin');
    await client.end();
    adminUrl = Object.assign(new URL(server.url), { pathname: '/khien', username: 'khien_admin', password: 'admin' }).toString();
  });
  afterAll(async () => {
    for (const child of processes) {
      const ended = new Promise((done) => child.once('close', done));
      child.kill('SIGTERM');
      await ended;
    }
    await server.stop();
    if (!server.clusterDir.startsWith(folder)) rmSync(dirname(server.clusterDir), { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (program: 'api' | 'worker' | 'cli', args: readonly string[] = [], env: Record<string, string> = {}) =>
    spawn(process.execPath, ['--enable-source-maps', join(process.cwd(), `dist/apps/${program}/src/main.js`), ...args], {
      env: {
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        KHIEN_DATA: join(folder, 'data'),
        KHIEN_LOG_ORIGIN: 'so.mau.example/log',
        KHIEN_ARGON2_MEMORY: '1024',
        NODE_COMPILE_CACHE: join(process.cwd(), '.build/compile-cache'),
        PORT: String(port),
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const khien = async (args: readonly string[], env: Record<string, string> = {}) => {
    const child = start('cli', args, env);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    const status = await new Promise<number | null>((done) => child.once('close', done));
    return { status, out: out.trim(), err: err.trim() };
  };
  const up = async (program: 'api' | 'worker') => {
    const child = start(program);
    processes.push(child);
    let said = '';
    await new Promise<void>((done, fail) => {
      child.stdout.on('data', (chunk) => /"(listening|working)"/.test(String(chunk)) && done());
      child.stderr.on('data', (chunk) => (said += chunk));
      child.once('close', () => fail(new Error(said)));
    });
  };
  const ask = async <T>(query: string, variables: Record<string, unknown> = {}, token?: string): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: { it: T }; errors?: unknown[] };
    expect(errors).toBeUndefined();
    return data.it;
  };
  /** Gives a role by command, sets the password with the printed token, and signs in. */
  const enter = async (email: string, ...place: string[]): Promise<string> => {
    const { status, out, err } = await khien(['grant-role', '--email', email, ...place]);
    expect([status, err]).toEqual([0, '']);
    const [, token] = /token: "([\w-]+)"/.exec(out) ?? [];
    await ask('mutation ($token: String!, $password: String!) { it: activateAccount(input: { token: $token, password: $password }) }', {
      token,
      password: PASSWORD,
    });
    const session = await ask<{ token: string }>(
      'mutation ($email: String!, $password: String!) { it: signIn(input: { email: $email, password: $password }) { token } }',
      { email, password: PASSWORD },
    );
    return session.token;
  };

  const NAMED = ['--name', 'Công ty Mẫu', '--province', '31'];
  const WHOLE = [
    ...[...NAMED, '--tax-code', '0123456789', '--sector', 'LOGISTICS', '--head-office', 'Số 1 đường Mẫu'],
    ...['--phone', '0225 000 0000', '--website', 'không có', '--document-number', '0123456789', '--document-issuer', 'Sở Tài chính'],
    ...['--document-date', '2015-03-02', '--document-place', 'Hải Phòng', '--contact-name', 'Nhân sự Mẫu', '--contact-title', 'Trưởng ban'],
    ...['--contact-phone', '0900 000 000', '0225 000 0001', '--contact-email', 'dpo@mau.example'],
  ];

  it(
    'the commands set up database, processes and units',
    async () => {
      expect(await khien(['migrate'], { KHIEN_ADMIN_DATABASE_URL: adminUrl })).toMatchObject({ status: 0, err: '' });
      await Promise.all([up('api'), up('worker')]);
      expect(await khien(['register-units'])).toMatchObject({ status: 0, out: '37 units' });
    },
    TIMEOUT_MS,
  );

  it(
    'an organisation registered with its whole block files at once, and the receipt verifies',
    async () => {
      const organisation = await khien(['register-organisation', ...WHOLE]);
      expect(organisation).toMatchObject({ status: 0, err: '' });
      const dpo = await enter('dpo@mau.example', '--organisation', organisation.out, '--roles', 'PDP_OFFICER');
      const officer = await enter('dau-moi@a05.example', '--unit', 'A05', '--roles', 'LIAISON_OFFICER');
      const { id } = await ask<{ id: string }>(
        'mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }',
        { input: { title: 'Lộ danh sách khách hàng', facts: factsUnderLaw91() } },
        dpo,
      );
      await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { state } }', { id }, dpo);
      const { filing, receipt } = await ask<{ filing: { reference: string }; receipt: { file: string } }>(
        `mutation ($input: SubmitViolationReportInput!) { it: submitViolationReport(input: $input) { filing { reference } receipt { file } } }`,
        { input: { reportId: id, clientKey: `key-${id}`, commitment: true } },
        dpo,
      );
      const file = join(folder, 'receipt.json');
      writeFileSync(file, receipt.file);
      const key = (await khien(['log-key'])).out.split('\n')[0]!;
      expect(await khien(['verify-receipt', file, '--vkey', key])).toMatchObject({ status: 0 });

      const arrived = async () =>
        (await ask<{ nodes: { reference: string }[] }>('{ it: deskQueue { nodes { reference } } }', {}, officer)).nodes.map(
          ({ reference }) => reference,
        );
      // The worker is a process of its own; there is no event here to wait for.
      while ((await arrived()).length === 0) await sleep(500);
      expect(await arrived()).toEqual([filing.reference]);
    },
    TIMEOUT_MS,
  );

  it(
    'what is wrong is refused, every option by its field; what is known stays as it is; a tax code has one owner',
    async () => {
      const wrong = ['--tax-code', '123', '--contact-email', 'không', '--document-date', '2199-01-01', '--phone', 'gọi tôi'];
      const [refused, again, other] = await Promise.all([
        khien(['register-organisation', ...NAMED, ...wrong]),
        khien(['register-organisation', ...WHOLE, '--phone', '0225 999 9999']),
        khien(['register-organisation', '--name', 'Công ty Khác', '--province', '31', '--tax-code', '0123456789']),
      ]);
      expect([refused.status, refused.out]).toEqual([1, '']);
      for (const path of ['taxCode', 'phone', 'pdpContact.email', 'establishmentDocument.issuedOn'])
        expect(refused.err).toContain(`${path}: `);
      expect([again.status, again.err]).toEqual([0, expect.stringContaining('reviseOrganisation')]);
      expect([other.status, other.out]).toEqual([1, '']);
    },
    TIMEOUT_MS,
  );

  it(
    'of one registered by name and province alone the command says what is missing, and its officer adds it',
    async () => {
      const { out: id, err, status } = await khien(['register-organisation', '--name', 'Hợp tác xã Mẫu', '--province', '79']);
      expect([status, err]).toEqual([0, expect.stringContaining('cannot file: ')]);
      const dpo = await enter('dpo@htx.example', '--organisation', id, '--roles', 'PDP_OFFICER');
      const { version } = await ask<{ version: number }>('{ it: myOrganisation { version } }', {}, dpo);
      await ask(
        `mutation ($id: ID!, $version: Int!, $input: OrganisationBlockInput!) {
        it: reviseOrganisation(id: $id, expectedVersion: $version, input: $input) { version } }`,
        {
          id,
          version,
          input: { name: 'Hợp tác xã Mẫu', provinceCode: '79', pdpContact: { fullName: 'Nhân sự Mẫu', phones: ['0900 000 000'] } },
        },
        dpo,
      );
      const report = await ask<{ id: string }>(
        'mutation ($input: ReportContentInput!) { it: draftViolationReport(input: $input) { id } }',
        { input: { title: 'Lộ danh sách', facts: factsUnderLaw91() } },
        dpo,
      );
      expect(await ask('mutation ($id: ID!) { it: markViolationReportReady(id: $id) { state } }', { id: report.id }, dpo)).toEqual({
        state: 'READY',
      });
    },
    TIMEOUT_MS,
  );
});

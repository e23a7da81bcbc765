import { Writable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DOMAIN } from '#composition';
import { createLogger, type Logger, Worker } from '#platform';
import { createApp } from '../apps/api/src/create-app.js';
import { activityInput, type Played, playMainJob, reportInput, requestInput } from './support/played.js';
import { rootFields } from './support/root-fields.js';
import { World } from './support/world.js';

/** Personal data that nobody has, in the forms in which it might slip out. */
const CANARIES = {
  email: 'chim.yen.le@bi-mat.example',
  password: 'mật khẩu chim yến 2026',
  name: 'Lê Thị Chim Yến',
  phone: '0912345678',
};
const WORDS = [
  ...Object.values(CANARIES),
  'chim.yen.le',
  'Chim Yến',
  encodeURIComponent(CANARIES.name),
  Buffer.from(CANARIES.name).toString('base64').slice(0, 18),
];

describe('the log of the program', () => {
  let world: World;
  let app: NestFastifyApplication;
  let played: Played;
  let logger: Logger;
  const lines: string[] = [];
  const written: string[] = [];
  const restore: (() => void)[] = [];

  beforeAll(async () => {
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(...chunk.toString().split('\n').filter(Boolean));
        done();
      },
    });
    // Whatever is printed beside the logger counts as logged.
    for (const stream of [process.stdout, process.stderr]) {
      const write = stream.write.bind(stream) as (chunk: string | Uint8Array, ...rest: unknown[]) => boolean;
      stream.write = ((chunk: string | Uint8Array, ...rest: unknown[]) => {
        written.push(Buffer.from(chunk as Uint8Array).toString());
        return write(chunk, ...rest);
      }) as typeof stream.write;
      restore.push(() => {
        stream.write = write as typeof stream.write;
      });
    }
    logger = createLogger('test', 'debug', sink);
    world = await World.create();
    played = await playMainJob(world, `${CANARIES.name} ${CANARIES.phone}`);
    app = await createApp(world.house, world.signer, logger);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    for (const back of restore) back();
    await app.close();
    await world.destroy();
  });

  const token = () => played.dpo.token;
  const post = async (payload: unknown, headers: Record<string, string> = {}, url = '/graphql') =>
    (
      await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token()}`, ...headers },
        payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
      })
    ).body;
  const hits = (texts: readonly string[]) => texts.filter((text) => WORDS.some((word) => text.includes(word)));
  const broken = async (fault: string, repair: string, work: () => Promise<unknown>) => {
    await world.admin.query(fault);
    try {
      await work();
    } finally {
      await world.admin.query(repair);
    }
  };
  const activity = { ...activityInput(CANARIES.name), ownerName: `${CANARIES.name} ${CANARIES.phone}` };
  const DRAFT = 'mutation ($input: ActivityInput!) { draftProcessingActivity(input: $input) { id } }';
  const REPORT = 'mutation ($input: ReportContentInput!) { draftViolationReport(input: $input) { id } }';
  const REQUEST = 'mutation ($input: EnterRequestInput!) { enterDataSubjectRequest(input: $input) { id } }';
  const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }';

  it('holds no personal data after every way to fail, and says of every failure that it happened', async () => {
    const answers: string[] = [];
    const ask = async (payload: unknown, headers?: Record<string, string>, url?: string) => answers.push(await post(payload, headers, url));
    const { email, password, name, phone } = CANARIES;

    await ask({ query: SIGN_IN, variables: { input: { email, password, kind: 'COOKIE' } } });
    await ask({ query: SIGN_IN, variables: { input: { email: name, password } } });
    await ask({
      query: 'mutation ($input: ActivateAccountInput!) { activateAccount(input: $input) }',
      variables: { input: { token: 'x'.repeat(43), password } },
    });
    await ask({ query: DRAFT, variables: { input: activity } });
    await ask({ query: DRAFT, variables: { input: { ...activity, name: `${name}\u202e` } } });
    await ask({ query: DRAFT, variables: { input: { ...activity, ownerName: `${name} `.repeat(1000) } } });
    const report = reportInput(name);
    await ask({
      query: REPORT,
      variables: {
        input: { ...report, facts: { ...report.facts, place: phone, counts: [{ what: 'BASIC_SUBJECTS', basis: 'COUNTED', value: -1 }] } },
      },
    });
    await ask({ query: REPORT, variables: { input: { ...report, facts: { ...report.facts, detectedAt: '2199-01-01T00:00:00Z' } } } });
    const request = requestInput(`${name} ${phone}`);
    await ask({ query: REQUEST, variables: { input: { ...request, text: `${name}\u202e` } } });
    await ask({ query: REQUEST, variables: { input: { ...request, receivedAt: '2199-01-01T00:00:00Z' } } });
    await ask({ query: 'mutation ($id: ID!) { readWordsOfRequest(id: $id) { name text } }', variables: { id: played.requestId } });
    await ask({ query: '{ delivery(id: "x") { id } }', variables: {} });
    await ask({ query: SIGN_IN, variables: { input: { email } } }, { authorization: `Bearer ${email}` });
    await ask(
      { query: 'mutation ($input: SignInInput!) { signIn(input: $input) { token } }', variables: { input: { email, password } } },
      { cookie: `__Host-khien=${password.replaceAll(' ', '')}` },
    ).catch(() => 0);
    await ask(
      { query: '{ me { roles } }' },
      { 'user-agent': name.normalize('NFD').replace(/[^ -~]/g, ''), 'x-forwarded-for': email, referer: `https://x.example/${email}` },
    );
    await ask({ query: '{ me { roles } }' }, {}, `/graphql?email=${encodeURIComponent(email)}`);
    await ask({ query: '{ me { roles } }' }, {}, `/khong-co/${encodeURIComponent(email)}`);
    await app.inject({
      method: 'PUT',
      url: `/uploads/${encodeURIComponent(email)}`,
      headers: { authorization: `Bearer ${token()}`, 'content-type': 'application/octet-stream' },
      payload: name,
    });

    // Failures of the database whose own words quote the row.
    await broken(
      "alter table processing_activity add constraint broken check (name !~ 'Chim') not valid",
      'alter table processing_activity drop constraint broken',
      () => ask({ query: DRAFT, variables: { input: { ...activity, code: 'HD-2' } } }),
    );
    await broken(
      'create unique index broken on processing_activity (owner_name, (1)) where owner_name is not null',
      'drop index broken',
      async () => {
        for (const code of ['HD-3', 'HD-4']) await ask({ query: DRAFT, variables: { input: { ...activity, code } } });
      },
    );
    await broken(
      'alter table violation_report alter column title type varchar(3) using left(title, 3)',
      'alter table violation_report alter column title type text',
      () => ask({ query: REPORT, variables: { input: { ...report, title: `${name} ${phone}` } } }),
    );
    await broken(
      'alter table request_step add constraint broken check (false) not valid',
      'alter table request_step drop constraint broken',
      () => ask({ query: REQUEST, variables: { input: request } }),
    );
    await broken('alter table violation_report rename to hidden', 'alter table hidden rename to violation_report', async () => {
      await ask({ query: REPORT, variables: { input: report } });
      for (const field of await rootFields(world))
        if (field.kind === 'query') await ask({ query: field.document, variables: field.argumentsOf(played) });
    });
    await broken('alter function app.enter(bytea) rename to enter_hidden', 'alter function app.enter_hidden(bytea) rename to enter', () =>
      ask({ query: DRAFT, variables: { input: activity } }),
    );

    // The worker's failures.
    const worker = new Worker(world.database.workerUrl, world.workerHouse.uow, DOMAIN, logger);
    await world.admin.query("update outbox set dispatched_at = null where type = 'FilingSubmitted'");
    const { rows } = await world.admin.query<{ id: string }>('select id from outbox where dispatched_at is null limit 1');
    await broken('alter table delivery rename to hidden', 'alter table hidden rename to delivery', () =>
      worker.dispatch(rows[0]!.id).catch((error: unknown) => logger.error({ err: error }, 'jobs')),
    );
    await worker.dispatch(rows[0]!.id);

    expect(hits(lines)).toEqual([]);
    expect(hits(written)).toEqual([]);
    expect(lines.filter((line) => line.includes('"unexpected"')).length).toBeGreaterThanOrEqual(5);
    expect(lines.filter((line) => line.includes('"msg":"request"')).length).toBeGreaterThanOrEqual(20);
    // An answer may say back what its own caller sent, in the caller's words; an incident says nothing.
    const incidents = answers.filter((text) => text.includes('"INTERNAL"'));
    expect(incidents.length).toBeGreaterThanOrEqual(5);
    expect(hits(incidents)).toEqual([]);
    expect(hits(answers.filter((text) => text.includes('SIGN_IN_REFUSED') || text.includes('LINK_EXPIRED')))).toEqual([]);
  });

  it('would be caught holding some: the message of an error, an input, a header', () => {
    const before = lines.length;
    logger.warn({ note: `Key (email)=(${CANARIES.email}) already exists` }, 'leak');
    expect(hits(lines.slice(before))).toHaveLength(1);
    lines.splice(before);
  });

  it('drops what its habit should have kept out: the text of an error, and fields that hold persons', () => {
    const before = lines.length;
    const error = Object.assign(new Error(`Key (email)=(${CANARIES.email}) already exists\n    at ${CANARIES.name}`), {
      detail: CANARIES.name,
      parameters: [CANARIES.phone],
    });
    logger.error(
      {
        err: error,
        email: CANARIES.email,
        password: CANARIES.password,
        variables: { name: CANARIES.name },
        user: { email: CANARIES.email },
        headers: { cookie: CANARIES.phone },
      },
      'unexpected',
    );
    logger.error(error);
    expect(lines.length - before).toBe(2);
    expect(hits(lines.slice(before))).toEqual([]);
  });
});

import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { rootFields } from '../support/root-fields.js';
import { type Person, World } from '../support/world.js';

type Headers = Record<string, string>;
const JSON_TYPE = { 'content-type': 'application/json' };
/** What no answer may show: our files, our statements, our dependencies, our types as a guess. */
const INTERNALS = /at .*\.(ts|js|mjs):\d|node_modules|select |insert into|pg_|relation "|column "|postgres|mikro|stacktrace|Did you mean/i;

describe('the edge of GraphQL in production', () => {
  let world: World;
  let person: Person;
  beforeAll(async () => {
    world = await World.create({ NODE_ENV: 'production' });
    person = await world.person(['PDP_OFFICER'], { organisationId: (await world.organisation()).id });
    await world.app();
  });
  afterAll(() => world.destroy());

  const send = async (payload: string, headers: Headers = JSON_TYPE, method: 'POST' | 'GET' | 'PUT' = 'POST', url = '/graphql') => {
    const started = performance.now();
    const app = await world.app();
    const response = await app.inject({ method, url, headers: { authorization: `Bearer ${person.token}`, ...headers }, payload });
    return { status: response.statusCode, text: response.body, ms: performance.now() - started, headers: response.headers };
  };
  const query = (text: string, variables?: object) => send(JSON.stringify({ query: text, variables }));
  /** Refused, without data and without a word about what is inside. */
  const expectRefused = ({ status, text }: Awaited<ReturnType<typeof send>>, expected: number | readonly number[] = 400) => {
    expect([expected].flat()).toContain(status);
    expect(text).not.toMatch(/"data":\{/);
    expect(text).not.toMatch(INTERNALS);
  };

  it('serves what is asked for in due form', async () => {
    const { status, text } = await query('{ me { roles } }');
    expect([status, text]).toEqual([200, '{"data":{"me":{"roles":["PDP_OFFICER"]}}}\n']);
  });

  it('answers every document of our own that selects everything: limits are for others', async () => {
    for (const { name, document } of (await rootFields(world)).filter((field) => field.name !== 'signOut')) {
      const { text } = await query(document);
      expect([name, /GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED|too|exceed/i.test(text) && text]).toEqual([name, false]);
    }
  });

  describe('tells nothing of its schema:', () => {
    it.each([
      ['the whole of it', getIntrospectionQuery()],
      ['__schema', '{ __schema { queryType { name } } }'],
      ['__type', '{ __type(name: "Me") { name } }'],
      ['__schema behind a fragment', 'query { ...f } fragment f on Query { s: __schema { types { name } } }'],
    ])('%s', async (_what, text) => {
      expectRefused(await query(text));
    });

    it.each([
      '{ mee { roles } }',
      '{ me { rolez } }',
      'mutation { signIn(input: { emial: "x" }) { token } }',
      '{ delivery(idd: "x") { id } }',
      '{ me { ...on Mee { roles } } }',
    ])('no guess at what was meant by %s', async (text) => expectRefused(await query(text)));
  });

  describe('bounds a document before it runs:', () => {
    const repeated = (count: number, make: (i: number) => string) => Array.from({ length: count }, (_, i) => make(i)).join(' ');
    const nested = (depth: number) => `${'filings { deliveries { filing { '.repeat(depth)}id${' } } }'.repeat(depth)}`;
    const fragments = (levels: number) =>
      `{ violationReports { nodes { ...f0 } } } ${repeated(levels, (i) => `fragment f${i} on ViolationReportView { ${i + 1 < levels ? `...f${i + 1} ...f${i + 1}` : 'id'} }`)}`;

    it.each([
      ['depth', `{ violationReports { nodes { ${nested(4)} } } }`],
      ['aliases', `{ ${repeated(11, (i) => `a${i}: me { roles }`)} }`],
      ['aliases of __typename', `{ ${repeated(200, (i) => `a${i}: __typename`)} }`],
      ['directives', `{ me { roles ${repeated(6, () => '@include(if: true)')} } }`],
      ['unknown directives', `{ me { roles ${repeated(50, () => '@x')} } }`],
      [
        'cost',
        `{ ${repeated(9, (i) => `a${i}: violationReports(first: 100) { nodes { filings { deliveries { acknowledgements { code at note registryNumber } } verdicts { rule } } } }`)} }`,
      ],
      ['tokens', `{ ${repeated(1100, () => 'me { roles }')} }`],
      ['tokens in brackets', '{'.repeat(5000)],
      ['tokens of a list', `{ delivery(id: ${'['.repeat(2000)}"x"${']'.repeat(2000)}) { id } }`],
      ['the same field 8000 times', `{ ${'__typename '.repeat(8000)} }`],
      ['fragments that multiply, 26 levels', fragments(26)],
      ['fragments in a circle', '{ me { ...a } } fragment a on Me { ...b } fragment b on Me { ...a }'],
      ['a circle of one', '{ me { ...a } } fragment a on Me { roles ...a }'],
      ['a thousand errors', `{ ${repeated(900, (i) => `x${i}`)} }`],
    ])('%s', async (_what, text) => {
      const answer = await query(text);
      expectRefused(answer);
      expect(answer.text.length).toBeLessThan(8_000);
      // Not a measurement: stock servers took from seconds to minutes for some of these.
      expect(answer.ms).toBeLessThan(5_000);
    });

    it('lets pass what stands within the same bounds', async () => {
      for (const text of [`{ ${repeated(10, (i) => `a${i}: me { roles }`)} }`, '{ me { roles @include(if: true) } }', fragments(3)]) {
        const { status, text: answer } = await query(text);
        expect([status, answer.includes('"errors"') && answer]).toEqual([200, false]);
      }
    });
  });

  describe('takes one mutation, by POST, as JSON, from our own pages:', () => {
    const signOut = 'mutation { signOut }';

    it.each([
      ['two mutations', 'mutation { signOut again: signOut }'],
      [
        'fifty sign-ins',
        `mutation { ${Array.from({ length: 9 }, (_, i) => `a${i}: signIn(input: { email: "a@b.example", password: "x${i}" }) { token }`).join(' ')} }`,
      ],
      ['one behind a fragment', 'mutation { ...f } fragment f on Mutation { signOut }'],
      ['one behind an inline fragment', 'mutation { ... on Mutation { a: signOut b: signOut } }'],
    ])('not %s', async (_what, text) => {
      const before = await attempts();
      expectRefused(await query(text));
      expect(await attempts()).toEqual(before);
    });

    it('no batch', async () => {
      expectRefused(await send(JSON.stringify([{ query: '{ me { roles } }' }, { query: '{ me { roles } }' }])));
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql'])(
      'nothing sent as %s',
      async (type) => {
        expectRefused(await send(JSON.stringify({ query: signOut }), { 'content-type': type }), [400, 415]);
      },
    );

    it('nothing without a type', async () => {
      expectRefused(await send(JSON.stringify({ query: signOut }), {}), [400, 415]);
    });

    it('nothing by GET, neither mutation nor query', async () => {
      const url = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;
      expectRefused(await send('', { 'apollo-require-preflight': 'true' }, 'GET', url(signOut)), 405);
      expectRefused(await send('', { 'apollo-require-preflight': 'true' }, 'GET', url('{ me { roles } }')), 405);
    });

    it('no persisted query by its digest', async () => {
      const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
      expectRefused(await send(JSON.stringify({ extensions })), [200, 400]);
    });

    it('no operation over a subscription', async () => {
      expectRefused(await query('subscription { x }'));
    });

    async function attempts() {
      return (await world.admin.query('select coalesce(sum(attempts), 0)::int as n from sign_in_attempt')).rows[0];
    }
  });

  describe('takes no more than a document needs:', () => {
    it('1.5 MB are refused', async () => {
      const { status, text } = await send(JSON.stringify({ query: '{ me { roles } }', padding: 'x'.repeat(1_500_000) }));
      expect(status).toBe(413);
      expect(text).not.toMatch(INTERNALS);
    });

    it.each([
      ['not JSON', '{'],
      ['nothing', ''],
      ['null', 'null'],
      ['a text', '"x"'],
      ['deep', '['.repeat(50_000)],
      ['__proto__', '{"__proto__":{"x":1},"query":"{ me { roles } }"}'],
    ])('%s is refused in a word', async (_what, body) => {
      const answer = await send(body);
      expectRefused(answer, [400]);
      expect(answer.text.length).toBeLessThan(2_000);
    });
  });

  describe('explains an error without its inside:', () => {
    it('a failing database is an incident and nothing more', async () => {
      await world.admin.query('alter table user_account rename to hidden_account');
      try {
        const { text } = await query('{ me { roles } }');
        const { errors } = JSON.parse(text) as { errors: { message: string; extensions: Record<string, unknown> }[] };
        expect(errors[0]!.extensions).toMatchObject({
          code: 'INTERNAL',
          kind: 'unavailable',
          incident: expect.stringMatching(/^[0-9a-f-]{36}$/),
        });
        expect(text).not.toMatch(INTERNALS);
        expect(text).not.toContain('account"');
      } finally {
        await world.admin.query('alter table hidden_account rename to user_account');
      }
    });

    it('a value that is of the wrong kind is told by the caller’s own words', async () => {
      const { text } = await query('query ($id: ID!) { delivery(id: $id) { id } }', { id: { a: 1 } });
      expect(text).not.toMatch(INTERNALS);
      expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('around it', () => {
    it('the explorer is not there', async () => {
      expect((await send('', {}, 'GET', '/explorer')).status).toBe(404);
      const { headers, text } = await send('', { accept: 'text/html' }, 'GET', '/graphql');
      expect([headers['content-type'], text.includes('<')]).toEqual(['application/json; charset=utf-8', false]);
    });

    it('every answer says how a browser shall treat it', async () => {
      for (const url of ['/graphql', '/health/live', '/nowhere']) {
        const { headers } = await send(
          url === '/graphql' ? '{}' : '',
          url === '/graphql' ? JSON_TYPE : {},
          url === '/graphql' ? 'POST' : 'GET',
          url,
        );
        expect(headers).toMatchObject({
          'content-security-policy': expect.stringContaining("default-src 'none'"),
          'strict-transport-security': expect.stringContaining('max-age=63072000'),
          'x-content-type-options': 'nosniff',
          'x-frame-options': expect.any(String),
          'referrer-policy': 'no-referrer',
          'cross-origin-opener-policy': 'same-origin',
        });
        expect(headers['x-powered-by']).toBeUndefined();
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    });

    it('an address that is not there tells nothing', async () => {
      const { status, text } = await send('', {}, 'GET', '/uploads/../../etc/passwd');
      expect(status).toBe(404);
      expect(text).not.toMatch(INTERNALS);
    });
  });
});

describe('the edge of GraphQL in development', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.create({ NODE_ENV: 'development' });
  });
  afterAll(() => world.destroy());

  it('shows its schema', async () => {
    const { data } = await world.gql(getIntrospectionQuery({ descriptions: false }));
    expect(buildClientSchema(data as never).getQueryType()?.name).toBe('Query');
  });

  it('has an explorer that loads nothing from elsewhere, and whose policy forbids it', async () => {
    const response = await (await world.app()).inject({ method: 'GET', url: '/explorer' });
    expect(response.statusCode).toBe(200);
    expect(foreignLoads(response.body)).toEqual([]);
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
  });

  it('would be caught loading from elsewhere', () => {
    expect(foreignLoads('<script src="https://unpkg.com/x.js"></script><link rel="x" href=\'//cdn.example/a.css\'>')).toHaveLength(2);
  });
});

/** Tags that make a browser fetch from another host. */
function foreignLoads(html: string): string[] {
  return html.match(/<(script|link|img|iframe)\b[^>]*\b(src|href)\s*=\s*["']?(https?:)?\/\/[^>]*>/gi) ?? [];
}

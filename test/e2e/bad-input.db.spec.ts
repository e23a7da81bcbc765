import fc from 'fast-check';
import { drafted, factsUnderLaw91, hoursAgo, readied, without } from '../support/facts.js';
import { putAt } from '../support/leaves.js';
import { activityInput, type Played, reportInput } from '../support/played.js';
import { countRows } from '../support/records.js';
import { type Refusal, RoughClient } from '../support/rough-client.js';
import type { World } from '../support/world.js';

/** Codes that travel as String; what may be one of them is a list of the law. */
const CODED = /dataTypes\.0\.code$|legalBas(es|is)|operations/;

/** Of a list its first item. */
const inLists = (idPath: string) => idPath.replace(/(activityIds|attachmentIds|memberIds|datasetIds|worksheetIds)$/, '$1.0');

describe('bad input', () => {
  let client: RoughClient;
  let world: World;
  let played: Played;
  beforeAll(async () => {
    client = await RoughClient.create();
    ({ world, played } = client);
  });
  afterAll(() => world.destroy());
  const call = (name: string, variables: Record<string, unknown>) => client.call(name, variables);
  const full = (name: string) => client.full(name);

  it('finds nothing under what is no id, whatever its shape', async () => {
    const shapes = [
      '',
      'x',
      '0',
      'null',
      '-1',
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      '01890000-0000-7000-8000-000000000000',
      'x'.repeat(10_000),
      'a\u0000b',
      '\ud800',
      "' or '1'='1",
      '😀',
      42,
    ];
    const before = await countRows(world);
    for (const field of client.fields.values()) {
      if (field.name === 'signIn') continue;
      for (const idPath of field.idPaths)
        for (const shape of shapes) {
          const path = inLists(idPath);
          const { it, refusal } = await call(field.name, putAt(full(field.name), path, shape));
          // A step with many says it of each.
          if (field.name === 'processingActivities' && !refusal) expect(it).toMatchObject({ nodes: [] });
          else
            expect({
              field: field.name,
              path,
              shape,
              code: refusal?.code ?? (it as unknown as { code: string }[] | undefined)?.[0]?.code,
            }).toEqual({
              field: field.name,
              path,
              shape,
              code: expect.stringMatching(/^(NOT_FOUND|INVALID)$/),
            });
        }
    }
    expect(await countRows(world)).toEqual(before);
  });

  it('finds nothing under the id of another noun', async () => {
    const ids = [
      played.activityId,
      played.reportId,
      played.filingId,
      played.deliveryId,
      played.ticketId,
      played.importId,
      played.organisation.id,
      played.dpo.userId,
    ];
    for (const field of client.fields.values()) {
      if (field.name === 'signIn') continue;
      for (const idPath of field.idPaths) {
        const path = inLists(idPath);
        const own = path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], full(field.name));
        // Another one of the same noun is found, and that is right.
        const SAME: Readonly<Record<string, string>> = {
          violationReport: played.reportId,
          undoRegisterImport: played.importId,
          draftLetter: played.reportId,
        };
        for (const id of ids.filter((candidate) => candidate !== own && candidate !== SAME[field.name])) {
          const { it, refusal } = await call(field.name, putAt(full(field.name), path, id));
          const right = refusal === undefined ? JSON.stringify(it) : refusal.code;
          expect({ field: field.name, right }).toEqual({
            field: field.name,
            right: expect.stringMatching(
              /NOT_FOUND|INVALID|WRONG_STATE|ALREADY_COMMITTED|NOT_FROM_TEMPLATE|NOT_UNDOABLE|"nodes":\[\]|^\[\]$/,
            ),
          });
        }
      }
    }
  });

  it('refuses numbers that are no counts, and codes that are no codes', async () => {
    const wrong: Readonly<Record<string, readonly unknown[]>> = {
      WholeNumber: [-1, 2 ** 53, 1.5, 1e300, '1', true, [1, 2], {}],
      Int: [-1, 2 ** 31, -(2 ** 31) - 1, 1.5, 1e300, '1', true, [1, 2], {}],
      Boolean: ['true', 1, 0, {}],
      Instant: [
        '',
        'hôm qua',
        '2026-02-30T00:00:00Z',
        '2026-11-22',
        '2026-11-22T08:30:00',
        '0001-01-01T00:00:00Z',
        '9999-12-31T23:59:59Z',
        '2026-11-22T25:00:00Z',
        0,
        1e15,
        {},
      ],
      LocalDate: ['', '2026-02-30', '0000-01-01', '9999-12-31', '22/11/2026', '2026-11-22T00:00:00Z', 20261122, {}],
    };
    const before = await countRows(world);
    for (const leaf of client.leaves) {
      const enumLike = /^[A-Z]/.test(leaf.type) && !['String', 'ID', ...Object.keys(wrong)].includes(leaf.type);
      const values =
        CODED.test(leaf.path) && leaf.type === 'String'
          ? ['KHÔNG_CÓ', '', 'x'.repeat(5000), '\ud800']
          : enumLike
            ? ['KHÔNG_CÓ', '', 'controller', 1, {}, '__proto__', 'constructor']
            : (wrong[leaf.type] ?? []);
      for (const value of values) {
        const { refusal } = await call(leaf.mutation, putAt(full(leaf.mutation), leaf.path, value));
        expect({ leaf, value, code: refusal?.code }).toEqual({
          leaf,
          value,
          code: expect.stringMatching(/^(INVALID|BAD_USER_INPUT|CONFLICT)$/),
        });
      }
    }
    expect(await countRows(world)).toEqual(before);
  });

  it('names the path, the bound and both languages where a count is negative', async () => {
    for (const path of [
      'facts.counts.0.value',
      'facts.counts.0.min',
      'facts.counts.0.max',
      'facts.illegalSale.priceVnd',
      'facts.illegalSale.volume',
    ])
      expect(await call('draftViolationReport', putAt(full('draftViolationReport'), `input.${path}`, -1))).toMatchObject({
        refusal: {
          code: 'INVALID',
          defects: [{ path, code: 'MIN', vi: 'Số này không được nhỏ hơn 0.', en: 'This must not be less than 0.' }],
        },
      });
    expect(
      await call('draftProcessingActivity', putAt(full('draftProcessingActivity'), 'input.subjectGroups.0.subjectCount', 2_000_000_001)),
    ).toMatchObject({
      refusal: { defects: [{ path: 'subjectGroups.0.subjectCount', code: 'MAX' }] },
    });
  });

  it('bounds every list', async () => {
    const lists: Record<string, [string, unknown][]> = {
      draftProcessingActivity: [
        ['legalBases', 'CONSENT'],
        ['operations', 'COLLECT'],
        ['measures', 'a'],
        ['subjectGroups', { name: 'a' }],
        ['dataTypes', { label: 'a' }],
        ['systems', { name: 'a' }],
        ['parties', { kind: 'RECIPIENT', name: 'a' }],
        ['purposes', { text: 'a' }],
        ['protectionMeasures', { kind: 'OTHER', text: 'a' }],
        ['transfers', { case: 'OTHER' }],
        ['sources', 'DEVICE'],
      ],
      draftViolationReport: [
        ['activityIds', played.activityId],
        ['facts.systems', 'a'],
        ['facts.involvedParties', { name: 'a' }],
        ['facts.dataTypes', { code: 'HEALTH', state: 'UNKNOWN' }],
        ['facts.counts', { what: 'BASIC_SUBJECTS', basis: 'UNKNOWN' }],
      ],
    };
    const before = await countRows(world);
    for (const [mutation, entries] of Object.entries(lists))
      for (const [path, element] of entries) {
        const { refusal } = await call(
          mutation,
          putAt(
            full(mutation),
            `input.${path}`,
            Array.from({ length: 1000 }, () => element),
          ),
        );
        expect(refusal).toMatchObject({
          code: 'INVALID',
          defects: expect.arrayContaining([expect.objectContaining({ path, code: 'ARRAY_MAX_SIZE' })]),
        });
      }
    const interests = Array.from({ length: 500 }, () => 'LIFE');
    expect(await call('draftViolationReport', putAt(full('draftViolationReport'), 'input.facts.harmInterests', interests))).toMatchObject({
      refusal: { defects: [{ path: 'facts.harmInterests', code: 'ARRAY_UNIQUE' }] },
    });
    expect(await countRows(world)).toEqual(before);
  });

  it('refuses a body without end, and values nested without end', async () => {
    const app = await world.app();
    const send = async (path: string, json: string) => {
      const { document } = client.fields.get('draftViolationReport')!;
      const body = JSON.stringify({ query: document, variables: putAt(full('draftViolationReport'), path, '@') }).replace('"@"', json);
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${played.dpo.token}` };
      const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: body });
      return { status: response.statusCode, code: response.json<{ errors?: { extensions: Refusal }[] }>().errors?.[0]?.extensions.code };
    };
    for (const path of ['input.title', 'input.activityIds', 'input.facts.dataTypes', 'input.facts.detectedAt', 'input'])
      for (const deep of [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, `${'{"__proto__":'.repeat(20_000)}1${'}'.repeat(20_000)}`])
        expect({ path, ...(await send(path, deep)) }).toMatchObject({ path, status: 400 });
    const { status } = await send('input.facts.place', JSON.stringify('x'.repeat(600_000)));
    expect(status).toBe(413);
  });

  it('refuses times that cannot be, with the reason, already in a draft', async () => {
    const cases: [string, object, string][] = [
      ['facts.detectedAt', { detectedAt: hoursAgo(-0.01) }, 'TIME_IN_FUTURE'],
      ['facts.occurredFrom', { occurredFrom: hoursAgo(-1), detectedAt: null }, 'TIME_IN_FUTURE'],
      ['facts.occurredTo', { occurredTo: hoursAgo(-1) }, 'TIME_IN_FUTURE'],
      [
        'facts.detectedAt',
        { occurredFrom: hoursAgo(1), occurrencePrecision: 'EXACT', detectedAt: hoursAgo(2) },
        'DETECTED_BEFORE_OCCURRED',
      ],
      ['facts.occurredTo', { occurredFrom: hoursAgo(1), occurredTo: hoursAgo(2), detectedAt: null }, 'END_BEFORE_START'],
    ];
    for (const [path, times, code] of cases)
      for (const mutation of ['draftViolationReport', 'reviseViolationReport']) {
        const variables = putAt(full(mutation), 'input.facts', { ...factsUnderLaw91(), ...times });
        expect({ path, ...(await call(mutation, variables)) }).toMatchObject({
          path,
          refusal: { code: 'INVALID', defects: [{ path, code }] },
        });
      }
  });

  it('lists the facts that are missing with path, code, both languages and article', async () => {
    const { id } = await drafted(world, played.dpo, {});
    const { refusal } = await call('markViolationReportReady', { id });
    expect(refusal).toMatchObject({ code: 'FACTS_MISSING' });
    expect(refusal!.defects!.map(({ path, code, article }) => [path, code, article])).toEqual([
      ['reporterRole', 'REQUIRED', 'L91 23.1'],
      ['detectedAt', 'REQUIRED', 'L91 23.1'],
      ['actType', 'REQUIRED', 'D356 28.1(a)'],
      ['dataTypes', 'REQUIRED', expect.stringContaining('D356 28.1(a)')],
    ]);
    const other = await drafted(world, played.dpo, without(factsUnderLaw91({ actType: 'OTHER' }), 'actDescription'));
    expect((await call('markViolationReportReady', { id: other.id })).refusal!.defects).toMatchObject([
      { path: 'actDescription', code: 'REQUIRED' },
    ]);
  });

  it('files nothing without the commitment, and takes no key that is none', async () => {
    const { id: reportId } = await readied(world, played.dpo);
    const input = { reportId, clientKey: `key-${reportId}`, commitment: true };
    const before = await countRows(world);
    expect(await call('submitViolationReport', { input: { ...input, commitment: false } })).toMatchObject({
      refusal: { code: 'INVALID', defects: [{ path: 'commitment', code: 'EQUALS' }] },
    });
    expect(await call('submitViolationReport', { input: { reportId, clientKey: input.clientKey } })).toMatchObject({
      refusal: { code: 'BAD_USER_INPUT' },
    });
    for (const clientKey of [
      '',
      'short',
      'x'.repeat(201),
      'có dấu tiếng Việt',
      'with blanks inside',
      'a\u0000bcdefgh',
      'abcdefgh\n',
      '\ud800abcdefgh',
      '\u202eabcdefgh',
    ])
      expect(await call('submitViolationReport', { input: { ...input, clientKey } })).toMatchObject({
        refusal: { code: 'INVALID', defects: expect.arrayContaining([expect.objectContaining({ path: 'clientKey' })]) },
      });
    expect(await countRows(world)).toEqual(before);
  });

  it('tells the current version to whoever holds an old one', async () => {
    const { id } = await drafted(world, played.dpo);
    for (const expectedVersion of [0, 2, 2 ** 31 - 1, -(2 ** 31)])
      expect(await call('reviseViolationReport', { id, expectedVersion, input: reportInput('CŨ') })).toMatchObject({
        refusal: { code: 'CONFLICT', current: 1 },
      });
    expect(
      await call('reviseProcessingActivity', { id: played.activityId, expectedVersion: 99, input: activityInput('CŨ') }),
    ).toMatchObject({
      refusal: { code: 'CONFLICT', current: expect.any(Number) },
    });
  });

  it('names the state and what is possible where a step is not', async () => {
    const { id } = await drafted(world, played.dpo);
    expect(await call('submitViolationReport', { input: { reportId: id, clientKey: `key-${id}`, commitment: true } })).toMatchObject({
      refusal: { code: 'WRONG_STATE', kind: 'state', state: 'DRAFT', allowed: ['revise', 'markReady', 'discard', 'abandon', 'expire'] },
    });
  });

  it('refuses fields that no form has', async () => {
    for (const mutation of ['draftProcessingActivity', 'draftViolationReport', 'submitViolationReport', 'acceptFiling'])
      for (const path of ['input.organisationId', 'input.state', 'input.createdBy', 'input.__proto__x'])
        expect({ mutation, path, ...(await call(mutation, putAt(full(mutation), path, played.organisation.id))) }).toMatchObject({
          mutation,
          path,
          refusal: { code: 'BAD_USER_INPUT' },
        });
  });

  it('never breaks, whatever is put wherever', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string().map((short) => short.repeat(200)),
    );
    const value = fc.oneof(
      { weight: 4, arbitrary: text },
      fc.integer(),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.jsonValue(),
    );
    const candidates = client.leaves.filter(({ mutation }) => mutation !== 'signOut');
    for (const mutation of new Set(client.leaves.map((leaf) => leaf.mutation)))
      if (mutation !== 'signOut') await call(mutation, full(mutation));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...candidates),
        fc.array(fc.tuple(fc.nat({ max: 40 }), value), { minLength: 1, maxLength: 4 }),
        async ({ mutation }, changes) => {
          const own = candidates.filter((leaf) => leaf.mutation === mutation);
          let variables = full(mutation);
          for (const [n, changed] of changes) variables = putAt(variables, own[n % own.length]!.path, changed);
          await call(mutation, variables);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has reached every mutation that takes input', () => {
    expect([...new Set(client.leaves.map(({ mutation }) => mutation))].filter((mutation) => !client.reached.has(mutation))).toEqual([]);
  });
});

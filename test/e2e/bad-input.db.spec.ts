import fc from 'fast-check';
import { activityContent, drafted, factsUnderLaw91, hoursAgo, readied, without } from '../support/facts.js';
import { type Leaf, leavesOf, putAt } from '../support/leaves.js';
import { activityInput, type Played, playMainJob, reportInput } from '../support/played.js';
import { countRows } from '../support/records.js';
import { type RootField, rootFields, schemaOf } from '../support/root-fields.js';
import { World } from '../support/world.js';

interface Refusal {
  readonly code: string;
  readonly messageVi?: string;
  readonly messageEn?: string;
  readonly defects?: readonly {
    readonly path: string;
    readonly code: string;
    readonly vi: string;
    readonly en: string;
    readonly article?: string;
  }[];
}

/** Fields that a person writes freely; everything else of type String is a code, a key or a secret. */
const FREE_TEXT =
  /fileName$|(title|code|name|orgUnit|purpose|retention|deletionMethod|ownerName|label|country|role|contact|note|lateReason|detectionMethod|place|actDescription|consequences|measures|systems)(\.0)?$/;
const CODED = /dataTypes\.0\.code$|legalBases|operations/;

describe('bad input', () => {
  let world: World;
  let played: Played;
  let fields: Map<string, RootField>;
  let leaves: Leaf[];
  const reached = new Set<string>();
  beforeAll(async () => {
    world = await World.create();
    played = await playMainJob(world, 'XẤU');
    fields = new Map((await rootFields(world)).map((field) => [field.name, field]));
    leaves = leavesOf(await schemaOf(world)).filter(({ mutation }) => mutation !== 'signIn' && mutation !== 'activateAccount');
  });
  afterAll(() => world.destroy());

  /** Calls a root field as whoever may. No input at all may end as INTERNAL, or be answered in one language. */
  const call = async (name: string, variables: Record<string, unknown>) => {
    const field = fields.get(name)!;
    const { data, errors, status } = await world.gql<{ it: Record<string, unknown> }>(field.document, variables, played[field.actor]);
    reached.add(name);
    const refusal = errors?.[0]?.extensions as Refusal | undefined;
    if (refusal?.code === 'INTERNAL' || status >= 500) throw new Error(`${name} broke on ${JSON.stringify(variables).slice(0, 300)}`);
    if (refusal?.messageVi !== undefined)
      expect(refusal).toMatchObject({ messageVi: expect.stringMatching(/\S/), messageEn: expect.stringMatching(/\S/) });
    for (const defect of refusal?.defects ?? [])
      expect(defect).toMatchObject({
        path: expect.any(String),
        code: expect.stringMatching(/^[A-Z_0-9]+$/),
        vi: expect.stringMatching(/\S/),
        en: expect.stringMatching(/\S/),
      });
    return { it: data?.it, refusal };
  };
  /** Valid variables of a mutation, every part of it filled in. */
  const full = (mutation: string): Record<string, unknown> => {
    const base = fields.get(mutation)!.argumentsOf(played);
    if (mutation.endsWith('ProcessingActivity') && 'input' in base) return { ...base, input: { ...activityContent() } };
    if (mutation.endsWith('ViolationReport') && 'expectedVersion' in base)
      return { ...base, input: { title: 'Vụ', activityIds: [played.activityId], facts: factsUnderLaw91() } };
    if (mutation === 'draftViolationReport') return { input: { title: 'Vụ', activityIds: [played.activityId], facts: factsUnderLaw91() } };
    return base;
  };
  /** A path into the variables as a defect names it: without the name of the argument, and of the element of a plain list. */
  const defectPath = ({ path }: Leaf) => path.replace(/^input\./, '').replace(/\.0$/, '');
  const stringLeaves = () => leaves.filter(({ type, path }) => type === 'String' && FREE_TEXT.test(path) && !CODED.test(path));

  it('finds every text that the mutations take', () => {
    expect(stringLeaves().length).toBeGreaterThan(45);
    const others = leaves.filter(({ type, path }) => type === 'String' && !(FREE_TEXT.test(path) && !CODED.test(path)));
    expect(new Set(others.map(({ path }) => path))).toEqual(
      new Set(['input.dataTypes.0.code', 'input.legalBases.0', 'input.operations.0', 'input.clientKey']),
    );
  });

  it.each<[string, string, string]>([
    ['a control character', 'DECEPTIVE_CHARACTERS', 'trước\u0000sau'],
    ['an escape sequence', 'DECEPTIVE_CHARACTERS', 'a\u001b[2Jb'],
    ['a C1 control', 'DECEPTIVE_CHARACTERS', 'a\u0085b'],
    ['a bare carriage return', 'DECEPTIVE_CHARACTERS', 'a\rb'],
    ['a right-to-left override', 'DECEPTIVE_CHARACTERS', 'hoá đơn \u202efdp.exe'],
    ['an isolate', 'DECEPTIVE_CHARACTERS', 'a\u2066b'],
    ['a byte order mark within', 'DECEPTIVE_CHARACTERS', 'a\ufeffb'],
    ['a lone high surrogate', 'DECEPTIVE_CHARACTERS', 'a\ud800'],
    ['a lone low surrogate', 'DECEPTIVE_CHARACTERS', '\udc00b'],
    ['a text without end', 'TOO_LONG', 'đ'.repeat(20_001)],
  ])('refuses %s in every text, by path and in both languages, and writes nothing', async (_what, code, text) => {
    const before = await countRows(world);
    for (const leaf of stringLeaves()) {
      const { refusal } = await call(leaf.mutation, putAt(full(leaf.mutation), leaf.path, text));
      expect({ leaf, refusal }).toMatchObject({
        leaf,
        refusal: { code: 'INVALID', defects: expect.arrayContaining([expect.objectContaining({ path: defectPath(leaf), code })]) },
      });
    }
    expect(await countRows(world)).toEqual(before);
  });

  it('refuses a blank where a text is needed', async () => {
    for (const path of ['input.code', 'input.name', 'input.subjectGroups.0.name', 'input.systems.0.name', 'input.parties.0.name'])
      for (const blank of ['', '  \n\t '])
        expect(await call('draftProcessingActivity', putAt(full('draftProcessingActivity'), path, blank))).toMatchObject({
          refusal: { code: 'INVALID', defects: [{ code: 'EMPTY' }] },
        });
    expect(await call('draftViolationReport', putAt(full('draftViolationReport'), 'input.title', ' '))).toMatchObject({
      refusal: { defects: [{ path: 'title', code: 'EMPTY' }] },
    });
  });

  it('refuses a data type that is neither a code nor a name', async () => {
    for (const type of [{}, { code: null, label: null }, { label: '' }, { label: '  ' }, { retention: '1 năm' }])
      expect(await call('draftProcessingActivity', putAt(full('draftProcessingActivity'), 'input.dataTypes', [type]))).toMatchObject({
        refusal: { code: 'INVALID', defects: [{ path: 'dataTypes.0.label', code: 'EMPTY' }] },
      });
  });

  it.each([
    '<script>alert(document.cookie)</script>',
    `'; drop table filing; -- " \\ $1 ?`,
    '$' + '{7*7} {{7*7}} <%= 7*7 %> #{7*7}',
    '{ me { roles } } query { __schema { types { name } } }',
    '{"$ne":null}',
    '../../../../etc/passwd',
    "=cmd|' /C calc'!A0",
    '%s%n%x \\u202e &#8238; &lt;',
    '__proto__',
    'Nguyễn Thị Ưởng 😀 中文 عربي ไทย',
  ])('keeps %s as the characters that they are', async (text) => {
    const input = {
      ...activityContent({
        name: text,
        purpose: text,
        orgUnit: text,
        measures: [text],
        retention: text,
        deletionMethod: text,
        ownerName: text,
      }),
      code: `${text} ${Math.random()}`,
      subjectGroups: [{ name: text, subjectCount: 1 }],
      dataTypes: [{ label: text, retention: text }],
      systems: [{ name: text, location: 'ABROAD', country: text }],
      parties: [{ kind: 'RECIPIENT', name: text, country: text }],
    };
    const { it: activity } = await call('draftProcessingActivity', { input });
    expect(activity).toMatchObject({
      code: input.code,
      name: text,
      purpose: text,
      orgUnit: text,
      measures: [text],
      retention: text,
      deletionMethod: text,
      ownerName: text,
      subjectGroups: [{ name: text }],
      dataTypes: [{ code: null, label: text, retention: text }],
      systems: [{ name: text, country: text }],
      recipients: [{ name: text, country: text }],
    });
    const words = {
      detectionMethod: text,
      place: text,
      systems: [text],
      actDescription: text,
      consequences: text,
      measures: text,
      involvedParties: [{ name: text, role: text, contact: text }],
    };
    const report = await readied(world, played.dpo, factsUnderLaw91(words));
    const { it: shown } = await call('violationReport', { id: report.id });
    expect(shown).toMatchObject({ facts: words });
    const { it: submitted } = await call('submitViolationReport', {
      input: { reportId: report.id, clientKey: `key-${report.id}`, commitment: true, lateReason: text },
    });
    const { content } = (submitted as { filing: { content: string } }).filing;
    expect(JSON.parse(content)).toMatchObject({ facts: words, lateReason: text });
    await world.settle();
    const { rows } = await world.admin.query<{ id: string }>(
      'select d.id from delivery d join filing f on f.id = d.filing_id where f.report_id = $1',
      [report.id],
    );
    const { it: delivery } = await call('acceptFiling', { input: { deliveryId: rows[0]!.id, note: text } });
    expect(delivery).toMatchObject({ acknowledgements: [{ code: '01' }, { code: '03', note: text }] });
  });

  it('writes a text in one form only, however it was typed', async () => {
    const { it } = await call('draftProcessingActivity', {
      input: { ...activityInput('NFD'), name: `  ${'Đường Trần Hưng Đạo'.normalize('NFD')}\r\n ` },
    });
    expect(it).toMatchObject({ name: 'Đường Trần Hưng Đạo'.normalize('NFC') });
  });

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
    for (const field of fields.values()) {
      if (field.name === 'signIn') continue;
      for (const idPath of field.idPaths)
        for (const shape of shapes) {
          const path = idPath.replace(/activityIds$/, 'activityIds.0');
          const { it, refusal } = await call(field.name, putAt(full(field.name), path, shape));
          if (field.name === 'processingActivities' && !refusal) expect(it).toMatchObject({ nodes: [] });
          else
            expect({ field: field.name, path, shape, code: refusal?.code }).toEqual({
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
    for (const field of fields.values()) {
      if (field.name === 'signIn') continue;
      for (const idPath of field.idPaths) {
        const path = idPath.replace(/activityIds$/, 'activityIds.0');
        const own = path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], full(field.name));
        for (const id of ids.filter(
          (candidate) => candidate !== own && !(field.name === 'violationReport' && candidate === played.reportId),
        )) {
          const { it, refusal } = await call(field.name, putAt(full(field.name), path, id));
          const right = refusal === undefined ? JSON.stringify(it) : refusal.code;
          expect({ field: field.name, right }).toEqual({
            field: field.name,
            right: expect.stringMatching(/NOT_FOUND|WRONG_STATE|ALREADY_COMMITTED|"nodes":\[\]/),
          });
        }
      }
    }
  });

  it('refuses numbers that are no counts, and codes that are no codes', async () => {
    const wrong: Readonly<Record<string, readonly unknown[]>> = {
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
    for (const leaf of leaves) {
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
    for (const path of ['facts.basicSubjects', 'facts.sensitiveSubjects', 'facts.records'])
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
      ],
      draftViolationReport: [
        ['activityIds', played.activityId],
        ['facts.systems', 'a'],
        ['facts.involvedParties', { name: 'a' }],
        ['facts.dataTypes', { code: 'HEALTH', state: 'UNKNOWN' }],
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
      const { document } = fields.get('draftViolationReport')!;
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
      ['facts.detectedAt', { occurredFrom: hoursAgo(1), detectedAt: hoursAgo(2) }, 'DETECTED_BEFORE_OCCURRED'],
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
      refusal: { code: 'WRONG_STATE', kind: 'state', state: 'DRAFT', allowed: ['revise', 'markReady', 'discard'] },
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

  describe('pages', () => {
    const LISTS = ['processingActivities', 'violationReports', 'deskQueue', 'notifications'];
    const cursor = (keys: unknown) => Buffer.from(JSON.stringify(keys)).toString('base64url');
    const id = '01890000-0000-7000-8000-000000000000';

    it('of less than one row or more than 100 are refused by path', async () => {
      for (const list of LISTS)
        for (const [first, code] of [
          [0, 'MIN'],
          [-5, 'MIN'],
          [101, 'MAX'],
          [2 ** 31 - 1, 'MAX'],
        ] as const)
          expect(await call(list, { first })).toMatchObject({ refusal: { code: 'INVALID', defects: [{ path: 'first', code }] } });
      for (const list of LISTS) expect(await call(list, { first: 1.5 })).toMatchObject({ refusal: { code: 'BAD_USER_INPUT' } });
    });

    it('behind what is no cursor of theirs are refused', async () => {
      const garbage = [
        '',
        'x',
        '!!!',
        '\u0000',
        '\ud800',
        'e30',
        cursor([]),
        cursor(null),
        cursor(['a']),
        cursor(['a', 'b']),
        cursor([id, id]),
        cursor(['2026-02-30T00:00:00+00:00', id]),
        cursor(['2026-11-22T00:00:00+00:00', 'x']),
        cursor(['2026-11-22T00:00:00+00:00', id.toUpperCase().replace('0189', 'ABCD')]),
        cursor(['infinity', id]),
        cursor([1, id]),
        cursor([{ a: 1 }, id]),
        cursor(['a\u0000b', id]),
        cursor(['a', id, id]),
        cursor(["' or 1=1 --", "' or 1=1 --"]),
        'x'.repeat(2001),
      ];
      for (const list of LISTS)
        for (const after of garbage) {
          const { it, refusal } = await call(list, { first: 5, after });
          // A list by name takes any name as a place to go on from.
          if (list === 'processingActivities' && !refusal) expect(it).toHaveProperty('nodes');
          else expect({ list, after, code: refusal?.code }).toEqual({ list, after, code: 'INVALID' });
        }
    });

    it('behind any text at all never break', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...LISTS),
          fc.oneof(
            fc.string({ unit: 'binary' }),
            fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }).map(cursor),
            fc.json().map((text) => Buffer.from(text).toString('base64url')),
          ),
          async (list, after) => {
            await call(list, { first: 5, after });
          },
        ),
        { numRuns: 150 },
      );
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
    const candidates = leaves.filter(({ mutation }) => !['signOut', 'publishProcessingActivity'].includes(mutation));
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
    expect([...new Set(leaves.map(({ mutation }) => mutation))].filter((mutation) => !reached.has(mutation))).toEqual([]);
  });
});

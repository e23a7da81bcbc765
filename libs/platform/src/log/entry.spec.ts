import { createHash } from 'node:crypto';
import { type Actor, ANONYMOUS } from '#kernel';
import {
  canonicalBytes,
  canonicalText,
  entryText,
  type LogEntry,
  LogRefusal,
  leafHashOf,
  parseCanonical,
  parseEntry,
  saltedDigest,
} from './index.js';
import { idOf } from './sample-log.fixture.js';

const entry: LogEntry = {
  v: 1,
  id: idOf('event'),
  type: 'ViolationReportSubmitted',
  at: '2026-03-01T02:03:04.005Z',
  actor: { kind: 'system', name: 'worker' },
  subjects: [idOf('report')],
  digest: 'ab'.repeat(32),
};

const refusal = (value: unknown): string => {
  try {
    entryText(value as LogEntry);
  } catch (error) {
    if (error instanceof LogRefusal) return `${error.code} ${error.failure.detail}`;
    throw error;
  }
  return 'accepted';
};

describe('canonical JSON', () => {
  test('sorts, escapes and writes numbers as RFC 8785 shows', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalText(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('refuses whatever JSON would drop or change, naming the path', () => {
    const cases: [unknown, string][] = [
      [{ a: undefined }, '$.a'],
      [[undefined], '$[0]'],
      [new Array(2), '$[0]'],
      [{ a: [{ b: Number.NaN }] }, '$.a[0].b'],
      [Number.POSITIVE_INFINITY, '$'],
      [new Date(0), '$'],
      [{ a: 1n }, '$.a'],
      [{ a: () => 1 }, '$.a'],
      [new Map(), '$'],
      [Buffer.from('a'), '$'],
      ['\ud800', '$'],
      [{ '\udc00': 1 }, '$'],
      [undefined, '$'],
    ];
    for (const [value, path] of cases) {
      expect(() => canonicalBytes(value)).toThrow(TypeError);
      expect(() => canonicalBytes(value)).toThrow(new RegExp(`at ${path.replace(/[$.[\]]/g, '\\$&')}(:|$)`));
    }
  });

  test('refuses what is nested beyond reason, also around a circle', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(() => canonicalText(circle)).toThrow(TypeError);
    expect(() => parseCanonical('['.repeat(100) + ']'.repeat(100))).toThrow(TypeError);
  });

  test.each(['{"a":1,"a":1}', '{"b":1,"a":1}', '{"a": 1}', '[1.0]', '[-0]', '["\\u0041"]', '"\\/"', '[1] ', ''])(
    'reads no other form: %s',
    (text) => {
      expect(() => parseCanonical(text)).toThrow();
    },
  );
});

describe('a log entry', () => {
  test('reads back from its text, for every kind of actor that writes', () => {
    const actors: Exclude<Actor, { kind: 'feed' }>[] = [
      ANONYMOUS,
      { kind: 'system', name: 'deliver-filings' },
      { kind: 'platform', userId: idOf('u'), roles: ['PLATFORM_ADMIN'] },
      { kind: 'officer', userId: idOf('u'), unitId: idOf('a05'), roles: ['LIAISON_OFFICER'] },
      { kind: 'member', userId: idOf('u'), organisationId: idOf('o'), roles: ['PREPARER', 'APPROVER'] },
    ];
    for (const actor of actors) expect(parseEntry(entryText({ ...entry, actor }))).toEqual({ ...entry, actor });
    const { digest: _, ...bare } = entry;
    expect(parseEntry(entryText(bare))).toEqual(bare);
  });

  test('hashes as SHA-256 of a zero byte and its text', () => {
    const bytes = Buffer.from(entryText(entry), 'utf8');
    expect(leafHashOf(bytes)).toEqual(
      createHash('sha256')
        .update(Buffer.concat([Buffer.from([0]), bytes]))
        .digest(),
    );
  });

  test.each<[string, object]>([
    ['keys', { extra: 1 }],
    ['v', { v: 2 }],
    ['id', { id: 'x' }],
    ['type', { type: 'has blank' }],
    ['at', { at: '2026-03-01T02:03:04Z' }],
    ['at', { at: '2026-02-30T02:03:04.005Z' }],
    ['at', { at: '2026-03-01T09:03:04.005+07:00' }],
    ['actor', { actor: { kind: 'member' } }],
    ['actor', { actor: { kind: 'anonymous', name: 'Nguyễn Văn A' } }],
    ['actor', { actor: { kind: 'system', name: 'a "b"' } }],
    ['actor', { actor: { kind: 'platform', userId: idOf('u'), roles: ['lower'] } }],
    ['subjects', { subjects: ['BC26-000001-0'] }],
    ['digest', { digest: 'AB'.repeat(32) }],
  ])('is refused for a wrong %s: %j', (field, change) => {
    expect(refusal({ ...entry, ...change })).toBe(`ENTRY_FORMAT ${field}`);
  });

  test('is refused in any other text than the canonical one', () => {
    const text = entryText(entry);
    for (const other of [` ${text}`, `${text}\n`, text.replace('"v":1', '"v":1.0'), text.replace('{', '{"v":1,')])
      expect(() => parseEntry(other)).toThrow(LogRefusal);
  });
});

describe('the salted digest', () => {
  const salt = '0f'.repeat(32);

  test('is SHA-256 of the text that its documentation gives', () => {
    const preimage = `{"payload":{"a":[1,"ơ"],"b":null},"salt":"${salt}"}`;
    expect(saltedDigest({ b: null, a: [1, 'ơ'] }, salt)).toBe(createHash('sha256').update(preimage, 'utf8').digest('hex'));
  });

  test('differs by salt and refuses one that is not 32 bytes of lower-case hex', () => {
    expect(saltedDigest({}, salt)).not.toBe(saltedDigest({}, '0e'.repeat(32)));
    for (const bad of ['', '0f', '0F'.repeat(32), `${salt}00`]) expect(() => saltedDigest({}, bad)).toThrow(TypeError);
  });
});

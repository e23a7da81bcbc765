import 'reflect-metadata';
import { newId } from '#kernel';
import { decodeCursor, encodeCursor, toPage } from '#platform';

const INSTANT = '2026-11-22T01:30:00.123456+00:00';

describe('a cursor', () => {
  it('brings its keys back as they were', () => {
    const keys = ['Hoạt động "số 1", ngày 3', newId()];
    expect(decodeCursor(encodeCursor(keys), ['text', 'id'])).toEqual(keys);
    expect(decodeCursor(encodeCursor([INSTANT, keys[1]!]), ['instant', 'id'])).toEqual([INSTANT, keys[1]]);
  });

  it.each([null, undefined])('that is absent (%s) has no keys', (cursor) => {
    expect(decodeCursor(cursor, ['text', 'id'])).toEqual([null, null]);
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no list', Buffer.from('{"length":2}').toString('base64url')],
    ['too few keys', encodeCursor([newId()])],
    ['too many keys', encodeCursor([INSTANT, newId(), 'x'])],
    ['a key that is null', encodeCursor([null, newId()])],
    ['a key that is a number', Buffer.from(`[1,"${newId()}"]`).toString('base64url')],
    ['a key that is a list', Buffer.from(`[["x"],"${newId()}"]`).toString('base64url')],
    ['no instant', encodeCursor(['hôm qua', newId()])],
    ['a day that the calendar has not', encodeCursor(['2026-02-30T00:00:00Z', newId()])],
    ['no id', encodeCursor([INSTANT, "' or 1=1 --"])],
  ])('of %s is refused as no place of this list', (_what, cursor) => {
    expect(() => decodeCursor(cursor, ['instant', 'id'])).toThrow(expect.objectContaining({ code: 'INVALID' }));
  });

  it('holds no character that the database cannot read', () => {
    expect(() => decodeCursor(encodeCursor(['a\0b', newId()]), ['text', 'id'])).toThrow();
  });
});

describe('a page', () => {
  const rows = ['a', 'b', 'c'].map((id) => ({ id }));
  it.each([
    ['of as many rows as were asked for, and one more', 2, ['a', 'b'], true],
    ['of exactly as many', 3, ['a', 'b', 'c'], false],
    ['of fewer', 5, ['a', 'b', 'c'], false],
  ])('%s shows them and says whether more follow', (_what, first, shown, more) => {
    const { nodes, pageInfo } = toPage(rows.slice(0, first + 1), first, ({ id }) => [id]);
    expect(nodes.map(({ id }) => id)).toEqual(shown);
    expect(pageInfo).toEqual({ hasNextPage: more, endCursor: encodeCursor([shown.at(-1)!]) });
  });

  it('of nothing ends nowhere', () => {
    expect(toPage([], 10, () => ['x'])).toEqual({ nodes: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });
});

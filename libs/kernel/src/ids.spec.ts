import { isId, newId } from './ids.js';

describe('an id', () => {
  it('is a UUID of version 7 that carries its millisecond', () => {
    const now = Date.UTC(2026, 10, 22, 1, 30);
    const id = newId(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
    expect(isId(id)).toBe(true);
  });

  it('sorts as text after every id of an earlier millisecond', () => {
    const times = [0, 1, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, Date.now(), Date.now() + 1, 2 ** 48 - 1];
    const ids = times.map((time) => newId(time));
    expect([...ids].sort()).toEqual(ids);
  });

  it('is not met twice', () => {
    const now = Date.now();
    expect(new Set(Array.from({ length: 20_000 }, () => newId(now))).size).toBe(20_000);
  });

  it.each([
    '',
    'x',
    newId().toUpperCase(),
    ` ${newId()}`,
    `${newId()}\n`,
    `{${newId()}}`,
    newId().replaceAll('-', ''),
    null,
    undefined,
    7,
    {},
    [newId()],
  ])('is not %p', (value) => {
    expect(isId(value)).toBe(false);
  });
});

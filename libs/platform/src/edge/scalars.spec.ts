import { parseValue } from 'graphql';
import { Instant, LocalDate, WholeNumber } from '#platform';

describe('an instant', () => {
  it.each([
    ['2026-11-22T08:30:00+07:00', '2026-11-22T01:30:00.000Z'],
    ['2026-11-22T08:30+07:00', '2026-11-22T01:30:00.000Z'],
    ['2025-12-31T23:59:59.999Z', '2025-12-31T23:59:59.999Z'],
    ['2024-02-29T00:00:00-11:30', '2024-02-29T11:30:00.000Z'],
  ])('%s is %s, as a variable and in a document', (text, iso) => {
    expect((Instant.parseValue(text) as Date).toISOString()).toBe(iso);
    expect((Instant.parseLiteral(parseValue(JSON.stringify(text)), {}) as Date).toISOString()).toBe(iso);
  });

  it.each([
    ...['2026-11-22T08:30:00', '2026-11-22', '22/11/2026 08:30', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z'],
    ...[
      '1899-12-31T23:59:59Z',
      '9999-01-01T00:00:00Z',
      '+012026-01-01T00:00:00Z',
      'now',
      '',
      ' 2026-11-22T08:30:00Z',
      1_795_000_000,
      null,
      {},
      ['2026-11-22T08:30:00Z'],
    ],
  ])('is not %p', (value) => {
    expect(() => Instant.parseValue(value)).toThrow('its offset');
  });

  it('is answered in UTC with milliseconds, from a date and from what PostgreSQL writes', () => {
    expect(Instant.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(Instant.serialize('2026-11-22T08:30:00.123456+07:00')).toBe('2026-11-22T01:30:00.123Z');
  });

  it('in a document is a text, no number', () => {
    expect(() => Instant.parseLiteral(parseValue('1795000000'), {})).toThrow('its offset');
  });
});

describe('a day', () => {
  it.each(['2026-11-22', '2024-02-29', '1999-12-31'])('%s stays as it is written, whatever the zone of the machine', (text) => {
    expect([LocalDate.parseValue(text), LocalDate.parseLiteral(parseValue(`"${text}"`), {}), LocalDate.serialize(text)]).toEqual([
      text,
      text,
      text,
    ]);
  });

  it.each(['2026-02-29', '2026-02-30', '2026-11-31', '2026-1-1', '2026-11-22T00:00:00Z', '', 20_261_122, null])('is not %p', (value) => {
    expect(() => LocalDate.parseValue(value)).toThrow('2026-11-22');
  });
});

describe('a whole number', () => {
  it.each([0, -1, 8_400_000_000, Number.MAX_SAFE_INTEGER])('%p is itself, as a variable, in a document and out again', (value) => {
    expect(WholeNumber.parseValue(value)).toBe(value);
    expect(WholeNumber.parseLiteral(parseValue(String(value)), {})).toBe(value);
    expect(WholeNumber.serialize(value)).toBe(value);
  });

  it.each([1.5, 2 ** 53, 1e300, Number.NaN, '1', true, null, [1], {}])('is not %p', (value) => {
    expect(() => WholeNumber.parseValue(value)).toThrow('a whole number');
  });
});

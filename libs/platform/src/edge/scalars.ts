import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const LOCAL_DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;

/** A day that the calendar has, of the years 1900 to 2199. JavaScript would read 30 February as 2 March. */
function isCalendarDay(text: string): boolean {
  if (!LOCAL_DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** True for a moment as people and PostgreSQL's JSON write it: ISO 8601 with its offset. */
export function isInstantText(value: unknown): value is string {
  return typeof value === 'string' && INSTANT.test(value) && isCalendarDay(value.slice(0, 10)) && !Number.isNaN(new Date(value).getTime());
}

function parseInstant(value: unknown): Date {
  if (!isInstantText(value)) throw new GraphQLError('an instant is written as 2026-11-22T08:30:00+07:00, with its offset');
  return new Date(value);
}

function parseLocalDate(value: unknown): string {
  if (typeof value !== 'string' || !isCalendarDay(value)) throw new GraphQLError('a date is written as 2026-11-22');
  return value;
}

/** A moment: ISO 8601 with an offset in, always UTC with milliseconds out. Rows bring it as Date or as PostgreSQL's JSON text. */
export const Instant = new GraphQLScalarType<Date, string>({
  name: 'Instant',
  description: 'A moment in time, ISO 8601 with an offset, e.g. `2026-11-22T08:30:00+07:00`; answered in UTC with milliseconds.',
  parseValue: parseInstant,
  parseLiteral: (node) => parseInstant(node.kind === Kind.STRING ? node.value : undefined),
  serialize: (value) => (value instanceof Date ? value : new Date(value as string)).toISOString(),
});

/** A calendar day in Vietnam, without a time. */
export const LocalDate = new GraphQLScalarType<string, string>({
  name: 'LocalDate',
  description: 'A calendar day in Vietnam (UTC+7), `YYYY-MM-DD`.',
  parseValue: parseLocalDate,
  parseLiteral: (node) => parseLocalDate(node.kind === Kind.STRING ? node.value : undefined),
  serialize: (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value).slice(0, 10)),
});

function parseWholeNumber(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new GraphQLError('a whole number lies between -9007199254740991 and 9007199254740991');
  return value as number;
}

/** A whole number beyond 32 bits, as counts of records and amounts of VND are; exact in JSON up to 2^53 - 1. */
export const WholeNumber = new GraphQLScalarType<number, number>({
  name: 'WholeNumber',
  description: 'A whole number of at most 9,007,199,254,740,991 (2^53 - 1), for counts and amounts of VND that `Int` cannot hold.',
  parseValue: parseWholeNumber,
  parseLiteral: (node) => parseWholeNumber(node.kind === Kind.INT ? Number(node.value) : undefined),
  serialize: (value) => parseWholeNumber(Number(value)),
});

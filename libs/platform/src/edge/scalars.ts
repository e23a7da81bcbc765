import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}$/;

function parseInstant(value: unknown): Date {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : undefined;
  if (!instant || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1900 || instant.getUTCFullYear() > 2200)
    throw new GraphQLError('an instant is written as 2026-11-22T08:30:00+07:00, with its offset');
  return instant;
}

function parseLocalDate(value: unknown): string {
  const date = typeof value === 'string' && LOCAL_DATE.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || !date.toISOString().startsWith(value as string))
    throw new GraphQLError('a date is written as 2026-11-22');
  return value as string;
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

/** The log entry, version 1, as docs/receipts.md lists it. */
import { hasMembers } from './canonical-json.mjs';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TYPE = /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/;
const ROLE = /^[A-Z][A-Z0-9_]{0,49}$/;
const SYSTEM = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}$/;
const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

const matches = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const listOf = (test) => (value) => Array.isArray(value) && value.every(test);
export const isHash = matches(HASH);
const isId = matches(ID);

/** UTC with milliseconds, and a time that exists: 30 February is none. */
export function isInstant(value) {
  return matches(INSTANT)(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}

const ACTORS = {
  member: { userId: isId, organisationId: isId, roles: listOf(matches(ROLE)) },
  officer: { userId: isId, unitId: isId, roles: listOf(matches(ROLE)) },
  platform: { userId: isId, roles: listOf(matches(ROLE)) },
  system: { name: matches(SYSTEM) },
  anonymous: {},
};

function isActor(value) {
  if (typeof value?.kind !== 'string' || !Object.hasOwn(ACTORS, value.kind)) return false;
  const members = ACTORS[value.kind];
  return hasMembers(value, ['kind', ...Object.keys(members)]) && Object.entries(members).every(([name, test]) => test(value[name]));
}

/** Whether it is an entry, whole and with nothing besides. */
export function isEntry(value) {
  return (
    hasMembers(value, ['v', 'id', 'type', 'at', 'actor', 'subjects'], ['digest']) &&
    value.v === 1 &&
    isId(value.id) &&
    matches(TYPE)(value.type) &&
    isInstant(value.at) &&
    isActor(value.actor) &&
    listOf(isId)(value.subjects) &&
    (!Object.hasOwn(value, 'digest') || isHash(value.digest))
  );
}

import { createHash } from 'node:crypto';
import { isId } from '#kernel';
import { canonicalBytes, canonicalText, hasExactKeys, isPlainObject, parseCanonical } from './canonical-json.js';
import { LogRefusal } from './failures.js';
import { leafHash } from './merkle.js';

/**
 * Who acted, by ids only. Takes the kernel's `Actor` as it is, save a calendar, which writes nothing; wider in the roles, because a log outlives the list of
 * roles it was written under.
 */
export type LogActor =
  | { readonly kind: 'member'; readonly userId: string; readonly organisationId: string; readonly roles: readonly string[] }
  | { readonly kind: 'officer'; readonly userId: string; readonly unitId: string; readonly roles: readonly string[] }
  | { readonly kind: 'platform'; readonly userId: string; readonly roles: readonly string[] }
  | { readonly kind: 'system'; readonly name: string }
  | { readonly kind: 'anonymous' };

/**
 * One entry of the transparency log, version 1. It is public to whoever audits the log, so it holds ids and digests and
 * no content; its canonical text (RFC 8785, UTF-8) is what is stored and hashed.
 */
export interface LogEntry {
  readonly v: 1;
  /** Of the event, a UUID. */
  readonly id: string;
  /** Of the event, past tense: letters, digits, `.`, `_`, `-`; at most 100. */
  readonly type: string;
  /** Server time, `2026-01-31T23:59:59.999Z`: UTC, always three digits of milliseconds. */
  readonly at: string;
  readonly actor: LogActor;
  /** Records the event is about, UUIDs, the main one first. */
  readonly subjects: readonly string[];
  /** {@link saltedDigest} of the payload, where there is one. */
  readonly digest?: string;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const EVENT_TYPE = /^[A-Za-z][A-Za-z0-9._-]{0,99}$/;
const ROLE = /^[A-Z][A-Z0-9_]{0,49}$/;
const SYSTEM_NAME = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
const HEX32 = /^[0-9a-f]{64}$/;

/** The canonical text of an entry; throws {@link LogRefusal} `ENTRY_FORMAT` naming the field (never its value). */
export function entryText(entry: LogEntry): string {
  assertEntry(entry);
  return canonicalText(entry);
}

/** Reads a stored entry; throws {@link LogRefusal} `ENTRY_FORMAT` for anything but the exact canonical text of one. */
export function parseEntry(text: string): LogEntry {
  const value = readCanonical(text);
  assertEntry(value);
  return value;
}

/** RFC 6962 leaf hash of an entry's canonical bytes. */
export function leafHashOf(entryBytes: Uint8Array): Buffer {
  return leafHash(entryBytes);
}

/**
 * Digest of a payload that nobody can guess from the log: lower-case hex of
 *
 *     SHA-256( '{"payload":' || RFC 8785 of the payload || ',"salt":"' || salt || '"}' )
 *
 * that is, of the canonical JSON of `{ payload, salt }`, which has exactly one reading. It starts with `{`, so it can
 * never be the preimage of a leaf (0x00) or of a node (0x01). `saltHex` is 32 random bytes in lower-case hex; without it
 * the digest of a short payload could be found by trying. Throws `TypeError`.
 */
export function saltedDigest(payload: unknown, saltHex: string): string {
  if (!isHex32(saltHex)) throw new TypeError('a salt is 64 lower-case hex digits');
  return createHash('sha256')
    .update(canonicalBytes({ payload, salt: saltHex }))
    .digest('hex');
}

/** 32 bytes in lower-case hex: the form of salts and of digests. */
export function isHex32(text: unknown): text is string {
  return typeof text === 'string' && HEX32.test(text);
}

export function isInstant(text: unknown): text is string {
  if (typeof text !== 'string' || !INSTANT.test(text)) return false;
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString() === text;
}

function readCanonical(text: string): unknown {
  try {
    return parseCanonical(text);
  } catch {
    throw new LogRefusal('ENTRY_FORMAT', 'not canonical JSON');
  }
}

function assertEntry(value: unknown): asserts value is LogEntry {
  if (!isPlainObject(value) || !hasExactKeys(value, ['v', 'id', 'type', 'at', 'actor', 'subjects'], ['digest'])) refuse('keys');
  if (value.v !== 1) refuse('v');
  if (!isId(value.id)) refuse('id');
  if (typeof value.type !== 'string' || !EVENT_TYPE.test(value.type)) refuse('type');
  if (!isInstant(value.at)) refuse('at');
  if (!isActor(value.actor)) refuse('actor');
  if (!Array.isArray(value.subjects) || !value.subjects.every(isId)) refuse('subjects');
  if ('digest' in value && !isHex32(value.digest)) refuse('digest');
}

function isActor(value: unknown): value is LogActor {
  if (!isPlainObject(value)) return false;
  switch (value.kind) {
    case 'member':
      return hasExactKeys(value, ['kind', 'userId', 'organisationId', 'roles']) && isId(value.organisationId) && isPerson(value);
    case 'officer':
      return hasExactKeys(value, ['kind', 'userId', 'unitId', 'roles']) && isId(value.unitId) && isPerson(value);
    case 'platform':
      return hasExactKeys(value, ['kind', 'userId', 'roles']) && isPerson(value);
    case 'system':
      return hasExactKeys(value, ['kind', 'name']) && typeof value.name === 'string' && SYSTEM_NAME.test(value.name);
    case 'anonymous':
      return hasExactKeys(value, ['kind']);
    default:
      return false;
  }
}

function isPerson(value: Readonly<Record<string, unknown>>): boolean {
  const { userId, roles } = value;
  return isId(userId) && Array.isArray(roles) && roles.every((role) => typeof role === 'string' && ROLE.test(role));
}

function refuse(field: string): never {
  throw new LogRefusal('ENTRY_FORMAT', field);
}

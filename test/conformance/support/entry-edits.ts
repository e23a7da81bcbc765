import type { Random } from './random.js';

type Members = Record<string, unknown>;

/** Another spelling of the same JSON value. */
export const SPELLINGS: readonly ((entry: string) => string)[] = [
  (entry) => entry.replace('":', '": '),
  (entry) => entry.replace(',"', ',\t"'),
  (entry) => ` ${entry}`,
  (entry) => `${entry}\n`,
  (entry) => entry.replace(/"v":1/, '"v":1.0'),
  (entry) => entry.replace(/"v":1/, '"v":1e0'),
  (entry) => entry.replace(/"v":1/, '"v":10e-1'),
  (entry) => entry.replace(/"v":1/, '"v":1,"v":1'),
  (entry) => entry.replace('"type"', String.raw`"\u0074ype"`),
  (entry) => entry.replace('Z"', String.raw`\u005a"`),
  (entry) => `{"v":1,${entry.slice(1, -1).replace(/,"v":1$/, '')}}`,
];

/** A canonical JSON value that is no entry of version 1. */
export const NOT_ENTRIES: readonly ((members: Members) => void)[] = [
  (members) => Object.assign(members, { v: 2 }),
  (members) => Object.assign(members, { v: '1' }),
  (members) => Object.assign(members, { extra: null }),
  (members) => Object.assign(members, { id: String(members.id).toUpperCase().replace(/^./, 'A') }),
  (members) => Object.assign(members, { id: `${String(members.id)} ` }),
  (members) => Object.assign(members, { type: 'Nộp' }),
  (members) => Object.assign(members, { type: 'Nộp'.normalize('NFD') }),
  (members) => Object.assign(members, { type: '' }),
  (members) => Object.assign(members, { type: 'A'.repeat(101) }),
  (members) => Object.assign(members, { type: '9A' }),
  (members) => Object.assign(members, { digest: 'AB'.repeat(32) }),
  (members) => Object.assign(members, { digest: 'ab'.repeat(31) }),
  (members) => Object.assign(members, { digest: null }),
  (members) => Object.assign(members, { subjects: 'none' }),
  (members) => Object.assign(members, { subjects: ['none'] }),
  (members) => Object.assign(members, { subjects: [1] }),
  (members) => Object.assign(members, { actor: { kind: 'nobody' } }),
  (members) => Object.assign(members, { actor: { kind: 'toString' } }),
  (members) => Object.assign(members, { actor: { kind: 'anonymous', name: 'x' } }),
  (members) => Object.assign(members, { actor: { kind: 'system' } }),
  (members) => Object.assign(members, { actor: { kind: 'system', name: 'two words' } }),
  (members) => Object.assign(members, { actor: { kind: 'platform', userId: members.id, roles: ['lower'] } }),
  (members) => Object.assign(members, { actor: null }),
  (members) => {
    delete members.subjects;
  },
  (members) => {
    delete members.type;
  },
];

/** Another value in one member, canonical and of the right form. */
export const CHANGES: readonly ((members: Members, random: Random) => void)[] = [
  (members) => Object.assign(members, { type: `${String(members.type)}Again` }),
  (members, random) =>
    Object.assign(members, { at: new Date(Date.parse(String(members.at)) - 1 - random.below(86_400_000)).toISOString() }),
  (members, random) => Object.assign(members, { at: new Date(Date.parse(String(members.at)) + 1 + random.below(1_000)).toISOString() }),
  (members, random) => Object.assign(members, { digest: random.hex(32) }),
  (members, random) => Object.assign(members, { actor: { kind: 'system', name: `job-${random.hex(2)}` } }),
  (members) => Object.assign(members, { subjects: [members.id, ...(members.subjects as string[])] }),
  (members, random) => Object.assign(members, { id: String(members.id).slice(0, -4) + random.hex(2) }),
];

/** A time that no entry has. */
export const NOT_TIMES: readonly ((members: Members) => void)[] = [
  (members) => Object.assign(members, { at: String(members.at).replace(/\.\d+Z$/, 'Z') }),
  (members) => Object.assign(members, { at: String(members.at).replace('Z', '+00:00') }),
  (members) => Object.assign(members, { at: '2027-02-29T00:00:00.000Z' }),
  (members) => Object.assign(members, { at: Date.parse(String(members.at)) }),
];

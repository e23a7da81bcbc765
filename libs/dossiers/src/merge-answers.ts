import { spellingOf } from '#kernel';
import { canonicalText } from '#platform/log';

/** Equal as canonical JSON; absent and null are one. */
export const sameValue = (one: unknown, other: unknown): boolean => canonicalText(one ?? null) === canonicalText(other ?? null);

/** What stands in an answer, what its source said when that was given, and what it says now. */
export interface Sides {
  readonly current: unknown;
  readonly before: unknown;
  readonly now: unknown;
}

/** What stands there afterwards, and what the source said of just that: where the two sides of the source still differ, it stays stale. */
export interface Merged {
  readonly value: unknown;
  readonly offered: unknown;
}

/**
 * Takes what a source says by now into an answer, field by field and row by row, and wipes nothing that a person typed: what the source is silent
 * on stays, and so do rows that it never had. A row that it dropped goes, unless somebody wrote in it. `over`: where both speak, the source
 * wins; else what was typed over it stays, and stays stale. `field`: the path or the name of a member, which says how rows are told apart.
 */
export function merged(field: string, { current, before, now }: Sides, over: boolean): Merged {
  if (sameValue(current, now)) return { value: now, offered: now };
  if (Array.isArray(now) || (isSilent(now) && Array.isArray(current))) return mergedRows(field, { current, before, now }, over);
  if (isObject(now) && isObject(current) && isOneThing(field, current, now))
    return mergedFields(current, isObject(before) ? before : {}, now, over);
  if (isSilent(now)) return { value: sameValue(current, before) ? now : current, offered: now };
  return over || sameValue(current, before) ? { value: now, offered: now } : { value: current, offered: before };
}

type Row = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list that is empty says nothing either. */
const isSilent = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function mergedFields(current: Row, before: Row, now: Row, over: boolean): Merged {
  const names = [...new Set([...Object.keys(now), ...Object.keys(current)])];
  const fields = names.map((name) => [name, merged(name, { current: current[name], before: before[name], now: now[name] }, over)] as const);
  const side = (of: keyof Merged) => Object.fromEntries(fields.flatMap(([name, one]) => (one[of] === undefined ? [] : [[name, one[of]]])));
  return { value: side('value'), offered: side('offered') };
}

function mergedRows(field: string, sides: Sides, over: boolean): Merged {
  const [current, before, now] = [sides.current, sides.before, sides.now].map((list) => (Array.isArray(list) ? list : []) as unknown[]);
  const { is, edited = [] } = ROWS[field] ?? { is: [(row: unknown) => canonicalText(row)] };
  const draftedFrom = pairs(current!, before!, [...is, ...edited]);
  const saidAs = pairs(now!, before!, is);
  const standsFor = new Map([...draftedFrom].map(([row, from]) => [from, row]));
  const counterparts = new Map(now!.flatMap((row) => (standsFor.has(saidAs.get(row)) ? [[row, standsFor.get(saidAs.get(row))]] : [])));
  const standing = new Set(counterparts.values());
  const met = pairs(
    now!.filter((row) => !saidAs.has(row)),
    current!.filter((row) => !standing.has(row)),
    is,
  );
  for (const [row, own] of met) counterparts.set(row, own);

  const [value, offered]: [unknown[], unknown[]] = [[], []];
  for (const row of now!) {
    const counterpart = counterparts.get(row);
    const from = draftedFrom.get(counterpart) ?? saidAs.get(row);
    if (counterpart !== undefined) {
      const one = merged('', { current: counterpart, before: from, now: row }, over);
      value.push(one.value);
      offered.push(one.offered);
    } else if (from !== undefined && !over) offered.push(from);
    else {
      value.push(row);
      offered.push(row);
    }
  }
  const used = new Set(counterparts.values());
  for (const row of current!.filter((one) => !used.has(one))) {
    const from = draftedFrom.get(row);
    if (from !== undefined && !wroteIn(row, from)) continue;
    value.push(row);
    if (from !== undefined) offered.push(from);
  }
  return { value: value.length > 0 || !isSilent(sides.now) ? value : sides.now, offered: offered.length > 0 ? offered : sides.now };
}

/** Whether a row has words that its source did not have there. */
function wroteIn(row: unknown, from: unknown): boolean {
  if (isSilent(row)) return false;
  if (isObject(row)) return Object.entries(row).some(([name, value]) => wroteIn(value, isObject(from) ? from[name] : undefined));
  if (!Array.isArray(row)) return !sameValue(row, from);
  return row.some((one) => !Array.isArray(from) || from.every((other) => wroteIn(one, other)));
}

/** What tells a row from others, each key for itself: two rows are the same that share one. `earlier`: it is the one that the other came from. */
type Keys = (row: never, earlier: boolean) => string | readonly string[];

/** `is`: the same row for the source, the closest first. `edited`: also the same, where a person may have typed over what tells it apart. */
interface RowKeys {
  readonly is: readonly Keys[];
  readonly edited?: readonly Keys[];
}

const key = (...parts: readonly unknown[]): string => canonicalText(parts.map((part) => spellingOf(String(part ?? ''))));
/** Several purposes of one activity are one text. */
const eachPurpose = (purpose: unknown): readonly string[] => String(purpose ?? '').split(';');

const ROWS: Readonly<Record<string, RowKeys>> = {
  roles: { is: [({ role }: Row) => key(role)] },
  subjects: { is: [({ group }: Row) => key(group)] },
  transferCases: { is: [(row: Row) => key(row.case)] },
  consent: { is: [({ subjectGroup }: Row) => key(subjectGroup)] },
  parties: { is: [({ part, name }: Row) => key(part, name), ({ name }: Row) => key(name)] },
  flows: {
    is: [
      ({ role, subjectGroup, purpose }: Row) => key(role, subjectGroup, purpose),
      ({ role, subjectGroup, purpose }: Row) => eachPurpose(purpose).map((one) => key(role, subjectGroup, one)),
      ({ subjectGroup, purpose }: Row) => key(subjectGroup, purpose),
    ],
    edited: [({ role, subjectGroup }: Row) => key(role, subjectGroup)],
  },
  transferFlows: {
    is: [
      ({ subjectGroup, recipient, country, purpose }: Row) => key(subjectGroup, recipient, country, purpose),
      ({ subjectGroup, recipient, purpose }: Row) => key(subjectGroup, recipient, purpose),
      ({ subjectGroup, recipient, purpose }: Row) => eachPurpose(purpose).map((one) => key(subjectGroup, recipient, one)),
      ({ subjectGroup, recipient, purpose }: Row, earlier) => (earlier && recipient ? [] : key(subjectGroup, purpose)),
    ],
    edited: [
      ({ subjectGroup, purpose, country }: Row) => key(subjectGroup, purpose, country),
      ({ subjectGroup, recipient }: Row) => key(subjectGroup, recipient),
    ],
  },
};

/** What an object is about, where it is one thing among others: what was typed of one person or paper says nothing of another. */
const ABOUT: Readonly<Record<string, string>> = { 'filer.pdpContact': 'fullName', 'filer.establishmentDocument': 'number' };

function isOneThing(field: string, one: Row, other: Row): boolean {
  const name = ABOUT[field];
  return !name || isSilent(one[name]) || isSilent(other[name]) || key(one[name]) === key(other[name]);
}

/** Each row with its counterpart among earlier ones, no counterpart twice; by the closest likeness first, in the order of the rows. */
function pairs(rows: readonly unknown[], others: readonly unknown[], likeness: readonly Keys[]): Map<unknown, unknown> {
  const found = new Map<unknown, unknown>();
  const used = new Set<unknown>();
  for (const keysOf of likeness) {
    const keys = (row: unknown, earlier: boolean): readonly string[] => [keysOf(row as never, earlier)].flat();
    const known = Map.groupBy(
      others.flatMap((other) => keys(other, true).map((one) => ({ one, other }))),
      ({ one }) => one,
    );
    for (const row of rows.filter((one) => !found.has(one))) {
      const match = keys(row, false)
        .flatMap((one) => known.get(one) ?? [])
        .find(({ other }) => !used.has(other));
      if (!match) continue;
      found.set(row, match.other);
      used.add(match.other);
    }
  }
  return found;
}

import type { Pool } from 'pg';
import { DomainError } from '#kernel';
import type { Caller, Tx } from '#platform';
import type { World } from './world.js';

/** One leaf of the transparency log with the outbox row of the same event. */
export interface Recorded {
  readonly index: number;
  readonly type: string;
  readonly subjects: readonly string[];
  readonly actor: { readonly kind: string; readonly userId?: string };
  readonly digest?: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether the worker was still to hear of it when it was written. */
  readonly dispatched: boolean;
}

/** What the log and the outbox tell of an aggregate, oldest first. */
export async function recordsOf(world: World, subjectId: string): Promise<Recorded[]> {
  const { rows } = await world.admin.query<{
    idx: string;
    entry: string;
    payload: Recorded['payload'];
    dispatched: boolean;
    subject_ids: string[];
  }>(
    `select l.idx, l.entry, l.subject_ids, o.payload, o.dispatched_at is not null as dispatched
       from log_leaf l join outbox o on o.id = l.event_id and o.type = l.event_type where l.subject_ids @> array[$1::uuid] order by l.idx`,
    [subjectId],
  );
  return rows.map(({ idx, entry, payload, dispatched, subject_ids: subjects }) => {
    const { type, actor, digest } = JSON.parse(entry) as { type: string; actor: Recorded['actor']; digest?: string };
    return { index: Number(idx), type, subjects, actor, ...(digest ? { digest } : {}), payload, dispatched };
  });
}

/** The number of rows of every table, and of leaves: what a refusal must leave as it was. */
export async function countRows(world: World): Promise<Readonly<Record<string, number>>> {
  const { rows } = await world.admin.query<{ name: string; count: number }>(
    `select c.relname as name, (xpath('/row/n/text()', query_to_xml(format('select count(*) as n from %I', c.relname), false, true, '')))[1]::text::int as count
       from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by c.relname`,
  );
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/** What came of something that may be refused: the error of the domain, or a failed test. */
export async function refusal(work: () => Promise<unknown>): Promise<DomainError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

/** The refusal of a verb, having seen that nothing of it was written. */
export async function refusedWithoutTrace(world: World, caller: Caller, verb: (tx: Tx) => Promise<unknown>): Promise<DomainError> {
  const before = await countRows(world);
  const error = await refusal(() => world.uow.run(caller, verb));
  expect(await countRows(world)).toEqual(before);
  return error;
}

class Undo extends Error {}

/** What a verb would answer, without doing it: `OK` or the code of the refusal. */
export async function wouldAnswer(world: World, caller: Caller, verb: (tx: Tx) => Promise<unknown>): Promise<DomainError | 'OK'> {
  try {
    await world.uow.run(caller, async (tx) => {
      await verb(tx);
      throw new Undo();
    });
  } catch (error) {
    if (error instanceof Undo) return 'OK';
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('unreachable');
}

/** Changes rows as nobody may: without the triggers that demand a record of it. */
export async function tamper(world: World, sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = await world.admin.connect();
  try {
    await client.query('begin');
    await client.query("set local session_replication_role = 'replica'");
    await client.query(sql, [...values]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/**
 * The SQL that inserts a copy of every row `s` of a table that `from` names, with other values, given as SQL, in some columns; what the
 * database computes it computes anew. Another id and another key are the caller's to give.
 */
export async function copyingRows(admin: Pool, table: string, changed: Readonly<Record<string, string>>, from: string): Promise<string> {
  const { rows } = await admin.query<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''",
    [table],
  );
  const names = rows.map(({ name }) => name);
  return `insert into ${table} (${names.join(', ')}) select ${names.map((name) => changed[name] ?? `s.${name}`).join(', ')} from ${table} s ${from}`;
}

import { Forbidden } from '#kernel';
import type { Tx } from '#platform';

/** The acting person has seen what there is of these items; later news make them unread again. Unknown ids do nothing. */
export async function readWork(tx: Tx, ids: readonly string[]): Promise<number> {
  if (tx.actor.kind !== 'officer') throw new Forbidden('read', 'WorkItem');
  const read = await tx.sql<{ id: string }>(
    `insert into work_read (item_id, unit_id, user_id, read_at)
     select w.id, w.unit_id, (select app.user_id()), greatest(?::timestamptz, w.news_at) from work_item w where w.id = any (?::uuid[]) and w.unit_id = (select app.unit_id())
     on conflict (user_id, item_id) do update set read_at = excluded.read_at returning item_id as id`,
    [tx.now, [...new Set(ids)]],
  );
  return read.length;
}

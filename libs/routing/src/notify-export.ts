import type { StoredEvent, Tx } from '#platform';
import { notify } from './notify.js';

/** So many rows in one file leave a desk seldom: its heads are told. */
export const MANY_ROWS = 1_000;

/** Worker: the heads of the unit, but whoever took the file. Files of organisations are theirs. */
export async function notifyOfLargeExport(tx: Tx, event: StoredEvent): Promise<void> {
  const { unitId, userId, rows, list } = event.payload as Readonly<Record<string, unknown>>;
  if (typeof unitId !== 'string' || typeof userId !== 'string' || Number(rows) < MANY_ROWS) return;
  const heads = await headsBut(tx, unitId, userId);
  await notify(
    tx,
    event,
    heads.map(({ head, unit }) => ({
      to: { unitId, userId: head },
      subjectId: userId,
      reference: unit,
      detail: `${String(list)}: ${String(rows)}`,
    })),
  );
}

/** The heads of a unit but one person, with the code of the unit. */
export function headsBut(tx: Tx, unitId: string, userId: string): Promise<{ readonly head: string; readonly unit: string }[]> {
  return tx.sql(
    `select m.user_id as head, u.code as unit from membership m join authority_unit u on u.id = m.unit_id
       where m.unit_id = ? and m.ended_at is null and 'UNIT_HEAD' = any (m.roles) and m.user_id <> ?`,
    [unitId, userId],
  );
}

import { Invalid } from '#kernel';
import type { Tx } from '#platform';

/** Refuses whoever does not work at the desk of the acting unit, or no longer; `path` is where the input names them. Unknown ids are strangers too. */
export async function refuseStrangers(tx: Tx, people: readonly string[], path: string): Promise<void> {
  const known = await tx.sql<{ id: string }>('select o.user_id as id from app.desk_officers() o where o.user_id = any (?::uuid[])', [
    people,
  ]);
  if (known.length === new Set(people).size) return;
  throw new Invalid([
    {
      path,
      code: 'NOT_AT_DESK',
      vi: 'Người này không làm việc tại đơn vị, hoặc đã thôi việc. Chưa có gì thay đổi; hãy chọn người trong danh sách.',
      en: 'This person does not work at this desk, or no longer. Nothing was changed; choose from the list.',
    },
  ]);
}

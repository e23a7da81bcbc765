import type { Caller, UnitOfWork } from '#platform';
import type { Progress } from './import-register.js';

const TELL = `insert into import_progress (id, organisation_id, phase, done, total, at)
  values ($1, (select app.organisation_id()), $2, $3, $4, $5)
  on conflict (id) do update set phase = excluded.phase, done = excluded.done, total = excluded.total, at = excluded.at`;

/**
 * Tells how far a commit is, in transactions of its own beside that of the commit, so that others see it meanwhile. One at a
 * time, and the commit never waits for it: what comes while one is on its way, or fails, is left out.
 */
export function tellProgress(uow: UnitOfWork, caller: Caller, importId: string): Progress {
  let telling = false;
  return (phase, done, of) => {
    if (telling) return;
    telling = true;
    uow
      .run(caller, (tx) => tx.sql(TELL, [importId, phase, done, of, tx.now]))
      .catch(() => undefined)
      .finally(() => {
        telling = false;
      });
  };
}

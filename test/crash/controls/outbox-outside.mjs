/**
 * A positive control, loaded before API and worker: the outbox row is written after the transaction, not in it, as by a
 * program that tells others once it has committed. `app.record` writes none by then (see controls.ts).
 */
import pg from 'pg';
import { DOMAIN } from '../../../dist/apps/composition/src/index.js';
import { UnitOfWork } from '../../../dist/libs/platform/src/work/unit-of-work.js';

const awaited = new Set(DOMAIN.flatMap((lib) => Object.keys(lib.handlers ?? {})));
const outside = new pg.Pool({ connectionString: process.env.CRASH_CONTROL_DATABASE_URL, max: 4 });
outside.on('error', () => {});

const { run } = UnitOfWork.prototype;
UnitOfWork.prototype.run = async function (caller, verb) {
  let transaction;
  const result = await run.call(this, caller, (tx) => {
    transaction = tx;
    return verb(tx);
  });
  for (const { id, event } of transaction.events)
    await outside.query(
      'insert into outbox (id, type, payload, created_at, dispatched_at) values ($1, $2, $3, $4, case when $5 then null else now() end) on conflict do nothing',
      [id, event.type, event.payload ?? {}, transaction.now, awaited.has(event.type)],
    );
  return result;
};

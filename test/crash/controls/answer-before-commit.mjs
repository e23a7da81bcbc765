/**
 * A positive control, loaded before the API: a submission is answered as soon as everything is written, and committed a
 * moment later, as by a program that trusts that the commit will go well.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnitOfWork } from '../../../dist/libs/platform/src/work/unit-of-work.js';

const LATER_MS = 20;
const submission = new AsyncLocalStorage();
const prepared = new WeakSet();

const { run } = UnitOfWork.prototype;
UnitOfWork.prototype.run = function (caller, verb) {
  commitLate(this.database.pool);
  const seen = {};
  return submission.run(seen, () =>
    run.call(this, caller, (tx) => {
      seen.tx = tx;
      return verb(tx);
    }),
  );
};

function commitLate(pool) {
  if (prepared.has(pool)) return;
  prepared.add(pool);
  const connect = pool.connect.bind(pool);
  pool.connect = async (...callback) => {
    if (callback.length > 0) return connect(...callback);
    const client = await connect();
    const { release } = client;
    let committed = Promise.resolve();
    client.query = (text, ...rest) => {
      const query = (...words) => Object.getPrototypeOf(client).query.call(client, ...words);
      const isSubmission = submission.getStore()?.tx?.events.some(({ event }) => event.type === 'FilingSubmitted');
      if (text !== 'commit' || !isSubmission) return query(text, ...rest);
      committed = sleep(LATER_MS)
        .then(() => query('commit'))
        .catch(() => {});
      return Promise.resolve({ command: 'COMMIT' });
    };
    client.release = (error) => {
      delete client.query;
      committed.then(() => release(error));
    };
    return client;
  };
}

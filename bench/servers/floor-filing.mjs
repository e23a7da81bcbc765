/**
 * A plain transaction that writes the rows of a submission: filing, verdict, report, the clock that stops, delivery, outbox,
 * job, and the leaf of the log with its nodes and its head. It decides nothing: every column that it does not know
 * is copied from a filing that ours made, so that it writes whatever columns ours writes. As superuser, so without
 * row-level security; the tables' own constraints and triggers (which carry the report's files over) are what they are. Two
 * flights: everything up to the lock of the log's head, then what the head determines, and COMMIT.
 */
import { createHash, randomUUID } from 'node:crypto';

const SAMPLE = `
  select to_jsonb(f) - 'report_id' - 'dossier_id' as filing, to_jsonb(v) as clock_verdict, to_jsonb(d) - 'report_id' - 'dossier_id' as delivery, to_jsonb(o) as outbox, to_jsonb(j) as job,
      (select jsonb_agg(c.slot) from report_clock c where c.stopped_by = o.id) as stopped
    from filing f join clock_verdict v on v.filing_id = f.id join delivery d on d.filing_id = f.id
    join log_leaf l on l.event_type = 'FilingSubmitted' and f.id = any (l.subject_ids) join outbox o on o.id = l.event_id
    join pgboss.job_common j on j.data -> 'eventIds' ->> 0 = o.id::text limit 1`;

/** A prepared statement for one row of a table. */
function insert(table, columns) {
  const text = `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`;
  return (row) => ({ name: table, text, values: columns.map((column) => row[column]) });
}

/** What pg-boss gives a job; the rest of its columns have defaults. */
const job = insert('pgboss.job_common', [
  ...['name', 'data', 'priority', 'expire_seconds', 'deletion_seconds', 'retry_limit', 'retry_delay', 'retry_backoff', 'retry_delay_max'],
  ...['policy', 'dead_letter'],
]);
const leaf = insert('log_leaf', ['idx', 'event_id', 'event_type', 'entry', 'subject_ids']);
const REPORT = {
  name: 'report',
  text: "update violation_report set state = 'SUBMITTED', reference = $2, regime = $3, updated_at = $4, version = version + 1 where id = $1",
};
const STOP = {
  name: 'stop',
  text: `update report_clock set stopped_at = $3, stopped_by = $4, stopped_event = 'FilingSubmitted', next_escalation_at = null
    where report_id = $1 and slot = any ($2) and superseded_at is null`,
};
const HEAD = { name: 'head', text: 'select size, frontier from log_head for update' };
const NODES = {
  name: 'nodes',
  text: 'insert into log_node (level, idx, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])',
};
const GROW = { name: 'grow', text: 'update log_head set size = size + 1, frontier = $1' };

let sample;

/** What ours wrote, and the statements that write all columns of it again. */
async function readSample(pool) {
  const { stopped, ...rows } = (await pool.query(SAMPLE)).rows[0];
  const { filing, clock_verdict, delivery, outbox } = rows;
  const copied = Object.entries({ filing, clock_verdict, delivery, outbox }).map(([table, row]) => [
    table,
    insert(table, Object.keys(row)),
  ]);
  return { ...rows, stopped, write: Object.fromEntries(copied) };
}

export async function fileFor(pool, { reportId, organisationId, userId, clientKey }) {
  sample ??= readSample(pool);
  const like = await sample;
  const now = new Date();
  const at = now.toISOString();
  const id = randomUUID();
  const deliveryId = randomUUID();
  const eventId = randomUUID();
  const reference = `FL26-${reportId.slice(-12)}`;
  const subjects = [id, reportId, deliveryId];
  const whose = { organisation_id: organisationId, matter_id: reportId };
  const filing = { ...like.filing, ...whose, id, reference, client_key: clientKey, submitted_by: userId, submitted_at: at };
  filing.digest = createHash('sha256').update(filing.content).update(filing.salt).digest('hex');
  const verdict = { ...like.clock_verdict, id: randomUUID(), organisation_id: organisationId, filing_id: id, decided_at: at };
  const delivery = { ...like.delivery, ...whose, id: deliveryId, filing_id: id, reference, submitted_at: at };
  delivery.accept_by = new Date(now.getTime() + 86_400_000).toISOString();
  const outbox = {
    ...like.outbox,
    id: eventId,
    payload: { ...like.outbox.payload, filingId: id, reportId, organisationId },
    created_at: at,
  };
  const actor = { kind: 'member', organisationId, roles: ['APPROVER'], userId };
  const entry = JSON.stringify({ actor, at, digest: filing.digest, id: eventId, subjects, type: 'FilingSubmitted', v: 1 });

  const client = await pool.connect();
  try {
    const first = await flight([
      client.query('begin'),
      client.query(like.write.filing(filing)),
      client.query(like.write.clock_verdict(verdict)),
      client.query({ ...REPORT, values: [reportId, reference, filing.regime, at] }),
      client.query({ ...STOP, values: [reportId, like.stopped, at, eventId] }),
      client.query(like.write.delivery(delivery)),
      client.query(like.write.outbox(outbox)),
      client.query(job({ ...like.job, data: { eventIds: [eventId] } })),
      client.query({ ...HEAD, values: [] }),
    ]);
    const head = first.at(-1).rows[0];
    const { nodes, frontier } = grown(Number(head.size), head.frontier, entry);
    await flight([
      client.query(leaf({ idx: head.size, event_id: eventId, event_type: 'FilingSubmitted', entry, subject_ids: subjects })),
      client.query({ ...NODES, values: [nodes.map(({ level }) => level), nodes.map(({ idx }) => idx), nodes.map(({ hash }) => hash)] }),
      client.query({ ...GROW, values: [frontier] }),
      client.query('commit'),
    ]);
    return { id, reference, index: Number(head.size) };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** The nodes that a new leaf completes (RFC 6962), and the peaks after it. */
function grown(size, peaks, entry) {
  let hash = createHash('sha256').update('\0').update(entry).digest();
  const frontier = [...peaks];
  const nodes = [{ level: 0, idx: size, hash }];
  for (let level = 1, rest = size; rest & 1; level++, rest >>= 1) {
    hash = createHash('sha256').update('\x01').update(frontier.pop()).update(hash).digest();
    nodes.push({ level, idx: size >> level, hash });
  }
  return { nodes, frontier: [...frontier, hash] };
}

async function flight(queries) {
  const results = await Promise.allSettled(queries);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  return results.map(({ value }) => value);
}

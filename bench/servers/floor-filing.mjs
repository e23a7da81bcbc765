/**
 * A plain transaction that writes the rows of a submission: filing, verdict, report, delivery, outbox, job, and the leaf
 * of the log with its nodes and its head. It decides nothing: content and codes are copied from a filing that ours made.
 * As superuser, so without row-level security; the tables' own constraints and triggers are what they are. Two flights:
 * everything up to the lock of the log's head, then what the head determines, and COMMIT.
 */
import { createHash, randomUUID } from 'node:crypto';

const SAMPLE = `
  select to_jsonb(f) as filing, to_jsonb(v) as verdict, to_jsonb(d) as delivery, l.entry, to_jsonb(j) as job
    from filing f join clock_verdict v on v.filing_id = f.id join delivery d on d.filing_id = f.id
    join log_leaf l on l.event_type = 'FilingSubmitted' and f.id = any (l.subject_ids)
    join pgboss.job_common j on j.data -> 'eventIds' ->> 0 = l.event_id::text limit 1`;

const insert = (table, columns) => ({
  name: table,
  text: `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`,
  columns,
});
const FILING = insert('filing', [
  ...[
    'id',
    'organisation_id',
    'report_id',
    'kind',
    'number',
    'reference',
    'state',
    'regime',
    'form_code',
    'notice_class',
    'content',
    'salt',
    'digest',
  ],
  ...['client_key', 'request_digest', 'submitted_by', 'submitted_at', 'version'],
]);
const VERDICT = insert('clock_verdict', [
  ...[
    'id',
    'organisation_id',
    'filing_id',
    'rule',
    'article',
    'start_event',
    'started_at',
    'due_at',
    'verdict',
    'late_by_ms',
    'late_reason',
    'decided_at',
  ],
]);
const DELIVERY = insert('delivery', [
  ...[
    'id',
    'filing_id',
    'organisation_id',
    'unit_id',
    'reference',
    'organisation_name',
    'province_code',
    'sector',
    'notice_class',
    'verdict',
  ],
  ...['statutory_due_at', 'submitted_at', 'accept_by', 'rule', 'rule_inputs', 'transport_state', 'business_state', 'version'],
]);
const JOB = insert('pgboss.job_common', [
  ...[
    'name',
    'data',
    'priority',
    'expire_seconds',
    'deletion_seconds',
    'retry_limit',
    'retry_delay',
    'retry_backoff',
    'retry_delay_max',
    'policy',
    'dead_letter',
  ],
]);
const OUTBOX = insert('outbox', ['id', 'type', 'payload', 'created_at']);
const LEAF = insert('log_leaf', ['idx', 'event_id', 'event_type', 'entry', 'subject_ids']);
const REPORT = {
  name: 'report',
  text: "update violation_report set state = 'SUBMITTED', reference = $2, regime = $3, updated_at = $4, version = version + 1 where id = $1",
};
const HEAD = { name: 'head', text: 'select size, frontier from log_head for update' };
const NODES = {
  name: 'nodes',
  text: 'insert into log_node (level, idx, hash) select * from unnest($1::smallint[], $2::bigint[], $3::bytea[])',
};
const GROW = { name: 'grow', text: 'update log_head set size = size + 1, frontier = $1' };

const row = (statement, value) => ({
  name: statement.name,
  text: statement.text,
  values: statement.columns.map((column) => value[column]),
});
let sample;

export async function fileFor(pool, { reportId, organisationId, userId, clientKey }) {
  sample ??= pool.query(SAMPLE).then(({ rows }) => rows[0]);
  const like = await sample;
  const now = new Date();
  const at = now.toISOString();
  const id = randomUUID();
  const deliveryId = randomUUID();
  const eventId = randomUUID();
  const reference = `FL26-${reportId.slice(-12)}`;
  const subjects = [id, reportId, deliveryId];
  const filing = {
    ...like.filing,
    id,
    organisation_id: organisationId,
    report_id: reportId,
    reference,
    client_key: clientKey,
    submitted_by: userId,
    submitted_at: at,
  };
  filing.digest = createHash('sha256').update(filing.content).update(filing.salt).digest('hex');
  const verdict = { ...like.verdict, id: randomUUID(), organisation_id: organisationId, filing_id: id, decided_at: at };
  const delivery = { ...like.delivery, id: deliveryId, filing_id: id, organisation_id: organisationId, reference, submitted_at: at };
  delivery.accept_by = new Date(now.getTime() + 86_400_000).toISOString();
  const payload = { filingId: id, reportId, organisationId };
  const actor = { kind: 'member', organisationId, roles: ['APPROVER'], userId };
  const entry = JSON.stringify({ actor, at, digest: filing.digest, id: eventId, subjects, type: 'FilingSubmitted', v: 1 });

  const client = await pool.connect();
  try {
    const first = await flight([
      client.query('begin'),
      client.query(row(FILING, filing)),
      client.query(row(VERDICT, verdict)),
      client.query({ ...REPORT, values: [reportId, reference, filing.regime, at] }),
      client.query(row(DELIVERY, delivery)),
      client.query(row(OUTBOX, { id: eventId, type: 'FilingSubmitted', payload, created_at: at })),
      client.query(row(JOB, { ...like.job, data: { eventIds: [eventId] } })),
      client.query({ ...HEAD, values: [] }),
    ]);
    const head = first.at(-1).rows[0];
    const { nodes, frontier } = grown(Number(head.size), head.frontier, entry);
    await flight([
      client.query(row(LEAF, { idx: head.size, event_id: eventId, event_type: 'FilingSubmitted', entry, subject_ids: subjects })),
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

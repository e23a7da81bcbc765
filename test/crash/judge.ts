import { Client } from 'pg';
import { saltedDigest } from '#platform/log';
import { readJournal } from './journal.js';

export type Wrong = 'lost' | 'doubled' | 'halfWritten' | 'outOfOrder';

export interface Finding {
  readonly wrong: Wrong;
  readonly what: string;
  readonly count: number;
  readonly example: string;
}

export interface Judgement {
  readonly acknowledged: number;
  readonly findings: readonly Finding[];
}

/** What must hold of the rows themselves: each statement gives one row for each fault, its text in the first column. */
const RULES: readonly { readonly wrong: Wrong; readonly what: string; readonly sql: string }[] = [
  {
    wrong: 'doubled',
    what: 'two filings under one key',
    sql: 'select client_key from filing group by organisation_id, client_key having count(*) > 1',
  },
  {
    wrong: 'doubled',
    what: 'two references of one report, or two reports of one reference',
    sql: `select min(reference) from filing group by matter_id having count(distinct reference) > 1
          union all select reference from filing group by reference having count(distinct matter_id) > 1`,
  },
  {
    wrong: 'doubled',
    what: 'two deliveries of one filing to one unit',
    sql: 'select min(id::text) from delivery group by filing_id, unit_id having count(*) > 1',
  },
  {
    wrong: 'doubled',
    // A unit whose destination was closed meanwhile may say it inside and outside; it takes effect once all the same (next rule).
    what: 'acknowledgement 01 twice by one side for one delivery',
    sql: "select delivery_id::text from acknowledgement where code = '01' group by delivery_id, raw is null having count(*) > 1",
  },
  {
    wrong: 'doubled',
    what: 'acknowledgement 03 twice for one delivery',
    sql: "select delivery_id::text from acknowledgement where code = '03' group by delivery_id having count(*) > 1",
  },
  {
    wrong: 'doubled',
    what: 'a registry number given twice, or one left out',
    sql: `select unit_id::text from delivery where registry_number is not null group by unit_id, left(registry_number, 4)
          having count(*) <> count(distinct registry_number) or max(split_part(registry_number, '-', 2)::int) <> count(*)`,
  },
  {
    wrong: 'halfWritten',
    what: 'a delivery in the register whose filing, word or event says otherwise',
    sql: `select d.id::text from delivery d join filing f on f.id = d.filing_id where d.registry_number is not null and d.part = 'LEAD'
          and (d.business_state <> 'ACCEPTED' or f.state not in ('ACCEPTED', 'SUPERSEDED')
            or not exists (select from acknowledgement a where a.delivery_id = d.id and a.code = '03' and a.registry_number = d.registry_number)
            or not exists (select from outbox o where o.type = 'FilingAccepted' and o.payload->>'deliveryId' = d.id::text))`,
  },
  {
    wrong: 'halfWritten',
    what: 'a filing in the register that still waits for an officer, or whose report nobody deals with',
    sql: `select d.id::text from delivery d join filing f on f.id = d.filing_id where d.business_state = 'ACCEPTED' and (d.waits_for is not null
          or (d.part = 'LEAD' and f.number = 1 and (select count(*) from report_handling h where h.report_id = d.matter_id and h.unit_id = d.unit_id) <> 1))`,
  },
  {
    wrong: 'doubled',
    what: 'a delivery that arrived twice',
    sql: "select payload->>'deliveryId' from outbox where type = 'FilingArrived' group by 1 having count(*) > 1",
  },
  {
    wrong: 'doubled',
    what: 'two verdicts on an initial filing whose facts were never corrected',
    sql: 'select filing_id::text from clock_verdict group by filing_id having count(*) > 1',
  },
  {
    wrong: 'doubled',
    what: 'one piece of news told twice',
    sql: "select subject_id::text from notification where type = 'FilingArrived' group by subject_id having count(*) > 1",
  },
  {
    wrong: 'halfWritten',
    what: 'a report with a filing and without a verdict',
    sql: `select f.matter_id::text from filing f left join clock_verdict v on v.filing_id = f.id
          group by f.matter_id having count(v.id) = 0`,
  },
  {
    wrong: 'halfWritten',
    what: 'a filing without a delivery to the unit that leads',
    sql: "select f.id::text from filing f where not exists (select from delivery d where d.filing_id = f.id and d.part = 'LEAD')",
  },
  {
    wrong: 'halfWritten',
    what: 'a filing without its one leaf',
    sql: `select f.id::text from filing f left join log_leaf l on l.event_type = 'FilingSubmitted' and l.subject_ids @> array[f.id]
          group by f.id having count(l.idx) <> 1`,
  },
  {
    wrong: 'halfWritten',
    what: 'a filing without its one event in the outbox',
    sql: `select f.id::text from filing f left join outbox o on o.type = 'FilingSubmitted' and o.payload->>'filingId' = f.id::text
          group by f.id having count(o.id) <> 1`,
  },
  {
    wrong: 'halfWritten',
    what: 'a filing whose report does not know of it',
    sql: 'select f.id::text from filing f join violation_report r on r.id = f.matter_id where r.reference is distinct from f.reference',
  },
  {
    wrong: 'halfWritten',
    what: 'an event that is only a leaf or only in the outbox',
    sql: 'select coalesce(o.id, l.event_id)::text from outbox o full join log_leaf l on l.event_id = o.id where o.id is null or l.idx is null',
  },
  {
    wrong: 'halfWritten',
    what: 'an event of a filing that is not there',
    sql: `select payload->>'filingId' from outbox where payload ? 'filingId'
          and not exists (select from filing f where f.id = (payload->>'filingId')::uuid)`,
  },
  {
    wrong: 'halfWritten',
    what: 'an event that nobody handled',
    sql: 'select id::text from outbox where dispatched_at is null',
  },
  {
    wrong: 'halfWritten',
    what: 'a delivery that did not arrive, with its acknowledgement and its event',
    sql: `select d.id::text from delivery d where d.transport_state <> 'DELIVERED' or d.business_state = 'NONE'
          or not exists (select from acknowledgement a where a.delivery_id = d.id and a.code = '01')
          or not exists (select from delivery_attempt t where t.delivery_id = d.id and t.outcome = 'DELIVERED')`,
  },
  {
    wrong: 'halfWritten',
    what: 'an arrival of which the filer was not told',
    sql: `select d.filing_id::text from delivery d
          where not exists (select from notification n where n.type = 'FilingArrived' and n.subject_id = d.filing_id)`,
  },
  {
    wrong: 'outOfOrder',
    what: 'a filing that was delivered before an earlier one of its report',
    sql: `with place as (
            select d.unit_id, f.matter_id, s.idx as submitted, min(a.idx) as arrived
              from delivery d
              join filing f on f.id = d.filing_id
              join log_leaf s on s.event_type = 'FilingSubmitted' and s.subject_ids @> array[f.id]
              join log_leaf a on a.subject_ids @> array[d.id]
               and a.event_type = case when d.destination_id is null then 'FilingArrived' else 'DeliveryDelivered' end
             group by d.unit_id, f.matter_id, d.id, s.idx)
          select matter_id::text from (
            select matter_id, arrived, lag(arrived) over (partition by matter_id, unit_id order by submitted) as before from place) p
          where arrived < before`,
  },
];

/** Every line of the journal against the database: what was acknowledged is there, as it was acknowledged. */
const KEPT = `
  select count(*) filter (where f.id is null)::int as gone,
         count(*) filter (where f.id is not null and (f.client_key <> j.key or f.digest <> j.digest or f.reference <> j.reference or f.matter_id <> j.report))::int as other,
         count(*) filter (where l.idx is null)::int as unlogged,
         min(j.filing::text) filter (where f.id is null or l.idx is null) as example
    from unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bigint[]) j (key, report, filing, reference, digest, leaf)
    left join filing f on f.id = j.filing
    left join log_leaf l on l.idx = j.leaf and l.event_type = 'FilingSubmitted' and l.subject_ids @> array[j.filing]`;

/** What an officer was told lies in the register, against what lies there. */
const REGISTERED = `
  select count(*)::int as count, min(j.id::text) as example from unnest($1::uuid[], $2::text[]) j (id, number)
    left join delivery d on d.id = j.id where d.registry_number is distinct from j.number`;

interface Kept {
  readonly id: string;
  readonly content: string;
  readonly salt: string;
  readonly digest: string;
}

/** Looks at everything as superuser; the system is at rest. `registered`: delivery → number, as an officer was told. */
export async function judge(adminUrl: string, journal: string, registered: ReadonlyMap<string, string> = new Map()): Promise<Judgement> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const findings: Finding[] = [];
    const add = (wrong: Wrong, what: string, count: number, example: string | null) => {
      if (count > 0) findings.push({ wrong, what, count, example: example ?? '' });
    };
    await client.query('create temporary table acknowledged (key text primary key, filing uuid)');
    let [lines, repeated, unverified] = [0, 0, 0];
    for await (const batch of readJournal(journal, 5000)) {
      lines += batch.length;
      unverified += batch.filter(({ verified }) => !verified).length;
      const column = <K extends keyof (typeof batch)[number]>(name: K) => batch.map((line) => line[name]);
      const { rows } = await client.query<{ gone: number; other: number; unlogged: number; example: string | null }>(KEPT, [
        column('key'),
        column('reportId'),
        column('filingId'),
        column('reference'),
        column('digest'),
        column('leafIndex'),
      ]);
      const { gone, other, unlogged, example } = rows[0]!;
      add('lost', 'an acknowledged filing that is gone', gone, example);
      add('lost', 'an acknowledged filing that is another now', other, example);
      add('lost', 'an acknowledged filing that is not at its place in the log', unlogged, example);
      const kept = await client.query<Kept>('select id::text, content, salt, digest from filing where id = any ($1::uuid[])', [
        column('filingId'),
      ]);
      const altered = kept.rows.filter(({ content, salt, digest }) => saltedDigest(JSON.parse(content), salt) !== digest);
      add('lost', 'an acknowledged filing whose content is not what was digested', altered.length, altered[0]?.id ?? null);
      const { rowCount } = await client.query(
        'insert into acknowledged select * from unnest($1::text[], $2::uuid[]) on conflict do nothing',
        [column('key'), column('filingId')],
      );
      repeated += batch.length - (rowCount ?? 0);
    }
    add('doubled', 'a key that was acknowledged twice', repeated, null);
    add('lost', 'a receipt that does not verify', unverified, null);
    const told = [...registered];
    const { rows: wrong } = await client.query<{ count: number; example: string | null }>(REGISTERED, [
      told.map(([id]) => id),
      told.map(([, number]) => number),
    ]);
    add('lost', 'an acceptance that an officer was told of and that is not there', wrong[0]!.count, wrong[0]!.example);
    const rules = [
      ...RULES,
      {
        wrong: 'doubled' as const,
        what: 'a filing that no filer holds an acknowledgement of',
        sql: 'select f.id::text from filing f where not exists (select from acknowledged a where a.filing = f.id)',
      },
    ];
    for (const { wrong, what, sql } of rules) {
      const { rows } = await client.query<{ count: number; example: string | null }>(
        `select count(*)::int as count, min(it) as example from (${sql}) found (it)`,
      );
      add(wrong, what, rows[0]!.count, rows[0]!.example);
    }
    return { acknowledged: lines, findings };
  } finally {
    await client.end();
  }
}

export function countOf(findings: readonly Finding[], wrong: Wrong): number {
  return findings.filter((finding) => finding.wrong === wrong).reduce((sum, { count }) => sum + count, 0);
}

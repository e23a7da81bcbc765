import { Client } from 'pg';
import type { Finding, Wrong } from './judge.js';
import type { Received } from './receiver.js';

interface Sent {
  readonly id: string;
  readonly reference: string;
  readonly number: number;
  readonly digest: string;
  /** Whether it was to leave the house to its end; else it came back to the desk when its destination was closed. */
  readonly outside: boolean;
  /** When an earlier filing of the report was handed to a desk of the same unit, the latest of them. */
  readonly desk_before: Date | null;
}

const SENT = `
  select d.id::text, d.reference, d.filing_number as number, f.digest, d.destination_id is not null as outside,
         (select max(e.delivered_at) from delivery e
           where e.matter_id = d.matter_id and e.unit_id = d.unit_id and e.filing_number < d.filing_number and e.destination_id is null) as desk_before
    from delivery d join filing f on f.id = d.filing_id
   where d.message = 'FILING'`;

/** What left the house against what came in elsewhere: each message at least once, each filing once, in the order of its report. */
export async function judgeReceiver(adminUrl: string, received: ReadonlyMap<string, Received>): Promise<readonly Finding[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<Sent>(SENT).finally(() => client.end());
  return compare(rows, received);
}

export function compare(sent: readonly Sent[], received: ReadonlyMap<string, Received>): readonly Finding[] {
  const found = new Map<string, { wrong: Wrong; what: string; count: number; example: string }>();
  const add = (wrong: Wrong, what: string, example: string) => {
    const known = found.get(what);
    if (known) known.count++;
    else found.set(what, { wrong, what, count: 1, example });
  };
  const ids = new Set(sent.map(({ id }) => id));
  for (const { messageId } of received.values())
    if (!ids.has(messageId)) add('halfWritten', 'a message that was sent and whose delivery is not there', messageId);
  for (const { id, digest, outside, desk_before: before } of sent) {
    const one = received.get(id);
    if (!one) {
      if (outside) add('lost', 'a message that never reached its receiver', id);
    } else if (one.filingDigest !== digest) add('lost', 'a message that reached its receiver as another', id);
    else if (before && one.at < before) add('outOfOrder', 'a message that went out before an earlier filing was at the desk', id);
  }
  const reports = Map.groupBy(received.values(), ({ reference }) => reference);
  for (const [reference, messages] of reports) {
    const numbers = messages.toSorted((a, b) => a.place - b.place).map(({ number }) => number);
    if (new Set(numbers).size < numbers.length) add('doubled', 'a filing that reached its receiver as two messages', reference);
    if (numbers.some((number, i) => i > 0 && number < numbers[i - 1]!))
      add('outOfOrder', 'a message that reached its receiver before an earlier one of its report', reference);
  }
  return [...found.values()];
}

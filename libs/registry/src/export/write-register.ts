import { type Draft, dayInVietnam, type ExportedList, type ListRow, type Snapshot, sourceOf } from '#platform';
import { OWN_FIELDS, OWN_FORMAT, OWN_LOST, OWN_REGISTERS, OWN_ROWS } from '../import/index.js';
import { ACTIVITY_LIST, PARTY_LIST, SYSTEM_LIST } from './register-lists.js';

const LISTS: readonly ExportedList[] = [SYSTEM_LIST, PARTY_LIST, ACTIVITY_LIST];

/** The whole register in our own format, which an import takes back as it was: activities, systems and parties, called as the forms call them. */
export function wholeRegister(snapshot: Snapshot, signal?: AbortSignal): Draft {
  const [systems, parties, activities] = LISTS.map((list) => sourceOf(snapshot, list, {}, signal));
  const fields = [...OWN_FIELDS, ...OWN_LOST, ...Object.keys(OWN_ROWS), 'recipients', 'processors', 'thirdParties'];
  async function* chunks() {
    const head = JSON.stringify({ ...OWN_FORMAT, at: snapshot.now.toISOString() });
    yield `${head.slice(0, -1)},"systems":[`;
    yield* items(systems!.source.batches(OWN_REGISTERS.systems), (row) => picked(row, OWN_REGISTERS.systems));
    yield '],"parties":[';
    yield* items(parties!.source.batches(OWN_REGISTERS.parties), (row) => picked(row, OWN_REGISTERS.parties));
    yield '],"activities":[';
    yield* items(activities!.source.batches(fields), ownRecord);
    yield ']}\n';
  }
  const name = `khien-register-${dayInVietnam(snapshot.now)}.json`;
  return { name, mediaType: 'application/json', chunks: chunks(), count: activities!.count };
}

async function* items(batches: AsyncIterable<readonly ListRow[]>, record: (row: ListRow) => object): AsyncGenerator<string> {
  let behind = '\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield `${behind}${rows.map((row) => JSON.stringify(record(row))).join(',\n')}`;
    behind = ',\n';
  }
}

const KINDS = { recipients: 'RECIPIENT', processors: 'PROCESSOR', thirdParties: 'THIRD_PARTY' } as const;

/** An activity as the form takes it: what follows from its rows is left out, parties in one list. */
export function ownRecord(row: ListRow): object {
  const lines = (key: string) => (row[key] ?? []) as readonly ListRow[];
  const parties = Object.entries(KINDS).flatMap(([key, kind]) => lines(key).map((party) => ({ ...party, kind })));
  const lists = Object.entries(OWN_ROWS).map(([key, fields]) => {
    const all: readonly ListRow[] = key === 'parties' ? parties : lines(key);
    return [key, all.map((line) => picked(line, fields))] as const;
  });
  const followed = lines('purposes').length > 0 ? ['purpose', 'legalBases'] : [];
  const told = [...OWN_FIELDS, ...OWN_LOST].filter((field) => !followed.includes(field));
  return { ...picked(row, told), ...Object.fromEntries(lists.filter(([, list]) => list.length > 0)) };
}

/** Members that say something. */
function picked(row: ListRow, fields: readonly string[]): ListRow {
  const silent = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(fields.filter((field) => !silent(row[field])).map((field) => [field, row[field]]));
}

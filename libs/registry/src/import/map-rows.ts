import { spellingOf } from '#kernel';
import { type DayHints, DayOrders } from './day-orders.js';
import { finding, WHOLE_FILE } from './findings.js';
import { reportRepetitions, spelling } from './repetitions.js';
import { RowReader } from './row-reader.js';
import type {
  StagedActivity,
  StagedActor,
  StagedDataType,
  StagedNote,
  StagedOperation,
  StagedProcessor,
  StagedPurpose,
  StagedRecipient,
  StagedSubjectGroup,
  StagedText,
  StagedTransfer,
} from './staged-activity.js';
import {
  type Books,
  openBooks,
  stageActor,
  stageDataType,
  stageDates,
  stageNote,
  stageOperation,
  stageProcessor,
  stagePurpose,
  stageRecipient,
  stageSubjectGroup,
  stageText,
  stageThirdParty,
  stageTransfer,
} from './staged-parts.js';
import type { Choices, ImportProblem, StagingEntity, StagingRow } from './staging.js';

/**
 * What the organisation has already: reference or name as it is spelt (`spellingOf`) → how the caller names that activity, e.g. its id.
 * A match by reference goes before a match by name.
 */
export interface ExistingActivities {
  readonly refs?: ReadonlyMap<string, string>;
  readonly names?: ReadonlyMap<string, string>;
  /** Those of them whose code nobody gave: alone these are found by name where a row has a code of its own. */
  readonly unnumbered?: ReadonlyMap<string, string>;
  /** How a match is told; by default that the row will be left out. Null: not here. */
  readonly told?: 'ALREADY_REGISTERED' | 'ALREADY_STOPS' | null;
}

export interface MappedRows {
  readonly activities: readonly StagedActivity[];
  readonly problems: readonly ImportProblem[];
}

/** What is collected for one activity while its parts are read. */
class Collector {
  readonly purposes: StagedPurpose[] = [];
  readonly dataTypes: StagedDataType[] = [];
  readonly subjectGroups: StagedSubjectGroup[] = [];
  readonly recipients: StagedRecipient[] = [];
  readonly thirdParties: StagedRecipient[] = [];
  readonly processors: StagedProcessor[] = [];
  readonly transfers: StagedTransfer[] = [];
  readonly operations: StagedOperation[] = [];
  readonly measures: StagedText[] = [];
  readonly dataSources: StagedText[] = [];
  readonly dataPlaces: StagedText[] = [];
  readonly actors: StagedActor[] = [];
  readonly notes: StagedNote[] = [];
}

type PartEntity = Exclude<StagingEntity, 'activity'>;

/** How a row of each kind becomes a part. */
const COLLECT: Readonly<Record<PartEntity, (into: Collector, row: RowReader, books: Books) => void>> = {
  purpose: (into, row, books) => keep(into.purposes, stagePurpose(row, books)),
  dataType: (into, row, books) => keep(into.dataTypes, stageDataType(row, books)),
  subjectGroup: (into, row, books) => keep(into.subjectGroups, stageSubjectGroup(row, books)),
  recipient: (into, row, books) => keep(into.recipients, stageRecipient(row, books)),
  thirdParty: (into, row, books) => keep(into.thirdParties, stageThirdParty(row, books)),
  processor: (into, row, books) => keep(into.processors, stageProcessor(row, books)),
  transfer: (into, row, books) => keep(into.transfers, stageTransfer(row, books)),
  operation: (into, row, books) => keep(into.operations, stageOperation(row, books)),
  measure: (into, row) => keep(into.measures, stageText(row)),
  dataSource: (into, row) => keep(into.dataSources, stageText(row)),
  dataPlace: (into, row) => keep(into.dataPlaces, stageText(row)),
  actor: (into, row, books) => keep(into.actors, stageActor(row, books)),
  note: (into, row) => keep(into.notes, stageNote(row)),
};

/**
 * Staging rows → staged activities, whatever the format. A part belongs to the activity that it points to; else to the one
 * that its `activity` field names, by reference or else by name; else to the only activity of the file. Where the file has
 * several and a row names none, it is attached to nothing and reported.
 */
export function mapRows(
  rows: readonly StagingRow[],
  existing: ExistingActivities = {},
  choices: Choices = new Map(),
  hints: DayHints = { dayFirst: false, headerOf: (field) => field },
): MappedRows {
  const problems: ImportProblem[] = [];
  const activityRows = rows.filter((row) => row.entity === 'activity');
  const collectors = new Map(activityRows.map((row) => [row, new Collector()]));
  const attach = attachment(activityRows, problems);
  const books = openBooks(choices);
  const days = new DayOrders(rows, hints, choices);
  const reader = (row: StagingRow) => new RowReader(row, problems, days, choices);
  for (const row of rows) {
    if (row.entity === 'activity') continue;
    const owner = row.activity ?? attach(row);
    // Read in any case, so that the report is complete; kept only where it belongs somewhere.
    COLLECT[row.entity]((owner && collectors.get(owner)) ?? new Collector(), reader(row), books);
  }
  reportRepetitions(activityRows, problems);
  const activities = activityRows.flatMap((row) => stageActivity(reader(row), collectors.get(row)!, existing, books) ?? []);
  const taken = activities.filter(({ role }) => role === undefined).length;
  if (taken > 0) problems.push(finding('ROLE_TAKEN', WHOLE_FILE, taken));
  return { activities, problems };
}

function keep<T>(list: T[], item: T | null): void {
  if (item !== null) list.push(item);
}

/** How a part's row finds its activity. */
function attachment(activities: readonly StagingRow[], problems: ImportProblem[]): (part: StagingRow) => StagingRow | undefined {
  const byRef = Map.groupBy(activities, (row) => spelling(row.values.get('ref')?.text ?? ''));
  const byName = Map.groupBy(activities, (row) => spelling(row.values.get('name')?.text ?? ''));
  return (part) => {
    const link = part.values.get('activity');
    if (link === undefined) {
      if (activities.length > 1) problems.push(finding('UNATTACHED_ROW', { sheet: part.sheet, row: part.row, column: null }));
      return activities.length === 1 ? activities[0] : undefined;
    }
    const found = byRef.get(spelling(link.text)) ?? byName.get(spelling(link.text)) ?? [];
    if (found.length === 1) return found[0];
    const where = { sheet: part.sheet, row: part.row, column: link.column };
    problems.push(finding(found.length === 0 ? 'UNKNOWN_ACTIVITY' : 'AMBIGUOUS_ACTIVITY', where, link.text));
    return undefined;
  };
}

function stageActivity(row: RowReader, parts: Collector, existing: ExistingActivities, books: Books): StagedActivity | null {
  const name = row.text('name');
  const ref = row.text('ref');
  const status = row.text('status');
  const dpia = row.statedFlag('dpiaRequired');
  if (status !== null && !/^(privacy_)?draft$/i.test(status)) row.note(finding('STATUS_NOT_KEPT', row.at('status'), status));
  if (name === null) {
    row.note(finding('NAME_MISSING', row.at()));
    return null;
  }
  const sameRef = ref === null ? undefined : existing.refs?.get(spellingOf(ref));
  const known = sameRef ?? (ref === null ? existing.names : existing.unnumbered)?.get(spellingOf(name)) ?? null;
  const { told = 'ALREADY_REGISTERED' } = existing;
  if (known !== null && told !== null) {
    const field = sameRef === undefined ? 'name' : 'ref';
    row.note(finding(told, row.at(field), row.text(field) ?? name, known));
  }
  return {
    source: row.at(),
    ref,
    name,
    description: row.text('description'),
    ownerUnit: row.text('ownerUnit'),
    status,
    natures: row.list('natures'),
    informationChannel: row.text('informationChannel'),
    usageChannel: row.text('usageChannel'),
    dpiaRequired: dpia?.value ?? null,
    dpiaReference: row.text('dpiaReference'),
    assignedTo: row.list('assignedTo'),
    labels: row.list('labels'),
    purposes: parts.purposes,
    dataTypes: parts.dataTypes,
    subjectGroups: parts.subjectGroups,
    recipients: parts.recipients,
    processors: parts.processors,
    transfers: parts.transfers,
    systems: [...new Set([...row.list('systems'), ...parts.dataTypes.flatMap((type) => type.systems)])],
    ...stated({
      role: row.term('role', books.roles, false) ?? undefined,
      thirdParties: parts.thirdParties,
      operations: parts.operations,
      measures: parts.measures,
      dataSources: parts.dataSources,
      dataPlaces: parts.dataPlaces,
      actors: parts.actors,
      notes: dpia?.value === null ? [...parts.notes, { source: dpia.source, heading: 'dpiaRequired', text: dpia.raw }] : parts.notes,
      dates: stageDates(row),
      retention: row.statedText('retention'),
      crossBorder: row.statedFlag('crossBorder'),
      automatedDecisions: row.statedFlag('automatedDecisions'),
      children: row.statedFlag('children'),
      recording: row.statedFlag('recording'),
      aiUse: row.statedFlag('aiUse'),
    }),
    existing: known,
  };
}

/** Without the members of which the source says nothing. */
function stated<T extends object>(members: T): Partial<T> {
  const said = Object.entries(members).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return Object.fromEntries(said) as Partial<T>;
}

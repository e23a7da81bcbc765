import { foldText } from '#kernel';
import { finding } from './findings.js';
import { RowReader } from './row-reader.js';
import {
  openBooks,
  stageDataType,
  stageProcessor,
  stagePurpose,
  stageRecipient,
  stageSubjectGroup,
  stageTransfer,
} from './staged-parts.js';
import type {
  ImportProblem,
  StagedActivity,
  StagedDataType,
  StagedProcessor,
  StagedPurpose,
  StagedRecipient,
  StagedSubjectGroup,
  StagedTransfer,
  StagingRow,
} from './staging.js';

/**
 * What the organisation has already: folded reference or name (`foldText`) → how the caller names that activity, e.g. its id.
 * A match by reference goes before a match by name.
 */
export interface ExistingActivities {
  readonly refs?: ReadonlyMap<string, string>;
  readonly names?: ReadonlyMap<string, string>;
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
  readonly processors: StagedProcessor[] = [];
  readonly transfers: StagedTransfer[] = [];
}

/** Same spelling whatever the case; diacritics make a difference. */
function spelling(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

/**
 * Staging rows → staged activities. A row of a part belongs to the activity that its `processing` column names, by
 * reference or else by name; without that column, to the only activity of the file. Where the file has several and a row
 * names none, it is attached to nothing and reported.
 */
export function mapCisoAssistant(rows: readonly StagingRow[], existing: ExistingActivities = {}): MappedRows {
  const problems: ImportProblem[] = [];
  const activityRows = rows.filter((row) => row.entity === 'activity');
  const collectors = new Map(activityRows.map((row) => [row, new Collector()]));
  const attach = attachment(activityRows, problems);
  const books = openBooks();
  for (const row of rows) {
    if (row.entity === 'activity') continue;
    const reader = new RowReader(row, problems);
    const owner = attach(row);
    // Read in any case, so that the report is complete; kept only where it belongs somewhere.
    const into = (owner && collectors.get(owner)) ?? new Collector();
    if (row.entity === 'purpose') keep(into.purposes, stagePurpose(reader, books));
    else if (row.entity === 'dataType') keep(into.dataTypes, stageDataType(reader, books));
    else if (row.entity === 'subjectGroup') keep(into.subjectGroups, stageSubjectGroup(reader, books));
    else if (row.entity === 'recipient') keep(into.recipients, stageRecipient(reader, books));
    else if (row.entity === 'processor') keep(into.processors, stageProcessor(reader, books));
    else keep(into.transfers, stageTransfer(reader, books));
  }
  reportRepetitions(activityRows, problems);
  const activities = activityRows.flatMap((row) => stageActivity(new RowReader(row, problems), collectors.get(row)!, existing) ?? []);
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

/** Two activities of one file with the same reference or name: an error that names both rows; names that differ in diacritics only: review. */
function reportRepetitions(activities: readonly StagingRow[], problems: ImportProblem[]): void {
  const refs = new Map<string, number>();
  const names = new Map<string, number>();
  const folded = new Map<string, number>();
  for (const { sheet, row, values } of activities) {
    const ref = values.get('ref');
    if (ref) {
      const first = refs.get(spelling(ref.text));
      if (first === undefined) refs.set(spelling(ref.text), row);
      else problems.push(finding('DUPLICATE_REF', { sheet, row, column: ref.column }, ref.text, first));
    }
    const name = values.get('name');
    if (!name) continue;
    const same = names.get(spelling(name.text));
    const similar = folded.get(foldText(name.text));
    const where = { sheet, row, column: name.column };
    if (same !== undefined) problems.push(finding('DUPLICATE_NAME', where, name.text, same));
    else if (similar !== undefined) problems.push(finding('SIMILAR_NAME', where, name.text, similar));
    if (same === undefined) names.set(spelling(name.text), row);
    if (similar === undefined) folded.set(foldText(name.text), row);
  }
}

function stageActivity(row: RowReader, parts: Collector, existing: ExistingActivities): StagedActivity | null {
  const name = row.text('name');
  const ref = row.text('ref');
  const status = row.text('status');
  const dpiaRequired = row.flag('dpiaRequired');
  if (status !== null && !/^(privacy_)?draft$/i.test(status)) row.note(finding('STATUS_NOT_KEPT', row.at('status'), status));
  if (name === null) {
    row.note(finding('NAME_MISSING', row.at()));
    return null;
  }
  const sameRef = ref === null ? undefined : existing.refs?.get(foldText(ref));
  const known = sameRef ?? existing.names?.get(foldText(name)) ?? null;
  if (known !== null) {
    const field = sameRef === undefined ? 'name' : 'ref';
    row.note(finding('ALREADY_REGISTERED', row.at(field), row.text(field) ?? name, known));
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
    dpiaRequired,
    dpiaReference: row.text('dpiaReference'),
    assignedTo: row.list('assignedTo'),
    labels: row.list('labels'),
    purposes: parts.purposes,
    dataTypes: parts.dataTypes,
    subjectGroups: parts.subjectGroups,
    recipients: parts.recipients,
    processors: parts.processors,
    transfers: parts.transfers,
    systems: [...new Set(parts.dataTypes.flatMap((type) => type.systems))],
    existing: known,
  };
}

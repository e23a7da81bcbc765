import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Defect, Sentence } from '#kernel';
import { CONTENT_LIMITS, plainName } from './cells.js';
import { type ColumnMapping, columnsOf, isVietnamese } from './column-mapping.js';
import type { TargetField } from './column-synonyms.js';
import type { DayHints } from './day-orders.js';
import { detectFormat, detectJsonFormat, FORMAT_NAMES } from './detect-format.js';
import { fileDefect } from './file-defects.js';
import { finding, WHOLE_FILE } from './findings.js';
import { LOSSES, type Losses } from './format-losses.js';
import { isObject } from './json-reader.js';
import { foundByCode } from './khien-register.js';
import { type ExistingActivities, mapRows } from './map-rows.js';
import { type MappingSource, readWithMapping } from './mapped-table.js';
import { FINDINGS_SHEET } from './marked-workbook.js';
import { FIELD_WORDS } from './note-headings.js';
import { type OpenedFile, openFile } from './open-file.js';
import { isOwnTable } from './own-table.js';
import { type ChosenTerm, choicesOf, type Remembered } from './remembered.js';
import type { ParsedFile, StagedActivity, StagedRegisters } from './staged-activity.js';
import { type ImportFormat, type ImportProblem, type Severity, STAGING_ROWS, type StagingRow } from './staging.js';

/** Problems shown in one report; `counts` are always those of all problems. */
export const REPORTED_PROBLEMS = 1_000;

/** What an import would do. Nothing has been written; `committable` says whether it may be. */
export interface ImportReport {
  /** Null where the file is in no format that we read. */
  readonly format: ImportFormat | null;
  /** The format's name and what of it cannot be carried; null with the format. */
  readonly formatName: Sentence | null;
  readonly losses: Omit<Losses, 'carried'> | null;
  /** Which columns were read as what, where a mapping was given or guessed; to be kept for the next file of the kind. */
  readonly mapping: ColumnMapping | null;
  readonly mappingFrom: MappingSource | null;
  /** The header row that the mapping was found in; null without one. */
  readonly headers: readonly string[] | null;
  /** What a person chose for foreign terms with this check. */
  readonly terms: readonly ChosenTerm[];
  /** SHA-256 of the file as given, hexadecimal. */
  readonly sha256: string;
  /** Sheets in the order of the workbook, with their filled rows, header included; of a JSON object its lists. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly activities: readonly StagedActivity[];
  /** Rows of the registers of systems and parties, where the file is our own. */
  readonly registers?: StagedRegisters;
  /** In the order of the file, errors first where there are more than {@link REPORTED_PROBLEMS}. */
  readonly problems: readonly ImportProblem[];
  readonly counts: {
    readonly activities: number;
    readonly errors: number;
    readonly reviews: number;
    readonly notices: number;
    /** Problems counted above but not listed. */
    readonly unlisted: number;
  };
  /** At least one activity and no error. Reviews do not stand in the way: drafts keep the original words. */
  readonly committable: boolean;
}

export interface DryRunOptions {
  /** Which columns of a table to read as what, as an earlier report gave it or a person corrected it. */
  readonly mapping?: ColumnMapping;
  readonly existing?: ExistingActivities;
  /** What was chosen at earlier imports; what this check is told goes before it. */
  readonly remembered?: Remembered;
  readonly terms?: readonly ChosenTerm[];
  /** What speaks against one activity that no format knows of, e.g. the bounds of our own form. */
  readonly judge?: (activity: StagedActivity) => readonly ImportProblem[];
  readonly judgeRegisters?: (registers: StagedRegisters) => readonly ImportProblem[];
}

/** What a file turned out to be, and its staging rows. */
interface Recognised extends ParsedFile {
  readonly format: ImportFormat;
  readonly mapping?: ColumnMapping;
  readonly mappingFrom?: MappingSource;
  readonly headers?: readonly string[];
  readonly terms?: readonly ChosenTerm[];
}

/**
 * Reads a file and says what its import would do: open → staging rows → map → report. Writes nothing and needs no
 * database. Never throws for the content of a file: everything wrong with it is in `problems`, with sheet, row and column.
 */
export async function dryRun(bytes: Uint8Array, options: DryRunOptions = {}): Promise<ImportReport> {
  const { judge = () => [], judgeRegisters = () => [] } = options;
  const { found, sha256, lists, activities, problems } = await read(bytes, options);
  const judged = [...(await inTurns(activities, judge)), ...(found?.registers ? judgeRegisters(found.registers) : [])];
  return report(found, sha256, lists, activities, [...problems, ...judged]);
}

/** A file as far as it says something of itself, without its rows: they weigh more than what is made of them, and go before it is judged. */
interface ReadFile {
  readonly found: Omit<Recognised, 'rows' | 'problems'> | null;
  readonly sha256: string;
  readonly lists: ImportReport['sheets'];
  readonly activities: readonly StagedActivity[];
  readonly problems: readonly ImportProblem[];
}

async function read(bytes: Uint8Array, { existing = {}, mapping, remembered, terms = [] }: DryRunOptions): Promise<ReadFile> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const nothing = { found: null, sha256, lists: [], activities: [], problems: [] };
  const opened = await openFile(bytes);
  if (!opened.ok) return { ...nothing, problems: opened.defects.map(fileProblem) };
  const file = withoutFindings(opened);
  const lists = listsOf(file);
  if (file.kind !== 'JSON' && isOwnTable(file.sheets)) return { ...nothing, lists, problems: [finding('OWN_TABLE', WHOLE_FILE)] };
  const recognised = recognise(file, mapping, remembered?.mappings);
  if (!recognised) return { ...nothing, lists, problems: [notRecognised(file)] };
  const { rows, problems, ...found } = { ...recognised, terms };
  const beyond = beyondBounds(rows);
  const mapped = beyond
    ? { activities: [], problems: [finding('TOO_MANY_PARTS', WHOLE_FILE, STAGING_ROWS)] }
    : found.staged
      ? foundByCode(found.staged, existing)
      : mapRows(rows, existing, choicesOf([...(remembered?.terms ?? []), ...terms]), hintsOf(found));
  const none = mapped.activities.length === 0 && !beyond ? [finding('NO_ACTIVITIES', WHOLE_FILE)] : [];
  return { found, sha256, lists, activities: mapped.activities, problems: [...file.notes, ...none, ...problems, ...mapped.problems] };
}

/** How many activities are judged before others have their turn: some ten milliseconds. */
const TURN = 100;

/** Thousands of activities take seconds, in which the process has others to answer. */
async function inTurns(
  activities: readonly StagedActivity[],
  judge: (activity: StagedActivity) => readonly ImportProblem[],
): Promise<ImportProblem[]> {
  const problems: ImportProblem[] = [];
  for (let from = 0; from < activities.length; from += TURN) {
    problems.push(...activities.slice(from, from + TURN).flatMap(judge));
    await setImmediate();
  }
  return problems;
}

/** French writes the day first; of a table its headers tell. */
function hintsOf({ format, mapping = {}, headers = [] }: Pick<Recognised, 'format' | 'mapping' | 'headers'>): DayHints {
  return {
    dayFirst: format === 'CNIL_SIMPLIFIED_REGISTER' || format === 'CNIL_PIA' || isVietnamese(headers),
    headerOf: (field) => {
      const [column] = columnsOf(mapping, field as TargetField);
      const header = typeof column === 'number' ? headers[column - 1] : column;
      return header || (FIELD_WORDS[field as TargetField] ?? field);
    },
  };
}

/** A workbook that was given back marked says what was found before; that is no part of the register. */
function withoutFindings(file: Opened): Opened {
  return file.kind === 'JSON' ? file : { ...file, sheets: file.sheets.filter(({ name }) => name !== FINDINGS_SHEET) };
}

/** Too many rows, or too much text: one text of a file may stand in many rows of ours. */
function beyondBounds(rows: readonly StagingRow[]): boolean {
  if (rows.length > STAGING_ROWS) return true;
  let text = 0;
  for (const { values } of rows) for (const value of values.values()) text += value.text.length;
  return text > CONTENT_LIMITS.text;
}

type Opened = Extract<OpenedFile, { readonly ok: true }>;

/** A mapping that the caller gives goes before everything; a guessed one comes last. */
function recognise(file: Opened, mapping?: ColumnMapping, remembered?: Remembered['mappings']): Recognised | undefined {
  if (file.kind === 'JSON') {
    const json = detectJsonFormat(file.value);
    return json && { format: json.format, ...json.parse(file.value) };
  }
  const detected = mapping ? undefined : detectFormat(file.sheets);
  if (detected) return { format: detected.format, ...detected.parse(file.sheets) };
  const mapped = readWithMapping(file.sheets, mapping, remembered);
  return mapped && { format: 'MAPPED_TABLE', ...mapped };
}

/** The sheets of a workbook, the lists of a JSON object. */
function listsOf(file: Opened): ImportReport['sheets'] {
  if (file.kind !== 'JSON') return file.sheets.map(({ name, rows }) => ({ name, rows: rows.length }));
  if (!isObject(file.value)) return [];
  return Object.entries(file.value).flatMap(([name, list]) => (Array.isArray(list) ? [{ name: plainName(name), rows: list.length }] : []));
}

function notRecognised(file: Opened): ImportProblem {
  return file.kind === 'CSV' ? fileProblem(fileDefect('FILE_PLAIN_TEXT')) : finding('NOT_RECOGNISED', WHOLE_FILE);
}

function fileProblem({ code, vi, en }: Defect): ImportProblem {
  return { severity: 'ERROR', ...WHOLE_FILE, code, vi, en };
}

const RANK: Readonly<Record<Severity, number>> = { ERROR: 0, REVIEW: 1, NOTICE: 2 };

function report(
  found: ReadFile['found'],
  sha256: string,
  sheets: ImportReport['sheets'],
  activities: readonly StagedActivity[],
  problems: readonly ImportProblem[],
): ImportReport {
  const format = found?.format ?? null;
  const whole = {
    format,
    formatName: format && FORMAT_NAMES[format],
    losses: format && { asText: LOSSES[format].asText, lost: LOSSES[format].lost },
  };
  const read = {
    mapping: found?.mapping ?? null,
    mappingFrom: found?.mappingFrom ?? null,
    headers: found?.headers ?? null,
    terms: found?.terms ?? [],
  };
  const counts = { activities: activities.length, errors: 0, reviews: 0, notices: 0, unlisted: 0 };
  const registers = found?.registers && { registers: found.registers };
  return withProblems({ ...whole, ...read, sha256, sheets, activities, ...registers, problems: [], counts, committable: false }, problems);
}

/** A report with these problems too. */
export function withProblems(before: ImportReport, more: readonly ImportProblem[]): ImportReport {
  const { sheets } = before;
  const problems = [...before.problems, ...more];
  const order = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const position = (problem: ImportProblem): number => (problem.sheet === null ? -1 : (order.get(problem.sheet) ?? -1));
  const column = (problem: ImportProblem): string => (problem.column ?? '').padStart(3);
  const inOrder = problems.toSorted(
    (a, b) => position(a) - position(b) || (a.row ?? 0) - (b.row ?? 0) || (column(a) < column(b) ? -1 : column(a) > column(b) ? 1 : 0),
  );
  const many = inOrder.length > REPORTED_PROBLEMS;
  const listed = many ? inOrder.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, REPORTED_PROBLEMS) : inOrder;
  const count = (severity: Severity): number => more.filter((problem) => problem.severity === severity).length;
  const { activities, errors, reviews, notices, unlisted } = before.counts;
  const counts = {
    activities,
    errors: errors + count('ERROR'),
    reviews: reviews + count('REVIEW'),
    notices: notices + count('NOTICE'),
    unlisted: unlisted + problems.length - listed.length,
  };
  return { ...before, problems: listed, counts, committable: activities > 0 && counts.errors === 0 };
}

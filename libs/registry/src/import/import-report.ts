import { createHash } from 'node:crypto';
import type { Defect, Sentence } from '#kernel';
import type { Sheet } from './cells.js';
import { detectFormat, FORMAT_NAMES } from './detect-format.js';
import { finding, WHOLE_FILE } from './findings.js';
import { LOSSES, type Losses } from './format-losses.js';
import { type ExistingActivities, mapRows } from './map-rows.js';
import type { StagedActivity } from './staged-activity.js';
import type { ImportFormat, ImportProblem, Severity } from './staging.js';
import { readWorkbook } from './workbook-reader.js';

/** Problems shown in one report; `counts` are always those of all problems. */
export const REPORTED_PROBLEMS = 1_000;

/** What an import would do. Nothing has been written; `committable` says whether it may be. */
export interface ImportReport {
  /** Null where the file is in no format that we read. */
  readonly format: ImportFormat | null;
  /** The format's name and what of it cannot be carried; null with the format. */
  readonly formatName: Sentence | null;
  readonly losses: Omit<Losses, 'carried'> | null;
  /** SHA-256 of the file as given, hexadecimal. */
  readonly sha256: string;
  /** Sheets in the order of the workbook, with their filled rows, header included. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[];
  readonly activities: readonly StagedActivity[];
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
  readonly existing?: ExistingActivities;
  /** What speaks against one activity that no format knows of, e.g. the bounds of our own form. */
  readonly judge?: (activity: StagedActivity) => readonly ImportProblem[];
}

/**
 * Reads a file and says what its import would do: parse → staging rows → map → report. Writes nothing and needs no
 * database. Never throws for the content of a file: everything wrong with it is in `problems`, with sheet, row and column.
 */
export async function dryRun(bytes: Uint8Array, { existing = {}, judge = () => [] }: DryRunOptions = {}): Promise<ImportReport> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const workbook = await readWorkbook(bytes);
  if (!workbook.ok) return report(null, sha256, [], [], workbook.defects.map(fileProblem));
  const detected = detectFormat(workbook.sheets);
  if (!detected) return report(null, sha256, workbook.sheets, [], [finding('NOT_RECOGNISED', WHOLE_FILE)]);
  const parsed = detected.parse(workbook.sheets);
  const mapped = mapRows(parsed.rows, existing);
  const none = mapped.activities.length === 0 ? [finding('NO_ACTIVITIES', WHOLE_FILE)] : [];
  const judged = mapped.activities.flatMap(judge);
  return report(detected.format, sha256, workbook.sheets, mapped.activities, [...none, ...parsed.problems, ...mapped.problems, ...judged]);
}

function fileProblem({ code, vi, en }: Defect): ImportProblem {
  return { severity: 'ERROR', ...WHOLE_FILE, code, vi, en };
}

const RANK: Readonly<Record<Severity, number>> = { ERROR: 0, REVIEW: 1, NOTICE: 2 };

function report(
  format: ImportFormat | null,
  sha256: string,
  sheets: readonly Sheet[],
  activities: readonly StagedActivity[],
  problems: readonly ImportProblem[],
): ImportReport {
  const order = new Map(sheets.map((sheet, index) => [sheet.name, index]));
  const position = (problem: ImportProblem): number => (problem.sheet === null ? -1 : (order.get(problem.sheet) ?? -1));
  const column = (problem: ImportProblem): string => (problem.column ?? '').padStart(3);
  const inOrder = problems.toSorted(
    (a, b) => position(a) - position(b) || (a.row ?? 0) - (b.row ?? 0) || (column(a) < column(b) ? -1 : column(a) > column(b) ? 1 : 0),
  );
  const many = inOrder.length > REPORTED_PROBLEMS;
  const listed = many ? inOrder.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]).slice(0, REPORTED_PROBLEMS) : inOrder;
  const count = (severity: Severity): number => problems.filter((problem) => problem.severity === severity).length;
  const errors = count('ERROR');
  return {
    format,
    formatName: format && FORMAT_NAMES[format],
    losses: format && { asText: LOSSES[format].asText, lost: LOSSES[format].lost },
    sha256,
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    activities,
    problems: listed,
    counts: {
      activities: activities.length,
      errors,
      reviews: count('REVIEW'),
      notices: count('NOTICE'),
      unlisted: problems.length - listed.length,
    },
    committable: activities.length > 0 && errors === 0,
  };
}

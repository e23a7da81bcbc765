import { foldText } from '#kernel';
import { daysOf } from './days-of.js';
import { finding, withTerm } from './findings.js';
import type { MappedTerm, StagedFlag, StagedText } from './staged-activity.js';
import type { Coordinates, ImportProblem, StagingRow } from './staging.js';
import type { TermBook } from './vocabulary/term.js';

const YES = new Set(['true', 'yes', 'y', '1', 'x', 'co', 'dung', 'oui', 'vrai']);
const NO = new Set(['false', 'no', 'n', '0', 'khong', 'sai', 'non', 'faux']);

/** Reads the fields of one staging row and notes what it finds wrong with them. */
export class RowReader {
  constructor(
    readonly row: StagingRow,
    private readonly problems: ImportProblem[],
  ) {}

  /** Coordinates of a field, or of the whole row. */
  at(field?: string): Coordinates {
    const { sheet, row, column = null, values } = this.row;
    const value = field === undefined ? undefined : values.get(field);
    return value ? { sheet: value.sheet ?? sheet, row: value.row ?? row, column: value.column } : { sheet, row, column };
  }

  text(field: string): string | null {
    return this.row.values.get(field)?.text ?? null;
  }

  statedText(field: string): StagedText | undefined {
    const text = this.text(field);
    return text === null ? undefined : { source: this.at(field), text };
  }

  /** Items separated by comma, semicolon, bar or line break, without repetition. */
  list(field: string): readonly string[] {
    const items = (this.text(field) ?? '').split(/[,;|\n]/).map((item) => item.trim());
    return [...new Set(items.filter((item) => item !== ''))];
  }

  flag(field: string): boolean | null {
    const text = this.text(field);
    if (text === null) return null;
    const folded = foldText(text);
    if (YES.has(folded)) return true;
    if (NO.has(folded)) return false;
    const problem = finding('TERM_UNKNOWN', this.at(field), text, 'BOOLEAN');
    this.problems.push(withTerm(problem, { term: text, kind: 'BOOLEAN', suggestions: ['TRUE', 'FALSE'] }));
    return null;
  }

  /** The same with the words of the source, which often say more than yes or no. */
  statedFlag(field: string): StagedFlag | undefined {
    const raw = this.text(field);
    return raw === null ? undefined : { source: this.at(field), raw, value: this.flag(field) };
  }

  /** A day as `YYYY-MM-DD`; what is no date, or may be two, goes to the review list. */
  date(field: string): string | null {
    const text = this.text(field);
    if (text === null) return null;
    const days = daysOf(text);
    if (days.length === 1) return days[0]!;
    const problem = finding(days.length === 0 ? 'TERM_UNKNOWN' : 'TERM_UNDECIDED', this.at(field), text, 'DATE');
    this.problems.push(withTerm(problem, { term: text, kind: 'DATE', suggestions: days }));
    return null;
  }

  /** An http or https address; anything else is said and not kept. */
  link(field: string): string | null {
    const text = this.text(field);
    if (text === null) return null;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url && (url.protocol === 'https:' || url.protocol === 'http:')) return text;
    this.problems.push(finding('LINK_NOT_KEPT', this.at(field)));
    return null;
  }

  /** A term of a vocabulary: mapped, or kept as written with an entry in the review list. Blank is reported where `asked`. */
  term(field: string, book: TermBook, asked = true): MappedTerm | null {
    const { kind } = book.vocabulary;
    const raw = this.text(field);
    if (raw === null) {
      if (asked) this.problems.push(withTerm(finding('TERM_MISSING', this.at(), kind), { term: '', kind, suggestions: [] }));
      return null;
    }
    const found = book.lookUp(raw);
    if (found.found) {
      if (found.chosen) this.problems.push(finding('TERM_REMEMBERED', this.at(field), raw, found.code));
      return { raw, code: found.code };
    }
    const problem = found.known
      ? finding('TERM_UNDECIDED', this.at(field), raw, kind, found.why)
      : finding('TERM_UNKNOWN', this.at(field), raw, kind);
    this.problems.push(withTerm(problem, { term: raw, kind, suggestions: found.suggestions }));
    return { raw };
  }

  /** The name of a part; where it is blank, the words of its category; where that is blank too, an error. */
  partName(fallback: string): string | null {
    const name = this.text('name') ?? this.text(fallback) ?? this.text('description');
    if (name === null) this.problems.push(finding('NAME_MISSING', this.at()));
    return name;
  }

  note(problem: ImportProblem): void {
    this.problems.push(problem);
  }
}

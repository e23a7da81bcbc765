import { answerOf, splitOutside } from './cell-words.js';
import type { DayOrders } from './day-orders.js';
import { finding, withTerm } from './findings.js';
import type { MappedTerm, StagedFlag, StagedText } from './staged-activity.js';
import type { Choices, Coordinates, ImportProblem, StagingRow } from './staging.js';
import { comparableTerm, type TermBook } from './vocabulary/term.js';

/** Reads the fields of one staging row and notes what it finds wrong with them. */
export class RowReader {
  constructor(
    readonly row: StagingRow,
    private readonly problems: ImportProblem[],
    private readonly days: DayOrders,
    private readonly choices: Choices,
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

  /** Items separated by comma, semicolon, bar or line break, without repetition; what stands in brackets is part of its item. */
  list(field: string): readonly string[] {
    const items = splitOutside(this.text(field) ?? '', /[,;|\n]/).map((item) => item.trim());
    return [...new Set(items.filter((item) => item !== ''))];
  }

  flag(field: string): boolean | null {
    const text = this.text(field);
    if (text === null) return null;
    const answer = answerOf(text);
    if (answer !== undefined) return answer;
    const chosen = this.choices.get('BOOLEAN')?.get(comparableTerm(text));
    if (chosen !== undefined) {
      this.problems.push(finding('TERM_REMEMBERED', this.at(field), text, chosen));
      return chosen === 'TRUE';
    }
    const problem = finding('TERM_UNKNOWN', this.at(field), text, 'BOOLEAN');
    this.problems.push(withTerm(problem, { term: text, kind: 'BOOLEAN', suggestions: ['TRUE', 'FALSE'] }));
    return null;
  }

  /** The same with the words of the source, which often say more than yes or no. */
  statedFlag(field: string): StagedFlag | undefined {
    const raw = this.text(field);
    return raw === null ? undefined : { source: this.at(field), raw, value: this.flag(field) };
  }

  /** A day as `YYYY-MM-DD`; what is no date, or may be two, goes to the review list: the latter once for its column. */
  date(field: string): string | null {
    const text = this.text(field);
    return text === null ? null : this.days.read(text, this.at(field), field, this.problems);
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

  /** A term that is text to us whatever it means: with the code that the source's own table has, and nothing to choose. */
  wordOf(field: string, book: TermBook, told = true): MappedTerm | null {
    const raw = this.text(field);
    if (raw === null) return null;
    const found = book.lookUp(raw);
    if (found.found) return { raw, code: found.code };
    if (told) this.problems.push(finding('TERM_AS_TEXT', this.at(field), raw, book.vocabulary.kind, found.known ? found.why : undefined));
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

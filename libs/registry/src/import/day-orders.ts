import { DAY_ORDERS, type DayOrder, dayOf, daysOf, orderShownBy } from './days-of.js';
import { finding, withTerm } from './findings.js';
import type { Choices, Coordinates, ImportProblem, StagingRow } from './staging.js';
import { comparableTerm } from './vocabulary/term.js';

/** The fields of staging rows that are days. */
export const DAY_FIELDS: readonly string[] = [
  'firstProcessedOn',
  'lastProcessedOn',
  'reviewOn',
  'recordCreatedOn',
  'recordUpdatedOn',
  'firstTransferredOn',
];

/** What is known of the dates of a file from outside them. */
export interface DayHints {
  /** True where the file is written in a language in which the day comes first. */
  readonly dayFirst: boolean;
  /** The words above a column; those of the field where there are none. */
  readonly headerOf: (field: string) => string;
}

/**
 * Which number of a date is the day, column by column: as an organisation chose for its header; else as another date of the column
 * shows, or the language of the table says, unless these two speak against each other.
 */
export class DayOrders {
  private readonly shown = new Map<string, Set<DayOrder>>();
  private readonly told = new Set<string>();

  constructor(
    rows: readonly StagingRow[],
    private readonly hints: DayHints,
    private readonly choices: Choices,
  ) {
    for (const { sheet, values } of rows)
      for (const field of DAY_FIELDS) {
        const value = values.get(field);
        const order = value && orderShownBy(value.text);
        if (order) this.shownIn({ sheet: value.sheet ?? sheet, row: 0, column: value.column }).add(order);
      }
  }

  /** The day that a text of a column means, as `YYYY-MM-DD`; null where it is none, or cannot be told, which is said. */
  read(text: string, where: Coordinates, field: string, problems: ImportProblem[]): string | null {
    const days = daysOf(text);
    if (days.length === 1) return days[0]!;
    if (days.length === 0) {
      problems.push(finding('NOT_A_DAY', where, text));
      return null;
    }
    const header = this.hints.headerOf(field);
    const chosen = this.choices.get('DATE')?.get(comparableTerm(header)) as DayOrder | undefined;
    const order = chosen ?? this.orderIn(where);
    if (order === undefined || chosen) this.tell(order, text, header, where, problems);
    return order === undefined ? null : dayOf(text, order);
  }

  private orderIn(where: Coordinates): DayOrder | undefined {
    const orders = new Set(this.shownIn(where));
    if (this.hints.dayFirst) orders.add('DAY_FIRST');
    return orders.size === 1 ? [...orders][0] : undefined;
  }

  private shownIn({ sheet, column }: Coordinates): Set<DayOrder> {
    const key = JSON.stringify([sheet, column]);
    const orders = this.shown.get(key) ?? new Set();
    this.shown.set(key, orders);
    return orders;
  }

  /** Once for each header. */
  private tell(order: DayOrder | undefined, text: string, header: string, where: Coordinates, problems: ImportProblem[]): void {
    if (this.told.has(header)) return;
    this.told.add(header);
    problems.push(
      order
        ? finding('TERM_REMEMBERED', where, header, order)
        : withTerm(finding('DAY_ORDER', where, text, header), { term: header, kind: 'DATE', suggestions: DAY_ORDERS }),
    );
  }
}

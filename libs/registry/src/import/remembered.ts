import { createHash } from 'node:crypto';
import { type ColumnMapping, comparableHeader } from './column-mapping.js';
import { openBooks } from './staged-parts.js';
import type { Choices, TermKind } from './staging.js';
import { comparableTerm } from './vocabulary/term.js';

/** What a foreign term means, as a person chose from the review list. */
export interface ChosenTerm {
  readonly kind: TermKind;
  readonly term: string;
  readonly code: string;
}

/** What an organisation chose at earlier imports; mappings by {@link fingerprintOf} their headers. */
export interface Remembered {
  readonly mappings: ReadonlyMap<string, ColumnMapping>;
  readonly terms: readonly ChosenTerm[];
}

/** Hex SHA-256 of the headers of a table as headers are compared, in their order; blank ones at the end make no difference. */
export function fingerprintOf(headers: readonly string[]): string {
  const compared = headers.map(comparableHeader);
  while (compared.at(-1) === '') compared.pop();
  return createHash('sha256').update(JSON.stringify(compared)).digest('hex');
}

/** A later choice goes before an earlier one. */
export function choicesOf(terms: readonly ChosenTerm[]): Choices {
  const choices = new Map<TermKind, Map<string, string>>();
  for (const { kind, term, code } of terms) choices.set(kind, (choices.get(kind) ?? new Map()).set(comparableTerm(term), code));
  return choices;
}

/** Kinds of terms that a person may choose a code for, with the codes. Dates and yes/no are corrected in the file. */
export const CHOOSABLE: ReadonlyMap<TermKind, ReadonlySet<string>> = new Map(
  Object.values(openBooks()).map(({ vocabulary: { kind, own } }) => [kind, new Set(own.map(({ code }) => code))]),
);

import { createHash } from 'node:crypto';
import { type ColumnMapping, comparableHeader } from './column-mapping.js';
import { DAY_ORDERS } from './days-of.js';
import { VOCABULARIES } from './staged-parts.js';
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

/** Vocabularies whose terms stay text in the register, whatever they mean. */
const TEXT_ONLY: readonly TermKind[] = ['SUBJECT_GROUP', 'TRANSFER_MECHANISM', 'DATA_USE'];

/**
 * Kinds of terms that a person may choose a code for, with the codes: each changes what is written. Of dates the order of day and
 * month is chosen, for the header of their column.
 */
export const CHOOSABLE: ReadonlyMap<TermKind, ReadonlySet<string>> = new Map<TermKind, ReadonlySet<string>>([
  ...Object.values(VOCABULARIES)
    .filter(({ kind }) => !TEXT_ONLY.includes(kind))
    .map(({ kind, own }) => [kind, new Set(own.map(({ code }) => code))] as const),
  ['DATE', new Set(DAY_ORDERS)],
  ['BOOLEAN', new Set(['TRUE', 'FALSE'])],
]);

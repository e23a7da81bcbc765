import { foldText, type Sentence } from '#kernel';
import type { TermKind } from '../staging.js';

/** What a foreign term means to us: a code, or a choice that a person has to make, with a reason where one is due. */
export interface ForeignTerm {
  readonly key: string;
  /** English label of the source; accepted in the place of the key, whatever its case. */
  readonly label: string;
  readonly code?: string;
  readonly suggestions?: readonly string[];
  readonly why?: Sentence;
}

/** One of our own codes with its names; a file may use them directly. */
export interface OwnTerm extends Sentence {
  readonly code: string;
}

/** A foreign vocabulary beside ours. */
export interface Vocabulary {
  readonly kind: TermKind;
  readonly foreign: readonly ForeignTerm[];
  readonly own: readonly OwnTerm[];
}

/** The result of looking a term up: its code, or what a person can choose from. `why` explains, where the table has a reason. */
export type Lookup =
  | {
      readonly found: true;
      readonly code: string;
      /** True where the organisation chose it, and no table of ours. */
      readonly chosen?: boolean;
    }
  | { readonly found: false; readonly known: boolean; readonly suggestions: readonly string[]; readonly why?: Sentence };

/** Case, diacritics, blanks, underscores and the prefix `privacy_` make no difference. */
export function comparableTerm(term: string): string {
  return foldText(term)
    .replace(/^privacy_/, '')
    .replace(/[\s_/-]+/g, ' ')
    .trim();
}

/** The letter pairs of a text, sorted, so that two texts are compared in one pass. */
function pairs(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).sort();
}

/** Sørensen–Dice coefficient over pairs of letters, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      shared++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return a.length + b.length > 0 ? (2 * shared) / (a.length + b.length) : 0;
}

interface Index {
  readonly terms: ReadonlyMap<string, Lookup>;
  readonly spellings: readonly { readonly pairs: readonly string[]; readonly codes: readonly string[] }[];
}

function buildIndex({ own, foreign }: Vocabulary): Index {
  const terms = new Map<string, Lookup>();
  const spellings: { pairs: readonly string[]; codes: readonly string[] }[] = [];
  const enter = (names: readonly string[], codes: readonly string[], lookup: Lookup): void => {
    for (const name of names.map(comparableTerm)) {
      if (!terms.has(name)) terms.set(name, lookup);
      spellings.push({ pairs: pairs(name), codes });
    }
  };
  for (const { code, vi, en } of own) enter([code, vi, en], [code], { found: true, code });
  for (const { key, label, code, suggestions = [], why } of foreign) {
    if (code) enter([key, label], [code], { found: true, code });
    else enter([key, label], suggestions, { found: false, known: true, suggestions, ...(why ? { why } : {}) });
  }
  return { terms, spellings };
}

/** Beyond this many different unknown terms of one kind in one file, no more suggestions are sought: it is another list altogether. */
const SUGGESTED_TERMS = 200;
const NEAR = 0.5;

/**
 * A vocabulary opened for the length of one import. `lookUp` knows a term by our code or name, or by the foreign key or
 * label, and never falls back to a residual code; for an unknown term it suggests the codes with similar names, at most three.
 */
export class TermBook {
  private readonly index: Index;
  private readonly unknown = new Map<string, Lookup>();

  constructor(
    readonly vocabulary: Vocabulary,
    private readonly chosen: ReadonlyMap<string, string> = new Map(),
  ) {
    this.index = buildIndex(vocabulary);
  }

  lookUp(term: string): Lookup {
    const needle = comparableTerm(term);
    const chosen = this.chosen.get(needle);
    if (chosen !== undefined) return { found: true, code: chosen, chosen: true };
    return this.index.terms.get(needle) ?? this.unknown.get(needle) ?? this.remember(needle);
  }

  /** True for a term of our tables, whatever an organisation chose for it. */
  knows(term: string): boolean {
    return this.index.terms.has(comparableTerm(term));
  }

  private remember(needle: string): Lookup {
    if (this.unknown.size >= SUGGESTED_TERMS) return { found: false, known: false, suggestions: [] };
    const lookup: Lookup = { found: false, known: false, suggestions: this.resembling(needle) };
    this.unknown.set(needle, lookup);
    return lookup;
  }

  private resembling(needle: string): string[] {
    const wanted = pairs(needle.slice(0, 100));
    const scores = new Map<string, number>();
    for (const spelling of this.index.spellings) {
      const score = likeness(wanted, spelling.pairs);
      if (score < NEAR) continue;
      for (const code of spelling.codes) scores.set(code, Math.max(scores.get(code) ?? 0, score));
    }
    const best = [...scores].sort(([, a], [, b]) => b - a).slice(0, 3);
    return best.map(([code]) => code);
  }
}

import { ContextWalk, type ContextWord, contextWords } from './find/contexts.js';
import { findAccounts } from './find/find-accounts.js';
import { foldWithPlaces } from './find/folded-text.js';
import { LATER_PATTERNS, PATTERNS, type Pattern, PHONE_PATTERN } from './find/patterns.js';
import { INDICATOR_TYPE_ROWS, type IndicatorType } from './indicator-types.js';
import { normaliseIndicator } from './normalise.js';
import { isUnreadable, type NormalisedIndicator } from './normalised.js';

/** An indicator where somebody mentions it. Whether it belongs to the case is for an officer to say. */
export interface Mention extends NormalisedIndicator {
  /** As it stands there; where its type is sensitive, as it is shown. */
  readonly text: string;
  /** Its place, in UTF-16 units as `String.slice` counts. */
  readonly at: number;
}

/** The first of a text are kept, in the order of the text; one with more is a dump and wants to be evidence. */
export const MOST_MENTIONS = 1_000;

/** A number right after these words is an account of theirs that goes by its telephone number. */
const ACCOUNTS_BY_PHONE: ReadonlySet<string> = new Set(['ZALO', 'TELEGRAM']);
const BESIDE = 15;

/** Everything in a free text that may be an indicator, each place once. `secret` as for `normaliseIndicator`. */
export function findIndicators(text: string, secret: Uint8Array): Mention[] {
  const search = new Search(text, secret);
  for (const pattern of PATTERNS) search.look(pattern);
  search.lookForAccounts();
  for (const pattern of LATER_PATTERNS) search.look(pattern);
  return search.mentions.sort((a, b) => a.at - b.at).slice(0, MOST_MENTIONS);
}

class Search {
  readonly mentions: Mention[] = [];
  private readonly folded: string;
  private readonly places: Uint32Array;
  private readonly taken: Uint8Array;
  private readonly words: readonly ContextWord[];

  constructor(
    private readonly original: string,
    private readonly secret: Uint8Array,
  ) {
    const { text, places } = foldWithPlaces(original);
    this.folded = text;
    this.places = places;
    this.taken = new Uint8Array(text.length);
    this.words = contextWords(text);
  }

  look(pattern: Pattern): void {
    const walk = new ContextWalk(this.words);
    let lastEnd: number | undefined;
    for (const match of this.folded.matchAll(pattern.pattern)) {
      const start = match.index;
      const end = withoutTail(match[0], pattern.tail ?? '') + start;
      const word = walk.before(start, pattern.reach ?? BESIDE);
      const isListed = lastEnd !== undefined && start - lastEnd <= 5 && !/[a-z0-9]/.test(this.folded.slice(lastEnd, start));
      if (pattern.after && !isListed && !pattern.after.some((context) => context === word?.context)) continue;
      if (pattern.notAfter?.some((context) => context === word?.context) || this.isTaken(start, end)) continue;
      const byPhone = pattern === PHONE_PATTERN && word !== undefined && ACCOUNTS_BY_PHONE.has(word.context);
      const types = byPhone ? [word.context as IndicatorType, ...pattern.types] : pattern.types;
      if (this.read(start, end, types)) lastEnd = end;
    }
  }

  lookForAccounts(): void {
    for (const { start, end, account } of findAccounts(this.folded, this.words, (from, to) => this.isTaken(from, to))) {
      this.keep(start, end, account);
    }
  }

  private read(start: number, end: number, types: readonly IndicatorType[]): boolean {
    const written = this.original.slice(this.places[start], this.places[end]);
    for (const type of types) {
      const result = normaliseIndicator(type, written, this.secret);
      if (isUnreadable(result)) continue;
      this.keep(start, end, result);
      return true;
    }
    return false;
  }

  private keep(start: number, end: number, indicator: NormalisedIndicator): void {
    const at = this.places[start]!;
    const { sensitive } = INDICATOR_TYPE_ROWS[indicator.type];
    this.mentions.push({ ...indicator, text: sensitive ? indicator.shown : this.original.slice(at, this.places[end]).trim(), at });
    this.taken.fill(1, start, end);
  }

  private isTaken(start: number, end: number): boolean {
    return this.taken.subarray(start, end).includes(1);
  }
}

/** Where a candidate ends when the punctuation of its sentence is left out; a closing bracket stays where it was opened inside. */
function withoutTail(candidate: string, tail: string): number {
  let end = candidate.length;
  const opened = candidate.includes('(');
  while (end > 0 && tail.includes(candidate[end - 1]!) && !(opened && candidate[end - 1] === ')')) end -= 1;
  return end;
}

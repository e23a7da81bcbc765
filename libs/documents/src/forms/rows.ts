import { type Answer, NONE, NOT_KNOWN } from '../answers.js';
import type { Block, Tick, Ticks } from '../official-document.js';
import { oneLine } from '../printable.js';
import type { PrintOptions } from './filed-notice.js';
import { fillIn } from './statutory-form.js';

/** What stands where one is to write by hand. */
export const DOTS = '……………';

/** A text of a form: as it is, or with places that are filled from the facts; from null, with what the blank form has there. */
export type Text<Facts> = string | ((facts: Facts | null) => string);

/** A row of a form: its blocks, filled from the facts; from null, to be filled in by hand. */
export type Row<Facts> = (facts: Facts | null, options: PrintOptions) => readonly Block[];

export function say<Facts>(text: Text<Facts>, facts: Facts | null): string {
  return typeof text === 'string' ? text : text(facts);
}

/** A text with places, as `{number}`. `marks`: what a blank form has in them, where it is not dots. */
export function fillable<Facts>(
  text: string,
  values: (facts: Facts) => Readonly<Record<string, string>>,
  marks: Readonly<Record<string, string>> = {},
): Text<Facts> {
  return (facts) =>
    facts === null ? text.replace(/\{(\w+)\}/g, (_place, name: string) => marks[name] ?? DOTS) : fillIn(text, values(facts));
}

export function section(text: string): Row<unknown> {
  return () => [{ kind: 'section', text }];
}

export function sentence<Facts>(text: Text<Facts>): Row<Facts> {
  return (facts) => [{ kind: 'paragraph', text: say(text, facts) }];
}

/** A label with what is told beside it. */
export function asked<Facts>(label: string, told: (facts: Facts) => Answer): Row<Facts> {
  return (facts) => [{ kind: 'line', label, answer: facts === null ? 'dots' : told(facts) }];
}

/** A label that is long, or whose answer is: what is told stands below it. */
export function askedAbove<Facts>(label: string, told: (facts: Facts) => Answer): Row<Facts> {
  return asked(label, (facts) => ['', ...told(facts)]);
}

/** What is told under a heading, without a label of its own. */
export function written<Facts>(told: (facts: Facts) => Answer): Row<Facts> {
  return (facts) =>
    facts === null ? [{ kind: 'line', label: '', answer: 'dots' }] : told(facts).map((text) => ({ kind: 'paragraph', text }));
}

/** A box within a line of text. */
export function box(ticked: boolean): string {
  return ticked ? '☒' : '☐';
}

/** A question with the two boxes below it; while it is open, neither is ticked. `open`: what stands there then. */
export function yesNo<Facts>(
  label: string,
  told: (facts: Facts) => boolean | null | undefined,
  open: (facts: Facts) => string = () => NOT_KNOWN,
): Row<Facts> {
  return (facts) => {
    const answer = facts === null ? null : told(facts);
    const boxes = `Có ${box(answer === true)} / Không: ${box(answer === false)}`;
    return [
      { kind: 'paragraph', text: label },
      { kind: 'line', label: boxes, answer: facts !== null && answer == null ? [open(facts)] : [] },
    ];
  };
}

/** Boxes side by side, as the form has them: read row by row. */
export function twoColumns(left: readonly Tick[], right: readonly Tick[]): Ticks {
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [left[i] ?? null, right[i] ?? null]);
  return { kind: 'ticks', rows };
}

/** Letters of Vietnamese lists; from the twenty-fourth on, numbers. */
const LETTERS = 'abcdđeghiklmnopqrstuvxy';

/**
 * What goes along, with the marks of the form (`1.`, `2.` or `a)`, `b)`): what the facts list (null: not known yet), then
 * the attachments of the print.
 */
export function attached<Facts>(marks: readonly string[], listed: (facts: Facts) => readonly string[] | null): Row<Facts> {
  return (facts, { attachments = [] }) => {
    if (facts === null) return marks.map((label) => ({ kind: 'line', label, answer: 'dots' }));
    const known = listed(facts);
    const files = attachments.map(({ name, sha256 }) => `${oneLine(name)}${sha256 ? ` (SHA-256: ${sha256})` : ''}`);
    const all = [...(known ?? []), ...files];
    if (all.length === 0) return [{ kind: 'line', label: marks[0]!, answer: [known ? NONE : NOT_KNOWN] }];
    const mark = (i: number) => (marks[0] === 'a)' ? `${LETTERS[i] ?? i + 1})` : `${i + 1}.`);
    return all.map((text, i) => ({ kind: 'line', label: mark(i), answer: [text] }));
  };
}

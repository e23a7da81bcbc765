import { placeAndDate, watermarkOf } from '../letter.js';
import { type DocumentHeader, MOTTO, NATION, type OfficialDocument } from '../official-document.js';
import { oneLine } from '../printable.js';
import { proofOf } from '../proof.js';
import type { PrintOptions } from './filed-notice.js';
import { DOTS, type Row, say, type Text } from './rows.js';
import { fillIn, NUMBER, ORGANISATION } from './statutory-form.js';

/** A form with its wording and with what is told in it; a blank one is the same form without facts. */
export interface Form<Facts> {
  /** `Mẫu số 08`; null where no instrument has a form for it. */
  readonly name: string | null;
  /** What it is, for the title of the file. */
  readonly title: string;
  /** With the name and number of an organisation, or (null) the State's name alone; null: the form has no head. */
  readonly head: { readonly organisation: ((facts: Facts) => string) | null } | null;
  readonly heading: readonly Text<Facts>[];
  readonly subheading?: readonly string[];
  readonly recipient: readonly Text<Facts>[];
  readonly rows: readonly Row<Facts>[];
  readonly closing: { readonly copies: readonly string[]; readonly capacity: string; readonly instruction: string } | null;
  readonly notes: readonly string[];
  /** Their marks stand in labels, not where something is filled in: the notes stay on a filled form. */
  readonly notesStay?: boolean;
}

/** What every paper knows of its filing. */
export interface Filed {
  readonly reference: string | null;
  /** ISO 8601; also the date of the file. */
  readonly submittedAt: string;
  readonly drill?: boolean | null;
}

/** The form as the Gazette prints it, to be filled in by hand. `date`: of the file. */
export function blankForm<Facts>(form: Form<Facts>, date: Date): OfficialDocument {
  const head = form.head && {
    organisation: form.head.organisation && ORGANISATION,
    number: form.head.organisation && fillIn(NUMBER, { number: '.....' }),
    nation: NATION,
    motto: MOTTO,
    placeAndDate: placeAndDate(null, null),
  };
  const document = documentOf(form, null, {}, head);
  const { closing } = document;
  return {
    ...document,
    title: `${titleOf(form)} (mẫu trống)`,
    date,
    closing: closing && { ...closing, copies: closing.copies.length > 0 ? [...closing.copies, '…'] : [] },
    notes: form.notes,
    proof: null,
    watermark: null,
  };
}

/** The form filled from what was filed. */
export function filledForm<Facts extends Filed>(form: Form<Facts>, filed: Facts, options: PrintOptions): OfficialDocument {
  const date = new Date(filed.submittedAt);
  const organisation = form.head?.organisation?.(filed).toLocaleUpperCase('vi') ?? null;
  const head = form.head && {
    organisation,
    number: organisation === null ? null : fillIn(NUMBER, { number: oneLine(options.number) || DOTS }),
    nation: NATION,
    motto: MOTTO,
    placeAndDate: placeAndDate(options.place, options.draft ? null : date),
  };
  return {
    ...documentOf(form, filed, options, head),
    title: `${titleOf(form)}${filed.reference ? ` - ${filed.reference}` : ''}`,
    date,
    notes: form.notesStay ? form.notes : [],
    proof: proofOf(filed, options),
    watermark: watermarkOf(filed, options),
  };
}

function titleOf({ name, title }: Pick<Form<never>, 'name' | 'title'>): string {
  return name ? `${name}: ${title}` : title;
}

function documentOf<Facts>(form: Form<Facts>, facts: Facts | null, options: PrintOptions, header: DocumentHeader | null) {
  const { name, heading, subheading = [], recipient, rows, closing } = form;
  return {
    formName: name,
    header,
    heading: heading.map((text) => say(text, facts)),
    subheading,
    recipient: recipient.map((text) => say(text, facts)),
    blocks: rows.flatMap((row) => row(facts, options)),
    closing: closing && {
      copies: closing.copies,
      signatures: [{ capacity: closing.capacity, instruction: closing.instruction, name: oneLine(options.signatory) || null }],
    },
  };
}

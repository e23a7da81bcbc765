/**
 * A document of an office, as both renderers print it: no fonts, no markup, only what stands where. Every text is printed
 * literally; where it cannot be (control characters, overrides of direction), {@link printable} has named the character.
 */
export interface OfficialDocument {
  /** Title of the file, for readers and screen readers. */
  readonly title: string;
  /** The instant that the file carries as its date: the filing time. Nothing else in it comes from a clock. */
  readonly date: Date;
  /** `Mẫu số 08`, in the corner; null where no instrument has a form for it. */
  readonly formName: string | null;
  /** null where the form has none. */
  readonly header: DocumentHeader | null;
  /** Lines of the heading, in capitals; under them what it is about. Empty for a letter (công văn), whose header says what it is about. */
  readonly heading: readonly string[];
  readonly subheading: readonly string[];
  /** `Kính gửi: …`, line by line; empty where it is addressed to nobody. */
  readonly recipient: readonly string[];
  readonly blocks: readonly Block[];
  readonly closing: DocumentClosing | null;
  /** Notes of the form, each with its mark, as `⁸ Tên tổ chức, doanh nghiệp`. */
  readonly notes: readonly string[];
  readonly proof: FilingProof | null;
  /** Across every page, e.g. `DIỄN TẬP`. */
  readonly watermark: string | null;
}

/** The two columns at the head (Decree 30/2020, Annex I): whose document, its number; the State's name, place and date. */
export interface DocumentHeader {
  /** null on a person's form: the State's name stands alone, over the whole width. */
  readonly organisation: string | null;
  /** The body that it is under, above its own name. */
  readonly superior?: string | null;
  readonly number: string | null;
  /** `V/v …` under the number: of a letter, which has no heading. */
  readonly about?: string | null;
  readonly nation: string;
  readonly motto: string;
  readonly placeAndDate: string;
}

export type Block =
  | { readonly kind: 'section'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** A label of the form and what stands there: paragraphs (the first beside it, unless empty), none, or a dotted line to write on. */
  | { readonly kind: 'line'; readonly label: string; readonly answer: readonly string[] | 'dots' }
  | Table
  | Ticks;

export interface Table {
  readonly kind: 'table';
  /** Headings with the share of the width that each column has. */
  readonly columns: readonly { readonly heading: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}

/** Boxes to tick, in rows of two, read row by row; null: no box there. */
export interface Ticks {
  readonly kind: 'ticks';
  readonly rows: readonly (readonly (Tick | null)[])[];
}

export interface Tick {
  readonly label: string;
  readonly ticked: boolean;
  /** Which of the kinds that share the box are meant. */
  readonly named: string | null;
}

/** The mark that Forms 09 and 10 ask for. */
export const TICK = '√';

export interface DocumentClosing {
  /** `Nơi nhận:` and its lines, on the left, where one signs. */
  readonly copies: readonly string[];
  /** One signature on the right, or more of them in rows of two. */
  readonly signatures: readonly Signature[];
}

export interface Signature {
  readonly capacity: string;
  readonly instruction: string;
  /** null: to be written by hand. */
  readonly name: string | null;
}

/** What ties the paper to what was filed. */
export interface FilingProof {
  readonly reference: string;
  /** As printed, with the zone. */
  readonly filedAt: string;
  /** SHA-256, hex, as the receipt has it. */
  readonly digest: string;
  /** What the QR code says. */
  readonly qr: string;
}

export const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

/** All text of a document in the order in which it is read, without `dots`; what a copy of it must contain. */
export function textOf(document: OfficialDocument): readonly string[] {
  const { formName, header, heading, subheading, recipient, blocks, closing, notes, proof } = document;
  return [
    ...(formName ? [formName] : []),
    ...(header ? textOfHeader(header) : []),
    ...heading,
    ...subheading,
    ...recipient,
    ...blocks.flatMap(textOfBlock),
    ...(closing?.copies ?? []),
    ...(closing?.signatures ?? []).flatMap(({ capacity, instruction, name }) => [capacity, instruction, ...(name ? [name] : [])]),
    ...notes,
    ...(proof ? [proof.reference, proof.filedAt, proof.digest] : []),
  ];
}

function textOfHeader({ superior, organisation, nation, motto, number, placeAndDate, about }: DocumentHeader): readonly string[] {
  const told = [superior, organisation, nation, motto, number, placeAndDate, about];
  return told.filter((text): text is string => Boolean(text));
}

function textOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'section':
    case 'paragraph':
      return [block.text];
    case 'line':
      return [block.label, ...(block.answer === 'dots' ? [] : block.answer.filter(Boolean))];
    case 'table':
      return [...block.columns.map(({ heading }) => heading), ...block.rows.flat()];
    case 'ticks':
      return block.rows.flat().flatMap((tick) => (tick ? textOfTick(tick) : []));
  }
}

function textOfTick({ label, named, ticked }: Tick): readonly string[] {
  return [label, ...(named ? [named] : []), ...(ticked ? [TICK] : [])];
}

import type { Block, OfficialDocument } from '../src/index.js';
import { type GazetteInstrument, gazetteForm } from './gazette.js';
import { wording } from './in-order.js';

/** How the text layer of the Gazette reads the two columns of head and foot: row by row, or column by column. */
export type ReadingOrder = 'rows' | 'columns';

/** A running number of the issue among the text of a form, or a mark that slipped out of its line: found once, and put right. */
export type TextLayerSlip = readonly [found: string, right: string];

/**
 * The form as the Gazette reads, with its notes at the end as ours has them, each once. What is not found (a slip, a note of
 * ours) is a RangeError.
 */
export function officialText(
  instrument: GazetteInstrument,
  code: string,
  notes: readonly string[],
  slips: readonly TextLayerSlip[] = [],
): string {
  const lines = slips.reduce((text, [found, right]) => {
    if (text.split(found).length !== 2) throw new RangeError(`Form ${code} does not hold once: ${found}`);
    return text.replace(found, right);
  }, gazetteForm(instrument, code).join('\n'));
  const body = notes.map(wording).reduce((text, note) => {
    if (!text.includes(note)) throw new RangeError(`Form ${code} has no note: ${note}`);
    return text.replaceAll(note, '');
  }, wording(lines));
  return body + wording(notes.join('\n'));
}

/** The wording of our form, with its places as dots: what must be the Gazette's, letter for letter. */
export function ourText({ formName, header, heading, subheading, recipient, blocks, closing, notes }: OfficialDocument, by: ReadingOrder) {
  const { copies = [], signatures = [] } = closing ?? {};
  const { capacity = '', instruction = '' } = signatures[0] ?? {};
  return wording(
    [
      formName,
      ...headText(header, by),
      ...heading,
      ...subheading,
      ...recipient,
      ...blocks.flatMap(wordsOfBlock),
      ...(by === 'rows' ? [copies[0], capacity, copies[1], instruction] : [...copies, capacity, instruction]),
      ...notes,
    ].join('\n'),
  );
}

function headText(header: OfficialDocument['header'], by: ReadingOrder): readonly (string | null)[] {
  if (!header) return [];
  const { organisation, number, nation, motto, placeAndDate } = header;
  return by === 'rows' ? [organisation, nation, motto, number, placeAndDate] : [organisation, number, nation, motto, placeAndDate];
}

/** Without what stands in the rows of a table: a blank one has numbers there to begin with. */
function wordsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'line':
      return [block.answer === 'dots' ? `${block.label}……` : block.label];
    case 'table':
      return block.columns.map(({ heading }) => heading);
    case 'ticks':
      return block.rows.flat().map((tick) => tick?.label ?? '');
    default:
      return [block.text];
  }
}

import { MimeType, type TemplateData, TemplateHandler } from 'easy-template-x';
import { unzipSync, zipSync } from 'fflate';
import { toBuffer as qrToBuffer } from 'qrcode';
import { type Block, type DocumentClosing, type OfficialDocument, type Table, TICK, type Tick, type Ticks } from '../official-document.js';
import { footerOf, proofLines } from '../proof-lines.js';
import { bodyPart, partsAround, TEXT_WIDTH } from './word-parts.js';

const UTF8 = new TextEncoder();
/** Zip has local times only; this one is the same in every zone. */
const ZIP_TIME = new Date(1980, 0, 1);

/**
 * The document as .docx, byte for byte the same each time. The template is made here, from the shape of the document and
 * with a tag for each text; easy-template-x puts the texts in. So no text is ever part of a template.
 */
export async function printDocx(document: OfficialDocument): Promise<Uint8Array> {
  const slots = new Slots();
  const body = bodyPart(await bodyOf(document, slots));
  const template = zipSync(
    Object.fromEntries(
      Object.entries({ ...partsAround(document), 'word/document.xml': body }).map(([path, xml]) => [path, UTF8.encode(xml)]),
    ),
  );
  if (document.proof) slots.values.footer = footerOf(document.proof);
  const filled = await new TemplateHandler().process(Buffer.from(template), slots.values);
  // Zipped anew: with one time, and without entries for folders, which a package may not have.
  const parts = Object.entries(unzipSync(new Uint8Array(filled))).filter(([path]) => !path.endsWith('/'));
  return zipSync(Object.fromEntries(parts), { mtime: ZIP_TIME });
}

/** Tags of the template and what they stand for. */
class Slots {
  readonly values: TemplateData = {};
  private count = 0;

  tag(value: TemplateData[string]): string {
    const name = `t${this.count++}`;
    this.values[name] = value;
    return `{${name}}`;
  }

  /** A run with the text; nothing where there is none. */
  run(text: string): string {
    return text === '' ? '' : `<w:r><w:t xml:space="preserve">${this.tag(text)}</w:t></w:r>`;
  }

  paragraph(style: string, text: string): string {
    return paragraph(style, this.run(text));
  }
}

function paragraph(style: string, content: string): string {
  return `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}</w:pPr>${content}</w:p>`;
}

/** Paragraphs that stay on the page of what follows them. */
function kept(xml: string): string {
  return xml.replace(/<w:pPr>(<w:pStyle [^>]*\/>)?/g, '$&<w:keepNext/>');
}

async function bodyOf(document: OfficialDocument, slots: Slots): Promise<string> {
  const { formName, heading, subheading, recipient, blocks, closing, notes } = document;
  // A table that keeps with what follows would be pushed to a page of its own.
  const keptFrom = blocks.at(-1)?.kind === 'table' ? blocks.length : blocks.length - 1;
  return [
    formName ? slots.paragraph('FormName', formName) : '',
    head(document, slots),
    paragraph('Centred', ''),
    ...heading.map((line) => slots.paragraph('Heading1', line)),
    ...subheading.map((line) => slots.paragraph('CentredItalic', line)),
    heading.length > 0 ? rule(0.39, TEXT_WIDTH) : '',
    ...recipient.map((line) => slots.paragraph('Centred', line)),
    paragraph('Space6', ''),
    ...blocks.slice(0, keptFrom).map((block) => blockXml(block, slots)),
    // No signature and no QR code alone on a page.
    kept(
      [
        ...blocks.slice(keptFrom).map((block) => blockXml(block, slots)),
        paragraph('Centred', ''),
        closing ? closingXml(closing, slots) : '',
        ...notes.map((note) => slots.paragraph('Note', note)),
      ].join(''),
    ),
    await proofXml(document, slots),
  ].join('');
}

/** A line below an empty paragraph, `indent` of the width in from both sides. */
function rule(indent: number, width: number): string {
  const side = Math.round(width * indent);
  return `<w:p><w:pPr><w:pStyle w:val="Head12"/><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr><w:spacing w:before="100" w:after="0" w:line="120" w:lineRule="exact"/><w:ind w:left="${side}" w:right="${side}" w:firstLine="0"/></w:pPr></w:p>`;
}

function head({ header }: OfficialDocument, slots: Slots): string {
  if (!header) return '';
  const { superior, organisation, number, about, nation, motto, placeAndDate } = header;
  const widths = [0.4, 0.6].map((share) => Math.round(TEXT_WIDTH * share));
  const state = slots.paragraph('Head12', nation) + slots.paragraph('Head13', motto);
  const numbered = slots.paragraph('HeadPlain', number ?? '') + (about ? slots.paragraph('HeadAbout', about) : '');
  const below = [numbered, slots.paragraph('HeadItalic', placeAndDate)];
  // A person's form has the State's name alone.
  if (organisation === null) return state + rule(0.32, TEXT_WIDTH) + plainTable(widths, [below]);
  const left = (superior ? slots.paragraph('HeadAbout', superior) : '') + slots.paragraph('Head12', organisation) + rule(0.35, widths[0]!);
  return plainTable(widths, [[left, state + rule(0.2, widths[1]!)], below]);
}

function blockXml(block: Block, slots: Slots): string {
  switch (block.kind) {
    case 'section':
      return slots.paragraph('Heading2', block.text);
    case 'paragraph':
      return running(block.text, slots);
    case 'table':
      return tableXml(block, slots) + paragraph('Note', '');
    case 'ticks':
      return ticksXml(block, slots) + paragraph('Note', '');
    case 'line': {
      if (block.answer === 'dots') return paragraph('Dotted', `${slots.run(`${block.label} `)}<w:r><w:tab/></w:r>`);
      const [first, ...others] = block.answer;
      return [first ? `${block.label} ${first}` : block.label, ...others].map((text) => running(text, slots)).join('');
    }
  }
}

/** Justified, unless a long word (a digest) would tear the line before it apart. */
function running(text: string, slots: Slots): string {
  return slots.paragraph(/\S{31}/.test(text) ? 'Ragged' : '', text);
}

function tableXml({ columns, rows }: Table, slots: Slots): string {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((TEXT_WIDTH * share) / whole));
  const heading = row(
    widths,
    columns.map(({ heading }) => slots.paragraph('CellHead', heading)),
    '<w:tblHeader/>',
  );
  return ruledTable(
    widths,
    heading,
    rows.map((row) => row.map((text) => slots.paragraph('Cell', text))),
  );
}

/** 8 mm of the width for each mark. */
const MARK_SHARE = 0.05;

function ticksXml({ rows }: Ticks, slots: Slots): string {
  const widths = [0.5 - MARK_SHARE, MARK_SHARE, 0.5 - MARK_SHARE, MARK_SHARE].map((share) => Math.floor(TEXT_WIDTH * share));
  return ruledTable(
    widths,
    '',
    rows.map((pair) => pair.flatMap((tick) => tickCells(tick, slots))),
  );
}

function tickCells(tick: Tick | null, slots: Slots): readonly string[] {
  const label = slots.paragraph('Cell', tick?.label ?? '') + (tick?.named ? slots.paragraph('Cell', tick.named) : '');
  return [label, slots.paragraph('Centred', tick?.ticked ? TICK : '')];
}

function closingXml({ copies, signatures }: DocumentClosing, slots: Slots): string {
  const left = copies.map((line, i) => slots.paragraph(i === 0 ? 'CopiesHead' : 'Copies', line)).join('');
  const signed = signatures.map(({ capacity, instruction, name }) =>
    [
      slots.paragraph('Head13', capacity),
      slots.paragraph('CentredItalic', instruction),
      paragraph('Space', ''),
      slots.paragraph('Head13', name ?? ''),
    ].join(''),
  );
  const nothing = paragraph('Copies', '');
  const cells = signed.length > 1 ? signed : [left || nothing, ...signed];
  const rows = cells.flatMap((cell, i) => (i % 2 === 0 ? [[cell, cells[i + 1] ?? nothing]] : []));
  return plainTable([Math.floor(TEXT_WIDTH / 2), Math.floor(TEXT_WIDTH / 2)], rows);
}

/** 24 mm in pixels of 1/96 inch. */
const QR_SIZE = 91;

async function proofXml({ proof }: OfficialDocument, slots: Slots): Promise<string> {
  if (!proof) return '';
  const source = await qrToBuffer(proof.qr, { type: 'png', errorCorrectionLevel: 'M', margin: 1, scale: 8 });
  const image = { _type: 'image', source, format: MimeType.Png, width: QR_SIZE, height: QR_SIZE, altText: `Mã QR: ${proof.qr}` };
  const widths = [0.18, 0.82].map((share) => Math.round(TEXT_WIDTH * share));
  return (
    paragraph('Note', '') +
    plainTable(widths, [
      [
        paragraph('Copies', `<w:r><w:t>${slots.tag(image)}</w:t></w:r>`),
        proofLines(proof)
          .map((line) => slots.paragraph('Note', line))
          .join(''),
      ],
    ]) +
    paragraph('Note', '')
  );
}

function plainTable(widths: readonly number[], rows: readonly (readonly string[])[]): string {
  return `<w:tbl><w:tblPr><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>${grid(widths)}${rows.map((cells) => row(widths, cells)).join('')}</w:tbl>`;
}

function ruledTable(widths: readonly number[], heading: string, rows: readonly (readonly string[])[]): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>${grid(widths)}${heading}${rows.map((cells) => row(widths, cells)).join('')}</w:tbl>`;
}

function row(widths: readonly number[], cells: readonly string[], marks = ''): string {
  const properties = `<w:trPr><w:cantSplit/>${marks}</w:trPr>`;
  return `<w:tr>${properties}${cells.map((cell, i) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${cell}</w:tc>`).join('')}</w:tr>`;
}

function grid(widths: readonly number[]): string {
  return `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0);
}

import type { OfficialDocument } from '../official-document.js';

/** The parts of a .docx package around its body: styles, page set-up, header with page number, footer. All written here. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
/** Used by the pictures that easy-template-x writes, which rely on the template for it. */
const WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"';
const VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Lengths of Word: twentieths of a point. */
const MM = 1440 / 25.4;
const mm = (millimetres: number): number => Math.round(millimetres * MM);
/** Width of the text on A4 with margins of 30 and 20 mm. */
export const TEXT_WIDTH = mm(210 - 30 - 20);

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Every part but the body, by its path in the package. */
export function partsAround(document: OfficialDocument): Record<string, string> {
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="${MAIN}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${MAIN}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="${MAIN}.settings+xml"/><Override PartName="/word/header1.xml" ContentType="${MAIN}.header+xml"/>
<Override PartName="/word/header2.xml" ContentType="${MAIN}.header+xml"/><Override PartName="/word/footer1.xml" ContentType="${MAIN}.footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': coreProperties(document),
    'word/_rels/document.xml.rels': `${XML}<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="${OFFICE}/settings" Target="settings.xml"/><Relationship Id="rId3" Type="${OFFICE}/header" Target="header1.xml"/>
<Relationship Id="rId4" Type="${OFFICE}/header" Target="header2.xml"/><Relationship Id="rId5" Type="${OFFICE}/footer" Target="footer1.xml"/></Relationships>`,
    'word/settings.xml': `${XML}<w:settings ${W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    'word/styles.xml': STYLES,
    // Page number centred in the top margin, hidden on page 1; the watermark is on every page.
    'word/header1.xml': header(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${PAGE}${watermark(document, 1)}</w:p>`),
    'word/header2.xml': header(`<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${watermark(document, 2)}</w:p>`),
    'word/footer1.xml': `${XML}<w:ftr ${W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${
      document.proof ? '<w:r><w:t xml:space="preserve">{footer}</w:t></w:r>' : ''
    }</w:p></w:ftr>`,
  };
}

/** The body: its blocks, then the page set-up. */
export function bodyPart(blocks: string): string {
  return `${XML}<w:document ${W} ${R} ${WP}><w:body>${blocks}<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="first" r:id="rId5"/><w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/><w:pgMar w:top="${mm(20)}" w:right="${mm(20)}" w:bottom="${mm(20)}" w:left="${mm(30)}" w:header="${mm(10)}" w:footer="${mm(8)}" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`;
}

function coreProperties({ title, date }: OfficialDocument): string {
  const at = `${date.toISOString().slice(0, 19)}Z`;
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:language>vi-VN</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}

function field(instruction: string): string {
  return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
}

const PAGE = field('PAGE');

function header(paragraph: string): string {
  return `${XML}<w:hdr ${W} ${VML}>${paragraph}</w:hdr>`;
}

/** A text path behind the text, as Word makes its own watermarks; LibreOffice draws it too. */
function watermark({ watermark: text }: OfficialDocument, id: number): string {
  if (!text) return '';
  // Letters keep their shape: the box of a long mark is wider and lower.
  const width = text.length > 12 ? 560 : 430;
  const height = Math.min(110, Math.round((1.8 * width) / text.length));
  return `<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype><v:shape id="PowerPlusWaterMarkObject${id}" o:spid="_x0000_s${1024 + id}" type="#_x0000_t136" alt="${escapeXml(text)}" style="position:absolute;margin-left:0;margin-top:0;width:${width}pt;height:${height}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" fillcolor="#e1e1e1" stroked="f"><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="${escapeXml(text)}"/></v:shape></w:pict></w:r>`;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly paragraph?: string;
  readonly run?: string;
}

const half = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const spacing = (before: number, after: number): string => `<w:spacing w:before="${before * 20}" w:after="${after * 20}"/>`;
const FLAT = '<w:ind w:firstLine="0"/>';
const CENTRED = '<w:jc w:val="center"/>';
const LEFT = '<w:jc w:val="left"/>';

const PARAGRAPHS: readonly Style[] = [
  { id: 'FormName', name: 'Form name', paragraph: `${spacing(0, 4)}${FLAT}<w:jc w:val="right"/>`, run: `<w:b/>${half(12)}` },
  { id: 'Head12', name: 'Head 12', paragraph: `${spacing(0, 0)}${FLAT}${CENTRED}`, run: `<w:b/>${half(12)}` },
  { id: 'Head13', name: 'Head 13', paragraph: `${spacing(0, 0)}${FLAT}${CENTRED}`, run: `<w:b/>${half(13)}` },
  { id: 'HeadPlain', name: 'Head plain', paragraph: `${spacing(4, 0)}${FLAT}${CENTRED}` },
  { id: 'HeadAbout', name: 'Head about', paragraph: `${spacing(0, 0)}${FLAT}${CENTRED}`, run: half(12) },
  { id: 'HeadItalic', name: 'Head italic', paragraph: `${spacing(4, 0)}${FLAT}${CENTRED}`, run: '<w:i/>' },
  {
    id: 'Heading1',
    name: 'heading 1',
    paragraph: `<w:keepNext/>${spacing(0, 0)}${FLAT}${CENTRED}<w:outlineLvl w:val="0"/>`,
    run: '<w:b/>',
  },
  { id: 'Heading2', name: 'heading 2', paragraph: `<w:keepNext/>${spacing(8, 6)}<w:outlineLvl w:val="1"/>`, run: '<w:b/>' },
  { id: 'Centred', name: 'Centred', paragraph: `${spacing(2, 2)}${FLAT}${CENTRED}` },
  { id: 'CentredItalic', name: 'Centred italic', paragraph: `${spacing(2, 2)}${FLAT}${CENTRED}`, run: '<w:i/>' },
  {
    id: 'Dotted',
    name: 'Dotted line',
    paragraph: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${TEXT_WIDTH}"/></w:tabs>${LEFT}`,
  },
  { id: 'Ragged', name: 'Ragged', paragraph: LEFT },
  { id: 'Space6', name: 'Space 6', paragraph: `<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>${FLAT}` },
  { id: 'Cell', name: 'Cell', paragraph: `${spacing(2, 2)}${FLAT}${LEFT}`, run: half(12) },
  { id: 'CellHead', name: 'Cell head', paragraph: `<w:keepNext/>${spacing(2, 2)}${FLAT}${CENTRED}`, run: `<w:b/>${half(12)}` },
  { id: 'CopiesHead', name: 'Copies head', paragraph: `${spacing(0, 0)}${FLAT}${LEFT}`, run: `<w:b/><w:i/>${half(12)}` },
  { id: 'Copies', name: 'Copies', paragraph: `${spacing(0, 0)}${FLAT}${LEFT}`, run: half(11) },
  {
    id: 'Space',
    name: 'Space to sign',
    paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="${mm(22)}" w:lineRule="exact"/>${FLAT}`,
  },
  { id: 'Note', name: 'Note', paragraph: `${spacing(6, 0)}${FLAT}${LEFT}`, run: half(10) },
  { id: 'Header', name: 'header', paragraph: `${spacing(0, 0)}${FLAT}${CENTRED}` },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="${TEXT_WIDTH}"/></w:tabs>${spacing(0, 0)}${FLAT}${LEFT}`,
    run: `<w:color w:val="505050"/>${half(9)}`,
  },
];

const STYLES = `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>${half(13)}<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr>${spacing(0, 6)}<w:ind w:firstLine="${mm(10)}"/><w:jc w:val="both"/></w:pPr></w:style>${PARAGRAPHS.map(
  ({ id, name, paragraph = '', run = '' }) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
).join('')}</w:styles>`;

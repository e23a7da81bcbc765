import { dryRun } from './index.js';
import type { ImportFormat } from './staging.js';
import { craftOds, type OdsCell, odsContent } from './testing/crafted-ods.js';
import { type CraftedCell, type CraftedPart, craftWorkbook, craftZip, sheetXml, workbookParts } from './testing/crafted-workbook.js';
import { encode } from './testing/encode.js';

/** What can be wrong with a foreign file, whatever its format (issue: the register and its dossiers, bad input). */
const FAULTS = [
  'broken zip',
  'cp1252',
  'merged cells',
  'million repeated rows',
  'formulas',
  'unknown keys',
  'duplicate ids',
  'half filled',
] as const;
type Fault = (typeof FAULTS)[number];
type Kind = ImportFormat | 'MAPPED_CSV' | 'MAPPED_ODS';
const KINDS: readonly Kind[] = [
  'CISO_ASSISTANT_WORKBOOK',
  'CISO_ASSISTANT_TEMPLATE',
  'ICO_CONTROLLER_TEMPLATE',
  'CNIL_SIMPLIFIED_REGISTER',
  'FIDESLANG_SYSTEMS',
  'CNIL_PIA',
  'MAPPED_TABLE',
  'MAPPED_CSV',
  'MAPPED_ODS',
];

/** Why a fault cannot be in a format. */
const CANNOT_BE: Readonly<Partial<Record<Kind, Readonly<Partial<Record<Fault, string>>>>>> = {
  FIDESLANG_SYSTEMS: {
    'broken zip': 'a text',
    'merged cells': 'no cells',
    'million repeated rows': 'no rows that stand for others',
    formulas: 'no formulas',
  },
  CNIL_PIA: {
    'broken zip': 'a text',
    'merged cells': 'no cells',
    'million repeated rows': 'no rows that stand for others',
    formulas: 'no formulas',
  },
  MAPPED_CSV: {
    'broken zip': 'a text',
    'merged cells': 'no merges',
    'million repeated rows': 'no rows that stand for others',
    formulas: 'only texts that look like one',
  },
};

/** A finding as it is expected: code and `sheet!column row`; nothing where all is well. */
type Expected = readonly (readonly [code: string, place: string])[];
type Case = readonly [kind: Kind, fault: Fault, bytes: () => Uint8Array, expected: Expected];

const FORMULA = { formula: '1+1', cached: 'Evil' };
const ODS_FORMULA: OdsCell = { xml: '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>' };
const half = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);

/** A worksheet of `rows` whose last row is followed by a million styled empty ones. */
const withEmptyRows = (xml: string) =>
  xml.replace(
    '</sheetData>',
    `${Array.from({ length: 1000 }, (_, i) => `<row r="${1_000_000 + i}" spans="1:3" s="1" customFormat="1"><c r="A${1_000_000 + i}" s="1"/></row>`).join('')}</sheetData>`,
  );
/** The same zip with every é as one byte. */
function latin(parts: readonly CraftedPart[]): Uint8Array {
  return craftZip(parts.map((part) => ({ ...part, content: Buffer.from(Buffer.from(part.content).toString('utf8'), 'latin1') })));
}
const repeated = (name: string, rows: CraftedCell[][], others: Record<string, CraftedCell[][]> = {}) =>
  craftWorkbook({ [name]: withEmptyRows(sheetXml(rows)) as unknown as CraftedCell[][], ...others });

const CISO = (...rows: CraftedCell[][]): Record<string, CraftedCell[][]> => ({ Processing: [['ref_id', 'name', 'description'], ...rows] });
const TEMPLATE = (...rows: CraftedCell[][]): Record<string, CraftedCell[][]> => ({
  Sheet1: [[null, 'ref_id', 'name', 'folder', 'processing_nature', 'dpia_required'], ...rows],
});
const ICO_HEADERS = [
  'Business function',
  'Purpose of processing',
  'Name and contact details of joint controller (if applicable)',
  'Categories of individuals',
  'Categories of personal data',
  'Categories of recipients',
  'Link to contract with processor',
  'Names of third countries or international organisations that personal data are transferred to (if applicable)',
  'Safeguards for exceptional transfers of personal data to third countries or international organisations (if applicable)',
  'Retention schedule (if possible)',
  'General description of technical and organisational security measures (if possible)',
  'Article 6 lawful basis for processing personal data',
  'Article 9 condition for processing special category data',
  'Legitimate interests for the processing (if applicable)',
  'Link to record of legitimate interests assessment (if applicable)',
  'Rights available to individuals',
];
const ICO = (...rows: CraftedCell[][]): Record<string, CraftedCell[][]> => ({
  Template: [['Controller'], [], [], [], [], [], [], [], ICO_HEADERS, ...rows],
});
const TABLE_HEADER = ['Mã hoạt động', 'Tên hoạt động', 'Mục đích xử lý', 'Loại dữ liệu'];
const TABLE = (...rows: CraftedCell[][]): Record<string, CraftedCell[][]> => ({ Sổ: [TABLE_HEADER, ...rows] });
const csv = (...rows: string[]) => Buffer.from([TABLE_HEADER.join(';'), ...rows].join('\n'));
const ods = (...rows: OdsCell[][]) => odsContent({ Sổ: [TABLE_HEADER, ...rows] });

const RECORD = (name: string | null, ref: string, ...more: OdsCell[][]): OdsCell[][] => [
  name === null ? ['Nom du traitement'] : ['Nom du traitement', name],
  ['N° / RÉF', ref],
  ['Acteurs', 'Nom', 'Adresse', 'Code Postal', 'Ville', 'Pays', 'Téléphone', 'Adresse mél'],
  ['Finalité(s) du traitement effectué'],
  ['Finalité principale', 'Sécurité'],
  ...more,
];
const cnil = (sheets: Record<string, OdsCell[][]>) => odsContent(sheets);

const fides = (system: object) => Buffer.from(JSON.stringify({ system: [system] }));
const SYSTEM = {
  fides_key: 'crm',
  name: 'CRM',
  privacy_declarations: [{ name: 'Support', data_use: 'collect', data_categories: ['user.name'] }],
};
const PIA = { id: 7, name: 'Camera', status: 0 };
const pia = (value: unknown) => Buffer.from(JSON.stringify(value));

const REPEATED_ODS =
  '<table:table-row table:number-rows-repeated="1047575"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>';
const odsRepeated = (content: string) => craftOds(content.replace('</table:table>', `${REPEATED_ODS}</table:table>`));
const notUtf8 = (content: string) =>
  craftZip([
    { name: 'mimetype', content: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    { name: 'content.xml', content: Buffer.from(content, 'latin1') },
  ]);

const CASES: readonly Case[] = [
  ['CISO_ASSISTANT_WORKBOOK', 'broken zip', () => half(craftWorkbook(CISO(['A', 'Một', '']))), [['FILE_DAMAGED', '!']]],
  ['CISO_ASSISTANT_WORKBOOK', 'cp1252', () => latin(workbookParts(CISO(['A', 'Café', '']))), [['WORKBOOK_ENCODING', '!']]],
  [
    'CISO_ASSISTANT_WORKBOOK',
    'merged cells',
    () => craftWorkbook(CISO(['A', 'Một', 'x'], [null, null, 'phần dưới của ô gộp'])),
    [['NAME_MISSING', 'Processing!3']],
  ],
  ['CISO_ASSISTANT_WORKBOOK', 'million repeated rows', () => repeated('Processing', CISO(['A', 'Một', 'x']).Processing!), []],
  ['CISO_ASSISTANT_WORKBOOK', 'formulas', () => craftWorkbook(CISO(['A', 'Một', FORMULA])), [['FORMULA', 'Processing!C2']]],
  [
    'CISO_ASSISTANT_WORKBOOK',
    'unknown keys',
    () =>
      craftWorkbook({
        Processing: [
          ['ref_id', 'name', 'description', 'colour'],
          ['A', 'Một', 'x', 'red'],
        ],
      }),
    [['UNKNOWN_COLUMN', 'Processing!D1']],
  ],
  [
    'CISO_ASSISTANT_WORKBOOK',
    'duplicate ids',
    () => craftWorkbook(CISO(['A', 'Một', ''], ['a', 'Hai', ''])),
    [['DUPLICATE_REF', 'Processing!A3']],
  ],
  [
    'CISO_ASSISTANT_WORKBOOK',
    'half filled',
    () =>
      craftWorkbook({
        ...CISO(['A', 'Một', '']),
        Purposes: [
          ['name', 'legal_basis'],
          ['Mục đích', null],
        ],
      }),
    [['TERM_MISSING', 'Purposes!2']],
  ],

  ['CISO_ASSISTANT_TEMPLATE', 'broken zip', () => half(craftWorkbook(TEMPLATE([0, 'A', 'Một']))), [['FILE_DAMAGED', '!']]],
  ['CISO_ASSISTANT_TEMPLATE', 'cp1252', () => latin(workbookParts(TEMPLATE([0, 'A', 'Café']))), [['WORKBOOK_ENCODING', '!']]],
  [
    'CISO_ASSISTANT_TEMPLATE',
    'merged cells',
    () => craftWorkbook(TEMPLATE([0, 'A', 'Một', 'HR'], [1, null, null, 'phần dưới'])),
    [['NAME_MISSING', 'Sheet1!3']],
  ],
  ['CISO_ASSISTANT_TEMPLATE', 'million repeated rows', () => repeated('Sheet1', TEMPLATE([0, 'A', 'Một', 'HR']).Sheet1!), []],
  [
    'CISO_ASSISTANT_TEMPLATE',
    'formulas',
    () => craftWorkbook(TEMPLATE([0, 'A', FORMULA, 'HR'])),
    [
      ['FORMULA', 'Sheet1!C2'],
      ['NAME_MISSING', 'Sheet1!2'],
    ],
  ],
  [
    'CISO_ASSISTANT_TEMPLATE',
    'unknown keys',
    () =>
      craftWorkbook({
        Sheet1: [
          [null, 'ref_id', 'name', 'folder', 'processing_nature', 'dpia_required', 'colour'],
          [0, 'A', 'Một', 'HR', null, null, 'red'],
        ],
      }),
    [['UNKNOWN_COLUMN', 'Sheet1!G1']],
  ],
  [
    'CISO_ASSISTANT_TEMPLATE',
    'duplicate ids',
    () => craftWorkbook(TEMPLATE([0, 'A', 'Một'], [1, 'A', 'Hai'])),
    [['DUPLICATE_REF', 'Sheet1!B3']],
  ],
  ['CISO_ASSISTANT_TEMPLATE', 'half filled', () => craftWorkbook(TEMPLATE([0, 'A', null, 'HR'])), [['NAME_MISSING', 'Sheet1!2']]],

  ['ICO_CONTROLLER_TEMPLATE', 'broken zip', () => half(craftWorkbook(ICO(['Finance', 'Payroll']))), [['FILE_DAMAGED', '!']]],
  ['ICO_CONTROLLER_TEMPLATE', 'cp1252', () => latin(workbookParts(ICO(['Finance', 'Café']))), [['WORKBOOK_ENCODING', '!']]],
  // A merged cell is what the template itself has: the cells below belong to the purpose above, and that is said.
  [
    'ICO_CONTROLLER_TEMPLATE',
    'merged cells',
    () => craftWorkbook(ICO(['Finance', 'Payroll', null, 'Employees'], [null, null, null, 'Contractors'])),
    [['ROWS_JOINED', 'Template!10']],
  ],
  [
    'ICO_CONTROLLER_TEMPLATE',
    'million repeated rows',
    () => repeated('Template', ICO(['Finance', 'Payroll', null, 'Employees']).Template!),
    [],
  ],
  ['ICO_CONTROLLER_TEMPLATE', 'formulas', () => craftWorkbook(ICO(['Finance', 'Payroll', null, FORMULA])), [['FORMULA', 'Template!D10']]],
  [
    'ICO_CONTROLLER_TEMPLATE',
    'unknown keys',
    () =>
      craftWorkbook({
        Template: [...ICO().Template!.slice(0, 8), [...ICO_HEADERS, 'Colour'], ['Finance', 'Payroll', ...Array(14).fill(null), 'red']],
      }),
    [['COLUMN_IN_NOTES', 'Template!Q9']],
  ],
  // The template has no ids: rows of one function and purpose are one activity; one purpose of two functions is no name for both.
  [
    'ICO_CONTROLLER_TEMPLATE',
    'duplicate ids',
    () => craftWorkbook(ICO(['Finance', 'Payroll', null, 'Employees'], ['HR', 'Payroll', null, 'Clients'])),
    [['DUPLICATE_NAME', 'Template!B11']],
  ],
  [
    'ICO_CONTROLLER_TEMPLATE',
    'half filled',
    () => craftWorkbook(ICO(['Finance', null, null, 'Employees'])),
    [['NAME_MISSING', 'Template!10']],
  ],

  ['CNIL_SIMPLIFIED_REGISTER', 'broken zip', () => half(craftOds(cnil({ A: RECORD('Paie', 'P-1') }))), [['FILE_DAMAGED', '!']]],
  ['CNIL_SIMPLIFIED_REGISTER', 'cp1252', () => notUtf8(cnil({ A: RECORD('Café', 'P-1') })), [['WORKBOOK_ENCODING', '!']]],
  [
    'CNIL_SIMPLIFIED_REGISTER',
    'merged cells',
    () =>
      craftOds(
        cnil({
          A: [
            [
              'Nom du traitement',
              { xml: '<table:covered-table-cell office:value-type="string"><text:p>Paie</text:p></table:covered-table-cell>' },
            ],
            ...RECORD('x', 'P-1').slice(1),
          ],
        }),
      ),
    [['NAME_MISSING', 'A!1']],
  ],
  ['CNIL_SIMPLIFIED_REGISTER', 'million repeated rows', () => odsRepeated(cnil({ A: RECORD('Paie', 'P-1') })), []],
  [
    'CNIL_SIMPLIFIED_REGISTER',
    'formulas',
    () => craftOds(cnil({ A: [...RECORD('Paie', 'P-1').slice(0, 4), ['Finalité principale', ODS_FORMULA]] })),
    [['FORMULA', 'A!B5']],
  ],
  [
    'CNIL_SIMPLIFIED_REGISTER',
    'unknown keys',
    () => craftOds(cnil({ A: RECORD('Paie', 'P-1'), Notes: [['autre chose']] })),
    [['UNKNOWN_SHEET', 'Notes!']],
  ],
  [
    'CNIL_SIMPLIFIED_REGISTER',
    'duplicate ids',
    () => craftOds(cnil({ A: RECORD('Paie', 'P-1'), B: RECORD('Autre', 'P-1') })),
    [['DUPLICATE_REF', 'B!B2']],
  ],
  ['CNIL_SIMPLIFIED_REGISTER', 'half filled', () => craftOds(cnil({ A: RECORD(null, 'P-1') })), [['NAME_MISSING', 'A!1']]],

  [
    'FIDESLANG_SYSTEMS',
    'cp1252',
    () =>
      encode(
        'system:\n  - fides_key: crm\n    name: Café\n    privacy_declarations:\n      - name: Support\n        data_use: collect\n',
        'windows-1252',
      ),
    [['ENCODING_TAKEN', '!']],
  ],
  [
    'FIDESLANG_SYSTEMS',
    'unknown keys',
    () =>
      fides({
        ...SYSTEM,
        colour: 'red',
        privacy_declarations: [{ name: 'Support', data_use: 'collect', data_categories: ['user.shoe_size'] }],
      }),
    [
      ['UNKNOWN_KEY', 'system!colour1'],
      ['TERM_UNKNOWN', 'system!privacy_declarations[0].data_categories[0]1'],
    ],
  ],
  [
    'FIDESLANG_SYSTEMS',
    'duplicate ids',
    () =>
      Buffer.from(
        JSON.stringify({ system: [SYSTEM, { ...SYSTEM, name: 'Other', privacy_declarations: [{ name: 'Else', data_use: 'collect' }] }] }),
      ),
    [['DUPLICATE_REF', 'system!fides_key2']],
  ],
  [
    'FIDESLANG_SYSTEMS',
    'half filled',
    () => fides({ ...SYSTEM, name: null, privacy_declarations: [{}] }),
    [['NAME_MISSING', 'system!privacy_declarations[0]1']],
  ],

  [
    'CNIL_PIA',
    'cp1252',
    () => encode(JSON.stringify({ pia: { ...PIA, name: 'Café' }, answers: [] }), 'windows-1252'),
    [['ENCODING_TAKEN', '!']],
  ],
  [
    'CNIL_PIA',
    'unknown keys',
    () => pia({ pia: PIA, answers: [{ reference_to: 'zzz', data: { text: 'x' } }], colour: [] }),
    [
      ['UNKNOWN_KEY', 'colour!'],
      ['UNKNOWN_KEY', 'answers!reference_to1'],
    ],
  ],
  [
    'CNIL_PIA',
    'duplicate ids',
    () => pia([PIA, { ...PIA, name: 'Autre' }].map((one) => ({ ...one, answers: [] }))),
    [['DUPLICATE_REF', '[1].pia!id2']],
  ],
  ['CNIL_PIA', 'half filled', () => pia({ pia: { ...PIA, name: '' }, answers: [] }), [['NAME_MISSING', 'pia!1']]],

  ['MAPPED_TABLE', 'broken zip', () => half(craftWorkbook(TABLE(['A', 'Một', 'M', 'Họ tên']))), [['FILE_DAMAGED', '!']]],
  [
    'MAPPED_TABLE',
    'cp1252',
    () =>
      latin(
        workbookParts({
          Register: [
            ['Name', 'Purpose', 'Data types'],
            ['Café', 'x', 'y'],
          ],
        }),
      ),
    [['WORKBOOK_ENCODING', '!']],
  ],
  [
    'MAPPED_TABLE',
    'merged cells',
    () => craftWorkbook(TABLE(['A', 'Một', 'M', 'Họ tên'], [null, null, 'phần dưới', 'Vân tay'])),
    [['NAME_MISSING', 'Sổ!3']],
  ],
  ['MAPPED_TABLE', 'million repeated rows', () => repeated('Sổ', TABLE(['A', 'Một', 'M', 'Họ tên']).Sổ!), []],
  ['MAPPED_TABLE', 'formulas', () => craftWorkbook(TABLE(['A', 'Một', FORMULA, 'Họ tên'])), [['FORMULA', 'Sổ!C2']]],
  [
    'MAPPED_TABLE',
    'unknown keys',
    () =>
      craftWorkbook({
        Sổ: [
          [...TABLE_HEADER, 'Màu'],
          ['A', 'Một', 'M', 'Họ tên', 'đỏ'],
        ],
      }),
    [['COLUMN_IN_NOTES', 'Sổ!E1']],
  ],
  [
    'MAPPED_TABLE',
    'duplicate ids',
    () => craftWorkbook(TABLE(['A', 'Một', 'M', 'Họ tên'], ['A', 'Hai', 'M', 'Họ tên'])),
    [['DUPLICATE_REF', 'Sổ!A3']],
  ],
  ['MAPPED_TABLE', 'half filled', () => craftWorkbook(TABLE(['A', null, 'M', 'Họ tên'])), [['NAME_MISSING', 'Sổ!2']]],

  ['MAPPED_CSV', 'cp1252', () => encode('Name;Purpose;Data types\nCafé;x;y\n', 'windows-1252'), [['ENCODING_TAKEN', 'CSV!']]],
  ['MAPPED_CSV', 'unknown keys', () => Buffer.from(`${TABLE_HEADER.join(';')};Màu\nA;Một;M;Họ tên;đỏ\n`), [['COLUMN_IN_NOTES', 'CSV!E1']]],
  ['MAPPED_CSV', 'duplicate ids', () => csv('A;Một;M;Họ tên', 'A;Hai;M;Họ tên'), [['DUPLICATE_REF', 'CSV!A3']]],
  ['MAPPED_CSV', 'half filled', () => csv('A;;M;Họ tên', 'B;Hai'), [['NAME_MISSING', 'CSV!2']]],

  ['MAPPED_ODS', 'broken zip', () => half(craftOds(ods(['A', 'Một', 'M', 'Họ tên']))), [['FILE_DAMAGED', '!']]],
  [
    'MAPPED_ODS',
    'cp1252',
    () =>
      notUtf8(
        odsContent({
          S: [
            ['Name', 'Purpose', 'Data types'],
            ['Café', 'x', 'y'],
          ],
        }),
      ),
    [['WORKBOOK_ENCODING', '!']],
  ],
  [
    'MAPPED_ODS',
    'merged cells',
    () =>
      craftOds(
        ods([
          'A',
          { xml: '<table:covered-table-cell office:value-type="string"><text:p>Một</text:p></table:covered-table-cell>' },
          'M',
          'Họ tên',
        ]),
      ),
    [['NAME_MISSING', 'Sổ!2']],
  ],
  ['MAPPED_ODS', 'million repeated rows', () => odsRepeated(ods(['A', 'Một', 'M', 'Họ tên'])), []],
  ['MAPPED_ODS', 'formulas', () => craftOds(ods(['A', 'Một', ODS_FORMULA, 'Họ tên'])), [['FORMULA', 'Sổ!C2']]],
  [
    'MAPPED_ODS',
    'unknown keys',
    () =>
      craftOds(
        odsContent({
          Sổ: [
            [...TABLE_HEADER, 'Màu'],
            ['A', 'Một', 'M', 'Họ tên', 'đỏ'],
          ],
        }),
      ),
    [['COLUMN_IN_NOTES', 'Sổ!E1']],
  ],
  [
    'MAPPED_ODS',
    'duplicate ids',
    () => craftOds(ods(['A', 'Một', 'M', 'Họ tên'], ['A', 'Hai', 'M', 'Họ tên'])),
    [['DUPLICATE_REF', 'Sổ!A3']],
  ],
  ['MAPPED_ODS', 'half filled', () => craftOds(ods(['A', null, 'M', 'Họ tên'])), [['NAME_MISSING', 'Sổ!2']]],
];

test('every fault of every format is tried, or it is said why it cannot be', () => {
  const tried = CASES.map(([kind, fault]) => `${kind} ${fault}`);
  const cannot = Object.entries(CANNOT_BE).flatMap(([kind, faults]) => Object.keys(faults).map((fault) => `${kind} ${fault}`));
  expect([...tried, ...cannot].sort()).toEqual(KINDS.flatMap((kind) => FAULTS.map((fault) => `${kind} ${fault}`)).sort());
});

test.each(CASES)('%s: %s', async (kind, _fault, bytes, expected) => {
  const report = await dryRun(bytes());
  const found = report.problems.map(({ code, sheet, row, column }) => `${code} ${sheet ?? ''}!${column ?? ''}${row ?? ''}`);
  expect(found).toEqual(expect.arrayContaining(expected.map(([code, place]) => `${code} ${place}`)));
  const [first] = expected;
  const format = kind.startsWith('MAPPED') ? 'MAPPED_TABLE' : kind;
  const opened = !['FILE_DAMAGED', 'WORKBOOK_ENCODING'].includes(first?.[0] ?? '');
  expect(report.format).toBe(opened ? format : null);
  // Nothing wrong with it: it is read, and an activity comes of it.
  if (!first) expect(report).toMatchObject({ committable: true, counts: { activities: 1 } });
  for (const [code] of expected) {
    const { severity, vi, en } = report.problems.find((problem) => problem.code === code)!;
    // What stops an import, or waits for somebody, says what to do.
    if (severity !== 'NOTICE') expect([vi, en]).toEqual([expect.stringMatching(/[Hh]ãy|bổ sung/), expect.stringMatching(/\.$/)]);
    if (severity === 'ERROR') expect(report.committable).toBe(false);
  }
  expect(JSON.stringify(report)).not.toContain('Evil');
});

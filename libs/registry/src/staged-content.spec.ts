import type { ActivityContent } from './activity-content.js';
import { detectJsonFormat } from './import/detect-format.js';
import {
  detectFormat,
  dryRun,
  openFile,
  type StagedActivity,
  type StagingRow,
  SYNONYMS,
  TARGET_FIELDS,
  VOCABULARIES,
  wordsFor,
} from './import/index.js';
import { mapRows } from './import/map-rows.js';
import { craftWorkbook } from './import/testing/crafted-workbook.js';
import { realFile } from './import/testing/real-file.js';
import { TermBook } from './import/vocabulary/term.js';
import { beyondTheForm } from './import-bounds.js';
import { contentOf } from './staged-content.js';

const contents = (activities: readonly StagedActivity[]): ActivityContent[] => {
  const taken = new Set<string>();
  return activities.map((one) => contentOf(one, taken));
};
const table = async (...lines: string[]) => (await dryRun(Buffer.from(lines.join('\n')))).activities;
const written = async (...lines: string[]) => contents(await table(...lines))[0]!;

/** Said by the reader and not by the file, or lost and said to be. */
const NOT_OF_THE_FILE = ['status', 'role', 'relationship', 'heading', 'isSensitive', 'activity'];
const LISTS = ['natures', 'assignedTo', 'labels', 'systems'];
const FLAGS = ['crossBorder', 'automatedDecisions', 'children', 'dpiaRequired'];

/** The words of a file that are in none of the contents, in no language and under no code: what was dropped on the way. */
function dropped(rows: readonly StagingRow[], activities: readonly StagedActivity[]): string[] {
  const all = JSON.stringify(contents(activities));
  const books = Object.values(VOCABULARIES).map((vocabulary) => new TermBook(vocabulary));
  const holds = (text: string) => all.includes(JSON.stringify(text).slice(1, -1));
  const found = (text: string) =>
    holds(text) ||
    Object.values(VOCABULARIES).some((vocabulary) => holds(wordsFor(text, vocabulary))) ||
    books.some((book) => {
      const known = book.lookUp(text);
      return known.found && (holds(known.code) || holds(book.vocabulary.own.find(({ code }) => code === known.code)?.vi ?? known.code));
    });
  return rows.flatMap(({ entity, values }) =>
    [...values].flatMap(([field, { text }]) => {
      if (NOT_OF_THE_FILE.includes(field) && !(entity === 'processor' && field === 'relationship')) return [];
      if (FLAGS.includes(field) && /^(yes|no|true|false|oui|non)$/i.test(text)) return [];
      const said = field.endsWith('On')
        ? [text.slice(0, 10).split('/').reverse().join('-')]
        : LISTS.includes(field)
          ? text.split(/[,;|\n] ?/)
          : [text];
      return said.filter((one) => !found(one.trim())).map((one) => `${entity}.${field}: ${one}`);
    }),
  );
}

async function parsed(bytes: Uint8Array, theirs: (text: string) => string = (text) => text) {
  const file = await openFile(bytes);
  if (!file.ok) throw new Error(file.defects[0]!.code);
  if (file.kind === 'JSON') return detectJsonFormat(file.value)!.parse(file.value).rows;
  const sheets = file.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => ({ ...cell, text: theirs(cell.text) }))),
  }));
  return detectFormat(sheets)!.parse(sheets).rows;
}

describe('what a file says is in what is written, for each real file', () => {
  for (const path of [
    'ciso-assistant/sample_processing_workbook.xlsx',
    'ciso-assistant/processings_template.xlsx',
    'cnil-ods/registre-traitement-simplifie.ods',
    'cnil-pia/2018-02-21-pia-example.json',
    'fideslang/demo_system.yml',
  ])
    realFile(path).test(path, async () => {
      const rows = await parsed(realFile(path).bytes(), (text) => (text === '1 - Exemple' ? 'PAIE-1' : text));
      const { activities } = mapRows(rows);
      expect(activities.length).toBeGreaterThan(0);
      expect(dropped(rows, activities)).toEqual([]);
      const errors = activities.flatMap((one) => beyondTheForm(one, contentOf(one, new Set())));
      expect(errors).toEqual([]);
    });

  realFile('cnil-ods/registre-traitement-simplifie.ods').test(
    'of the CNIL’s example a bank is named once, a department is no party',
    async () => {
      const bytes = realFile('cnil-ods/registre-traitement-simplifie.ods').bytes();
      const [content] = contents(mapRows(await parsed(bytes, (text) => (text === '1 - Exemple' ? 'PAIE-1' : text))).activities);
      expect(content!.parties.map(({ kind, name, country }) => [kind, name, country])).toEqual([
        ['RECIPIENT', 'Organismes sociaux', null],
        ['RECIPIENT', "Banque d'Andorre", 'AD'],
      ]);
      expect(content!.notes).toContain('Bộ phận nội bộ: Dir. Administrative et Financière');
      expect(content!.transfers).toMatchObject([{ recipient: "Banque d'Andorre", country: 'AD' }]);
    },
  );

  realFile('ciso-assistant/sample_processing_workbook.xlsx').test('of CISO Assistant’s a backup is a transfer, and no party', async () => {
    const bytes = realFile('ciso-assistant/sample_processing_workbook.xlsx').bytes();
    const [content] = contents(mapRows(await parsed(bytes)).activities);
    expect(content!.parties.map(({ kind, name }) => [kind, name])).toEqual([
      ['PROCESSOR', 'Payroll provider'],
      ['PROCESSOR', 'Payroll SaaS'],
    ]);
    expect(content!.transfers).toMatchObject([{ recipient: null, country: 'US', detail: expect.stringContaining('Cloud backup') }]);
  });

  it('sees what is dropped', async () => {
    const rows = await parsed(
      craftWorkbook({
        Processing: [
          ['ref_id', 'name', 'labels'],
          ['A', 'B', 'one, two'],
        ],
      }),
    );
    const { activities } = mapRows(rows);
    expect(dropped(rows, activities)).toEqual([]);
    expect(
      dropped(
        rows,
        activities.map((one) => ({ ...one, labels: ['one'] })),
      ),
    ).toEqual(['activity.labels: two']);
  });
});

describe('a table with a column for each field', () => {
  const CELLS: Readonly<Record<string, string>> = {
    role: 'Bên xử lý dữ liệu',
    crossBorder: 'Có',
    automatedDecisions: 'Không',
    children: 'Không',
    recording: 'Có',
    aiUse: 'Có',
    dpiaRequired: 'Có',
    sensitive: 'Có',
    transferCountries: 'Singapore',
    processorCountry: 'Nhật Bản',
    subjectCount: '1.200',
    firstProcessedOn: '05/03/2026',
    lastProcessedOn: '06/03/2026',
    reviewOn: '07/03/2026',
    firstTransferredOn: '08/03/2026',
    recordCreatedOn: '09/03/2026',
    recordUpdatedOn: '10/03/2026',
  };
  let content: ActivityContent;
  beforeAll(async () => {
    const header = TARGET_FIELDS.map((field) => SYNONYMS[field][0]).join(';');
    content = await written(header, TARGET_FIELDS.map((field) => CELLS[field] ?? `<${field}>`).join(';'));
  });

  it('brings each where it belongs, and the rest into the notes under its heading', () => {
    expect(content).toMatchObject({
      role: 'PROCESSOR',
      firstProcessedOn: '2026-03-05',
      endedOn: '2026-03-06',
      reviewOn: '2026-03-07',
      recording: true,
      aiUse: true,
      children: false,
      subjectGroups: [{ name: '<subjectGroups>', subjectCount: 1200 }],
      dataTypes: [{ label: '<dataTypes>', retentionBasis: '<retentionBasis>' }, { label: '<sensitiveDataTypes>' }],
      parties: [
        { kind: 'RECIPIENT', name: '<recipients>' },
        { kind: 'PROCESSOR', name: '<processors>', country: 'JP', contractNumber: '<contractNumber>', hasContract: true },
        { kind: 'THIRD_PARTY', name: '<thirdParties>' },
      ],
      transfers: [{ country: 'SG', recipient: null, safeguards: '<transferSafeguards>', firstTransferredOn: '2026-03-08' }],
    });
    expect(content.notes).toContain('Nguồn dữ liệu: <dataSources>\nNơi lưu trữ: <dataPlaces>');
    expect(content.notes).toContain('Ngày lập: 2026-03-09');
  });

  it('drops nothing but the state of the source', () => {
    const all = JSON.stringify(content);
    expect(TARGET_FIELDS.filter((field) => !CELLS[field] && !all.includes(`<${field}>`))).toEqual(['status']);
  });
});

describe('parties', () => {
  it('are those that the file names, and third parties are third parties', async () => {
    const { parties, transfers, crossBorder } = await written(
      'Tên hoạt động;Mục đích;Bên nhận;Bên thứ ba;Nước đến',
      'Lưu trữ;Sao lưu;Ngân hàng A;Công ty B;Hoa Kỳ, Singapore',
    );
    expect(parties).toMatchObject([
      { kind: 'RECIPIENT', name: 'Ngân hàng A' },
      { kind: 'THIRD_PARTY', name: 'Công ty B' },
    ]);
    expect(parties).toHaveLength(2);
    expect(crossBorder).toBe(true);
    expect(transfers).toMatchObject([
      { country: 'US', recipient: null, detail: null },
      { country: 'SG', recipient: null },
    ]);
  });

  it('are no categories, and no departments of one’s own: these are told in the notes', async () => {
    const { parties, notes } = await written('Name;Purpose;Recipients', 'A;P;Tax Authority, Service interne qui traite les données, HMRC');
    expect(parties).toMatchObject([{ kind: 'RECIPIENT', name: 'HMRC' }]);
    expect(notes).toContain('Tax Authority; Service interne');
  });

  it.each([
    ['RECIPIENT_KIND', 'HMRC', 'AUTHORITY', { parties: [{ kind: 'RECIPIENT', name: 'HMRC', note: 'Cơ quan nhà nước' }] }],
    ['RECIPIENT_KIND', 'HMRC', 'PROCESSOR', { parties: [{ kind: 'PROCESSOR', name: 'HMRC' }] }],
    ['RECIPIENT_KIND', 'HMRC', 'INTERNAL', { parties: [], notes: expect.stringContaining('HMRC') }],
    ['RELATIONSHIP', 'Joint Controller', 'THIRD_PARTY', { parties: [expect.anything(), { kind: 'THIRD_PARTY', name: 'Acme' }] }],
    ['ACTIVITY_ROLE', 'helper', 'PROCESSOR', { role: 'PROCESSOR' }],
    ['DATE', 'Start date', 'MONTH_FIRST', { firstProcessedOn: '2026-05-03' }],
    ['DATE', 'Start date', 'DAY_FIRST', { firstProcessedOn: '2026-03-05' }],
    ['BOOLEAN', 'sometimes', 'TRUE', { children: true }],
  ] as const)('a choice for %s takes effect: %s is %s', async (kind, term, code, expected) => {
    const file = Buffer.from(
      'Name;Purpose;Recipients;Joint controller;Role;Start date;Children\nA;P;HMRC;Acme;helper;05/03/2026;sometimes\n',
    );
    const before = await dryRun(file);
    expect(before.problems).toContainEqual(expect.objectContaining({ kind, term, severity: 'REVIEW' }));
    const report = await dryRun(file, { terms: [{ kind, term, code }] });
    expect(report.problems.filter((problem) => problem.kind === kind)).toEqual([]);
    expect(contents(report.activities)[0]).toMatchObject(expected);
  });
});

test('what is too long for the note of a party is in the notes of the activity', async () => {
  const long = `${'x'.repeat(990)} mô tả`;
  const { activities } = await dryRun(
    craftWorkbook({
      Processing: [
        ['ref_id', 'name'],
        ['A', 'B'],
      ],
      Contractors: [
        ['name', 'relationship_type', 'country', 'description', 'documentation_link'],
        ['Bên C', 'privacy_sub_processor', 'VN', long, 'https://vendor.example/dpa'],
      ],
    }),
  );
  const [content] = contents(activities);
  expect(content!.parties).toMatchObject([{ kind: 'PROCESSOR', note: 'Bên xử lý lại; https://vendor.example/dpa', hasContract: true }]);
  expect(content!.notes).toContain(`"Bên C": ${long}`);
});

test('a purpose longer than the form takes stays in the summary, at either side of its bound', async () => {
  for (const [length, rows] of [
    [900, 1],
    [901, 0],
    [1001, 0],
  ] as const) {
    const [staged] = await table('Tên hoạt động;Mục đích xử lý;Căn cứ xử lý', `A;${'m'.repeat(length)};Sự đồng ý`);
    const content = contentOf(staged!, new Set());
    expect(content.purposes ?? []).toHaveLength(rows);
    expect(beyondTheForm(staged!, content)).toEqual([]);
  }
});

test('keys of a program become words', async () => {
  const { deletionMethod, subjectGroups } = contents(
    (
      await dryRun(
        craftWorkbook({
          Processing: [
            ['ref_id', 'name'],
            ['A', 'B'],
          ],
          'Personal data': [
            ['name', 'category', 'deletion_policy'],
            ['X', 'privacy_email', 'privacy_automatic_deletion'],
          ],
          'Data subjects': [
            ['name', 'category'],
            [null, 'privacy_employee'],
          ],
        }),
      )
    ).activities,
  )[0]!;
  expect(deletionMethod).toBe('Xóa tự động');
  expect(subjectGroups).toMatchObject([{ name: 'Người lao động' }]);
});

test('notes beyond what the register holds are cut at their end, which says so', async () => {
  const rows = Array.from({ length: 4 }, (_, n) => `${n}`.repeat(9_000));
  const [staged] = await table('Name;Purpose;Data types;Data source;Location;Tags;DPIA reference', ['A', 'P', 'Email', ...rows].join(';'));
  const { notes } = contentOf(staged!, new Set());
  expect([...notes!]).toHaveLength(32_000);
  expect(notes).toMatch(/tệp gốc của lần nhập này\.\]$/);
});

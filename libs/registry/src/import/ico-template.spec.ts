import { contentOf } from '../staged-content.js';
import { LOSSES } from './format-losses.js';
import { ICO_COLUMNS } from './ico-template.js';
import { dryRun, type ImportReport } from './index.js';
import { type CraftedCell, craftWorkbook } from './testing/crafted-workbook.js';
import { expectReportsWhenDamaged } from './testing/damage.js';

/** The template's headers as design/formats.md §2 quotes them; no copy of the file is at hand. */
const HEADERS = [
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
  'Existence of automated decision-making, including profiling (if applicable)',
  'The source of the personal data (if applicable)',
  'Link to record of consent',
  'Location of personal data',
  'Data Protection Impact Assessment required?',
  'Data Protection Impact Assessment progress',
  'Link to Data Protection Impact Assessment',
  'Has a personal data breach occurred?',
  'Link to record of personal data breach',
  'Data Protection Act 2018 Schedule 1 Condition for processing',
  'GDPR Article 6 lawful basis for processing personal data',
  'Link to retention and erasure policy document',
  'Is personal data retained and erased in accordance with the policy document?',
  'Reasons for not adhering to policy document (if applicable)',
];

/** A row by header positions from 1. */
function row(cells: Readonly<Record<number, CraftedCell>>): CraftedCell[] {
  return HEADERS.map((_, index) => cells[index + 1] ?? null);
}

const HEADING: CraftedCell[][] = [['Controller'], ['Name', 'Cửa hàng Ví Dụ'], ['Email', 'dpo@shop.example'], [], [], [], [], []];
const PAYROLL = {
  1: 'Finance',
  2: 'Payroll',
  4: 'Employees',
  5: 'Bank details',
  6: 'HMRC',
  8: 'N/A',
  10: '6 years post-employment',
  11: 'Encryption, access controls',
  12: 'Article 6(1)(c) - legal obligation',
  16: 'Access, rectification',
  17: 'No',
  18: 'Employee',
  20: 'HR system, UK',
  21: 'No',
  27: 'Contract',
};

function template(rows: CraftedCell[][], headers: CraftedCell[] = HEADERS, name = 'Template'): Uint8Array {
  return craftWorkbook({ [name]: [...HEADING, headers, ...rows] });
}

const at = (report: ImportReport, code: string) =>
  report.problems
    .filter((problem) => problem.code === code)
    .map(({ sheet, column, row: number }) => `${sheet}!${column ?? ''}${number ?? ''}`);

test('thirty columns are read by position: the first Article 6 is the basis, the second a note', async () => {
  const report = await dryRun(template([row(PAYROLL)]));
  expect(report).toMatchObject({ format: 'ICO_CONTROLLER_TEMPLATE', committable: true, counts: { activities: 1, errors: 0 } });
  expect(report.activities[0]).toMatchObject({
    source: { sheet: 'Template', row: 10, column: null },
    name: 'Payroll',
    ownerUnit: 'Finance',
    dpiaRequired: false,
    purposes: [
      { source: { row: 10, column: 'B' }, name: 'Payroll', legalBasis: { raw: 'Article 6(1)(c) - legal obligation', code: 'LAW' } },
    ],
    subjectGroups: [{ category: { code: 'EMPLOYEE' } }],
    dataTypes: [{ source: { row: 10, column: 'E' }, name: 'Bank details', retention: '6 years post-employment' }],
    recipients: [{ name: 'HMRC' }],
    transfers: [],
    measures: [{ text: 'Encryption' }, { source: { row: 10, column: 'K' }, text: 'access controls' }],
    dataSources: [{ text: 'Employee' }],
    dataPlaces: [{ text: 'HR system' }, { text: 'UK' }],
    automatedDecisions: { source: { row: 10, column: 'Q' }, raw: 'No', value: false },
    notes: [
      { heading: 'Rights available to individuals', text: 'Access, rectification', source: { column: 'P' } },
      { heading: 'GDPR Article 6 lawful basis for processing personal data', text: 'Contract', source: { column: 'AA' } },
    ],
  });
  expect(at(report, 'HEADING_NOT_READ')).toEqual(['Template!1']);
  expect(report.problems.filter(({ term }) => term === 'Bank details' || term === 'HMRC')).toMatchObject([
    { code: 'TERM_UNDECIDED', column: 'E', kind: 'DATA_TYPE' },
    { code: 'TERM_UNKNOWN', column: 'F', kind: 'RECIPIENT_KIND' },
  ]);
});

test('two headers that are the same words go to the two columns in their order', async () => {
  const same = HEADERS.map((header) => (header.startsWith('GDPR') ? 'Article 6 lawful basis for processing personal data' : header));
  const report = await dryRun(template([row(PAYROLL)], same));
  expect(report.activities[0]!.purposes[0]!.legalBasis).toMatchObject({ code: 'LAW' });
  expect(report.activities[0]!.notes!.at(-1)).toMatchObject({ text: 'Contract', source: { column: 'AA' } });
});

test('rows of one purpose are joined, cells merged with those above are filled, and nothing is named twice', async () => {
  const report = await dryRun(
    template([
      row(PAYROLL),
      row({ 5: 'Pension details', 10: '75 years', 6: 'HMRC', 17: 'Yes' }),
      row({ 1: 'finance', 2: 'PAYROLL', 4: 'Employees', 5: 'Name', 12: 'Contract' }),
      row({ 2: 'Audit', 4: 'Staff' }),
      row({ 1: 'HR' }),
    ]),
  );
  const [payroll, audit] = report.activities;
  expect(payroll).toMatchObject({
    dataTypes: [
      { name: 'Bank details', retention: '6 years post-employment' },
      { name: 'Pension details', retention: '75 years', source: { row: 11, column: 'E' } },
      { name: 'Name', type: { code: 'FULL_BIRTH_NAME' } },
    ],
    automatedDecisions: { value: false },
  });
  expect(payroll!.recipients).toHaveLength(1);
  expect(payroll!.subjectGroups).toHaveLength(1);
  expect(payroll!.purposes.map(({ legalBasis }) => legalBasis?.code)).toEqual(['LAW', 'CONTRACT']);
  expect(payroll!.notes).toContainEqual({
    heading: 'automatedDecisions',
    text: 'Yes',
    source: { sheet: 'Template', row: 11, column: 'Q' },
  });
  expect(audit).toMatchObject({ name: 'Audit', ownerUnit: 'finance', source: { row: 13 } });
  expect(at(report, 'ROWS_JOINED')).toEqual(['Template!10']);
  // A function alone is half a row: it names no purpose.
  expect(at(report, 'NAME_MISSING')).toEqual(['Template!14']);
  expect(report.committable).toBe(false);
});

test('legitimate interests are explained, a joint controller gets a role from a person, a transfer its country', async () => {
  const report = await dryRun(
    template([
      row({ 1: 'Sales', 2: 'Mailing', 3: 'Acme Ltd', 8: 'Singapore; Atlantis', 9: 'Standard clauses', 12: 'Legitimate interests' }),
    ]),
  );
  expect(report.activities[0]).toMatchObject({
    actors: [{ role: 'JOINT_CONTROLLER', name: 'Acme Ltd' }],
    transfers: [
      { country: { code: 'SG' }, guarantees: 'Standard clauses' },
      { country: { raw: 'Atlantis' }, name: 'Atlantis' },
    ],
  });
  expect(report.problems.filter(({ kind }) => kind).map(({ kind, column }) => `${kind} ${column}`)).toEqual([
    'RELATIONSHIP C',
    'COUNTRY H',
    'LEGAL_BASIS L',
  ]);
});

test('an example sheet is skipped and said so; formulas are errors where they are read; fewer columns are another table', async () => {
  const rows = [row(PAYROLL), row({ 1: 'Sales', 2: { formula: 'A1', cached: 'Evil' } })];
  const report = await dryRun(craftWorkbook({ Example: [HEADERS, row(PAYROLL)], Template: [...HEADING, HEADERS, ...rows] }));
  expect(at(report, 'EXAMPLE_SKIPPED')).toEqual(['Example!']);
  expect(at(report, 'FORMULA')).toEqual(['Template!B11']);
  expect(report.activities).toHaveLength(1);
  expect(JSON.stringify(report)).not.toContain('Evil');
  const half = await dryRun(template([row(PAYROLL).slice(0, 12)], HEADERS.slice(0, 12)));
  expect(half.format).toBe('MAPPED_TABLE');
});

test('the loss table names every column of the template once', () => {
  const { carried, asText } = LOSSES.ICO_CONTROLLER_TEMPLATE;
  const plain = HEADERS.map((header) => header.replace(/ \(if [a-z]+\)$/, ''));
  expect([...carried, ...asText].sort()).toEqual(plain.sort());
  expect(ICO_COLUMNS).toHaveLength(30);
});

test('each column is in what is written', async () => {
  const answers: Readonly<Record<number, string>> = { 17: 'No', 21: 'Yes' };
  const report = await dryRun(template([row(Object.fromEntries(HEADERS.map((_, at) => [at + 1, answers[at + 1] ?? `<${at + 1}>`])))]));
  const content = contentOf(report.activities[0]!, new Set());
  const all = JSON.stringify(content);
  expect(HEADERS.filter((_, at) => !answers[at + 1] && !all.includes(`<${at + 1}>`))).toEqual([]);
  expect(content).toMatchObject({ automatedDecision: false, notes: expect.stringContaining('Cần đánh giá tác động: có') });
  expect(content.notes).toContain('Rights available to individuals: <16>');
});

test('whatever happens to the file, there is a report', () => expectReportsWhenDamaged(template([row(PAYROLL)]), 100));

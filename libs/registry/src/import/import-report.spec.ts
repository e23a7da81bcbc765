import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { dryRun, type ImportProblem, type ImportReport } from './index.js';
import { type CraftedCell, craftWorkbook } from './testing/crafted-workbook.js';
import { OUR_SAMPLE, realOrSample } from './testing/real-workbook.js';

type Sheets = Record<string, CraftedCell[][]>;

function found(report: ImportReport, code: string): ImportProblem[] {
  return report.problems.filter((problem) => problem.code === code);
}

const at = (problem: ImportProblem | undefined): string => `${problem?.sheet}!${problem?.column ?? ''}${problem?.row}`;

async function run(sheets: Sheets): Promise<ImportReport> {
  return dryRun(craftWorkbook(sheets));
}

describe('the real workbook of CISO Assistant', () => {
  test('becomes drafts with every part, and what has no Vietnamese counterpart goes to review', async () => {
    const { bytes, real } = realOrSample('sample_processing_workbook.xlsx');
    const report = await dryRun(bytes);
    expect(report.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(report).toMatchObject({ format: 'CISO_ASSISTANT_WORKBOOK', committable: true, counts: { errors: 0, unlisted: 0 } });
    expect(report.sheets.map((sheet) => sheet.name)).toEqual([
      'Processing',
      'Purposes',
      'Personal data',
      'Data subjects',
      'Data recipients',
      'Contractors',
      'Transfers',
    ]);
    if (!real) return;
    expect(report.activities).toHaveLength(1);
    expect(report.activities[0]).toMatchObject({
      source: { sheet: 'Processing', row: 2, column: null },
      ref: 'PRC-001',
      name: 'HR Payroll',
      ownerUnit: null,
      status: 'privacy_draft',
      dpiaRequired: true,
      dpiaReference: 'DPIA-42',
      informationChannel: 'Intranet',
      usageChannel: 'HR portal',
      purposes: [{ name: 'Salary payment', legalBasis: { raw: 'privacy_contract', code: 'CONTRACT' } }],
      dataTypes: [{ name: 'Bank details', type: { raw: 'privacy_financial_data' }, flaggedSensitive: false, retention: '5 years' }],
      subjectGroups: [{ name: 'Employees', category: { code: 'EMPLOYEE' } }],
      recipients: [{ name: 'Payroll provider', kind: { code: 'PROCESSOR' } }],
      processors: [{ name: 'Payroll SaaS', relationship: { code: 'PROCESSOR' }, country: { raw: 'FR', code: 'FR' } }],
      transfers: [{ name: 'Cloud backup', country: { code: 'US' }, mechanism: { code: 'privacy_standard_contractual_clauses' } }],
    });
    expect(report.activities[0]!.dataTypes[0]!.type).not.toHaveProperty('code');
    expect(found(report, 'TERM_UNDECIDED')).toMatchObject([
      {
        severity: 'REVIEW',
        sheet: 'Personal data',
        row: 2,
        column: 'C',
        term: 'privacy_financial_data',
        kind: 'DATA_TYPE',
        suggestions: ['FINANCIAL_SECURITIES_INSURANCE', 'BANK_CARD_AND_TX', 'BANK_CREDENTIALS'],
      },
    ]);
  });

  test('its flat template, with headers from column B and booleans as formulas, gives activities without parts', async () => {
    const { bytes, real } = realOrSample('processings_template.xlsx');
    if (!real) return;
    const report = await dryRun(bytes);
    expect(report).toMatchObject({ format: 'CISO_ASSISTANT_TEMPLATE', committable: true, counts: { activities: 2, errors: 0 } });
    expect(report.losses).toMatchObject({ asText: expect.arrayContaining(['labels', 'dpia_reference']), lost: ['status'] });
    expect(report.activities).toMatchObject([
      { source: { sheet: 'Sheet1', row: 2 }, ref: 'process 2', name: 'processing 2', description: '# hello', ownerUnit: 'test-domain' },
      { source: { sheet: 'Sheet1', row: 3 }, ref: 'process1', name: 'processing 1', dpiaRequired: false, assignedTo: ['d@in.com'] },
    ]);
    expect(found(report, 'STATUS_NOT_KEPT').map(at)).toEqual(['Sheet1!E3']);
  });
});

test('our own sample gives three activities, each with its own parts', async () => {
  const report = await dryRun(readFileSync(OUR_SAMPLE));
  expect(report.counts).toMatchObject({ activities: 3, errors: 0 });
  expect(report.committable).toBe(true);
  expect(report.activities.map(({ name, purposes, dataTypes }) => [name, purposes.length, dataTypes.length])).toEqual([
    ['Quản lý hồ sơ nhân sự', 2, 4],
    ['Chăm sóc khách hàng', 3, 4],
    ['Khám sức khỏe định kỳ cho người lao động', 1, 1],
  ]);
  expect(report.activities[0]!.dataTypes[1]!.type).toEqual({ raw: 'Số định danh cá nhân', code: 'PERSONAL_ID_NUMBER' });
  const interests = report.problems.find((problem) => problem.term === 'privacy_legitimate_interests');
  expect(interests).toMatchObject({ severity: 'REVIEW', kind: 'LEGAL_BASIS', suggestions: ['CONSENT', 'CONTRACT', 'DEFENCE_OF_RIGHTS'] });
  expect(interests!.vi).toContain('L91 19.1');
});

describe('structure', () => {
  test('sheet names and headers are found whatever their case, order and place', async () => {
    const report = await run({
      'PERSONAL DATA': [
        ['Category *', 'Name'],
        ['Name', 'Họ tên'],
      ],
      processing: [['Sổ đăng ký năm 2026'], [], [null, 'Name', 'Ref ID'], [null, 'Tuyển dụng', 'B-1']],
    });
    expect(report.activities).toMatchObject([
      { name: 'Tuyển dụng', ref: 'B-1', source: { row: 4 }, dataTypes: [{ type: { code: 'FULL_BIRTH_NAME' } }] },
    ]);
    expect(report.committable).toBe(true);
  });

  test('what is not read is said: unknown sheets, unknown and nameless columns', async () => {
    const report = await run({
      Processing: [
        ['ref_id', 'name', 'colour'],
        ['A', 'X', 'red', 'stray'],
      ],
      Notes: [['hello']],
    });
    expect(found(report, 'UNKNOWN_SHEET').map((problem) => problem.sheet)).toEqual(['Notes']);
    expect(found(report, 'UNKNOWN_COLUMN').map(at)).toEqual(['Processing!C1', 'Processing!D1']);
    expect(found(report, 'MISSING_SHEET')).toHaveLength(6);
    expect(report.committable).toBe(true);
  });

  test('a required column that is missing and a column that appears twice are errors', async () => {
    const report = await run({
      Processing: [
        ['ref_id', 'name', 'Name'],
        ['A', 'X', 'Y'],
      ],
      Transfers: [['name'], ['Sao lưu']],
      Purposes: [['foo']],
    });
    expect(found(report, 'DUPLICATE_COLUMN').map(at)).toEqual(['Processing!C1']);
    expect(found(report, 'MISSING_COLUMN').map(at)).toEqual(['Transfers!1']);
    expect(found(report, 'NO_HEADER').map((problem) => problem.sheet)).toEqual(['Purposes']);
    expect(report.activities[0]!.name).toBe('X');
    expect(report.committable).toBe(false);
  });

  test.each<[string, Sheets, string]>([
    ['another workbook', { Budget: [['a', 'b']] }, 'NOT_RECOGNISED'],
    ['an empty workbook', { Sheet1: [] }, 'NOT_RECOGNISED'],
    ['headers without rows', { Processing: [['ref_id', 'name']] }, 'NO_ACTIVITIES'],
    ['seven empty sheets', { Processing: [], Purposes: [], Transfers: [] }, 'NO_ACTIVITIES'],
    ['200 sheets of something else', Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`S${i}`, [['x']]])), 'NOT_RECOGNISED'],
  ])('%s cannot be committed', async (_, sheets, code) => {
    const report = await run(sheets);
    expect(found(report, code)).toHaveLength(1);
    expect(report).toMatchObject({ committable: false, activities: [] });
  });
});

describe('rows', () => {
  test('a part belongs to the activity that its processing column names, by reference before name', async () => {
    const report = await run({
      Processing: [
        ['ref_id', 'name'],
        ['A', 'Một'],
        ['B', 'Hai'],
        ['Hai', 'Ba'],
      ],
      Purposes: [
        ['processing', 'name', 'legal_basis'],
        ['b', 'P1', 'Consent'],
        ['hai', 'P2', 'CONSENT'],
        ['MỘT', 'P3', 'consent'],
      ],
    });
    expect(report.activities.map(({ purposes }) => purposes.map((purpose) => purpose.name))).toEqual([['P3'], ['P1'], ['P2']]);
    expect(report.counts.errors).toBe(0);
  });

  test('with several activities, a row that names none is attached to nothing and reported', async () => {
    const report = await run({
      Processing: [
        ['ref_id', 'name'],
        ['A', 'Một'],
        ['B', 'Hai'],
      ],
      'Data subjects': [
        ['processing', 'name', 'category'],
        [null, 'G1', 'privacy_user'],
        ['C', 'G2', 'privacy_user'],
      ],
    });
    expect(found(report, 'UNATTACHED_ROW').map(at)).toEqual(['Data subjects!2']);
    expect(found(report, 'UNKNOWN_ACTIVITY').map(at)).toEqual(['Data subjects!A3']);
    expect(report.activities.flatMap((activity) => activity.subjectGroups)).toEqual([]);
    expect(report.committable).toBe(false);
  });

  test('the same reference, or name without one, twice names both rows; a name under two references, or with other diacritics, is for review', async () => {
    const report = await run({
      Processing: [
        ['ref_id', 'name'],
        ['A', 'Lưu trữ'],
        ['a', 'LƯU TRỮ'],
        ['B', 'Lưu trú'],
        ['C', 'Lưu trữ'],
        [null, 'Xóa'],
        [null, 'xóa'],
      ],
    });
    expect(found(report, 'DUPLICATE_REF')).toMatchObject([
      { row: 3, column: 'A', severity: 'ERROR', en: expect.stringContaining('row 2') },
    ]);
    expect(found(report, 'DUPLICATE_NAME')).toMatchObject([{ row: 7, column: 'B', vi: expect.stringContaining('hàng 6') }]);
    expect(found(report, 'SAME_NAME')).toMatchObject([{ row: 5, severity: 'REVIEW', vi: expect.stringContaining('hàng 2') }]);
    expect(found(report, 'SIMILAR_NAME')).toMatchObject([{ row: 4, severity: 'REVIEW' }]);
  });

  test('an activity that the register already has is for review', async () => {
    const bytes = craftWorkbook({
      Processing: [
        ['ref_id', 'name'],
        ['A', 'Một'],
        [null, 'Tuyển dụng'],
        ['B', 'Lưu trữ'],
        ['C', 'Camera'],
      ],
    });
    const names = new Map([
      ['tuyển dụng', 'id-2'],
      ['lưu trữ', 'id-3'],
      ['camera', 'id-4'],
    ]);
    const existing = { refs: new Map([['a', 'id-1']]), names, unnumbered: new Map([['lưu trữ', 'id-3']]) };
    const report = await dryRun(bytes, { existing });
    expect(report.activities.map((activity) => activity.existing)).toEqual(['id-1', 'id-2', 'id-3', null]);
    expect(found(report, 'ALREADY_REGISTERED').map(at)).toEqual(['Processing!A2', 'Processing!B3', 'Processing!B4']);
  });

  test('a row without a name is an error with its coordinates', async () => {
    const report = await run({
      Processing: [
        ['ref_id', 'name'],
        ['A', null],
        ['B', 'Hai'],
      ],
    });
    expect(found(report, 'NAME_MISSING').map(at)).toEqual(['Processing!2']);
    expect(report.activities).toHaveLength(1);
  });

  test('formulas, control characters and over-long texts are errors in columns that are read, put to a person elsewhere', async () => {
    const formula = { formula: 'A1', cached: 'Evil' };
    const report = await run({
      Processing: [
        ['ref_id', 'name', 'description', 'colour'],
        ['A', formula, 'bell\u0085', formula],
        ['B', 'x'.repeat(10_001), '=literal'],
      ],
    });
    expect(found(report, 'FORMULA').map((problem) => [at(problem), problem.severity])).toEqual([
      ['Processing!B2', 'ERROR'],
      ['Processing!D2', 'REVIEW'],
    ]);
    expect(found(report, 'UNSAFE_TEXT').map(at)).toEqual(['Processing!C2']);
    expect(found(report, 'TOO_LONG').map(at)).toEqual(['Processing!B3']);
    expect(found(report, 'LOOKS_LIKE_FORMULA').map(at)).toEqual(['Processing!C3']);
    expect(JSON.stringify(report)).not.toContain('Evil');
    expect(report.committable).toBe(false);
  });

  test('a transfer to Vietnam, a link that is no web address and an approved status are said', async () => {
    const report = await run({
      Processing: [
        ['name', 'status'],
        ['Một', 'Approved'],
      ],
      Transfers: [
        ['name', 'country', 'documentation_link'],
        ['T', 'Việt Nam', 'javascript:alert(1)'],
      ],
    });
    expect(report.problems.filter((problem) => problem.sheet).map((problem) => problem.code)).toEqual([
      'STATUS_NOT_KEPT',
      'TRANSFER_WITHIN_VIETNAM',
      'LINK_NOT_KEPT',
    ]);
    expect(report.activities[0]!.transfers[0]).toMatchObject({ country: { raw: 'Việt Nam', code: 'VN' }, documentationLink: null });
  });
});

test('a file full of mistakes gives a report of bounded length with true counts, errors first', async () => {
  const rows = Array.from({ length: 3000 }, (_, index): CraftedCell[] => [`R${index}`, index % 2 ? null : `Tên ${index}`, 'Approved']);
  const report = await run({ Processing: [['ref_id', 'name', 'status'], ...rows] });
  expect(report.counts).toMatchObject({ activities: 1500, errors: 1500 });
  expect(report.problems).toHaveLength(1000);
  expect(report.counts.unlisted).toBe(report.counts.errors + report.counts.reviews + report.counts.notices - 1000);
  expect(report.problems.every((problem) => problem.severity === 'ERROR')).toBe(true);
});

describe('whatever the bytes, there is a report', () => {
  const sane = (report: ImportReport): void => {
    expect(report.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(report.committable).toBe(report.activities.length > 0 && report.counts.errors === 0);
    if (report.format === null) expect(report.counts.errors).toBeGreaterThan(0);
    for (const problem of report.problems) expect(problem.vi.length * problem.en.length).toBeGreaterThan(0);
  };

  test('random bytes, with and without a zip signature', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (bytes, zip) => {
        sane(await dryRun(zip ? Buffer.concat([Buffer.from('PK\x03\x04'), bytes]) : bytes));
      }),
      { numRuns: 200 },
    );
  });

  test('a workbook with bytes changed, cut out or doubled', async () => {
    const sample = readFileSync(OUR_SAMPLE);
    const edit = fc.record({ at: fc.nat(sample.length - 1), byte: fc.nat(255), cut: fc.nat(20), twice: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        let bytes = Buffer.from(sample);
        for (const { at: where, byte, cut, twice } of edits) {
          const place = where % bytes.length;
          bytes[place] = byte;
          if (cut > 15) bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(twice ? place - cut : place + cut)]);
        }
        sane(await dryRun(bytes));
      }),
      { numRuns: 200 },
    );
  });

  test('a sound zip with a sheet whose XML was changed', async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ref_id</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c r="A2" s="0"><v>1</v></c><c r="B2" t="str"><f>A1</f><v>x</v></c></row></sheetData></worksheet>';
    const token = fc.constantFrom(
      '<',
      '>',
      '"',
      '/',
      '<c>',
      '</c>',
      '<row>',
      '</row>',
      '<f>',
      '<v>9</v>',
      ' r="ZZZ99"',
      '&#x0;',
      '&x;',
      '<!--',
      ']]>',
      ' t="e"',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(xml.length), fc.nat(12), token), { minLength: 1, maxLength: 3 }), async (edits) => {
        const bent = edits.reduce((text, [where, cut, insert]) => text.slice(0, where) + insert + text.slice(where + cut), xml);
        sane(await dryRun(craftWorkbook({ Processing: bent as unknown as CraftedCell[][] })));
      }),
      { numRuns: 300 },
    );
  });

  test('any text in any cell comes back literally or as a problem at its place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
        const report = await run({
          Processing: [
            ['ref_id', 'name', 'description'],
            ['A', 'Một', text],
          ],
        });
        const kept = report.activities[0]!.description;
        const expected = text
          .normalize('NFC')
          .replaceAll('\r\n', '\n')
          .trim()
          .replace(/^'(?=[=+\-@])/, '');
        if (kept === null) expect(expected === '' || report.problems.some((problem) => at(problem) === 'Processing!C2')).toBe(true);
        else expect(kept).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the dry run of many activities', () => {
  test('lets others have their turn between them', async () => {
    const rows = Array.from({ length: 1_000 }, (_, i) => [`R${i}`, `Hoạt động ${i}`, 'Mô tả']);
    const bytes = craftWorkbook({ Processing: [['ref_id', 'name', 'description'], ...rows] });
    let [turns, judging, done] = [0, false, false];
    const others = () => {
      if (judging) turns += 1;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    const judge = () => {
      judging = true;
      return [];
    };
    const report = await dryRun(bytes, { judge });
    done = true;
    expect(report.counts.activities).toBe(rows.length);
    expect(turns).toBeGreaterThanOrEqual(9);
  });
});

import { LOSSES } from './format-losses.js';
import { dryRun, type ImportReport } from './index.js';
import { PIA_QUESTIONS } from './pia-questions.js';
import { expectReportsWhenBent, expectReportsWhenDamaged } from './testing/damage.js';
import { realFile } from './testing/real-file.js';

const run = (value: unknown) => dryRun(Buffer.from(JSON.stringify(value)));
const at = (report: ImportReport, code: string) =>
  report.problems.filter((problem) => problem.code === code).map(({ sheet, row, column }) => `${sheet} ${row} ${column}`);

describe('the example that the CNIL publishes', () => {
  const example = realFile('cnil-pia/2018-02-21-pia-example.json');

  example.test('becomes one activity with its answers, measures and remarks as sources', async () => {
    const report = await dryRun(example.bytes());
    expect(report).toMatchObject({ format: 'CNIL_PIA', committable: true, counts: { activities: 1, errors: 0 } });
    expect(report.sheets).toEqual([
      { name: 'answers', rows: 36 },
      { name: 'measures', rows: 23 },
      { name: 'evaluations', rows: 40 },
      { name: 'comments', rows: 1 },
    ]);
    const [captoo] = report.activities;
    expect(captoo).toMatchObject({
      source: { sheet: 'pia', row: 1, column: null },
      ref: 'PIA-12',
      name: 'Captoo',
      dpiaReference: 'PIA-12',
      actors: [{ role: 'DPO', name: 'Michael Thomas (DPO)' }],
      retention: { source: { sheet: 'answers', row: 11, column: 'data.text' } },
      crossBorder: {
        source: { sheet: 'answers', column: 'data.text' },
        raw: 'Toutes les données sont transférées aux états-Unis dès leur collecte.',
        value: null,
      },
      dates: [
        { meaning: 'RECORD_CREATED', date: '2018-02-20' },
        { meaning: 'RECORD_UPDATED', date: '2018-02-21' },
      ],
    });
    expect(captoo!.description).toMatch(/^Le PIA porte sur le moniteur de sommeil Captoo, produit par la société Dreamland qui/);
    expect(captoo!.purposes[0]!.name).toContain("- Les données sont collectées pour fournir le service demandé par l'utilisateur");
    expect(captoo!.purposes[0]!.legalBasis!.raw).toContain('exécution du contrat');
    expect(captoo!.measures).toHaveLength(23);
    expect(captoo!.measures![0]).toMatchObject({
      source: { sheet: 'measures', row: 1, column: 'content' },
      text: expect.stringMatching(/^Chiffrement: Toutes/),
    });
    const gravity = captoo!.notes!.find(({ heading }) => heading.startsWith('325 '));
    expect(gravity).toMatchObject({ text: expect.stringMatching(/conséquences significatives.*\(3\/4\)$/s) });
    expect(captoo!.notes!.find(({ heading }) => heading.startsWith('321 '))!.text.split('\n')).toHaveLength(7);
    expect(JSON.stringify(captoo)).not.toMatch(/<\/?[a-z]/i);
    expect(at(report, 'STATUS_NOT_KEPT')).toEqual(['pia 1 status']);
  });

  const structure = realFile('cnil-pia/pia_architecture.json');
  structure.test('its tree of questions is refused with a sentence', async () => {
    const report = await dryRun(structure.bytes());
    expect(report).toMatchObject({ format: 'CNIL_PIA', committable: false, activities: [] });
    expect(report.problems.map(({ code }) => code)).toContain('PIA_STRUCTURE_ONLY');
  });
});

const answer = (reference: unknown, text: unknown, more: object = {}) => ({
  reference_to: reference,
  data: { text, gauge: null, list: [], ...more },
});
const PIA = {
  id: 7,
  name: 'Camera',
  status: 0,
  progress: 40,
  lock_version: 3,
  category: 'CCTV',
  is_example: false,
  author_name: 'Ẩn danh',
};
const LISTS = {
  answers: [
    answer('111', '<p>Giám sát</p>'),
    answer(211, 'An ninh<script>steal()</script>'),
    answer('2.1.212', 'Consentement'),
    answer(322, null, { list: ['Đọc trộm', '', 'Sao chép'] }),
    answer(111, 'Again'),
    answer(900_001, 'Của cấu trúc riêng'),
    'no answer',
  ],
  measures: [{ title: 'Mã hóa', content: '' }, { title: null, content: 'Ghi nhật ký' }, {}],
  evaluations: [{ reference_to: '2.1.212', evaluation_comment: 'Đạt', action_plan_comment: '<b>Không</b>' }, { reference_to: '1.2' }],
  comments: [{ reference_to: '111', description: 'Xem lại' }],
};

describe('an assessment', () => {
  test.each([
    ['beside its lists', { pia: PIA, ...LISTS }, ''],
    ['with its lists inside, in the list that the server takes', [{ ...PIA, ...LISTS }], '[0].'],
    ['beside its lists, in a list', [{ pia: PIA, ...LISTS }], '[0].'],
  ])('%s', async (_, file, prefix) => {
    const report = await run(file);
    expect(report).toMatchObject({ format: 'CNIL_PIA', committable: true });
    expect(report.activities).toMatchObject([
      {
        name: 'Camera',
        ref: 'PIA-7',
        description: 'Giám sát',
        purposes: [
          {
            source: { sheet: `${prefix}answers`, row: 2, column: 'data.text' },
            name: 'An ninh',
            legalBasis: { raw: 'Consentement', code: 'CONSENT' },
          },
        ],
        measures: [{ text: 'Mã hóa' }, { text: 'Ghi nhật ký', source: { sheet: `${prefix}measures`, row: 2, column: 'content' } }],
        notes: [
          { heading: '322 Truy cập trái phép: Mối đe dọa / Illegitimate access: Threats', text: '- Đọc trộm\n- Sao chép' },
          { heading: '900001', text: 'Của cấu trúc riêng' },
          { heading: 'category', text: 'CCTV' },
          { heading: 'author_name', text: 'Ẩn danh' },
          { heading: 'evaluations 2.1.212', text: 'Đạt\nKhông' },
          { heading: 'comments 111', text: 'Xem lại' },
        ],
      },
    ]);
    expect(at(report, 'DUPLICATE_ANSWER')).toEqual([`${prefix}answers 5 reference_to`]);
    expect(at(report, 'ITEMS_NOT_READ')).toEqual([`${prefix}answers null null`]);
    expect(JSON.stringify(report)).not.toContain('steal');
  });

  test('without a name, twice under one id, or marked as an example', async () => {
    const report = await run([
      { ...PIA, name: '', answers: [] },
      { ...PIA, answers: [] },
      { ...PIA, name: 'Mẫu', is_example: 1, answers: [] },
    ]);
    expect(at(report, 'NAME_MISSING')).toEqual(['[0].pia 1 null']);
    expect(at(report, 'DUPLICATE_REF')).toEqual(['[1].pia 2 id']);
    expect(at(report, 'EXAMPLE_MARKED')).toEqual(['[2].pia 3 is_example']);
    expect(report.activities.map(({ name }) => name)).toEqual(['Camera']);
  });

  test('with other things in the place of texts is read as far as it goes', async () => {
    const report = await run({
      pia: { name: 'X', created_at: 12, dpos_names: { a: 1 } },
      answers: [
        answer({}, 'a'),
        answer('111', ['b']),
        { reference_to: 211, data: 'c' },
        { reference_to: 212, data: { text: 'bell\u0007' } },
      ],
      measures: 'none',
    });
    expect(report.activities).toMatchObject([{ name: 'X', description: null, purposes: [], dates: [{ raw: '12', date: null }] }]);
    expect(at(report, 'NO_TEXT')).toEqual(expect.arrayContaining(['pia 1 dpos_names', 'answers 2 data.text']));
    expect(at(report, 'UNSAFE_TEXT')).toEqual(['answers 4 data.text']);
  });

  test('of 60,000 measures is refused as a whole', async () => {
    const report = await run({ pia: { name: 'X' }, answers: [], measures: Array(60_000).fill({ title: 'm' }) });
    expect(report.problems.map(({ code }) => code)).toEqual(['TOO_MANY_PARTS']);
  });

  test('of which there is only the structure is refused', async () => {
    const report = await run({ structure: { name: 'Mine', data: { sections: [] } } });
    expect(report.problems.map(({ code }) => code).sort()).toEqual(['NO_ACTIVITIES', 'PIA_STRUCTURE_ONLY']);
  });
});

test('every question of the tool has a name, and the loss table tells where its answers go', () => {
  expect(PIA_QUESTIONS.size).toBe(36);
  const { carried, asText, lost } = LOSSES.CNIL_PIA;
  expect([...carried, ...asText].join(' ')).toMatch(/answers 211.*answers 3/s);
  expect(lost).toContain('attachments');
});

describe('whatever happens to the file, there is a report', () => {
  const text = JSON.stringify({ pia: PIA, ...LISTS });
  test('bytes changed, cut out or doubled', () => expectReportsWhenDamaged(Buffer.from(text), 100));
  test('signs where they do harm', () =>
    expectReportsWhenBent(text, ['"', '{', '}', '[', ']', ',', 'null', '<', '<script>', '&#', '\\u0000', '-1', ''], (bent) =>
      Buffer.from(bent),
    ));
});

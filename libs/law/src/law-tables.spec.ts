import {
  COMPETENCES,
  CONFIDENCE_MARKS,
  CYBER_OVERLAY,
  citeArticle,
  confidenceNote,
  DATA_TYPE_CLASSES,
  DOSSIER_RULES,
  DUTY_RULES,
  FILING_ROUTE_OVERLAYS,
  FINE_RULES,
  FORMS,
  GAP_RULES,
  HOLIDAYS,
  INSTRUMENTS,
  LEGAL_BASES,
  LIMITATION_RULES,
  MEASURE_ORDERS,
  MEASURES,
  NOTICE_RULES,
  OPEN_QUESTIONS,
  openQuestionsOf,
  PROCEEDS_BASES,
  RECIPIENTS,
  REFUSAL_RULES,
  REGIMES,
  REQUEST_RULES,
  renderLawMarkdown,
  requiredFacts,
  SIGNS_OF_CRIME,
  TRANSFER_EXCEPTIONS,
} from './index.js';

const FACTS = FORMS.flatMap((form) => requiredFacts(form.regime, form.code));
const ROWS = [
  ...INSTRUMENTS,
  ...REGIMES,
  ...FILING_ROUTE_OVERLAYS,
  ...NOTICE_RULES,
  ...DUTY_RULES,
  ...RECIPIENTS,
  ...FORMS,
  ...FACTS,
  ...DATA_TYPE_CLASSES,
  ...LEGAL_BASES,
  ...GAP_RULES,
  ...DOSSIER_RULES,
  ...REFUSAL_RULES,
  ...REQUEST_RULES,
  ...TRANSFER_EXCEPTIONS,
  ...FINE_RULES,
  ...COMPETENCES,
  ...MEASURES,
  ...MEASURE_ORDERS,
  ...LIMITATION_RULES,
  ...PROCEEDS_BASES,
  ...SIGNS_OF_CRIME,
];

describe('every row of the law', () => {
  it('carries a citation that can be written out, an interval and a confidence mark', () => {
    expect(ROWS.length).toBeGreaterThan(200);
    for (const row of ROWS) {
      expect(citeArticle(row.article).vi).toMatch(/Điều|Mẫu số|Phụ lục/);
      expect(row.from).toMatch(/^20\d\d-\d\d-\d\d$/);
      if (row.to !== null) expect(row.to > row.from).toBe(true);
      expect(CONFIDENCE_MARKS).toContain(row.confidence);
    }
  });

  it('lies within the interval of its regime', () => {
    for (const row of ROWS) {
      if (!('regime' in row)) continue;
      const regime = REGIMES.find((one) => one.code === row.regime)!;
      const cyber = ('overlay' in row && row.overlay) || ('recipient' in row && row.recipient === 'CYBER_AGENCY');
      expect([row.from, row.to]).toEqual(cyber ? [CYBER_OVERLAY.from, CYBER_OVERLAY.to] : [regime.from, regime.to]);
    }
  });

  it('says so in both languages where it is not confirmed from a primary text', () => {
    expect(confidenceNote('C1')).toBeNull();
    for (const mark of ['C2', 'U', 'I'] as const)
      expect(confidenceNote(mark)).toEqual({
        vi: expect.stringContaining('chưa được xác nhận từ văn bản gốc'),
        en: expect.stringContaining('not confirmed from a primary text'),
      });
  });

  it('has no blank sentence, and every rule a recipient and, where it has a form, that form', () => {
    for (const rule of [...NOTICE_RULES, ...DUTY_RULES]) {
      expect(RECIPIENTS.some((one) => one.regime === rule.regime && one.recipient === rule.recipient)).toBe(true);
      if (rule.form) expect(FORMS.some((one) => one.regime === rule.regime && one.code === rule.form)).toBe(true);
    }
    for (const { missing } of FACTS) expect(missing.vi.trim() && missing.en.trim()).toBeTruthy();
  });
});

describe('the open questions', () => {
  it('are those of the register, numbered without a gap, and agree with the rules that name them', () => {
    expect(OPEN_QUESTIONS.map((question) => question.number)).toEqual([...Array(21).keys()].map((i) => i + 1));
    for (const rule of [...NOTICE_RULES, ...DUTY_RULES, ...DOSSIER_RULES, ...FINE_RULES, ...LIMITATION_RULES])
      expect(openQuestionsOf(rule.id).map((question) => question.number)).toEqual(rule.openQuestions);
  });
});

describe('citeArticle', () => {
  it('writes a citation as people do', () => {
    expect(citeArticle('L91 23.1')).toEqual({ vi: 'khoản 1 Điều 23 Luật 91/2025/QH15', en: 'Article 23(1), Law 91/2025/QH15' });
    expect(citeArticle('D356 28.1(a); D356 Form 08.2').vi).toBe(
      'điểm a khoản 1 Điều 28 Nghị định 356/2025/NĐ-CP; mục 2 Mẫu số 08 Nghị định 356/2025/NĐ-CP',
    );
    expect(() => citeArticle('Article 23')).toThrow(RangeError);
  });
});

describe('renderLawMarkdown', () => {
  const markdown = renderLawMarkdown();

  it('prints every row, question and path', () => {
    for (const rule of [...NOTICE_RULES, ...DUTY_RULES, ...DOSSIER_RULES, ...FINE_RULES, ...LIMITATION_RULES])
      expect(markdown).toContain(`| \`${rule.id}\` |`);
    for (const { title } of COMPETENCES) expect(markdown).toContain(`| \`${title}\` |`);
    for (const { code } of [...MEASURES, ...SIGNS_OF_CRIME]) expect(markdown).toContain(`| \`${code}\` |`);
    for (const row of DATA_TYPE_CLASSES) expect(markdown).toContain(`| \`${row.code}\` |`);
    for (const fact of FACTS) expect(markdown).toContain(`| \`${fact.path}\` |`);
    for (const question of OPEN_QUESTIONS) expect(markdown).toContain(`| Q${question.number} | ${question.question.en}`);
  });

  it('marks as unconfirmed as many cells as there are unconfirmed rows', () => {
    const overlays = FILING_ROUTE_OVERLAYS.filter((one) => one.intervalConfidence !== 'C1').length;
    const forms = NOTICE_RULES.filter((rule) => rule.form && rule.formConfidence !== 'C1').length;
    const holidays = HOLIDAYS.filter((one) => one.confidence !== 'C1').length;
    const unconfirmed = ROWS.filter((row) => row.confidence !== 'C1').length + overlays + forms + holidays;

    expect(markdown.match(/[^:]: not confirmed from a primary text \(/g)).toHaveLength(unconfirmed);
  });

  it('is the same on every call, every line of a table with as many cells as its head', () => {
    expect(renderLawMarkdown()).toBe(markdown);
    for (const table of markdown
      .trim()
      .split('\n\n')
      .filter((block) => block.startsWith('|'))) {
      const widths = table.split('\n').map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size).toBe(1);
    }
  });
});

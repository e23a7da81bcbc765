import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CHANGE_RULES,
  DATA_TYPE_CLASSES,
  DATA_TYPE_LABELS,
  DOSSIER_QUESTIONS,
  DOSSIER_RULES,
  DUTY_RULES,
  FORMS,
  GAP_RULES,
  HARM_INTEREST_LABELS,
  INSTRUMENTS,
  LEGAL_BASES,
  NOTICE_RULES,
  OPERATION_LABELS,
  parseArticle,
  RECIPIENTS,
  REFUSAL_RULES,
  REGIMES,
  REQUEST_RULES,
  requiredFacts,
  TRANSFER_EXCEPTIONS,
} from './index.js';

/** The Gazette texts lie beside the repository, are read and never copied. Outsiders do not have them. */
const GAZETTE = join(import.meta.dirname, '../../../../shared/law/gazette');
const FILES = { D13: 'decree-13-2023.json', L91: 'law-91-2025.json', D356: 'decree-356-2025.json' } as const;

interface Unit {
  readonly articleNumber?: string;
  readonly formNumber?: string;
  readonly paragraphs?: readonly string[];
  readonly lines?: readonly { readonly text: string }[];
}
interface Gazette {
  readonly articles: readonly Unit[];
  readonly forms?: readonly Unit[];
}

const linesOf = (unit: Unit | undefined): string =>
  (unit?.paragraphs ?? unit?.lines?.map((line) => line.text) ?? []).join('\n').normalize('NFC');
const flat = (text: string): string => text.replace(/\s+/g, ' ');

function reader(folder: string) {
  const texts = Object.fromEntries(
    Object.entries(FILES).map(([code, file]) => [code, JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gazette]),
  );
  const article = (instrument: string, number: string) =>
    linesOf(texts[instrument]?.articles.find((unit) => unit.articleNumber === number));
  const form = (instrument: string, number: string) => linesOf(texts[instrument]?.forms?.find((unit) => unit.formNumber === number));

  /** The text from the line that opens with `head` to the next that opens with another head of its kind. */
  const part = (text: string, head: string, other: RegExp): string => {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => line.startsWith(head));
    if (start < 0) return '';
    const end = lines.findIndex((line, i) => i > start && other.test(line));
    return lines.slice(start, end < 0 ? undefined : end).join('\n');
  };

  /** The text that a citation points at; empty where there is none. */
  const cited = (citation: string): string =>
    parseArticle(citation)
      .map((parts) => {
        if (parts.form) {
          const text = form(parts.instrument, parts.form);
          return parts.section ? part(text, `${parts.section}. `, /^\d\. \p{L}/u) : text;
        }
        let text = article(parts.instrument, parts.article!);
        if (parts.clause) text = part(text, `${parts.clause}. `, /^\d+\. /);
        return parts.point ? part(text, `${parts.point}) `, /^[a-zđ]\) /) : text;
      })
      .join('\n');
  return { cited, form };
}

if (!existsSync(GAZETTE)) {
  it('the Gazette texts are not here: the law was not compared with them', () => {
    console.warn('../shared/law/gazette is missing: citations, wordings and form labels were not checked against the Gazette.');
  });
} else {
  const { cited, form } = reader(GAZETTE);
  const facts = FORMS.flatMap((one) => requiredFacts(one.regime, one.code));

  describe('the law as data, against the Gazette', () => {
    it('positive control: an article, clause or point that does not exist is not found', () => {
      for (const citation of ['L91 40', 'L91 23.9', 'D13 23.3(z)', 'D356 4.1(z)', 'D356 Form 18', 'D13 Form 03.7'])
        expect(cited(citation)).toBe('');
    });

    it('every cited article, clause, point and form section exists', () => {
      const rows = [
        ...INSTRUMENTS,
        ...REGIMES,
        ...NOTICE_RULES,
        ...DUTY_RULES,
        ...RECIPIENTS,
        ...FORMS,
        ...facts,
        ...DATA_TYPE_CLASSES,
        ...LEGAL_BASES,
        ...GAP_RULES,
        ...DOSSIER_RULES,
        ...CHANGE_RULES,
        ...REFUSAL_RULES,
        ...REQUEST_RULES,
        ...TRANSFER_EXCEPTIONS,
        ...DOSSIER_QUESTIONS.flatMap(({ asked }) => Object.values(asked).map(([, article]) => ({ article }))),
      ];
      const citations = new Set(
        rows.flatMap((row) => row.article.split('; ')).filter((one) => !/^(NQ22|D330|L116|D331|LHAV|PC) /.test(one)),
      );

      expect(citations.size).toBeGreaterThan(80);
      expect([...citations].filter((citation) => cited(citation) === '')).toEqual([]);
    });

    it('each rule quotes its article word for word', () => {
      for (const rule of [...NOTICE_RULES, ...DUTY_RULES, ...DOSSIER_RULES])
        if (rule.wordingVi) expect(flat(cited(rule.article))).toContain(rule.wordingVi);
      expect(flat(cited('L91 23.1'))).toContain('có thể gây tổn hại đến quốc phòng, an ninh quốc gia');
    });

    it('each number of the table of requests stands in its clause', () => {
      const written = ({ amount, unit }: { amount: number; unit: string }) =>
        unit === 'H' ? `${amount} giờ` : `${String(amount).padStart(2, '0')} ngày${unit === 'WD' ? ' làm việc' : ''}`;
      for (const rule of REQUEST_RULES)
        for (const length of [rule.reply, rule.fulfil, rule.chain, rule.extension])
          if (length) expect([rule.kind, flat(cited(rule.article)).includes(written(length))]).toEqual([rule.kind, true]);
    });

    it('each ground for refusing a request has the words of its article, but for what is marked as our reading', () => {
      const rules = REFUSAL_RULES.filter(({ confidence }) => confidence === 'C1');
      expect(rules.length).toBeGreaterThan(30);
      for (const { article, words } of rules) expect([article, flat(cited(article))]).toEqual([article, expect.stringContaining(words!)]);
    });

    it('each exception of a transfer has the words of its article, and no other is listed there', () => {
      for (const { article, label } of TRANSFER_EXCEPTIONS)
        expect([article, flat(cited(article))]).toEqual([article, expect.stringContaining(label.vi)]);
      const articles = TRANSFER_EXCEPTIONS.map(({ article }) => article);
      for (const clause of ['L91 20.6', 'D356 17.3']) {
        const items = [...cited(clause).matchAll(/^([a-zđ])\) /gm)].map((match) => `${clause}(${match[1]})`);
        expect(items.filter((item) => !articles.includes(item))).toEqual(clause === 'L91 20.6' ? ['L91 20.6(d)'] : []);
      }
    });

    it('every item of D356 18.3 and 19.3, and of D13 24.1 and 25.2, is asked by a question', () => {
      const articles = DOSSIER_QUESTIONS.flatMap(({ asked }) => Object.values(asked).map(([, article]) => article));
      for (const clause of ['D356 18.3', 'D356 19.3', 'D13 24.1', 'D13 25.2']) {
        const items = [...cited(clause).matchAll(/^([a-zđ])\) /gm)].map((match) => `${clause}(${match[1]})`);
        expect(items.length).toBeGreaterThanOrEqual(7);
        expect(items.filter((item) => !articles.includes(item))).toEqual([]);
      }
    });

    it('the reason for lateness and phases stand in Decree 13 and in neither text of today', () => {
      expect(flat(cited('D13 23.1'))).toContain('lý do thông báo chậm, muộn');
      expect(flat(cited('D13 23.4'))).toContain('theo từng đợt, từng giai đoạn');
      expect(flat(cited('L91 23; D356 28; D356 29; D356 Form 08'))).not.toMatch(/lý do thông báo chậm|từng giai đoạn/);
    });

    it('the intervals are those of the final articles', () => {
      expect(flat(cited('D13 43.1'))).toContain('từ ngày 01 tháng 7 năm 2023');
      expect(flat(cited('L91 38.1'))).toContain('từ ngày 01 tháng 01 năm 2026');
      expect(flat(cited('D356 42.1'))).toContain('từ ngày 01 tháng 01 năm 2026');
      expect(flat(cited('D356 42.2'))).toContain('Nghị định số 13/2023/NĐ-CP');
    });

    it('every label of a required fact is a line of its form', () => {
      for (const fact of facts) {
        if (!fact.label) continue;
        const text = flat(form(fact.regime === 'VN-PDPD-2023' ? 'D13' : 'D356', fact.form));
        expect(`${fact.path}: ${text.includes(fact.label)}`).toBe(`${fact.path}: true`);
      }
    });

    it('the maxima of fines and the half for individuals are those of the Law, and its two conditions are joined by "or"', () => {
      expect(flat(cited('L91 8.3'))).toContain('là 10 lần khoản thu có được từ hành vi vi phạm');
      expect(flat(cited('L91 8.3'))).toContain('không có khoản thu từ hành vi vi phạm hoặc mức phạt tính theo khoản thu');
      expect(flat(cited('L91 8.4'))).toContain('là 5% doanh thu của năm trước liền kề');
      expect(flat(cited('L91 8.5'))).toContain('là 03 tỷ đồng');
      expect(flat(cited('L91 8.6'))).toContain('bằng một phần hai mức phạt tiền đối với tổ chức');
    });

    it('the harm interests and the operations are the words of the Law', () => {
      for (const { vi } of Object.values(HARM_INTEREST_LABELS)) expect(flat(cited('L91 23.1'))).toContain(vi);
      for (const { vi } of Object.values(OPERATION_LABELS)) expect(flat(cited('L91 2.6'))).toContain(vi);
    });

    it('every data type is named in the words of the item that lists it, in one decree at least', () => {
      const own = (code: string) =>
        flat(
          DATA_TYPE_CLASSES.filter((row) => row.code === code)
            .map((row) => cited(row.article))
            .join(' '),
        ).toLowerCase();
      const unnamed = Object.entries(DATA_TYPE_LABELS).filter(
        ([code, { vi }]) =>
          !vi
            .toLowerCase()
            .split(', ')
            .every((words) => own(code).includes(words)),
      );

      expect(unnamed.map(([code]) => code)).toEqual([]);
    });
  });
}

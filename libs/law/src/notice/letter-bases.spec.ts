import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citeArticle, LETTER_BASES, letterBasis, parseArticle, REGIMES, UNIT_LETTER_KINDS } from '../index.js';

const GAZETTE = join(import.meta.dirname, '../../../../../shared/law/gazette');
const FILES: Readonly<Record<string, string>> = { D13: 'decree-13-2023.json', L91: 'law-91-2025.json', D356: 'decree-356-2025.json' };

interface Article {
  readonly articleNumber: string;
  readonly paragraphs?: readonly string[];
  readonly lines?: readonly { readonly text: string }[];
}

describe('on what letters of a unit rest', () => {
  it('is said for every regime and kind, and can be cited', () => {
    for (const { code } of REGIMES)
      for (const kind of UNIT_LETTER_KINDS) expect(citeArticle(letterBasis(code, kind).article).vi).toMatch(/Điều/);
  });

  const whereItIs = existsSync(GAZETTE) ? it : it.skip;
  whereItIs('in the words of the Gazette', () => {
    for (const { article, words } of LETTER_BASES.filter((basis) => basis.words !== null)) {
      const [{ instrument, article: number }] = parseArticle(article) as [{ instrument: string; article: string }];
      const { articles } = JSON.parse(readFileSync(join(GAZETTE, FILES[instrument]!), 'utf8')) as { articles: readonly Article[] };
      const unit = articles.find(({ articleNumber }) => articleNumber === number)!;
      const text = (unit.paragraphs ?? unit.lines!.map((line) => line.text)).join(' ').normalize('NFC').replace(/\s+/g, ' ');
      expect([article, text.includes(words!)]).toEqual([article, true]);
    }
  });
});

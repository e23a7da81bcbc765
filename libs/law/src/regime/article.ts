import type { Sentence } from '#kernel';
import { INSTRUMENTS } from './instruments.js';

/**
 * Where a rule stands: `L91 23.1` (article, clause), `D13 23.3(a)` (point), `D356 Form 08.2` (form, section),
 * `NQ22 Annex I.7`; several are joined by `; `.
 */
export type Article = string;

const SHAPE =
  /^(?<instrument>D13|L91|D356|NQ22|D330|L116|D331|LHAV|PC) (?:(?<article>\d+)(?:\.(?<clause>\d+))?(?:\((?<point>[a-zđ])\))?|Form (?<form>\d{2}[ab]?)(?:\.(?<section>\d))?|Annex (?<annex>[IVX.\d]+))$/;

/** The parts of one citation; absent parts are undefined. */
export interface ArticleParts {
  readonly instrument: string;
  readonly article?: string;
  readonly clause?: string;
  readonly point?: string;
  readonly form?: string;
  readonly section?: string;
  readonly annex?: string;
}

/** The citations joined in an {@link Article}, taken apart. Throws RangeError where one is not well-formed. */
export function parseArticle(article: Article): readonly ArticleParts[] {
  return article.split('; ').map((one) => {
    const groups = SHAPE.exec(one)?.groups;
    if (!groups) throw new RangeError(`not a citation: ${one}`);
    return groups as unknown as ArticleParts;
  });
}

/**
 * A citation as people write it: `L91 23.1` is "khoản 1 Điều 23 Luật 91/2025/QH15" and
 * "Article 23(1), Law 91/2025/QH15". Throws RangeError where it is not well-formed.
 */
export function citeArticle(article: Article): Sentence {
  const cited = parseArticle(article).map((parts) => {
    const { short } = INSTRUMENTS.find((instrument) => instrument.code === parts.instrument)!;
    if (parts.annex) return { vi: `Phụ lục ${parts.annex} ${short.vi}`, en: `Annex ${parts.annex}, ${short.en}` };
    if (parts.form)
      return {
        vi: `${parts.section ? `mục ${parts.section} ` : ''}Mẫu số ${parts.form} ${short.vi}`,
        en: `Form ${parts.form}${parts.section ? `, section ${parts.section}` : ''}, ${short.en}`,
      };
    return {
      vi: `${parts.point ? `điểm ${parts.point} ` : ''}${parts.clause ? `khoản ${parts.clause} ` : ''}Điều ${parts.article} ${short.vi}`,
      en: `Article ${parts.article}${parts.clause ? `(${parts.clause})` : ''}${parts.point ? `(${parts.point})` : ''}, ${short.en}`,
    };
  });
  return { vi: cited.map((one) => one.vi).join('; '), en: cited.map((one) => one.en).join('; ') };
}
